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

CREATE TABLE trip_before AS SELECT * FROM trip;
DROP TABLE trip;
CREATE TABLE trip (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- The day of the trip.
    date TEXT NOT NULL,
    -- Earliest and latest day that it can be.
    date_first TEXT NOT NULL,
    date_last TEXT NOT NULL,
    -- From where.
    origin INTEGER NOT NULL REFERENCES place(id),
    -- To where.
    destination INTEGER NOT NULL REFERENCES place(id),
    -- What the road did; empty while planned.
    outcome TEXT CHECK (
        outcome = 'facilitated' OR outcome = 'delayed' OR outcome = 'stopped-then-passed'
        OR outcome = 'cut-short' OR outcome = 'turned-back' OR outcome = 'denied'
        OR outcome = 'not-cleared-in-time' OR outcome = 'go-ahead-withheld' OR outcome = 'cancelled-by-us'
        OR outcome = 'self-restricted' OR outcome = 'no-longer-needed'),
    -- How much of it was done; proposed from the outcome.
    completion TEXT CHECK (completion = 'full' OR completion = 'part' OR completion = 'none'),
    -- By which road.
    road INTEGER REFERENCES place(id),
    -- The first date that it was planned for, where it was put off.
    first_planned TEXT,
    -- What for.
    purpose TEXT,
    -- The negotiation that it belongs to.
    negotiation INTEGER REFERENCES negotiation(id),
    -- Association with a peace mission.
    association TEXT CHECK (
        association = 'none' OR association = 'information' OR association = 'notification'
        OR association = 'shared-asset' OR association = 'seen-together' OR association = 'armed-escort'),
    -- Who agreed to more than the negotiation accepts, as a function.
    association_agreed_by TEXT,
    -- Vehicles planned.
    vehicles_planned INTEGER CHECK (vehicles_planned >= 0),
    -- Vehicles on the paper.
    vehicles_on_paper INTEGER CHECK (vehicles_on_paper >= 0),
    -- Vehicles that went.
    vehicles INTEGER CHECK (vehicles >= 0),
    -- Persons planned.
    persons_planned INTEGER CHECK (persons_planned >= 0),
    -- Persons on the paper.
    persons_on_paper INTEGER CHECK (persons_on_paper >= 0),
    -- Persons aboard.
    persons INTEGER CHECK (persons >= 0),
    -- Women among those planned.
    women_planned INTEGER CHECK (women_planned >= 0),
    -- Women among those aboard.
    women INTEGER CHECK (women >= 0),
    -- People planned to be reached.
    people_planned INTEGER CHECK (people_planned >= 0),
    -- People reached.
    people_reached INTEGER CHECK (people_reached >= 0),
    -- Morning green light asked at.
    go_ahead_asked_at TEXT,
    -- Morning green light received at.
    go_ahead_received_at TEXT,
    -- Led by another organisation.
    led_by_other INTEGER CHECK (led_by_other IN (0, 1)),
    -- Who decides, as a function.
    decided_by TEXT,
    -- What that person decided.
    go TEXT CHECK (go = 'go' OR go = 'wait' OR go = 'no'),
    -- Hours late.
    hours_late INTEGER CHECK (hours_late >= 0),
    -- Checkpoints met, the last one included.
    checkpoints INTEGER CHECK (checkpoints >= 0),
    -- Of these, that stopped us long.
    checkpoints_long INTEGER CHECK (checkpoints_long >= 0),
    -- Of these, that demanded something.
    checkpoints_demanding INTEGER CHECK (checkpoints_demanding >= 0),
    -- Groups the trips of one journey.
    journey TEXT,
    -- Notes.
    notes TEXT,
    -- How sensitive; may be raised, never below the kind's own without a reason.
    sensitivity TEXT NOT NULL CHECK (
        sensitivity = 'low' OR sensitivity = 'moderate' OR sensitivity = 'high' OR sensitivity = 'severe'),
    source TEXT CHECK (
        source = 'own' OR source = 'partner' OR source = 'community' OR source = 'authority'
        OR source = 'public'),
    checked INTEGER CHECK (checked IN (0, 1)),
    reported_on TEXT,
    recorded_by TEXT,
    counted_by TEXT CHECK (counted_by IN ('us', 'other')),
    joint_token TEXT,
    paper_reference TEXT,
    retain_until TEXT,
    -- `typed`, `import:` and the source, or `inbox`.
    provenance TEXT NOT NULL,
    -- Taken out of every figure on.
    voided_on TEXT,
    -- Why.
    void_reason TEXT
) STRICT;
INSERT INTO trip (
    id, uid, revision, date, date_first, date_last, origin, destination, outcome, completion, road, first_planned,
    purpose, negotiation, association, vehicles_planned, vehicles_on_paper, vehicles, persons_planned,
    persons_on_paper, persons, women_planned, women, people_planned, people_reached, go_ahead_asked_at,
    go_ahead_received_at, led_by_other, decided_by, go, hours_late, checkpoints, checkpoints_long,
    checkpoints_demanding, journey, notes, sensitivity, source, checked, reported_on, recorded_by, counted_by,
    joint_token, paper_reference, retain_until, provenance, voided_on, void_reason
) SELECT
    id, uid, revision, date, date_first, date_last, origin, destination, outcome, completion, road, first_planned,
    purpose, negotiation, association, vehicles_planned, vehicles_on_paper, vehicles, persons_planned,
    persons_on_paper, persons, women_planned, women, people_planned, people_reached, go_ahead_asked_at,
    go_ahead_received_at, led_by_other, decided_by, go, hours_late, checkpoints, checkpoints_long,
    checkpoints_demanding, journey, notes, sensitivity, source, checked, reported_on, recorded_by, counted_by,
    joint_token, paper_reference, retain_until, provenance, voided_on, void_reason
FROM trip_before;
DROP TABLE trip_before;
CREATE INDEX trip_date ON trip (date_first);
CREATE INDEX trip_negotiation ON trip (negotiation);
