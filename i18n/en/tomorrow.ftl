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
tomorrow-sign-ban = movement ban
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
