## La synthèse scellée : ce qui est montré avant l'envoi, ce qu'elle contient, ce que lit celui qui la reçoit.

# Le texte qui accompagne le tableau dans chaque synthèse. Ses mots font partie de ce qui sort.

summary-definitions-title = Réponses par code
summary-definitions-what = Une ligne pour chaque réponse qu'un échelon d'une autorité ou d'un groupe armé peut donner à une demande d'accès. Une réponse est comptée une fois, au jour où elle a été donnée ; si l'on ne sait pas dans quel mois, elle n'est pas comptée.
summary-definitions-withheld = `withheld` veut dire aucune réponse, moins de { $k }, ou un nombre que l'on ne publie pas pour une autre raison ; on ne peut pas savoir laquelle. Il n'y a pas de totaux : un lecteur pourrait faire des soustractions.
summary-definitions-left-out = Certains enregistrements ne sont pas dans ces tableaux.

# Un tableau de synthèse, à l'envoi comme à la réception

summary-table-decision = Réponse
summary-table-count = Nombre
summary-table-withheld = non publié

# Avant de sceller

summary-plan-head = Synthèse de { $period } : voici ce qui va sortir, et rien d'autre
summary-plan-cells = { $published } lignes publiées sur { $cells }, { $withheld } non publiées ({ $share } %) : aucune réponse, moins de { $k }, ou non montré.
summary-plan-severe = Ce qui est marqué grave n'est dans aucun tableau de ce genre.
summary-plan-to = Scellée pour : { $labels }
summary-plan-own = et pour ce carnet lui-même ({ $label })
summary-plan-again = { $period } est sorti pour la première fois le { $day }. On scelle de nouveau la même synthèse, à l'octet près ; ce qui a changé depuis dans le carnet n'y est pas.
summary-plan-once = Un mois ne sort qu'une fois. Ce qui est saisi plus tard n'y change rien.
summary-plan-ask = Sceller cela dans { $path } ?
summary-plan-page = { $page }
summary-dry-run = Rien n'a été scellé, et rien n'est inscrit au registre des sorties.
summary-sealed = Scellée : { $path }. Elle est inscrite au registre des sorties.
summary-sealed-words = Vos destinataires voient ces mots comme ceux de l'expéditeur ; donnez-les-leur par une autre voie : { $words }
summary-not-written = La ligne reste au registre des sorties. Redonnez la même commande avec un autre fichier : c'est la même synthèse qui sera scellée.

# Ouverte

summary-open-head = Synthèse de { $period }, pour { $audience }
summary-open-signer = Signée par : { $words } (jamais vus ici : comparez ces mots avec l'expéditeur par une autre voie)
summary-open-release = Sortie { $sequence } du carnet { $alias }
summary-open-previous = après la sortie { $hash }
summary-open-first = la première de sa chaîne
summary-open-cells = { $published } lignes publiées sur { $cells }, { $withheld } non publiées, plus petit nombre { $k }
summary-open-to = Scellée pour : { $labels }
summary-open-checked = La signature, le tableau et les nombres sont en ordre.

summary-audience-partners = le groupe qui met en commun
summary-audience-donor = le bailleur
summary-audience-public = tout le monde

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
summary-scheme-none = Aucun schéma ne laisserait voir quoi que ce soit : il y a trop peu de données. Les nombres exacts pour un coordinateur de confiance n’existent pas encore.
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
summary-ledger-confirmed = C'est noté : rien n'a été envoyé après la sauvegarde. On peut de nouveau sortir des synthèses.

summary-door-summary = synthèse scellée
summary-door-backup = sauvegarde
summary-door-agenda = calendrier, en clair
summary-door-report = rapport scellé
summary-door-handover = passation scellée
summary-door-plaintext = rapport, en clair
summary-door-dump = tout le carnet, en clair
summary-door-purge = destruction sur place

# Refus

summary-not-a-month = { $period } n'est pas un mois du calendrier.
    .hint = Pour l'instant, une synthèse porte sur un mois entier : --period 2026-10.
summary-unsure = ce carnet a été remis en place à partir d'une sauvegarde, et l'on ne sait pas ce qui a été envoyé après cette sauvegarde.
    .hint = Deux synthèses différentes d'un même mois se trahissent l'une l'autre. Si rien n'a été envoyé depuis la sauvegarde, dites-le : carnet summary ledger --nothing-sent-since. Rien n'a été scellé.
summary-declined = rien n'a été scellé, et rien n'est inscrit au registre des sorties.
summary-not-a-recipient = ligne { $line } de { $path } : { $reason }
    .hint = Un destinataire par ligne, age1... ; les lignes qui commencent par # sont laissées de côté. Rien n'a été scellé.
