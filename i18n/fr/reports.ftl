## Rapports : titres, colonnes, définitions, notes.

report-heading = { $title } : { $period }
report-period = du { $since } au { $until }
report-period-until = jusqu’au { $until }
report-only = Seulement { $filters }
report-empty = Rien n’est noté à ce sujet.
report-of-which = dont : { $what }
report-device-only = Sur cet appareil seulement : jamais dans une synthèse, jamais en clair dans un fichier.
report-column-share = Part [95 %]

report-cell-share = { $numerator } / { $denominator } = { $percent } % [{ $low }–{ $high }]
report-cell-few = { $numerator } / { $denominator } (peu de cas)
report-cell-rate = { $value }
report-cell-few-rate = (peu de cas)

report-absent-unknown = Inconnu
report-absent-not-recorded = Non noté

# Rapports

report-outcomes = Résultats
    .definition = Ce que les autorités ont dit, ce que l’axe a donné ensuite, et l’écart entre les deux : l’écart entre parole et passage. Les réponses comptent à leur date, les déplacements au premier jour prévu ; un déplacement est échu quand ce jour est passé.
report-ladder = Échelle
    .definition = Pour chaque démarche et chaque chaîne d’autorité : la dernière réponse de chaque échelon à une date donnée, et l’endroit où l’accord s’arrête en descendant. Un échelon que personne n’a rencontré est montré comme tel ; un interlocuteur jamais rencontré n’est pas nommé.
report-roadblocks = Barrières
    .definition = Incidents aux barrières, à côté des trajets qui pouvaient en rencontrer : déplacements effectués et barrières rencontrées. Par axe ou par auteur, jamais les deux dans un même tableau.

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

report-unit-decisions = réponses
report-unit-trips = déplacements
report-unit-incidents = incidents
report-unit-checkpoints = barrières
report-unit-demands = exigences
report-unit-amount = montant

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
