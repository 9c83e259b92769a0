## Peut-on partir ? La liste des déplacements prévus, la page d'un seul, et ce qui est en retard.

# La liste

tomorrow-column-day = jour
tomorrow-column-from = départ
tomorrow-column-to = arrivée
tomorrow-column-needed = nécessaires
tomorrow-column-firm = fermes
tomorrow-column-way = trajet
tomorrow-column-yeses = autorisations
tomorrow-column-passage = passage
tomorrow-column-notes = notes
tomorrow-way = { $origin } → { $destination }
tomorrow-notes = notes
tomorrow-none = Aucun déplacement n'est prévu à partir du { $from }.
    .hint = En prévoir un : carnet trip plan
tomorrow-not-safe = Pas de signalement ne veut pas dire axe sûr.
tomorrow-one = Tout sur un déplacement : carnet tomorrow { $id }
tomorrow-day = { $day } { $month ->
        [1] janv
        [2] févr
        [3] mars
        [4] avr
        [5] mai
        [6] juin
        [7] juil
        [8] août
        [9] sept
        [10] oct
        [11] nov
       *[12] déc
    }
tomorrow-old = ({ $day })

# Ce qui se remarque ; court, pour la liste

tomorrow-sign-ask-the-lead = voir le chef de file
tomorrow-sign-no = { $count } non
tomorrow-sign-withdrawn = demande retirée
tomorrow-sign-ban = interdit
tomorrow-sign-curfew = couvre-feu { $from }
tomorrow-sign-curfew-unknown = couvre-feu
tomorrow-sign-pending = { $count } sans réponse { $days } j
tomorrow-sign-ours = { $count } à demander
tomorrow-sign-hollow = { $count } pas ferme
tomorrow-sign-nobody-asked = rien de demandé
tomorrow-sign-ends-before-return = finit le { $day }, avant le retour
tomorrow-sign-in-part = en partie
tomorrow-sign-conditions = { $count ->
        [one] { $count } condition
       *[other] { $count } conditions
    }
tomorrow-sign-vehicles = { $on-paper }/{ $planned } véhicules sur papier
tomorrow-sign-persons = { $on-paper }/{ $planned } passagers sur papier
tomorrow-sign-no-permit = autorisation pas à bord
tomorrow-sign-women = femmes : { $count ->
        [one] { $count } restriction
       *[other] { $count } restrictions
    }
tomorrow-sign-not-acknowledged = préavis sans accusé
tomorrow-sign-no-green-light = pas de feu vert
tomorrow-sign-decided = décidé : { $go }
tomorrow-sign-until = jusqu'au { $day }
tomorrow-sign-more = +{ $count }

# La page d'un seul

tomorrow-page-yeses = autorisations
tomorrow-page-firm = { $firm } fermes sur { $needed }
tomorrow-page-nobody = rien n'a été demandé ; le déplacement ne repose sur aucun accord noté
tomorrow-page-lead = mené par une autre organisation : voir le chef de file
tomorrow-step-firm = { $code }, { $form }, { $day }
tomorrow-step-firm-until = { $code }, { $form }, { $day }, jusqu'au { $until }
tomorrow-step-relayed = { $code } le { $day }, seulement rapporté : pas ferme tant qu'il n'est ni écrit ni confirmé
tomorrow-step-unconfirmed = { $code } le { $day }, à confirmer par : { $level } ; pas ferme
tomorrow-step-conditions-open = { $code } le { $day }, conditions non réglées : pas ferme
tomorrow-step-conditions-refused = { $code } le { $day }, conditions que nous avons refusées : pas ferme
tomorrow-step-not-yet = { $code } le { $day }, valable seulement à partir du { $from } : pas ferme ce jour-là
tomorrow-step-expired = { $code } le { $day }, valable seulement jusqu'au { $to } : pas ferme ce jour-là
tomorrow-step-silent = sans réponse depuis { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
tomorrow-step-said = { $code } il y a { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } : ni oui ni non
tomorrow-step-owed = { $state } ; réponse due depuis le { $since }
tomorrow-step-ours = pas encore demandé : à nous de le faire
tomorrow-step-ours-waits = pas encore demandé ; attend { $node }
tomorrow-step-no = { $code } le { $day }
tomorrow-step-part = pour une partie : { $part }
tomorrow-step-conditions = sous conditions : { $conditions }
tomorrow-step-one-of = un accord suffit parmi { $group }
tomorrow-page-withdrawn = { $request } a été retirée
tomorrow-page-papers = papiers à bord
tomorrow-page-permit = { $permit ->
        [yes] l'autorisation est à bord
        [no] l'autorisation n'est pas à bord
       *[unknown] autorisation : non précisé
    }
tomorrow-page-vehicles = véhicules : { $on-paper } sur le papier, { $planned } prévus
tomorrow-page-persons = passagers : { $on-paper } sur le papier, { $planned } prévus
tomorrow-page-nothing-said = non précisé
tomorrow-page-women = femmes à bord
tomorrow-page-women-planned = { $count } prévues
tomorrow-page-women-none-known = aucune restriction connue sur cet axe en 30 jours
tomorrow-page-women-restrictions = restrictions : { $ids }
tomorrow-page-notice = préavis
tomorrow-page-notice-none = { $request } : pas envoyé
tomorrow-page-notice-sent = { $request } : envoyé le { $day }, sans accusé de réception
tomorrow-page-notice-acknowledged = { $request } : envoyé le { $day }, accusé le { $acknowledged } ; ni permission ni garantie
tomorrow-page-movement = circulation
tomorrow-page-ban = { $id } : circulation interdite, { $until }
tomorrow-page-curfew = { $id } : couvre-feu { $from }–{ $to }, { $until }
tomorrow-page-rule = { $id } : { $category }, { $until }
tomorrow-page-rule-until = jusqu'au { $day }
tomorrow-page-rule-no-end = fin inconnue
tomorrow-page-no-rule = ni couvre-feu ni interdiction connus
tomorrow-page-turn-back = demi-tour au plus tard à { $hour }
tomorrow-page-turn-back-unknown = dernière heure de demi-tour : non précisée
tomorrow-page-return = retour
tomorrow-page-return-trip = { $trip } le { $day }
tomorrow-page-return-day = le { $day }
tomorrow-page-return-none = pas prévu
tomorrow-page-return-ends = le premier accord finit le { $until }, avant le retour
tomorrow-page-green-light = feu vert
tomorrow-page-green-none = pas demandé
tomorrow-page-green-asked = demandé à { $asked }, pas reçu
tomorrow-page-green-received = reçu à { $received }
tomorrow-page-road = axe
tomorrow-page-passage = dernier passage à nous le { $day }, il y a { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } ({ $trip })
tomorrow-page-passage-old = dernier passage à nous le { $day }, il y a { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    } ({ $trip }) : trop ancien pour dire grand-chose
tomorrow-page-passage-none = aucun passage à nous connu en un an
tomorrow-page-incidents = incidents à nous en 30 jours : { $count }
tomorrow-page-incident = { $id } { $day } { $kind }
tomorrow-page-decides = qui décide
tomorrow-page-nobody-decides = non précisé
tomorrow-page-not-decided = { $by } : pas encore dit
tomorrow-page-decided = { $by } : { $go }
tomorrow-page-notes = notes
tomorrow-page-apart = rester à l'écart de : { $what }
tomorrow-page-apart-nothing = –

# Ce qui est en retard

tomorrow-due-answers = Réponses dues : { $count }, la plus ancienne depuis { $days ->
        [0] aujourd'hui
        [one] { $days } jour
       *[other] { $days } jours
    } ({ $id })
tomorrow-due-promises = Engagements échus : { $count }, le plus ancien depuis { $days ->
        [0] aujourd'hui
        [one] { $days } jour
       *[other] { $days } jours
    } ({ $id })
tomorrow-due-follow-ups = Suites à donner en retard : { $count }, la plus ancienne depuis { $days ->
        [0] aujourd'hui
        [one] { $days } jour
       *[other] { $days } jours
    } ({ $id })
tomorrow-due-outcomes = Déplacements passés sans issue notée : { $count }
tomorrow-due-slips = Feuillets reçus : { $count } ; carnet inbox review
tomorrow-due-none = Aucune réponse, aucun engagement, aucune suite n'est en retard.

# Partir, attendre, renoncer

tomorrow-ask-by = Qui décide, en fonction
tomorrow-said = { $id } : { $by } dit : { $go }
tomorrow-said-no = { $id } : { $by } dit : { $go } ; noté comme { $outcome }
    .hint = Il compte parmi les déplacements non faits. Autre raison : carnet trip edit { $id } --outcome ...
