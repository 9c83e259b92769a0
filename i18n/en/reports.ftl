## Reports: titles, columns, definitions, notes.

report-heading = { $title }: { $period }
report-period = { $since } to { $until }
report-period-until = up to { $until }
report-only = Only { $filters }
report-empty = Nothing recorded for this.
report-of-which = of these: { $what }
report-device-only = On this device only: never in a summary, never as plain text in a file.
report-column-share = Share [95 %]
report-column-figure = Figure
report-column-count = Number
report-column-last-month = Month before
report-column-last-year = A year before
report-column-after-days = After days
report-column-lasting = Still open
report-column-by-then = { $end }: by then
report-column-at-risk = At risk
report-column-lasting-by-then = Lasting on
report-column-compared = Number
report-column-not-ended = Not ended
report-column-median-days = Days until half had ended
report-column-expected-ended = Would have ended if all lasted alike
report-column-chi-square = Chi-square
report-column-degrees = Degrees of freedom
report-column-p = p
report-column-c1 = C1
report-column-c2 = C2
report-column-c3 = C3
report-finding-too-early = too early
report-finding-too-few = too few
report-finding-as-before = as before
report-finding-signal = more than before
report-column-to-say = To say
report-column-said = Said

report-cell-share = { $numerator } / { $denominator } = { $percent } % [{ $low }–{ $high }]
report-cell-few = { $numerator } / { $denominator } (few cases)
report-cell-rate = { $value }
report-cell-few-rate = (few cases)
report-cell-out-of = { $numerator } of { $denominator }
report-cell-none = –
report-cell-days = { $days }
report-cell-estimate = { $percent } % [{ $low }–{ $high }]
report-without-few = (group < 10)
report-without-half = (over half go on)
report-without-end = (nothing ended)
report-cell-not-yet = no records
report-cell-change = { $direction ->
    [down] { $before } (−{ $percent } %)
   *[up] { $before } (+{ $percent } %)
}

report-absent-unknown = Unknown
report-absent-not-recorded = Not recorded

# Reports

report-outcomes = Outcomes
    .definition = What authorities said, what the road then did, and the distance between the two: the promise gap. Decisions count on their own day, trips on the first day they were planned for; a trip is due once that day is over.
report-ladder = Ladder
    .definition = For each negotiation and each chain of authority: the latest answer at every level up to a day, and where a yes stops on its way down. A level that nobody met is shown as such; nodes that nobody met are never named.
report-roadblocks = Roadblocks
    .definition = Incidents at roadblocks beside the journeys that could meet one: trips made and checkpoints met. By road or by author, never both in one table.
report-overview = The three numbers
    .definition = Whether trips due went as planned, and requests due were cleared in time; how many people planned were not reached, at least, and by what; which authorities owe an answer past its date. Trips and requests are two lines and are never added.
report-requests = Requests
    .definition = Requests due, by where they stand on the last day; the answers of those whose yes they need, and how long these took. Due is a request whose first day needed, as first submitted, is over.
report-trips = Trips
    .definition = Trips due by outcome and by how they went; hours lost; why trips were not made, and how they went by association with a peace mission, in counts.
report-people = People not reached
    .definition = People planned and not reached, at least, with what kept them away and since when. For each district the most of any one request counts, never the sum of several, which may be for the same people.
report-levels = Levels
    .definition = At which level we met, were answered and promised something, and incidents came about; in how many negotiations a level was ever met; and, on this device only, how communities took part.
report-transmission = Transmission
    .definition = What became of a firm yes lower down its own chain within 30 days, by how high it was said: kept, breached, or untested. Requests, and negotiations without one. Never by actor.
report-constraints = Constraints
    .definition = Incidents by what they restrict and by whom; rules in force, new and lifted; projects suspended; harm to our people; what was solved.
report-snapshot = Access snapshot
    .definition = The page of a month, as access groups print it: trips and requests, people not reached, the promise gap, constraints, each beside the month before and the same month a year before, with room for what only the coordinator can say.
report-promises = Promises
    .definition = Where promises stand on the last day by their checks, each side apart; how many were checked, how many are past their day, and how long they held.
report-durability = How long access lasts
    .definition = From a trip made to a destination until access was lost or given up, as far as we went and saw; and from a promise to the first check that found it broken. An upper bound: people stop going where they are afraid. A destination is a site, else a district.
report-changes = Changes
    .definition = What is not as it was: the first no after three yeses, authorities newly silent, roads unused for thirty days, new directives, and weeks with more incidents than the weeks before them, with trips beside. Not a warning of attacks.
report-mission = Peace mission
    .definition = Counts on both sides: what a peace mission made possible and what it made harder, and what at each place hangs on it. Never caused by, never better than.
report-bargain = What is wanted of us
    .definition = Asks by kind, over time and by type of actor; red lines touched; principles at risk. What we answered is never counted.
report-advocacy = Advocacy
    .definition = Our own advocacy as marks on the line of decisions and incidents. No figure compares before and after.
report-coverage = What the data cannot say
    .definition = What is missing: levels, authors, districts, roads, outcomes; weeks without entries; roads with incidents and no trip; what was written late.

# Sections

report-section-decisions = What was said
report-section-decisions-by-level = What was said, by level
report-section-decisions-by-branch = What was said, by branch
report-section-trips-by-outcome = Trips due, by outcome
report-section-trips-by-completion = Trips due, by how much was done
report-section-trips-due = Trips due
report-section-promise-gap = The promise gap: approved trips due
report-section-beside-the-gap = Beside the gap: trips due without an approval to hold anyone to
report-section-roadblocks = Roadblock incidents and journeys
report-section-trips-stopped = Trips that met a roadblock incident
report-section-demands = Checkpoints that demanded something
report-section-amounts = Amounts demanded
report-section-roadblock-kinds = Roadblock incidents, by leading kind
report-section-trips-as-planned = Trips due that went as planned
report-section-trips-our-own = Beside it: our own reasons
report-section-requests-by-state = Requests due, by where they stand
report-section-people-not-reached = People planned and not reached, at least
report-section-people-by-district = Not reached, by district
report-section-people-by-district-and-cause = Not reached, by district and cause
report-section-people-as-planned = Who they are, where nobody of them was reached and it was planned so
report-section-answers-owed = Answers owed past their date
report-section-answers-owed-by = Who owes them
report-section-requests-cleared = Requests due that were cleared
report-section-answers = Those whose yes is needed
report-section-answers-by-type = Answers, by type of actor
report-section-answers-by-branch = Answers, by branch
report-section-answers-by-level = Answers, by level
report-section-trips-not-made = Trips not made, by why
report-section-trips-by-cause = What kept trips from going as planned
report-section-hours-lost = Hours lost
report-section-trips-by-association = How trips went, by association with a mission
report-section-by-level = Met, heard and stopped, by level
report-section-levels-ever-met = Negotiations in which a level was ever met
report-section-meetings-with-community = Meetings with a community involved
report-section-involvement = How communities took part, by group
report-section-promises-by-state = Promises, by where they stand and who made them
report-section-promises-checked = Promises, by who made them
report-section-promises-by-kind = Promises, by what was promised
report-section-promises-until-broken = How long promises held that were checked
report-section-promises-held-by-involvement = How long promises held, by how a community took part before
report-section-promises-held-by-mode = How long promises held, by how we came to them
report-section-promises-held-by-level = How long promises held, by the level that promised
report-section-promises-until-broken-by-involvement = The same by days, by how a community took part before
report-section-promises-until-broken-by-mode = The same by days, by how we came to them
report-section-promises-until-broken-by-level = The same by days, by the level that promised
report-section-spells-by-end = Spells of access, by what ended them
report-section-spells = Spells, destinations, trips
report-section-spells-until-ended = How long access lasted, by what ended it
report-section-spells-by-involvement = Access, by how a community took part before
report-section-spells-until-ended-by-involvement = The same by days, by how a community took part before
report-section-spells-by-mode = Access, by how we came to it
report-section-spells-until-ended-by-mode = The same by days, by how we came to it
report-section-spells-by-level = Access, by the highest level that had said yes
report-section-spells-until-ended-by-level = The same by days, by the highest level that had said yes
report-section-first-refusals = First no after three yeses
report-section-newly-silent = Newly silent
report-section-roads-unused = Roads unused for thirty days
report-section-new-directives = New directives
report-section-weekly-incidents = Incidents by week, against the weeks before: not a warning of attacks
report-section-asks-by-kind = What was wanted of us
report-section-asks-by-month = By month
report-section-asks-by-type = By type of actor
report-section-asks-touching = Access and red lines
report-section-principles-at-risk = Negotiations, by the principle at risk
report-section-yes-and-conduct = A yes, and what became of it lower down
report-section-yes-kept = Kept, by how high the yes was said
report-section-breached-on-orders = Breached: were they said to be on orders?
report-section-advocacy-by-month = On the line of months
report-section-advocacy-by-kind = Advocacy, by kind
report-section-advocacy-by-forum = Advocacy, by forum
report-section-mission-made-possible = Made possible
report-section-mission-made-harder = Made harder
report-section-assets-by-kind = Assets, by kind
report-section-incidents-by-association = Incidents on trips, by association with a mission
report-section-hangs-on-the-mission = What hangs on the mission, by district
report-section-mission-events = What became of the mission
report-section-incidents-by-category = Incidents, by category
report-section-incidents-by-group = Incidents, by group
report-section-incidents-by-kind = Incidents, by leading kind
report-section-incidents-by-branch = Incidents, by branch of the author
report-section-incidents-by-sector = Incidents, by sector
report-section-incidents-by-gender = Incidents that had to do with gender
report-section-directives = Directives
report-section-directives-by-category = Directives in force, by what they restrict
report-section-projects-suspended = Projects suspended
report-section-suspension-age = How long projects have been suspended
report-section-harm = Harm to our people
report-section-solved-by-category = What was solved, by category
report-section-solved-by-response = What was solved, by what we did
report-section-solved-by = What was solved, by what
report-section-trips-made-in-the-month = Beside incidents: trips made
report-section-for-the-coordinator = For the coordinator to say
report-section-coverage-decisions = Decisions
report-section-coverage-incidents = Incidents
report-section-coverage-trips-due = Trips due
report-section-coverage-trips-made = Trips made
report-section-coverage-roads = Roads with incidents
report-section-coverage-weeks = Weeks
report-section-coverage-entries = Entries
report-section-requests-until-cleared = How long requests waited, by what ended it

# Measures

report-measure-decisions = Decisions
    .definition = Answers of any node, each once, on the day they were given. Silence is no decision and is not counted here.
report-measure-trips-due = Trips due
    .definition = Trips whose first planned day is over, whatever became of them. A postponed trip stays judged by its first date.
report-measure-trips-judged = Trips
    .definition = Trips due, by how what happened stands against what was said. A trip is approved when every yes that its requests needed was firm on its day: given, not only relayed, waiting for nobody, and its conditions accepted by us.
report-measure-impeded = Impeded (OCHA)
    .definition = Trips due that were stopped then passed, cut short or turned back.
report-measure-own-reasons = Our own reasons
    .definition = Trips due that we cancelled ourselves or that were no longer needed. Outside every share, the tables by outcome excepted.
report-measure-not-recorded = Outcome not recorded
    .definition = Trips due of which nobody has written what happened.
report-measure-roadblock-incidents = Incidents
    .definition = Incidents at a checkpoint or a named roadblock, each counted once whatever the number of its kinds and authors.
report-measure-trips-made = Trips made
    .definition = Trips on which wheels turned, on the day of travel, those turned back included.
report-measure-per-100-trips = Incidents per 100 trips
    .definition = Roadblock incidents for each hundred trips made.
report-measure-checkpoints-met = Checkpoints met
    .definition = Checkpoints tallied on trips made, the last one included. Trips without a tally add nothing.
report-measure-per-100-checkpoints = Incidents per 100 checkpoints
    .definition = Roadblock incidents for each hundred checkpoints met.
report-measure-without-tally = Trips without a tally
    .definition = Trips made of which nobody counted the checkpoints: incidents on them have no checkpoint to stand against.
report-measure-trips-with-incident = Trips with an incident
    .definition = Trips made on which there was at least one roadblock incident.
report-measure-trips-stopped = Trips with one incident or more
    .definition = Trips made with one roadblock incident or more, of all trips made.
report-measure-checkpoints-demanding = Checkpoints that demanded
    .definition = Tallied checkpoints that demanded money, goods or a favour.
report-measure-demanding = Checkpoints that demanded something
    .definition = Checkpoints that demanded something, of all checkpoints tallied.
report-measure-amounts = Demands
    .definition = Demands with an amount: at roadblock incidents, and those noted on trips made.
report-measure-amount-median = Median demanded
    .definition = The middle amount demanded, for each currency. What was paid is not recorded anywhere.
report-measure-trips-hindered = Trips hindered
    .definition = Trips due that did not go as planned, our own reasons aside: by the group of the incident that leads the trip; else a no, a silence and a missing green light are bureaucratic, and what we gave up out of caution is insecurity.
report-measure-hours-late = Hours late
    .definition = Hours typed as late on trips made.
report-measure-staff-hours-late = Staff hours lost
    .definition = Hours late times the persons aboard, over trips made of which both are known.
report-measure-late-without-persons = Late, persons not known
    .definition = Trips made with hours late and nobody's number aboard: they are in the hours and not in the staff hours.
report-measure-requests-due = Requests due
    .definition = Requests whose first day needed, as first submitted, is over. A postponement opens a new round, and the old date stays judged.
report-measure-requests-cleared-in-time = Cleared in time
    .definition = Requests due of which every needed authority had said a firm yes by the first day needed, in part or in full.
report-measure-cleared-in-time = Cleared in time, of those due
    .definition = Requests cleared in time, of all that were due. Silence counts against.
report-measure-requests-cleared = Cleared
    .definition = Requests due that were cleared, in time or late.
report-measure-requests-answered = Cleared or refused
    .definition = Requests due that were cleared or refused.
report-measure-cleared-of-answered = Cleared, of those answered
    .definition = Requests cleared, of those cleared or refused. Counts alone and beside the other share: it leaves out silence, which is how refusal is done.
report-measure-requests-not-submitted = Never handed in
    .definition = Requests due that were handed in to nobody: the step is ours.
report-measure-asked = Asked
    .definition = Authorities whose yes a request due needs and to whom it was handed in, once for each request.
report-measure-answers = Answered
    .definition = Of these, those whose latest word by the last day is an answer. Took note, later, see my chief are none.
report-measure-answered = Answered, of those asked
    .definition = Those that answered, of those asked.
report-measure-overdue = Overdue
    .definition = Of those asked, those that owe an answer past its date: from the day by which it is needed, or so many days after it was handed in (settings overdue_days and overdue_grace), until 30 days after the last day needed.
report-measure-days-to-answer = Days to an answer
    .definition = The middle of the days from handing in to the first answer, of those that answered.
report-measure-answers-owed = Answers owed
    .definition = Answers past their date on the last day, whenever they were asked for.
report-measure-authorities-owing = Authorities that owe them
    .definition = Nodes that owe at least one of them.
report-measure-owed-since = Owed since
    .definition = The day from which the answer is owed.
report-measure-days-owed = Days
    .definition = Days since then, up to the last day.
report-measure-people-not-reached = People not reached
    .definition = People planned less people reached by the trips of a request, or by a trip that rested on none; of each district the request with most. At least so many: requests of one district may be for the same people.
report-measure-not-reached-insecurity = Insecurity
    .definition = Of these, kept away by insecurity: the cause of each blocked trip goes to its own part.
report-measure-not-reached-physical = Physical environment
    .definition = Of these, kept away by road, water or weather.
report-measure-not-reached-bureaucratic = Bureaucratic
    .definition = Of these, kept away for want of an authorisation; what no trip was planned for counts here.
report-measure-not-reached-own-access = People's own access
    .definition = Of these, kept from coming themselves.
report-measure-not-reached-unknown = Cause unknown
    .definition = Of these, kept away by something that nobody wrote down.
report-measure-districts-not-reached = Districts
    .definition = Districts with people planned and not reached.
report-measure-not-reached-no-district = Without a district, not added
    .definition = The most of any request whose place lies in no known district. It may be for people counted above, and is never added.
report-measure-waiting-since = Waiting since
    .definition = The first day on which a trip for them was blocked; where none was planned, the first day needed.
report-measure-not-reached-women = Women
    .definition = Women among them, where the plan said so and nobody of the request was reached.
report-measure-not-reached-girls = Girls
    .definition = Girls among them, where the plan said so and nobody of the request was reached.
report-measure-not-reached-boys = Boys
    .definition = Boys among them, where the plan said so and nobody of the request was reached.
report-measure-not-reached-men = Men
    .definition = Men among them, where the plan said so and nobody of the request was reached.
report-measure-reached-not-known = Trips in part, number not known
    .definition = Trips done in part of which nobody wrote how many were reached: all planned count as reached, so that the figure stays "at least".
report-measure-meetings = Meetings
    .definition = Exchanges by any channel, each once.
report-measure-meetings-with-level = Meetings
    .definition = Exchanges in which such a node was addressed, each once.
report-measure-deciding-answers = Answers that decided
    .definition = Decisions that were a yes, in part or on conditions too, or a no. See my chief, later and took note decide nothing.
report-measure-negotiations = Negotiations
    .definition = Negotiations opened by the last day, whenever it was.
report-measure-negotiations-with-level = Negotiations in which it was met
    .definition = Negotiations in which such a node was addressed in a meeting, or gave an answer, by the last day.
report-measure-ever-met = Ever met
    .definition = Negotiations in which such a node was ever met, of all negotiations.
report-measure-meetings-with-community = With a community
    .definition = Meetings in which a community was informed or more.
report-measure-community-involved = With a community, of all
    .definition = Meetings with a community involved, of all meetings.
report-measure-involvements = Occasions
    .definition = Occasions on which a community took part, in a meeting or a negotiation, once for each group named.
report-measure-asks = Asks
    .definition = What nodes wanted of us, in meetings and incidents, each once. What we answered is not counted.
report-measure-asks-linked-to-access = Linked to access
    .definition = Asks on which access was said to hang.
report-measure-asks-red-line = Touching a red line
    .definition = Asks that touch a red line of ours.
report-measure-incidents = Incidents
    .definition = Incidents, each once whatever the number of its kinds and authors; the kind that leads decides the category.
report-measure-directives-in-force = In force
    .definition = Directives in force on the last day, whenever they were issued.
report-measure-directives-new = New
    .definition = Directives issued in the period.
report-measure-directives-lifted = Lifted
    .definition = Directives lifted in the period.
report-measure-suspensions-begun = Suspended
    .definition = Projects suspended by an incident in the period.
report-measure-suspensions-still-on = Still suspended
    .definition = Projects suspended on the last day, since whenever.
report-measure-suspensions-resumed = Resumed
    .definition = Projects taken up again in the period.
report-measure-suspension-age = Days suspended
    .definition = The middle of the days for which projects that are still suspended have been.
report-measure-people-harmed = People
    .definition = Our people killed, injured, abducted or detained. Of others there is no field.
report-measure-incidents-solved = Solved
    .definition = Incidents solved in the period, whenever they happened.
report-measure-events = Events
    .definition = Events written down.
report-measure-advocacy-events = Advocacy
    .definition = Statements of ours or joint ones, private advocacy, and silences decided.
report-measure-promises = Promises
    .definition = Promises made by the last day, whenever they were. A decision is none: trips check it.
report-measure-promises-checked = Checked
    .definition = Promises of which a check could tell something.
report-measure-checked = Checked, of all
    .definition = Promises of which a check could tell something, of all: what nobody looked at is neither kept nor broken.
report-measure-promises-overdue = Overdue
    .definition = Promises past their day and not settled.
report-measure-promises-broken = Ever broken
    .definition = Promises found broken at least once by the last day.
report-measure-days-to-breach = Days to the first breach
    .definition = The middle of the days from the promise to the first check that found it broken, of those ever broken.
report-measure-yeses = Yeses
    .definition = Requests due or not, and negotiations without a request, to which somebody said a firm yes; each once, on the day of the first at the highest level.
report-measure-yeses-kept = Kept
    .definition = Tried within 30 days by a trip that arrived or a promise found held, and nothing went against it at local level or a checkpoint of the same chain.
report-measure-yeses-breached = Breached
    .definition = An incident, a no or a broken promise of local level or a checkpoint of the same chain went against it within 30 days.
report-measure-yeses-tried = Tried
    .definition = Kept or breached. Untested is neither.
report-measure-yeses-untested = Untested
    .definition = Nothing tried it within 30 days.
report-measure-kept = Kept, of those tried
    .definition = Yeses kept, of those that something tried. Read it beside the untested ones.
report-measure-days-to-first-trial = Days to the first trial
    .definition = The middle of the days from the yes to what first broke it, or else first tried it.
report-measure-assets-asked = Assets asked
    .definition = Requests due for an asset of a mission: flight, fuel, storage, repair, evacuation, radio, transport.
report-measure-assets-granted = Assets granted
    .definition = Of these, cleared, in time or late.
report-measure-gates-asked = Gates asked
    .definition = Times a mission was asked to let us pass, assets aside.
report-measure-gates-opened = Gates opened
    .definition = Yeses of a mission, assets aside.
report-measure-guarantees-given = Guarantees given
    .definition = Guarantees of security that a mission gave by the last day.
report-measure-passages-obtained = Passages it obtained
    .definition = Yeses of others in exchanges in which a mission asked for us.
report-measure-gates-shut = Gates shut
    .definition = Noes of a mission, and want of means, assets aside.
report-measure-guarantees-refused = Guarantees refused because of a link
    .definition = Incidents led by a refused guarantee in which a link to a mission was suspected.
report-measure-link-suspected = Incidents with a suspected link
    .definition = Incidents in which we were suspected of a link to a mission.
report-measure-trips-with-mission = Trips with a mission
    .definition = Trips due with a shared asset, seen together, or under armed escort.
report-measure-mission-promises = Its promises that stand
    .definition = Promises of a mission that are neither settled nor broken on the last day.
report-measure-decisions-without-level = Decisions without a level
    .definition = Decisions of nodes whose level on that day is not known.
report-measure-level-unknown = Level not known
    .definition = Decisions without a level, of all.
report-measure-incidents-without-author = Incidents without an author
    .definition = Incidents of which nobody wrote who did it.
report-measure-author-unknown = Author not known
    .definition = Incidents without an author, of all.
report-measure-incidents-without-district = Incidents without a district
    .definition = Incidents whose place lies in no known district.
report-measure-district-unknown = District not known
    .definition = Incidents without a district, of all.
report-measure-outcome-unknown = Outcome not recorded
    .definition = Trips due without an outcome, of all.
report-measure-trips-without-road = Trips made without a road
    .definition = Trips made of which nobody wrote the road: they are the denominator of no road.
report-measure-road-unknown = Road not known
    .definition = Trips made without a road, of all made.
report-measure-tally-unknown = Checkpoints not counted
    .definition = Trips made without a tally of checkpoints, of all made.
report-measure-weeks = Weeks
    .definition = Weeks from Monday to Sunday that lie in the period, from the first entry on.
report-measure-weeks-without-entries = Weeks without entries
    .definition = Weeks in which no decision, trip, incident or meeting is dated. Nothing written is not nothing happened.
report-measure-weeks-empty = Weeks without entries, of all
    .definition = Weeks without entries, of all.
report-measure-roads-with-incidents = Roads with incidents
    .definition = Roads and months with incidents of ours.
report-measure-roads-without-trips = Without a trip
    .definition = Roads and months with incidents and not one trip made on record: their denominator is missing.
report-measure-trips-missing = Trips missing where incidents are
    .definition = Roads and months without a trip, of those with incidents.
report-measure-entries = Entries
    .definition = Decisions, trips, incidents and meetings.
report-measure-entries-late = Written late
    .definition = Entries written more than 14 days after their day.
report-measure-late = Written late, of all
    .definition = Entries written more than 14 days after their day, of all.

report-measure-spells = Spells
    .definition = Spells of access to one destination, begun by the last day: each from a trip made there that nobody turned back. It is lost with a trip refused, a no or a yes taken back of an authority whose yes is needed, or a trip turned back by somebody; given up with a trip that we did not make out of caution; else last seen with its last trip. After so many days without one (setting gap_days) it counts as not visited, and the next trip begins another.
report-measure-spell-trips = Trips in them
    .definition = Trips made in these spells, each in one.
report-measure-destinations = Destinations
    .definition = Different destinations among them: sites, else districts; what lies in no known district stands for itself.
report-measure-first-refusals = First noes
    .definition = Noes, or yeses taken back, of a node that had said yes three times or more in a row. Later, see my chief and took note break no row.
report-measure-refused-on = On
    .definition = The day of the no, of several the first.
report-measure-yeses-before = Yeses before
    .definition = Yeses in a row before it, of several the most.
report-measure-newly-silent = Newly silent
    .definition = Authorities that had answered before, owe an answer past its date on the last day, and owed none of those before the period. Who never answered is among the answers owed.
report-measure-newly-owed = Answers owed
    .definition = Answers that they owe.
report-measure-silent-since = Since
    .definition = The first day from which they owe one.
report-measure-answered-before = Answered before
    .definition = Answers of theirs before that day.
report-measure-roads-unused = Unused
    .definition = Times that nobody of us had used a road for thirty days, of roads that were used before; on the thirtieth.
report-measure-last-used-on = Last used on
    .definition = The day of the last trip made on it before, of several times the first.
report-measure-roads-still-unused = Still unused
    .definition = Of these, without a trip made up to the last day.
report-measure-not-made-meanwhile = Not made meanwhile
    .definition = Trips on it that were refused, silenced, held without a green light or given up out of caution since then.
report-measure-issued-on = Issued on
    .definition = The day of issue, of several the first.
report-measure-trips-not-made = Trips not made
    .definition = Trips due that were refused, not cleared in time, left without a green light or given up out of caution.

report-unit-spells = spells
report-unit-destinations = destinations
report-unit-roads-alone = roads
report-unit-decisions = decisions
report-unit-trips = trips
report-unit-incidents = incidents
report-unit-checkpoints = checkpoints
report-unit-demands = demands
report-unit-amount = amount
report-unit-requests = requests
report-unit-answers = answers
report-unit-authorities = authorities
report-unit-days = days
report-unit-day = a day
report-unit-people = people
report-unit-districts = districts
report-unit-hours = hours
report-unit-staff-hours = staff hours
report-unit-meetings = meetings
report-unit-negotiations = negotiations
report-unit-occasions = occasions
report-unit-asks = asks
report-unit-directives = directives
report-unit-projects = projects
report-unit-events = events
report-unit-promises = promises
report-unit-yeses = yeses
report-unit-weeks = weeks
report-unit-roads = roads and months
report-unit-entries = entries

# Dimensions

report-dimension-week = Week of
report-dimension-spell-end = What ended it
report-dimension-month = Month
report-dimension-quarter = Quarter
report-dimension-year = Year
report-dimension-level = Level
report-dimension-branch = Branch
report-dimension-actor-type = Type of actor
report-dimension-actor = Actor
report-dimension-adm1 = Province
report-dimension-adm2 = District
report-dimension-adm3 = Sub-district
report-dimension-road = Road
report-dimension-negotiation = Negotiation
report-dimension-objective = Objective
report-dimension-decision = Answer
report-dimension-form = Form
report-dimension-outcome = Outcome
report-dimension-completion = Done
report-dimension-gap = What happened
report-dimension-association = Association with a mission
report-dimension-kind = Kind
report-dimension-category = Category
report-dimension-group = Group
report-dimension-setting = Setting
report-dimension-sector = Sector
report-dimension-sensitivity = Sensitivity
report-dimension-currency = Currency
report-dimension-country = Country
report-dimension-request = Request
report-dimension-mode = How we came to it
report-dimension-arrival = How it went
report-dimension-cause = Cause
report-dimension-request-state = State
report-dimension-channel = Channel
report-dimension-asset = Asset
report-dimension-degree = How far
report-dimension-involved-group = Group of the community
report-dimension-side = Who promised
report-dimension-promise = Promise
report-dimension-promise-state = State of the promise
report-dimension-ask = What was wanted
report-dimension-principle = Principle at risk
report-dimension-contact = Highest yes
report-dimension-conduct = Lower down
report-dimension-on-orders = On orders
report-dimension-gender = To do with gender
report-dimension-mission-link = Link to a mission suspected
report-dimension-harm = Harm
report-dimension-response = What we did
report-dimension-solved-by = Solved by
report-dimension-directive = What it restricts
report-dimension-effect = Effect
report-dimension-event = Event
report-dimension-forum = Forum

# Facts and records

report-fact-decision = decisions
report-fact-trip = trips due
report-fact-promise-gap = trips due
report-fact-passage = trips made
report-fact-stoppage = trips stopped
report-fact-incident = incidents
report-fact-demand = demands
report-fact-spell = spells of access
report-fact-turn = first noes
report-fact-silent = answers owed by the newly silent
report-fact-unused = roads unused
report-record-decision = decisions
report-record-trip = trips
report-record-incident = incidents
report-record-ask = demands
report-fact-request = requests due
report-fact-addressee = authorities asked
report-fact-owed = answers owed
report-fact-claim = people to be reached
report-record-request = requests
report-fact-promise = promises
report-fact-descent = yeses
report-fact-in-force = directives in force
report-fact-suspended = projects suspended
report-fact-week = weeks
report-fact-negotiation = negotiations
report-fact-contact = levels met
report-fact-meeting = meetings
report-fact-encounter = meetings
report-fact-involvement = involvement of communities
report-fact-ask = asks
report-fact-harm = harm
report-fact-solved = incidents solved
report-fact-suspension = suspensions
report-fact-resumption = resumptions
report-fact-directive = directives
report-fact-lifted = directives lifted
report-fact-event = events
report-fact-entry = entries
report-fact-road-month = roads with incidents
report-record-promise = promises
report-record-directive = directives
report-record-entry = entries
report-record-meeting = meetings
report-record-negotiation = negotiations
report-record-event = events

# The ladder

report-ladder-title = { $negotiation } { $title } · { $chain }
report-ladder-above = above { $node }
report-ladder-column-negotiation = Negotiation
report-ladder-column-chain = Chain
report-ladder-column-level = Level
report-ladder-column-answer = Answer
report-ladder-column-standing = Standing
report-ladder-column-date = Date
report-ladder-column-node = Node
report-ladder-column-assent = Assent
report-ladder-silent = asked, no answer
report-ladder-met = met, not asked
report-ladder-never-met = never met
report-ladder-road = Last on the road
report-ladder-carries = holds
report-ladder-stops = stops here
report-ladder-no-yes = no firm yes now
report-ladder-hollow = hollow: only relayed
report-ladder-awaits-confirmation = waits to be confirmed
report-ladder-conditions-open = conditions not accepted
report-ladder-not-valid-now = not valid on that day
report-ladder-others-differ = another node of the level says otherwise
report-ladder-through-desk = through a desk
report-plaintext-sections = For this device only, and left out: { $sections }.
report-room-second-ask = Second ask
report-room-first-ask = First ask
report-room-severity = Our judgement of how severe access constraints are
report-ending-lost = Lost
report-ending-given-up = Given up
report-ending-broken = Broken
report-ending-withdrawn = Withdrawn
report-ending-refused = Refused
report-ending-cleared = Cleared

# Notes

report-note-left-out = Left out, because it has no such dimension: { $section }.
report-note-whole = { $dimension } is not known of { $fact }: there the figure is of all of them.
report-note-uncertain = { $count ->
    [one] One of the { $record } has a date known in part, which may lie outside the period: left out.
   *[other] { $count } of the { $record } have a date known in part, which may lie outside the period: left out.
}
report-note-no-ladder = No negotiation has a decision, a request or a meeting up to that day.
report-note-not-beside = Left out, because beside what is asked for it would say who stands where: { $section }.
report-note-log-rank = { $section }: log-rank chi-square { $statistic }, degrees of freedom { $degrees }, p = { $p }. So rarely chance alone would set groups so far apart; it says nothing of why.
report-note-not-compared = { $section }: a group has fewer than ten, so there are counts only and no comparison.
report-note-nothing-to-compare = { $section }: nothing ended while two groups could be compared.
report-note-last-weeks = The last { $count } weeks are shown; --since shows more.
report-note-month-only = Of trips that were reduced only the month is kept: they stand beside no week.
report-note-nothing = Nothing matches these filters.
report-note-nothing-then = This report finds nothing on record for { $period }.

# What a report must not be taken for

report-trap-silence = Silence is how refusal is done: an unanswered request is no decision, and shows among the trips that were not cleared in time.
report-trap-gap = A gap is counted, not explained: the same chain is held to its own word only, and "unknown" is a figure too.
report-trap-first-branch = A node of two branches counts under its first.
report-trap-hollow = A relayed yes is hollow until it is written or confirmed; a desk relays for the node above it.
report-trap-never-met = "Never met" is about us, not about them: somebody else may have met that level.
report-trap-ladder-parallel = Authorities run in parallel branches: a yes in one chain says nothing about another.
report-trap-fewer-trips = Incidents fall when people stop moving: read them beside the trips made, and those not made out of caution.
report-trap-tally = Where checkpoints were not counted, the rate per 100 checkpoints is too high.
report-trap-demanded = Amounts are what was demanded, not what was paid.
report-trap-no-ranking = Roads and districts are not ranked: few trips make any rate jump.
report-trap-two-lines = Trips and requests are counted apart: one request may need many trips, and a trip may rest on none.
report-trap-at-least = People not reached are "at least": several requests of a district may be for the same people, so only the largest counts.
report-trap-owing = An answer that is owed is not a refusal on record, and not an excuse either: took note, later, and see my chief still owe.
report-trap-own-reasons = What we cancelled ourselves, or no longer needed, stands beside and outside every share, the table by outcome excepted.
report-trap-part-unknown = Who was reached by a trip done in part is often not known: such trips are named, and never counted as nobody.
report-trap-latest-trip = Where several trips for the same people were blocked, the latest gives the cause.
report-trap-asked-not-answered = A share of those answered alone would leave out silence: it is given in counts and beside the share of all that were due.
report-trap-hours = Hours are those that somebody typed: a trip without them was not on time, only not timed.
report-trap-association = Trips with and without a mission take different roads for different reasons: these counts compare nothing.
report-trap-several-levels = One meeting may have several levels at the table, and counts under each.
report-trap-involvement = Consulted is a category, not a score: nobody can say from it whether people agreed.
report-trap-unchecked = What nobody checked is neither kept nor broken: read the share checked first.
report-trap-passage = A granted decision is a promise of passage, and is not here: trips check it, in the promise gap.
report-trap-upper-bound = How long promises held is an upper bound: where nobody looks, nothing is found broken.
report-trap-access-upper-bound = An upper bound: people stop going where they are afraid.
report-trap-spell = Lost and given up compete: what was given up could no longer be lost. What was last seen going on is no proof that it did.
report-trap-spell-reduced = A reduced trip counts on the first day of its month, with its district; its site is not kept.
report-trap-recorded-before = What groups are made of was recorded before the day on which it began, or stood behind it. What was not written down is "not recorded", which is not "none".
report-trap-log-rank = Groups go to different places for different reasons: a test of whether they last alike compares no methods.
report-trap-no-warning = Not a warning of attacks: it says that more was written down than in the weeks before.
report-trap-ears = C1 holds a week against the seven before it, C2 leaves out the last two, C3 adds up C2 of three weeks; from the 8th, 10th and 12th week on. Fewer than 3 incidents in the week, or a past mean below 1, are no signal.
report-trap-first-refusal = A first no may have its reason in the request and not in who was asked.
report-trap-newly-silent = Silence is told of those whose answer is owed; who was not asked is not silent.
report-trap-unused = A road that we do not use may be closed, dangerous, or not needed: the figure does not say which.
report-trap-compete = Cleared, refused and withdrawn compete: what one end took can no longer end in another way.
report-trap-no-agreeing = What we answered is not counted, and no rate is made of it: this is no list of what works.
report-trap-asked-where-met = Whom we meet often asks often: asks have no denominator.
report-trap-untested = Untested is not kept.
report-trap-own-chain = A chain is held to its own word only: what another branch or party did is in the promise gap.
report-trap-orders = "On orders" is what was said at the barrier, not what is known.
report-trap-small-descent = A senior yes is asked for where passage is hard: levels are not compared with each other.
report-trap-no-before-after = No figure compares before and after: what else changed in the same weeks is not here.
report-trap-mission-evidence = Published evidence conflicts on whether missions help or harm access. These are counts on both sides, often of few cases.
report-trap-lead-kind = An incident of several kinds counts once, under the kind that leads.
report-trap-under-reporting = Not everything is reported, and less where people are afraid or have no network: fewer reports are not more access.
report-trap-no-severity = How severe it is, the program does not say: that is the coordinator's own judgement.
report-trap-nothing-written = Nothing written is not nothing happened.

# Explaining

report-explain-facts = Facts: { $facts }.
report-explain-ladder-facts = Facts: decisions (`fact_decision`), offices asked (`request_addressee`), who was met (`meeting_participant`), trips and incidents on the road.
report-explain-ladder-chain = The node with all that stands above and below it on the day: its party, by the topmost node of the same type.
report-explain-ladder-answer = The latest decision of any node of the level up to the day, or else that it was asked, met, or never met.
report-explain-ladder-assent = A firm yes that is valid on the day holds from the highest down, as far as each level that was asked or answered has one too; at the first that has none it stops.
report-explain-ladder-by = One table for each chain, not grouped. One negotiation alone: --negotiation; another day: --as-of.
report-explain-formula = Formula: `{ $formula }`.
report-explain-measures = What is counted:
report-explain-by = Can be grouped (--by) and filtered (--where) by: { $dimensions }
report-explain-traps = Not to be taken for:
report-explain-against = Stands against: { $measure }.
report-explain-source = After: { $source }.

# Pages and charts

report-all = Reports
report-html-contents = On this page
report-html-notes = To read beside the figures
report-html-definitions = What is counted
report-html-footer = Made with Carnet, from what one team wrote down: not everything that happened. This file is not sealed; whoever has it can read it.
report-chart-share = { $percent } % ({ $numerator }/{ $denominator })
report-chart-left-out = { $count ->
    [one] One more is in the table and not in the picture.
   *[other] { $count } more are in the table and not in the picture.
}
report-chart-between = { $first } to { $last }
report-chart-most = highest { $most }
# What a report says first, read aloud. Parts with their wholes; the share with its interval stands in the tables.
report-said-others = ; the others: { $list }
report-said-trips = { $due ->
    [0] No trip was due.
    [one] Of { $due } trip due, { $good } went as planned{ $others }.
   *[other] Of { $due } trips due, { $good } went as planned{ $others }.
}
report-said-our-own = { $count ->
    [one] { $count } more was ours to cancel, or no longer needed.
   *[other] { $count } more were ours to cancel, or no longer needed.
}
report-said-requests = { $due ->
    [0] No request was due.
    [one] Of { $due } request due, { $good } cleared in time{ $others }.
   *[other] Of { $due } requests due, { $good } cleared in time{ $others }.
}
report-said-people = { $people ->
    [0] Nobody who was planned for is known to have been missed.
   *[other] At least { $people } people planned for were not reached, in { $districts ->
        [one] { $districts } district
       *[other] { $districts } districts
    }: { $causes }.
}
report-said-owed = { $answers ->
    [0] No answer is owed past its date.
    [one] { $answers } answer is owed past its date{ $longest }.
   *[other] { $answers } answers are owed past their date by { $authorities ->
        [one] { $authorities } authority
       *[other] { $authorities } authorities
    }{ $longest }.
}
report-said-longest = { $days ->
    [one] , the longest for { $days } day
   *[other] , the longest for { $days } days
}
report-said-gap = { $due ->
    [0] No trip that had been approved was due.
    [one] Of { $due } approved trip due, { $good } went as planned{ $others }.
   *[other] Of { $due } approved trips due, { $good } went as planned{ $others }.
}
report-said-decisions = { $whole ->
    [0] No answer is on record.
    [one] { $whole } answer was given: { $states }.
   *[other] { $whole } answers were given: { $states }.
}
report-said-answers = { $asked ->
    [0] Nobody whose yes is needed was asked.
    [one] Of { $asked } needed yes that was asked for: answered { $answered }, overdue { $overdue }.
   *[other] Of { $asked } needed yeses that were asked for: answered { $answered }, overdue { $overdue }.
}
report-said-levels = { $all ->
    [0] There was no negotiation.
    [one] In { $all } negotiation each level was ever met so many times: { $levels }.
   *[other] Of { $all } negotiations, so many ever met each level: { $levels }.
}
report-said-community = { $all ->
    [0] There was no meeting.
   *[other] A community had a part in { $with } of { $all } meetings.
}
report-said-ladder = { $chains ->
    [0] Nobody was asked or met.
   *[other] Of { $chains ->
        [one] { $chains } chain of authority
       *[other] { $chains } chains of authority
    }: yes at every level that was asked { $holds }, a yes that stops on its way down { $stops }, no firm yes now { $none }, met and not asked { $unasked }.
}
report-said-transmission = { $yeses ->
    [0] There was no firm yes.
    [one] Of { $yeses } yes: kept lower down { $kept }, breached { $breached }, untested { $untested }.
   *[other] Of { $yeses } yeses: kept lower down { $kept }, breached { $breached }, untested { $untested }.
}
report-said-not-made = { $whole ->
    [0] None was stopped before it began.
    [one] { $whole } was not made: { $states }.
   *[other] { $whole } were not made: { $states }.
}
report-said-map = { $incidents ->
    [one] { $incidents } incident
   *[other] { $incidents } incidents
} beside { $trips ->
    [one] { $trips } trip made
   *[other] { $trips } trips made
}; no district is known of { $unplaced ->
    [one] { $unplaced } incident
   *[other] { $unplaced } incidents
} and { $untold ->
    [one] { $untold } trip
   *[other] { $untold } trips
}.
report-said-roadblocks = { $incidents ->
    [one] { $incidents } roadblock incident
   *[other] { $incidents } roadblock incidents
} beside { $trips ->
    [one] { $trips } trip made
   *[other] { $trips } trips made
}; { $stopped } of the trips met one or more. Of { $met } checkpoints met, { $demanding } demanded something.
report-said-incidents = { $whole ->
    [0] No incident is on record.
    [one] { $whole } incident: { $states }.
   *[other] { $whole } incidents: { $states }.
}
report-said-directives = Directives: { $force } in force, { $new } new, { $lifted } lifted.
report-said-harm = { $whole ->
    [one] { $whole } of our people came to harm: { $states }.
   *[other] { $whole } of our people came to harm: { $states }.
}
report-said-promises = { $whole ->
    [0] No promise is on record.
    [one] { $whole } promise, of any side: { $states }.
   *[other] { $whole } promises, of all sides: { $states }.
}
report-said-overdue = { $count ->
    [one] { $count } is overdue.
   *[other] { $count } are overdue.
}
report-said-spells = { $whole ->
    [0] No destination was reached.
   *[other] { $whole ->
        [one] { $whole } spell
       *[other] { $whole } spells
    } of access to { $destinations ->
        [one] { $destinations } destination
       *[other] { $destinations } destinations
    }: { $states }.
}
report-said-possible = { $any ->
    [0] Made possible by the mission: nothing on record.
   *[other] Made possible by the mission: { $figures }.
}
report-said-harder = { $any ->
    [0] Made harder: nothing on record.
   *[other] Made harder: { $figures }.
}
report-said-asks = { $asks ->
    [0] Nothing was asked of us.
   *[other] { $asks ->
        [one] { $asks } thing was asked of us
       *[other] { $asks } things were asked of us
    }{ $one ->
        [0] {""}
       *[other] , most often: { $most }
    }; { $linked } linked to access, { $lines } touching a red line.
}
report-said-changes = { $refusals ->
    [one] { $refusals } first refusal after three yeses
   *[other] { $refusals } first refusals after three yeses
}, { $silent ->
    [one] { $silent } authority newly silent
   *[other] { $silent } authorities newly silent
}, { $roads ->
    [one] { $roads } road left unused for thirty days
   *[other] { $roads } roads left unused for thirty days
}, { $directives ->
    [one] { $directives } new directive
   *[other] { $directives } new directives
}.
report-said-advocacy = { $whole ->
    [0] No advocacy is on record.
    [one] { $whole } act of advocacy: { $states }.
   *[other] { $whole } acts of advocacy: { $states }.
}
report-said-unknown = What is missing: { $parts }.
report-summary-whole = { $measure }: { $whole }.
report-summary-most = { $measure }: { $whole }, most often “{ $what }” ({ $count }).
report-summary-figure = { $what } { $figure }
report-summary-figures = { $section }: { $figures }.

report-sheet-about = Read first
report-sheet-id = { $what }: id
report-sheet-of-all = Share
report-sheet-part = { $what }: part
report-sheet-whole = { $what }: whole
report-sheet-share = { $what }: %
report-sheet-low = { $what }: from, 95 %
report-sheet-high = { $what }: to, 95 %
report-sheet-name = Column
report-sheet-called = Called
report-sheet-definition = Definition
report-sheet-against = Divided by
report-sheet-source = After
report-sheet-before = { $what }
report-sheet-change = { $what }: change
report-output-not-here = this command does not make { $format }.
    .hint = Use --format table, plain, csv, json or md here. Reports make html, xlsx and geojson too, lists xlsx.
report-output-not-text = { $format } cannot be shown on a terminal.
    .hint = Send it to a file: --plaintext-output FILE, or > FILE.
report-output-contradicts = The file ends in .{ $ending }, and --format says { $format }.
    .hint = Leave --format away, or give the file another ending. Nothing was written.
report-output-too-many-rows = { $found } rows are more than a sheet takes ({ $limit }). Nothing was written.
    .hint = Narrow it by --since and --until, or take --format csv, which has no limit.
report-output-workbook = the workbook could not be put together. Nothing was written.

# The ladder as a picture

report-picture-yes = firm yes
report-picture-hollow = hollow yes: relayed, unconfirmed or on terms not taken
report-picture-neither = neither yes nor no
report-picture-no = no, or taken back
report-picture-silent = asked, no answer
report-picture-never-met = never met
report-picture-stops = yes stops here
report-picture-no-yes = no firm yes now
report-picture-road = On the road
report-picture-passed = passed
report-picture-trouble = passed with trouble
report-picture-turned-back = turned back
report-picture-not-made = not made
report-picture-incident = incident
report-picture-untested = untested since { $since }

# Doors of a report

report-plaintext-device-only = the report { $report } is for this device only. Nothing was written.
    .hint = Read it on the screen, or seal it to this store with -o FILE.
report-plaintext-warning = In clear, and on the ledger: whoever has { $path } can read this report.
report-plaintext-written = Written to { $path }.
report-plaintext-left-out = For this device only, and left out: { $reports }.
report-sealed = Sealed to this store's own key: { $path }. "carnet summary open" shows it.
report-dry-run = Nothing was written: this was a dry run.
