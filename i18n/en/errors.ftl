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
errors-session-identity-unreadable = the identity cannot be read in { $path }.
    .hint = Check the path and whether you may read the file. Nothing was changed.
errors-session-nothing-handed-out = --output names a file for shares or a key on paper, and none are made here.
    .hint = Nothing was changed. Leave --output out, or ask for shares.
errors-session-empty-passphrase = the passphrase is empty.
    .hint = Nothing was changed. Try again.
errors-session-typed-differently = the passphrase was not typed the same way twice.
    .hint = Nothing was changed. Try again.
errors-session-input-taken-twice = standard input cannot be both the passphrase and the data.
    .hint = Read one of them from a file.
errors-session-input-is-commands = standard input gives the commands of this shell, so it cannot give data.
    .hint = Take the data from a file with --input FILE, or run the command by itself.
errors-session-other-store = a shell has one store open, so --store has no place in its lines.
    .hint = Leave the shell with exit, then start it again with --store.
errors-session-no-folder = { $path } cannot be entered.
    .hint = Name a folder that is there with --exchange.
errors-session-not-in-shell = this command has no place in a shell, which keeps a store open.
    .hint = Leave the shell with exit first.
errors-session-open-quote = a quote is not closed, or nothing follows a backslash.
    .hint = Close it, or write \' for an apostrophe.
errors-session-no-home = there is no folder for your data on this device.
    .hint = Say where the store is with --store.
errors-session-interrupted = interrupted. What was not confirmed is not stored.
errors-session-idle = nobody answered for some time; nothing was stored.
errors-session-line-too-long = the terminal gives at most { $limit } bytes of a line; the rest was lost on the way.
    .hint = Give a shorter text now and add to it with edit, or read it from standard input with - in place of the text.
errors-session-line-not-text = the line is not text (UTF-8).
    .hint = Set the terminal to UTF-8 and type it again.
errors-session-terminal = the terminal cannot be used.
    .hint = Give what is needed by flags, with --no-input.
errors-session-output = the output cannot be written.
    .hint = Is the disk full? What was confirmed before is stored.

# Sealed files, recipients, keys

errors-seal-not-age = this is not a sealed file.
    .hint = A file that Carnet sealed is an age file. Was the right one chosen?
errors-seal-armored = this age file is in its text form; Carnet reads the binary form.
    .hint = Ask for the file as it was made, or turn it back with the age program.
errors-seal-version = this age file is of a version that Carnet does not know.
    .hint = Ask the sender what made it.
errors-seal-truncated = the file is cut short.
    .hint = Copy it again from where it came. Nothing was taken from it.
errors-seal-header-too-large = the file begins with more than { $limit } bytes of header.
    .hint = Carnet never makes such a file: it is damaged, or made to do harm. Nothing was taken from it.
errors-seal-too-many-stanzas = the file names more than { $limit } recipients.
    .hint = Carnet never makes such a file: it is damaged, or made to do harm. Nothing was taken from it.
errors-seal-malformed = the beginning of the file is not as it must be.
    .hint = The file is damaged. Copy it again from where it came.
errors-seal-no-key = no key opens it.
    .hint = The passphrase or key is another one, or the file that holds the key is damaged. Nothing was changed.
errors-seal-work = the file asks for more work than any of ours: 2^{ $asked }, and at most 2^{ $limit } is done.
    .hint = It was not made by Carnet. Nothing was taken from it.
errors-seal-damaged = the file is damaged or cut short.
    .hint = Copy it again from where it came, or ask for it again. Nothing was taken from it.
errors-seal-too-large = the content is larger than { $limit } bytes.
    .hint = Carnet never makes such a file. Nothing was taken from it.
errors-seal-no-recipient = there is nobody to seal to.
    .hint = Name a recipient: --to age1...
errors-seal-too-many-recipients = there are { $found } recipients, and at most { $limit } fit.
    .hint = Seal in several files.
errors-seal-recipient = one of the recipients cannot be sealed to.
    .hint = Nothing was written. Ask the recipient for the key again.
errors-seal-io = reading or writing failed while sealing or opening.
    .hint = Is the disk full, or the medium taken out? Nothing half-made is left to use.
errors-seal-randomness = the system gives no random numbers, and nothing can be sealed without them.
    .hint = Restart the device. Nothing was written.

errors-recipient-private-key = this is a private key. A recipient is the public half and begins with age1.
    .hint = Whoever has seen this key can open what was sealed to it. If it was sent or shown, have a new one made.
errors-recipient-ssh = ssh keys are not recipients here.
    .hint = Ask for an age key: the recipient makes one with age-keygen.
errors-recipient-plugin = recipients of age plugins and of other kinds are not supported.
    .hint = Ask for a plain age key, which begins with age1 and has 62 letters.
errors-recipient-weak = this key belongs to nobody: anybody could open what is sealed to it.
    .hint = It was made to do harm. Ask the recipient for the key by another way.
errors-recipient-invalid = this is not a recipient, or it is mistyped.
    .hint = A recipient begins with age1 and has 62 letters and digits. Copy it whole.

errors-identity-too-large = an identity file has at most { $limit } bytes.
    .hint = Was the right file chosen?
errors-identity-encrypted = the identity file is itself sealed with a passphrase.
    .hint = Open it first with the age program, and keep the result on this device only while it is needed.
errors-identity-public-key = line { $line } of the identity file is a public key; it opens nothing.
    .hint = The private half begins with AGE-SECRET-KEY-1.
errors-identity-plugin = line { $line } of the identity file is a key of a plugin or of ssh.
    .hint = Only plain age identities are read: AGE-SECRET-KEY-1...
errors-identity-invalid = line { $line } of the identity file is no identity, or it is damaged.
    .hint = Fetch the file again from where it is kept.
errors-identity-empty = there is no identity in the file.
    .hint = Was the right file chosen?

errors-signature-key = the signer's key is no key.
    .hint = The summary is forged or damaged. Nothing was taken from it.
errors-signature-weak-key = the signer's key is one for which signatures can be forged.
    .hint = The summary was made to do harm. Nothing was taken from it.
errors-signature-mismatch = the signature does not fit: the content was altered after it was signed.
    .hint = Ask the sender, by another way, what was sent. Nothing was taken from it.

# Summaries and backups

errors-bundle-newer = this summary is of format { $found }, newer than this Carnet.
    .hint = Bring Carnet up to date and open it again.
errors-bundle-signature-form = the signature is not in its form.
    .hint = The summary is forged or damaged. Nothing was taken from it.
errors-bundle-member = { $member } is not the one that was signed.
    .hint = The summary was altered. Ask the sender, by another way, what was sent.
errors-bundle-disclosure = the summary shows counts that must be withheld.
    .hint = Do not pass it on. Tell the sender.
errors-bundle-sums = the summary's numbers do not add up: no records have these counts.
    .hint = It is damaged, or its sender's program counts wrongly. Nothing was taken from it. Tell the sender.
errors-share-empty = there is no share in what was given.
    .hint = A share has five numbered lines of three groups. Nothing was changed.
errors-share-too-large = this is more text than shares are: more than { $limit } bytes.
    .hint = Is it the right file? Nothing was changed.
errors-share-mistyped = line { $line } of share { $share } is not as it was written: its check does not fit.
    .hint = Compare it with the paper, sign by sign; there is no I, L, O or U on it. Nothing was changed.
errors-share-mistyped-head = the line above share { $share } is not as it was written: it says another share, or another set, than the lines below it.
errors-share-cut = share { $share } is cut short.
    .hint = Each share has five numbered lines. Nothing was changed.
errors-share-altered = the lines are not all of one share.
    .hint = Each fits by itself, and together they do not: lines of two papers were mixed, or more than one sign is wrong. Nothing was changed.
errors-share-newer = this share was made by a later version of the program.
    .hint = Use the version that made it. Nothing was changed.
errors-share-other-set = these shares are not of one set.
    .hint = The set stands in the first line of each; all have to say the same. Nothing was changed.
errors-share-too-few = { $needed } shares are needed, and there { $found ->
        [one] is { $found }
       *[other] are { $found }
    }.
    .hint = Ask another holder. The same share twice counts once. Nothing was changed.
errors-share-wrong-secret = together these shares do not give the key that was divided.
    .hint = One of them was not made with the others, or was altered by somebody. Try others of the set. Nothing was changed.
errors-bundle-readdressed = this summary was made for others: its sender did not mean you.
    .hint = One of its recipients sealed it again. Ask the sender whether it is meant for you.
errors-bundle-form = the summary is not in its form ({ $reason }).
    .hint = It is damaged, or made by something other than Carnet. Nothing was taken from it.
errors-archive-truncated = the archive is cut short.
    .hint = Copy it again from where it came. Nothing was changed.
errors-archive-missing = the archive has no { $name }.
errors-archive-foreign = member { $member } of the archive is none of ours ({ $reason }).
    .hint = Carnet never makes such an archive: it is damaged, or made to do harm. Nothing was changed.
errors-archive-member = member { $member } of the archive is not in its form ({ $reason }).
errors-archive-form = the archive is not in its form ({ $reason }).
errors-archive-source-changed = a file changed while it was copied.
    .hint = Close other programs that use the store, and try again.
errors-archive-io = the archive cannot be read or written.
    .hint = Is the disk full, or the medium taken out? Nothing half-made is left to use.

# Reports

errors-report-none = there is no report { $name }.
    .hint = See them with carnet report --list.
    .near = Did you mean { $near }? See all with carnet report --list.
errors-report-dimension = there is no dimension { $name }.
    .hint = What a report can be grouped by: carnet report --explain NAME.
    .near = Did you mean { $near }? What a report can be grouped by: carnet report --explain NAME.
errors-report-not-of = the report { $report } cannot be grouped or filtered by { $dimension }.
    .hint = What it can be: carnet report --explain { $report }. Reports that can: { $others }.
errors-report-filter = a filter is not written as DIMENSION=TERM.
    .hint = For example --where level=checkpoint.
errors-report-term = { $dimension } has no { $term }.
    .hint = Possible: { $terms }.
    .near = Did you mean { $near }?
    .by-name = Give its id or some letters of its name; carnet { $command } list shows what there is.
    .by-id = Give its id; carnet { $command } list shows what there is.
errors-report-several-terms = { $dimension }: several fit { $term }.
    .hint = Which one: { $found }? Give its id.
errors-report-crossing = { $author } and { $place } are never shown in one table: together they would say who stands where.
    .hint = Ask by author, or by place; beside an author, a district (adm2) is the finest place.
errors-report-backwards = the period begins on { $since }, after its end on { $until }.
    .hint = Check --since, --until and --period.
errors-report-not-yet = the period begins on { $since }, after the day on which the report stands, { $day }: nothing of it has happened yet.
    .hint = Check --since and --period; --as-of gives the report another day.
errors-report-two-ceilings = sensitivities are limited twice.
    .hint = Use either --max-sensitivity or --where sensitivity=TERM.
errors-summary-no-country = no country is known in this store, so nothing can be told of one.
    .hint = Write one down: carnet place add --kind country, and the districts under it.
errors-summary-countries = the store knows several countries, or none of that name; a summary covers one.
    .hint = Name it with --country.
errors-summary-not-protected = these tables could not be protected.
    .hint = Nothing was sealed. Tell the makers of Carnet, without any numbers.
errors-summary-no-scheme = there is no scheme { $name }.
    .hint = See: carnet summary scheme list
    .near = Did you mean { $near }?
