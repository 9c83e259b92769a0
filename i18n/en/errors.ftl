## What went wrong, and what to do next. Keys: errors-<room>-<what>, the hint in the attribute .hint.

errors-exit = exit code { $code }
errors-count-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
