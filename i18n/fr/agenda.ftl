## Ce qui arrive à échéance, et quand.

agenda-when-overdue = En retard
agenda-when-this-week = Dans les sept jours
agenda-when-next-week = Dans les sept jours suivants
agenda-when-later = Plus tard
agenda-matter-answer = leur réponse
agenda-matter-promise-by-them = leur engagement
agenda-matter-promise-by-us = notre engagement
agenda-matter-promise-by-mission = engagement, mission de paix
agenda-matter-promise-by-community = engagement, communauté
agenda-matter-next-step = suite à donner
agenda-matter-access = dernier jour d'un accord
agenda-matter-deadline = délai
agenda-matter-caution = note
agenda-matter-review = à revoir
agenda-column-on = jour
agenda-column-days = jours
agenda-column-matter = quoi
agenda-column-id = id
agenda-column-node = qui
agenda-column-negotiation = pour
agenda-column-code = type
agenda-none = Rien n'arrive à échéance dans les deux semaines.
agenda-later = { $count ->
    [one] { $count } autre plus tard : --all
   *[other] { $count } autres plus tard : --all
}
agenda-purge = Une partie de ce qui est gardé est arrivée à son terme : carnet purge --due --dry-run dit quoi.
agenda-renewed = { $id } vaut jusqu'au { $until }.
agenda-ics-warning = Un calendrier n'est pas scellé : qui a le fichier, ou l'agenda qui le reprend, lit des jours, des identifiants et des types. Aucun nom n'y figure. Ce qui est très sensible n'y est pas.
agenda-ics-ask = L'écrire en clair ?
agenda-ics-dry-run = { $count ->
    [one] Il y aurait un jour. Rien n'a été écrit.
   *[other] Il y aurait { $count } jours. Rien n'a été écrit.
}
agenda-ics-made = { $count ->
    [one] { $path } : un jour, en clair. C'est inscrit au registre.
   *[other] { $path } : { $count } jours, en clair. C'est inscrit au registre.
}
agenda-refused = la personne n'a pas accepté de l'écrire en clair.
    .hint = Rien n'a été écrit. --yes accepte sans demander.
agenda-not-a-caution = { $id } n'est pas une consigne de prudence.
    .hint = Une consigne a un identifiant comme C-3 : carnet caution list
