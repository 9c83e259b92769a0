## Asked mode: what is asked where flags did not say it, and what is said around it.

asked-prompt = { $label }:
asked-prompt-default = { $label } [{ $default }]:
asked-prompt-optional = { $label } [nothing]:
asked-keys = Enter takes what stands in brackets · < one question back · ? this help · Ctrl-C stops and offers to keep a draft
asked-needed = This is needed.
asked-words = (Functions, never names or numbers of people; not where forces are or what they have; not what was paid.)
asked-first = This is the first question.
asked-several-fit = Which: { $found }?

# Records by a few letters

asked-last-contact = last contact { $day }
asked-which = Several fit:
asked-none-found = Nothing of that name.
asked-similar = Similar:
asked-pick = Number, or other letters [back]:
asked-pick-or-new = Number, other letters, or + to make it new [back]:
asked-name-first = Give the name after the plus: + Name
asked-dry-run-new = With --dry-run nothing is made: choose one that is there.
asked-made = Written down: { $name }

# Questions of their own

asked-level = level
    .help = Where it sits in its hierarchy. For communities: the scope.
asked-parent = above it
    .help = Who stands above it, by a few letters. Only to know whether a yes and a no come from the same house.
asked-route = which trip
    .help = A number from the list, or "from > to" by a few letters each. Another day than today: yesterday, -2, 2026-11-20.
asked-route-planned = { $trip } planned { $day }: { $way }
asked-route-driven = { $way } (last on { $day })
asked-route-form = Give a number, a day, or the two ends: from > to
asked-another-day = Trip of { $day }. Which one?
asked-tally = checkpoints met / long stops / demands
    .help = Three numbers in one answer: 7/1/2. The last checkpoint counts too. 0 where there was none.
asked-tally-form = Numbers with strokes, the first one the greatest: 7/1/2
asked-incident = what happened
    .help = Numbers with commas, or letters. Nothing: no incident is written.
asked-who = who did it
    .help = The post, desk or group, by a few letters. Nothing: not known.
asked-attribution = how sure
    .help = How sure it is that they did it.
asked-on-orders = on orders
    .help = Whether they said that they were on orders.
asked-demand = how much was demanded
    .help = Amount and currency: 5000 CDF. What was demanded, never what was paid.
asked-money-form = An amount and its currency: 5000 CDF
asked-agreed-by = more than the negotiation accepts: who agreed, as a function
    .help = A function, never a name. The trip is closer to a peace mission than its negotiation accepts.
asked-with-whom = with whom
    .help = Posts, desks or groups by a few letters, several with commas. Never people.
asked-said = what they said
    .help = In your own words, shortly.
asked-answered = their answer
    .help = What they decided, if they decided. Nothing: they gave no answer.
asked-answers = which request it answers
    .help = A number from the list, or the row's id.
asked-whom = who is asked
    .help = Every authority whose answer is needed, by a few letters each, with commas.
asked-sent = submitted today to
    .help = Enter: to all. Numbers: to these. 0: to none yet; the step stays ours.

# Before it is stored

asked-confirm = Enter stores · a number corrects that line · < goes back:
    .help = Enter stores it as it stands. A number asks that line again, the name of another field asks that one too. < goes back one question.
asked-cautions = Caution:
asked-caution = { $area }: keep apart from { $apart }; until { $until }
asked-caution-go-on = 1 go on · 2 change:
    .help = Neither answer is kept.

# Drafts

asked-draft-keep = Keep what you said as a draft, inside the encrypted store? [Y/n]
asked-post-as-note = Seal what you said so far, as a note? [Y/n]
asked-draft-kept = Kept as a draft. The same command goes on with it; carnet draft list shows it.
asked-draft-go-on = You began this on { $day }. Go on with it? [Y/n]
asked-draft-stays = The draft stays; carnet draft drop { $number } drops it.
asked-draft-dropped = Draft { $number } is dropped.
asked-no-drafts = No draft.
asked-no-draft = there is no draft { $number }.
    .hint = carnet draft list shows them. Nothing was dropped.
