## Looking back and putting right: history, undo, redo.

# What happened to a record

mend-action-made = written down
mend-store-made = store made
mend-action-changed = changed
mend-action-voided = taken out of figures
mend-action-imported = imported
mend-action-setting = setting changed
mend-action-restored = put back from a backup
mend-action-migrated = brought to a new version
mend-action-undone = undone
mend-action-redone = done again
mend-action-merged = merged
mend-action-purged = destroyed
mend-action-left = left the store

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
