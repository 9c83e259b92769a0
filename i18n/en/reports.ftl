## Reports: titles, columns, definitions, notes.

report-heading = { $title }: { $period }
report-period = { $since } to { $until }
report-period-until = up to { $until }
report-only = Only { $filters }
report-empty = Nothing recorded for this.
report-of-which = of these: { $what }
report-device-only = On this device only: never in a summary, never as plain text in a file.
report-column-share = Share [95 %]

report-cell-share = { $numerator } / { $denominator } = { $percent } % [{ $low }–{ $high }]
report-cell-few = { $numerator } / { $denominator } (few cases)
report-cell-rate = { $value }
report-cell-few-rate = (few cases)

report-absent-unknown = Unknown
report-absent-not-recorded = Not recorded

# Reports

report-outcomes = Outcomes
    .definition = What authorities said, what the road then did, and the distance between the two: the promise gap. Decisions count on their own day, trips on the first day they were planned for; a trip is due once that day is over.
report-ladder = Ladder
    .definition = For each negotiation and each chain of authority: the latest answer at every level up to a day, and where a yes stops on its way down. A level that nobody met is shown as such; nodes that nobody met are never named.
report-roadblocks = Roadblocks
    .definition = Incidents at roadblocks beside the journeys that could meet one: trips made and checkpoints met. By road or by author, never both in one table.

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

report-unit-decisions = decisions
report-unit-trips = trips
report-unit-incidents = incidents
report-unit-checkpoints = checkpoints
report-unit-demands = demands
report-unit-amount = amount

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
