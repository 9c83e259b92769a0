## Ce qu'une fiche qui vient d'être écrite fait remarquer : une ligne chacune, deux au plus sont dites. Des nombres, jamais
## des causes ; aucune ligne ne joint un axe ou un lieu à un interlocuteur, un type ou un niveau.

noticed-broken-at = Un accord de passage n'a pas été tenu à ce niveau : { $level }. La même chaîne avait dit oui.
noticed-not-as-said = Tous les accords nécessaires étaient là ; ce qu'il en est advenu : { $outcome }.
noticed-yes-above = Un niveau plus haut de la même chaîne avait dit oui : { $level }.
noticed-first-no = Premier refus de cet interlocuteur après { $count ->
        [one] un oui
       *[other] { $count } oui de suite
    }.
noticed-first-yes = Premier oui de cet interlocuteur après { $count ->
        [one] un refus
       *[other] { $count } refus de suite
    }.
noticed-relayed = Ce oui est seulement rapporté : pas ferme tant qu'il n'est ni écrit ni confirmé.
noticed-unconfirmed = Ce oui n'est pas encore ferme : à confirmer par { $level }.
noticed-conditions-open = Ce oui n'est pas encore ferme : ses conditions ne sont pas réglées.
noticed-conditions-refused = Ce oui n'est pas ferme : nous avons refusé ses conditions.
noticed-not-yet = Ce oui n'est pas ferme le premier jour demandé : il vaut à partir du { $day }.
noticed-expired = Ce oui n'est pas ferme le premier jour demandé : il vaut jusqu'au { $day }.
noticed-broken-again = Cet engagement a été trouvé rompu { $count ->
        [one] { $count } fois
        [2] pour la deuxième fois
        [3] pour la troisième fois
       *[other] { $count } fois
    }.
noticed-first-breach = Première rupture de cet engagement, après { $count ->
        [one] un contrôle qui le trouvait tenu
       *[other] { $count } contrôles qui le trouvaient tenu
    }.
noticed-demanded = Sur cet axe, quelque chose a été exigé { $count } fois en { $days } jours ; déplacements faits : { $made }.
noticed-turned-back = Sur cet axe, { $count ->
        [one] un déplacement interrompu ou refoulé
       *[other] { $count } déplacements interrompus ou refoulés
    } en { $days } jours ; déplacements faits : { $made }.
noticed-not-made = Sur cet axe, { $count ->
        [one] un déplacement n'a pas été fait
       *[other] { $count } déplacements n'ont pas été faits
    } en { $days } jours ; déplacements prévus : { $due }.
noticed-first-trouble = Première difficulté sur cet axe après { $count ->
        [one] un déplacement
       *[other] { $count } déplacements
    } sans, en { $days } jours.
noticed-at-roadblocks = Sur cet axe, { $count ->
        [one] un incident
       *[other] { $count } incidents
    } à des barrières en { $days } jours ; déplacements faits : { $made }.
noticed-on-the-road = Sur cet axe, { $count ->
        [one] un incident à nous
       *[other] { $count } incidents à nous
    } en { $days } jours.
noticed-first-for-days = Premier déplacement sur cet axe depuis { $count ->
        [one] un jour
       *[other] { $count } jours
    }.
noticed-kind-again = Tous lieux confondus : { $kind }, { $count } fois en { $days } jours ; déplacements faits : { $made }.
noticed-link-suspected = Tous lieux confondus : un lien avec une mission de paix a été soupçonné { $count } fois en { $days } jours ; déplacements faits : { $made }.
noticed-standing = Accords nécessaires et fermes : { $firm } sur { $needed } ; pour le { $day }.
noticed-standing-silent = Accords nécessaires et fermes : { $firm } sur { $needed } ; { $count ->
        [one] une autorité nécessaire n'a encore dit ni oui ni non
       *[other] { $count } autorités nécessaires n'ont encore dit ni oui ni non
    } ; pour le { $day }.
noticed-not-asked = { $count ->
        [one] Une autorité nécessaire n'a pas encore été sollicitée : c'est à nous.
       *[other] { $count } autorités nécessaires n'ont pas encore été sollicitées : c'est à nous.
    }
noticed-owes-already = { $count ->
        [one] Une de ces autorités doit une réponse à une demande précédente.
       *[other] { $count } de ces autorités doivent une réponse à une demande précédente.
    }
noticed-postponed = Repoussée { $count } fois, dont par eux : { $by-them }.
noticed-promises-before = Engagements précédents de cet interlocuteur : { $count } ; trouvés rompus : { $broken } ; jamais contrôlés : { $unchecked }.
noticed-first-at-level = Première rencontre de cette démarche à ce niveau : { $level }.
noticed-asked-again = Demandé { $count } fois dans cette démarche : { $kind }.
noticed-planned-there = { $count ->
        [one] Un déplacement est prévu là où cela vaut, pendant que cela vaut.
       *[other] { $count } déplacements sont prévus là où cela vaut, pendant que cela vaut.
    }
noticed-still-open = Encore ouvert dans cette démarche : engagements { $count }, réponses attendues { $answers }.
noticed-late-as-planned = { $count ->
        [one] Une heure
       *[other] { $count } heures
    } de retard, et comme prévu ? Au-delà { $limit ->
        [one] d'une heure
       *[other] de { $limit } heures
    }, c'est un retard.
