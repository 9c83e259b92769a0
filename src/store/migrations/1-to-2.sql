-- Version 1 to 2: undo, drafts, refused rows, full text.

CREATE TABLE history_before AS SELECT * FROM history;
DROP TABLE history;
CREATE TABLE history (
    n INTEGER PRIMARY KEY,
    command INTEGER NOT NULL,
    at TEXT NOT NULL,
    action TEXT NOT NULL CHECK (
        action = 'made' OR action = 'changed' OR action = 'voided' OR action = 'imported'
        OR action = 'setting' OR action = 'restored' OR action = 'migrated' OR action = 'undone'
        OR action = 'redone' OR action = 'merged' OR action = 'purged' OR action = 'left'),
    kind TEXT NOT NULL,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    revision INTEGER NOT NULL,
    salt BLOB CHECK (length(salt) = 16),
    body TEXT,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX history_record ON history (uid, revision);
CREATE INDEX history_command ON history (command, action, kind);
INSERT INTO history SELECT * FROM history_before;
DROP TABLE history_before;

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    begun_on TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE refused_row (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    source TEXT NOT NULL,
    row INTEGER NOT NULL CHECK (row > 0),
    header TEXT NOT NULL,
    cells TEXT NOT NULL,
    reasons TEXT NOT NULL,
    map TEXT NOT NULL,
    refused_on TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE full_text USING fts5(
    words, content = '', contentless_delete = 1, detail = full, tokenize = 'unicode61 remove_diacritics 0'
);
