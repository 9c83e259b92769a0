## Mode questions : ce qui est demandé là où les options ne le disent pas, et ce qui se dit autour.

asked-prompt = { $label } :
asked-prompt-default = { $label } [{ $default }] :
asked-prompt-optional = { $label } [rien] :
asked-keys = Entrée prend ce qui est entre crochets · < une question en arrière · ? cette aide · Ctrl-C arrête et propose un brouillon
asked-needed = Il faut une réponse.
asked-words = (Des fonctions, jamais de noms ni de numéros ; ni où sont les forces ni ce qu'elles ont ; ni ce qui a été payé.)
asked-first = C'est la première question.
asked-several-fit = Lequel : { $found } ?

# Fiches par quelques lettres

asked-last-contact = dernier contact { $day }
asked-which = Plusieurs conviennent :
asked-none-found = Rien de ce nom.
asked-similar = Semblables :
asked-pick = Numéro, ou d'autres lettres [retour] :
asked-pick-or-new = Numéro, d'autres lettres, ou + pour le noter comme nouveau [retour] :
asked-name-first = Donnez le nom après le plus : + Nom
asked-dry-run-new = Avec --dry-run rien n'est créé : choisissez parmi ce qui existe.
asked-made = Noté : { $name }

# Questions propres

asked-level = échelon
    .help = Où il se trouve dans sa hiérarchie. Pour une communauté : la portée.
asked-parent = au-dessus
    .help = Qui est au-dessus, par quelques lettres. Seulement pour savoir si un oui et un non viennent de la même maison.
asked-route = quel déplacement
    .help = Un numéro de la liste, ou « de > à » par quelques lettres. Un autre jour qu'aujourd'hui : hier, -2, 2026-11-20.
asked-route-planned = { $trip } prévu le { $day } : { $way }
asked-route-driven = { $way } (dernier le { $day })
asked-route-form = Donnez un numéro, un jour, ou les deux bouts : de > à
asked-another-day = Déplacement du { $day }. Lequel ?
asked-tally = barrières passées / longs arrêts / exigences
    .help = Trois nombres en une réponse : 7/1/2. La dernière barrière compte aussi. 0 s'il n'y en avait aucune.
asked-tally-form = Des nombres avec des barres obliques, le premier est le plus grand : 7/1/2
asked-incident = ce qui est arrivé
    .help = Des numéros avec des virgules, ou des lettres. Rien : aucun incident n'est noté.
asked-who = qui l'a fait
    .help = Le poste, le guichet ou le groupe, par quelques lettres. Rien : on ne sait pas.
asked-attribution = avec quelle certitude
    .help = À quel point il est sûr que ce sont eux.
asked-on-orders = sur ordre
    .help = S'ils ont dit agir sur ordre.
asked-demand = montant exigé
    .help = Montant et monnaie : 5000 CDF. Ce qui a été exigé, jamais ce qui a été payé.
asked-money-form = Un montant et sa monnaie : 5000 CDF
asked-agreed-by = plus que la négociation n'accepte : qui a donné son accord (fonction)
    .help = Une fonction, jamais un nom. Le déplacement est plus proche d'une mission de paix que sa négociation ne l'accepte.
asked-with-whom = avec qui
    .help = Postes, guichets ou groupes par quelques lettres, plusieurs avec des virgules. Jamais des personnes.
asked-said = ce qu'ils ont dit
    .help = Avec vos mots, en bref.
asked-answered = leur réponse
    .help = Ce qu'ils ont décidé, s'ils ont décidé. Rien : ils n'ont pas répondu.
asked-answers = à quelle demande cela répond
    .help = Un numéro de la liste, ou l'identifiant de la ligne.
asked-whom = à qui s'adresse la demande
    .help = Chaque autorité dont la réponse est nécessaire, par quelques lettres, avec des virgules.
asked-sent = déposée aujourd'hui auprès de
    .help = Entrée : auprès de toutes. Des numéros : auprès de celles-ci. 0 : d'aucune encore ; l'étape reste à nous.

# Avant l'enregistrement

asked-confirm = Entrée enregistre · un numéro corrige sa ligne · < revient en arrière :
    .help = Entrée enregistre tel quel. Un numéro repose la question de la ligne, le nom d'un autre champ pose la sienne. < revient d'une question.
asked-cautions = Précaution :
asked-caution = { $area } : rester à l'écart de { $apart } ; jusqu'au { $until }
asked-caution-go-on = 1 continuer · 2 changer :
    .help = Aucune des deux réponses n'est gardée.

# Brouillons

asked-draft-keep = Garder ce que vous avez dit comme brouillon, dans le carnet chiffré ? [O/n]
asked-post-as-note = Sceller ce que vous avez dit, comme une note ? [O/n]
asked-cell = { $column }
    .help = Ce que la cellule doit dire. Entrée la laisse telle quelle, - la vide.
asked-cell-how = Entrée laisse une cellule telle quelle, - la vide.
asked-draft-kept = Gardé comme brouillon. La même commande le reprend ; carnet draft list le montre.
asked-draft-go-on = Vous l'aviez commencé le { $day }. Le reprendre ? [O/n]
asked-draft-stays = Le brouillon reste ; carnet draft drop { $number } l'efface.
asked-draft-dropped = Le brouillon { $number } est effacé.
asked-no-drafts = Aucun brouillon.
asked-no-draft = il n'y a pas de brouillon { $number }.
    .hint = carnet draft list les montre. Rien n'a été effacé.
