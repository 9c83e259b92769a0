## Rapports : titres, colonnes, définitions, notes.

report-heading = { $title } : { $period }
report-period = du { $since } au { $until }
report-period-until = jusqu’au { $until }
report-only = Seulement { $filters }
report-empty = Rien n’est noté à ce sujet.
report-of-which = dont : { $what }
report-device-only = Sur cet appareil seulement : jamais dans une synthèse, jamais en clair dans un fichier.
report-column-share = Part [95 %]
report-column-figure = Chiffre
report-column-count = Nombre
report-column-last-month = Mois précédent
report-column-last-year = Un an avant
report-column-after-days = Après jours
report-column-lasting = Encore en cours
report-column-by-then = { $end } : d’ici là
report-column-at-risk = Exposés
report-column-lasting-by-then = Dure encore
report-column-compared = Nombre
report-column-not-ended = Sans fin
report-column-median-days = Jours jusqu’à la fin de la moitié
report-column-expected-ended = Auraient pris fin si tous duraient autant
report-column-chi-square = Khi-deux
report-column-degrees = Degrés de liberté
report-column-p = p
report-column-c1 = C1
report-column-c2 = C2
report-column-c3 = C3
report-finding-too-early = trop tôt
report-finding-too-few = trop peu
report-finding-as-before = comme avant
report-finding-signal = plus qu’avant
report-column-to-say = À dire
report-column-said = Dit

report-cell-share = { $numerator } / { $denominator } = { $percent } % [{ $low }–{ $high }]
report-cell-few = { $numerator } / { $denominator } (peu de cas)
report-cell-rate = { $value }
report-cell-few-rate = (peu de cas)
report-cell-out-of = { $numerator } sur { $denominator }
report-cell-none = –
report-cell-days = { $days }
report-cell-estimate = { $percent } % [{ $low }–{ $high }]
report-without-few = (groupe < 10)
report-without-half = (plus de la moitié continue)
report-without-end = (aucune fin)
report-cell-not-yet = rien de noté
report-cell-change = { $direction ->
    [down] { $before } (−{ $percent } %)
   *[up] { $before } (+{ $percent } %)
}

report-absent-unknown = Inconnu
report-absent-not-recorded = Non noté

# Rapports

report-outcomes = Résultats
    .definition = Ce que les autorités ont dit, ce que l’axe a donné ensuite, et l’écart entre les deux : l’écart entre parole et passage. Les réponses comptent à leur date, les déplacements au premier jour prévu ; un déplacement est échu quand ce jour est passé.
report-ladder = Échelle
    .definition = Pour chaque démarche et chaque chaîne d’autorité : la dernière réponse de chaque échelon à une date donnée, et l’endroit où l’accord s’arrête en descendant. Un échelon que personne n’a rencontré est montré comme tel ; un interlocuteur jamais rencontré n’est pas nommé.
report-roadblocks = Barrières
    .definition = Incidents aux barrières, à côté des trajets qui pouvaient en rencontrer : déplacements effectués et barrières rencontrées. Par axe ou par auteur, jamais les deux dans un même tableau.
report-overview = Les trois chiffres
    .definition = Si les déplacements échus se sont passés comme prévu et les demandes échues ont été autorisées à temps ; combien de personnes prévues n’ont pas été atteintes, au moins, et pour quelle cause ; quelles autorités ont dépassé la date de leur réponse. Déplacements et demandes font deux lignes, jamais une somme.
report-requests = Demandes
    .definition = Les demandes échues, selon leur état au dernier jour ; les réponses de ceux dont l’accord est nécessaire, et le temps qu’elles ont pris. Une demande est échue quand le premier jour prévu, tel que demandé d’abord, est passé.
report-trips = Déplacements
    .definition = Les déplacements échus par issue et par déroulement ; les heures perdues ; pourquoi des déplacements n’ont pas eu lieu, et leur déroulement selon l’association avec une mission de paix, en nombres.
report-people = Personnes non atteintes
    .definition = Les personnes prévues et non atteintes, au moins, avec ce qui a fait obstacle et depuis quand. Par district compte la plus grande des demandes, jamais la somme de plusieurs, qui peuvent viser les mêmes personnes.
report-levels = Échelons
    .definition = À quel échelon nous avons rencontré, obtenu réponses et engagements, et subi des incidents ; dans combien de démarches un échelon a déjà été rencontré ; et, sur cet appareil seulement, la part prise par les communautés.
report-transmission = Transmission
    .definition = Ce qu’un accord ferme est devenu plus bas dans sa propre chaîne en 30 jours, selon l’échelon qui l’a donné : tenu, rompu, ou non éprouvé. Demandes, et démarches sans demande. Jamais par acteur.
report-constraints = Contraintes
    .definition = Les incidents selon ce qu’ils restreignent et par qui ; directives en vigueur, nouvelles et levées ; projets suspendus ; atteintes à nos équipes ; ce qui a été résolu.
report-snapshot = Point sur l’accès
    .definition = La page du mois, comme l’impriment les groupes d’accès : déplacements et demandes, personnes non atteintes, écart entre parole et passage, contraintes, à côté du mois précédent et du même mois un an avant, avec de la place pour ce que seule la coordination peut dire.
report-promises = Engagements
    .definition = Où en sont les engagements au dernier jour selon leurs vérifications, chaque côté à part ; combien ont été vérifiés, combien ont dépassé leur jour, et combien de temps ils ont tenu.
report-durability = Combien de temps dure l’accès
    .definition = D’un déplacement effectué vers une destination jusqu’à ce que l’accès soit perdu ou qu’on y renonce, pour autant que nous y soyons allés et l’ayons vu ; et d’un engagement jusqu’à la première vérification qui l’a trouvé rompu. Un maximum : on cesse d’aller là où l’on a peur. Une destination est un site, sinon un district.
report-changes = Changements
    .definition = Ce qui n’est plus comme avant : le premier refus après trois accords, les autorités nouvellement silencieuses, les axes inutilisés depuis trente jours, les nouvelles directives, et les semaines qui comptent plus d’incidents que celles d’avant, déplacements en regard. Ce n’est pas une alerte d’attaque.
report-mission = Mission de paix
    .definition = Des nombres des deux côtés : ce qu’une mission de paix a rendu possible et ce qu’elle a compliqué, et ce qui dépend d’elle à chaque endroit. Jamais causé par, jamais mieux que.
report-bargain = Ce qu’on nous demande
    .definition = Les demandes qui nous sont faites, par type, dans le temps et par type d’acteur ; lignes rouges touchées ; principes en jeu. Nos réponses ne sont jamais comptées.
report-advocacy = Plaidoyer
    .definition = Notre plaidoyer, en repères sur la ligne des réponses et des incidents. Aucun chiffre ne compare avant et après.
report-coverage = Ce que les données ne disent pas
    .definition = Ce qui manque : échelons, auteurs, districts, axes, issues ; semaines sans saisie ; axes avec incidents et sans déplacement ; saisies tardives.

# Parties

report-section-decisions = Ce qui a été dit
report-section-decisions-by-level = Ce qui a été dit, par échelon
report-section-decisions-by-branch = Ce qui a été dit, par branche
report-section-trips-by-outcome = Déplacements échus, par issue
report-section-trips-by-completion = Déplacements échus, par part accomplie
report-section-trips-due = Déplacements échus
report-section-promise-gap = Écart entre parole et passage : déplacements échus autorisés
report-section-beside-the-gap = À côté de l’écart : déplacements échus sans accord opposable
report-section-roadblocks = Incidents aux barrières et trajets
report-section-trips-stopped = Déplacements avec un incident à une barrière
report-section-demands = Barrières avec exigence
report-section-amounts = Montants exigés
report-section-roadblock-kinds = Incidents aux barrières, par type principal
report-section-trips-as-planned = Déplacements échus comme prévu
report-section-trips-our-own = À côté : de notre fait
report-section-requests-by-state = Demandes échues, par état
report-section-people-not-reached = Personnes prévues et non atteintes, au moins
report-section-people-by-district = Non atteintes, par district
report-section-people-by-district-and-cause = Non atteintes, par district et cause
report-section-people-as-planned = Qui elles sont, là où personne n’a été atteint et où le plan le disait
report-section-answers-owed = Réponses en retard
report-section-answers-owed-by = Qui les doit
report-section-requests-cleared = Demandes échues autorisées
report-section-answers = Ceux dont l’accord est nécessaire
report-section-answers-by-type = Réponses, par type d’acteur
report-section-answers-by-branch = Réponses, par branche
report-section-answers-by-level = Réponses, par échelon
report-section-trips-not-made = Déplacements non effectués, par raison
report-section-trips-by-cause = Ce qui a gêné les déplacements
report-section-hours-lost = Heures perdues
report-section-trips-by-association = Déroulement, selon l’association avec une mission de paix
report-section-by-level = Rencontres, réponses et incidents, par échelon
report-section-levels-ever-met = Démarches où un échelon a déjà été rencontré
report-section-meetings-with-community = Rencontres avec une communauté
report-section-involvement = Part prise par les communautés, par groupe
report-section-promises-by-state = Engagements, par état et par côté
report-section-promises-checked = Engagements, par côté
report-section-promises-by-kind = Engagements, par type
report-section-promises-until-broken = Combien de temps ont tenu les engagements vérifiés
report-section-promises-held-by-involvement = Durée des engagements, selon la participation d’une communauté avant
report-section-promises-held-by-mode = Durée des engagements, selon la manière d’y arriver
report-section-promises-held-by-level = Durée des engagements, selon l’échelon qui s’est engagé
report-section-promises-until-broken-by-involvement = De même par jours, selon la participation d’une communauté avant
report-section-promises-until-broken-by-mode = De même par jours, selon la manière d’y arriver
report-section-promises-until-broken-by-level = De même par jours, selon l’échelon qui s’est engagé
report-section-spells-by-end = Périodes d’accès, selon leur fin
report-section-spells = Périodes, destinations, déplacements
report-section-spells-until-ended = Durée de l’accès, selon ce qui y a mis fin
report-section-spells-by-involvement = Accès, selon la participation d’une communauté avant
report-section-spells-until-ended-by-involvement = De même par jours, selon la participation d’une communauté avant
report-section-spells-by-mode = Accès, selon la manière d’y arriver
report-section-spells-until-ended-by-mode = De même par jours, selon la manière d’y arriver
report-section-spells-by-level = Accès, selon l’échelon le plus haut qui avait dit oui
report-section-spells-until-ended-by-level = De même par jours, selon l’échelon le plus haut qui avait dit oui
report-section-first-refusals = Premier refus après trois accords
report-section-newly-silent = Nouvellement silencieuses
report-section-roads-unused = Axes inutilisés depuis trente jours
report-section-new-directives = Nouvelles directives
report-section-weekly-incidents = Incidents par semaine, face aux semaines d’avant : ce n’est pas une alerte d’attaque
report-section-asks-by-kind = Ce qu’on nous a demandé
report-section-asks-by-month = Par mois
report-section-asks-by-type = Par type d’acteur
report-section-asks-touching = Accès et lignes rouges
report-section-principles-at-risk = Démarches, par principe en jeu
report-section-yes-and-conduct = Un accord, et ce qu’il est devenu plus bas
report-section-yes-kept = Tenus, selon l’échelon de l’accord
report-section-breached-on-orders = Rompus : disaient-ils obéir à des ordres ?
report-section-advocacy-by-month = Sur la ligne des mois
report-section-advocacy-by-kind = Plaidoyer, par type
report-section-advocacy-by-forum = Plaidoyer, par enceinte
report-section-mission-made-possible = Rendu possible
report-section-mission-made-harder = Compliqué
report-section-assets-by-kind = Moyens, par type
report-section-incidents-by-association = Incidents en déplacement, selon l’association avec une mission de paix
report-section-hangs-on-the-mission = Ce qui dépend de la mission de paix, par district
report-section-mission-events = Ce que devient la mission de paix
report-section-incidents-by-category = Incidents, par catégorie
report-section-incidents-by-group = Incidents, par groupe
report-section-incidents-by-kind = Incidents, par type principal
report-section-incidents-by-branch = Incidents, par branche de l’auteur
report-section-incidents-by-sector = Incidents, par secteur
report-section-incidents-by-gender = Incidents liés au genre
report-section-directives = Directives
report-section-directives-by-category = Directives en vigueur, par objet
report-section-projects-suspended = Projets suspendus
report-section-suspension-age = Durée des suspensions en cours
report-section-harm = Atteintes à nos équipes
report-section-solved-by-category = Ce qui a été résolu, par catégorie
report-section-solved-by-response = Ce qui a été résolu, selon ce que nous avons fait
report-section-solved-by = Ce qui a été résolu, et par quoi
report-section-trips-made-in-the-month = À côté des incidents : déplacements effectués
report-section-for-the-coordinator = À dire par la coordination
report-section-coverage-decisions = Réponses
report-section-coverage-incidents = Incidents
report-section-coverage-trips-due = Déplacements échus
report-section-coverage-trips-made = Déplacements effectués
report-section-coverage-roads = Axes avec incidents
report-section-coverage-weeks = Semaines
report-section-coverage-entries = Saisies
report-section-requests-until-cleared = Combien de temps les demandes ont attendu, selon ce qui y a mis fin

# Mesures

report-measure-decisions = Réponses
    .definition = Réponses d’un interlocuteur, chacune comptée une fois, à la date où elle a été donnée. Le silence n’est pas une réponse et ne compte pas ici.
report-measure-trips-due = Déplacements échus
    .definition = Déplacements dont le premier jour prévu est passé, quelle qu’en soit l’issue. Un déplacement reporté reste jugé à sa première date.
report-measure-trips-judged = Déplacements
    .definition = Déplacements échus, selon l’écart entre ce qui a été dit et ce qui s’est passé. Un déplacement est autorisé quand chaque accord nécessaire à ses demandes était ferme ce jour-là : donné, pas seulement relayé, sans confirmation en attente, conditions acceptées par nous.
report-measure-impeded = Entravés (OCHA)
    .definition = Déplacements échus bloqués puis passés, écourtés ou contraints au demi-tour.
report-measure-own-reasons = Nos propres raisons
    .definition = Déplacements échus annulés de notre fait ou devenus sans objet. Hors de toute part, sauf dans les tableaux par issue.
report-measure-not-recorded = Issue non notée
    .definition = Déplacements échus dont personne n’a noté l’issue.
report-measure-roadblock-incidents = Incidents
    .definition = Incidents à un poste ou à une barrière connue, comptés une fois quel que soit le nombre de types et d’auteurs.
report-measure-trips-made = Déplacements effectués
    .definition = Déplacements où l’on a roulé, à la date du trajet, demi-tours compris.
report-measure-per-100-trips = Incidents pour 100 déplacements
    .definition = Incidents aux barrières pour cent déplacements effectués.
report-measure-checkpoints-met = Barrières rencontrées
    .definition = Barrières comptées sur les déplacements effectués, la dernière comprise. Un déplacement sans décompte n’ajoute rien.
report-measure-per-100-checkpoints = Incidents pour 100 barrières
    .definition = Incidents aux barrières pour cent barrières rencontrées.
report-measure-without-tally = Déplacements sans décompte
    .definition = Déplacements effectués dont personne n’a compté les barrières : leurs incidents n’ont pas de barrières en regard.
report-measure-trips-with-incident = Déplacements avec incident
    .definition = Déplacements effectués avec au moins un incident à une barrière.
report-measure-trips-stopped = Déplacements avec un incident ou plus
    .definition = Déplacements effectués avec un incident ou plus à une barrière, sur tous les déplacements effectués.
report-measure-checkpoints-demanding = Barrières avec exigence
    .definition = Barrières comptées où l’on a exigé de l’argent, des biens ou une faveur.
report-measure-demanding = Barrières avec exigence
    .definition = Barrières où quelque chose a été exigé, sur toutes les barrières comptées.
report-measure-amounts = Exigences
    .definition = Exigences chiffrées : lors d’incidents aux barrières, et celles notées sur les déplacements effectués.
report-measure-amount-median = Médiane exigée
    .definition = Le montant du milieu, par monnaie. Ce qui a été payé n’est noté nulle part.
report-measure-trips-hindered = Déplacements gênés
    .definition = Déplacements échus qui n’ont pas été comme prévu, hors nos propres raisons : selon le groupe de l’incident principal ; à défaut, un non, un silence et un feu vert manquant sont administratifs, et un renoncement par prudence relève de l’insécurité.
report-measure-hours-late = Heures de retard
    .definition = Heures de retard notées sur les déplacements effectués.
report-measure-staff-hours-late = Heures de personnel perdues
    .definition = Heures de retard multipliées par les personnes à bord, là où les deux sont connues.
report-measure-late-without-persons = Retards sans effectif connu
    .definition = Déplacements en retard sans nombre de personnes à bord : comptés dans les heures, pas dans les heures de personnel.
report-measure-requests-due = Demandes échues
    .definition = Demandes dont le premier jour prévu, tel que demandé d’abord, est passé. Un report ouvre un nouveau tour, l’ancienne date reste jugée.
report-measure-requests-cleared-in-time = Autorisées à temps
    .definition = Demandes échues pour lesquelles chaque autorité nécessaire avait donné un accord ferme au premier jour prévu, partiel ou entier.
report-measure-cleared-in-time = Autorisées à temps, parmi les échues
    .definition = Demandes autorisées à temps, sur toutes les demandes échues. Le silence compte contre.
report-measure-requests-cleared = Autorisées
    .definition = Demandes échues autorisées, à temps ou en retard.
report-measure-requests-answered = Autorisées ou refusées
    .definition = Demandes échues autorisées ou refusées.
report-measure-cleared-of-answered = Autorisées, parmi les répondues
    .definition = Demandes autorisées, parmi celles autorisées ou refusées. En nombres seulement et à côté de l’autre part : elle laisse de côté le silence, qui est la façon de refuser.
report-measure-requests-not-submitted = Jamais déposées
    .definition = Demandes échues qui n’ont été déposées nulle part : le pas est à nous.
report-measure-asked = Sollicitées
    .definition = Autorités dont l’accord est nécessaire à une demande échue et qui l’ont reçue, une fois par demande.
report-measure-answers = Répondu
    .definition = Parmi elles, celles dont le dernier mot est une réponse. Prise d’acte, plus tard, voyez mon chef n’en sont pas.
report-measure-answered = Répondu, parmi les sollicitées
    .definition = Celles qui ont répondu, parmi les sollicitées.
report-measure-overdue = En retard
    .definition = Parmi les sollicitées, celles dont la réponse a dépassé sa date : dès le jour où elle est nécessaire, ou tant de jours après le dépôt (réglages overdue_days et overdue_grace), jusqu’à 30 jours après le dernier jour utile.
report-measure-days-to-answer = Jours jusqu’à la réponse
    .definition = La médiane des jours entre le dépôt et la première réponse, chez celles qui ont répondu.
report-measure-answers-owed = Réponses dues
    .definition = Réponses ayant dépassé leur date au dernier jour, quelle que soit la date de la demande.
report-measure-authorities-owing = Autorités en retard
    .definition = Interlocuteurs qui en doivent au moins une.
report-measure-owed-since = Due depuis
    .definition = Le jour à partir duquel la réponse est due.
report-measure-days-owed = Jours
    .definition = Jours depuis lors, jusqu’au dernier jour.
report-measure-people-not-reached = Personnes non atteintes
    .definition = Personnes prévues moins personnes atteintes par les déplacements d’une demande, ou par un déplacement sans demande ; par district, la plus grande des demandes. Au moins autant : les demandes d’un district peuvent viser les mêmes personnes.
report-measure-not-reached-insecurity = Insécurité
    .definition = Parmi elles, pour cause d’insécurité : chaque déplacement bloqué donne sa cause à sa propre part.
report-measure-not-reached-physical = Milieu physique
    .definition = Parmi elles, à cause de la route, de l’eau ou du temps.
report-measure-not-reached-bureaucratic = Administratif
    .definition = Parmi elles, faute d’autorisation ; ce pour quoi aucun déplacement n’était prévu compte ici.
report-measure-not-reached-own-access = Accès des personnes elles-mêmes
    .definition = Parmi elles, empêchées de venir elles-mêmes.
report-measure-not-reached-unknown = Cause inconnue
    .definition = Parmi elles, pour une cause que personne n’a notée.
report-measure-districts-not-reached = Districts
    .definition = Districts avec des personnes prévues et non atteintes.
report-measure-not-reached-no-district = Sans district, non ajoutées
    .definition = La plus grande des demandes dont le lieu n’est dans aucun district connu. Elle peut viser des personnes comptées plus haut, et n’est jamais ajoutée.
report-measure-waiting-since = En attente depuis
    .definition = Le premier jour où un déplacement pour elles a été bloqué ; sans déplacement prévu, le premier jour demandé.
report-measure-not-reached-women = Femmes
    .definition = Femmes parmi elles, là où le plan le disait et où personne de la demande n’a été atteint.
report-measure-not-reached-girls = Filles
    .definition = Filles parmi elles, là où le plan le disait et où personne de la demande n’a été atteint.
report-measure-not-reached-boys = Garçons
    .definition = Garçons parmi elles, là où le plan le disait et où personne de la demande n’a été atteint.
report-measure-not-reached-men = Hommes
    .definition = Hommes parmi elles, là où le plan le disait et où personne de la demande n’a été atteint.
report-measure-reached-not-known = Déplacements partiels sans chiffre
    .definition = Déplacements réalisés en partie sans nombre atteint : toutes les personnes prévues comptent comme atteintes, pour que le chiffre reste un minimum.
report-measure-meetings = Rencontres
    .definition = Échanges par tout canal, comptés une fois.
report-measure-meetings-with-level = Rencontres
    .definition = Échanges où un tel interlocuteur a été abordé, comptés une fois.
report-measure-deciding-answers = Réponses qui tranchent
    .definition = Un oui, même partiel ou sous conditions, ou un non. Voyez mon chef, plus tard et prise d’acte ne tranchent rien.
report-measure-negotiations = Démarches
    .definition = Démarches ouvertes au dernier jour, quelle qu’en soit la date.
report-measure-negotiations-with-level = Démarches où il a été rencontré
    .definition = Démarches où un tel interlocuteur a été abordé ou a répondu, au dernier jour.
report-measure-ever-met = Déjà rencontré
    .definition = Démarches où un tel interlocuteur a déjà été rencontré, sur toutes.
report-measure-meetings-with-community = Avec une communauté
    .definition = Rencontres où une communauté a au moins été informée.
report-measure-community-involved = Avec une communauté, sur toutes
    .definition = Rencontres avec une communauté, sur toutes les rencontres.
report-measure-involvements = Occasions
    .definition = Occasions où une communauté a pris part, une fois par groupe nommé.
report-measure-asks = Demandes faites
    .definition = Ce que des interlocuteurs ont voulu de nous, compté une fois. Nos réponses ne sont pas comptées.
report-measure-asks-linked-to-access = Liées à l’accès
    .definition = Demandes dont l’accès dépendait.
report-measure-asks-red-line = Touchant une ligne rouge
    .definition = Demandes qui touchent une de nos lignes rouges.
report-measure-incidents = Incidents
    .definition = Incidents, comptés une fois quels que soient leurs types et auteurs ; le type principal décide de la catégorie.
report-measure-directives-in-force = En vigueur
    .definition = Directives en vigueur au dernier jour, quelle qu’en soit la date.
report-measure-directives-new = Nouvelles
    .definition = Directives prises dans la période.
report-measure-directives-lifted = Levées
    .definition = Directives levées dans la période.
report-measure-suspensions-begun = Suspendus
    .definition = Projets suspendus par un incident dans la période.
report-measure-suspensions-still-on = Encore suspendus
    .definition = Projets suspendus au dernier jour, depuis quelque date que ce soit.
report-measure-suspensions-resumed = Repris
    .definition = Projets repris dans la période.
report-measure-suspension-age = Jours de suspension
    .definition = La médiane des jours de suspension des projets encore suspendus.
report-measure-people-harmed = Personnes
    .definition = Nos équipes : tués, blessés, enlevés ou arrêtés. Pour les autres, il n’y a pas de champ.
report-measure-incidents-solved = Résolus
    .definition = Incidents résolus dans la période, quelle que soit leur date.
report-measure-events = Événements
    .definition = Événements notés.
report-measure-advocacy-events = Plaidoyer
    .definition = Nos déclarations ou déclarations communes, plaidoyer discret, silences décidés.
report-measure-promises = Engagements
    .definition = Engagements pris au dernier jour, quelle qu’en soit la date. Un accord n’en est pas un : les déplacements le vérifient.
report-measure-promises-checked = Vérifiés
    .definition = Engagements dont une vérification a pu dire quelque chose.
report-measure-checked = Vérifiés, sur tous
    .definition = Engagements vérifiés, sur tous : ce que personne n’a regardé n’est ni tenu ni rompu.
report-measure-promises-overdue = En retard
    .definition = Engagements dont le jour est passé, non réglés.
report-measure-promises-broken = Rompus au moins une fois
    .definition = Engagements trouvés rompus au moins une fois au dernier jour.
report-measure-days-to-breach = Jours jusqu’à la première rupture
    .definition = La médiane des jours entre l’engagement et la première vérification qui l’a trouvé rompu, parmi les rompus.
report-measure-yeses = Accords
    .definition = Demandes, et démarches sans demande, ayant reçu un accord ferme ; comptées une fois, au jour du premier accord de l’échelon le plus haut.
report-measure-yeses-kept = Tenus
    .definition = Mis à l’épreuve dans les 30 jours par un déplacement arrivé ou un engagement tenu, sans rien contre lui à l’échelon local ou à une barrière de la même chaîne.
report-measure-yeses-breached = Rompus
    .definition = Un incident, un non ou un engagement rompu de l’échelon local ou d’une barrière de la même chaîne s’y est opposé dans les 30 jours.
report-measure-yeses-tried = Éprouvés
    .definition = Tenus ou rompus. Non éprouvé n’est ni l’un ni l’autre.
report-measure-yeses-untested = Non éprouvés
    .definition = Rien ne les a mis à l’épreuve dans les 30 jours.
report-measure-kept = Tenus, parmi les éprouvés
    .definition = Accords tenus, parmi ceux mis à l’épreuve. À lire à côté des non éprouvés.
report-measure-days-to-first-trial = Jours jusqu’à la première épreuve
    .definition = La médiane des jours entre l’accord et ce qui l’a rompu, ou à défaut mis à l’épreuve.
report-measure-assets-asked = Moyens demandés
    .definition = Demandes échues d’un moyen d’une mission de paix : vol, carburant, stockage, réparation, évacuation, radio, transport.
report-measure-assets-granted = Moyens accordés
    .definition = Parmi elles, autorisées, à temps ou en retard.
report-measure-gates-asked = Passages demandés
    .definition = Fois où une mission de paix a été priée de nous laisser passer, moyens à part.
report-measure-gates-opened = Passages ouverts
    .definition = Accords d’une mission de paix, moyens à part.
report-measure-guarantees-given = Garanties données
    .definition = Garanties de sécurité données par une mission de paix au dernier jour.
report-measure-passages-obtained = Passages obtenus pour nous
    .definition = Accords d’autres, dans des échanges où une mission de paix demandait pour nous.
report-measure-gates-shut = Passages fermés
    .definition = Refus d’une mission de paix, ou faute de moyens, moyens demandés à part.
report-measure-guarantees-refused = Garanties refusées pour un lien
    .definition = Incidents avec refus de garanties où un lien avec une mission de paix a été soupçonné.
report-measure-link-suspected = Incidents avec lien soupçonné
    .definition = Incidents où l’on nous a soupçonnés d’un lien avec une mission de paix.
report-measure-trips-with-mission = Déplacements avec elle
    .definition = Déplacements échus avec un moyen partagé, vus ensemble ou sous escorte armée.
report-measure-mission-promises = Ses engagements en cours
    .definition = Engagements d’une mission de paix ni réglés ni rompus au dernier jour.
report-measure-decisions-without-level = Réponses sans échelon
    .definition = Réponses d’interlocuteurs dont l’échelon n’est pas connu ce jour-là.
report-measure-level-unknown = Échelon inconnu
    .definition = Réponses sans échelon, sur toutes.
report-measure-incidents-without-author = Incidents sans auteur
    .definition = Incidents dont personne n’a noté l’auteur.
report-measure-author-unknown = Auteur inconnu
    .definition = Incidents sans auteur, sur tous.
report-measure-incidents-without-district = Incidents sans district
    .definition = Incidents dont le lieu n’est dans aucun district connu.
report-measure-district-unknown = District inconnu
    .definition = Incidents sans district, sur tous.
report-measure-outcome-unknown = Issue non notée
    .definition = Déplacements échus sans issue, sur tous.
report-measure-trips-without-road = Déplacements sans axe
    .definition = Déplacements effectués sans axe noté : ils ne sont au dénominateur d’aucun axe.
report-measure-road-unknown = Axe inconnu
    .definition = Déplacements effectués sans axe, sur tous.
report-measure-tally-unknown = Barrières non comptées
    .definition = Déplacements effectués sans décompte des barrières, sur tous.
report-measure-weeks = Semaines
    .definition = Semaines du lundi au dimanche comprises dans la période, depuis la première saisie.
report-measure-weeks-without-entries = Semaines sans saisie
    .definition = Semaines où aucune réponse, aucun déplacement, incident ou rencontre n’est daté. Rien d’écrit n’est pas rien d’arrivé.
report-measure-weeks-empty = Semaines sans saisie, sur toutes
    .definition = Semaines sans saisie, sur toutes.
report-measure-roads-with-incidents = Axes avec incidents
    .definition = Axes et mois avec des incidents à nous.
report-measure-roads-without-trips = Sans déplacement
    .definition = Axes et mois avec des incidents et aucun déplacement noté : leur dénominateur manque.
report-measure-trips-missing = Déplacements manquants là où il y a des incidents
    .definition = Axes et mois sans déplacement, parmi ceux avec incidents.
report-measure-entries = Saisies
    .definition = Réponses, déplacements, incidents et rencontres.
report-measure-entries-late = Saisies tardives
    .definition = Saisies faites plus de 14 jours après leur date.
report-measure-late = Tardives, sur toutes
    .definition = Saisies faites plus de 14 jours après leur date, sur toutes.

report-measure-spells = Périodes
    .definition = Périodes d’accès à une destination, commencées au dernier jour : chacune part d’un déplacement effectué que personne n’a renvoyé. Elle est perdue avec un déplacement refusé, un refus ou un accord retiré par une autorité dont l’accord est nécessaire, ou un demi-tour imposé par quelqu’un ; abandonnée avec un déplacement auquel nous avons renoncé par prudence ; sinon vue pour la dernière fois avec son dernier déplacement. Après tant de jours sans déplacement (réglage gap_days), elle compte comme non visitée, et le déplacement suivant en commence une autre.
report-measure-spell-trips = Déplacements pendant celles-ci
    .definition = Déplacements effectués pendant ces périodes, chacun dans une seule.
report-measure-destinations = Destinations
    .definition = Destinations différentes parmi elles : des sites, sinon des districts ; ce qui n’est dans aucun district connu vaut pour soi.
report-measure-first-refusals = Premiers refus
    .definition = Refus, ou accords retirés, d’un interlocuteur qui avait dit oui trois fois de suite ou plus. Plus tard, voyez mon chef et pris note n’interrompent rien.
report-measure-refused-on = Le
    .definition = Le jour du refus, de plusieurs le premier.
report-measure-yeses-before = Accords avant
    .definition = Accords de suite avant lui, de plusieurs le plus grand nombre.
report-measure-newly-silent = Nouvellement silencieuses
    .definition = Autorités qui avaient déjà répondu, doivent une réponse ayant dépassé sa date au dernier jour, et n’en devaient aucune avant la période. Qui n’a jamais répondu figure parmi les réponses dues.
report-measure-newly-owed = Réponses dues
    .definition = Réponses qu’elles doivent.
report-measure-silent-since = Depuis
    .definition = Le premier jour depuis lequel elles en doivent une.
report-measure-answered-before = Réponses avant
    .definition = Leurs réponses avant ce jour.
report-measure-roads-unused = Inutilisé
    .definition = Fois où personne de chez nous n’avait pris un axe depuis trente jours, parmi les axes pris auparavant ; au trentième.
report-measure-last-used-on = Pris la dernière fois le
    .definition = Le jour du dernier déplacement effectué sur l’axe auparavant, de plusieurs fois le premier.
report-measure-roads-still-unused = Toujours inutilisé
    .definition = Parmi elles, sans déplacement effectué jusqu’au dernier jour.
report-measure-not-made-meanwhile = Non effectués entre-temps
    .definition = Déplacements sur l’axe refusés, laissés sans réponse ou sans feu vert, ou auxquels on a renoncé par prudence depuis lors.
report-measure-issued-on = Prise le
    .definition = Le jour où elle a été prise, de plusieurs le premier.
report-measure-trips-not-made = Déplacements non effectués
    .definition = Déplacements échus refusés, non autorisés à temps, laissés sans feu vert ou auxquels on a renoncé par prudence.

report-unit-spells = périodes
report-unit-destinations = destinations
report-unit-roads-alone = axes
report-unit-decisions = réponses
report-unit-trips = déplacements
report-unit-incidents = incidents
report-unit-checkpoints = barrières
report-unit-demands = exigences
report-unit-amount = montant
report-unit-requests = demandes
report-unit-answers = réponses
report-unit-authorities = autorités
report-unit-days = jours
report-unit-day = une date
report-unit-people = personnes
report-unit-districts = districts
report-unit-hours = heures
report-unit-staff-hours = heures de personnel
report-unit-meetings = rencontres
report-unit-negotiations = démarches
report-unit-occasions = occasions
report-unit-asks = demandes
report-unit-directives = directives
report-unit-projects = projets
report-unit-events = événements
report-unit-promises = engagements
report-unit-yeses = accords
report-unit-weeks = semaines
report-unit-roads = axes et mois
report-unit-entries = saisies

# Dimensions

report-dimension-week = Semaine du
report-dimension-spell-end = Ce qui y a mis fin
report-dimension-month = Mois
report-dimension-quarter = Trimestre
report-dimension-year = Année
report-dimension-level = Échelon
report-dimension-branch = Branche
report-dimension-actor-type = Type d’acteur
report-dimension-actor = Acteur
report-dimension-adm1 = Province
report-dimension-adm2 = Territoire
report-dimension-adm3 = Sous-district
report-dimension-road = Axe
report-dimension-negotiation = Démarche
report-dimension-objective = Objectif
report-dimension-decision = Réponse
report-dimension-form = Forme
report-dimension-outcome = Issue
report-dimension-completion = Accompli
report-dimension-gap = Ce qui s’est passé
report-dimension-association = Lien avec une mission de paix
report-dimension-kind = Type
report-dimension-category = Catégorie
report-dimension-group = Groupe
report-dimension-setting = Cadre
report-dimension-sector = Secteur
report-dimension-sensitivity = Sensibilité
report-dimension-currency = Monnaie
report-dimension-country = Pays
report-dimension-request = Demande
report-dimension-mode = Manière
report-dimension-arrival = Déroulement
report-dimension-cause = Cause
report-dimension-request-state = État
report-dimension-channel = Canal
report-dimension-asset = Moyen
report-dimension-degree = Degré
report-dimension-involved-group = Groupe de la communauté
report-dimension-side = Qui s’engage
report-dimension-promise = Engagement
report-dimension-promise-state = État de l’engagement
report-dimension-ask = Ce qui est demandé
report-dimension-principle = Principe en jeu
report-dimension-contact = Accord le plus haut
report-dimension-conduct = Plus bas
report-dimension-on-orders = Sur ordre
report-dimension-gender = Lié au genre
report-dimension-mission-link = Lien avec une mission de paix soupçonné
report-dimension-harm = Atteinte
report-dimension-response = Ce que nous avons fait
report-dimension-solved-by = Résolu par
report-dimension-directive = Ce qu’elle restreint
report-dimension-effect = Effet
report-dimension-event = Événement
report-dimension-forum = Enceinte

# Faits et fiches

report-fact-decision = réponses
report-fact-trip = déplacements échus
report-fact-promise-gap = déplacements échus
report-fact-passage = déplacements effectués
report-fact-stoppage = déplacements bloqués
report-fact-incident = incidents
report-fact-demand = exigences
report-fact-spell = périodes d’accès
report-fact-turn = premiers refus
report-fact-silent = réponses dues par les nouvellement silencieuses
report-fact-unused = axes inutilisés
report-record-decision = réponses
report-record-trip = déplacements
report-record-incident = incidents
report-record-ask = exigences
report-fact-request = demandes échues
report-fact-addressee = autorités sollicitées
report-fact-owed = réponses dues
report-fact-claim = personnes à atteindre
report-record-request = demandes
report-fact-promise = engagements
report-fact-descent = accords
report-fact-in-force = directives en vigueur
report-fact-suspended = projets suspendus
report-fact-week = semaines
report-fact-negotiation = démarches
report-fact-contact = échelons rencontrés
report-fact-meeting = rencontres
report-fact-encounter = rencontres
report-fact-involvement = participation des communautés
report-fact-ask = demandes qui nous sont faites
report-fact-harm = atteintes
report-fact-solved = incidents résolus
report-fact-suspension = suspensions
report-fact-resumption = reprises
report-fact-directive = directives
report-fact-lifted = directives levées
report-fact-event = événements
report-fact-entry = saisies
report-fact-road-month = axes avec incidents
report-record-promise = engagements
report-record-directive = directives
report-record-entry = saisies
report-record-meeting = rencontres
report-record-negotiation = démarches
report-record-event = événements

# L’échelle

report-ladder-title = { $negotiation } { $title } · { $chain }
report-ladder-above = au-dessus de { $node }
report-ladder-column-negotiation = Démarche
report-ladder-column-chain = Chaîne
report-ladder-column-level = Échelon
report-ladder-column-answer = Réponse
report-ladder-column-standing = Valeur
report-ladder-column-date = Date
report-ladder-column-node = Interlocuteur
report-ladder-column-assent = Accord
report-ladder-silent = demande sans réponse
report-ladder-met = rencontre, rien demandé
report-ladder-never-met = jamais rencontré
report-ladder-road = Dernier passage
report-ladder-carries = tient
report-ladder-stops = s’arrête ici
report-ladder-no-yes = aucun oui ferme à ce jour
report-ladder-hollow = creux : seulement relayé
report-ladder-awaits-confirmation = confirmation en attente
report-ladder-conditions-open = conditions non acceptées
report-ladder-not-valid-now = hors validité ce jour-là
report-ladder-others-differ = avis contraire au même échelon
report-ladder-through-desk = par un bureau de liaison
report-plaintext-sections = Sur cet appareil seulement, et laissé de côté : { $sections }.
report-room-second-ask = Deuxième demande
report-room-first-ask = Première demande
report-room-severity = Notre jugement sur la gravité des contraintes
report-ending-lost = Perdues
report-ending-given-up = Abandonnées
report-ending-broken = Rompus
report-ending-withdrawn = Retirées
report-ending-refused = Refusées
report-ending-cleared = Autorisées

# Notes

report-note-left-out = Laissé de côté, faute de cette dimension : { $section }.
report-note-whole = { $dimension } : information inconnue pour les { $fact } ; le chiffre y porte sur l’ensemble.
report-note-uncertain = { $count ->
    [one] Une date incomplète parmi les { $record } tombe peut-être hors de la période : fiche laissée de côté.
   *[other] { $count } dates incomplètes parmi les { $record } tombent peut-être hors de la période : fiches laissées de côté.
}
report-note-no-ladder = Aucune démarche n’a de réponse, de demande ou de rencontre jusqu’à ce jour.
report-note-not-beside = Laissé de côté, car à côté de ce qui est demandé cela dirait qui se trouve où : { $section }.
report-note-log-rank = { $section } : log-rank, khi-deux { $statistic }, degrés de liberté { $degrees }, p = { $p }. Le hasard seul écarterait aussi rarement les groupes à ce point ; cela ne dit rien du pourquoi.
report-note-not-compared = { $section } : un groupe compte moins de dix cas ; il n’y a donc que des nombres, sans comparaison.
report-note-nothing-to-compare = { $section } : rien n’a pris fin tant que deux groupes pouvaient être comparés.
report-note-last-weeks = Les { $count } dernières semaines sont montrées ; --since en montre davantage.
report-note-month-only = Des déplacements réduits, seul le mois est gardé : ils ne figurent en regard d’aucune semaine.
report-note-nothing = Rien ne correspond à ces filtres.
report-note-nothing-then = Ce rapport ne trouve rien de noté pour la période { $period }.

# Ce qu’un rapport ne dit pas

report-trap-silence = Le silence est la manière de refuser : une demande sans réponse n’est pas une réponse, elle se voit parmi les déplacements sans autorisation à temps.
report-trap-gap = L’écart est compté, pas expliqué : une chaîne n’est tenue qu’à sa propre parole, et « inconnu » est aussi un chiffre.
report-trap-first-branch = Un interlocuteur de deux branches compte dans la première.
report-trap-hollow = Un oui relayé reste creux tant qu’il n’est ni écrit ni confirmé ; un bureau de liaison relaie l’interlocuteur au-dessus de lui.
report-trap-never-met = « Jamais de rencontre » parle de nous, pas d’eux : d’autres ont pu rencontrer cet échelon.
report-trap-ladder-parallel = Les autorités ont des branches parallèles : un oui dans une chaîne ne dit rien d’une autre.
report-trap-fewer-trips = Les incidents baissent quand on cesse de rouler : à lire à côté des déplacements effectués, et de ceux auxquels on a renoncé.
report-trap-tally = Là où les barrières n’ont pas été comptées, le taux pour 100 barrières est trop élevé.
report-trap-demanded = Les montants sont ceux exigés, pas ceux payés.
report-trap-no-ranking = Axes et territoires ne sont pas classés : avec peu de déplacements, tout taux saute.
report-trap-two-lines = Déplacements et demandes se comptent à part : une demande peut appeler plusieurs déplacements, un déplacement peut n’en avoir aucune.
report-trap-at-least = Les personnes non atteintes sont « au moins » autant : plusieurs demandes d’un district peuvent viser les mêmes, seule la plus grande compte.
report-trap-owing = Une réponse due n’est ni un refus noté ni une excuse : prise d’acte, plus tard, voyez mon chef restent dus.
report-trap-own-reasons = Ce que nous avons annulé, ou qui est devenu sans objet, est à côté et hors de toute part, sauf dans le tableau par issue.
report-trap-part-unknown = On ignore souvent qui un déplacement partiel a atteint : ces déplacements sont signalés, jamais comptés comme zéro.
report-trap-latest-trip = Quand plusieurs déplacements pour les mêmes personnes ont été bloqués, le dernier donne la cause.
report-trap-asked-not-answered = Une part des seules répondues laisserait de côté le silence : elle est donnée en nombres, à côté de la part de toutes les échues.
report-trap-hours = Les heures sont celles que quelqu’un a notées : un déplacement sans heures n’était pas à l’heure, il n’a pas été chronométré.
report-trap-association = Avec ou sans mission de paix, on ne prend ni les mêmes axes ni pour les mêmes raisons : ces nombres ne comparent rien.
report-trap-several-levels = Une rencontre peut réunir plusieurs échelons, et compte sous chacun.
report-trap-involvement = Consulté est une catégorie, pas une note : on n’y lit pas si les gens étaient d’accord.
report-trap-unchecked = Ce que personne n’a vérifié n’est ni tenu ni rompu : lisez d’abord la part vérifiée.
report-trap-passage = Un accord de passage est aussi un engagement, et n’est pas ici : les déplacements le vérifient, dans l’écart entre parole et passage.
report-trap-upper-bound = La durée des engagements est un maximum : là où personne ne regarde, rien n’est trouvé rompu.
report-trap-access-upper-bound = Un maximum : on cesse d’aller là où l’on a peur.
report-trap-spell = Perdre et renoncer se font concurrence : ce à quoi l’on a renoncé ne pouvait plus se perdre. Avoir été vu en cours n’est pas la preuve d’avoir continué.
report-trap-spell-reduced = Un déplacement réduit compte au premier jour de son mois, avec son district ; son site n’est pas gardé.
report-trap-recorded-before = Ce dont les groupes sont faits a été noté avant le jour du début, ou se trouvait derrière lui. Ce qui n’a pas été écrit est « non noté », ce qui n’est pas « aucune ».
report-trap-log-rank = Les groupes vont en des lieux différents pour des raisons différentes : vérifier s’ils durent autant ne compare aucune méthode.
report-trap-no-warning = Ce n’est pas une alerte d’attaque : cela dit qu’il a été noté davantage que les semaines d’avant.
report-trap-ears = C1 compare une semaine aux sept d’avant, C2 laisse de côté les deux dernières, C3 additionne C2 de trois semaines ; à partir de la 8e, de la 10e et de la 12e semaine. Moins de 3 incidents dans la semaine, ou une moyenne passée inférieure à 1, ne sont pas un signal.
report-trap-first-refusal = Un premier refus peut tenir à la demande et non à qui l’a reçue.
report-trap-newly-silent = Le silence se dit de ceux dont la réponse est due ; qui n’a pas été sollicité n’est pas silencieux.
report-trap-unused = Un axe que nous ne prenons pas peut être fermé, dangereux ou inutile : le chiffre ne dit pas lequel.
report-trap-compete = Autorisée, refusée, retirée se font concurrence : ce qu’une fin a pris ne peut plus finir autrement.
report-trap-no-agreeing = Nos réponses ne sont pas comptées, aucun taux n’en est tiré : ce n’est pas une liste de ce qui marche.
report-trap-asked-where-met = Qui nous voit souvent demande souvent : ces demandes n’ont pas de dénominateur.
report-trap-untested = Non éprouvé n’est pas tenu.
report-trap-own-chain = Une chaîne ne répond que de sa propre parole : ce qu’une autre branche ou partie a fait est dans l’écart entre parole et passage.
report-trap-orders = « Sur ordre » est ce qui s’est dit à la barrière, pas ce que l’on sait.
report-trap-small-descent = On demande un accord de haut niveau là où le passage est dur : les échelons ne se comparent pas.
report-trap-no-before-after = Aucun chiffre ne compare avant et après : ce qui a changé d’autre ces semaines-là n’est pas ici.
report-trap-mission-evidence = Les études publiées se contredisent sur l’effet des missions de paix. Ce sont des nombres des deux côtés, souvent peu de cas.
report-trap-lead-kind = Un incident de plusieurs types compte une fois, sous le type principal.
report-trap-under-reporting = Tout n’est pas signalé, moins encore là où l’on a peur ou sans réseau : moins de signalements n’est pas plus d’accès.
report-trap-no-severity = Le programme ne dit pas la gravité : c’est le jugement de la coordination.
report-trap-nothing-written = Rien d’écrit n’est pas rien d’arrivé.

# Explications

report-explain-facts = Faits : { $facts }.
report-explain-ladder-facts = Faits : décisions (`fact_decision`), services sollicités (`request_addressee`), interlocuteurs rencontrés (`meeting_participant`), déplacements et incidents sur l’axe.
report-explain-ladder-chain = L’interlocuteur avec tout ce qui est au-dessus et au-dessous de lui ce jour-là : sa partie, par le plus haut interlocuteur du même type.
report-explain-ladder-answer = La dernière décision d’un interlocuteur de l’échelon jusqu’à ce jour ; à défaut, s’il a été sollicité, rencontré, ou jamais rencontré.
report-explain-ladder-assent = Un oui ferme et valable ce jour-là tient du plus haut vers le bas, tant que chaque échelon sollicité ou qui a répondu en a un aussi ; au premier qui n’en a pas il s’arrête.
report-explain-ladder-by = Un tableau par chaîne, sans regroupement. Une seule négociation : --negotiation ; un autre jour : --as-of.
report-explain-formula = Formule : `{ $formula }`.
report-explain-measures = Ce qui est compté :
report-explain-by = Regroupement (--by) et filtre (--where) possibles par : { $dimensions }
report-explain-traps = À ne pas confondre :
report-explain-against = En regard : { $measure }.
report-explain-source = D’après : { $source }.

# Pages et figures

report-all = Rapports
report-html-contents = Sur cette page
report-html-notes = À lire avec les chiffres
report-html-definitions = Ce qui est compté
report-html-footer = Fait avec Carnet, d’après ce qu’une équipe a noté : pas tout ce qui s’est passé. Ce fichier n’est pas scellé ; qui l’a peut le lire.
report-chart-share = { $percent } % ({ $numerator }/{ $denominator })
report-chart-left-out = { $count ->
    [one] Une ligne de plus est dans le tableau et pas dans la figure.
   *[other] { $count } lignes de plus sont dans le tableau et pas dans la figure.
}
report-chart-between = de { $first } à { $last }
report-chart-most = maximum { $most }
# Ce qu’un rapport dit d’abord, lu à voix haute. Les parties avec leur tout ; la part et son intervalle sont dans les tableaux.
report-said-others =  ; les autres : { $list }
report-said-trips = { $due ->
    [0] Aucun déplacement n’était échu.
    [one] Sur { $due } déplacement échu, { $good } comme prévu{ $others }.
   *[other] Sur { $due } déplacements échus, { $good } comme prévu{ $others }.
}
report-said-our-own = { $count ->
    [one] { $count } autre a été annulé par nous ou n’était plus nécessaire.
   *[other] { $count } autres ont été annulés par nous ou n’étaient plus nécessaires.
}
report-said-requests = { $due ->
    [0] Aucune demande n’était échue.
    [one] Sur { $due } demande échue, { $good } autorisée à temps{ $others }.
   *[other] Sur { $due } demandes échues, { $good } autorisées à temps{ $others }.
}
report-said-people = { $people ->
    [0] Personne de ceux qui étaient prévus n’est connu comme non atteint.
   *[other] Au moins { $people } personnes prévues n’ont pas été atteintes, dans { $districts ->
        [one] { $districts } district
       *[other] { $districts } districts
    } : { $causes }.
}
report-said-owed = { $answers ->
    [0] Aucune réponse n’est en retard.
    [one] { $answers } réponse est en retard{ $longest }.
   *[other] { $answers } réponses sont en retard, dues par { $authorities ->
        [one] { $authorities } autorité
       *[other] { $authorities } autorités
    }{ $longest }.
}
report-said-longest = { $days ->
    [one] , la plus ancienne depuis { $days } jour
   *[other] , la plus ancienne depuis { $days } jours
}
report-said-gap = { $due ->
    [0] Aucun déplacement autorisé n’était échu.
    [one] Sur { $due } déplacement autorisé et échu, { $good } comme prévu{ $others }.
   *[other] Sur { $due } déplacements autorisés et échus, { $good } comme prévu{ $others }.
}
report-said-decisions = { $whole ->
    [0] Aucune réponse n’est notée.
    [one] { $whole } réponse a été donnée : { $states }.
   *[other] { $whole } réponses ont été données : { $states }.
}
report-said-answers = { $asked ->
    [0] Personne dont l’accord est nécessaire n’a été sollicité.
    [one] Sur { $asked } accord nécessaire sollicité : réponses reçues { $answered }, en retard { $overdue }.
   *[other] Sur { $asked } accords nécessaires sollicités : réponses reçues { $answered }, en retard { $overdue }.
}
report-said-levels = { $all ->
    [0] Il n’y a eu aucune démarche.
   *[other] Sur { $all ->
        [one] { $all } démarche
       *[other] { $all } démarches
    }, chaque échelon a été rencontré au moins une fois dans : { $levels }.
}
report-said-community = { $all ->
    [0] Il n’y a eu aucune rencontre.
   *[other] Une communauté a pris part à { $with } rencontres sur { $all }.
}
report-said-ladder = { $chains ->
    [0] Personne n’a été sollicité ni rencontré.
   *[other] Sur { $chains ->
        [one] { $chains } chaîne d’autorité
       *[other] { $chains } chaînes d’autorité
    } : oui à chaque échelon sollicité { $holds }, oui qui s’arrête en descendant { $stops }, aucun oui ferme à ce jour { $none }, rencontre sans demande { $unasked }.
}
report-said-transmission = { $yeses ->
    [0] Il n’y a eu aucun oui ferme.
   *[other] Sur { $yeses } oui : tenus plus bas { $kept }, rompus { $breached }, pas mis à l’épreuve { $untested }.
}
report-said-not-made = { $whole ->
    [0] Aucun n’a été empêché avant le départ.
    [one] { $whole } n’a pas été effectué : { $states }.
   *[other] { $whole } n’ont pas été effectués : { $states }.
}
report-said-map = { $incidents ->
    [one] { $incidents } incident
   *[other] { $incidents } incidents
} pour { $trips ->
    [one] { $trips } déplacement effectué
   *[other] { $trips } déplacements effectués
} ; le district de { $unplaced ->
    [one] { $unplaced } incident
   *[other] { $unplaced } incidents
} et de { $untold ->
    [one] { $untold } déplacement
   *[other] { $untold } déplacements
} n’est pas connu.
report-said-roadblocks = { $incidents ->
    [one] { $incidents } incident à une barrière
   *[other] { $incidents } incidents aux barrières
} pour { $trips ->
    [one] { $trips } déplacement effectué
   *[other] { $trips } déplacements effectués
} ; { $stopped } de ces déplacements en ont connu un ou plus. Sur { $met } barrières rencontrées, { $demanding } ont exigé quelque chose.
report-said-incidents = { $whole ->
    [0] Aucun incident n’est noté.
    [one] { $whole } incident : { $states }.
   *[other] { $whole } incidents : { $states }.
}
report-said-directives = Directives : { $force } en vigueur, { $new } nouvelles, { $lifted } levées.
report-said-harm = { $whole ->
    [one] { $whole } des nôtres a subi une atteinte : { $states }.
   *[other] { $whole } des nôtres ont subi une atteinte : { $states }.
}
report-said-promises = { $whole ->
    [0] Aucun engagement n’est noté.
    [one] { $whole } engagement, tous côtés confondus : { $states }.
   *[other] { $whole } engagements, tous côtés confondus : { $states }.
}
report-said-overdue = { $count ->
    [one] { $count } est en retard.
   *[other] { $count } sont en retard.
}
report-said-spells = { $whole ->
    [0] Aucune destination n’a été atteinte.
   *[other] { $whole ->
        [one] { $whole } période
       *[other] { $whole } périodes
    } d’accès à { $destinations ->
        [one] { $destinations } destination
       *[other] { $destinations } destinations
    } : { $states }.
}
report-said-possible = { $any ->
    [0] Rendu possible par la mission : rien de noté.
   *[other] Rendu possible par la mission : { $figures }.
}
report-said-harder = { $any ->
    [0] Compliqué : rien de noté.
   *[other] Compliqué : { $figures }.
}
report-said-asks = { $asks ->
    [0] Rien ne nous a été demandé.
   *[other] { $asks ->
        [one] { $asks } demande nous a été faite
       *[other] { $asks } demandes nous ont été faites
    }{ $one ->
        [0] {""}
       *[other] , le plus souvent : { $most }
    } ; { $linked } liées à l’accès, { $lines } touchant une ligne rouge.
}
report-said-changes = { $refusals ->
    [one] { $refusals } premier refus après trois oui
   *[other] { $refusals } premiers refus après trois oui
}, { $silent ->
    [one] { $silent } autorité nouvellement silencieuse
   *[other] { $silent } autorités nouvellement silencieuses
}, { $roads ->
    [one] { $roads } axe resté trente jours sans être emprunté
   *[other] { $roads } axes restés trente jours sans être empruntés
}, { $directives ->
    [one] { $directives } nouvelle directive
   *[other] { $directives } nouvelles directives
}.
report-said-advocacy = { $whole ->
    [0] Aucun plaidoyer n’est noté.
    [one] { $whole } action de plaidoyer : { $states }.
   *[other] { $whole } actions de plaidoyer : { $states }.
}
report-said-unknown = Ce qui manque : { $parts }.
report-summary-whole = { $measure } : { $whole }.
report-summary-most = { $measure } : { $whole }, le plus souvent « { $what } » ({ $count }).
report-summary-figure = { $what } { $figure }
report-summary-figures = { $section } : { $figures }.

report-sheet-about = À lire d’abord
report-sheet-id = { $what } : identifiant
report-sheet-of-all = Part
report-sheet-part = { $what } : partie
report-sheet-whole = { $what } : total
report-sheet-share = { $what } : %
report-sheet-low = { $what } : de, 95 %
report-sheet-high = { $what } : à, 95 %
report-sheet-name = Colonne
report-sheet-called = Nom
report-sheet-definition = Définition
report-sheet-against = Divisé par
report-sheet-source = D’après
report-sheet-before = { $what }
report-sheet-change = { $what } : évolution
report-output-not-here = cette commande ne fait pas de { $format }.
    .hint = Ici : --format table, plain, csv, json ou md. Les rapports font aussi html, xlsx et geojson, les listes xlsx.
report-output-not-text = { $format } ne se montre pas dans un terminal.
    .hint = L’envoyer dans un fichier : --plaintext-output FICHIER, ou > FICHIER.
report-output-contradicts = Le fichier se termine par .{ $ending }, et --format dit { $format }.
    .hint = Omettre --format, ou donner une autre terminaison au fichier. Rien n’a été écrit.
report-output-too-many-rows = { $found } lignes : plus que ce qu’une feuille accepte ({ $limit }). Rien n’a été écrit.
    .hint = Réduire par --since et --until, ou prendre --format csv, sans limite.
report-output-workbook = le classeur n’a pas pu être composé. Rien n’a été écrit.

# L’échelle en image

report-picture-yes = oui ferme
report-picture-hollow = oui creux : relayé, non confirmé ou conditions non acceptées
report-picture-neither = ni oui ni non
report-picture-no = non, ou retiré
report-picture-silent = demandé, sans réponse
report-picture-never-met = jamais rencontré
report-picture-stops = l’accord s’arrête ici
report-picture-no-yes = aucun oui ferme à ce jour
report-picture-road = Sur l’axe
report-picture-passed = passé
report-picture-trouble = passé avec des ennuis
report-picture-turned-back = demi-tour
report-picture-not-made = non effectué
report-picture-incident = incident
report-picture-untested = pas mis à l’épreuve depuis le { $since }

# Sorties d’un rapport

report-plaintext-device-only = le rapport { $report } reste sur cet appareil. Rien n’a été écrit.
    .hint = Le lire à l’écran, ou le sceller pour ce carnet avec -o FICHIER.
report-plaintext-warning = En clair, et noté au registre : qui a { $path } peut lire ce rapport.
report-plaintext-written = Écrit dans { $path }.
report-plaintext-left-out = Pour cet appareil seulement, et laissés de côté : { $reports }.
report-sealed = Scellé pour la clé de ce carnet : { $path }. « carnet summary open » le montre.
report-dry-run = Rien n’a été écrit : ce n’était qu’un essai.
