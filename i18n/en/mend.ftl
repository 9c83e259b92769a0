## Looking back and putting right: history, undo, redo.

# What happened to a record

mend-action-made = written down
mend-store-made = store made
mend-action-changed = changed
mend-action-voided = taken out of figures
mend-action-imported = imported
mend-action-setting = setting changed
mend-action-restored = put back from a backup, or taken as it was found
mend-action-migrated = brought to a new version
mend-action-undone = undone
mend-action-redone = done again
mend-action-merged = merged
mend-action-purged = destroyed
mend-action-left = left the store
mend-action-keyed = who can open it was changed
mend-action-rotated = data key replaced

# history

mend-version = { $revision }  { $at }  { $action }  (command { $command })
mend-words-gone = (its words were destroyed)
mend-not-there = (not in the store from here on)
mend-became-void = void: { $reason }
mend-words = { $field }: { $what }
mend-words-written = words written
mend-words-emptied = words taken out
mend-words-changed = words changed
mend-filled = { $field }: { $after }
mend-changed = { $field }: { $before } -> { $after }

# undo, redo

mend-undone = Undone, command { $command }: { $what }. carnet redo brings it back.
mend-would-undo = This would undo command { $command }: { $what }. Nothing was changed.
mend-would-redo = This would do command { $command } again: { $what }. Nothing was changed.
mend-redone = Done again, command { $command }: { $what }.
mend-nothing-to-undo = there is nothing to undo.
    .hint = Nothing was changed.
mend-nothing-to-redo = there is nothing to redo.
    .hint = Only what carnet undo took back last can be done again, as long as nothing else was written since. Nothing was changed.
mend-undo-barred = undo does not go back past this: { $what }.
    .hint = What has left cannot be called back, and what was destroyed is gone. Correct the record with edit, or take it out with carnet void. Nothing was changed.

# Two that are one

mend-merged-into = merged into { $id }
mend-moved = { $kind } that name it: { $count }
mend-took-over = taken over: { $fields }
mend-would-merge = This is what would go from { $from } to { $into }. Nothing was changed.
mend-merge-done = { $from } is now { $into }; its names go on as other names. carnet undo takes it back.
mend-merge-conflict = { $from } and { $into } say different things: { $fields }.
    .hint = Which is true? Correct one of the two with edit, then merge. Nothing was changed.
mend-merge-twice = { $id } names both ({ $field }).
    .hint = Take one of the two out: carnet { $command } edit { $id } --remove. Nothing was changed.

# dump, load

mend-dump-warning = Every record will stand in { $path }, readable by anybody who gets hold of the file. The ledger will say so.
mend-dump-warning-output = Every record will be written in clear. The ledger will say so.
mend-dump-ask = Write it
mend-dump-dry-run = Every record and setting would be written in clear. Nothing was.
mend-dumped = { $lines } lines were written.
mend-declined = nothing was written.
mend-loaded = Records taken in: { $records }; settings: { $settings }.
mend-would-load = Records that would be taken in: { $records }; settings: { $settings }. Nothing was stored.
mend-load-nowhere = there is no store in { $path } to load into.
    .hint = Make one first, carnet init --store FOLDER, and load into that. Nothing was taken from the dump.
mend-not-empty = the store holds records already.
    .hint = Load a dump into a new store: carnet init --store FOLDER. Nothing was changed.
mend-not-a-dump = this is not a dump.
    .hint = Give a file that carnet dump wrote, as it wrote it. Nothing was stored.
mend-dump-newer = the dump is of version { $found }; this Carnet knows versions up to { $known }.
    .hint = Bring Carnet up to date. Nothing was stored.
mend-dump-length = the dump has { $found } lines where there should be { $expected }.
    .hint = It is cut short, or was changed. Copy it again. Nothing was stored.
mend-dump-unreadable = the dump cannot be read.
mend-line = line { $line }: { $fault }
mend-line-not-json = this is not JSON, or it is nested too deeply.
mend-line-too-long = the line is too long.
mend-line-form = not a line of a dump.
mend-line-twice = the id, the uid or the head stands on another line already.

# Settings of words and places

mend-setting-country = Three letters, such as COD, or a place of the kind country. Nothing was changed.
mend-setting-provinces = Provinces (places of the kind adm1), with commas between. Nothing was changed.
mend-setting-one-of = One of: { $codes }. Nothing was changed.
mend-setting-lines = Lines of at most 200 characters, with semicolons between. Nothing was changed.
mend-setting-line = one line of words
mend-setting-recipient = a recipient, age1...
setting-country = The country, by three letters or as a place
setting-coverage = The provinces in which you work, with commas between
setting-organisation-type = What your organisation is, for those who count together with it
setting-red-lines = What your organisation will not do, with semicolons between
setting-trusted-recipient = The one recipient who may be given exact counts (trusted)
setting-trusted-protocol = The reference of the signed protocol under which exact counts are given
