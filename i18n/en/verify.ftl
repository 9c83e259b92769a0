## Whether a store is whole: verify.

# While it looks

verify-stage-pages = Checking every page of the database ...
verify-stage-chains = Checking the history and the ledger from end to end ...
verify-stage-records = Comparing the records with the history ...
verify-stage-counts = Counting again what reports keep of past months ...

# What it says

verify-whole = The store is whole.
verify-counts = Looked at: records { $records }, entries of the history { $entries }, lines of the ledger { $lines }, summaries that left { $releases }, tables of counts kept for reports { $counts }, key slots { $slots }.
verify-earlier = It is of an earlier version. What is made from the records was not looked at; the next command that opens the store brings it up to date, and verify then looks at all of it.
verify-words = The words of this state: { $words }. Note them on paper: carnet verify --expect "{ $words }" then tells whether an older state was put back.
verify-words-only = The words of this state: { $words }.
verify-expected = { $count ->
    [0] This is the state of the words that you noted.
    [one] The state of the words that you noted is in the history; { $count } entry came after it.
   *[other] The state of the words that you noted is in the history; { $count } entries came after it.
}
verify-affected = Affected: { $parts }

verify-part-history = the history
verify-part-ledger = the ledger
verify-part-releases = what was sealed
verify-part-settings = the store's keys and settings
verify-part-waiting = drafts and rows that wait
verify-part-derived = what is made from the records for finding and counting

# What is found

verify-found-unreadable = Nothing of the database can be read: the pages that say what there is are not as they were written, or they are another store's.
verify-found-pages = { $count ->
    [one] { $count } page of the database is not as it was written.
   *[other] { $count } pages of the database are not as they were written.
}
verify-found-structure = The pages of the database do not belong together, or hold what a record cannot hold.
verify-found-schema = The schema was altered: { $object }.
verify-found-references = { $count ->
    [one] { $count } row refers to what is not there.
   *[other] { $count } rows refer to what is not there.
}
verify-found-history = The history is broken at entry { $n }: it was altered, or one before it is missing.
verify-found-ledger = The ledger is broken at line { $n }: it was altered, or one before it is missing.
verify-found-ledger-line = Line { $n } of the ledger is missing or another: the history tells that something left.
verify-found-rolled-back = An older database was put back: the head of the history was of a later state.
verify-found-no-head = The head of the history is missing, or was missing or altered before.
verify-found-not-expected = The words that you noted are those of no state in this history: an older store was put back, or the words are of another store or mistyped.
verify-found-records = { $count ->
    [one] { $count } record says something else than the history says of it.
   *[other] { $count } records say something else than the history says of them.
}
verify-found-lost = { $count ->
    [one] { $count } record is in the history and not there.
   *[other] { $count } records are in the history and not there.
}
verify-found-full-text = { $count ->
    [one] The words by which find looks for { $count } record are not those of the record.
   *[other] The words by which find looks for { $count } records are not those of the records.
}
verify-found-names = The names by which actors and places are found are not those of their records.
verify-found-lines = Who stands above whom is not counted as the actors say.
verify-found-areas = The districts in which places lie are not counted as the places say.
verify-found-counts = { $count ->
    [one] { $count } count of a month that is kept for reports is not that of the records.
   *[other] { $count } counts of months that are kept for reports are not those of the records.
}
verify-found-releases = Summaries that left are not kept as they left, or are missing from their chain:
verify-found-frozen = Counts that were set down when summaries left are not those that were; a later summary would go by them:
verify-found-slot = The key slot { $name } is damaged: nothing opens it any more.
verify-found-slot-altered = The key slot { $name } is not as Carnet wrote it: who is to open the store by it may not be able to.
verify-found-slot-lost = The key slot { $name } is gone, and nobody took it away with carnet key: who is to open the store by it cannot.
verify-found-inbox-key = The public key in the folder inbox is not the store's: who posts now may be read by somebody else.

# What is to be done

verify-advice-damaged = Keep this folder as it is. Put the last backup back into a new folder: carnet restore FILE --store NEW-FOLDER; then write again what came after it.
verify-advice-altered = No command of Carnet does this: somebody who had the key wrote here, or put older pages back. Keep this folder, rely on none of it, and compare with the last backup: carnet restore FILE --store NEW-FOLDER.
verify-advice-older = What was written since is not here. Do not write on. Look for a later copy, and ask who had the device.
verify-advice-rolled-back = What was written since is not here. Do not write on. Look for a later copy, and ask who had the device. Where there is none: carnet verify --accept goes on from this state, and ends the warning.
verify-advice-no-head = Nothing on this device says whether the database is the latest. Compare the words of this state with those that you noted; carnet verify --accept then goes on from it, and ends the warning.
verify-advice-derived = The records themselves are not affected. Make a backup. carnet dump and carnet load into a new store make this anew.
verify-advice-counts = The records themselves are not affected; reports made since may show wrong numbers. carnet verify --recount drops what is kept, and reports count anew.
verify-advice-releases = No command of Carnet does this. Send no summary from this folder. Compare with the sealed files that were sent, by carnet summary verify FILE, and with the last backup: carnet restore FILE --store NEW-FOLDER.
verify-advice-slot = What else opens the store still does. carnet key remove takes the slot away, carnet key add makes a new one.
verify-advice-slot-altered = carnet key list says whose it is. Put the file back from a backup that somebody can open, or make the slot anew while something opens the store: carnet key remove, then carnet key add, or carnet key recovery. carnet key recovery rehearse shows whether a way back works.
verify-advice-inbox-key = carnet inbox review --put-key-back puts the store's own back. Ask those who posted since then.

verify-accepted = This is the state to go on from, on your word; the history says so. Before the next summary you will be asked whether anything was sent after it.
verify-would-accept = It would be taken for the state to go on from. Nothing was changed.
verify-nothing-to-accept = No warning waits for your word.

verify-recounted = What was kept for reports is dropped; the next reports count anew.
verify-would-recount = What is kept for reports would be dropped. Nothing was changed.

verify-not-whole = { $count ->
    [one] the store is not whole: { $count } finding.
   *[other] the store is not whole: { $count } findings.
}
    .hint = What was found and what to do stands above. Nothing was changed.
verify-not-words = these are not the four words of a state.
    .hint = Four words of the English list, as carnet verify prints them: --expect "word word word word".
