## The sealed summary: what is shown before it leaves, what stands in it, what a receiver reads.

# The text that stands in every summary beside the table. Its words are part of what is released.

summary-definitions-title = Humanitarian access: protected counts
summary-definitions-title-trusted = Humanitarian access: EXACT COUNTS
summary-definitions-withheld = `withheld` stands for nothing, for fewer than { $k }, and for whatever else is not published so that nothing small can be worked out; which of them it is cannot be told. Totals are exact where they are shown.
summary-definitions-trusted = Exact counts, given to one recipient under the protocol { $protocol }. They are not protected: they must not be passed on or published as they are.
summary-definitions-left-out = Some records are not in these tables.
summary-definitions-signed = The signature says that this store made these tables; it names no person, and its alias changes each year. Whoever opens the bundle can prove that to others.
summary-definitions-tables = Tables

summary-counts-trips = Trips, by what became of them and where they went
summary-counts-requests = Requests, by where they stand
summary-counts-addressees = Those whose yes a request needs, by what they answered
summary-counts-decisions = Decisions, by what was said
summary-counts-incidents = Incidents that hindered access, each by its first kind and first author
summary-counts-roadblock-incidents = Of the incidents, those at checkpoints and roadblocks
summary-counts-directives = Directives, by what they restrict
summary-counts-violence = Violence against people, property and facilities
summary-counts-people-planned = People whom the trips were planned for; somebody of two trips counts twice
summary-counts-people-reached = People whom the trips reached; somebody of two trips counts twice
summary-counts-hours-late = Hours by which the trips were late, those of each rounded

summary-by-period = Period
summary-by-outcome = Outcome
summary-by-adm1 = Province
summary-by-state = State
summary-by-answer = Answer
summary-by-actor-type = Type of actor
summary-by-decision = Decision
summary-by-level = Level
summary-by-category = Category
summary-by-restriction = Restriction
summary-by-kind = Kind

summary-code-all = All
summary-code-unknown = not known
summary-code-earlier = came late
summary-code-earlier-means = Records of earlier periods that were written down after those had left
summary-answer-yes-in-time = yes, in time
summary-answer-yes-late = yes, late
summary-answer-no = no
summary-answer-owing = owes its answer
summary-answer-withdrawn = the request was withdrawn
summary-answer-other = waiting, or no firm word

# A table of a summary, on the way out and on the way in

summary-table-count = Number
summary-table-withheld = withheld
summary-table-head = { $title } ({ $table }): { $published } of { $cells } rows published

# Before sealing

summary-progress = Protecting…
summary-progress-audit = Checking what could be worked out… { $percent } %
summary-progress-repair = Withholding more… ({ $round })
summary-plan-head = Summary of { $period }, { $country }, for { $audience }, scheme { $scheme }: this will leave, and nothing else
summary-plan-cells = { $published } of { $cells } rows published, { $withheld } withheld ({ $share } %): none, fewer than { $k }, or not shown. Rows that are withheld are in the file too, each with the same word.
summary-plan-trusted = EXACT COUNTS, not protected, for one recipient under the protocol { $protocol }. A small number can point to a person.
summary-plan-use = Of { $records } counted in these tables, { $shown } can be seen in a row of the finest kind; { $lost } are in no such row, or in totals only.
summary-plan-withdraws = Tells them to strike release { $release }, which was taken back.
summary-plan-severe = Records marked severe are in no table but that of violence.
summary-plan-to = Sealed to: { $labels }
summary-plan-own = and to this store itself ({ $label })
summary-plan-again = { $period } left for the first time on { $day }. The same release is sealed again, byte for byte; what changed in the store since then is not in it.
summary-plan-once = A period is released once. What is written down later does not change it.
summary-plan-fixes = This fixes the scheme { $scheme } for { $year }: every summary of that year will follow it.
summary-plan-ask = Seal this into { $path }?
summary-plan-page = { $page }
summary-dry-run = Nothing was sealed, and nothing is on the ledger.
summary-sealed = Sealed: { $path }. It stands on the ledger.
summary-sealed-words = Your recipients see these words as the sender's; tell them by another way: { $words }
summary-not-written = The ledger has its line all the same. Give the same command again with another file: the same release is sealed.

# Opened

summary-open-head = Summary of { $period }, { $country }, for { $audience }, scheme { $scheme }
summary-open-signer = Signed by: { $words } (not seen before here: compare the words with the sender by another way)
summary-open-signer-own = Signed by: { $words } (this store itself)
summary-open-signer-known = Signed by: { $words } (known here as { $label }, since { $day })
summary-open-release = Release { $sequence } of store { $alias }
summary-open-previous = after release { $hash }
summary-open-first = the first of its chain
summary-open-cells = { $published } of { $cells } rows published, { $withheld } withheld, least number { $k }
summary-open-to = Sealed to: { $labels }
summary-open-checked = Signature, tables and numbers are in order.
summary-open-trusted = EXACT COUNTS, not protected, under the protocol { $protocol }: do not pass them on as they are.
summary-open-withdraws = The sender takes back release { $release }: strike it.

summary-audience-partners = the group that pools
summary-audience-donor = the donor
summary-audience-public = everybody
summary-audience-trusted = one trusted recipient

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
summary-scheme-means = Records are counted once in each table; seen is a record in a published cell of the finest kind. Each period alone, as if nothing had left before: what left shows less of what leaves later. Refused: no way was found to protect the period.
summary-scheme-proposed = Proposed: { $scheme }
summary-scheme-none = No scheme would let anything be seen: there are too few records. With a signed protocol, exact counts can go to one trusted coordinator, who publishes what many organisations have together: 'carnet summary export --help'.
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
summary-ledger-releases-none = No summary has left this store.
summary-ledger-release = Release
summary-ledger-scheme = Scheme
summary-ledger-readers = For
summary-ledger-withdrawn = Taken back
summary-scheme-fixed = { $scheme } is fixed from { $year } on.
summary-scheme-since = in force since { $year }
summary-scheme-in-force = In force
summary-scheme-bad = { $path } is no scheme: { $why }
    .hint = docs/formats/scheme.md says what a scheme holds, and what may never leave. Nothing was changed.
summary-scheme-form = not TOML with the fields of a scheme ({ $found }).
summary-scheme-not-listed = { $word }, in table { $table }, is not on the closed list of what may leave.
summary-scheme-tells = table { $table } sets beside each other what would tell who it was.
summary-scheme-name = { $name } is no name of 1 to 40 small letters, digits and dashes, or there are not 1 to 61 tables.
summary-scheme-twice = table { $table } stands there twice, or counts by one thing twice or by nothing.
summary-scheme-ours = { $name } is a scheme that comes with Carnet, and its tables are others: call yours otherwise.
summary-ledger-taken-in = Taken in: { $count ->
        [0] nothing new
        [one] one summary
       *[other] { $count } summaries
    }. Summaries can be exported again.
summary-ledger-confirmed = Written down: nothing was sent after the backup. Summaries can be exported again.

summary-door-summary = sealed summary
summary-door-backup = backup
summary-door-agenda = calendar, in clear
summary-door-report = sealed report
summary-door-handover = sealed handover
summary-door-plaintext = report, in clear
summary-door-dump = every record, in clear
summary-door-recovery = a way back to the key
summary-door-park = the key, handed away
summary-door-purge = destroyed here

# Verified

summary-verify-file = { $path }
summary-verify-exact = Exact counts protect nothing: there is nothing to verify but the signature.
summary-verify-adds-up = Signature and tables are in order, and the numbers add up.
summary-verify-certain = Of { $withheld } withheld numbers, { $count } are small for certain.
summary-verify-narrow = { $count } withheld numbers cannot be both nothing and large: that none of these is small, only the sender can prove.
summary-verify-own = This store made it, and it passes the whole audit again.
summary-verify-next = { $other } comes right after { $one }.
summary-verify-gap = { $one } and { $other } are of one chain, and others are between them.
summary-verify-sums = the published numbers do not add up.
    .hint = It was damaged or forged: use nothing of it, and ask the sender.
summary-verify-small = a withheld number is small for certain: this summary does not protect.
    .hint = Do not pass it on. Tell the sender, who can take it back.
summary-verify-fork = { $one } and { $other } stand in one place of one chain and differ, or do not fit together.
    .hint = Believe neither before you have asked the sender by another way.

# Taking back

summary-withdraw-ask = Take back release { $release } of { $period }, of { $day }, and all that left of that period?
summary-withdraw-page = { $what }
summary-withdraw-not = Nothing was taken back.
summary-withdrawn = Taken back: { $period }, for { $audience }.
summary-withdrawn-next = The next summary to each of them says so, and they strike it. { $longest ->
        [yes] A year that was taken back stays out.
       *[no] The period returns in the next longer one.
    }
summary-withdraw-several = several releases begin like that.

# The pool

pool-contributor = Contributor
pool-country = Country
pool-counts = Counts
pool-exact = exact
pool-protected = protected
pool-sequence = No.
pool-added-on = Added
pool-state = State
pool-state-waiting = waiting
pool-state-released = in a pooled summary
pool-state-taken-back = taken back
pool-state-taken-back-released = taken back, but in a pooled summary
pool-gap = { $label } ({ $profile }): number { $missing } of their chain did not come here.
pool-add-file = In { $path }:
pool-pin-ask = New here. Have you compared these words with { $label } by another way: { $words }?
pool-pinned = { $label } is known from now on by that key.
pool-add-line = { $label }: { $period }, for { $audience }
pool-added = Taken in: { $new }. There already: { $again }. Taken back by their senders: { $struck }.
pool-not-added = Nothing was taken in.
pool-remove-ask = Take { $label } out of the pool?
pool-removed = { $count ->
        [one] One summary went.
       *[other] { $count } summaries went.
    }
pool-not-removed = Nothing was removed.
pool-report-head = What the contributors have together: { $period }, { $country }
pool-coverage = { $sent } of { $all } sent something of this period: { $exact } exact counts, which are in the sums, and { $protected } protected ones, which stand beside.
pool-missing = Nothing from: { $labels }
pool-report-device = These sums are exact: they are for your eyes. What you publish goes through 'carnet pool export'.
pool-beside = Of those who sent protected counts alone:
pool-at-least = { $table }, { $codes }: at least { $count }, published by { $published } of { $of }
pool-return-head = Answer to { $label }: { $period }, { $country }
pool-return-line = { $table }, { $codes }: you { $own }, all together { $all }
pool-return-slow = Slow for everyone: { $types }
pool-return-no-slow = That one type of authority is slow for everyone cannot be told from what was published.
pool-return-raised = What was raised for all:
pool-not-returned = Nothing was sealed.
summary-definitions-pooled = { $count ->
        [one] Counts of one organisation
       *[other] Joint counts of { $count } organisations
    }. A published number has three organisations behind it, and stays large enough without the largest of them.

pool-contradicts = what { $contributor } sent of { $period } is less than what they sent of its parts.
    .hint = Ask them which is right, and remove the other: 'carnet pool remove'. Nothing was released.
pool-nothing = the pool has no exact counts of { $period } that can be used so.
    .hint = 'carnet pool list' shows what there is. Nothing was released.
pool-changed-key = this goes on the chain of { $label }, but is signed with another key.
    .hint = Ask { $label } by another way whether their store has a new key. Until then believe neither. Nothing was taken in.
pool-fork = { $label } made two different summaries of { $period }, or of one place in their chain.
    .hint = Ask which one counts. To take the other: 'carnet pool remove' with --period, then add again. Nothing was taken in.
pool-other-scheme = { $label } follows the scheme { $scheme }, and the pool has { $pool } of that year.
    .hint = Tables of two schemes do not add up: agree on one for next year. Nothing was taken in.
pool-unknown-scheme = { $label } follows the scheme { $scheme }, which this store does not know, or in another version.
    .hint = Ask for its file, then 'carnet summary scheme set' with it. Nothing was taken in.
pool-other-form = the tables of { $label } are not those of the scheme { $scheme } as this Carnet has it.
    .hint = One of the two programs is older: bring both to one version. Nothing was taken in.
pool-empty = the pool is empty.
    .hint = 'carnet pool add' takes in what others sent.
pool-none = The pool is empty: 'carnet pool add' takes in what others sent.
pool-no-country = the pool has several countries, or not that one: { $countries }
    .hint = Name one with --country.
pool-stranger = the sender of the words { $words } is not known here.
    .hint = Compare the words with them by another way, then add the file with --as and a label for them. Nothing was taken in.
pool-strangers = these files are from several senders who are not known here.
    .hint = Add the first file of each by itself, with --as. Nothing was taken in.
pool-other-words = the words given are not the sender's, which are { $words }.
    .hint = Do not go on: somebody else may have made this file. Nothing was taken in.
pool-bad-text = the text of what was raised has something that cannot be sent, or is too long.
    .hint = At most 4,000 letters, without control characters. Nothing was sealed.

# Refusals

summary-no-attack = there is nothing to attack here.
    .hint = Together: --dry-run --format attack-json --plaintext-output FILE, for what is protected and has not left yet; --reader is one of those who may read it.

summary-no-such-period = the scheme { $scheme } has no summary of { $period }.
    .hint = Its shortest periods are longer: 'carnet summary scheme show'. Nothing was released.
summary-threshold-exact = Exact counts have no least number: --threshold and --profile trusted do not go together.
    .hint = Leave --threshold out, or choose another profile. Nothing was sealed.
summary-threshold = for these readers a number counts at least { $least }.
    .hint = It can be raised, never lowered. Nothing was released.
summary-outside = something is counted in { $district }, which your coverage does not have: { $records }
    .hint = Correct those records, or the setting 'coverage'. Nothing was released.
summary-refused = what has left already, or must leave, tells too much of { $cells ->
        [one] one small count
       *[other] { $cells } small counts
    }.{ $some ->
        [0] {""}
       *[other] {" "}In the way: { $in-the-way }
    }
    .hint = Wait for the next longer period; it may be released where this one may not. Nothing was released.
    .coarser = Wait for the quarter, or follow the scheme { $scheme } from next year. Nothing was released.
summary-unsure = this store is another copy: it was put back from a backup or filled from a dump, and what left the other copy is not known.
    .hint = Two different releases of one period undo each other's protection. If nothing was sent since, say so: carnet summary ledger --nothing-sent-since. Else take in what was, from the copies that were sealed to the store itself: carnet summary ledger --take-in FILE... Nothing was sealed.
summary-declined = nothing was sealed, and nothing is on the ledger.
summary-not-a-recipient = line { $line } of { $path }: { $reason }
    .hint = One recipient a line, age1...; lines that begin with # are left out. Nothing was sealed.
