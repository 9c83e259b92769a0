## What the store refuses, and why a field cannot be taken.

# Alarms, said at each opening

store-alarm-rolled-back = WARNING: the database is older than what was last confirmed, or another one. Somebody put back an old copy, or a restore went wrong. What was written since may be missing: compare the last entries before you rely on this store. To go on from this state all the same: carnet verify --accept
store-alarm-no-head = WARNING: the file 'head' of the store is missing or was altered. Nothing says whether the database is the latest. Compare the last entries before you rely on this store. To go on from this state all the same: carnet verify --accept
store-alarm-other-inbox-key = WARNING: the public key in inbox/key is not this store's, or is missing. Somebody may have swapped it, to read what is posted from then on. Tell those who post to stop, and what they posted since; then: carnet inbox review --put-key-back

# The store

store-missing = there is no store in { $path }.
    .hint = Make one with carnet init, or say where it is with --store. Nothing was made.
store-not-a-store = { $path } is not a store.
    .hint = Say where the store is with --store, or make one in an empty folder with carnet init. Nothing was changed.
store-exists = there is something in { $path } already.
    .hint = Choose a folder that is empty or does not exist yet. Nothing was changed.
store-inside = { $path } lies in the folder of a store.
    .hint = What leaves a store does not belong among its own files, and could overwrite them. Choose another folder. Nothing was changed.
store-plain = the database { $path } is not encrypted.
    .hint = Carnet never writes such a file: somebody exchanged it. Nothing was read and nothing was changed. Fetch a backup.
store-newer = the store is of version { $found }; this Carnet knows versions up to { $known }.
    .hint = Bring Carnet up to date. Nothing was changed.
store-damaged = { $path } is damaged or missing.
    .hint = Make a copy of the whole folder as it is, then fetch the last backup with carnet restore. Nothing was changed.
store-altered-schema = the database was altered by something other than Carnet ({ $object }).
    .hint = Do not write into it. Keep a copy and fetch the last backup with carnet restore. Nothing was changed.
store-no-cipher = this Carnet was built without encryption, and refuses to work.
    .hint = Install Carnet again from where it came. Nothing was read or written.
store-wrong-key = no key opens this store.
    .hint = The passphrase or key is another one, or the file that holds the key is damaged. Nothing was changed.
store-no-slot = a store without a passphrase or a recipient could never be opened.
    .hint = Give a passphrase or --recipient. Nothing was made.
store-busy = another Carnet has the store in { $path } open.
    .hint = Close it and try again. Nothing was changed.
store-no-such-record = there is no { $id }.
    .hint = carnet { $command } list shows what there is. Nothing was changed.
    .last = The last one is { $last }; carnet { $command } list shows what there is. Nothing was changed.
store-void = { $id } was taken out with void and cannot be changed.
    .hint = carnet { $command } show { $id } says when and why. Nothing was changed.
store-nothing-changes = { $id } already says this.
    .hint = Nothing was changed.
store-unmet-limit = { $count ->
    [one] the store would hold { $count } node that nobody has met
   *[other] the store would hold { $count } nodes that nobody has met
}; at most { $limit } are kept.
    .hint = A log of whom you met is no list of who commands whom. Take in your own contact list only, or raise the setting unmet_limit if you must. Nothing was stored.
store-no-such-setting = there is no such setting.
    .hint = carnet setting list shows them. Nothing was changed.
store-bad-setting = { $name } cannot have this value.
    .hint = A whole number from { $least } to { $most }. Nothing was changed.
store-nothing-to-find = There is no word in what you look for.
    .hint = Type letters or digits: carnet find barrier, or carnet find "green light".
store-period-not-over = { $period } is not over yet.
    .hint = A summary is made of a period that is over. Nothing was released.
store-released-already = { $period } was released on { $on } already.
    .hint = One summary leaves per period; a second one would let readers subtract. Nothing was released.
store-not-audited = something was written while the summary was being made.
    .hint = Export again. Nothing was released.
store-withdrawn = { $period } was taken back, and does not leave again by itself.
    .hint = It returns in the next longer period: export its quarter, or its year, once that is over. Nothing was released.
store-left-elsewhere = { $period } left another copy of this store.
    .hint = The same export to the same readers seals what left then. For others it returns in the next longer period. Nothing was released.
store-not-own-release = a summary of another store, or of a country that this one does not know, cannot be taken in.
    .hint = Name the copies that this store sealed to itself. Nothing was taken in.
store-fork = this copy and another made two different summaries in one place of the chain.
    .hint = Both are with their readers, and together they may tell too much: take one back, and tell those readers. Nothing was taken in.
store-label-taken = another contributor has the label { $label }, or this key has another label.
    .hint = Choose another label; a changed key is to be compared with the sender by another way first. Nothing was pinned.
store-no-such-contributor = no contributor has that label.
    .hint = 'carnet pool list' shows them. Nothing was changed.
    .near = Did you mean { $near }? Nothing was changed.
store-in-release = a pooled summary that has left counts it.
    .hint = Take that summary back first: 'carnet summary withdraw'. Nothing was changed.
store-longer-released = { $period } lies in { $longer }, which has left already.
    .hint = A part after the whole would let readers subtract. Nothing was changed.
store-longer-stands = { $period } cannot be taken back while { $longer }, which was counted from it, stands.
    .hint = Take back { $longer } first: 'carnet summary ledger --releases' shows its name. Nothing was changed.
store-other-scheme = { $period } has a part, { $released }, that left under another scheme.
    .hint = Tables of two schemes do not add up. Export a period that has no such part. Nothing was released.
store-not-entrusted = exact counts go to one recipient only, the one that is set down with a protocol.
    .hint = Name that recipient and no other: 'carnet setting list' shows trusted_recipient. Nothing was released.
store-nobody-entrusted = no recipient is set down with a protocol, and exact counts go to no other.
    .hint = Once an information-sharing protocol is signed: 'carnet setting set trusted_recipient age1...', then 'carnet setting set trusted_protocol' with its reference. Nothing was released.
store-no-such-release = no release of that name is there to be taken back.
    .hint = 'carnet summary ledger --releases' lists them. Nothing was changed.
store-interrupted = interrupted; the store is as it was.
store-read-only = the store cannot be written: its medium is read-only.
    .hint = Reading goes on. To write, copy its folder to a disk that can be written, or take the protection off. Nothing was changed.
store-damaged-page = a part of the database is damaged.
    .hint = Make a copy of the whole folder as it is. carnet verify says what is affected; carnet restore puts the last backup into a new folder. This command changed nothing.
store-database = the database failed.
    .hint = Is the disk full, or the medium taken out? What was confirmed before is stored; this command changed nothing.

# Files

store-file-missing = { $path } does not exist.
    .hint = Check the path. Nothing was changed.
store-file-exists = { $path } exists already.
    .hint = Choose another name; a report takes --force to replace the file. Nothing was written.
store-file-wrong-kind = { $path } is { $kind }, which cannot be used here.
    .hint = Check the path. Nothing was changed.
store-file-too-large = { $path } has more than { $limit } bytes.
    .hint = Is it the right file? Nothing was taken from it.
store-file-changed = { $path } changed while it was read.
    .hint = Wait until the program that writes it is done, and try again. Nothing was taken from it.
store-file-denied = the system does not let Carnet use { $path }.
    .hint = Check the path and whether you may use the file. Nothing was changed.
store-file-read-only = { $path } cannot be written: its medium is read-only.
    .hint = Choose another place. Nothing was changed.
store-file-full = { $path } cannot be written: the disk is full.
    .hint = Make room and try again. Nothing half-made is left.
store-file-not-private = others than you may read or write { $path }.
    .hint = Take their rights away (chmod go-rwx) and ask yourself who had them. Nothing was changed.
store-file-foreign-owner = { $path } belongs to another user of this device.
    .hint = Who put it there? Nothing was changed.
store-file-failed = { $path } cannot be read or written.
    .hint = Is the medium taken out, or damaged? Nothing was changed.
store-file-kind-file = a file
store-file-kind-folder = a folder
store-file-kind-link = a link
store-file-kind-pipe = a pipe
store-file-kind-socket = a socket
store-file-kind-device = a device
store-file-kind-other = something that is no file

# Fields that cannot be taken

store-record = { $kind } { $id }
store-lines = { $before }
    { $next }
store-fault = { $field }: { $reason }
store-one-fault = { $record }, { $fault } Nothing was stored.
store-faults = { $record }: these fields cannot be taken. Nothing was stored.
    { $lines }

store-not-an-id = this is not an id.
    .hint = An id is a letter and a number: T-14, A-3.

store-type-text = text
store-type-number = a number
store-type-object = an object with named fields
store-type-list = a list
store-type-uid = a uid of 32 hexadecimal digits

store-fault-missing = is missing.
    .hint = Give it with { $flags } (in --input: the same name with _ for -).
store-fault-no-such-field = there is no such field.
store-fault-wrong-type = must be { $wanted }.
store-fault-not-a-term = not a code of the list "{ $vocabulary }".
    .near = Did you mean { $near }? The codes are in the command's --help.
store-fault-not-yes-or-no = neither yes nor no.
    .hint = Write yes or no.
store-fault-not-a-whole-number = not a whole number.
    .hint = Write it in digits, without decimals: 12.
store-fault-not-a-number = not a number.
    .hint = Write it in digits: 1234.5.
store-fault-above = more than { $limit }.
    .hint = Check the number.
store-fault-negative = less than zero.
    .hint = Give a number from 0 on.
store-fault-too-fine = more than two decimals.
    .hint = Round it.
store-fault-not-a-currency = not a currency.
    .hint = Three letters: USD, CDF, XOF.
store-fault-out-of-range = outside plus or minus { $limit } degrees.
    .hint = Latitude is north or south, up to 90; longitude east or west, up to 180. Are the two exchanged?
store-fault-not-an-hour = not a time of day.
    .hint = Hours and minutes: 07:30.
store-fault-date-form = not a date.
    .hint = Write 2026-11-23, 2026-11, 2026, ~2026-11-23 (about), yesterday or -2 (days ago).
store-fault-no-such-day = the calendar has no such day.
    .hint = Which day was it? Write year, month and day: 2026-11-23.
store-fault-no-such-month = the calendar has no such month.
    .hint = Months go from 01 to 12: 2026-11.
store-fault-year-out-of-range = the year is outside { $first } to { $last }.
    .hint = Check the year.
store-fault-ambiguous = this could be { $one } or { $other }.
    .hint = Write the year first: 2026-11-23.
store-fault-hijri = the year looks like one of the Hijri calendar.
    .hint = Write the date of the Gregorian calendar: 2026-11-23.
store-fault-not-a-whole-day = a whole day is needed here.
    .hint = Write year, month and day: 2026-11-23.
store-fault-in-the-future = the day is still to come; what is written here has happened.
    .hint = Give the day on which it happened, or plan it.
store-fault-before = earlier than { $start }, when it began.
    .hint = Check both dates: one of them is exchanged or mistyped.
store-fault-after = later than { $last }, the last day that can be taken.
store-fault-forbidden = the character { $character } at position { $position } cannot be taken.
    .hint = It cannot be seen, or it steers what shows it. Type the text again.
store-fault-marks = too many marks on one letter at position { $position }.
store-fault-too-long = { $length } characters; at most { $limit } are taken.
    .hint = Say it shorter. A text that holds everything also says everything to whoever finds it.
store-fault-empty = nothing that can be seen.
store-fault-several-lines = one line only.
    .hint = Say it in one line; longer words belong in the notes.
store-fault-too-many = more than { $limit }.
store-fault-no-such-record = no { $kind } has this id or name.
    .hint = Give its id.
    .by-name = Give its id or a few letters of its name. The list shows what there is; add what is missing first.
    .alike = Much the same name: { $ids }. Which one is meant? Give its id. Nothing was taken for granted.
    .last = The last one is { $id }; carnet { $command } list shows what there is.
    .none = There is none yet: { $kind }.
store-fault-several-records = several fit: { $kind }.
    .hint = Which one: { $ids }?
store-fault-void-record = { $id } was taken out with void.
store-fault-no-such-row = there is no such row.
    .hint = A row is named by its record and number, R-7.2; show lists them.
store-fault-named-by = { $id } answers this row, which therefore stays.
    .hint = Say that it ended instead (ended_on), or void the answer and correct it first.
store-fault-taken = taken already, by { $id }.
store-fault-twice = named twice.
store-fault-only-with = only where { $other } is { $value }.
store-fault-nobody-agreed = the trip is closer to a mission than its negotiation accepts.
    .hint = Say who agreed, as a function and never a name: --association-agreed-by FUNCTION
store-fault-only-when-made = only of a trip that was made.
store-fault-already-over = something has become of the trip already.
    .hint = To begin anew: carnet trip edit ID --clear outcome --clear completion --clear go
store-fault-goes-with = goes together with { $other } { $value }: both or neither.
store-fault-not-with = not together with { $other }.
store-fault-above-whole = more than { $whole }, of which it is a part.
    .hint = Check both numbers.
store-fault-less-than-its-parts = less than the sum of its parts.
store-fault-not-kept = this is not kept here.
    .hint = The log is neither a confession nor a case file: docs/guide/log.md says what has no place in it, and where it goes instead.
store-fault-circle = this would make a circle: something would stand above itself.
    .hint = Check the links above it, and their dates.
store-fault-too-fine-a-place = the place is finer than this field allows.
    .hint = Name the district or the area that it lies in.

# Settings

setting-unmet-limit = Nodes that nobody met and no record names: at most so many are kept
setting-overdue-days = Days after which an office that was asked and has not answered owes its answer
setting-overdue-grace = Days after handing in before which no answer is owed
setting-delay-hours = Hours late from which a trip counts as delayed
setting-gap-days = Days without a trip after which a place counts as not visited
setting-idle-minutes = Minutes without a key after which an open session locks
