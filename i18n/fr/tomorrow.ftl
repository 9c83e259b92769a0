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
tomorrow-sign-ban = circulation interdite
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
