-- Version 1 to 2: undo, drafts, refused rows, full text, borders, what a trip of tomorrow is asked.

CREATE TABLE history_before AS SELECT * FROM history;
DROP TABLE history;
CREATE TABLE history (
    n INTEGER PRIMARY KEY,
    command INTEGER NOT NULL,
    at TEXT NOT NULL,
    action TEXT NOT NULL CHECK (
        action = 'made' OR action = 'changed' OR action = 'voided' OR action = 'imported'
        OR action = 'setting' OR action = 'restored' OR action = 'migrated' OR action = 'undone'
        OR action = 'redone' OR action = 'merged' OR action = 'purged' OR action = 'left' OR action = 'keyed'
        OR action = 'rotated'),
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

CREATE TABLE opener (
    id INTEGER PRIMARY KEY,
    -- The number of a passphrase's slot, or a recipient.
    passphrase INTEGER UNIQUE CHECK (passphrase > 0),
    recipient TEXT UNIQUE,
    label TEXT NOT NULL,
    added_on TEXT NOT NULL,
    -- Of a recipient that is a way back, or that the store was parked with: as what its key is held.
    held_as TEXT CHECK (held_as = 'recipient' OR held_as = 'identity' OR held_as = 'shares'),
    -- By how many, how many of them are needed, how many are outside the country. Nobody's name.
    holders INTEGER CHECK (holders > 0),
    needed INTEGER CHECK (needed > 0 AND needed <= holders),
    abroad INTEGER CHECK (abroad >= 0 AND abroad <= holders),
    -- The set of its shares, as they say it.
    share_set TEXT,
    CHECK ((passphrase IS NULL) <> (recipient IS NULL)),
    CHECK (held_as IS NULL OR (recipient IS NOT NULL AND holders + needed + abroad IS NOT NULL))
) STRICT;

CREATE TABLE slot (
    name TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) IN (0, 32)),
    PRIMARY KEY (name, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_key (
    purpose TEXT PRIMARY KEY,
    key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;

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
    names, words, about, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE border (
    pcode TEXT PRIMARY KEY,
    -- The gazetteer that the outline is from, and its version.
    gazetteer TEXT NOT NULL,
    imported_on TEXT NOT NULL,
    -- The coordinates of a GeoJSON MultiPolygon: degrees of WGS 84.
    outline TEXT NOT NULL
) STRICT;

CREATE TABLE slip (
    -- The random number that the slip carries.
    uid BLOB PRIMARY KEY CHECK (length(uid) = 16),
    -- Keyed hash of what it says.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    -- Taken in or dropped on.
    done_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slip_digest ON slip (digest);

-- Counts of whole months, kept so that a report reads again only what has changed since. Derived from the records and made
-- anew where they change; never dumped, and gone with a purge. `query` is the digest of a statement, `made_at` the entry of the
-- history up to which it was counted, `answer` JSON. A month without a row had nothing in it when `*` was counted, whose
-- `answer` is the statement; the row without a month has what is dated in part. A month whose answer is `days` is kept by its
-- days, in rows of their own: a day without one had nothing in it when the month was counted.
CREATE TABLE kept_month (
    query BLOB NOT NULL CHECK (length(query) = 32),
    month TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (query, month)
) STRICT, WITHOUT ROWID;

-- The last entry of the history that touched what is dated in a month; `all` stands for every month, and no month for what
-- is dated in part.
CREATE TABLE touched_month (
    month TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE touched_day (
    day TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a trip of tomorrow is asked. Views first: they go by the tables as these are now.
DROP VIEW fact_decision;
DROP VIEW trip_word;
DROP VIEW trip_relied_decision;

CREATE TABLE request_before AS SELECT * FROM request;
DROP TABLE request;
CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- What is asked for.
    what TEXT NOT NULL CHECK (
        what = 'convoy' OR what = 'cross-line' OR what = 'cross-border' OR what = 'field-visit'
        OR what = 'assessment' OR what = 'sustained-presence' OR what = 'site-access'
        OR what = 'community-access' OR what = 'evacuation' OR what = 'medical-referral' OR what = 'visa'
        OR what = 'technical-agreement' OR what = 'registration' OR what = 'asset' OR what = 'release-staff'
        OR what = 'release-goods' OR what = 'release-children' OR what = 'weapons-free-zone'
        OR what = 'pause-in-fighting' OR what = 'norms' OR what = 'other'),
    -- Where.
    place INTEGER NOT NULL REFERENCES place(id),
    -- First day needed, as first submitted.
    first_day TEXT NOT NULL,
    -- Last day needed.
    last_day TEXT,
    -- Of a mission's asset: which.
    asset TEXT CHECK (
        asset = 'flight' OR asset = 'fuel' OR asset = 'storage' OR asset = 'engineering' OR asset = 'medevac'
        OR asset = 'radio' OR asset = 'transport'),
    -- The negotiation that it belongs to.
    negotiation INTEGER REFERENCES negotiation(id),
    -- People planned to be reached.
    people INTEGER CHECK (people >= 0),
    -- Women among them.
    women INTEGER CHECK (women >= 0),
    -- Girls among them.
    girls INTEGER CHECK (girls >= 0),
    -- Boys among them.
    boys INTEGER CHECK (boys >= 0),
    -- Men among them.
    men INTEGER CHECK (men >= 0),
    -- Goods, in a few words.
    goods TEXT,
    -- Notified to the notification system on.
    notified_on TEXT,
    -- The notification was acknowledged on.
    notification_acknowledged_on TEXT,
    -- Withdrawn on.
    withdrawn_on TEXT,
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
INSERT INTO request (
    id, uid, revision, what, place, first_day, last_day, asset, negotiation, people, women, girls, boys, men,
    goods, notified_on, withdrawn_on, sensitivity, source, checked, reported_on, recorded_by, counted_by,
    joint_token, paper_reference, retain_until, provenance, voided_on, void_reason)
SELECT
    id, uid, revision, what, place, first_day, last_day, asset, negotiation, people, women, girls, boys, men,
    goods, notified_on, withdrawn_on, sensitivity, source, checked, reported_on, recorded_by, counted_by,
    joint_token, paper_reference, retain_until, provenance, voided_on, void_reason
FROM request_before;
DROP TABLE request_before;
CREATE INDEX request_negotiation ON request (negotiation);

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
    -- From where; only a reduced trip is without.
    origin INTEGER REFERENCES place(id),
    -- To where; of a reduced trip the district, where it is known.
    destination INTEGER REFERENCES place(id),
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
    -- Planned to be back on.
    return_on TEXT,
    -- The latest hour to turn back.
    turn_back_by TEXT,
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
    -- The permit itself is aboard.
    permit_aboard INTEGER CHECK (permit_aboard IN (0, 1)),
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
    -- Reduced to month, road, district, outcome, completion, tally and association on (docs/guide/retention.md).
    reduced_on TEXT,
    -- Of a reduced trip: what the road did against what was said, as it stood then.
    gap TEXT CHECK (
        gap = 'as-planned' OR gap = 'trouble' OR gap = 'trouble-same-side' OR gap = 'same-chain'
        OR gap = 'another-branch' OR gap = 'another-party' OR gap = 'road-or-fighting'
        OR gap = 'go-ahead-withheld' OR gap = 'self-restricted-after-yes' OR gap = 'unknown'
        OR gap = 'not-approved' OR gap = 'no-recorded-yes' OR gap = 'own-reasons'),
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
    id, uid, revision, date, date_first, date_last, origin, destination, outcome, completion, road,
    first_planned, purpose, negotiation, association, vehicles_planned, vehicles_on_paper, vehicles,
    persons_planned, persons_on_paper, persons, women_planned, women, people_planned, people_reached,
    go_ahead_asked_at, go_ahead_received_at, led_by_other, decided_by, go, hours_late, checkpoints,
    checkpoints_long, checkpoints_demanding, journey, notes, sensitivity, source, checked, reported_on,
    recorded_by, counted_by, joint_token, paper_reference, retain_until, provenance, voided_on, void_reason)
SELECT
    id, uid, revision, date, date_first, date_last, origin, destination, outcome, completion, road,
    first_planned, purpose, negotiation, association, vehicles_planned, vehicles_on_paper, vehicles,
    persons_planned, persons_on_paper, persons, women_planned, women, people_planned, people_reached,
    go_ahead_asked_at, go_ahead_received_at, led_by_other, decided_by, go, hours_late, checkpoints,
    checkpoints_long, checkpoints_demanding, journey, notes, sensitivity, source, checked, reported_on,
    recorded_by, counted_by, joint_token, paper_reference, retain_until, provenance, voided_on, void_reason
FROM trip_before;
DROP TABLE trip_before;
CREATE INDEX trip_date ON trip (date_first);
CREATE INDEX trip_road ON trip (road, date_last, date_first, outcome, counted_by, voided_on, sensitivity);
CREATE INDEX trip_planned ON trip (date_last) WHERE outcome IS NULL AND voided_on IS NULL;
CREATE INDEX trip_negotiation ON trip (negotiation);
CREATE INDEX trip_due ON trip (coalesce(first_planned, date_first));
CREATE INDEX trip_decisions_value ON trip_decisions (value);

CREATE TABLE directive_before AS SELECT * FROM directive;
DROP TABLE directive;
CREATE TABLE directive (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- Who issued it.
    issued_by INTEGER NOT NULL REFERENCES actor(id),
    -- When.
    date TEXT NOT NULL,
    -- Earliest and latest day that it can be.
    date_first TEXT NOT NULL,
    date_last TEXT NOT NULL,
    -- What it says.
    what TEXT NOT NULL,
    -- In which form.
    form TEXT CHECK (form IN ('formal', 'informal')),
    -- What it restricts.
    category TEXT CHECK (
        category = 'A1' OR category = 'A2' OR category = 'A3' OR category = 'A4' OR category = 'A5'
        OR category = 'A6' OR category = 'A7' OR category = 'A8' OR category = 'A9' OR category = 'women'
        OR category = 'movement-permit' OR category = 'project-data' OR category = 'staff-data'
        OR category = 'hiring' OR category = 'tax' OR category = 're-registration'
        OR category = 'suspension-order' OR category = 'beneficiary-selection' OR category = 'other'),
    -- In force from.
    in_force_from TEXT,
    -- In force to.
    in_force_to TEXT,
    -- Of a curfew: from which hour.
    curfew_from TEXT,
    -- Of a curfew: to which hour.
    curfew_to TEXT,
    -- To be done by.
    deadline TEXT,
    -- What it does to the work.
    effect TEXT CHECK (
        effect = 'slower' OR effect = 'partial-stop' OR effect = 'full-stop' OR effect = 'cost'
        OR effect = 'none-yet'),
    -- Lifted on.
    lifted_on TEXT,
    -- Lifted by what.
    lifted_by TEXT,
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
INSERT INTO directive (
    id, uid, revision, issued_by, date, date_first, date_last, what, form, category, in_force_from, in_force_to,
    deadline, effect, lifted_on, lifted_by, sensitivity, source, checked, reported_on, recorded_by, counted_by,
    joint_token, paper_reference, retain_until, provenance, voided_on, void_reason)
SELECT
    id, uid, revision, issued_by, date, date_first, date_last, what, form, category, in_force_from, in_force_to,
    deadline, effect, lifted_on, lifted_by, sensitivity, source, checked, reported_on, recorded_by, counted_by,
    joint_token, paper_reference, retain_until, provenance, voided_on, void_reason
FROM directive_before;
DROP TABLE directive_before;

CREATE TABLE incident_before AS SELECT * FROM incident;
DROP TABLE incident;
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- When.
    date TEXT NOT NULL,
    -- Earliest and latest day that it can be.
    date_first TEXT NOT NULL,
    date_last TEXT NOT NULL,
    -- Where it came about.
    setting TEXT NOT NULL CHECK (
        setting = 'checkpoint' OR setting = 'road' OR setting = 'our-premises' OR setting = 'health-facility'
        OR setting = 'site' OR setting = 'authority-office' OR setting = 'border-port-airport'
        OR setting = 'other' OR setting = 'unknown'),
    -- At what hour.
    hour TEXT,
    -- Of a movement ban: until when.
    ban_until TEXT,
    -- Of a curfew: from which hour.
    curfew_from TEXT,
    -- Of a curfew: to which hour.
    curfew_to TEXT,
    -- Where.
    place INTEGER REFERENCES place(id),
    -- Where, in words, as long as no place matches.
    place_text TEXT,
    -- On which road.
    road INTEGER REFERENCES place(id),
    -- Of a barrier without a name: what kind.
    barrier TEXT CHECK (
        barrier = 'mobile' OR barrier = 'rope' OR barrier = 'obstacle' OR barrier = 'fixed-unnamed'),
    -- What happened, in words.
    what_happened TEXT,
    -- Category; proposed from the leading kind.
    category TEXT CHECK (
        category = 'A1' OR category = 'A2' OR category = 'A3' OR category = 'A4' OR category = 'A5'
        OR category = 'A6' OR category = 'A7' OR category = 'A8' OR category = 'A9'),
    -- The trip on which it happened.
    trip INTEGER REFERENCES trip(id),
    -- The negotiation that it belongs to.
    negotiation INTEGER REFERENCES negotiation(id),
    -- The decision that it broke.
    decision_broken INTEGER REFERENCES decision(id),
    -- The promise that it broke; makes a check `broken` on its date.
    promise_broken INTEGER REFERENCES promise(id),
    -- They suspected us of a link to a peace mission.
    mission_link_suspected INTEGER CHECK (mission_link_suspected IN (0, 1)),
    -- Sector.
    sector TEXT CHECK (
        sector = 'cccm' OR sector = 'education' OR sector = 'food-security' OR sector = 'health'
        OR sector = 'logistics' OR sector = 'nutrition' OR sector = 'protection'
        OR sector = 'child-protection' OR sector = 'gbv' OR sector = 'mine-action' OR sector = 'shelter-nfi'
        OR sector = 'wash' OR sector = 'telecom' OR sector = 'multi-sector' OR sector = 'other'),
    -- Gender-related.
    gender_related INTEGER CHECK (gender_related IN (0, 1)),
    -- Of a fee: whether a paper was given.
    paper_given INTEGER CHECK (paper_given IN (0, 1)),
    -- Projects suspended.
    projects_suspended INTEGER CHECK (projects_suspended >= 0),
    -- Suspended from.
    suspended_from TEXT,
    -- Suspended to.
    suspended_to TEXT,
    -- Value of goods lost.
    value_lost INTEGER CHECK (value_lost >= 0),
    -- In which currency.
    currency TEXT,
    -- People delayed.
    people_delayed INTEGER CHECK (people_delayed >= 0),
    -- People not reached.
    people_not_reached INTEGER CHECK (people_not_reached >= 0),
    -- What we did.
    response TEXT CHECK (
        response = 'followed-instructions' OR response = 'negotiated' OR response = 'withdrew'
        OR response = 'passed-up' OR response = 'suspended' OR response = 'none'),
    -- Solved on.
    solved_on TEXT,
    -- Solved by what.
    solved_by TEXT,
    -- Referred on, to those whose task it is.
    referred_on TEXT,
    -- Degrees north; only from an import.
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    -- Degrees east; only from an import.
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    -- How exact the coordinates are.
    precision TEXT CHECK (
        precision = 'spot' OR precision = 'near' OR precision = 'district' OR precision = 'province'
        OR precision = 'along-road' OR precision = 'country' OR precision = 'unknown'),
    -- Reduced to district, kind of author and level, without words, on (docs/guide/retention.md).
    reduced_on TEXT,
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
INSERT INTO incident (
    id, uid, revision, date, date_first, date_last, setting, hour, place, place_text, road, barrier,
    what_happened, category, trip, negotiation, decision_broken, promise_broken, mission_link_suspected, sector,
    gender_related, paper_given, projects_suspended, suspended_from, suspended_to, value_lost, currency,
    people_delayed, people_not_reached, response, solved_on, solved_by, referred_on, latitude, longitude,
    precision, sensitivity, source, checked, reported_on, recorded_by, counted_by, joint_token, paper_reference,
    retain_until, provenance, voided_on, void_reason)
SELECT
    id, uid, revision, date, date_first, date_last, setting, hour, place, place_text, road, barrier,
    what_happened, category, trip, negotiation, decision_broken, promise_broken, mission_link_suspected, sector,
    gender_related, paper_given, projects_suspended, suspended_from, suspended_to, value_lost, currency,
    people_delayed, people_not_reached, response, solved_on, solved_by, referred_on, latitude, longitude,
    precision, sensitivity, source, checked, reported_on, recorded_by, counted_by, joint_token, paper_reference,
    retain_until, provenance, voided_on, void_reason
FROM incident_before;
DROP TABLE incident_before;
CREATE INDEX incident_date ON incident (date_first);
CREATE INDEX incident_trip ON incident (trip);
CREATE INDEX incident_decision_broken ON incident (decision_broken) WHERE decision_broken IS NOT NULL;
CREATE INDEX incident_promise_broken ON incident (promise_broken) WHERE promise_broken IS NOT NULL;

-- The next step of a meeting can be ticked off.

CREATE TABLE meeting_before AS SELECT * FROM meeting;
DROP TABLE meeting;
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- When.
    date TEXT NOT NULL,
    -- Earliest and latest day that it can be.
    date_first TEXT NOT NULL,
    date_last TEXT NOT NULL,
    -- By which channel.
    channel TEXT NOT NULL CHECK (
        channel = 'in-person' OR channel = 'phone' OR channel = 'radio' OR channel = 'message'
        OR channel = 'letter' OR channel = 'intermediary' OR channel = 'public'),
    -- How we came to it.
    mode TEXT NOT NULL CHECK (
        mode = 'alone' OR mode = 'joint' OR mode = 'led-for-us' OR mode = 'via-partner'
        OR mode = 'via-intermediary' OR mode = 'community-led' OR mode = 'mission-present'
        OR mode = 'mission-asks-for-us' OR mode = 'we-ask-mission'),
    -- What was talked about.
    topics TEXT NOT NULL,
    -- Where, or on which road; only when in person.
    place INTEGER REFERENCES place(id),
    -- The negotiation that it belongs to.
    negotiation INTEGER REFERENCES negotiation(id),
    -- Who asked for it.
    asked_by TEXT CHECK (asked_by = 'us' OR asked_by = 'them' OR asked_by = 'third'),
    -- Through an interpreter.
    interpreter INTEGER CHECK (interpreter IN (0, 1)),
    -- Notes.
    notes TEXT,
    -- What happens next.
    next_step TEXT,
    -- On which day.
    next_step_on TEXT,
    -- Who does it, as a function.
    next_step_by TEXT,
    -- Done on.
    next_step_done_on TEXT,
    -- What we learnt.
    lesson TEXT,
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
INSERT INTO meeting (
    id, uid, revision, date, date_first, date_last, channel, mode, topics, place, negotiation, asked_by,
    interpreter, notes, next_step, next_step_on, next_step_by, lesson, sensitivity, source, checked,
    reported_on, recorded_by, counted_by, joint_token, paper_reference, retain_until, provenance, voided_on,
    void_reason)
SELECT
    id, uid, revision, date, date_first, date_last, channel, mode, topics, place, negotiation, asked_by,
    interpreter, notes, next_step, next_step_on, next_step_by, lesson, sensitivity, source, checked,
    reported_on, recorded_by, counted_by, joint_token, paper_reference, retain_until, provenance, voided_on,
    void_reason
FROM meeting_before;
DROP TABLE meeting_before;
CREATE INDEX ask_amount ON ask (incident) WHERE amount IS NOT NULL;
CREATE INDEX meeting_date ON meeting (date_first);
CREATE INDEX meeting_negotiation ON meeting (negotiation);

-- Who said no after many yeses is read from the index alone.
DROP INDEX decision_node;
CREATE INDEX decision_node ON decision (node, date_last, code, condition_view, counted_by, voided_on);

-- Reports count months anew where something of them was touched, and what is dated in part: each is found by an index. SQLite
-- compares what a view works out by an explicit collation, and takes an index on it only where that is written out.
CREATE INDEX decision_in_part ON decision (date_first) WHERE date_first <> date_last;
CREATE INDEX incident_in_part ON incident (date_first) WHERE date_first <> date_last;
CREATE INDEX meeting_in_part ON meeting (date_first) WHERE date_first <> date_last;
CREATE INDEX trip_in_part ON trip (date_first) WHERE date_first <> date_last;
CREATE INDEX trip_due_in_part ON trip (date_first)
WHERE (coalesce(first_planned, date_first) COLLATE BINARY) <> (coalesce(first_planned, date_last) COLLATE BINARY);
CREATE INDEX incident_month ON incident (
    (CASE WHEN substr(date_first, 1, 7) = substr(date_last, 1, 7) THEN substr(date_first, 1, 7) END COLLATE BINARY) || '-01');
CREATE INDEX incident_solved ON incident (solved_on) WHERE solved_on IS NOT NULL;
CREATE INDEX incident_suspended ON incident (suspended_from) WHERE projects_suspended > 0;

-- What an office promised before, and what of a negotiation is not settled, is asked whenever one is written down.
CREATE INDEX promise_node ON promise (node);
CREATE INDEX promise_negotiation ON promise (negotiation);
CREATE INDEX promise_meeting ON promise (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX promise_check_trip ON promise_check (trip) WHERE trip IS NOT NULL;
CREATE INDEX promise_check_incident ON promise_check (incident) WHERE incident IS NOT NULL;

-- The views of reports, anew.
DROP VIEW trip_yes;
DROP VIEW fact_trip;
DROP VIEW trip_approval;
DROP VIEW trip_author;
DROP VIEW fact_gap;
DROP VIEW fact_incident;
DROP VIEW fact_passage;
DROP VIEW fact_stoppage;
DROP VIEW fact_demand;

CREATE TABLE place_area_before AS SELECT * FROM place_area;
DROP TABLE place_area;
CREATE TABLE place_area (
    place INTEGER PRIMARY KEY REFERENCES place(id) ON DELETE CASCADE,
    country INTEGER REFERENCES place(id),
    adm1 INTEGER REFERENCES place(id),
    adm2 INTEGER REFERENCES place(id),
    adm3 INTEGER REFERENCES place(id)
) STRICT;
INSERT INTO place_area
SELECT b.place, b.country, b.adm1, b.adm2, (
    WITH RECURSIVE above (id, kind, parent, steps) AS (
        SELECT p.id, p.kind, p.parent, 0 FROM place p WHERE p.id = b.place
        UNION ALL
        SELECT p.id, p.kind, p.parent, a.steps + 1 FROM above a JOIN place p ON p.id = a.parent WHERE a.steps < 20)
    SELECT a.id FROM above a WHERE a.kind = 'adm3' ORDER BY a.steps DESC LIMIT 1)
FROM place_area_before b;
DROP TABLE place_area_before;

-- Summaries of one table of decisions stay released, under the scheme that they had, for no country that is known.
CREATE TABLE release_before AS SELECT * FROM release;
CREATE TABLE released_cell_before AS SELECT * FROM released_cell;
CREATE TABLE frozen_record_before AS SELECT * FROM frozen_record;
DROP TABLE released_cell;
DROP TABLE frozen_record;
DROP TABLE release;
CREATE TABLE release_scheme (
    year INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- What the scheme says, as TOML.
    body TEXT NOT NULL,
    fixed_on TEXT NOT NULL
) STRICT;
CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    audience TEXT NOT NULL CHECK (
        audience = 'partners' OR audience = 'donor' OR audience = 'public' OR audience = 'trusted'),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    period TEXT NOT NULL,
    -- The uid of the country that it covers; empty in what left before summaries had one.
    country BLOB NOT NULL,
    scheme TEXT NOT NULL,
    scheme_hash BLOB NOT NULL CHECK (length(scheme_hash) = 32),
    manifest BLOB NOT NULL,
    members BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    proof TEXT NOT NULL,
    released_on TEXT NOT NULL,
    withdrawn_on TEXT,
    withdrawn_reason TEXT,
    -- Left another copy of this store, and was taken in from its sealed file.
    taken_in_on TEXT,
    UNIQUE (epoch, audience, sequence)
) STRICT;
CREATE TABLE frozen_period (
    n INTEGER PRIMARY KEY,
    country BLOB NOT NULL,
    period TEXT NOT NULL,
    scheme_hash BLOB NOT NULL CHECK (length(scheme_hash) = 32),
    -- The kinds of records that the scheme counts, as a JSON array.
    kinds TEXT NOT NULL,
    -- The districts that its tables have lines for, as a JSON array of P-codes, or names where there is none.
    districts TEXT NOT NULL,
    frozen_on TEXT NOT NULL,
    UNIQUE (country, period)
) STRICT;
CREATE TABLE released_cell (
    frozen INTEGER NOT NULL REFERENCES frozen_period(n),
    table_name TEXT NOT NULL,
    cell TEXT NOT NULL,
    true_period TEXT NOT NULL,
    leaf TEXT NOT NULL CHECK (leaf IN ('on-time', 'earlier')),
    count INTEGER NOT NULL CHECK (count >= 0),
    nodes BLOB,
    parties BLOB,
    PRIMARY KEY (frozen, table_name, cell, true_period)
) STRICT, WITHOUT ROWID;
CREATE TABLE frozen_record (
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    frozen INTEGER NOT NULL REFERENCES frozen_period(n),
    PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE contributor (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL UNIQUE,
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 32),
    pinned_on TEXT NOT NULL
) STRICT;

CREATE TABLE contribution (
    id INTEGER PRIMARY KEY,
    contributor INTEGER NOT NULL REFERENCES contributor(id),
    audience TEXT NOT NULL CHECK (
        audience = 'partners' OR audience = 'donor' OR audience = 'public' OR audience = 'trusted'),
    -- Its place in the sender's chain, so that gaps, forks and withdrawals show.
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    country TEXT NOT NULL,
    period TEXT NOT NULL,
    scheme TEXT NOT NULL,
    scheme_hash BLOB NOT NULL CHECK (length(scheme_hash) = 32),
    -- What its tables look like, and their cells: JSON as in the manifest, and a list of numbers or nulls a table.
    form TEXT NOT NULL,
    cells TEXT NOT NULL,
    added_on TEXT NOT NULL,
    -- The last release that this store had made when it came; 0 before the first.
    came_after INTEGER NOT NULL,
    withdrawn_on TEXT,
    -- The pooled release that has it.
    frozen INTEGER REFERENCES frozen_period(n)
) STRICT;
CREATE INDEX contribution_period ON contribution (country, period);
INSERT INTO release (
    id, epoch, audience, sequence, period, country, scheme, scheme_hash, manifest, members, hash, proof, released_on,
    withdrawn_on, withdrawn_reason)
SELECT
    id, epoch, audience, sequence, period, X'', scheme, scheme_hash, manifest, members, hash, proof, released_on,
    withdrawn_on, withdrawn_reason
FROM release_before;
INSERT INTO frozen_period (country, period, scheme_hash, kinds, districts, frozen_on)
SELECT X'', period, scheme_hash, '["decision"]', '[]', min(released_on) FROM release_before GROUP BY period ORDER BY min(id);
INSERT INTO released_cell (frozen, table_name, cell, true_period, leaf, count, nodes, parties)
SELECT p.n, c.table_name, json_array(c.cell), c.true_period, c.leaf, c.count, c.nodes, c.parties
FROM released_cell_before c JOIN frozen_period p ON p.period = c.period;
INSERT INTO frozen_record (kind, record, frozen)
SELECT r.kind, r.record, p.n FROM frozen_record_before r JOIN frozen_period p ON p.period = r.period;
DROP TABLE release_before;
DROP TABLE released_cell_before;
DROP TABLE frozen_record_before;
CREATE VIEW answer AS
SELECT
    d.*,
    d.code IN ('granted', 'partial') OR (d.code = 'conditional' AND coalesce(d.condition_view, 'open') = 'accepted')
        AS is_yes,
    (d.code IN ('granted', 'partial') OR (d.code = 'conditional' AND coalesce(d.condition_view, 'open') = 'accepted'))
        AND coalesce(d.form, 'oral') <> 'relayed' AND d.confirm_by IS NULL AS firm,
    coalesce(d.valid_from, '0000') AS valid_first,
    coalesce(d.valid_to, '9999') AS valid_last
FROM decision d
WHERE d.voided_on IS NULL;
CREATE VIEW fact_decision AS
SELECT
    d.id,
    d.code,
    d.form,
    d.date_first AS day_first,
    d.date_last AS day_last,
    CASE WHEN substr(d.date_first, 1, 7) = substr(d.date_last, 1, 7) THEN substr(d.date_first, 1, 7) END AS month,
    d.node AS actor,
    a.actor_type,
    coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = d.node
            AND coalesce(l.since_first, '0000') <= d.date_first
            AND coalesce(l.until_last, '9999') >= d.date_last
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
    coalesce(d.node_level, 'unknown') AS level_recorded,
    (SELECT b.value FROM actor_branches b WHERE b.actor = d.node ORDER BY b.n LIMIT 1) AS branch,
    r.id AS request,
    coalesce(d.negotiation, r.negotiation, m.negotiation) AS negotiation,
    m.mode,
    coalesce(r.what, n.objective) AS objective,
    coalesce(ra.country, na.country) AS country,
    coalesce(ra.adm1, na.adm1) AS adm1,
    CASE WHEN ra.place IS NULL THEN na.adm2 ELSE ra.adm2 END AS adm2,
    d.addressee,
    d.sensitivity,
    d.checked,
    d.is_yes,
    d.firm,
    d.valid_first AS valid_from,
    d.valid_last AS valid_to
FROM answer d
JOIN actor a ON a.id = d.node
LEFT JOIN request_addressee w ON w.id = d.addressee
LEFT JOIN request r ON r.id = w.request
LEFT JOIN place_area ra ON ra.place = r.place
LEFT JOIN meeting m ON m.id = d.meeting
LEFT JOIN negotiation n ON n.id = coalesce(d.negotiation, r.negotiation, m.negotiation)
LEFT JOIN place_area na ON na.place = (
    SELECT p.value FROM negotiation_places p WHERE p.negotiation = n.id ORDER BY p.n LIMIT 1)
WHERE coalesce(d.counted_by, 'us') = 'us';
CREATE VIEW trip_word AS
SELECT
    l.trip,
    l.request,
    l.addressee,
    l.needed,
    l.needed_group,
    d.id AS decision,
    d.node,
    d.firm AND l.day BETWEEN d.valid_first AND d.valid_last AS firm
FROM (
    SELECT
        q.trip,
        w.request,
        w.id AS addressee,
        coalesce(w.needed, 'yes') AS needed,
        w.needed_group,
        t.date_first AS day,
        (SELECT d.id FROM decision d
            WHERE d.addressee = w.id AND d.voided_on IS NULL AND d.date_last <= t.date_last
            ORDER BY d.date_last DESC, d.id DESC LIMIT 1) AS latest
    FROM trip_requests q
    JOIN trip t ON t.id = q.trip
    JOIN request_addressee w ON w.request = q.value
    WHERE coalesce(w.needed, 'yes') <> 'no' AND (w.ended_on IS NULL OR w.ended_on > t.date_first)) l
LEFT JOIN answer d ON d.id = l.latest;
CREATE VIEW trip_relied_decision AS
SELECT
    x.trip,
    x.value AS decision,
    d.node,
    coalesce(a.firm AND a.date_last <= t.date_last AND t.date_first BETWEEN a.valid_first AND a.valid_last, 0) AS firm
FROM trip_decisions x
JOIN trip t ON t.id = x.trip
JOIN decision d ON d.id = x.value
LEFT JOIN answer a ON a.id = x.value;
CREATE VIEW trip_yes AS
SELECT trip, node FROM trip_word WHERE firm
UNION ALL
SELECT trip, node FROM trip_relied_decision WHERE firm;
CREATE VIEW incident_cause AS
SELECT
    i.id,
    CASE
        WHEN i.category IN ('A4', 'A5', 'A7') THEN 'insecurity'
        WHEN i.category = 'A8' THEN 'physical'
        WHEN i.category IN ('A1', 'A9') THEN 'people'
        WHEN i.category IN ('A3', 'A6') AND a.actor_type IN (
            'armed-group', 'self-defence-group', 'criminal', 'unidentified-armed', 'civilians') THEN 'insecurity'
        WHEN i.category IN ('A2', 'A3', 'A6') THEN 'bureaucratic'
        ELSE 'unknown'
    END AS cause_group
FROM incident i
LEFT JOIN incident_actor x ON x.incident = i.id AND x.n = (
    SELECT min(y.n) FROM incident_actor y WHERE y.incident = i.id)
LEFT JOIN actor a ON a.id = x.node;
CREATE VIEW trip_lead AS
SELECT
    t.id AS trip,
    (
        SELECT i.id FROM incident i
        WHERE i.trip = t.id AND i.voided_on IS NULL
        ORDER BY CASE i.category
            WHEN 'A5' THEN 1 WHEN 'A7' THEN 2 WHEN 'A4' THEN 3 WHEN 'A1' THEN 4 WHEN 'A3' THEN 5
            WHEN 'A9' THEN 6 WHEN 'A2' THEN 7 WHEN 'A6' THEN 8 WHEN 'A8' THEN 9 ELSE 10 END, i.date_first, i.id
        LIMIT 1) AS incident
FROM trip t;
CREATE VIEW fact_trip AS
SELECT
    t.id,
    coalesce(t.first_planned, t.date_first) AS day_first,
    coalesce(t.first_planned, t.date_last) AS day_last,
    CASE
        WHEN t.first_planned IS NOT NULL THEN substr(t.first_planned, 1, 7)
        WHEN substr(t.date_first, 1, 7) = substr(t.date_last, 1, 7) THEN substr(t.date_first, 1, 7)
    END AS month,
    t.date_first AS travel_first,
    t.date_last AS travel_last,
    t.origin,
    t.destination,
    t.road,
    pa.country,
    pa.adm1,
    pa.adm2,
    pa.adm3,
    coalesce(t.outcome, 'not-recorded') AS outcome,
    coalesce(t.completion, 'not-recorded') AS completion,
    t.outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back') AS made,
    t.outcome IN ('cancelled-by-us', 'no-longer-needed') AS own_reasons,
    CASE
        WHEN t.outcome IN ('cancelled-by-us', 'no-longer-needed') THEN 'own-reasons'
        WHEN t.outcome = 'facilitated' AND t.completion = 'full' THEN 'as-planned'
        WHEN t.outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back') THEN
            CASE t.completion WHEN 'full' THEN 'with-trouble' WHEN 'part' THEN 'in-part' ELSE 'not-reached' END
        WHEN t.outcome IS NOT NULL THEN 'not-reached'
        ELSE 'not-recorded'
    END AS arrival,
    -- Why it was not made or not done in full: the group of the incident that leads, else what the outcome says.
    CASE
        WHEN t.outcome IN ('cancelled-by-us', 'no-longer-needed') THEN 'none'
        WHEN t.outcome = 'facilitated' AND t.completion = 'full' THEN 'none'
        ELSE coalesce((
            SELECT nullif(c.cause_group, 'unknown') FROM trip_lead l JOIN incident_cause c ON c.id = l.incident
            WHERE l.trip = t.id), CASE
                WHEN t.outcome IN ('denied', 'not-cleared-in-time', 'go-ahead-withheld') THEN 'bureaucratic'
                WHEN t.outcome = 'self-restricted' THEN 'insecurity'
                ELSE 'unknown' END)
    END AS cause,
    t.association,
    coalesce(t.negotiation, (
        SELECT r.negotiation FROM trip_requests q JOIN request r ON r.id = q.value
        WHERE q.trip = t.id ORDER BY q.n LIMIT 1)) AS negotiation,
    coalesce((
        SELECT r.what FROM trip_requests q JOIN request r ON r.id = q.value
        WHERE q.trip = t.id ORDER BY q.n LIMIT 1), (
        SELECT n.objective FROM negotiation n WHERE n.id = t.negotiation)) AS objective,
    (
        SELECT s.value FROM trip_requests q JOIN request_sectors s ON s.request = q.value
        WHERE q.trip = t.id ORDER BY q.n, s.n LIMIT 1) AS sector,
    t.sensitivity,
    t.checked,
    coalesce(t.checkpoints, 0) AS checkpoints,
    coalesce(t.checkpoints_long, 0) AS checkpoints_long,
    coalesce(t.checkpoints_demanding, 0) AS checkpoints_demanding,
    t.checkpoints IS NOT NULL AS has_tally,
    coalesce(t.hours_late, 0) AS hours_late,
    coalesce(t.hours_late, 0) * t.persons AS staff_hours_late,
    coalesce(t.hours_late, 0) > 0 AND t.persons IS NULL AS late_without_persons,
    t.people_planned,
    t.people_reached,
    EXISTS (SELECT 1 FROM trip_word s WHERE s.trip = t.id) OR EXISTS (SELECT 1 FROM trip_decisions x WHERE x.trip = t.id)
        AS relied,
    t.gap AS gap_kept,
    (SELECT l.incident FROM trip_lead l WHERE l.trip = t.id) AS lead_incident
FROM trip t
LEFT JOIN place_area pa ON pa.place = t.destination
WHERE t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us';
CREATE VIEW trip_approval AS
SELECT
    f.id AS trip,
    CASE WHEN f.gap_kept IS NOT NULL THEN f.gap_kept NOT IN ('not-approved', 'no-recorded-yes', 'own-reasons') ELSE f.relied
        AND NOT EXISTS (SELECT 1 FROM trip_word s WHERE s.trip = f.id AND s.needed = 'yes' AND NOT coalesce(s.firm, 0))
        AND NOT EXISTS (
            SELECT 1 FROM trip_word s
            WHERE s.trip = f.id AND s.needed = 'one-of'
            GROUP BY s.request, s.needed_group
            HAVING max(coalesce(s.firm, 0)) = 0)
        AND NOT EXISTS (SELECT 1 FROM trip_relied_decision x WHERE x.trip = f.id AND NOT x.firm) END AS approved
FROM fact_trip f;
CREATE VIEW trip_author AS
SELECT
    f.id AS trip,
    i.node AS author,
    y.node AS yes,
    EXISTS (
        SELECT 1 FROM actor_line l
        WHERE ((l.actor = i.node AND l.ancestor = y.node) OR (l.actor = y.node AND l.ancestor = i.node))
            AND f.travel_first >= l.certain_from AND f.travel_last <= l.certain_to) AS same_chain,
    EXISTS (
        SELECT 1 FROM actor_line li
        JOIN actor_line ly ON ly.ancestor = li.ancestor
        JOIN actor ai ON ai.id = i.node
        JOIN actor ay ON ay.id = y.node
        JOIN actor top ON top.id = li.ancestor
        WHERE li.actor = i.node AND ly.actor = y.node
            AND top.actor_type = ai.actor_type AND top.actor_type = ay.actor_type
            AND f.travel_first >= li.certain_from AND f.travel_last <= li.certain_to
            AND f.travel_first >= ly.certain_from AND f.travel_last <= ly.certain_to) AS same_party
FROM fact_trip f
JOIN incident_actor i ON i.incident = f.lead_incident
JOIN trip_yes y ON y.trip = f.id;
CREATE VIEW fact_gap AS
SELECT
    f.*,
    a.approved,
    CASE
        WHEN f.gap_kept IS NOT NULL THEN f.gap_kept
        WHEN f.own_reasons THEN 'own-reasons'
        WHEN NOT f.relied THEN 'no-recorded-yes'
        WHEN NOT a.approved THEN 'not-approved'
        WHEN f.outcome = 'facilitated' AND f.completion = 'full' THEN 'as-planned'
        WHEN f.made AND f.completion = 'full' THEN
            CASE WHEN EXISTS (SELECT 1 FROM trip_author x WHERE x.trip = f.id AND (x.same_chain OR x.same_party))
                THEN 'trouble-same-side' ELSE 'trouble' END
        WHEN f.outcome = 'go-ahead-withheld' THEN 'go-ahead-withheld'
        WHEN f.outcome = 'self-restricted' THEN 'self-restricted-after-yes'
        WHEN (SELECT i.category FROM incident i WHERE i.id = f.lead_incident) IN ('A4', 'A7', 'A8') THEN 'road-or-fighting'
        WHEN EXISTS (SELECT 1 FROM trip_author x WHERE x.trip = f.id AND x.same_chain) THEN 'same-chain'
        WHEN EXISTS (SELECT 1 FROM trip_author x WHERE x.trip = f.id AND x.same_party) THEN 'another-branch'
        WHEN EXISTS (SELECT 1 FROM incident_actor i WHERE i.incident = f.lead_incident) THEN 'another-party'
        ELSE 'unknown'
    END AS gap
FROM fact_trip f
JOIN trip_approval a ON a.trip = f.id;
CREATE VIEW fact_incident AS
SELECT
    i.id,
    i.date_first AS day_first,
    i.date_last AS day_last,
    CASE WHEN substr(i.date_first, 1, 7) = substr(i.date_last, 1, 7) THEN substr(i.date_first, 1, 7) END AS month,
    coalesce(i.road, CASE WHEN p.kind = 'road' THEN p.id END, t.road) AS road,
    pa.country,
    pa.adm1,
    pa.adm2,
    pa.adm3,
    i.setting,
    i.setting = 'checkpoint' OR coalesce(p.kind, '') = 'roadblock' AS roadblock,
    (SELECT k.value FROM incident_kinds k WHERE k.incident = i.id ORDER BY k.n LIMIT 1) AS kind,
    coalesce(i.category, 'unknown') AS category,
    c.cause_group,
    x.node AS actor,
    coalesce(a.actor_type, 'unknown') AS actor_type,
    coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = x.node
            AND coalesce(l.since_first, '0000') <= i.date_first
            AND coalesce(l.until_last, '9999') >= i.date_last
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
    coalesce(x.node_level, 'unknown') AS level_recorded,
    (SELECT b.value FROM actor_branches b WHERE b.actor = x.node ORDER BY b.n LIMIT 1) AS branch,
    i.trip,
    coalesce(i.negotiation, t.negotiation) AS negotiation,
    n.objective,
    i.sector,
    i.gender_related,
    CASE i.gender_related WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unknown' END AS gender,
    CASE i.mission_link_suspected WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unknown' END AS mission_link,
    t.association,
    i.sensitivity,
    i.checked
FROM incident i
JOIN incident_cause c ON c.id = i.id
LEFT JOIN place p ON p.id = i.place
LEFT JOIN place_area pa ON pa.place = i.place
LEFT JOIN trip t ON t.id = i.trip
LEFT JOIN negotiation n ON n.id = coalesce(i.negotiation, t.negotiation)
LEFT JOIN incident_actor x ON x.incident = i.id AND x.n = (
    SELECT min(y.n) FROM incident_actor y WHERE y.incident = i.id)
LEFT JOIN actor a ON a.id = x.node
WHERE i.voided_on IS NULL AND coalesce(i.counted_by, 'us') = 'us';
CREATE VIEW fact_passage AS
SELECT
    t.id,
    t.travel_first AS day_first,
    t.travel_last AS day_last,
    t.road,
    t.country,
    t.adm1,
    t.adm2,
    t.adm3,
    t.negotiation,
    t.objective,
    t.sector,
    t.outcome,
    t.association,
    t.has_tally,
    t.checkpoints,
    CASE WHEN t.has_tally THEN t.checkpoints_demanding ELSE 0 END AS checkpoints_demanding,
    t.sensitivity,
    t.checked
FROM fact_trip t
WHERE t.made;
CREATE VIEW fact_stoppage AS
SELECT
    p.id AS trip,
    i.id AS incident,
    p.day_first,
    p.day_last,
    p.road,
    p.country,
    p.adm1,
    p.adm2,
    p.outcome,
    p.association,
    i.actor,
    i.actor_type,
    i.level,
    i.level_recorded,
    i.branch,
    i.kind,
    i.category,
    i.cause_group,
    i.sector,
    i.sensitivity,
    i.checked
FROM fact_incident i
JOIN fact_passage p ON p.id = i.trip
WHERE i.roadblock;
CREATE VIEW fact_demand AS
SELECT
    f.day_first,
    f.day_last,
    f.road,
    f.country,
    f.adm1,
    f.adm2,
    f.actor,
    f.actor_type,
    f.level,
    f.level_recorded,
    f.branch,
    f.kind,
    k.amount,
    k.currency,
    f.sensitivity,
    f.checked
FROM ask k
CROSS JOIN fact_incident f ON f.id = k.incident
WHERE k.voided_on IS NULL AND coalesce(k.counted_by, 'us') = 'us' AND k.amount IS NOT NULL AND f.roadblock
UNION ALL
SELECT
    p.day_first,
    p.day_last,
    p.road,
    p.country,
    p.adm1,
    p.adm2,
    NULL,
    'unknown',
    'unknown',
    'unknown',
    NULL,
    NULL,
    x.amount,
    x.currency,
    p.sensitivity,
    p.checked
FROM trip_demand x
JOIN fact_passage p ON p.id = x.trip;
CREATE VIEW fact_negotiation AS
SELECT
    n.id,
    coalesce(n.opened, '0001-01-01') AS day_first,
    coalesce(n.opened, '0001-01-01') AS day_last,
    n.id AS negotiation,
    n.objective,
    n.principle,
    pa.country,
    pa.adm1,
    pa.adm2,
    (SELECT s.value FROM negotiation_sectors s WHERE s.negotiation = n.id ORDER BY s.n LIMIT 1) AS sector,
    n.sensitivity
FROM negotiation n
LEFT JOIN place_area pa ON pa.place = (
    SELECT p.value FROM negotiation_places p WHERE p.negotiation = n.id ORDER BY p.n LIMIT 1)
WHERE n.voided_on IS NULL AND coalesce(n.counted_by, 'us') = 'us';
CREATE VIEW fact_meeting AS
SELECT
    m.id,
    m.date_first AS day_first,
    m.date_last AS day_last,
    m.mode,
    m.channel,
    m.negotiation,
    n.objective,
    coalesce(pa.country, n.country) AS country,
    coalesce(pa.adm1, n.adm1) AS adm1,
    CASE WHEN pa.place IS NULL THEN n.adm2 ELSE pa.adm2 END AS adm2,
    n.sector,
    m.sensitivity,
    EXISTS (SELECT 1 FROM meeting_involvement v WHERE v.meeting = m.id AND v.degree <> 'none') AS with_community
FROM meeting m
LEFT JOIN fact_negotiation n ON n.id = m.negotiation
LEFT JOIN place_area pa ON pa.place = m.place
WHERE m.voided_on IS NULL AND coalesce(m.counted_by, 'us') = 'us';
CREATE VIEW fact_encounter AS
SELECT
    f.*,
    p.node AS actor,
    a.actor_type,
    coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = p.node
            AND coalesce(l.since_first, '0000') <= f.day_first
            AND coalesce(l.until_last, '9999') >= f.day_last
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
    coalesce(p.node_level, 'unknown') AS level_recorded,
    (SELECT b.value FROM actor_branches b WHERE b.actor = p.node ORDER BY b.n LIMIT 1) AS branch
FROM fact_meeting f
JOIN meeting_participant p ON p.meeting = f.id AND coalesce(p.role, 'addressed') = 'addressed'
JOIN actor a ON a.id = p.node;
CREATE VIEW fact_contact AS
SELECT
    e.negotiation, e.day_first, e.day_last, e.actor, e.actor_type, e.level, e.level_recorded, e.branch, e.objective,
    e.country, e.adm1, e.adm2, e.sector, e.sensitivity
FROM fact_encounter e
WHERE e.negotiation IS NOT NULL
UNION ALL
SELECT
    n.id, d.day_first, d.day_last, d.actor, d.actor_type, d.level, d.level_recorded, d.branch, n.objective,
    n.country, n.adm1, n.adm2, n.sector, d.sensitivity
FROM fact_decision d
JOIN fact_negotiation n ON n.id = d.negotiation;
CREATE VIEW fact_involvement AS
SELECT
    'meeting ' || f.id AS occasion,
    v.date AS day_first,
    v.date AS day_last,
    v.degree,
    g.value AS involved_group,
    f.mode,
    f.negotiation,
    f.objective,
    f.country,
    f.adm1,
    f.adm2,
    f.sector,
    f.sensitivity
FROM meeting_involvement v
JOIN fact_meeting f ON f.id = v.meeting
LEFT JOIN meeting_involvement_groups g ON g.meeting_involvement = v.id
WHERE v.degree <> 'none'
UNION ALL
SELECT
    'negotiation ' || f.id,
    v.date,
    v.date,
    v.degree,
    g.value,
    NULL,
    f.negotiation,
    f.objective,
    f.country,
    f.adm1,
    f.adm2,
    f.sector,
    f.sensitivity
FROM negotiation_involvement v
JOIN fact_negotiation f ON f.id = v.negotiation
LEFT JOIN negotiation_involvement_groups g ON g.negotiation_involvement = v.id
WHERE v.degree <> 'none';
CREATE VIEW fact_ask AS
SELECT
    k.id,
    f.day_first,
    f.day_last,
    k.kind AS ask,
    k.node AS actor,
    a.actor_type,
    coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = k.node
            AND coalesce(l.since_first, '0000') <= f.day_first
            AND coalesce(l.until_last, '9999') >= f.day_last
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
    coalesce(k.node_level, 'unknown') AS level_recorded,
    (SELECT b.value FROM actor_branches b WHERE b.actor = k.node ORDER BY b.n LIMIT 1) AS branch,
    f.country,
    f.adm1,
    f.adm2,
    f.negotiation,
    n.objective,
    n.principle,
    f.sector,
    k.linked_to_access,
    k.red_line IS NOT NULL AS red_line_touched,
    k.sensitivity
FROM ask k
JOIN fact_meeting f ON f.id = k.meeting
JOIN actor a ON a.id = k.node
LEFT JOIN fact_negotiation n ON n.id = f.negotiation
WHERE k.voided_on IS NULL AND coalesce(k.counted_by, 'us') = 'us'
UNION ALL
SELECT
    k.id,
    f.day_first,
    f.day_last,
    k.kind AS ask,
    k.node AS actor,
    a.actor_type,
    coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = k.node
            AND coalesce(l.since_first, '0000') <= f.day_first
            AND coalesce(l.until_last, '9999') >= f.day_last
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
    coalesce(k.node_level, 'unknown') AS level_recorded,
    (SELECT b.value FROM actor_branches b WHERE b.actor = k.node ORDER BY b.n LIMIT 1) AS branch,
    f.country,
    f.adm1,
    f.adm2,
    f.negotiation,
    n.objective,
    n.principle,
    f.sector,
    k.linked_to_access,
    k.red_line IS NOT NULL AS red_line_touched,
    k.sensitivity
FROM ask k
JOIN fact_incident f ON f.id = k.incident
JOIN actor a ON a.id = k.node
LEFT JOIN fact_negotiation n ON n.id = f.negotiation
WHERE k.voided_on IS NULL AND coalesce(k.counted_by, 'us') = 'us';
CREATE VIEW fact_harm AS
SELECT
    f.id AS incident,
    f.day_first,
    f.day_last,
    f.road,
    f.country,
    f.adm1,
    f.adm2,
    f.actor,
    f.actor_type,
    f.level,
    f.level_recorded,
    f.branch,
    f.kind,
    f.category,
    f.cause_group,
    f.setting,
    f.negotiation,
    f.objective,
    f.sector,
    f.gender,
    f.sensitivity,
    h.harm,
    h.count AS people
FROM incident_harm h
JOIN fact_incident f ON f.id = h.incident;
CREATE VIEW fact_solved AS
SELECT
    f.id AS incident,
    i.solved_on AS day_first,
    i.solved_on AS day_last,
    f.road,
    f.country,
    f.adm1,
    f.adm2,
    f.actor,
    f.actor_type,
    f.level,
    f.level_recorded,
    f.branch,
    f.kind,
    f.category,
    f.cause_group,
    f.setting,
    f.negotiation,
    f.objective,
    f.sector,
    f.gender,
    f.sensitivity,
    i.response,
    i.solved_by
FROM fact_incident f
JOIN incident i ON i.id = f.id
WHERE i.solved_on IS NOT NULL;
CREATE VIEW fact_suspension AS
SELECT
    f.id AS incident,
    coalesce(i.suspended_from, f.day_first) AS day_first,
    coalesce(i.suspended_from, f.day_last) AS day_last,
    f.road,
    f.country,
    f.adm1,
    f.adm2,
    f.actor,
    f.actor_type,
    f.level,
    f.level_recorded,
    f.branch,
    f.kind,
    f.category,
    f.cause_group,
    f.setting,
    f.negotiation,
    f.objective,
    f.sector,
    f.gender,
    f.sensitivity,
    i.projects_suspended AS projects
FROM fact_incident f
JOIN incident i ON i.id = f.id
WHERE i.projects_suspended > 0;
CREATE VIEW fact_resumption AS
SELECT
    f.id AS incident,
    i.suspended_to AS day_first,
    i.suspended_to AS day_last,
    f.road,
    f.country,
    f.adm1,
    f.adm2,
    f.actor,
    f.actor_type,
    f.level,
    f.level_recorded,
    f.branch,
    f.kind,
    f.category,
    f.cause_group,
    f.setting,
    f.negotiation,
    f.objective,
    f.sector,
    f.gender,
    f.sensitivity,
    i.projects_suspended AS projects
FROM fact_incident f
JOIN incident i ON i.id = f.id
WHERE i.projects_suspended > 0 AND i.suspended_to IS NOT NULL;
CREATE VIEW fact_directive AS
SELECT
    d.id,
    d.date_first AS day_first,
    d.date_last AS day_last,
    d.issued_by AS actor,
    a.actor_type,
    coalesce((
        SELECT l.level FROM actor_level l
        WHERE l.actor = d.issued_by
            AND coalesce(l.since_first, '0000') <= d.date_first
            AND coalesce(l.until_last, '9999') >= d.date_last
        ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown') AS level,
    (SELECT b.value FROM actor_branches b WHERE b.actor = d.issued_by ORDER BY b.n LIMIT 1) AS branch,
    pa.country,
    pa.adm1,
    pa.adm2,
    coalesce(d.category, 'not-recorded') AS directive,
    d.effect,
    d.sensitivity,
    coalesce(d.in_force_from, d.date_last) AS in_force_from,
    d.in_force_to,
    d.lifted_on
FROM directive d
JOIN actor a ON a.id = d.issued_by
LEFT JOIN place_area pa ON pa.place = (
    SELECT x.value FROM directive_areas x WHERE x.directive = d.id ORDER BY x.n LIMIT 1)
WHERE d.voided_on IS NULL AND coalesce(d.counted_by, 'us') = 'us';
CREATE VIEW fact_lifted AS
SELECT
    f.id, f.lifted_on AS day_first, f.lifted_on AS day_last, f.actor, f.actor_type, f.level, f.branch, f.country, f.adm1, f.adm2,
    f.directive, f.effect, f.sensitivity
FROM fact_directive f
WHERE f.lifted_on IS NOT NULL;
CREATE VIEW fact_event AS
SELECT
    e.id,
    e.date_first AS day_first,
    e.date_last AS day_last,
    e.kind AS event,
    e.kind IN ('public-statement-ours', 'public-statement-joint', 'private-advocacy', 'silence-decided') AS advocacy,
    e.forum,
    pa.country,
    pa.adm1,
    pa.adm2,
    e.sensitivity
FROM event e
LEFT JOIN place_area pa ON pa.place = e.place
WHERE e.voided_on IS NULL AND coalesce(e.counted_by, 'us') = 'us';
CREATE VIEW entry AS
SELECT 'decision' AS kind, id, uid, date_first, date_last, sensitivity FROM decision
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us'
UNION ALL SELECT 'trip', id, uid, date_first, date_last, sensitivity FROM trip
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us'
UNION ALL SELECT 'incident', id, uid, date_first, date_last, sensitivity FROM incident
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us'
UNION ALL SELECT 'meeting', id, uid, date_first, date_last, sensitivity FROM meeting
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us';

CREATE VIEW fact_entry AS
SELECT
    x.kind || ' ' || x.id AS id, x.kind, x.date_first AS day_first, x.date_last AS day_last, x.sensitivity,
    substr(h.at, 1, 10) AS written_on,
    substr(h.at, 1, 10) > date(x.date_last, '+14 days') AS late
FROM entry x
LEFT JOIN history h ON h.uid = x.uid AND h.revision = 1;
CREATE VIEW fact_road_month AS
SELECT DISTINCT
    f.road,
    f.month || '-01' AS day_first,
    f.month || '-01' AS day_last,
    f.country,
    f.adm1,
    'high' AS sensitivity,
    EXISTS (
        SELECT 1 FROM trip t
        WHERE t.road = f.road AND t.voided_on IS NULL AND coalesce(t.counted_by, 'us') = 'us'
            AND t.outcome IN ('facilitated', 'delayed', 'stopped-then-passed', 'cut-short', 'turned-back')
            AND t.date_last BETWEEN f.month || '-01' AND f.month || '-31') AS travelled
FROM fact_incident f
WHERE f.road IS NOT NULL AND f.month IS NOT NULL;
