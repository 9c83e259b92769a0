## La synthèse scellée : ce qui est montré avant l'envoi, ce qu'elle contient, ce que lit celui qui la reçoit.

# Le texte qui accompagne le tableau dans chaque synthèse. Ses mots font partie de ce qui sort.

summary-definitions-title = Accès humanitaire : nombres protégés
summary-definitions-title-trusted = Accès humanitaire : CHIFFRES EXACTS
summary-definitions-withheld = `withheld` veut dire rien, moins de { $k }, ou tout autre nombre que l'on ne publie pas pour qu'aucun petit nombre ne puisse être calculé ; on ne peut pas savoir lequel. Les totaux montrés sont exacts.
summary-definitions-trusted = Nombres exacts, remis à un seul destinataire sous le protocole { $protocol }. Ils ne sont pas protégés : ils ne doivent être ni transmis ni publiés tels quels.
summary-definitions-left-out = Certains enregistrements ne sont pas dans ces tableaux.
summary-definitions-signed = La signature dit que ce carnet a fait ces tableaux ; elle ne nomme personne, et son alias change chaque année. Qui ouvre le fichier peut le prouver à d'autres.
summary-definitions-tables = Tableaux

summary-counts-trips = Trajets, selon leur issue et leur destination
summary-counts-requests = Demandes, selon leur état
summary-counts-addressees = Ceux dont une demande attend l'accord, selon leur réponse
summary-counts-decisions = Réponses, selon ce qui a été dit
summary-counts-incidents = Incidents qui ont entravé l'accès, par premier type et premier auteur
summary-counts-roadblock-incidents = Parmi les incidents, ceux aux points de contrôle et barrages
summary-counts-directives = Directives, selon ce qu'elles restreignent
summary-counts-violence = Violences contre les personnes, les biens et les installations

summary-by-period = Période
summary-by-outcome = Issue
summary-by-adm1 = Province
summary-by-state = État
summary-by-answer = Réponse
summary-by-actor-type = Type d'acteur
summary-by-decision = Réponse
summary-by-level = Échelon
summary-by-category = Catégorie
summary-by-restriction = Restriction
summary-by-kind = Type

summary-code-all = Ensemble
summary-code-unknown = inconnu
summary-code-earlier = arrivé tard
summary-code-earlier-means = Données de périodes précédentes, saisies après leur sortie
summary-answer-yes-in-time = oui, à temps
summary-answer-yes-late = oui, en retard
summary-answer-no = non
summary-answer-owing = doit sa réponse
summary-answer-withdrawn = la demande a été retirée
summary-answer-other = en attente, ou sans parole ferme

# Un tableau de synthèse, à l'envoi comme à la réception

summary-table-count = Nombre
summary-table-withheld = non publié
summary-table-head = { $title } ({ $table }) : { $published } lignes publiées sur { $cells }

# Avant de sceller

summary-progress = Protection en cours…
summary-progress-audit = Vérification de ce qui pourrait se calculer… { $percent } %
summary-progress-repair = On retient davantage… ({ $round })
summary-plan-head = Synthèse de { $period }, { $country }, pour { $audience }, schéma { $scheme } : voici ce qui va sortir, et rien d'autre
summary-plan-cells = { $published } lignes publiées sur { $cells }, { $withheld } non publiées ({ $share } %) : rien, moins de { $k }, ou non montré. Les lignes non publiées sont aussi dans le fichier, toutes avec le même mot.
summary-plan-trusted = NOMBRES EXACTS, non protégés, pour un seul destinataire sous le protocole { $protocol }. Un petit nombre peut désigner une personne.
summary-plan-use = Sur { $records } données comptées dans ces tableaux, { $shown } se voient dans une ligne la plus fine ; { $lost } ne sont dans aucune, ou seulement dans des totaux.
summary-plan-withdraws = Leur dit de rayer la sortie { $release }, qui a été retirée.
summary-plan-severe = Ce qui est marqué grave n'est dans aucun tableau, sauf celui des violences.
summary-plan-to = Scellée pour : { $labels }
summary-plan-own = et pour ce carnet lui-même ({ $label })
summary-plan-again = { $period } est sortie pour la première fois le { $day }. On scelle de nouveau la même synthèse, à l'octet près ; ce qui a changé depuis dans le carnet n'y est pas.
summary-plan-once = Une période ne sort qu'une fois. Ce qui est saisi plus tard n'y change rien.
summary-plan-fixes = Cela fixe le schéma { $scheme } pour { $year } : toutes les synthèses de cette année le suivront.
summary-plan-ask = Sceller cela dans { $path } ?
summary-plan-page = { $page }
summary-dry-run = Rien n'a été scellé, et rien n'est inscrit au registre des sorties.
summary-sealed = Scellée : { $path }. Elle est inscrite au registre des sorties.
summary-sealed-words = Vos destinataires voient ces mots comme ceux de l'expéditeur ; donnez-les-leur par une autre voie : { $words }
summary-not-written = La ligne reste au registre des sorties. Redonnez la même commande avec un autre fichier : c'est la même synthèse qui sera scellée.

# Ouverte

summary-open-head = Synthèse de { $period }, { $country }, pour { $audience }, schéma { $scheme }
summary-open-signer = Signée par : { $words } (jamais vus ici : comparez ces mots avec l'expéditeur par une autre voie)
summary-open-release = Sortie { $sequence } du carnet { $alias }
summary-open-previous = après la sortie { $hash }
summary-open-first = la première de sa chaîne
summary-open-cells = { $published } lignes publiées sur { $cells }, { $withheld } non publiées, plus petit nombre { $k }
summary-open-to = Scellée pour : { $labels }
summary-open-checked = La signature, les tableaux et les nombres sont en ordre.
summary-open-trusted = NOMBRES EXACTS, non protégés, sous le protocole { $protocol } : ne les transmettez pas tels quels.
summary-open-withdraws = L'expéditeur retire la sortie { $release } : rayez-la.

summary-audience-partners = le groupe qui met en commun
summary-audience-donor = le bailleur
summary-audience-public = tout le monde
summary-audience-trusted = un destinataire de confiance

# Schémas

summary-scheme-scheme = Schéma
summary-scheme-version = Version
summary-scheme-period = Période
summary-scheme-tables = Tableaux
summary-scheme-table = Tableau
summary-scheme-counts = Compte
summary-scheme-by = Par
summary-scheme-records = Données
summary-scheme-partners = Les partenaires voient
summary-scheme-public = Tout le monde voit
summary-scheme-month = mois
summary-scheme-quarter = trimestre
summary-scheme-all = ensemble
summary-scheme-seen = { $shown } ({ $share } %)
summary-scheme-few = { $shown } (peu de données)
summary-scheme-refused = refusé
summary-scheme-refused-some = { $shown } ({ $share } %), { $refused } refusés
summary-scheme-means = Chaque donnée compte une fois par tableau ; est vue celle qui se trouve dans une case publiée du niveau le plus fin. Chaque période seule, comme si rien n’était sorti avant : ce qui est sorti réduit ce que montrent les sorties suivantes. Refusé : aucun moyen de protéger la période sans omettre un total n’a été trouvé.
summary-scheme-proposed = Proposé : { $scheme }
summary-scheme-none = Aucun schéma ne laisserait rien voir : il y a trop peu de données. Avec un protocole signé, des nombres exacts peuvent aller à un seul coordinateur de confiance, qui publie ce que plusieurs organisations ont ensemble : 'carnet summary export --help'.
summary-scheme-nothing = Rien n’a été compté dans l’année écoulée.

# Le registre des sorties

summary-ledger-empty = Rien n'est sorti de ce carnet.
summary-ledger-day = Jour
summary-ledger-door = Quoi
summary-ledger-what = De
summary-ledger-to = Pour
summary-ledger-nobody-else = personne d'autre
summary-purge-due = { $what } (règles de conservation)
summary-purge-older-than = { $what } (plus ancien qu'un jour donné)
summary-purge-negotiation = { $what } (une démarche)
summary-purge-unmet = { $what } (que personne n'a rencontré)
summary-purge-destroy = destruction ({ $thing }) : { $count }
summary-purge-reduce = réduction ({ $thing }) : { $count }
summary-purge-forget = mots retirés ({ $thing }) : { $count }
summary-ledger-releases-none = Aucune synthèse n'est sortie de ce carnet.
summary-ledger-release = Sortie
summary-ledger-scheme = Schéma
summary-ledger-readers = Pour
summary-ledger-withdrawn = Retirée
summary-scheme-fixed = { $scheme } est fixé à partir de { $year }.
summary-scheme-since = en vigueur depuis { $year }
summary-scheme-in-force = En vigueur
summary-scheme-bad = { $path } n'est pas un schéma : { $why }
    .hint = docs/formats/scheme.md dit ce que contient un schéma, et ce qui ne peut jamais sortir. Rien n'a changé.
summary-ledger-confirmed = C'est noté : rien n'a été envoyé après la sauvegarde. On peut de nouveau sortir des synthèses.

summary-door-summary = synthèse scellée
summary-door-backup = sauvegarde
summary-door-agenda = calendrier, en clair
summary-door-report = rapport scellé
summary-door-handover = passation scellée
summary-door-plaintext = rapport, en clair
summary-door-dump = tout le carnet, en clair
summary-door-purge = destruction sur place

# Retirer

summary-withdraw-ask = Retirer la sortie { $release } de { $period }, du { $day }, et tout ce qui est sorti de cette période ?
summary-withdraw-page = { $what }
summary-withdraw-not = Rien n'a été retiré.
summary-withdrawn = Retirée : { $period }, pour { $audience }.
summary-withdrawn-next = La prochaine synthèse pour chacun le dira, et ils la rayeront. La période revient dans la période plus longue.
summary-withdraw-several = plusieurs sorties commencent ainsi.

# Refus

summary-no-attack = il n'y a rien à attaquer ici.
    .hint = Ensemble : --dry-run --format attack-json --plaintext-output FICHIER, pour ce qui est protégé et n'est pas encore sorti ; --reader est l'un de ceux qui peuvent la lire.

summary-no-such-period = le schéma { $scheme } n'a pas de synthèse de { $period }.
    .hint = Ses plus courtes périodes sont plus longues : 'carnet summary scheme show'. Rien n'est sorti.
summary-threshold = pour ces lecteurs, un nombre compte à partir de { $least }.
    .hint = Le seuil peut être élevé, jamais abaissé. Rien n'est sorti.
summary-outside = quelque chose est compté à { $district }, que votre couverture n'a pas : { $records }
    .hint = Corrigez ces fiches, ou le réglage 'coverage'. Rien n'est sorti.
summary-refused = ce qui est déjà sorti, ou doit sortir, en dit trop sur { $cells ->
        [one] un petit nombre
       *[other] { $cells } petits nombres
    }.{ $some ->
        [0] {""}
       *[other] {" "}Ce qui gêne : { $in-the-way }
    }
    .hint = Attendez la période plus longue ; elle peut sortir là où celle-ci ne le peut pas. Rien n'est sorti.
    .coarser = Attendez le trimestre, ou suivez le schéma { $scheme } dès l'an prochain. Rien n'est sorti.
summary-unsure = ce carnet a été remis en place à partir d'une sauvegarde, et l'on ne sait pas ce qui a été envoyé après cette sauvegarde.
    .hint = Deux synthèses différentes d'un même mois se trahissent l'une l'autre. Si rien n'a été envoyé depuis la sauvegarde, dites-le : carnet summary ledger --nothing-sent-since. Rien n'a été scellé.
summary-declined = rien n'a été scellé, et rien n'est inscrit au registre des sorties.
summary-not-a-recipient = ligne { $line } de { $path } : { $reason }
    .hint = Un destinataire par ligne, age1... ; les lignes qui commencent par # sont laissées de côté. Rien n'a été scellé.
