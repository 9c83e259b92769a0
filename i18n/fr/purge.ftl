## Détruire ce qui n'a plus à être gardé : purge.

# Ce que dit une ligne du plan

purge-line = { $kind } : { $count }
purge-drafts = brouillons
purge-refused-rows = lignes de fichiers à corriger
purge-undone = fiches annulées par undo
purge-act-destroy = à détruire, avec toutes leurs versions
purge-act-reduce-trip = à réduire : restent le mois, l'axe, le district et ce que comptent les rapports
purge-act-reduce-incident = à réduire au district, au type d'auteur et à son niveau ; aucun texte ne reste
purge-act-forget-motives = motifs et leçons à effacer
purge-act-forget-staff = le récit est à effacer ; les nombres restent
purge-rule-retention-date = leur propre date de conservation est passée
purge-rule-trips = terminés depuis { $number } jours ou plus
purge-rule-staff-detail = nos équipes ont été touchées, et le fait a été signalé il y a { $number } jours ou plus
purge-rule-motives = la négociation est close depuis { $number } mois ou plus
purge-rule-incidents = survenus il y a { $number } mois ou plus
purge-rule-talks = ne concernent rien des { $number } derniers mois
purge-rule-unmet = jamais rencontrés et nommés nulle part, depuis { $number } jours ou plus
purge-rule-unfinished = en attente depuis { $number } jours ou plus
purge-rule-asked = à votre demande
purge-held = { $count ->
    [one] { $count } élément a une date de conservation à venir et reste entier.
   *[other] { $count } éléments ont une date de conservation à venir et restent entiers.
}
purge-author = { $type }, { $level }

# Ce qui est dit avant et après

purge-nothing = Rien n'est à détruire.
purge-dry-run = Rien n'a été détruit. La même commande avec --confirm { $code } le fait ; un autre changement entre-temps demande un autre code.
purge-warning = Cela ne s'annule pas, et rien de ce qui précède ne pourra plus être annulé. Les copies sorties de ce carnet, sauvegardes comprises, gardent ce qu'elles contiennent.
purge-ask = Tapez { $code } pour détruire :
purge-done = Détruit. La base a été réécrite et vérifiée ; le registre dit que cela a eu lieu, et non ce que c'était. Les sauvegardes d'avant le contiennent encore.

# Ce qui ne va pas

purge-reduced = { $id } a été réduit le { $on } et ne se modifie plus.
    .hint = Ce qu'il disait avant n'existe plus. carnet void le retire de tous les chiffres. Rien n'a été changé.
purge-other = ce qui serait détruit n'est pas ce que ce code désigne.
    .hint = Quelque chose a été écrit depuis, ou le code est mal tapé. Regardez de nouveau avec --dry-run. Rien n'a été détruit.
purge-held-record = { $id } est à garder jusqu'au { $until }.
    .hint = Sa date de conservation le dit (--retain-until). Rien n'a été détruit.
purge-not-rewritten = c'est détruit, mais le fichier du carnet n'a pas pu être réécrit : { $why }
    .hint = Ce qui est détruit est déjà écrasé dans le fichier. Faites de la place et relancez carnet purge --due pour que le fichier soit réécrit.
purge-not-confirmed = rien n'a été détruit : le code n'a pas été donné.
    .hint = --confirm { $code } le fait.
