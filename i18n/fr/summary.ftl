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
summary-counts-people-planned = Personnes pour qui les trajets étaient prévus ; qui est de deux trajets compte deux fois
summary-counts-people-reached = Personnes que les trajets ont atteintes ; qui est de deux trajets compte deux fois
summary-counts-hours-late = Heures de retard des trajets, arrondies pour chacun

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
summary-open-signer-own = Signée par : { $words } (ce carnet lui-même)
summary-open-signer-known = Signée par : { $words } (connu ici comme { $label }, depuis le { $day })
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
summary-scheme-form = pas du TOML avec les champs d'un schéma ({ $found }).
summary-scheme-not-listed = { $word }, dans le tableau { $table }, n'est pas dans la liste fermée de ce qui peut sortir.
summary-scheme-tells = le tableau { $table } croise ce qui dirait de qui il s'agit.
summary-scheme-name = { $name } n'est pas un nom de 1 à 40 petites lettres, chiffres et tirets, ou il n'y a pas de 1 à 61 tableaux.
summary-scheme-twice = le tableau { $table } y est deux fois, ou compte deux fois par une chose, ou par rien.
summary-scheme-ours = { $name } est un schéma livré avec Carnet, dont les tableaux sont autres : donnez un autre nom au vôtre.
summary-ledger-taken-in = Repris : { $count ->
        [0] rien de nouveau
        [one] une synthèse
       *[other] { $count } synthèses
    }. On peut de nouveau exporter.
summary-ledger-confirmed = C'est noté : rien n'a été envoyé après la sauvegarde. On peut de nouveau sortir des synthèses.

summary-door-summary = synthèse scellée
summary-door-backup = sauvegarde
summary-door-agenda = calendrier, en clair
summary-door-report = rapport scellé
summary-door-handover = passation scellée
summary-door-plaintext = rapport, en clair
summary-door-dump = tout le carnet, en clair
summary-door-recovery = un retour à la clé
summary-door-park = la clé, remise à d'autres
summary-door-purge = destruction sur place

# Vérifiée

summary-verify-file = { $path }
summary-verify-exact = Des nombres exacts ne protègent rien : il n'y a que la signature à vérifier.
summary-verify-adds-up = La signature et les tableaux sont en ordre, et les nombres s'additionnent.
summary-verify-certain = Sur { $withheld } nombres non publiés, { $count } sont petits à coup sûr.
summary-verify-narrow = { $count } nombres non publiés ne peuvent être à la fois nuls et grands : qu'aucun d'eux n'est petit, seul l'expéditeur peut le prouver.
summary-verify-own = Ce carnet l'a faite, et elle passe de nouveau tout le contrôle.
summary-verify-next = { $other } vient juste après { $one }.
summary-verify-gap = { $one } et { $other } sont d'une même chaîne, et d'autres sont entre elles.
summary-verify-sums = les nombres publiés ne s'additionnent pas.
    .hint = Elle est abîmée ou fausse : n'en utilisez rien, et demandez à l'expéditeur.
summary-verify-small = un nombre non publié est petit à coup sûr : cette synthèse ne protège pas.
    .hint = Ne la transmettez pas. Dites-le à l'expéditeur, qui peut la retirer.
summary-verify-fork = { $one } et { $other } sont à une même place d'une même chaîne et diffèrent, ou ne vont pas ensemble.
    .hint = Ne croyez ni l'une ni l'autre avant d'avoir demandé à l'expéditeur par une autre voie.

# Retirer

summary-withdraw-ask = Retirer la sortie { $release } de { $period }, du { $day }, et tout ce qui est sorti de cette période ?
summary-withdraw-page = { $what }
summary-withdraw-not = Rien n'a été retiré.
summary-withdrawn = Retirée : { $period }, pour { $audience }.
summary-withdrawn-next = La prochaine synthèse à chacun d'eux le dit, et ils la rayent. { $longest ->
        [yes] Une année reprise reste dehors.
       *[no] La période revient dans la prochaine plus longue.
    }
summary-withdraw-several = plusieurs sorties commencent ainsi.

# La mise en commun

pool-contributor = Contributeur
pool-country = Pays
pool-counts = Nombres
pool-exact = exacts
pool-protected = protégés
pool-sequence = No
pool-added-on = Ajoutée
pool-state = État
pool-state-waiting = en attente
pool-state-released = dans une synthèse commune
pool-state-taken-back = retirée
pool-state-taken-back-released = retirée, mais dans une synthèse commune
pool-gap = { $label } ({ $profile }) : le numéro { $missing } de leur chaîne n'est pas arrivé ici.
pool-add-file = Dans { $path } :
pool-pin-ask = Nouveau ici. Avez-vous comparé ces mots avec { $label } par une autre voie : { $words } ?
pool-pinned = { $label } est désormais connu par cette clé.
pool-add-line = { $label } : { $period }, pour { $audience }
pool-added = Ajoutées : { $new }. Déjà là : { $again }. Retirées par leurs expéditeurs : { $struck }.
pool-not-added = Rien n'a été ajouté.
pool-remove-ask = Sortir { $label } de la mise en commun ?
pool-removed = { $count ->
        [one] Une synthèse a été enlevée.
       *[other] { $count } synthèses ont été enlevées.
    }
pool-not-removed = Rien n'a été enlevé.
pool-report-head = Ce que les contributeurs ont ensemble : { $period }, { $country }
pool-coverage = { $sent } sur { $all } ont envoyé quelque chose de cette période : { $exact } des nombres exacts, compris dans les sommes, et { $protected } des nombres protégés, à côté.
pool-missing = Rien de : { $labels }
pool-report-device = Ces sommes sont exactes : elles sont pour vos yeux. Ce que vous publiez passe par 'carnet pool export'.
pool-beside = De ceux qui n'ont envoyé que des nombres protégés :
pool-at-least = { $table }, { $codes } : au moins { $count }, publié par { $published } sur { $of }
pool-return-head = Réponse à { $label } : { $period }, { $country }
pool-return-line = { $table }, { $codes } : vous { $own }, tous ensemble { $all }
pool-return-slow = Lents pour tout le monde : { $types }
pool-return-no-slow = On ne peut pas dire, d'après ce qui est publié, qu'un type d'autorité est lent pour tout le monde.
pool-return-raised = Ce qui a été soulevé pour tous :
pool-not-returned = Rien n'a été scellé.
summary-definitions-pooled = { $count ->
        [one] Nombres d'une organisation
       *[other] Nombres réunis de { $count } organisations
    }. Un nombre publié a trois organisations derrière lui, et reste assez grand sans la plus grande d'entre elles.

pool-contradicts = ce que { $contributor } a envoyé de { $period } est moins que ce qu'il a envoyé de ses parties.
    .hint = Demandez ce qui est juste, et enlevez l'autre : 'carnet pool remove'. Rien n'est sorti.
pool-nothing = la mise en commun n'a pas de nombres exacts de { $period } utilisables ainsi.
    .hint = 'carnet pool list' montre ce qu'il y a. Rien n'est sorti.
pool-changed-key = ceci continue la chaîne de { $label }, mais est signé avec une autre clé.
    .hint = Demandez à { $label } par une autre voie si leur carnet a une nouvelle clé. D'ici là, ne croyez ni l'une ni l'autre. Rien n'a été ajouté.
pool-fork = { $label } a fait deux synthèses différentes de { $period }, ou d'une même place de leur chaîne.
    .hint = Demandez laquelle compte. Pour prendre l'autre : 'carnet pool remove' avec --period, puis ajoutez de nouveau. Rien n'a été ajouté.
pool-other-scheme = { $label } suit le schéma { $scheme }, et la mise en commun a { $pool } de cette année.
    .hint = Les tableaux de deux schémas ne s'additionnent pas : convenez d'un seul pour l'an prochain. Rien n'a été ajouté.
pool-unknown-scheme = { $label } suit le schéma { $scheme }, que ce carnet ne connaît pas, ou dans une autre version.
    .hint = Demandez son fichier, puis 'carnet summary scheme set' avec lui. Rien n'a été ajouté.
pool-other-form = les tableaux de { $label } ne sont pas ceux du schéma { $scheme } tel que ce Carnet l'a.
    .hint = L'un des deux programmes est plus ancien : prenez la même version. Rien n'a été ajouté.
pool-empty = la mise en commun est vide.
    .hint = 'carnet pool add' prend ce que d'autres ont envoyé.
pool-none = La mise en commun est vide : 'carnet pool add' prend ce que d'autres ont envoyé.
pool-no-country = la mise en commun a plusieurs pays, ou pas celui-là : { $countries }
    .hint = Nommez-en un avec --country.
pool-stranger = l'expéditeur aux mots { $words } n'est pas connu ici.
    .hint = Comparez les mots avec lui par une autre voie, puis ajoutez le fichier avec --as et un nom. Rien n'a été ajouté.
pool-strangers = ces fichiers viennent de plusieurs expéditeurs qui ne sont pas connus ici.
    .hint = Ajoutez seul le premier fichier de chacun, avec --as. Rien n'a été ajouté.
pool-other-words = les mots donnés ne sont pas ceux de l'expéditeur, qui sont { $words }.
    .hint = N'allez pas plus loin : quelqu'un d'autre a pu faire ce fichier. Rien n'a été ajouté.
pool-bad-text = le texte de ce qui a été soulevé contient ce qui ne peut être envoyé, ou est trop long.
    .hint = Au plus 4 000 lettres, sans caractères de contrôle. Rien n'a été scellé.

# Refus

summary-no-attack = il n'y a rien à attaquer ici.
    .hint = Ensemble : --dry-run --format attack-json --plaintext-output FICHIER, pour ce qui est protégé et n'est pas encore sorti ; --reader est l'un de ceux qui peuvent la lire.

summary-no-such-period = le schéma { $scheme } n'a pas de synthèse de { $period }.
    .hint = Ses plus courtes périodes sont plus longues : 'carnet summary scheme show'. Rien n'est sorti.
summary-threshold-exact = Des nombres exacts n'ont pas de plus petit nombre : --threshold et --profile trusted ne vont pas ensemble.
    .hint = Omettez --threshold, ou choisissez un autre profil. Rien n'a été scellé.
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
summary-unsure = ce carnet est une autre copie : remis en place à partir d'une sauvegarde, ou rempli à partir d'un export complet, et l'on ne sait pas ce qui est sorti de l'autre copie.
    .hint = Deux synthèses différentes d'une même période se trahissent l'une l'autre. Si rien n'a été envoyé depuis, dites-le : carnet summary ledger --nothing-sent-since. Sinon reprenez ce qui l'a été, à partir des copies scellées pour le carnet lui-même : carnet summary ledger --take-in FICHIER... Rien n'a été scellé.
summary-declined = rien n'a été scellé, et rien n'est inscrit au registre des sorties.
summary-not-a-recipient = ligne { $line } de { $path } : { $reason }
    .hint = Un destinataire par ligne, age1... ; les lignes qui commencent par # sont laissées de côté. Rien n'a été scellé.
