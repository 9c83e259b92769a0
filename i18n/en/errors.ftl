## What went wrong, and what to do next. Keys: errors-<room>-<what>, the hint in the attribute .hint.

errors-exit = exit code { $code }
errors-count-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}

errors-head = Error [{ $code }]:
errors-panic = Carnet stopped because of an error in itself. What was confirmed before is stored.
errors-cause = Cause: { $cause }

# The command line

errors-cli-near = Did you mean { $near }?
errors-cli-see-help = See --help for what this command takes.
errors-cli-possible = Possible values: { $values }
errors-cli-unknown-command = there is no command { $word }.
errors-cli-unknown-argument = there is no argument { $word }.
errors-cli-not-possible = { $value } is not a possible value of { $argument }.
errors-cli-no-value = { $argument } needs a value.
errors-cli-refused = { $argument }: { $reason }
errors-cli-does-not-fit = the value { $value } does not fit.
errors-cli-conflict = { $argument } and { $other } exclude each other, or are the same argument given twice.
errors-cli-missing = missing: { $arguments }
errors-cli-not-text = an argument is not readable text (UTF-8).
errors-cli-other = the command line cannot be understood.
errors-cli-day = this is not a whole date.
    .hint = Write year, month and day: 2026-11-23.

# Terminal, passphrase, output

errors-session-missing-flag = an answer is needed, and nobody can be asked here.
    .hint = Give it with { $flag }.
errors-session-no-passphrase = the store needs its key, and nobody can be asked for the passphrase here.
    .hint = Give --passphrase-file, --passphrase-fd or --identity. Never write the passphrase into a command.
errors-session-passphrase-unreadable = the passphrase cannot be read in { $path }.
    .hint = Check the path and whether you may read the file. Nothing was changed.
errors-session-passphrase-not-a-line = { $path } does not begin with a line of text of at most 1024 characters.
    .hint = The passphrase is the first line of the file. Is this the right file?
errors-session-empty-passphrase = the passphrase is empty.
    .hint = Nothing was changed. Try again.
errors-session-typed-differently = the passphrase was not typed the same way twice.
    .hint = Nothing was changed. Try again.
errors-session-input-taken-twice = standard input cannot be both the passphrase and the data.
    .hint = Read one of them from a file.
errors-session-no-home = there is no folder for your data on this device.
    .hint = Say where the store is with --store.
errors-session-interrupted = interrupted. What was not confirmed is not stored.
errors-session-terminal = the terminal cannot be used.
    .hint = Give what is needed by flags, with --no-input.
errors-session-output = the output cannot be written.
    .hint = Is the disk full? What was confirmed before is stored.
