## Destroying what is not to be kept any more: purge.

# What a line of the plan says

purge-line = { $kind }: { $count }
purge-drafts = drafts
purge-refused-rows = rows of files that wait for mending
purge-undone = records that were undone
purge-act-destroy = destroyed, with all their versions
purge-act-reduce-trip = reduced: month, road, district and what reports count stay
purge-act-reduce-incident = reduced to district, kind of author and level; no words stay
purge-act-forget-motives = their motives and lessons go
purge-act-forget-staff = what happened goes, in words; counts stay
purge-rule-retention-date = because their own retention date is over
purge-rule-trips = because they were over { $number } days ago or more
purge-rule-staff-detail = because our people were harmed, and it was reported { $number } days ago or more
purge-rule-motives = because the negotiation was closed { $number } months ago or more
purge-rule-incidents = because they happened { $number } months ago or more
purge-rule-talks = because they speak of nothing in the last { $number } months
purge-rule-unmet = because nobody met them and nothing names them, since { $number } days or more
purge-rule-unfinished = because they have waited for { $number } days or more
purge-rule-asked = because you say so
purge-held = { $count ->
    [one] { $count } record has a retention date still to come, and stays whole.
   *[other] { $count } records have a retention date still to come, and stay whole.
}
purge-author = { $type }, { $level }

# What is said before and after

purge-nothing = Nothing is to be destroyed.
purge-dry-run = Nothing was destroyed. The same command with --confirm { $code } does it; another change in between asks for another code.
purge-warning = This cannot be undone, and nothing before it can be undone after it. Copies that left this store, backups among them, keep what they hold.
purge-ask = Type { $code } to destroy this:
purge-done = Destroyed. The database was written anew and checked; the ledger says that it happened, and not what it was. Backups made before still hold it.

# What goes wrong

purge-reduced = { $id } was reduced on { $on } and cannot be changed.
    .hint = What it said before is gone. carnet void takes it out of every figure. Nothing was changed.
purge-other = what would be destroyed is not what this code stands for.
    .hint = Something was written since, or the code is mistyped. Look again with --dry-run. Nothing was destroyed.
purge-held-record = { $id } is to be kept until { $until }.
    .hint = Its retention date says so (--retain-until). Nothing was destroyed.
purge-not-rewritten = it is destroyed, but the file of the store could not be written anew: { $why }
    .hint = What was destroyed is overwritten in the file already. Make room and run carnet purge --due again to have the file rewritten.
purge-not-confirmed = nothing was destroyed: the code was not given.
    .hint = --confirm { $code } does it.
