## What an import says.

# A file that is no table

import-table = { $path } cannot be read as a table: { $fault }
    .hint = Is it the right file, and whole? Nothing was taken from it.
import-empty = it is empty.
import-not-text = line { $line } is not text in an encoding that is known here.
    .hint = Open it in the program that made it and save it as 'CSV UTF-8', or name its encoding in the map (encoding = "windows-1256"). Nothing was taken from it.
import-no-such-encoding = the map names an encoding that is not known.
import-nul = there is a NUL character in line { $line }, which no text has.
import-duplicate-column = two columns are called { $column }.
    .hint = Give one of them another name, in the file. Nothing was taken from it.
import-long-name = a name of a column has more than { $limit } bytes.
    .hint = Look for a quotation mark in the header that is never closed. Nothing was taken from the file.
import-no-header = its first row holds dates and numbers, and no names of columns.
    .hint = Put a row with the names of the columns above it. Nothing was taken from the file.
import-no-row = none of its rows can be read; of the first, line { $line }: { $reason }
import-too-many-columns = it has more than { $limit } columns.
import-too-many-rows = it has more than { $limit } rows.
    .hint = Cut it into several files. Nothing was taken from it.
# The map

import-map-needed = { $path } needs a map: a file that says which column fills which field.
    .hint = Give it with --map. docs/formats/import-map.md shows how to write one. Nothing was taken from the file.
import-map = the map
    .hint = docs/formats/import-map.md describes maps. Nothing was taken from the file.
import-map-form = line { $line } of the map is not TOML.
import-map-word = line { $line } of the map: { $word } is not understood.
import-map-not-text = the map is not text in UTF-8.
import-map-key = line { $line } of the map, { $key }: { $reason }
import-map-version = this Carnet does not read maps of version { $found }.
import-map-no-such-kind = { $word } is no kind of record.
import-map-other-kind = the map is for something else than what you import.
import-map-no-such-field = there is no such field.
import-map-no-such-column = the file has no column { $column }.
import-map-not-a-term = { $word } is not a term of this field.
import-map-needs = { $other } is missing.
import-map-not-with = { $other } does not go with it.
import-map-wrong-sort = the field cannot be filled in this way.
import-map-pattern = { $pattern } is not how a date is written; YYYY, MM and DD stand for its parts.
import-map-no-such-sheet = there is no sheet { $word }, and no file beside that is called so.
import-map-not-kept = Carnet does not take this from a file.

# A row that was refused

import-row-ragged = { $found } cells instead of { $expected }.
import-row-long-cell = a cell of more than { $limit } bytes.
    .hint = Look for a quotation mark that opens a cell and is never closed.
import-row-other-separator = its cells are parted by { $row }, those of the header by { $header }.
import-row-open-quote = a quotation mark opens a cell and is never closed: all rows below it are inside.
import-mark-comma = commas
import-mark-semicolon = semicolons
import-mark-tab = tabs
import-row-tags = a second row of HXL tags.
import-row-no-kind = it does not say what kind of record it is.
import-row-no-result = a formula that was saved without its result.
    .hint = Open the file in a spreadsheet program and save it again: the results are then in it.
import-row-error-cell = the spreadsheet itself shows an error there.
import-row-map-gone = the map that it was read with is not understood any more. Drop it, and import its file again.
import-row-repeats = its id stands in line { $line } already, and it says nothing more.
import-row-parent-missing = it belongs to a row that is not there.
import-row-parent-refused = the row that it belongs to was not taken.
import-row-parent-other = what it belongs to is a record of another kind.
import-row-void = { $id } was taken out with void, and stays so.

# What was done

import-done = { $rows ->
    [one] { $rows } row read
   *[other] { $rows } rows read
}: { $made } new, { $changed } changed, { $unchanged } as they were, { $refused } refused.
import-would-be = { $rows ->
    [one] { $rows } row read
   *[other] { $rows } rows read
}: { $made } would be new, { $changed } changed, { $unchanged } as they were, { $refused } refused. Nothing was stored.
import-nothing-new = This file was imported before, with the same map, and changes nothing.
import-seen-before = This file was imported before, with the same map.
import-joined = { $count ->
    [one] { $count } of them stands in the record that it belongs to.
   *[other] { $count } of them stand in the records that they belong to.
}
import-further = { $count ->
    [one] { $count } row is a further link of a record
   *[other] { $count } rows are further links of records
} in another row.
import-beside = Made beside them: { $kind }, { $count }.
import-encoding = It was read as { $encoding }.
import-tags = The row of HXL tags was left aside.
import-left-out = { $count ->
    [one] Of { $count } row what its record never keeps was left out: an account, harm or authors of sexual violence, a count of children.
   *[other] Of { $count } rows what their records never keep was left out: an account, harm or authors of sexual violence, a count of children.
}
import-mended = { $count ->
    [one] { $count } cell that a spreadsheet had garbled was mended.
   *[other] { $count } cells that a spreadsheet had garbled were mended.
}
import-filled = { $count ->
    [one] { $count } cell took what stands in the cell above that it is merged with.
   *[other] { $count } cells took what stands in the cell above that they are merged with.
}
import-places = { $found ->
    [one] { $found } row found its place
   *[other] { $found } rows found their place
}; { $text } kept its name as text.
import-refused = { $place }: { $reason }
import-refused-value = { $place }, “{ $value }”: { $reason }
import-line = line { $line }
import-line-column = line { $line }, column { $column }
import-in-sheet = sheet { $sheet }, { $place }
import-refusals = Refused, in { $path }
import-more-refusals = { $count } more; --json lists all.
import-unmatched = Kept as text
import-unmatched-none = { $name } ({ $within }): no such place, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-unmatched-around = { $name } ({ $within }): no such place, { $id } stands for it, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-unmatched-several = { $name } ({ $within }): { $candidates } places have this name, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-unmatched-area = { $name } ({ $within }): this area is not in the store, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
import-progress-reading = Reading…
import-progress = { $count } rows, { $percent } %

import-some-refused = { $refused ->
    [one] { $refused } of { $rows } rows was refused.
   *[other] { $refused } of { $rows } rows were refused.
}
    .hint = The others are stored. These wait inside the store: carnet import --mend shows them. Or mend them in the file and import it again: what is there already will not be doubled.
import-all-refused = { $refused ->
    [one] { $refused } of { $rows } rows was refused.
   *[other] { $refused } of { $rows } rows were refused.
}
    .hint = Nothing was stored. Mend the file and import it again.

# Rows that wait to be mended

import-waiting = { $count ->
    [one] { $count } row waits to be mended.
   *[other] { $count } rows wait to be mended.
}
import-nothing-waits = No row waits to be mended.
import-waiting-row = { $id }  { $what } from { $source }, refused on { $day }
import-waiting-good = Nothing is wrong with it any more; mending it without a change takes it.
import-mend-which = Which one (its number; Enter to leave)?
import-mend-left = It waits on, as it was.
import-mended-row = Row { $id } is taken: { $record }.
import-mended-known = Row { $id } is taken: its record says so already.
import-dropped-row = Row { $id } is let go.
import-still-waits = Row { $id } waits on.
import-no-such-row = no row { $id } waits to be mended.
    .hint = carnet import --mend lists those that do. Nothing was changed.
import-no-such-column = row { $id } has no column { $column }.
    .hint = carnet import --mend with the row's number shows its columns. Nothing was changed.
import-not-mendings = line { $line } does not say how a row is mended.
    .hint = JSON with id and cells, as carnet import --mend --json prints it, or CSV with a column id. Nothing was changed.

# A map that was proposed

import-guessed = The file seems to hold: { $kinds }. Column by column:
import-guess-unused = Not taken: { $columns }
import-guess-repeat-records = Sheet { $sheet }, whose rows belong to these. As { $kind }:
import-guess-repeat-rows = Sheet { $sheet }, as { $field } of the record that each row belongs to:
import-guess-dates = Day and month could be either in: { $columns }. Say which with --date-order.
import-map-saved = The map is in { $path }.
import-not-guessed = no column was found for what each of the { $kind } must have: { $fields }.
    .hint = Save the map with --save-map, name the columns in it, and import with --map. Nothing was taken from the file.

# Workbooks and the form

import-locked = a password locks it.
    .hint = Open it, save it without a password where only you can read it, import it, and remove that copy. Nothing was taken from it.
import-old-workbook = it is a workbook of the kind written before 2007 (.xls), whatever its name says.
    .hint = Open it in a spreadsheet program and save it as .xlsx or CSV. Nothing was taken from it.
import-other-archive = it is a packed file without an Excel workbook or text tables in it.
    .hint = Save the sheet as .xlsx or CSV (an OpenDocument sheet, .ods, as well). Nothing was taken from it.
import-unpacks-too-large = it unpacks to more than a workbook of people holds.
    .hint = No spreadsheet program writes such a file: ask whoever sent it, and do not open it elsewhere. Nothing was taken from it.
import-damaged-workbook = it is a workbook that is cut short or damaged.
import-entities = its markup declares entities.
import-stray-member = a part of it would lie outside of it.
import-no-sheet = it has no such sheet, or all its sheets are hidden.
    .hint = Show the sheet in a spreadsheet program, or name another one in the map (sheet = "..."). Nothing was taken from it.
import-hidden-sheets = { $count ->
    [one] { $count } hidden sheet was left aside.
   *[other] { $count } hidden sheets were left aside.
}
import-other-sheets = Not read: the sheets { $names }. The map can name one: sheet = "...".
import-form-failed = the form could not be put together.
import-form-title = Trips and incidents
import-form-record = What do you report?
import-form-note = Do not write names or telephone numbers anywhere. What you send leaves the phone and is not sealed.
import-form-demands = An amount that was demanded on the way
import-form-stops = Something that happened on the way
import-form-written = The form is in { $path }. Put a list of your districts beside it: places.csv, columns name (P-code) and label.
