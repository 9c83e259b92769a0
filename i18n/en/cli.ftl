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

cli-value-command = COMMAND
cli-value-date = DATE
cli-value-dir = FOLDER
cli-value-file = FILE
cli-value-format = FORMAT
cli-value-lang = LANGUAGE
cli-value-n = N
cli-value-when = WHEN

# The program

cli = A notebook for those who negotiate humanitarian access, encrypted, on this device only
    .long = What each level of an authority said, what then happened on the road, and who still owes an answer. Nothing leaves the device except what you seal and hand over yourself.

# Arguments of every command

cli---store = Folder of the store
cli---passphrase-file = Read the passphrase from the first line of this file, or of standard input with -
cli---passphrase-fd = Read the passphrase from this open file descriptor
cli---identity = Open the store with the age identity in this file
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

# import

cli-import = Take in actors, places or incidents from a table (CSV, TSV)
    .long = A map says which column fills which field (docs/formats/import-map.md); the known gazetteers need none. What is wrong with a row is told, and costs no other row: the good ones are stored. The same file twice changes nothing. Actors from a file count as not met, and a store holds few of those: import your own team's contact list.
    .examples = carnet import places pcodes.csv
        carnet import actors contacts.csv --map contacts.toml --dry-run
        carnet import incidents log.csv --map log.toml
cli-import--what = What the file holds
cli-import--file = The table
cli-import--map = The file that says which column fills which field
cli-import--all-or-nothing = Store nothing where any row is refused
cli-value-what = WHAT
cli-value-map = MAP

# licences

cli-licences = Licences of the program and of what it is built from

# help

cli-help = Help on a command
    .examples = carnet help licences
cli-help--command = The command's words
