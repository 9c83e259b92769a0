-- Carnet: the schema of the current version, written to be read.
--
-- One table a record kind, one for its lists and rows; then what the program keeps about them (names, lines of
-- the hierarchy, history, ledger); then the views `fact_*` that reports read. Nothing here names a person who
-- talked to us, nothing says where a force is or what it holds, nothing says what was paid: what must not be
-- written down has no column.
--
-- Conventions
--   Dates are ISO text. A date that may be known in part (`2026`, `2026-10`, `2026-10-05`, `~2026-10-05`) has
--   the earliest and the latest day that it can be beside it, in `_first` and `_last`.
--   Yes and no are 1 and 0; amounts are hundredths; a reference is the number in the short id.
--   Every record has: uid (random, the same in every copy), revision, sensitivity, where it is from, and
--   whether it was taken out of every figure (`voided_on`). Rows are never deleted by hand: `void` keeps them.
--   The lists of codes are those of the vocabularies; a test holds the two together. They are written with OR,
--   because a longer IN builds a table in memory at each write.

-- A place. Nothing on who holds it.
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- What it is called.
    name TEXT NOT NULL,
    -- What kind of place.
    kind TEXT NOT NULL CHECK (
        kind = 'country' OR kind = 'adm1' OR kind = 'adm2' OR kind = 'adm3' OR kind = 'locality'
        OR kind = 'site' OR kind = 'road' OR kind = 'border-point' OR kind = 'roadblock'),
    -- P-code: text, leading zeros kept.
    pcode TEXT,
    -- The gazetteer that the P-code is from, and its version.
    gazetteer TEXT,
    -- The place that it lies in.
    parent INTEGER REFERENCES place(id),
    -- Of a roadblock: what kind of named barrier.
    barrier TEXT CHECK (barrier = 'fixed' OR barrier = 'gate' OR barrier = 'river'),
    -- Degrees north.
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    -- Degrees east.
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    -- How exact the coordinates are.
    precision TEXT CHECK (
        precision = 'spot' OR precision = 'near' OR precision = 'district' OR precision = 'province'
        OR precision = 'along-road' OR precision = 'country' OR precision = 'unknown'),
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

-- Other names, in any script.
CREATE TABLE place_names (
    place INTEGER NOT NULL REFERENCES place(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (place, n)
) STRICT, WITHOUT ROWID;

-- Of a road: the districts that it crosses.
CREATE TABLE place_crosses (
    place INTEGER NOT NULL REFERENCES place(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES place(id),
    PRIMARY KEY (place, n)
) STRICT, WITHOUT ROWID;

-- A node of an actor's hierarchy: a desk, a post or a function that answered us, met us or stopped us.
CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- What it is called; never a person's name.
    name TEXT NOT NULL,
    -- What kind of actor.
    actor_type TEXT NOT NULL CHECK (
        actor_type = 'state-military' OR actor_type = 'state-police' OR actor_type = 'state-security'
        OR actor_type = 'state-civil' OR actor_type = 'authority-in-place' OR actor_type = 'armed-group'
        OR actor_type = 'unidentified-armed' OR actor_type = 'auxiliary-force'
        OR actor_type = 'self-defence-group' OR actor_type = 'criminal' OR actor_type = 'foreign-force'
        OR actor_type = 'private-security' OR actor_type = 'peace-mission-un'
        OR actor_type = 'peace-mission-regional' OR actor_type = 'community'
        OR actor_type = 'community-committee' OR actor_type = 'cbo' OR actor_type = 'women-led-organisation'
        OR actor_type = 'relief-committee' OR actor_type = 'traditional-religious' OR actor_type = 'civilians'
        OR actor_type = 'transporter' OR actor_type = 'economic' OR actor_type = 'humanitarian'
        OR actor_type = 'unknown'),
    -- Shown in place of the name where sensitivity asks.
    short_code TEXT,
    -- A desk relays for its parent.
    desk TEXT CHECK (desk = 'liaison' OR desk = 'notification' OR desk = 'civil-military'),
    -- It stands for a node that we do not know.
    placeholder INTEGER CHECK (placeholder IN (0, 1)),
    -- Whether they answered us, met us or stopped us.
    met INTEGER CHECK (met IN (0, 1)),
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

-- Other names, in any script.
CREATE TABLE actor_aliases (
    actor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (actor, n)
) STRICT, WITHOUT ROWID;

-- The level of a node, for a time.
CREATE TABLE actor_level (
    id INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- Where it sits.
    level TEXT NOT NULL CHECK (
        level = 'leadership' OR level = 'senior' OR level = 'regional' OR level = 'local'
        OR level = 'checkpoint' OR level = 'unknown'),
    -- First day it is true.
    since TEXT,
    -- Earliest and latest day that it can be.
    since_first TEXT,
    since_last TEXT,
    -- Last day it is true.
    until TEXT,
    -- Earliest and latest day that it can be.
    until_first TEXT,
    until_last TEXT,
    -- How we know, in a few words.
    basis TEXT,
    UNIQUE (actor, n)
) STRICT;

-- Up to two branches.
CREATE TABLE actor_branches (
    actor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'command' OR value = 'security-service' OR value = 'aid-office' OR value = 'administration'
        OR value = 'line-ministry' OR value = 'public-morals' OR value = 'immigration-customs'
        OR value = 'political-wing' OR value = 'customary-religious' OR value = 'abroad'),
    PRIMARY KEY (actor, n)
) STRICT, WITHOUT ROWID;

-- A link to a node above, for a time. Its one purpose: to know whether a yes and a no come from the same
-- house.
CREATE TABLE actor_parent (
    id INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- The node above.
    parent INTEGER NOT NULL REFERENCES actor(id),
    -- From when.
    since TEXT,
    -- Earliest and latest day that it can be.
    since_first TEXT,
    since_last TEXT,
    -- Whether it began then, or was first seen then.
    since_is TEXT CHECK (since_is IN ('began', 'first-seen')),
    -- To when.
    until TEXT,
    -- Earliest and latest day that it can be.
    until_first TEXT,
    until_last TEXT,
    -- Whether it ended then, or was last seen then.
    until_is TEXT CHECK (until_is IN ('ended', 'last-seen')),
    UNIQUE (actor, n)
) STRICT;

-- What a peace mission may do, for a time.
CREATE TABLE actor_mandate (
    id INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- From when.
    since TEXT,
    -- Earliest and latest day that it can be.
    since_first TEXT,
    since_last TEXT,
    -- To when.
    until TEXT,
    -- Earliest and latest day that it can be.
    until_first TEXT,
    until_last TEXT,
    -- Protection of civilians.
    protection INTEGER CHECK (protection IN (0, 1)),
    -- It opens gates.
    gate INTEGER CHECK (gate IN (0, 1)),
    -- It escorts.
    escort INTEGER CHECK (escort IN (0, 1)),
    UNIQUE (actor, n)
) STRICT;

-- One access objective, from the day it is opened to its result.
CREATE TABLE negotiation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- What we call it.
    title TEXT NOT NULL,
    -- What we want.
    objective TEXT NOT NULL CHECK (
        objective = 'convoy' OR objective = 'cross-line' OR objective = 'cross-border'
        OR objective = 'field-visit' OR objective = 'assessment' OR objective = 'sustained-presence'
        OR objective = 'site-access' OR objective = 'community-access' OR objective = 'evacuation'
        OR objective = 'medical-referral' OR objective = 'visa' OR objective = 'technical-agreement'
        OR objective = 'registration' OR objective = 'asset' OR objective = 'release-staff'
        OR objective = 'release-goods' OR objective = 'release-children' OR objective = 'weapons-free-zone'
        OR objective = 'pause-in-fighting' OR objective = 'norms' OR objective = 'other'),
    -- How many people it is for.
    people INTEGER CHECK (people >= 0),
    -- Which group it is for.
    for_whom TEXT,
    -- Women among them, per cent.
    women_share INTEGER CHECK (women_share >= 0),
    -- Girls among them, per cent.
    girls_share INTEGER CHECK (girls_share >= 0),
    -- Boys among them, per cent.
    boys_share INTEGER CHECK (boys_share >= 0),
    -- Men among them, per cent.
    men_share INTEGER CHECK (men_share >= 0),
    -- What the organisation gave us to negotiate with.
    mandate TEXT CHECK (mandate = 'given' OR mandate = 'delegated' OR mandate = 'tacit' OR mandate = 'none'),
    -- When it did.
    mandate_on TEXT,
    -- The least that we accept.
    bottom_line TEXT,
    -- Their motive as we read it.
    motive TEXT,
    -- The principle at risk.
    principle TEXT CHECK (
        principle = 'humanity' OR principle = 'neutrality' OR principle = 'impartiality'
        OR principle = 'independence'),
    -- The closest association with a peace mission that we accept.
    highest_association TEXT CHECK (
        highest_association = 'none' OR highest_association = 'information'
        OR highest_association = 'notification' OR highest_association = 'shared-asset'
        OR highest_association = 'seen-together' OR highest_association = 'armed-escort'),
    -- Opened on.
    opened TEXT,
    -- Closed on.
    closed TEXT,
    -- What came of it.
    result TEXT CHECK (
        result = 'reached' OR result = 'partly' OR result = 'failed' OR result = 'given-up'
        OR result = 'overtaken'),
    -- What we learnt.
    lesson TEXT,
    -- Of a release of children: handed over to the child-protection system on.
    children_handed_over_on TEXT,
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

-- Where.
CREATE TABLE negotiation_places (
    negotiation INTEGER NOT NULL REFERENCES negotiation(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES place(id),
    PRIMARY KEY (negotiation, n)
) STRICT, WITHOUT ROWID;

-- The nodes that we want to talk to.
CREATE TABLE negotiation_actors (
    negotiation INTEGER NOT NULL REFERENCES negotiation(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES actor(id),
    PRIMARY KEY (negotiation, n)
) STRICT, WITHOUT ROWID;

-- Sectors.
CREATE TABLE negotiation_sectors (
    negotiation INTEGER NOT NULL REFERENCES negotiation(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'cccm' OR value = 'education' OR value = 'food-security' OR value = 'health'
        OR value = 'logistics' OR value = 'nutrition' OR value = 'protection' OR value = 'child-protection'
        OR value = 'gbv' OR value = 'mine-action' OR value = 'shelter-nfi' OR value = 'wash'
        OR value = 'telecom' OR value = 'multi-sector' OR value = 'other'),
    PRIMARY KEY (negotiation, n)
) STRICT, WITHOUT ROWID;

-- What we will not do.
CREATE TABLE negotiation_red_lines (
    negotiation INTEGER NOT NULL REFERENCES negotiation(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (negotiation, n)
) STRICT, WITHOUT ROWID;

-- How a community took part.
CREATE TABLE negotiation_involvement (
    id INTEGER PRIMARY KEY,
    negotiation INTEGER NOT NULL REFERENCES negotiation(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- On which day.
    date TEXT NOT NULL,
    -- How far.
    degree TEXT NOT NULL CHECK (
        degree = 'none' OR degree = 'informed' OR degree = 'consulted' OR degree = 'consented'
        OR degree = 'co-led' OR degree = 'objected'),
    -- Consent to what.
    consent_to TEXT,
    -- Consent until when.
    consent_until TEXT,
    -- Consent withdrawn on.
    withdrawn_on TEXT,
    UNIQUE (negotiation, n)
) STRICT;

-- Which groups.
CREATE TABLE negotiation_involvement_groups (
    negotiation_involvement INTEGER NOT NULL REFERENCES negotiation_involvement(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'women' OR value = 'men' OR value = 'youth' OR value = 'children' OR value = 'elders'
        OR value = 'displaced' OR value = 'returnees' OR value = 'cbo' OR value = 'committee'),
    PRIMARY KEY (negotiation_involvement, n)
) STRICT, WITHOUT ROWID;

-- An application.
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

-- Sectors.
CREATE TABLE request_sectors (
    request INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'cccm' OR value = 'education' OR value = 'food-security' OR value = 'health'
        OR value = 'logistics' OR value = 'nutrition' OR value = 'protection' OR value = 'child-protection'
        OR value = 'gbv' OR value = 'mine-action' OR value = 'shelter-nfi' OR value = 'wash'
        OR value = 'telecom' OR value = 'multi-sector' OR value = 'other'),
    PRIMARY KEY (request, n)
) STRICT, WITHOUT ROWID;

-- An authority that was, or is to be, asked.
CREATE TABLE request_addressee (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- Who is asked.
    node INTEGER NOT NULL REFERENCES actor(id),
    -- Whether its yes is needed; `yes` where nothing is said.
    needed TEXT CHECK (needed = 'yes' OR needed = 'no' OR needed = 'one-of'),
    -- Of `one-of`: the group of which one yes is enough.
    needed_group TEXT,
    -- Submitted on; empty means not yet, and the next step is ours.
    submitted_on TEXT,
    -- The node whose answer must come first.
    waits_on INTEGER REFERENCES actor(id),
    -- Its answer is needed by; the day before the first day where nothing is said.
    needed_by TEXT,
    -- Acknowledged on.
    acknowledged_on TEXT,
    -- It sent us on to.
    referred_to INTEGER REFERENCES actor(id),
    -- No longer asked since; a referral ends the old row.
    ended_on TEXT,
    UNIQUE (request, n)
) STRICT;

-- Reminders sent on.
CREATE TABLE request_addressee_reminders (
    request_addressee INTEGER NOT NULL REFERENCES request_addressee(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (request_addressee, n)
) STRICT, WITHOUT ROWID;

-- A postponement: a new round. The first date stays judged.
CREATE TABLE request_round (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- First day needed, in this round.
    first_day TEXT NOT NULL,
    -- Who postponed.
    postponed_by TEXT NOT NULL CHECK (postponed_by IN ('us', 'them')),
    -- Last day, in this round.
    last_day TEXT,
    -- Postponed on.
    postponed_on TEXT,
    UNIQUE (request, n)
) STRICT;

-- One exchange.
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

-- A node that took part. The interlocutor is a role, never a name.
CREATE TABLE meeting_participant (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- Who.
    node INTEGER NOT NULL REFERENCES actor(id),
    -- Its level at the date of the record, as believed when written.
    node_level TEXT CHECK (
        node_level = 'leadership' OR node_level = 'senior' OR node_level = 'regional' OR node_level = 'local'
        OR node_level = 'checkpoint' OR node_level = 'unknown'),
    -- As what; `addressed` where nothing is said.
    role TEXT CHECK (
        role = 'addressed' OR role = 'accompanying' OR role = 'intermediary' OR role = 'mission'
        OR role = 'community'),
    -- The interlocutor's function.
    function TEXT,
    -- What the interlocutor can do.
    authority TEXT CHECK (authority = 'decides' OR authority = 'recommends' OR authority = 'relays'),
    -- Whom the interlocutor speaks for.
    speaks_for INTEGER REFERENCES actor(id),
    UNIQUE (meeting, n)
) STRICT;

-- Our own side, as functions.
CREATE TABLE meeting_our_roles (
    meeting INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (meeting, n)
) STRICT, WITHOUT ROWID;

-- How a community took part.
CREATE TABLE meeting_involvement (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- On which day.
    date TEXT NOT NULL,
    -- How far.
    degree TEXT NOT NULL CHECK (
        degree = 'none' OR degree = 'informed' OR degree = 'consulted' OR degree = 'consented'
        OR degree = 'co-led' OR degree = 'objected'),
    -- Consent to what.
    consent_to TEXT,
    -- Consent until when.
    consent_until TEXT,
    -- Consent withdrawn on.
    withdrawn_on TEXT,
    UNIQUE (meeting, n)
) STRICT;

-- Which groups.
CREATE TABLE meeting_involvement_groups (
    meeting_involvement INTEGER NOT NULL REFERENCES meeting_involvement(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'women' OR value = 'men' OR value = 'youth' OR value = 'children' OR value = 'elders'
        OR value = 'displaced' OR value = 'returnees' OR value = 'cbo' OR value = 'committee'),
    PRIMARY KEY (meeting_involvement, n)
) STRICT, WITHOUT ROWID;

-- What a node said. A granted decision is the promise of passage.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- Who said it.
    node INTEGER NOT NULL REFERENCES actor(id),
    -- Its level at the date of the record, as believed when written.
    node_level TEXT CHECK (
        node_level = 'leadership' OR node_level = 'senior' OR node_level = 'regional' OR node_level = 'local'
        OR node_level = 'checkpoint' OR node_level = 'unknown'),
    -- When.
    date TEXT NOT NULL,
    -- Earliest and latest day that it can be.
    date_first TEXT NOT NULL,
    date_last TEXT NOT NULL,
    -- What.
    code TEXT NOT NULL CHECK (
        code = 'granted' OR code = 'conditional' OR code = 'partial' OR code = 'referred' OR code = 'deferred'
        OR code = 'acknowledged' OR code = 'denied' OR code = 'revoked' OR code = 'no-capacity'),
    -- The addressee row of a request that it answers.
    addressee INTEGER REFERENCES request_addressee(id),
    -- The negotiation that it belongs to.
    negotiation INTEGER REFERENCES negotiation(id),
    -- In which form; `oral` where nothing is said. A relayed yes is hollow until written or confirmed.
    form TEXT CHECK (form = 'oral' OR form = 'written' OR form = 'relayed' OR form = 'public'),
    -- On which conditions.
    conditions TEXT,
    -- Our view of them.
    condition_view TEXT CHECK (
        condition_view = 'accepted' OR condition_view = 'refused' OR condition_view = 'open'),
    -- For which part of places, dates, vehicles, persons.
    part TEXT,
    -- Valid from.
    valid_from TEXT,
    -- Valid to.
    valid_to TEXT,
    -- The level that must still confirm it.
    confirm_by TEXT CHECK (
        confirm_by = 'leadership' OR confirm_by = 'senior' OR confirm_by = 'regional' OR confirm_by = 'local'
        OR confirm_by = 'checkpoint' OR confirm_by = 'unknown'),
    -- The meeting in which it was said.
    meeting INTEGER REFERENCES meeting(id),
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

-- What a node wanted of us, in a meeting or an incident.
CREATE TABLE ask (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- What.
    kind TEXT NOT NULL CHECK (
        kind = 'money' OR kind = 'goods-share' OR kind = 'in-kind' OR kind = 'meeting-fee'
        OR kind = 'tax-registration' OR kind = 'hiring' OR kind = 'contracts-transport'
        OR kind = 'beneficiary-choice' OR kind = 'place-steering' OR kind = 'staff-data'
        OR kind = 'beneficiary-data' OR kind = 'information-on-others' OR kind = 'recognition'
        OR kind = 'visibility-or-silence' OR kind = 'distance-from-mission' OR kind = 'services'
        OR kind = 'carry-message' OR kind = 'carry-armed-persons' OR kind = 'evacuation-favour'
        OR kind = 'escort' OR kind = 'officials-aboard' OR kind = 'other'),
    -- Who asked.
    node INTEGER NOT NULL REFERENCES actor(id),
    -- Its level at the date of the record, as believed when written.
    node_level TEXT CHECK (
        node_level = 'leadership' OR node_level = 'senior' OR node_level = 'regional' OR node_level = 'local'
        OR node_level = 'checkpoint' OR node_level = 'unknown'),
    -- The meeting in which it was asked.
    meeting INTEGER REFERENCES meeting(id),
    -- The incident in which it was asked.
    incident INTEGER REFERENCES incident(id),
    -- Whether access hung on it.
    linked_to_access INTEGER CHECK (linked_to_access IN (0, 1)),
    -- Our answer.
    answer TEXT CHECK (answer = 'declined' OR answer = 'deferred' OR answer = 'passed-up' OR answer = 'agreed'),
    -- How much was demanded.
    amount INTEGER CHECK (amount >= 0),
    -- In which currency.
    currency TEXT,
    -- The red line that it touches.
    red_line TEXT,
    -- To be told to the access working group.
    tell_group INTEGER CHECK (tell_group IN (0, 1)),
    -- Reported to compliance on.
    reported_to_compliance_on TEXT,
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

-- What somebody undertook to do. A granted decision is the promise of passage and has no kind here.
CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- Whose side promised.
    promised_by TEXT NOT NULL CHECK (
        promised_by = 'them' OR promised_by = 'us' OR promised_by = 'mission' OR promised_by = 'community'),
    -- What.
    kind TEXT NOT NULL CHECK (
        kind = 'security-guarantee' OR kind = 'weapons-free-zone' OR kind = 'civilian-passage'
        OR kind = 'no-attack-on-site' OR kind = 'no-recruitment' OR kind = 'no-taxation'
        OR kind = 'non-interference' OR kind = 'release' OR kind = 'child-release' OR kind = 'notification'
        OR kind = 'assistance' OR kind = 'information' OR kind = 'visibility' OR kind = 'other'),
    -- Made on.
    made_on TEXT NOT NULL,
    -- Earliest and latest day that it can be.
    made_on_first TEXT NOT NULL,
    made_on_last TEXT NOT NULL,
    -- The node that promised; none where we did.
    node INTEGER REFERENCES actor(id),
    -- Its level at the date of the record, as believed when written.
    node_level TEXT CHECK (
        node_level = 'leadership' OR node_level = 'senior' OR node_level = 'regional' OR node_level = 'local'
        OR node_level = 'checkpoint' OR node_level = 'unknown'),
    -- In their words.
    text TEXT,
    -- Due on.
    due TEXT,
    -- Where.
    place INTEGER REFERENCES place(id),
    -- The negotiation that it belongs to.
    negotiation INTEGER REFERENCES negotiation(id),
    -- The meeting in which it was made.
    meeting INTEGER REFERENCES meeting(id),
    -- Settled on.
    settled_on TEXT,
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

-- What was found when somebody looked.
CREATE TABLE promise_check (
    id INTEGER PRIMARY KEY,
    promise INTEGER NOT NULL REFERENCES promise(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- On which day.
    date TEXT NOT NULL,
    -- What was found.
    finding TEXT NOT NULL CHECK (
        finding = 'held' OR finding = 'partly' OR finding = 'broken' OR finding = 'unknown'),
    -- Who saw it.
    verified_by TEXT CHECK (verified_by = 'own-eyes' OR verified_by = 'partner' OR verified_by = 'community'),
    -- The trip that shows it.
    trip INTEGER REFERENCES trip(id),
    -- The incident that shows it.
    incident INTEGER REFERENCES incident(id),
    UNIQUE (promise, n)
) STRICT;

-- One vehicle or convoy between two named stops.
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

-- The requests that it relied on.
CREATE TABLE trip_requests (
    trip INTEGER NOT NULL REFERENCES trip(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES request(id),
    PRIMARY KEY (trip, n)
) STRICT, WITHOUT ROWID;

-- The decisions that it relied on.
CREATE TABLE trip_decisions (
    trip INTEGER NOT NULL REFERENCES trip(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES decision(id),
    PRIMARY KEY (trip, n)
) STRICT, WITHOUT ROWID;

-- An amount demanded at a checkpoint that has no incident of its own. What was paid has no field.
CREATE TABLE trip_demand (
    id INTEGER PRIMARY KEY,
    trip INTEGER NOT NULL REFERENCES trip(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- How much.
    amount INTEGER NOT NULL CHECK (amount >= 0),
    -- In which currency.
    currency TEXT NOT NULL,
    UNIQUE (trip, n)
) STRICT;

-- What happened.
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

-- What happened: one kind or more; the first leads, and the incident counts once.
CREATE TABLE incident_kinds (
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'search' OR value = 'phone-search' OR value = 'documents' OR value = 'lists'
        OR value = 'fee-demanded' OR value = 'in-kind-demanded' OR value = 'carry-armed-persons'
        OR value = 'hold' OR value = 'refused' OR value = 'reroute' OR value = 'escort-forced'
        OR value = 'women-staff-restricted' OR value = 'accused-spying' OR value = 'accused-siding'
        OR value = 'threat' OR value = 'assault' OR value = 'fired-on' OR value = 'ambush'
        OR value = 'detained' OR value = 'abducted' OR value = 'confiscated' OR value = 'looted'
        OR value = 'vehicle-taken' OR value = 'crowd' OR value = 'obstacle' OR value = 'mine-suspected'
        OR value = 'travel-permit-denied' OR value = 'travel-permit-delayed'
        OR value = 'technical-agreement-delayed' OR value = 'visa-denied' OR value = 'visa-delayed'
        OR value = 'customs' OR value = 'flight-clearance-refused' OR value = 'guarantee-refused'
        OR value = 'programme-demand' OR value = 'movement-ban' OR value = 'staff-expelled'
        OR value = 'women-people-restricted' OR value = 'facility-occupied' OR value = 'facility-hit'
        OR value = 'air-or-drone-strike' OR value = 'killed-injured'
        OR value = 'sexual-violence-or-harassment' OR value = 'burglary' OR value = 'hostile-rumour'
        OR value = 'armed-entry' OR value = 'weapon-in-free-zone' OR value = 'siege'
        OR value = 'network-shutdown' OR value = 'fuel-or-cash-blocked' OR value = 'eviction'
        OR value = 'hostilities-on-route' OR value = 'explosive-hazard' OR value = 'road-impassable'
        OR value = 'population-blocked' OR value = 'needs-denied' OR value = 'other'),
    PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;

-- A node said to have done it.
CREATE TABLE incident_actor (
    id INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- Who.
    node INTEGER NOT NULL REFERENCES actor(id),
    -- Its level at the date of the record, as believed when written.
    node_level TEXT CHECK (
        node_level = 'leadership' OR node_level = 'senior' OR node_level = 'regional' OR node_level = 'local'
        OR node_level = 'checkpoint' OR node_level = 'unknown'),
    -- How sure that is; `unknown` where nothing is said.
    attribution TEXT CHECK (
        attribution = 'sure' OR attribution = 'likely' OR attribution = 'reported' OR attribution = 'unknown'),
    -- Said to be on orders.
    on_orders TEXT CHECK (on_orders = 'yes' OR on_orders = 'no' OR on_orders = 'unknown'),
    UNIQUE (incident, n)
) STRICT;

-- On whom.
CREATE TABLE incident_on_whom (
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'own' OR value = 'partner' OR value = 'volunteer' OR value = 'day-labour'
        OR value = 'transporter'),
    PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;

-- What followed. With a trip, what the trip says is not said again.
CREATE TABLE incident_consequences (
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'none' OR value = 'hours-lost' OR value = 'rerouted' OR value = 'turned-back'
        OR value = 'trip-cancelled' OR value = 'goods-lost' OR value = 'people-waited'
        OR value = 'staff-harmed' OR value = 'staff-relocated' OR value = 'activity-suspended'
        OR value = 'facility-closed' OR value = 'ended'),
    PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;

-- Harm to our people, in counts. Deaths of others have no field.
CREATE TABLE incident_harm (
    id INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    -- What kind of harm.
    harm TEXT NOT NULL CHECK (harm = 'killed' OR harm = 'injured' OR harm = 'abducted' OR harm = 'detained'),
    -- How many.
    count INTEGER NOT NULL CHECK (count >= 0),
    -- National or international staff.
    origin TEXT CHECK (origin IN ('national', 'international')),
    -- Women, men, unknown.
    sex TEXT CHECK (sex = 'women' OR sex = 'men' OR sex = 'unknown'),
    UNIQUE (incident, n)
) STRICT;

-- A rule that restricts.
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

-- Where.
CREATE TABLE directive_areas (
    directive INTEGER NOT NULL REFERENCES directive(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES place(id),
    PRIMARY KEY (directive, n)
) STRICT, WITHOUT ROWID;

-- Do not be seen there with that, until then.
CREATE TABLE caution (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- Where; no finer than admin level 3.
    area INTEGER NOT NULL REFERENCES place(id),
    -- Until when.
    until TEXT NOT NULL,
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

-- What to keep apart from.
CREATE TABLE caution_keep_apart_from (
    caution INTEGER NOT NULL REFERENCES caution(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    value TEXT NOT NULL CHECK (
        value = 'mission-vehicles' OR value = 'escort' OR value = 'uniforms' OR value = 'logo'
        OR value = 'officials'),
    PRIMARY KEY (caution, n)
) STRICT, WITHOUT ROWID;

-- Something that happened around the negotiations.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- When.
    date TEXT NOT NULL,
    -- Earliest and latest day that it can be.
    date_first TEXT NOT NULL,
    date_last TEXT NOT NULL,
    -- What kind.
    kind TEXT NOT NULL CHECK (
        kind = 'mission-arrival' OR kind = 'mission-reduction-announced' OR kind = 'mission-reduced'
        OR kind = 'mission-base-closed' OR kind = 'mission-handed-over' OR kind = 'mission-left'
        OR kind = 'mandate-change' OR kind = 'agreement' OR kind = 'public-statement-ours'
        OR kind = 'public-statement-joint' OR kind = 'private-advocacy' OR kind = 'silence-decided'
        OR kind = 'election' OR kind = 'other' OR kind = 'acceptance' OR kind = 'training'),
    -- Where.
    place INTEGER REFERENCES place(id),
    -- Of whom.
    actor INTEGER REFERENCES actor(id),
    -- In words.
    text TEXT,
    -- Of `acceptance`: how we are received there.
    acceptance TEXT CHECK (
        acceptance = 'welcoming' OR acceptance = 'guarded' OR acceptance = 'hostile' OR acceptance = 'unknown'),
    -- Of advocacy: in which forum.
    forum TEXT CHECK (
        forum = 'local' OR forum = 'capital' OR forum = 'hct' OR forum = 'regional' OR forum = 'geneva'
        OR forum = 'new-york' OR forum = 'donor-capital' OR forum = 'media'),
    -- Of advocacy: asked of whom.
    asked_of TEXT,
    -- Of silence: why.
    silence_because TEXT,
    -- To be looked at again on.
    review_on TEXT,
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

-- What the program keeps

-- The store itself: one row. What summaries call it is made of `alias` and the year; `epoch` changes when a copy is restored;
-- `signing_key` and `identity` are the secret halves of its Ed25519 and X25519 keys.
CREATE TABLE store (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    alias BLOB NOT NULL CHECK (length(alias) = 16),
    epoch BLOB NOT NULL CHECK (length(epoch) = 16),
    signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
    identity TEXT NOT NULL
) STRICT;

-- Who can open the store: a row for each slot in the folder `keys`, with what a person calls it. The files say which slots
-- there are; a row without its file stands for nothing. No secret is in it: recipients are public keys.
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

-- The key slots as the store wrote them last: a hash of each file, so that one that was lost or altered is told before it is
-- needed. Two rows of one name while it is being written, one of them empty where there was no file.
CREATE TABLE slot (
    name TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) IN (0, 32)),
    PRIMARY KEY (name, hash)
) STRICT, WITHOUT ROWID;

-- The keys of the chains and of frozen rows as they were before the data key was rotated: what was hashed under them cannot
-- be hashed anew. Empty until then, for they follow from the data key.
CREATE TABLE kept_key (
    purpose TEXT PRIMARY KEY,
    key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;

-- Settings that differ from their defaults.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What other systems call a record, so that a second import finds it. An actor's are keyed hashes. `digest` is what
-- the source said of it last: only a row that says something else changes the record again, so that what people
-- corrected in between stays.
CREATE TABLE external_id (
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    record INTEGER NOT NULL,
    digest BLOB CHECK (length(digest) = 32),
    PRIMARY KEY (kind, source, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX external_id_record ON external_id (kind, record);

-- Every name of an actor or a place, folded (case, accents, Arabic forms), for finding it by a few letters.
CREATE TABLE folded_name (
    kind TEXT NOT NULL CHECK (kind IN ('actor', 'place')),
    record INTEGER NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (kind, folded, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX folded_name_record ON folded_name (kind, record);

-- Derived from `actor_parent`: who stands above whom, and between which days that is certain. Every node is
-- on its own line at depth 0.
CREATE TABLE actor_line (
    actor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    ancestor INTEGER NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    depth INTEGER NOT NULL,
    certain_from TEXT NOT NULL,
    certain_to TEXT NOT NULL,
    PRIMARY KEY (actor, ancestor, certain_from, certain_to, depth)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_line_ancestor ON actor_line (ancestor, actor);

-- Derived from `place.parent`: the country and the divisions that a place lies in.
CREATE TABLE place_area (
    place INTEGER PRIMARY KEY REFERENCES place(id) ON DELETE CASCADE,
    country INTEGER REFERENCES place(id),
    adm1 INTEGER REFERENCES place(id),
    adm2 INTEGER REFERENCES place(id),
    adm3 INTEGER REFERENCES place(id)
) STRICT;

-- Outlines of countries, provinces and districts, from a file of borders and simplified. Public data that can be imported
-- again: in no history and no dump. Shown only for places that are there, by their P-code.
CREATE TABLE border (
    pcode TEXT PRIMARY KEY,
    -- The gazetteer that the outline is from, and its version.
    gazetteer TEXT NOT NULL,
    imported_on TEXT NOT NULL,
    -- The coordinates of a GeoJSON MultiPolygon: degrees of WGS 84.
    outline TEXT NOT NULL
) STRICT;

-- Every change, as a version: docs/formats/history.md. `body` is the record after the change in canonical JSON,
-- `commitment` binds to it through `salt`; purging a text takes `salt` and `body` and leaves the chain checkable.
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

-- Everything that left the store: which door, when, to whom (labels), and of what. Chained like the history.
CREATE TABLE ledger (
    n INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    door TEXT NOT NULL CHECK (
        door = 'summary' OR door = 'report' OR door = 'handover' OR door = 'backup' OR door = 'dump'
        OR door = 'plaintext' OR door = 'agenda' OR door = 'recovery' OR door = 'park' OR door = 'purge'),
    recipients TEXT NOT NULL,
    what TEXT NOT NULL,
    release INTEGER REFERENCES release(id),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Which scheme the summaries of a calendar year follow. Fixed before the first of them leaves: tables of one year add
-- up, and a change waits for the next.
CREATE TABLE release_scheme (
    year INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- What the scheme says, as TOML.
    body TEXT NOT NULL,
    fixed_on TEXT NOT NULL
) STRICT;

-- A sealed summary as it left: the `release` part of its manifest, byte for byte, and its place in the chain of
-- its epoch and audience.
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

-- A period whose rows are frozen, by its first release to anybody. The order of `n` is the order of freezing.
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

-- Frozen rows: what every later release of the period is computed from. One inner cell of one table of a scheme, as the
-- JSON array of its codes (null where nobody knows); `leaf` says whether its records came in time. `nodes` and `parties`
-- are keyed hashes, for the rule of three nodes of two parties. No record ids, and no row for a count of 0.
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

-- Which freeze a record is in: later changes to it change reports on the device, not sealed numbers.
CREATE TABLE frozen_record (
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    frozen INTEGER NOT NULL REFERENCES frozen_period(n),
    PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;

-- Who sends summaries to this store's pool: the signing key of each, whose words were compared before it was pinned.
CREATE TABLE contributor (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL UNIQUE,
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 32),
    pinned_on TEXT NOT NULL
) STRICT;

-- A summary that was received, as it counts in the pool. Neither signature nor manifest is kept: exact counts with a
-- signature would prove to others who handed them over.
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

-- A file that was imported: the same one twice changes nothing.
CREATE TABLE imported_file (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    map_digest BLOB NOT NULL CHECK (length(map_digest) = 32),
    rows INTEGER NOT NULL,
    imported_on TEXT NOT NULL
) STRICT;

-- Slips that were taken in or dropped: neither the same one nor the same words are taken a second time. A slip proves
-- no sender, and so nothing is kept of who wrote it. A line goes after 90 days.
CREATE TABLE slip (
    -- The random number that the slip carries.
    uid BLOB PRIMARY KEY CHECK (length(uid) = 16),
    -- Keyed hash of what it says.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    -- Taken in or dropped on.
    done_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX slip_digest ON slip (digest);

-- What a person had begun to say when they were interrupted: kept here and nowhere else, until they go on or drop it.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    begun_on TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- A row of a file that an import could not take, until it is mended or dropped, with what is wrong with it and the cells
-- of those columns that its map reads: others have no field, and are not kept. `header`, `cells` and `reasons` are JSON
-- arrays; `map` is the map that it was read with.
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

-- Everything that people wrote, folded (case, accents, Arabic forms), for `carnet find`. The texts themselves are
-- not in it: a hit is read from its record. A row's number says which record it is. `names` holds what something is
-- called, `words` all other text, `about` what searches are narrowed by: kind, actors, places and the areas that they
-- lie in, month, void. The program folds and splits; what it writes is words with spaces between.
CREATE VIRTUAL TABLE full_text USING fts5(
    names, words, about, content = '', contentless_delete = 1, tokenize = 'ascii'
);

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

-- The same by day.
CREATE TABLE touched_day (
    day TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Indexes for the questions that reports ask.
CREATE INDEX decision_addressee ON decision (addressee, date_last);
CREATE INDEX decision_date ON decision (date_first);
CREATE INDEX decision_negotiation ON decision (negotiation);
CREATE INDEX decision_node ON decision (node, date_last, code, condition_view, counted_by, voided_on);
CREATE INDEX decision_meeting ON decision (meeting);
CREATE INDEX request_negotiation ON request (negotiation);
CREATE INDEX request_addressee_node ON request_addressee (node);
CREATE INDEX meeting_date ON meeting (date_first);
CREATE INDEX meeting_negotiation ON meeting (negotiation);
CREATE INDEX meeting_participant_node ON meeting_participant (node);
CREATE INDEX promise_node ON promise (node);
CREATE INDEX promise_negotiation ON promise (negotiation);
CREATE INDEX promise_meeting ON promise (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX promise_check_trip ON promise_check (trip) WHERE trip IS NOT NULL;
CREATE INDEX promise_check_incident ON promise_check (incident) WHERE incident IS NOT NULL;
CREATE INDEX ask_incident ON ask (incident);
CREATE INDEX ask_meeting ON ask (meeting);
CREATE INDEX ask_amount ON ask (incident) WHERE amount IS NOT NULL;
CREATE INDEX trip_date ON trip (date_first);
CREATE INDEX trip_road ON trip (road, date_last, date_first, outcome, counted_by, voided_on, sensitivity);
CREATE INDEX trip_planned ON trip (date_last) WHERE outcome IS NULL AND voided_on IS NULL;
CREATE INDEX trip_negotiation ON trip (negotiation);
CREATE INDEX trip_due ON trip (coalesce(first_planned, date_first));
CREATE INDEX trip_decisions_value ON trip_decisions (value);
CREATE INDEX trip_requests_value ON trip_requests (value);
CREATE INDEX incident_date ON incident (date_first);
CREATE INDEX incident_trip ON incident (trip);
CREATE INDEX incident_decision_broken ON incident (decision_broken) WHERE decision_broken IS NOT NULL;
CREATE INDEX incident_promise_broken ON incident (promise_broken) WHERE promise_broken IS NOT NULL;
CREATE INDEX incident_actor_node ON incident_actor (node);
CREATE INDEX actor_parent_parent ON actor_parent (parent);
CREATE INDEX place_parent ON place (parent);
CREATE INDEX place_pcode ON place (pcode);

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

-- What reports read
-- Void records, and those that others count, are out of every view. `month` is empty where a partial date does
-- not lie in one month.

-- Nodes that nobody has met and that no record names: the ones that `unmet_limit` counts.
CREATE VIEW unmet_actor AS
SELECT a.id
FROM actor a
WHERE coalesce(a.met, 0) = 0 AND a.voided_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.node = a.id)
    AND NOT EXISTS (SELECT 1 FROM meeting_participant p WHERE p.node = a.id)
    AND NOT EXISTS (SELECT 1 FROM incident_actor i WHERE i.node = a.id)
    AND NOT EXISTS (SELECT 1 FROM request_addressee r WHERE r.node = a.id);

-- Every decision that is not void, and how far it is a yes. The only place that says so: `is_yes` is granted, partial,
-- or conditional with conditions that we accepted; `firm` is such a yes that is oral, written or public, not only
-- relayed, and awaits nobody's confirmation. On which days it is valid stands beside, for that depends on the day
-- asked about.
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

-- What a node said. `firm` leaves aside until when it is valid: that depends on the day asked about. Where it answers no
-- request, it lies where its negotiation does.
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

-- The latest word of each addressee on the day of each trip that relied on its request, and whether it was a firm
-- yes that is valid on that day. An addressee whose yes is not needed, or that is no longer asked, is left out.
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

-- The decisions that a trip relied on by name, and whether each was a firm yes on its day.
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

-- Nodes whose firm yes stood behind a trip on its day.
CREATE VIEW trip_yes AS
SELECT trip, node FROM trip_word WHERE firm
UNION ALL
SELECT trip, node FROM trip_relied_decision WHERE firm;

-- The group of an incident, over the nine categories: movement and interference count as insecurity where the author
-- acts by force or is a crowd.
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

-- The incident that leads a trip: of several the one whose category leads, then the earliest.
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

-- One vehicle or convoy, and what the road did.
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

-- Whether every yes that a trip relied on was firm on its day. Of a group of which one yes is enough, one. A reduced
-- trip says no more on what it relied, but how it stood when it was reduced.
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

-- How far apart two nodes stand on a day: same chain (one above the other), same party (a common node above both,
-- of the type of both), or neither. Certain links only.
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

-- The promise gap: how what happened stands against what was said, for every trip due.
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

-- What happened, once, whatever the number of kinds and of authors: the first of each leads.
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

-- A trip that was made, on the day it was made: what incidents on the road stand against. Tallies count only where
-- somebody counted the checkpoints.
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

-- A trip that was made and a roadblock incident on it: a pair. Day, road and place are the trip's.
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

-- Amounts demanded on the road: the asks of roadblock incidents, and the demands noted on trips that were made. Asks first: few
-- have an amount.
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

-- A negotiation, from the day it was opened.
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

-- An exchange, once, whatever the number of nodes that took part. Where it has no place, it lies where its negotiation does.
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

-- An exchange and a node that was addressed in it: a pair.
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

-- A negotiation and a node that was ever addressed or heard in it.
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

-- How a community took part in an exchange or a negotiation, once for each group; none where nobody wrote which.
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

-- What a node wanted of us, on the day of the meeting or the incident in which it did: an ask has the one or the other. Each in
-- a statement of its own, so that it is found by the other's day.
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

-- Harm to our people in an incident, a row a kind.
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

-- An incident that was solved, on the day it was.
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

-- Projects suspended by an incident: on the day it began, and on the day it was over.
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

-- A rule that restricts, on the day it was issued. It lies where its first area does.
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

-- The same, on the day it was lifted.
CREATE VIEW fact_lifted AS
SELECT
    f.id, f.lifted_on AS day_first, f.lifted_on AS day_last, f.actor, f.actor_type, f.level, f.branch, f.country, f.adm1, f.adm2,
    f.directive, f.effect, f.sensitivity
FROM fact_directive f
WHERE f.lifted_on IS NOT NULL;

-- Something that happened around the negotiations.
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

-- A decision, a trip, an incident or an exchange, on its day.
CREATE VIEW entry AS
SELECT 'decision' AS kind, id, uid, date_first, date_last, sensitivity FROM decision
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us'
UNION ALL SELECT 'trip', id, uid, date_first, date_last, sensitivity FROM trip
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us'
UNION ALL SELECT 'incident', id, uid, date_first, date_last, sensitivity FROM incident
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us'
UNION ALL SELECT 'meeting', id, uid, date_first, date_last, sensitivity FROM meeting
WHERE voided_on IS NULL AND coalesce(counted_by, 'us') = 'us';

-- The same, with the day on which it was written here.
CREATE VIEW fact_entry AS
SELECT
    x.kind || ' ' || x.id AS id, x.kind, x.date_first AS day_first, x.date_last AS day_last, x.sensitivity,
    substr(h.at, 1, 10) AS written_on,
    substr(h.at, 1, 10) > date(x.date_last, '+14 days') AS late
FROM entry x
LEFT JOIN history h ON h.uid = x.uid AND h.revision = 1;

-- A road and a month with incidents of ours on it, and whether a trip was made on it in the month.
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
