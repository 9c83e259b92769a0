## What a record that was just written makes noticeable: one line each, at most two are said. Counts, never causes; no
## line names a road or a place together with an office, a type or a level.

noticed-broken-at = A promise of passage was broken at this level: { $level }. The same chain had said yes.
noticed-not-as-said = Every yes that it needed was there; what became of it: { $outcome }.
noticed-yes-above = A higher level of the same chain had said yes: { $level }.
noticed-first-no = First refusal of this office after { $count ->
        [one] one yes
       *[other] { $count } yeses in a row
    }.
noticed-first-yes = First yes of this office after { $count ->
        [one] one refusal
       *[other] { $count } refusals in a row
    }.
noticed-relayed = This yes is only passed on: not firm until it is written or confirmed.
noticed-unconfirmed = This yes is not firm yet: still to be confirmed by { $level }.
noticed-conditions-open = This yes is not firm yet: its conditions are open.
noticed-conditions-refused = This yes is not firm: we refused its conditions.
noticed-not-yet = This yes is not firm on the first day needed: it is valid from { $day } on.
noticed-expired = This yes is not firm on the first day needed: it is valid until { $day }.
noticed-broken-again = This promise was found broken { $count ->
        [one] once
        [2] for the second time
        [3] for the third time
       *[other] { $count } times
    }.
noticed-first-breach = First breach of this promise, after { $count ->
        [one] one check
       *[other] { $count } checks
    } that found it held.
noticed-demanded = On this road something was demanded { $count ->
        [one] once
       *[other] { $count } times
    } in { $days } days; trips made: { $made }.
noticed-turned-back = On this road { $count ->
        [one] one trip was
       *[other] { $count } trips were
    } cut short or turned back in { $days } days; trips made: { $made }.
noticed-not-made = On this road { $count ->
        [one] one trip was
       *[other] { $count } trips were
    } not made in { $days } days; trips due: { $due }.
noticed-first-trouble = First trouble on this road after { $count ->
        [one] one trip
       *[other] { $count } trips
    } without, in { $days } days.
noticed-at-roadblocks = On this road { $count ->
        [one] one incident
       *[other] { $count } incidents
    } at roadblocks in { $days } days; trips made: { $made }.
noticed-on-the-road = On this road { $count ->
        [one] one incident
       *[other] { $count } incidents
    } of ours in { $days } days.
noticed-first-for-days = First trip on this road for { $count ->
        [one] one day
       *[other] { $count } days
    }.
noticed-kind-again = Anywhere: { $kind }, { $count ->
        [one] once
       *[other] { $count } times
    } in { $days } days; trips made: { $made }.
noticed-link-suspected = Anywhere: a link to a peace mission was suspected { $count ->
        [one] once
       *[other] { $count } times
    } in { $days } days; trips made: { $made }.
noticed-standing = Needed yeses that are firm: { $firm } of { $needed }; needed on { $day }.
noticed-standing-silent = Needed yeses that are firm: { $firm } of { $needed }; { $count ->
        [one] one needed authority still says neither yes nor no
       *[other] { $count } needed authorities still say neither yes nor no
    }; needed on { $day }.
noticed-not-asked = { $count ->
        [one] One needed authority is not asked yet: the step is ours.
       *[other] { $count } needed authorities are not asked yet: the step is ours.
    }
noticed-owes-already = { $count ->
        [one] One of these authorities owes an answer to an earlier request.
       *[other] { $count } of these authorities owe an answer to an earlier request.
    }
noticed-postponed = Put off { $count ->
        [one] once
       *[other] { $count } times
    }, by them: { $by-them }.
noticed-promises-before = Earlier promises of this office: { $count }; found broken: { $broken }; never checked: { $unchecked }.
noticed-first-at-level = First meeting of this negotiation at this level: { $level }.
noticed-asked-again = Asked in this negotiation { $count ->
        [one] once
       *[other] { $count } times
    }: { $kind }.
noticed-planned-there = { $count ->
        [one] One trip is planned where this holds, while it holds.
       *[other] { $count } trips are planned where this holds, while it holds.
    }
noticed-still-open = Still open in this negotiation: promises { $count }, answers awaited { $answers }.
noticed-late-as-planned = { $count ->
        [one] One hour late
       *[other] { $count } hours late
    } and as planned? Over { $limit ->
        [one] one hour
       *[other] { $limit } hours
    } counts as delayed.
