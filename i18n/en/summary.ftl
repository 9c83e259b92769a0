## The sealed summary: what is shown before it leaves, what stands in it, what a receiver reads.

# The text that stands in every summary beside the table. Its words are part of what is released.

summary-definitions-title = Decisions by code
summary-definitions-what = One row for each answer that a level of an authority or of an armed group can give when it is asked for access. A decision is counted once, by the day on which it was given; one whose day is not known to the month is left out.
summary-definitions-withheld = `withheld` stands for no decision, for fewer than { $k }, and for whatever else is not published; which of them it is cannot be told. There are no totals, because a reader could subtract.
summary-definitions-left-out = Some records are not in these tables.

# A table of a summary, on the way out and on the way in

summary-table-decision = Decision
summary-table-count = Number
summary-table-withheld = withheld

# Before sealing

summary-plan-head = Summary of { $period }: this will leave, and nothing else
summary-plan-cells = { $published } of { $cells } rows published, { $withheld } withheld ({ $share } %): none, fewer than { $k }, or not shown.
summary-plan-severe = Records marked severe are in no such table.
summary-plan-to = Sealed to: { $labels }
summary-plan-own = and to this store itself ({ $label })
summary-plan-again = { $period } left for the first time on { $day }. The same release is sealed again, byte for byte; what changed in the store since then is not in it.
summary-plan-once = A month is released once. What is written down later does not change it.
summary-plan-ask = Seal this into { $path }?
summary-plan-page = { $page }
summary-dry-run = Nothing was sealed, and nothing is on the ledger.
summary-sealed = Sealed: { $path }. It stands on the ledger.
summary-sealed-words = Your recipients see these words as the sender's; tell them by another way: { $words }
summary-not-written = The ledger has its line all the same. Give the same command again with another file: the same release is sealed.

# Opened

summary-open-head = Summary of { $period }, for { $audience }
summary-open-signer = Signed by: { $words } (not seen before here: compare the words with the sender by another way)
summary-open-release = Release { $sequence } of store { $alias }
summary-open-previous = after release { $hash }
summary-open-first = the first of its chain
summary-open-cells = { $published } of { $cells } rows published, { $withheld } withheld, least number { $k }
summary-open-to = Sealed to: { $labels }
summary-open-checked = Signature, table and numbers are in order.

summary-audience-partners = the group that pools
summary-audience-donor = the donor
summary-audience-public = everybody

# Schemes

summary-scheme-scheme = Scheme
summary-scheme-version = Version
summary-scheme-period = Period
summary-scheme-tables = Tables
summary-scheme-table = Table
summary-scheme-counts = Counts
summary-scheme-by = By
summary-scheme-records = Records
summary-scheme-partners = Partners see
summary-scheme-public = Everybody sees
summary-scheme-month = month
summary-scheme-quarter = quarter
summary-scheme-all = together
summary-scheme-seen = { $shown } ({ $share } %)
summary-scheme-few = { $shown } (few records)
summary-scheme-refused = refused
summary-scheme-refused-some = { $shown } ({ $share } %), { $refused } refused
summary-scheme-means = Records are counted once in each table; seen is a record in a published cell of the finest kind. Each period alone, as if nothing had left before: what left shows less of what leaves later. Refused: no way was found to protect the period without leaving a total out.
summary-scheme-proposed = Proposed: { $scheme }
summary-scheme-none = No scheme would let anything be seen: there are too few records. Exact counts for one trusted coordinator are not made yet.
summary-scheme-nothing = Nothing was counted in the last year.

# The ledger

summary-ledger-empty = Nothing has left this store.
summary-ledger-day = Day
summary-ledger-door = What
summary-ledger-what = Of
summary-ledger-to = To
summary-ledger-nobody-else = nobody else
summary-purge-due = { $what } (rules of retention)
summary-purge-older-than = { $what } (older than a day)
summary-purge-negotiation = { $what } (one negotiation)
summary-purge-unmet = { $what } (whom nobody met)
summary-purge-destroy = { $thing } destroyed: { $count }
summary-purge-reduce = { $thing } reduced: { $count }
summary-purge-forget = { $thing } left with fewer words: { $count }
summary-ledger-confirmed = Written down: nothing was sent after the backup. Summaries can be exported again.

summary-door-summary = sealed summary
summary-door-backup = backup
summary-door-agenda = calendar, in clear
summary-door-report = sealed report
summary-door-handover = sealed handover
summary-door-plaintext = report, in clear
summary-door-dump = every record, in clear
summary-door-purge = destroyed here

# Refusals

summary-not-a-month = { $period } is not a calendar month.
    .hint = A summary is of one whole month for now: --period 2026-10.
summary-unsure = this store was put back from a backup, and what was sent after that backup is not known.
    .hint = Two different releases of one month undo each other's protection. If nothing was sent since the backup, say so: carnet summary ledger --nothing-sent-since. Nothing was sealed.
summary-declined = nothing was sealed, and nothing is on the ledger.
summary-not-a-recipient = line { $line } of { $path }: { $reason }
    .hint = One recipient a line, age1...; lines that begin with # are left out. Nothing was sealed.
