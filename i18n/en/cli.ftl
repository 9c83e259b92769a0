## Help of the command line. cli-<command path> for a command (.long: more of it, .examples: commands to copy),
## cli-<command path>--<argument> for an argument, cli---<argument> where commands share it.

# Words around it

cli-help-usage = Usage:
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-global = Options of every command
cli-help-examples = Examples:
cli-help-more = All options: --help
cli-help-values = (one of: { $value })
cli-help-default = (default: { $value })
cli-help-variable = (or the variable { $value })

# Words for values

cli-value-amount = AMOUNT
cli-value-code = CODE
cli-value-cell = COLUMN=VALUE
cli-value-command = COMMAND
cli-value-currency = CURRENCY
cli-value-date = DATE
cli-value-degrees = DEGREES
cli-value-dim = DIMENSION
cli-value-dir = FOLDER
cli-value-field = FIELD
cli-value-field-n = FIELD.N
cli-value-field-value = FIELD=VALUE
cli-value-file = FILE
cli-value-filter = DIMENSION=TERM
cli-value-format = FORMAT
cli-value-hour = HH:MM
cli-value-id = ID
cli-value-kind = KIND
cli-value-lang = LANGUAGE
cli-value-map = MAP
cli-value-month = MONTH
cli-value-n = N
cli-value-name = NAME
cli-value-order = ORDER
cli-value-period = PERIOD
cli-value-recipient = RECIPIENT
cli-value-way = WAY
cli-value-quorum = K/N
cli-value-row = ROW
cli-value-scheme = SCHEME
cli-value-sealed = SEALED
cli-value-sensitivity = SENSITIVITY
cli-value-term = TERM
cli-value-text = TEXT
cli-value-value = VALUE
cli-value-what = WHAT
cli-value-audience = AUDIENCE
cli-value-release = RELEASE
cli-value-label = LABEL
cli-value-words = WORDS
cli-value-when = WHEN
cli-value-yes-no = yes|no

# The program

cli = A notebook for those who negotiate humanitarian access, encrypted, on this device only
    .long = What each level of an authority said, what then happened on the road, and who still owes an answer. Nothing leaves the device except what you seal and hand over yourself.

# Arguments of every command

cli---store = Folder of the store
cli---passphrase-file = Read the passphrase from the first line of this file, or of standard input with -
cli---passphrase-fd = Read the passphrase from this open file descriptor
cli---identity = Open the store with the age identity in this file
cli---new-passphrase-file = Read the new passphrase from the first line of this file, or of standard input with -
cli---new-passphrase-fd = Read the new passphrase from this open file descriptor
cli---generate = Take a generated passphrase and print it, once, on standard output
cli---drop-unknown = Let go of recipients whom the store does not know
cli---label = What it is called in lists: a function, a safe, a base; not a person
cli---abroad = How many of those who hold it are outside the country
cli---shares = Read shares from this file, or from standard input with -; may be given several times
cli---lang = Language of everything said
cli---no-input = Never ask; name the missing option instead
cli---color = When to use colour
cli---format = Shape of the data on standard output
cli---json = The same as --format json; errors are JSON too
cli---yes = Answer yes to questions
cli---dry-run = Say what would be done, do nothing
cli---quiet = Print data and errors only
cli---verbose = Print the causes of errors too
cli---today = Count from this date instead of the device's
cli---help = This help; -h is short, --help is long
cli---version = The program's version

# Arguments that several commands share

cli---id = The record's id; an actor or a place also by a few letters of its name
cli---input = Read the data as JSON from this file, or from standard input with -: one object, one a line, or an array
cli---clear = Empty this field; may be given again
cli---remove = Take out this row or element, such as addressees.2; may be given again
cli---since = Only what is dated on or after this day
cli---until = Only what is dated on or before this day
cli---limit = Only the latest N
cli---store-key = The public key of the store, a copy of its inbox/key, where its folder is not here
cli---output = The new file
cli---full = Names too, and as wide as it is
cli---void = Void records too
cli---unmet = Only nodes that nobody met
cli---as-of = The hierarchy at this date instead of today; may be partial
cli---possible = Links that are only possible too, dotted
cli---actor = Only this node and what is under it
cli---called = Only those whose name has these letters; case, accents and Arabic forms do not matter
cli---discreet = Ids and levels only, no names
cli---reason = Why it is wrong, in one line
cli---name = The setting's name
cli---value = Its value
cli---term = What the terminal is; dumb knows no drawn lines

# Records

cli-actor = Who you deal with: desks, posts and functions, and who stands above them
cli-place = Places, roads, border points, named roadblocks
cli-negotiation = Access objectives, from opening to result
cli-request = Applications to one or more authorities, each of which owes an answer
cli-meeting = Meetings, calls, letters: who, what they said, what comes next
cli-decision = What an authority said: yes, no, later, see my chief
cli-promise = What somebody undertook to do, and what was found
cli-trip = Trips planned and made: what the road did
cli-incident = What happened, on the road or elsewhere
cli-ask = What they wanted of you, in a meeting or an incident
cli-directive = Rules that restrict
cli-caution = Where not to be seen, with what, until when
cli-event = What happened around the negotiations

cli-record-add = Write one down
    .long = Long texts need not stand in the command, which shells remember: a - in their place reads them from standard input, and --input takes whole records. Actors and places are named by id or by a few letters.
cli-record-open = Open one
    .long = Long texts need not stand in the command, which shells remember: a - in their place reads them from standard input, and --input takes whole records. Actors and places are named by id or by a few letters.
cli-record-log = Write one down
    .long = Long texts need not stand in the command, which shells remember: a - in their place reads them from standard input, and --input takes whole records. Actors and places are named by id or by a few letters.
cli-record-plan = Write one down before it is made
cli-record-show = Show one in full
cli-record-edit = Change one
    .long = A flag sets its field; --clear empties one. Lists are replaced. Rows are added, or changed where they name their number: "n=2 needed=no"; --remove takes a row out.
cli-record-list = List dates, codes and places; names with --full
cli-record-tree = Draw the hierarchy with levels and what each last said
cli-record-close = Close one with its result

cli-actor-add = Write down a node of an actor's hierarchy
    .examples =
        carnet actor add --name "Governor's office" --actor-type state-civil --level regional
        carnet actor add --name "Aid desk" --actor-type state-civil --desk liaison --parent A-1
cli-place-add = Write down a place
    .examples =
        carnet place add --name "Kanyaruchinya" --kind site --parent Nyiragongo
        carnet place add --name "Pont Mweso" --kind roadblock --barrier fixed --parent Masisi
cli-request-log = Write down an application
    .examples =
        carnet request log --what convoy --place Rutshuru --first-day 2026-12-02 \
            --addressee "A-1 submitted_on=2026-11-24" --addressee "A-4 needed=no"
        carnet request log --like R-7 --first-day +10
cli-meeting-log = Write down a meeting, with what was said, wanted and promised in it
    .examples =
        carnet meeting log --date yesterday --channel in-person --place Goma --mode alone \
            --participant A-1 --topics - --decision "A-1 code=granted request=R-7"
cli-meeting-call = Write down a call: who, what they said, the next step
    .long = Three answers on a terminal; today, by phone, unless flags say otherwise.
    .examples =
        carnet meeting call
        carnet meeting call --participant A-1 --next-step "Ask again" --next-step-on +3
cli-decision-log = Write down what an authority said
    .examples =
        carnet decision log --node A-1 --date 2026-11-24 --code granted --request R-7
cli-trip-log = Write down a trip that was made, or was not
    .examples =
        carnet trip log --date today --origin Goma --destination Rutshuru --outcome delayed \
            --checkpoints 7 --checkpoints-demanding 2
        carnet trip log --again --outcome facilitated
        carnet trip log --back
cli-trip-sheet = Write down the evening's vehicles, a line each, as one entry
    .long = On a terminal a vehicle is one line, way first: goma > rutshuru, delayed, 7/1/2, 5h. = repeats the line before, < is its way back. Elsewhere, or with --input, it reads a table as CSV or copied from a spreadsheet: date, origin, destination, road, vehicles, outcome, checkpoints, checkpoints_long, checkpoints_demanding, hours_late; a header may say another order, and tally is 7/1/2. All rows are stored, or none; carnet undo takes all of them back. Ctrl-C, or a terminal that goes away, leaves a draft inside the store, and the same command goes on with it.
    .examples =
        carnet trip sheet
        carnet trip sheet --input evening.csv --dry-run
cli-trip-sheet--input = Read the table from this file, or from standard input with -: CSV with commas or semicolons, or tabs
cli-trip-plan = Write down a trip before it is made
    .examples =
        carnet trip plan --date +1 --origin Goma --destination Rutshuru --request R-7
cli-incident-log = Write down what happened
    .examples =
        carnet incident log --date today --kind fee-demanded --setting checkpoint \
            --road "RN2" --barrier rope --trip T-14
cli-actor-tree = Draw the hierarchy with levels and what each last said
    .examples =
        carnet actor tree --as-of 2015-06 --possible

# Correcting, settings

cli-find = Find words in all that was written
    .long = A record is found when all the words stand in it. Case, accents and Arabic forms do not matter; a word of four letters or more also finds longer ones that begin so, and a star after fewer letters does: ta*. Words in quotes are found as they follow one another. Words of the road find one another: barrière, retén, hajiz. Names come first, then whole words, then the newest. The list shows where the words stand; --full shows what stands there. Typed in a shell of your system, what you look for stays in its history: without TEXT, carnet find asks for it, and carnet shell keeps no history.
    .examples = carnet find barrière
        carnet find "feu vert" --place Rutshuru --since 2026-10-01
        carnet find jeton --actor "3e Région" --kind incident --full
cli-find--text = What to look for; asked where it is not given
cli-find--actor = Only what names this actor, or one under it
cli-find--place = Only what names this place, or one in it
cli-find--kind = Only records of this kind; may be given again
cli-find--limit = Show the best N
cli-find--full = What stands there too
cli-request-log--like = Take what, where, goods and who is asked from this request
cli---again = Repeat the last trip, or this one: its way, vehicles, people, what it relied on. What is over is left out
cli---back = The way back of the last trip, or of this one
cli-request-postpone = Write down that it was moved to another day; the first day stays judged
    .long = A postponement is a new round. It is as long as the one before, where --last-day says nothing else.
    .examples =
        carnet request postpone R-7 --to 2026-12-09 --by them
cli-request-remind = Write down that you reminded those who owe an answer
    .long = Without --node, all who were asked, are needed and have said neither yes nor no.
    .examples =
        carnet request remind R-7
        carnet request remind R-7 --node A-3 --on yesterday
cli-request-remind--node = Only this office; by its id or a few letters
cli-request-withdraw = Write down that you no longer ask for it
    .examples =
        carnet request withdraw R-7 --on yesterday
cli-promise-check = Write down what was found when somebody looked
    .examples =
        carnet promise check P-2 --finding held --verified-by own-eyes --evidence T-14
cli-promise-check--evidence = The trip or the incident that shows it
cli-promise-settle = Write down that it is done with
    .examples =
        carnet promise settle P-2 --on yesterday
cli-directive-lift = Write down that it no longer holds
    .examples =
        carnet directive lift X-1 --on yesterday --by "Circular 12"
cli-caution-lift = End it now
    .examples =
        carnet caution lift C-1
cli-caution-renew = Let it hold for 30 days more, or until another day within 180
    .examples =
        carnet caution renew C-1
        carnet caution renew C-1 --until +90

cli-draft = What you began to say and did not store
cli-draft-list = List the drafts, without their words
cli-draft-drop = Drop one
cli-draft-drop--number = The number of the draft
cli-void = Take a wrong record out of every figure; the history keeps it
cli-undo = Take the last command back
    .long = One command is one undo; undo again goes one further back. It adds to the history and rewrites nothing in it. It never goes back past what left the store (a summary, a backup, anything in clear), was destroyed, or was put back from a backup.
    .examples =
        carnet undo --dry-run
        carnet undo
cli-redo = Do again what undo took back last
    .examples = carnet redo
cli-history = When a record was written and what changed, or the last commands
    .long = Of words only that they changed; with --full what they were and are. Moments are in UTC, by the device's clock.
    .examples =
        carnet history
        carnet history T-14 --full
cli-history--id = The record; without it, the last commands
cli-history--limit = Only the latest N; 20 commands where nothing is said
cli-history--full = Words too
cli-actor-merge = Make one of two that are the same actor
    .long = The first goes into the second: all that names the first names the second from then on, its names go on as other names, and it is taken out of every figure. Where the two say different things, nothing is done. One command: undo takes it back.
    .examples =
        carnet actor merge A-7 A-3 --dry-run
        carnet actor merge A-7 A-3
cli-place-merge = Make one of two that are the same place
    .long = The first goes into the second: all that names the first names the second from then on, its names go on as other names, and it is taken out of every figure. Where the two say different things, nothing is done. One command: undo takes it back.
    .examples =
        carnet place merge L-9 L-4 --dry-run
        carnet place merge L-9 L-4
cli---into = The one that stays
cli-dump = Write every record and setting in clear, one JSON object a line
    .long = Void records too; never keys, the history, the ledger or what others sent. Warns once, asks, and stands on the ledger. The format is in docs/formats/dump.md.
    .examples =
        carnet dump --plaintext-output all.jsonl
        carnet dump --yes | carnet load - --keep-ids --store ~/new
cli-dump--plaintext-output = Write to this new file instead of standard output
cli-load = Take a dump into a store that has no record yet
    .long = All of it, or nothing. The order of the lines does not matter.
    .examples = carnet load all.jsonl --keep-ids --store ~/new
cli-load--file = The dump, or - for standard input
cli-load--keep-ids = Records keep their numbers: T-14 stays T-14
cli-shell = Unlock once, then type the same commands line by line
    .long = Tab completes commands, flags, codes, ids, and the names of actors and places. Lines typed before come back with the arrows; they are kept in memory alone, and forgotten when it locks. It locks when nobody has typed for idle_minutes (carnet setting), or with lock; a half-typed line waits inside the store, and so does what a form was told so far: it goes on at the same question. Ctrl-C clears the line, or ends the command that runs and leaves the store as it was; exit or Ctrl-D leaves. A command that fails shows its exit code, and the shell goes on. Files are read and written in the exchange folder only. When commands come through a pipe nothing is asked, and the shell ends as the first command that failed.
    .examples = carnet shell
        carnet shell --exchange usb --lock-after 60
cli-shell--exchange = The one folder in which commands read and write files; file names count from it
cli-shell--lock-after = Lock after N seconds without a key, if that is sooner than idle_minutes
cli-setting = What your team decides for its store
cli-setting-list = List the settings and their values
cli-setting-set = Set one
cli-setting-unset = Go back to its default
# import

cli-import = Take in records from a table: your old sheet, a contact list, places, incidents; or slips
    .long = A map says which column fills which field (docs/formats/import-map.md); the known gazetteers need none. What is wrong with a row is told, and costs no other row: the good ones are stored, the others wait inside the store until they are mended (--mend). The same file twice changes nothing. Actors from a file count as not met, and a store holds few of those: import your own team's contact list.
    .examples = carnet import records log.csv --guess --save-map log.toml --dry-run
        carnet import records log.csv --map log.toml
        carnet import records answers.csv answers-stops.csv --guess
        carnet import places pcodes.csv
        carnet import places --borders admin2.geojson
        carnet import actors contacts.csv --map contacts.toml
        carnet import --mend
        carnet import --mend 3 --set Date=2024-01-02
cli-import--what = What the file holds
cli-import--file = The table, or a slip
cli-import--more = More slips; of records, the tables of what a form asks several times
cli-import--map = The file that says which column fills which field
cli-import--guess = Propose a map from the headers (English, French, Spanish, Arabic, HXL tags), and import by it
cli-import--save-map = Save the map that was proposed, to be put right and used again with --map
cli-import--borders = Take the file for outlines of countries, provinces and districts that are there (GeoJSON, COD-AB columns), matched by P-code; a file called .geojson needs no flag
cli-import--date-order = How dates such as 03/02/2025 are meant: dmy is 3 February, mdy is 2 March
cli-import--all-or-nothing = Store nothing where any row is refused
cli-import--mend = Show the rows that were refused and wait; with a number, that one, and ask for what is wrong in it as the fields that its cells fill
cli-import--set = What a cell of the row says now; may be given several times
cli-import--drop = Let go of the refused row of this number; may be given several times
cli-import--write-xlsform = Write a form for KoboToolbox and ODK, whose answers --guess imports: no free text, no place below the district
cli-import--input = Mended rows, in JSON as --mend --json prints them or in CSV with a column id (- is standard input)

# briefs

cli-negotiation-brief = One page for the car: where it stands, who promised what, what the road did
    .examples = carnet negotiation brief N-42
        carnet negotiation brief N-42 -o tonight.age
cli-negotiation-handover = The same for a successor, longer
    .examples = carnet negotiation handover N-42 -o handover.age
        carnet summary open handover.age
cli-actor-handover = What a successor has to know of an actor: what it said, promised, asked
    .examples = carnet actor handover A-7
cli-negotiation-brief--output = Seal it into this new file, to the store itself and to nobody else
cli-negotiation-handover--output = Seal it into this new file, to the store itself and to nobody else
cli-actor-handover--output = Seal it into this new file, to the store itself and to nobody else

# agenda

cli-agenda = What is due: answers, promises, next steps, access that runs out, deadlines; overdue first
    .long = Answers are owed from the earlier of the day by which they are needed and overdue_days after you asked, but never within overdue_grace (carnet setting list). A promise is settled by its checks and a day; a next step is ticked off with --next-step-done-on. Names only with --full.
    .examples = carnet agenda
        carnet agenda --full
        carnet meeting edit M-12 --next-step-done-on today
        carnet agenda --renew C-3
        carnet agenda --ics week.ics
cli-agenda--full = Names of offices and groups too
cli-agenda--all = What is due later than two weeks from now too
cli-agenda--ics = Write the days into this new calendar file, in clear and without names
cli-agenda--renew = Let this caution hold for 30 days more, from today

# key

cli-key = Who can open the store: its passphrases and recipients
cli-key-list = Show every way to open the store: names, labels, kinds, words; never a secret
    .examples = carnet key list
        carnet key list --json
cli-key-add = Add a passphrase, or the key of a recipient
    .long = Without --recipient it is a passphrase: one is offered, Enter takes it. Each person should have their own; a recipient whose key lies outside the country is how a forgotten passphrase is not the end. A passphrase is never written into the command line: it is asked, or read from a file or descriptor.
    .examples = carnet key add --label "second officer"
        carnet key add --recipient age1... --label "regional office"
cli-key-add--recipient = Somebody who can open the store too, age1...; may be given several times
cli-key-add--label = What it is called in lists: a function, a safe, a base; not a person
cli-key-remove = Take a passphrase or a recipient away
    .long = Says first what would still open the store, and refuses where nothing would. The file is overwritten before it is removed. Who copied the folder before keeps a copy that opens as it did; where that is to be feared, replace the data key too.
    .examples = carnet key remove passphrase-2
        carnet key remove "second officer"
cli-key-remove--slot = The slot by its name, its label or its public key; carnet key list shows them
cli-key-passphrase = Change a passphrase
    .long = The database is not written anew. The new passphrase gets a file of its own, which is opened again before the old one is overwritten and removed: whatever happens in between, one of the two opens the store.
    .examples = carnet key passphrase
        carnet key passphrase --slot passphrase-2 --new-passphrase-file new.txt
cli-key-passphrase--slot = Another slot than the one that opened the store
cli-key-rotate = Replace the data key: for when a passphrase leaked or the folder was copied
    .long = Writes the whole database anew under a new key, beside the old one, reads every page of it again, seals the key anew for everybody who is to open it, and only then puts the new in place of the old, whose slots are overwritten and removed. Whatever interrupts it, the next command finds one of the two whole. Recipients go on without doing anything. A passphrase goes on only where it is at hand: the one that opens the store now, and those in files given with --keep-passphrase-file; the others go, and are added again with carnet key add. Copies made before still open with what opened them.
    .examples = carnet key rotate --dry-run
        carnet key rotate
        carnet key rotate --keep-passphrase-file second.txt
cli-key-rotate--keep-passphrase-file = A passphrase of the store, in the first line of this file, that is to open it from then on too; may be given several times
cli-key-recovery = Ways back for whoever forgets the passphrase
    .long = Each is a slot of its own, which carnet key list shows and carnet key remove takes away. Hold them outside the country, or so that those inside are too few: then nobody here can be pressed to use them. Try each once with carnet key recovery rehearse.
    .examples = carnet key recovery recipient age1... --label "regional office" --abroad 1
        carnet key recovery shares 2/3 --abroad 2
        carnet key recovery rehearse
        carnet key recovery open
cli-key-recovery-list = Show the ways back, and who holds them, by numbers
cli-key-recovery-recipient = Somebody's own key is a way back
    .examples = carnet key recovery recipient age1... --label "regional office" --abroad 1
cli-key-recovery-recipient--key = Their public key, age1...
cli-key-recovery-identity = Make a key, to be printed and kept in a safe
    .long = It is shown once, on standard output, or written into the new file of --output. Whoever has it opens the store.
    .examples = carnet key recovery identity --label "the safe in the capital" --abroad 0
cli-key-recovery-shares = Make a key in shares: so many of so many open the store, fewer tell nothing
    .long = Each share is five lines to be written down or printed, and says of which set it is and how many are needed. Every line has a check, so that a wrong sign is an error and never a wrong key. Without --output they are shown once, one after the other.
    .examples = carnet key recovery shares 2/3 --label "the three offices" --abroad 2
        carnet key recovery shares 3/5 --abroad 3 --output share.txt
cli-key-recovery-shares--quorum = How many are needed, of how many: 2/3
cli-key-recovery-rehearse = Prove that a way back opens the store, and change nothing
    .long = With --identity FILE, with --shares FILE, or with shares typed line by line.
    .examples = carnet key recovery rehearse --shares one.txt --shares two.txt
        carnet key recovery rehearse --identity key.txt
cli-key-recovery-open = Open the store by a way back, and set a new passphrase
    .long = For whoever forgot theirs. It takes the place of the only passphrase that there is, or of the one that --slot names; where there are several, it is added. With --identity FILE, with --shares FILE, or with shares typed line by line.
    .examples = carnet key recovery open --shares one.txt --shares two.txt
        carnet key recovery open --identity key.txt
cli-key-recovery-open--slot = The slot of the passphrase that was forgotten
cli-key-park = Hand the key away: this device cannot open the store until it is brought back
    .long = For a journey, or when a search is to be expected. Replaces the data key first, as carnet key rotate does, and seals the new one to the holders alone: every passphrase and every other slot goes. Whatever interrupts it, the store opens as before or is parked. The holders are outside the country, or of shares so many that those inside are too few; else the pressure only moves. carnet inbox post goes on meanwhile.
    .examples = carnet key park --to age1... --abroad 1 --dry-run
        carnet key park --shares 2/3 --abroad 2
cli-key-park--to = Who is to hold the key: age1..., or a way back by its name or label; may be given several times
cli-key-park--shares = A key in shares: how many are needed, of how many
cli-key-unpark = Bring the key back: the store opens here again
    .long = With the holders' --identity FILE, their --shares FILE, or their shares typed line by line. Sets a new passphrase, or has --recipient open the store here. The data key stays the one made at parking.
    .examples = carnet key unpark --shares one.txt --shares two.txt
        carnet key unpark --identity key.txt
cli-key-unpark--recipient = Somebody who is to open it here, in place of a passphrase, age1...

# verify

cli-verify = Check that the store is whole: pages, history, ledger, records
    .long = Looks at every page, every reference, the chains of the history, the ledger and the summaries that left from end to end, the head beside the database, what is made from the records and counted of them, and the form of the key slots. Says what is affected and what to do, and ends with exit code 4 where anything is found. It writes nothing, but for --accept and --recount. Its last line is the four words of the present state: note them on paper, and --expect tells later whether an older state was put back. Where an older database was put back, every command says so until somebody takes that state for the one to go on from: --accept, where nothing else is wrong.
    .examples = carnet verify
        carnet verify --expect "word word word word"
        carnet verify --json
        carnet verify --accept
        carnet verify --recount
cli-verify--accept = Go on from this state, though an older database was put back or the head is gone: ends the warning
cli-verify--recount = Drop what is kept of past months for reports, where nothing else is wrong: reports count anew
cli-verify--expect = The four words of a state that you noted: found in the history, or an older store was put back

# doctor

cli-doctor = What somebody without a key sees of this store, and how to put it right
    .long = Opens no key and changes nothing. Looks at who may read the store's folder, at what shells and the desktop wrote down, at services that copy the folder away, at swap and core dumps. It finds what this account may look at, and is no promise.
    .examples = carnet doctor
        carnet doctor --outside-view
cli-doctor--outside-view = Without paths, names and counts, to be read out or sent to somebody who helps

# purge

cli-purge = Destroy what is not to be kept any more
    .long = First it says what would go and why, and gives a code; for that code it does it. Trips are reduced after 90 days, words on harm to our people go after 90 days, motives and lessons 6 months after closing, incidents are reduced after 12 months, talks go after 24 months. A record's own --retain-until stands in place of these: it stays whole until then, and goes after. What goes, goes from every version, from what find looks through and from the file, which is written anew. It cannot be undone. Backups made before keep it.
    .examples =
        carnet purge --due --dry-run
        carnet purge --negotiation N-4 --dry-run
        carnet purge --older-than 2024 --dry-run
cli-purge--due = What is due by the rules of retention
cli-purge--older-than = Everything that was over before this day, but for actors and places
cli-purge--negotiation = One negotiation with its requests, meetings, decisions, asks and promises; its trips and incidents are reduced
cli-purge--unmet = Nodes that nobody met, that no record names and under which no named node hangs
cli-purge--confirm = The code that the plan showed: destroys it without asking

# destroy

cli-destroy = Destroy the store
    .long = Needs no passphrase. The key slots go first, for without them nothing opens the rest: each is overwritten in place, brought to the disk, renamed and removed. Then the database and all other files of the store go likewise. A dry run gives a code, and nothing is destroyed without it. Files in the folder that are not the store's stay. On an SSD, in snapshots and in backups copies can survive: no program can promise otherwise. It is no way out of a search: who sees it done will ask.
    .examples = carnet destroy --dry-run
        carnet destroy --confirm CODE
cli-destroy--confirm = The code that the dry run showed: destroys it without asking

# inbox

cli-inbox = Write without unlocking; take it in at the next unlock
cli-inbox-post = Seal one entry to the store, without its passphrase
    .long = Only the store can read it. What shows in the folder is how many slips wait, when each came, and one of three sizes. Before you write, compare the four words of the store's key with those that you were told: whoever can change the folder can change the key. Actors and places are words here, for the store is shut. On a terminal what the flags do not say is asked as for such an entry; Ctrl-C offers to seal what was said so far as a note.
    .examples = carnet inbox post note
        carnet inbox post incident --date today --kinds hold --setting checkpoint --place "Rutshuru" --what-happened -
        carnet inbox post trip --store-key office.key -o tonight.slip
cli-inbox-post-incident = Something that happened
cli-inbox-post-trip = A trip, made or planned
cli-inbox-post-meeting = An exchange, by any channel
cli-inbox-post-note = A few words; what they are is for the reader to say
cli-inbox-post-note--text = The words; - reads them from standard input
cli-inbox-review = Look at what was posted, take it in, change it or drop it
    .long = A slip proves no sender: read it as you would read an unsigned letter. What is taken in says that it came through the inbox. Actors and places that the store does not know by these words are looked for by their letters, or given with --set; what else does not fit is asked as for such an entry, and a draft is kept when you stop.
    .examples = carnet inbox review
        carnet inbox review --list
        carnet inbox review --accept 483920 --set place=L-12
cli-inbox-review--list = Show what waits, and do nothing
cli-inbox-review--full = With all that each says
cli-inbox-review--accept = Take this slip in
cli-inbox-review--drop = Drop this slip
cli-inbox-review--as = Take a note in as this
cli-inbox-review--input = Take these fields instead of what the slip says: one JSON object from this file, or from standard input with -
cli-inbox-review--set = Take this instead of what the slip says, as place=L-12; nothing after the sign empties the field
cli-inbox-review--put-key-back = Put the store's own public key back into its folder

# tomorrow

cli-tomorrow = Can we go? Every planned trip with what stands behind it
    .long = A row a trip: how many of the yeses that it needs are firm, what else is noticeable, the last own passage. No row says that you can go. With an id, the whole page of one trip.
    .examples = carnet tomorrow
        carnet tomorrow T-12
        carnet tomorrow --days 7
        carnet tomorrow T-12 --no --by "head of base"
cli-tomorrow--id = The trip whose whole page you want
cli-tomorrow--date = Only the trips of this day; with --days, from this day on
cli-tomorrow--days = Only the next N days
cli-tomorrow--full = The whole page of each trip
cli-tomorrow--go = Write down that the one who decides says go
cli-tomorrow--wait = Write down that the one who decides says wait
cli-tomorrow--no = Write down that the one who decides says no; out of caution, unless another reason is named
cli-tomorrow--by = Who decides, as a function

# Recipients

cli---to = Seal to this recipient, age1...; may be given several times
cli---recipients-file = Recipients in a file, one a line

# init

cli-init = Make a new, encrypted store
    .long = On a terminal a passphrase is offered; Enter takes it. Recipients can open the store too: give one whose key lies outside the country, so that a forgotten passphrase is not the end of it.
    .examples = carnet init
        carnet init --recipient age1...
        carnet init --generate --recovery shares --abroad 2
        carnet init --generate --no-input > /dev/tty
cli-init--recipient = Somebody who can open the store too, age1...; may be given several times
cli-init--no-passphrase = No passphrase: only the recipients' keys open it
cli-init--generate = Take a generated passphrase and print it, once, on standard output
cli-init--recovery = The way back for a forgotten passphrase: shares, recipient (those of --recipient), identity, none; asked on a terminal, none elsewhere
cli-init--shares = Of --recovery shares: how many are needed, of how many; 2/3 where it is not said

# summary

cli-summary = Protected counts, sealed for others
cli-summary-export = Seal the counts of a period that is over
    .long = Shows exactly what will leave, and asks. The tables are those of the year's scheme. Every count below 5 for partners, 10 for a donor or the public, zeros among them, is withheld, and as much besides as it takes that nothing small can be worked out, also not from what left before. A period leaves once: a second export to the same readers seals the same release. With --profile trusted exact counts go to the one recipient that the settings trusted_recipient and trusted_protocol name.
    .examples = carnet summary export --period 2026-10 --to age1... --dry-run
        carnet summary export --period 2026-Q4 --profile partners --to age1... -o quarter.age
cli-summary-export--period = The period, as 2026-10, 2026-Q4 or 2026
cli-summary-export--profile = Who may read it
cli-summary-export--country = The country, where the store knows several
cli-summary-export--threshold = Show nothing below this number; never lower than the readers' own
cli-summary-export--plaintext-output = With --dry-run and --format attack-json: a file in clear of what a reader would know, for a program that attacks it
cli-summary-export--with-truth = With the true counts, for a test of the attack
cli-summary-export--reader = Which of those who may read it
cli-summary-export--output = The new file
cli-summary-verify = Check what can be worked out of a summary
    .long = From the file alone: signature, tables, whether the numbers add up, and that no withheld number is small for certain; with several files, whether they hang together. Where the store that made it is at hand, the whole audit again.
    .examples = carnet summary verify october.age --identity key.txt
cli-summary-verify--files = The sealed summaries
cli-summary-withdraw = Take back what left in error
    .long = All that left of that period goes with it, to whatever readers. The next summary to each of them says so. Its numbers stay known in every later check; the period returns only in the next longer one.
    .examples = carnet summary ledger --releases
        carnet summary withdraw 3f9a0c11b2de --reason wrong-records
cli-summary-withdraw--release = The release, by the beginning of its hash
cli-summary-withdraw--reason = Why, in one of these words
cli-summary-open = Open, check and show a sealed summary
    .long = With the key of --identity, or with the store's own key for its own copies. Needs no store.
    .examples = carnet summary open october.age --identity key.txt
        carnet summary open october.age --identity key.txt --format csv
cli-summary-open--file = The sealed summary
cli-summary-plan = What each scheme would let others see
    .long = Over the last year, as if nothing had left before. A scheme is the set of tables that summaries hold; quarters show more of a small team's records than months. Nothing is sealed.
    .examples = carnet summary plan
cli-summary-plan--country = The country, where the store knows several
cli-summary-scheme = Which tables summaries can hold
cli-summary-scheme-list = Every scheme
cli-summary-scheme-show = The tables of one
cli-summary-scheme-show--scheme = The scheme, such as access-1-month
cli-summary-scheme-set = Fix the scheme of the year's summaries
    .long = For this year where nothing of it has left yet, else from the next: tables of one year add up. A scheme of your own is a file in TOML (docs/formats/scheme.md), held to what may leave.
    .examples = carnet summary scheme set access-1-quarter
cli-summary-scheme-set--scheme = Its name, or a file
cli-summary-ledger = What left the store, when, and to whom
cli-summary-ledger--take-in = What left another copy of this store: the copies sealed to the store itself
cli-summary-ledger--releases = The releases alone, with their names and what was taken back
cli-summary-ledger--nothing-sent-since = Say that nothing was sent after the backup that the store was put back from

# pool

cli-pool = What many organisations sent, counted together
cli-pool-add = Take in summaries that others sealed for this store
    .long = Checks each of them. A sender who is new is called by --as, once you have compared their words by another way. Of exact counts neither signature nor manifest is kept. All files are taken in, or none.
    .examples = carnet pool add north.age --as north
        carnet pool add *.age
cli-pool-add--files = The sealed summaries
cli-pool-add--as = What to call a sender who is new: a label, not a person's name
cli-pool-add--signer = The sender's four words, as they told you
cli-pool-list = Who sent what, what is missing, what was taken back
cli-pool-report = What the contributors have together, for your eyes
    .long = The sums of exact contributions, what others published beside, and who has not sent.
    .examples = carnet pool report --period 2026-Q3
        carnet pool report --period 2026-Q3 --format xlsx > together.xlsx
cli-pool-report--period = The period, as 2026-10, 2026-Q4 or 2026
cli-pool-report--country = The country, where the pool has several
cli-pool-return = Seal an answer to somebody who sent
    .long = Their own share beside the numbers that the pool has published, which type of authority is slow for everyone, and what you raised for all. It adds to their own numbers nothing but what was published.
    .examples = carnet pool return --for north --period 2026-Q3 --to age1... -o answer-north.age
cli-pool-return--for = Whose answer it is
cli-pool-return--period = The period of a pooled summary that has left
cli-pool-return--country = The country, where the pool has several
cli-pool-return--raised = A text of what you raised for all
cli-pool-return--output = The new file
cli-pool-remove = Take a contributor, or one period of theirs, out of the pool
    .examples = carnet pool remove north --period 2026-10
cli-pool-remove--label = The contributor
cli-pool-remove--period = What they sent of one period alone
cli-pool-export = Seal what the contributors have together, protected
    .long = The sum of all exact contributions of a period that is over. A number is shown where three contributors stand behind it, it is large enough also without the largest of them, and nothing small can be worked out by outsiders, by those who read what left before, or by a contributor who knows his own part. A contribution that comes after its period has left stands in the next one as late.
    .examples = carnet pool export --period 2026-Q3 --profile public --to age1... -o together.age
cli-pool-export--period = The period, as 2026-10, 2026-Q4 or 2026
cli-pool-export--profile = Who may read it
cli-pool-export--country = The country, where the store knows several
cli-pool-export--threshold = Show nothing below this number; never lower than the readers' own
cli-pool-export--plaintext-output = With --dry-run and --format attack-json: a file in clear of what a reader would know, for a program that attacks it
cli-pool-export--with-truth = With the true counts, for a test of the attack
cli-pool-export--reader = Which of those who may read it
cli-pool-export--output = The new file

# backup, restore

cli-backup = Copy the store into one new file, checked and read back
    .long = The copy opens with what opens the store. With --to it is sealed once more.
    .examples = carnet backup /media/stick/carnet-2026-11-24.tar
cli-backup--file = The new file
cli-restore = Put a store back from a backup
    .long = Into a folder that does not exist yet; nothing is ever overwritten. A backup that was sealed once more is opened by the key of --identity, which is then tried on the store as well; where it does not open that, open the seal with the age program first.
    .examples = carnet restore /media/stick/carnet-2026-11-24.tar --store ~/carnet
cli-restore--file = The backup

# demo

cli-demo = Make a store of invented records, and give a tour of it
    .long = Asks nothing. The folder must not exist yet; to be rid of the demo, delete it.
    .examples = carnet demo
cli-demo--folder = The new folder

# licences

cli-licences = Licences of the program and of what it is built from

# help

cli-help = Help on a command
    .examples = carnet help licences
cli-help--command = The command's words

# report

cli-report = What was said, what the road then did, and where assent stops
    .long = Counts come with their denominators; from fewer than ten cases no percentage is made. No report shows who stands where.
    .examples =
        carnet report overview --period 2026-10
        carnet report outcomes --period 2026-10 --actor A-7 --with-below
        carnet report ladder --negotiation N-4
        carnet report roadblocks --by month --since 2026-05
        carnet report all --period 2026-10 --format html --plaintext-output 2026-10.html
        carnet report outcomes --period 2026-10 -o 2026-10.report
        carnet report map --format geojson > map.geojson
        carnet report --explain roadblocks
cli-report--name = Which report; all for every one
cli-report--list = Name every report
cli-report--explain = Say what a report counts, and what it must not be taken for
cli-report--by = Group by these dimensions, with commas between
cli-report--where = Only where this is true; several terms of one dimension are alternatives
cli-report--actor = Only this node
cli-report--with-below = With --actor: and everything below it by links that are certain
cli-report--max-sensitivity = Leave out whatever is more sensitive: low, moderate, high, severe
cli-report--period = Only this year, quarter or month: 2026, 2026-Q4, 2026-10
cli-report--since = From this date on
cli-report--until = Up to this date
cli-report--as-of = As things stood on this date (today)
cli-report--as-recorded = Levels as believed when they were written, not as known now
cli-report--negotiation = Ladder: this negotiation only
cli-report--bom = CSV: begin with the mark by which spreadsheets know UTF-8
cli-report--csv-raw = CSV: leave cells that look like formulas as they are
cli-report--hxl = CSV: put a row of HXL tags below the header
cli-report--no-base-map = On a map, draw and use own borders only, no countries of Natural Earth
cli-report--no-map = HTML: draw no map
cli-report--output = Seal the report to this store’s own key, into this new file
cli-report--plaintext-output = Write the report in clear into this new file; the ledger gets a line
cli-report--force = Replace the file if it is there
