## What the commands about records print: pages, lists, what is said after saving, what is wrong with their data.

record-labelled = { $label }: { $value }
record-yes = yes
record-no = no
record-above = above
record-not-met = not met
record-void = void
record-voided = VOID since { $day }: { $reason }
record-came = { $provenance }; revision { $revision }
record-imported = Imported from { $from }
record-absent = Not filled in: { $fields }

record-candidate = {"  "}{ $line }
record-similar = Much the same name: { $ids }. Is it the same?
record-look-alike = { $field }: letters of two alphabets that look alike stand in one word, such as a Cyrillic а among Latin letters.
    .ask = Write it as it is?
record-dry-run = This is what would be written. Nothing was.
record-next = Next: { $command }
record-nothing-else = Nothing else needs writing.
record-void-done = { $id } is taken out of every figure; the history keeps it.

record-none = No { $kind } here. { $command } writes one down.
record-none-since = No { $kind } since { $since }. Take an earlier --since, or leave it out.
record-none-until = No { $kind } until { $until }. Take a later --until, or leave it out.
record-none-between = No { $kind } from { $since } to { $until }. Take other dates, or leave them out.

# Finding

record-find-what = Look for:
record-find-kind = record
record-find-where = found in
record-find-text = text
record-find-all = { $found ->
        [one] One record has it.
       *[other] { $found } records have it.
    }
record-find-some = The best { $shown } of { $found } records. More with --limit, fewer with --actor, --place, --kind, --since or one more word.
record-find-many = The best { $shown } of more than { $found } records. Fewer with --actor, --place, --kind, --since or one more word.
record-find-words-left-out = Only the first { $most } words were looked for.
record-find-none = Nothing has all of this: { $text }. Try fewer words, or the first letters and a star: che*. Void records come with --void.
record-find-none-phrase = Nothing has these words one after the other: { $text }. Without the quotes they are found anywhere in a record.
record-find-none-narrowed = Nothing here has all of this: { $text }. Leave out --actor, --place, --kind, --since or --until, or try fewer words.

# What is wrong with the data

record-error-not-json = line { $line }, column { $column }: this is not JSON, or it is nested too deeply.
    .hint = One object, one object a line, or an array of them; the names are those that show --json prints. Nothing was stored.
record-error-not-an-object = record { $record }: an object with named fields is needed.
record-error-field-twice = record { $record }: { $field } is given twice in one object.
    .hint = Which one is meant? Nothing was stored.
record-error-glued = line { $line }: two records on one line.
record-error-too-many = more than { $limit } records.
    .hint = Give fewer at once. Nothing was stored.
record-error-empty = there is no record in it.
    .hint = Was the right file given? Nothing was stored.
record-error-in-record = record { $record } of { $of }: { $error }
record-error-not-text = the text on standard input is not readable (UTF-8).
    .hint = Nothing was stored.
record-error-several-from-input = only one field can be read from standard input.
    .hint = Give the others in a file with --input. Nothing was stored.
record-error-nothing-given = nothing was said that should change.
    .hint = Give a field with its new value, --clear FIELD or --remove FIELD.N. Nothing was changed.
record-error-not-one-change = there are { $count } records where one change is due.
    .hint = A change is one object with the fields that change. Nothing was changed.
record-error-other-kind = record { $record } is no { $kind }.
    .hint = kind_of_record says what it is. Nothing was stored.
record-error-too-large = standard input has more than { $limit } bytes.
record-error-unreadable = standard input cannot be read.
    .hint = Nothing was stored.

# The evening's vehicles

sheet-how = A line a vehicle: goma > rutshuru, delayed, 7/1/2, 5h. = again, < way back.
sheet-planned = { $id } { $way } – what the road did (Enter: not now):
sheet-none-before = There is no line before this one.
sheet-way = A line begins with the way: goma > rutshuru. Or = for the line before, < for its way back.
sheet-part = A part of the line is neither outcome, 7/1/2, hours (5h), vehicles (2v), persons (4p), a day nor one road.
sheet-full = { $count } vehicles are as many as one screen shows.
sheet-nothing = No vehicle, nothing to store.
sheet-confirm = Enter stores · a number corrects that line · < adds lines:
    .help = Enter stores all lines as one entry. A number takes that line again: - takes it out. < goes on with more lines.
sheet-cell = row { $row }, column { $column } ({ $name }): { $reason }
sheet-row = row { $row } ({ $name }): { $reason }
sheet-error-line = { $before }
    { "  " }{ $line }
sheet-error-faults = { $count ->
    [one] One cell
   *[other] { $count } cells
 } of this sheet cannot be taken ({ $rows ->
    [one] one row
   *[other] { $rows } rows
 }); nothing was stored.
    .hint = Mend the cells and paste the sheet again; row 1 is the first line, the header if there is one.
sheet-error-row = Row { $row } has more cells than the table has columns, or is no row of a table.
    .hint = The columns are date, origin, destination, road, vehicles, outcome, checkpoints, checkpoints_long, checkpoints_demanding, hours_late; a header names others or another order.
sheet-error-column = Column { $column } has a name that is no column of the sheet.
    .hint = Known are date, origin, destination, road, vehicles, outcome, checkpoints, checkpoints_long, checkpoints_demanding, hours_late, and tally for 7/1/2.

later-postponed = { $id } is now wanted for { $first }.
later-postponed-days = { $id } is now wanted from { $first } to { $last }.
later-nobody-owes = Nobody owes an answer to { $id }.
later-owes-nothing = This office owes no answer to { $id }.
    .hint = carnet request show { $id } shows who was asked, when, and what they said.

again-same = As { $trip }: { $way }
again-back = Back from { $trip }: { $way }
again-planned = { $trip } is planned on this way and nobody has said what became of it. If it is this trip: carnet trip edit { $trip } --outcome ...
again-none = there is no trip yet to repeat.
    .hint = Give its way: --origin and --destination. Nothing was stored.
again-none-such = there is no trip yet that these flags fit.
