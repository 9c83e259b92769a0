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

report-cell-share = { $numerator } / { $denominator } = { $percent } % [{ $low }–{ $high }]
report-cell-few = { $numerator } / { $denominator } (peu de cas)
report-cell-rate = { $value }
report-cell-few-rate = (peu de cas)
report-cell-out-of = { $numerator } sur { $denominator }
report-cell-days = { $days }
report-cell-estimate = { $percent } % [{ $low }–{ $high }]
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

# Dimensions

report-dimension-month = Mois
report-dimension-quarter = Trimestre
report-dimension-year = Année
report-dimension-level = Échelon
report-dimension-branch = Branche
report-dimension-actor-type = Type d’acteur
report-dimension-actor = Acteur
report-dimension-adm1 = Province
report-dimension-adm2 = Territoire
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

# Faits et fiches

report-fact-decision = réponses
report-fact-trip = déplacements échus
report-fact-promise-gap = déplacements échus
report-fact-passage = déplacements effectués
report-fact-stoppage = déplacements bloqués
report-fact-incident = incidents
report-fact-demand = exigences
report-record-decision = réponses
report-record-trip = déplacements
report-record-incident = incidents
report-record-ask = exigences
report-fact-request = demandes échues
report-fact-addressee = autorités sollicitées
report-fact-owed = réponses dues
report-fact-claim = personnes à atteindre
report-record-request = demandes

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
report-ladder-hollow = creux : seulement relayé
report-ladder-awaits-confirmation = confirmation en attente
report-ladder-conditions-open = conditions non acceptées
report-ladder-not-valid-now = hors validité ce jour-là
report-ladder-others-differ = avis contraire au même échelon
report-ladder-through-desk = par un bureau de liaison

# Notes

report-note-left-out = Laissé de côté, faute de cette dimension : { $section }.
report-note-whole = { $dimension } : information inconnue pour les { $fact } ; le chiffre y porte sur l’ensemble.
report-note-uncertain = { $count ->
    [one] Une date incomplète parmi les { $record } tombe peut-être hors de la période : fiche laissée de côté.
   *[other] { $count } dates incomplètes parmi les { $record } tombent peut-être hors de la période : fiches laissées de côté.
}
report-note-no-ladder = Aucune démarche n’a de réponse, de demande ou de rencontre jusqu’à ce jour.

# Ce qu’un rapport ne dit pas

report-trap-silence = Le silence est la manière de refuser : une demande sans réponse n’est pas une réponse, elle se voit parmi les déplacements sans autorisation à temps.
report-trap-gap = L’écart est compté, pas expliqué : une chaîne n’est tenue qu’à sa propre parole, et « inconnu » est aussi un chiffre.
report-trap-first-branch = Un interlocuteur de deux branches compte dans la première.
report-trap-hollow = Un oui relayé reste creux tant qu’il n’est ni écrit ni confirmé ; un bureau de liaison relaie l’interlocuteur au-dessus de lui.
report-trap-never-met = « Jamais de rencontre » parle de nous, pas d’eux : d’autres ont pu rencontrer cet échelon.
report-trap-ladder-parallel = Les autorités ont des branches parallèles : un oui dans une chaîne ne dit rien d’une autre.
report-trap-fewer-trips = Les incidents baissent quand on cesse de rouler : à lire à côté des déplacements effectués, et de ceux auxquels on a renoncé.
report-trap-tally = Là où les barrières n’ont pas été comptées, le taux pour 100 barrières est trop élevé.
report-trap-demanded = Les montants sont ceux exigés, pas ceux payés.
report-trap-no-ranking = Axes et territoires ne sont pas classés : avec peu de déplacements, tout taux saute.
report-trap-two-lines = Déplacements et demandes se comptent à part : une demande peut appeler plusieurs déplacements, un déplacement peut n’en avoir aucune.
report-trap-at-least = Les personnes non atteintes sont « au moins » autant : plusieurs demandes d’un district peuvent viser les mêmes, seule la plus grande compte.
report-trap-owing = Une réponse due n’est ni un refus noté ni une excuse : prise d’acte, plus tard, voyez mon chef restent dus.
report-trap-own-reasons = Ce que nous avons annulé, ou qui est devenu sans objet, est à côté et hors de toute part, sauf dans le tableau par issue.
report-trap-part-unknown = On ignore souvent qui un déplacement partiel a atteint : ces déplacements sont signalés, jamais comptés comme zéro.
report-trap-latest-trip = Quand plusieurs déplacements pour les mêmes personnes ont été bloqués, le dernier donne la cause.
report-trap-asked-not-answered = Une part des seules répondues laisserait de côté le silence : elle est donnée en nombres, à côté de la part de toutes les échues.
report-trap-hours = Les heures sont celles que quelqu’un a notées : un déplacement sans heures n’était pas à l’heure, il n’a pas été chronométré.
report-trap-association = Avec ou sans mission de paix, on ne prend ni les mêmes axes ni pour les mêmes raisons : ces nombres ne comparent rien.

# Explications

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
report-summary-whole = { $section } : { $whole }.
report-summary-most = { $section } : { $whole }, le plus souvent « { $what } » ({ $count }).
report-summary-figure = { $what } { $figure }
report-summary-figures = { $section } : { $figures }.

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
    .hint = Ici : --format table, plain, csv, json ou md. Les rapports font aussi html et xlsx, les listes xlsx.
report-output-not-text = { $format } ne se montre pas dans un terminal.
    .hint = L’envoyer dans un fichier : --plaintext-output FICHIER, ou > FICHIER.
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
report-picture-stops = l’accord s’arrête
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
report-sealed = Scellé pour la clé de ce carnet : { $path }. « carnet summary open » le montre.
report-dry-run = Rien n’a été écrit : ce n’était qu’un essai.
