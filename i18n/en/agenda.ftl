## What is due, and when.

agenda-when-overdue = Overdue
agenda-when-this-week = In the next seven days
agenda-when-next-week = In the seven days after
agenda-when-later = Later
agenda-matter-answer = their answer
agenda-matter-promise-by-them = their promise
agenda-matter-promise-by-us = our promise
agenda-matter-promise-by-mission = peace mission's promise
agenda-matter-promise-by-community = community's promise
agenda-matter-next-step = next step
agenda-matter-access = last day of a yes
agenda-matter-deadline = deadline
agenda-matter-caution = note
agenda-matter-review = to look at again
agenda-column-on = day
agenda-column-days = days
agenda-column-matter = what
agenda-column-id = id
agenda-column-node = who
agenda-column-negotiation = for
agenda-column-code = kind
agenda-none = Nothing is due in the next two weeks.
agenda-later = { $count ->
    [one] { $count } more later: --all
   *[other] { $count } more later: --all
}
agenda-purge = Some of what is kept has reached its time: carnet purge --due --dry-run says what.
agenda-renewed = { $id } holds until { $until }.
agenda-ics-warning = A calendar is not sealed: whoever has the file, or the calendar that takes it in, reads days, ids and kinds. No names are in it. What is severe is left out.
agenda-ics-ask = Write it in clear?
agenda-ics-dry-run = { $count ->
    [one] One day would be in it. Nothing was written.
   *[other] { $count } days would be in it. Nothing was written.
}
agenda-ics-made = { $count ->
    [one] { $path }: one day, in clear. It stands on the ledger.
   *[other] { $path }: { $count } days, in clear. It stands on the ledger.
}
agenda-refused = the person did not agree to write it in clear.
    .hint = Nothing was written. --yes agrees without asking.
agenda-not-a-caution = { $id } is not a caution.
    .hint = A caution has an id like C-3: carnet caution list
