## Can we go? The list of planned trips, the page of one, and what is overdue.

# The list

tomorrow-column-day = day
tomorrow-column-from = from
tomorrow-column-to = to
tomorrow-column-needed = needed
tomorrow-column-firm = firm
tomorrow-column-way = way
tomorrow-column-yeses = authorisations
tomorrow-column-passage = passage
tomorrow-column-notes = notes
tomorrow-way = { $origin } → { $destination }
tomorrow-notes = notes
tomorrow-none = No trip is planned from { $from } on.
    .hint = Plan one: carnet trip plan
tomorrow-not-safe = No report is not a safe road.
tomorrow-one = The whole of one trip: carnet tomorrow { $id }
tomorrow-day = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
tomorrow-old = ({ $day })

# What is noticeable; short, for the list

tomorrow-sign-ask-the-lead = ask the lead
tomorrow-sign-no = { $count } no
tomorrow-sign-withdrawn = request withdrawn
tomorrow-sign-ban = ban
tomorrow-sign-curfew = curfew { $from }
tomorrow-sign-curfew-unknown = curfew
tomorrow-sign-pending = { $count } silent { $days } d
tomorrow-sign-ours = { $count } to ask
tomorrow-sign-hollow = { $count } not firm
tomorrow-sign-nobody-asked = nobody asked
tomorrow-sign-ends-before-return = ends { $day }, before return
tomorrow-sign-in-part = in part
tomorrow-sign-conditions = { $count ->
        [one] { $count } condition
       *[other] { $count } conditions
    }
tomorrow-sign-vehicles = { $on-paper }/{ $planned } vehicles on paper
tomorrow-sign-persons = { $on-paper }/{ $planned } persons on paper
tomorrow-sign-no-permit = permit not aboard
tomorrow-sign-women = women: { $count ->
        [one] { $count } restriction
       *[other] { $count } restrictions
    }
tomorrow-sign-not-acknowledged = notice not acknowledged
tomorrow-sign-no-green-light = no green light
tomorrow-sign-decided = said: { $go }
tomorrow-sign-until = until { $day }
tomorrow-sign-more = +{ $count }

# The page of one

tomorrow-page-yeses = authorisations
tomorrow-page-firm = { $firm } of { $needed } firm
tomorrow-page-nobody = nobody was asked; the trip relies on no recorded yes
tomorrow-page-lead = led by another: ask the lead
tomorrow-step-firm = { $code }, { $form }, { $day }
tomorrow-step-firm-until = { $code }, { $form }, { $day }, until { $until }
tomorrow-step-relayed = { $code } on { $day }, only relayed: not firm until written or confirmed
tomorrow-step-unconfirmed = { $code } on { $day }, to be confirmed by { $level }: not firm
tomorrow-step-conditions-open = { $code } on { $day }, conditions not settled: not firm
tomorrow-step-conditions-refused = { $code } on { $day }, conditions that we refused: not firm
tomorrow-step-not-yet = { $code } on { $day }, valid only from { $from }: not firm on the day
tomorrow-step-expired = { $code } on { $day }, valid only to { $to }: not firm on the day
tomorrow-step-silent = silent for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
tomorrow-step-said = { $code } { $days ->
        [one] { $days } day
       *[other] { $days } days
    } ago: neither yes nor no
tomorrow-step-owed = { $state }; the answer is owed since { $since }
tomorrow-step-ours = not asked yet: the step is ours
tomorrow-step-ours-waits = not asked yet; waits on { $node }
tomorrow-step-no = { $code } on { $day }
tomorrow-step-part = for a part: { $part }
tomorrow-step-conditions = on conditions: { $conditions }
tomorrow-step-one-of = one of { $group } is enough
tomorrow-page-withdrawn = { $request } was withdrawn
tomorrow-page-papers = papers aboard
tomorrow-page-permit = { $permit ->
        [yes] the permit is aboard
        [no] the permit is not aboard
       *[unknown] permit: not said
    }
tomorrow-page-vehicles = vehicles: { $on-paper } on the paper, { $planned } planned
tomorrow-page-persons = persons: { $on-paper } on the paper, { $planned } planned
tomorrow-page-nothing-said = not said
tomorrow-page-women = women aboard
tomorrow-page-women-planned = { $count } planned
tomorrow-page-women-none-known = no restriction known on this road in 30 days
tomorrow-page-women-restrictions = restrictions: { $ids }
tomorrow-page-notice = notification
tomorrow-page-notice-none = { $request }: not sent
tomorrow-page-notice-sent = { $request }: sent { $day }, not acknowledged
tomorrow-page-notice-acknowledged = { $request }: sent { $day }, acknowledged { $acknowledged }; neither permission nor guarantee
tomorrow-page-movement = movement
tomorrow-page-ban = { $id }: movement ban, { $until }
tomorrow-page-curfew = { $id }: curfew { $from }–{ $to }, { $until }
tomorrow-page-rule = { $id }: { $category }, { $until }
tomorrow-page-rule-until = until { $day }
tomorrow-page-rule-no-end = end not known
tomorrow-page-no-rule = no curfew or ban known
tomorrow-page-turn-back = turn back by { $hour }
tomorrow-page-turn-back-unknown = latest hour to turn back: not said
tomorrow-page-return = way back
tomorrow-page-return-trip = { $trip } on { $day }
tomorrow-page-return-day = on { $day }
tomorrow-page-return-none = not planned
tomorrow-page-return-ends = the first yes ends on { $until }, before the way back
tomorrow-page-green-light = green light
tomorrow-page-green-none = not asked
tomorrow-page-green-asked = asked { $asked }, not received
tomorrow-page-green-received = received { $received }
tomorrow-page-road = road
tomorrow-page-passage = last own passage { $day }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } ago ({ $trip })
tomorrow-page-passage-old = last own passage { $day }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } ago ({ $trip }): too long ago to say much
tomorrow-page-passage-none = no own passage known in a year
tomorrow-page-incidents = incidents of ours in 30 days: { $count }
tomorrow-page-incident = { $id } { $day } { $kind }
tomorrow-page-decides = decides
tomorrow-page-nobody-decides = not said who
tomorrow-page-not-decided = { $by }: not said yet
tomorrow-page-decided = { $by }: { $go }
tomorrow-page-notes = notes
tomorrow-page-apart = keep apart from: { $what }
tomorrow-page-apart-nothing = –

# What is overdue

tomorrow-due-answers = Answers owed: { $count }, the longest { $days ->
        [0] since today
        [one] for { $days } day
       *[other] for { $days } days
    } ({ $id })
tomorrow-due-promises = Promises past their day: { $count }, the longest { $days ->
        [0] since today
        [one] for { $days } day
       *[other] for { $days } days
    } ({ $id })
tomorrow-due-follow-ups = Next steps past their day: { $count }, the longest { $days ->
        [0] since today
        [one] for { $days } day
       *[other] for { $days } days
    } ({ $id })
tomorrow-due-outcomes = Trips past their day without an outcome: { $count }
tomorrow-due-slips = Slips received: { $count }; carnet inbox review
tomorrow-due-none = No answer, promise or next step is past its day.

# Go, wait, no

tomorrow-ask-by = Who decides, as a function
tomorrow-said = { $id }: { $by } says { $go }
tomorrow-said-no = { $id }: { $by } says { $go }; written down as { $outcome }
    .hint = It counts among the trips not made. Another reason: carnet trip edit { $id } --outcome ...
