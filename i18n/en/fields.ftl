## What records and their fields are called: kind-<name>; field-<record or table>-<name>, or field-<name> where all
## records mean the same by it. The attribute .help is one line for whoever fills it in.

kind-actor = actor
    .plural = actors
kind-place = place
    .plural = places
kind-negotiation = negotiation
    .plural = negotiations
kind-request = request
    .plural = requests
kind-meeting = meeting
    .plural = meetings
kind-decision = decision
    .plural = decisions
kind-ask = ask
    .plural = asks
kind-promise = promise
    .plural = promises
kind-trip = trip
    .plural = trips
kind-incident = incident
    .plural = incidents
kind-directive = directive
    .plural = directives
kind-caution = caution
    .plural = cautions
kind-event = event
    .plural = events

# Of every record

field-sensitivity = sensitivity
    .help = How sensitive; may be raised, never lowered below the kind's own
field-source = source
    .help = Where you have it from
field-checked = checked
    .help = Whether somebody checked it
field-reported-on = reported on
    .help = Day on which you were told
field-recorded-by = recorded by
    .help = Who wrote it down, as a short code
field-counted-by = counted by
    .help = us, or the other organisation that counts it: a joint convoy is counted by its lead
field-joint-token = joint convoy
    .help = A word shared by all organisations on one joint convoy
field-paper-reference = paper file
    .help = The file number of a paper, never a place
field-retain-until = keep until
    .help = To be kept until this day

# Meant alike by several

field-name = name
    .help = What it is called
field-date = date
    .help = When: a day, a month, a year, ~ for about, yesterday, -2
field-place = place
    .help = Where: an id, a P-code or a few letters of the name
field-road = road
    .help = On which road
field-node = actor
    .help = Who: an id or a few letters of the name
field-negotiation = negotiation
    .help = The negotiation that it belongs to
field-meeting = meeting
    .help = The meeting in which it was said
field-incident = incident
    .help = The incident that it belongs to
field-trip = trip
    .help = The trip that it belongs to
field-since = since
    .help = From when it is true
field-until = until
    .help = Until when it is true
field-currency = currency
    .help = Three letters: USD, CDF, XOF
field-text = text
    .help = In words; - reads it from standard input
field-notes = notes
    .help = Only what somebody will need; - reads them from standard input
field-lesson = lesson
    .help = What you learnt
field-sectors = sectors
    .help = Sectors of the work
field-latitude = latitude
    .help = Degrees north; only where a place or a road does not say enough
field-longitude = longitude
    .help = Degrees east
field-precision = precision
    .help = How exact the coordinates are
field-involvement = community involvement
    .help = How the community took part: date=... degree=... groups=...
field-degree = degree
    .help = How far the community took part; a category, no score
field-groups = groups
    .help = Which groups took part
field-consent-to = consent to
    .help = What they consented to
field-consent-until = consent until
    .help = Until when they consented
field-withdrawn-on = withdrawn on
    .help = Day on which the consent was withdrawn
field-first-day = first day
    .help = First day needed
field-last-day = last day
    .help = Last day needed
field-women = women
    .help = How many of them are women
field-reduced-on = reduced on
    .help = The day on which only what reports count was left of it; the program keeps it

# Actors

field-actor-name = name
    .help = A desk, a post or a function; never a person's name
field-actor-type = type
    .help = What kind of actor
field-short-code = short code
    .help = Shown in place of the name where sensitivity asks
field-aliases = other names
    .help = Other names, in any script
field-levels = levels
    .help = Where it sits in its hierarchy, dated: "regional since=2025-03 basis=letterhead"
field-branches = branches
    .help = Up to two branches
field-desk = desk
    .help = A desk relays for the node above it
field-parents = links above
    .help = The nodes above it, dated: "A-3 since=2025-03 since_is=began"
field-placeholder = placeholder
    .help = It stands for a node that you do not know
field-met = met
    .help = Whether they answered you, met you or stopped you
field-mandates = mission mandate
    .help = Of a peace mission: what it may do, dated
field-actor-level-level = level
    .help = Where it sits
field-actor-level-basis = basis
    .help = How you know, in a few words
field-actor-parent-parent = node above
    .help = Who stands above it
field-actor-parent-since-is = first date is
    .help = Whether the link began then, or was first seen then
field-actor-parent-until-is = last date is
    .help = Whether the link ended then, or was last seen then
field-actor-mandate-protection = protection
    .help = It protects civilians
field-actor-mandate-gate = gate
    .help = It opens gates
field-actor-mandate-escort = escort
    .help = It escorts

# Places

field-place-kind = kind
    .help = What kind of place
field-pcode = P-code
    .help = The P-code as text, leading zeros kept
field-gazetteer = gazetteer
    .help = The gazetteer that the P-code is from, and its version
field-place-parent = lies in
    .help = The place that it lies in
field-names = other names
    .help = Other names, in any script
field-crosses = crosses
    .help = Of a road: the districts that it crosses
field-place-barrier = barrier
    .help = Of a roadblock that every driver knows: what kind

# Negotiations

field-title = title
    .help = What you call it
field-objective = objective
    .help = What you want
field-places = places
    .help = Where
field-negotiation-actors = actors sought
    .help = Whom you want to talk to
field-negotiation-people = people
    .help = How many people it is for
field-for-whom = for whom
    .help = Which group it is for
field-women-share = women, per cent
    .help = Share of women among them
field-girls-share = girls, per cent
    .help = Share of girls among them
field-boys-share = boys, per cent
    .help = Share of boys among them
field-men-share = men, per cent
    .help = Share of men among them
field-mandate = our mandate
    .help = What your organisation gave you to negotiate with
field-mandate-on = mandate given on
    .help = Day on which it did
field-red-lines = red lines
    .help = What you will not do
field-bottom-line = bottom line
    .help = The least that you accept; - reads it from standard input
field-motive = their motive
    .help = Their motive as you read it; - reads it from standard input
field-principle = principle at risk
    .help = The principle at risk
field-highest-association = closest association
    .help = The closest association with a peace mission that you accept
field-opened = opened on
    .help = Day on which it was opened
field-closed = closed on
    .help = Day on which it was closed
field-result = result
    .help = What came of it
field-children-handed-over-on = children handed over on
    .help = Of a release of children: day of the hand-over to the child-protection system

# Requests

field-request-what = what
    .help = What is asked for
field-request-first-day = first day
    .help = First day needed, as first submitted; a postponement does not change it
field-asset = asset
    .help = Of a peace mission's asset: which
field-request-people = people
    .help = People planned to be reached
field-girls = girls
    .help = How many of them are girls
field-boys = boys
    .help = How many of them are boys
field-men = men
    .help = How many of them are men
field-goods = goods
    .help = Goods, in a few words
field-notified-on = notified on
    .help = Day of the notification: neither permission nor guarantee
field-notification-acknowledged-on = acknowledged on
    .help = Day on which the notification was acknowledged
field-addressees = addressees
    .help = Who is asked: "A-3 needed=yes submitted_on=2026-09-25 needed_by=2026-10-05"
field-rounds = postponements
    .help = Later rounds: "2026-10-20 postponed_by=them"
field-request-withdrawn-on = withdrawn on
    .help = Day on which you withdrew it
field-request-addressee-needed = needed
    .help = Whether its yes is needed; yes where nothing is said
field-request-addressee-needed-group = one of
    .help = Of one-of: the group of which one yes is enough
field-request-addressee-submitted-on = submitted on
    .help = Empty means not yet: the next step is yours
field-request-addressee-waits-on = waits on
    .help = Whose answer must come first
field-request-addressee-needed-by = needed by
    .help = Its answer is needed by; the day before the first day where nothing is said
field-request-addressee-acknowledged-on = acknowledged on
    .help = Day on which it took note
field-request-addressee-reminders = reminders
    .help = Days of your reminders
field-request-addressee-referred-to = referred to
    .help = Whom it sent you on to
field-request-addressee-ended-on = ended on
    .help = No longer asked since; a referral ends the row
field-request-round-postponed-by = postponed by
    .help = Who postponed
field-request-round-postponed-on = postponed on
    .help = Day of the postponement
field-reached-before = reached before
    .help = People reached by its trips that were reduced since; the program keeps it

# Meetings

field-channel = channel
    .help = By which channel
field-participants = participants
    .help = Whom you met: "A-3 function=adjutant authority=relays"; a role, never a name
field-mode = mode
    .help = How you negotiated
field-topics = talked about
    .help = What was talked about; - reads it from standard input
field-meeting-place = place
    .help = Where, or on which road; only when in person
field-asked-by = asked for by
    .help = Who asked for it
field-our-roles = our side
    .help = Your own side, as functions
field-interpreter = interpreter
    .help = Through an interpreter
field-next-step = next step
    .help = What happens next; - reads it from standard input
field-next-step-on = next step on
    .help = On which day
field-next-step-by = next step by
    .help = Who does it, as a function
field-next-step-done-on = next step done on
    .help = On which day it was done
field-meeting-decisions = decisions
    .help = What they said: "A-3 code=granted form=oral"; becomes a decision of its own
field-asks = asks
    .help = What they wanted: "money node=A-3 amount=200 currency=USD"; becomes an ask of its own
field-promises = promises
    .help = What was promised: "no-taxation promised_by=them node=A-3"; becomes a promise of its own
field-meeting-participant-role = role
    .help = As what; addressed where nothing is said
field-meeting-participant-function = function
    .help = The interlocutor's function, never a name
field-meeting-participant-authority = authority
    .help = What the interlocutor can do: decide, recommend, relay
field-meeting-participant-speaks-for = speaks for
    .help = For whom the interlocutor speaks

# Decisions

field-code = answer
    .help = What they said
field-addressee = answers
    .help = The addressee row of a request that it answers: R-7.2
field-decision-request = request
    .help = The request that it answers; its row is found by the actor
field-decision-form = form
    .help = In which form; oral where nothing is said
field-conditions = conditions
    .help = On which conditions; - reads them from standard input
field-condition-view = our view of them
    .help = Your view of the conditions
field-decision-part = part
    .help = For which part of places, dates, vehicles, persons
field-valid-from = valid from
    .help = First day on which it holds
field-valid-to = valid to
    .help = Last day on which it holds
field-confirm-by = to be confirmed by
    .help = The level that must still confirm it

# Asks

field-ask-kind = what
    .help = What they wanted
field-linked-to-access = linked to access
    .help = Whether access hung on it
field-answer = our answer
    .help = What you answered; amounts paid have no place here
field-amount = amount demanded
    .help = How much was demanded; what was paid is not written down
field-red-line = red line
    .help = The red line that it touches
field-tell-group = tell the group
    .help = To be told to the access working group
field-reported-to-compliance-on = reported to compliance on
    .help = Day on which it was reported to compliance

# Promises

field-promised-by = side
    .help = Whose side promised
field-promise-kind = promise
    .help = What was promised; passage is a decision, not a promise
field-made-on = made on
    .help = Day on which it was made
field-promise-node = by
    .help = Who promised; nobody where you did
field-due = due on
    .help = Day by which it is to be done
field-checks = checks
    .help = What was found when somebody looked: "2026-10-20 finding=held verified_by=own-eyes"
field-settled-on = settled on
    .help = Day on which it was done with
field-promise-check-finding = finding
    .help = What was found
field-promise-check-verified-by = verified by
    .help = Who saw it

# Trips

field-trip-date = date
    .help = The day of the trip
field-trip-origin = from
    .help = From where
field-destination = to
    .help = To where
field-outcome = outcome
    .help = What the road did; empty while planned
field-completion = completion
    .help = How much of it was done; follows from the outcome
field-trip-road = road
    .help = By which road
field-first-planned = first planned for
    .help = The first date that it was planned for, where it was put off
field-purpose = purpose
    .help = What for
field-requests = requests
    .help = The requests that it relied on
field-decisions = decisions
    .help = The decisions that it relied on
field-association = association with a peace mission
    .help = How closely it was associated with a peace mission
field-return-on = back on
    .help = Day on which it is to be back
field-turn-back-by = turn back by
    .help = The latest hour to turn back, so as to be in before dark or a curfew
field-permit-aboard = permit aboard
    .help = Whether the permit itself, as paper, is aboard
field-association-agreed-by = who agreed to more
    .help = The function of whoever agreed to an association closer than the negotiation accepts; never a name
field-vehicles-planned = vehicles planned
    .help = Vehicles planned
field-vehicles-on-paper = vehicles on the paper
    .help = Vehicles on the permit
field-vehicles = vehicles
    .help = Vehicles that went
field-persons-planned = persons planned
    .help = Persons planned
field-persons-on-paper = persons on the paper
    .help = Persons on the permit
field-persons = persons aboard
    .help = Persons aboard
field-women-planned = women planned
    .help = Women among those planned
field-trip-women = women aboard
    .help = Women among those aboard
field-people-planned = people planned
    .help = People planned to be reached
field-people-reached = people reached
    .help = People reached
field-go-ahead-asked-at = green light asked at
    .help = Hour at which the morning's green light was asked
field-go-ahead-received-at = green light received at
    .help = Hour at which it came
field-led-by-other = led by another
    .help = Led by another organisation
field-decided-by = decided by
    .help = Who decides, as a function
field-go = go
    .help = What that person decided
field-hours-late = hours late
    .help = Hours late
field-checkpoints = checkpoints met
    .help = Checkpoints met, the last one included
field-checkpoints-long = long stops
    .help = Of these, that stopped you long
field-checkpoints-demanding = demanding
    .help = Of these, that demanded something
field-demands = amounts demanded
    .help = At checkpoints without an incident of their own: "5000 currency=CDF"
field-journey = journey
    .help = A word that groups the trips of one journey
field-gap = promise gap
    .help = Of a reduced trip: what the road did against what was said; the program keeps it

# Incidents

field-incident-date = date
    .help = When it happened
field-kinds = what happened
    .help = One kind or more; the gravest leads, and the incident counts once
field-setting = setting
    .help = Where it came about
field-hour = hour
    .help = At what hour
field-ban-until = banned until
    .help = Of a movement ban: the last day that it holds
field-curfew-from = curfew from
    .help = Of a curfew: from which hour
field-curfew-to = curfew to
    .help = Of a curfew: to which hour
field-place-text = place in words
    .help = Where, in words, as long as no place matches
field-incident-barrier = barrier
    .help = Of a barrier without a name: what kind
field-what-happened = account
    .help = What happened, in words; - reads it from standard input
field-category = category
    .help = Follows from what happened; may be changed
field-incident-actors = authors
    .help = Who is said to have done it: "A-3 attribution=reported"; the first leads
field-incident-trip = trip
    .help = The trip on which it happened
field-decision-broken = decision broken
    .help = The decision that it broke
field-promise-broken = promise broken
    .help = The promise that it broke; writes the check by itself
field-mission-link-suspected = link suspected
    .help = They suspected you of a link to a peace mission
field-on-whom = on whom
    .help = Whom it touched
field-sector = sector
    .help = Sector of the work
field-gender-related = gender-related
    .help = Whether it has to do with gender
field-paper-given = paper given
    .help = Of a fee: whether a paper was given
field-projects-suspended = projects suspended
    .help = How many projects were suspended
field-suspended-from = suspended from
    .help = First day of the suspension
field-suspended-to = suspended to
    .help = Last day of the suspension
field-consequences = consequences
    .help = What followed; what the trip says is not said again
field-value-lost = value lost
    .help = Value of the goods lost
field-people-delayed = people delayed
    .help = People who waited
field-people-not-reached = people not reached
    .help = People who were not reached
field-harm = harm
    .help = Harm to your people, in counts: "injured count=1 origin=national"
field-response = our response
    .help = What you did
field-solved-on = solved on
    .help = Day on which it was solved
field-solved-by = solved by
    .help = By what it was solved
field-referred-on = referred on
    .help = Day on which it was passed to those whose task it is
field-incident-actor-attribution = attribution
    .help = How sure that is; unknown where nothing is said
field-incident-actor-on-orders = on orders
    .help = Whether they were said to be on orders
field-incident-harm-harm = harm
    .help = What kind of harm
field-incident-harm-count = count
    .help = How many
field-incident-harm-origin = origin
    .help = National or international staff
field-incident-harm-sex = sex
    .help = Women, men, unknown

# Directives

field-issued-by = issued by
    .help = Who issued it
field-directive-what = what it says
    .help = What it says; - reads it from standard input
field-form = form
    .help = In which form
field-directive-category = category
    .help = What it restricts
field-areas = areas
    .help = Where
field-in-force-from = in force from
    .help = First day in force
field-in-force-to = in force to
    .help = Last day in force
field-deadline = deadline
    .help = Day by which something must be done
field-effect = effect
    .help = What it does to the work
field-lifted-on = lifted on
    .help = Day on which it was lifted
field-lifted-by = lifted by
    .help = By what it was lifted

# Cautions

field-area = area
    .help = Where; no finer than admin level 3
field-keep-apart-from = keep apart from
    .help = What not to be seen with
field-caution-until = until
    .help = Until when; 30 days unless there is a reason

# Events

field-event-kind = kind
    .help = What kind of event
field-actor = actor
    .help = Of whom
field-acceptance = acceptance
    .help = Of acceptance: how you are received there
field-forum = forum
    .help = Of advocacy: in which forum
field-asked-of = asked of
    .help = Of advocacy: of whom you asked something
field-silence-because = reason for silence
    .help = Of silence: why; - reads it from standard input
field-review-on = look again on
    .help = Day on which to look at it again
