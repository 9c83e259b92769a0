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

report-cell-share = { $numerator } / { $denominator } = { $percent } % [{ $low }–{ $high }]
report-cell-few = { $numerator } / { $denominator } (few cases)
report-cell-rate = { $value }
report-cell-few-rate = (few cases)
report-cell-out-of = { $numerator } of { $denominator }
report-cell-days = { $days }
report-cell-estimate = { $percent } % [{ $low }–{ $high }]
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

# Dimensions

report-dimension-month = Month
report-dimension-quarter = Quarter
report-dimension-year = Year
report-dimension-level = Level
report-dimension-branch = Branch
report-dimension-actor-type = Type of actor
report-dimension-actor = Actor
report-dimension-adm1 = Province
report-dimension-adm2 = District
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

# Facts and records

report-fact-decision = decisions
report-fact-trip = trips due
report-fact-promise-gap = trips due
report-fact-passage = trips made
report-fact-stoppage = trips stopped
report-fact-incident = incidents
report-fact-demand = demands
report-record-decision = decisions
report-record-trip = trips
report-record-incident = incidents
report-record-ask = demands
report-fact-request = requests due
report-fact-addressee = authorities asked
report-fact-owed = answers owed
report-fact-claim = people to be reached
report-record-request = requests

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
report-ladder-hollow = hollow: only relayed
report-ladder-awaits-confirmation = waits to be confirmed
report-ladder-conditions-open = conditions not accepted
report-ladder-not-valid-now = not valid on that day
report-ladder-others-differ = another node of the level says otherwise
report-ladder-through-desk = through a desk

# Notes

report-note-left-out = Left out, because it has no such dimension: { $section }.
report-note-whole = { $dimension } is not known of { $fact }: there the figure is of all of them.
report-note-uncertain = { $count ->
    [one] One of the { $record } has a date known in part, which may lie outside the period: left out.
   *[other] { $count } of the { $record } have a date known in part, which may lie outside the period: left out.
}
report-note-no-ladder = No negotiation has a decision, a request or a meeting up to that day.

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

# Explaining

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
report-summary-whole = { $section }: { $whole }.
report-summary-most = { $section }: { $whole }, most often “{ $what }” ({ $count }).
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
    .hint = Use --format table, plain, csv, json or md here. Reports make html and xlsx too, lists xlsx.
report-output-not-text = { $format } cannot be shown on a terminal.
    .hint = Send it to a file: --plaintext-output FILE, or > FILE.
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
