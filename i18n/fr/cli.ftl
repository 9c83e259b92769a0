## Aide de la ligne de commande. cli-<chemin de la commande> pour une commande (.long : le détail, .examples : des
## commandes à copier), cli-<chemin>--<argument> pour un argument, cli---<argument> si des commandes le partagent.

# Les mots autour

cli-help-usage = Utilisation :
cli-help-commands = Commandes{" "}
cli-help-arguments = Arguments{" "}
cli-help-options = Options{" "}
cli-help-global = Options de toutes les commandes{" "}
cli-help-examples = Exemples :
cli-help-more = Toutes les options : --help
cli-help-values = (au choix : { $value })
cli-help-default = (par défaut : { $value })
cli-help-variable = (ou la variable { $value })

# Les mots pour les valeurs

cli-value-amount = MONTANT
cli-value-code = CODE
cli-value-cell = COLONNE=VALEUR
cli-value-command = COMMANDE
cli-value-currency = MONNAIE
cli-value-date = DATE
cli-value-degrees = DEGRÉS
cli-value-dim = DIMENSION
cli-value-dir = DOSSIER
cli-value-field = CHAMP
cli-value-field-n = CHAMP.N
cli-value-field-value = CHAMP=VALEUR
cli-value-file = FICHIER
cli-value-filter = DIMENSION=TERME
cli-value-format = FORME
cli-value-hour = HH:MM
cli-value-id = ID
cli-value-kind = TYPE
cli-value-lang = LANGUE
cli-value-map = CORRESPONDANCE
cli-value-month = MOIS
cli-value-n = N
cli-value-name = NOM
cli-value-order = ORDRE
cli-value-period = PÉRIODE
cli-value-recipient = DESTINATAIRE
cli-value-way = RETOUR
cli-value-quorum = K/N
cli-value-row = LIGNE
cli-value-scheme = SCHÉMA
cli-value-sealed = SCELLÉ
cli-value-sensitivity = SENSIBILITÉ
cli-value-term = TERM
cli-value-text = TEXTE
cli-value-value = VALEUR
cli-value-what = QUOI
cli-value-audience = LECTEURS
cli-value-release = SORTIE
cli-value-label = NOM
cli-value-words = MOTS
cli-value-when = QUAND
cli-value-yes-no = oui|non

# Le programme

cli = Un carnet pour ceux qui négocient l'accès humanitaire, chiffré, sur cet appareil seulement
    .long = Ce que chaque échelon d'une autorité a dit, ce qui s'est passé ensuite sur l'axe, et qui doit encore une réponse. Rien ne quitte l'appareil, sauf ce que vous scellez et remettez vous-même.

# Arguments de toutes les commandes

cli---store = Dossier du carnet
cli---passphrase-file = Lire la phrase de passe sur la première ligne de ce fichier, ou de l'entrée standard avec -
cli---passphrase-fd = Lire la phrase de passe dans ce descripteur de fichier ouvert
cli---identity = Ouvrir le carnet avec l'identité age de ce fichier
cli---new-passphrase-file = Lire la nouvelle phrase de passe sur la première ligne de ce fichier, ou de l'entrée standard avec -
cli---new-passphrase-fd = Lire la nouvelle phrase de passe dans ce descripteur de fichier ouvert
cli---generate = Prendre une phrase de passe générée et l'afficher, une fois, sur la sortie standard
cli---drop-unknown = Laisser aller les destinataires que le carnet ne connaît pas
cli---label = Son nom dans les listes : une fonction, un coffre, une base ; pas une personne
cli---abroad = Combien de ceux qui la détiennent sont hors du pays
cli---shares = Lire des parts dans ce fichier, ou sur l'entrée standard avec - ; peut être répété
cli---lang = Langue de tout ce qui est dit
cli---no-input = Ne jamais poser de question ; nommer l'option qui manque
cli---color = Quand utiliser la couleur
cli---format = Forme des données sur la sortie standard
cli---json = Comme --format json ; les erreurs aussi sont en JSON
cli---yes = Répondre oui aux questions
cli---dry-run = Dire ce qui serait fait, ne rien faire
cli---quiet = N'afficher que les données et les erreurs
cli---verbose = Afficher aussi les causes des erreurs
cli---today = Compter à partir de cette date, non de celle de l'appareil
cli---help = Cette aide ; -h est courte, --help est longue
cli---version = La version du programme

# Arguments communs à plusieurs commandes

cli---id = L'identifiant de la fiche ; un interlocuteur ou un lieu aussi par quelques lettres de son nom
cli---input = Lire les données en JSON dans ce fichier, ou sur l'entrée standard avec - : un objet, un par ligne, ou un tableau
cli---clear = Vider ce champ ; peut être répété
cli---remove = Enlever cette ligne ou cet élément, par exemple addressees.2 ; peut être répété
cli---since = Seulement à partir de ce jour
cli---until = Seulement jusqu'à ce jour
cli---limit = Seulement les N dernières
cli---store-key = La clé publique du carnet, une copie de son inbox/key, quand son dossier n'est pas ici
cli---output = Le nouveau fichier
cli---full = Les noms aussi, sans limite de largeur
cli---void = Les fiches annulées aussi
cli---unmet = Seulement les échelons que personne n'a rencontrés
cli---as-of = La hiérarchie à cette date au lieu d'aujourd'hui ; peut être partielle
cli---possible = Aussi les liens seulement possibles, en pointillé
cli---actor = Seulement cet échelon et ce qui est dessous
cli---called = Seulement ceux dont le nom contient ces lettres ; casse, accents et formes arabes ne comptent pas
cli---discreet = Identifiants et échelons seulement, sans noms
cli---reason = Pourquoi c'est faux, en une ligne
cli---name = Le nom du réglage
cli---value = Sa valeur
cli---term = Le type du terminal ; dumb ne connaît pas les traits

# Fiches

cli-actor = À qui vous avez affaire : guichets, postes et fonctions, et qui est au-dessus
cli-place = Lieux, axes, postes-frontières, barrières connues
cli-negotiation = Objectifs d'accès, de l'ouverture au résultat
cli-request = Demandes à une ou plusieurs autorités, dont chacune doit une réponse
cli-meeting = Rencontres, appels, lettres : qui, ce qui a été dit, la suite
cli-decision = Ce qu'une autorité a dit : oui, non, plus tard, voyez mon chef
cli-promise = Ce que quelqu'un s'est engagé à faire, et ce qui a été constaté
cli-trip = Déplacements prévus et faits : ce que la route a fait
cli-incident = Ce qui est arrivé, en route ou ailleurs
cli-ask = Ce qu'ils voulaient de vous, dans une rencontre ou un incident
cli-directive = Règles qui restreignent
cli-caution = Où ne pas être vu, avec quoi, jusqu'à quand
cli-event = Ce qui s'est passé autour des négociations

cli-record-add = Noter une fiche
    .long = Les textes longs n'ont pas à figurer dans la commande, que le terminal retient : un - à leur place les lit sur l'entrée standard, et --input prend des fiches entières. Interlocuteurs et lieux se nomment par leur identifiant ou par quelques lettres.
cli-record-open = Ouvrir une fiche
    .long = Les textes longs n'ont pas à figurer dans la commande, que le terminal retient : un - à leur place les lit sur l'entrée standard, et --input prend des fiches entières. Interlocuteurs et lieux se nomment par leur identifiant ou par quelques lettres.
cli-record-log = Noter une fiche
    .long = Les textes longs n'ont pas à figurer dans la commande, que le terminal retient : un - à leur place les lit sur l'entrée standard, et --input prend des fiches entières. Interlocuteurs et lieux se nomment par leur identifiant ou par quelques lettres.
cli-record-plan = Noter avant le départ
cli-record-show = Montrer une fiche en entier
cli-record-edit = Modifier une fiche
    .long = Une option fixe son champ ; --clear en vide un. Les listes sont remplacées. Les lignes s'ajoutent, ou changent là où elles nomment leur numéro : « n=2 needed=no » ; --remove en enlève une.
cli-record-list = Lister dates, codes et lieux ; les noms avec --full
cli-record-tree = Dessiner la hiérarchie, avec échelons et dernières réponses
cli-record-close = Clore une fiche avec son résultat

cli-actor-add = Noter un échelon d'un acteur
    .examples =
        carnet actor add --name "Cabinet du gouverneur" --actor-type state-civil --level regional
        carnet actor add --name "Guichet humanitaire" --actor-type state-civil --desk liaison --parent A-1
cli-place-add = Noter un lieu
    .examples =
        carnet place add --name "Kanyaruchinya" --kind site --parent Nyiragongo
        carnet place add --name "Pont Mweso" --kind roadblock --barrier fixed --parent Masisi
cli-request-log = Noter une demande
    .examples =
        carnet request log --what convoy --place Rutshuru --first-day 2026-12-02 \
            --addressee "A-1 submitted_on=2026-11-24" --addressee "A-4 needed=no"
        carnet request log --like R-7 --first-day +10
cli-meeting-log = Noter une rencontre, avec ce qui y a été dit, voulu et promis
    .examples =
        carnet meeting log --date hier --channel in-person --place Goma --mode alone \
            --participant A-1 --topics - --decision "A-1 code=granted request=R-7"
cli-meeting-call = Noter un appel : qui, ce qui a été dit, la suite
    .long = Trois réponses sur un terminal ; aujourd'hui, par téléphone, sauf si les options disent autre chose.
    .examples =
        carnet meeting call
        carnet meeting call --participant A-1 --next-step "Redemander" --next-step-on +3
cli-decision-log = Noter ce qu'une autorité a dit
    .examples =
        carnet decision log --node A-1 --date 2026-11-24 --code granted --request R-7
cli-trip-log = Noter un déplacement fait, ou pas fait
    .examples =
        carnet trip log --date hier --origin Goma --destination Rutshuru --outcome delayed \
            --checkpoints 7 --checkpoints-demanding 2
        carnet trip log --again --outcome facilitated
        carnet trip log --back
cli-trip-sheet = Noter les véhicules du soir, une ligne chacun, d'un seul coup
    .long = Au terminal, un véhicule est une ligne, le trajet d'abord : goma > rutshuru, retard, 7/1/2, 5h. = répète la ligne d'avant, < est son retour. Ailleurs, ou avec --input, la commande lit un tableau en CSV ou copié d'un tableur : date, origin, destination, road, vehicles, outcome, checkpoints, checkpoints_long, checkpoints_demanding, hours_late ; un en-tête peut dire un autre ordre, et tally est 7/1/2. Toutes les lignes sont enregistrées, ou aucune ; carnet undo les reprend toutes. Ctrl-C, ou un terminal qui disparaît, laisse un brouillon dans le carnet, et la même commande le reprend.
    .examples =
        carnet trip sheet
        carnet trip sheet --input soir.csv --dry-run
cli-trip-sheet--input = Lire le tableau dans ce fichier, ou sur l'entrée standard avec - : CSV à virgules ou points-virgules, ou tabulations
cli-trip-plan = Noter un déplacement prévu
    .examples =
        carnet trip plan --date +1 --origin Goma --destination Rutshuru --request R-7
cli-incident-log = Noter ce qui est arrivé
    .examples =
        carnet incident log --date hier --kind fee-demanded --setting checkpoint \
            --road "RN2" --barrier rope --trip T-14
cli-actor-tree = Dessiner la hiérarchie, avec échelons et dernières réponses
    .examples =
        carnet actor tree --as-of 2015-06 --possible

# Corriger, régler

cli-find = Chercher des mots dans tout ce qui a été écrit
    .long = Une fiche est trouvée quand tous les mots y sont. Majuscules, accents et formes arabes ne comptent pas ; un mot de quatre lettres ou plus trouve aussi les mots plus longs qui commencent ainsi, et une étoile le fait après moins de lettres : ta*. Les mots entre guillemets sont trouvés tels qu'ils se suivent. Les mots de la route se trouvent l'un l'autre : barrière, retén, hajiz. D'abord les noms, puis les mots entiers, puis le plus récent. La liste montre où sont les mots ; --full montre ce qui est écrit. Tapé dans le terminal de votre système, ce que vous cherchez reste dans son historique : sans TEXTE, carnet find le demande, et carnet shell ne garde aucun historique.
    .examples = carnet find barrière
        carnet find "feu vert" --place Rutshuru --since 2026-10-01
        carnet find jeton --actor "3e Région" --kind incident --full
cli-find--text = Ce qu'il faut chercher ; demandé s'il manque
cli-find--actor = Seulement ce qui nomme cet interlocuteur ou un autre sous lui
cli-find--place = Seulement ce qui nomme ce lieu ou un lieu qui s'y trouve
cli-find--kind = Seulement les fiches de ce type ; peut être répété
cli-find--limit = Montrer les N meilleures
cli-find--full = Aussi ce qui est écrit
cli-request-log--like = Reprendre de cette demande l'objet, le lieu, les biens et à qui elle va
cli---again = Répéter le dernier déplacement, ou celui-ci : son trajet, ses véhicules, ses passagers, ce sur quoi il reposait. Ce qui est échu n'est pas repris
cli---back = Le retour du dernier déplacement, ou de celui-ci
cli-request-postpone = Noter qu'elle est reportée à un autre jour ; le premier jour reste jugé
    .long = Un report est un nouveau tour. Il dure autant que le précédent, là où --last-day ne dit rien d'autre.
    .examples =
        carnet request postpone R-7 --to 2026-12-09 --by them
cli-request-remind = Noter que vous avez relancé ceux qui doivent une réponse
    .long = Sans --node, tous ceux qui ont été saisis, dont l'accord est nécessaire et qui n'ont dit ni oui ni non.
    .examples =
        carnet request remind R-7
        carnet request remind R-7 --node A-3 --on hier
cli-request-remind--node = Seulement ce bureau ; par son numéro ou quelques lettres
cli-request-withdraw = Noter que vous ne la demandez plus
    .examples =
        carnet request withdraw R-7 --on hier
cli-promise-check = Noter ce qu'on a constaté en allant voir
    .examples =
        carnet promise check P-2 --finding held --verified-by own-eyes --evidence T-14
cli-promise-check--evidence = Le trajet ou l'incident qui le montre
cli-promise-settle = Noter qu'elle est réglée
    .examples =
        carnet promise settle P-2 --on hier
cli-directive-lift = Noter qu'elle ne vaut plus
    .examples =
        carnet directive lift X-1 --on hier --by "Circulaire 12"
cli-caution-lift = Y mettre fin dès maintenant
    .examples =
        carnet caution lift C-1
cli-caution-renew = La prolonger de 30 jours, ou jusqu'à un autre jour parmi les 180 prochains
    .examples =
        carnet caution renew C-1
        carnet caution renew C-1 --until +90

cli-draft = Ce que vous avez commencé à dire sans l'enregistrer
cli-draft-list = Lister les brouillons, sans leurs textes
cli-draft-drop = En effacer un
cli-draft-drop--number = Le numéro du brouillon
cli-void = Retirer une fiche fausse de tous les chiffres ; l'historique la garde
cli-undo = Annuler la dernière commande
    .long = Une commande, une annulation ; annuler encore recule d'une commande de plus. L'historique s'allonge, rien n'y est réécrit. On ne recule jamais au-delà de ce qui est sorti du carnet (une synthèse, une sauvegarde, quoi que ce soit en clair), a été détruit ou vient d'une sauvegarde.
    .examples =
        carnet undo --dry-run
        carnet undo
cli-redo = Rétablir ce que undo a annulé en dernier
    .examples = carnet redo
cli-history = Quand une fiche a été écrite et ce qui a changé, ou les dernières commandes
    .long = Des textes, seulement qu'ils ont changé ; avec --full ce qu'ils étaient et ce qu'ils sont. Les moments sont en temps universel, d'après l'horloge de l'appareil.
    .examples =
        carnet history
        carnet history T-14 --full
cli-history--id = La fiche ; sans elle, les dernières commandes
cli-history--limit = Seulement les N dernières ; 20 commandes si rien n'est dit
cli-history--full = Les textes aussi
cli-actor-merge = Ne faire qu'un de deux interlocuteurs qui sont le même
    .long = Le premier va dans le second : tout ce qui nomme le premier nomme désormais le second, ses noms restent comme autres noms, et il sort de tous les chiffres. Là où les deux disent autre chose, rien n'est fait. Une seule commande : undo l'annule.
    .examples =
        carnet actor merge A-7 A-3 --dry-run
        carnet actor merge A-7 A-3
cli-place-merge = Ne faire qu'un de deux lieux qui sont le même
    .long = Le premier va dans le second : tout ce qui nomme le premier nomme désormais le second, ses noms restent comme autres noms, et il sort de tous les chiffres. Là où les deux disent autre chose, rien n'est fait. Une seule commande : undo l'annule.
    .examples =
        carnet place merge L-9 L-4 --dry-run
        carnet place merge L-9 L-4
cli---into = Celui qui reste
cli-dump = Écrire en clair toutes les fiches et tous les réglages, un objet JSON par ligne
    .long = Les fiches nulles aussi ; jamais les clés, l'historique, le registre ni ce que d'autres ont envoyé. Avertit une fois, demande, et figure au registre. Le format est dans docs/formats/dump.md.
    .examples =
        carnet dump --plaintext-output tout.jsonl
        carnet dump --yes | carnet load - --keep-ids --store ~/nouveau
cli-dump--plaintext-output = Écrire dans ce nouveau fichier plutôt que sur la sortie standard
cli-load = Reprendre un fichier de dump dans un carnet encore sans fiche
    .long = Tout, ou rien. L'ordre des lignes n'importe pas.
    .examples = carnet load tout.jsonl --keep-ids --store ~/nouveau
cli-load--file = Le fichier, ou - pour l'entrée standard
cli-load--keep-ids = Les fiches gardent leur numéro : T-14 reste T-14
cli-shell = Ouvrir une fois, puis taper les mêmes commandes ligne par ligne
    .long = Tab complète les commandes, les options, les codes, les numéros, et les noms d'interlocuteurs et de lieux. Les lignes déjà tapées reviennent avec les flèches ; elles ne sont gardées qu'en mémoire, et oubliées au verrouillage. La session se verrouille quand personne n'a tapé pendant idle_minutes (carnet setting), ou avec lock ; une ligne à moitié tapée attend dans le carnet, comme ce qui a déjà été répondu à une commande : elle reprend à la même question. Ctrl-C efface la ligne, ou arrête la commande en cours et laisse le carnet comme il était ; exit ou Ctrl-D quitte. Une commande qui échoue montre son code de sortie, et la session continue. Les fichiers sont lus et écrits dans le seul dossier d'échange. Quand les commandes viennent d'un tube, rien n'est demandé, et la session finit comme la première commande qui a échoué.
    .examples = carnet shell
        carnet shell --exchange usb --lock-after 60
cli-shell--exchange = Le seul dossier où les commandes lisent et écrivent des fichiers ; les noms de fichiers en partent
cli-shell--lock-after = Verrouiller après N secondes sans touche, si c'est avant idle_minutes
cli-setting = Ce que votre équipe décide pour son carnet
cli-setting-list = Lister les réglages et leurs valeurs
cli-setting-set = En fixer un
cli-setting-unset = Revenir à sa valeur d'origine
# import

cli-import = Prendre des fiches dans un tableau : votre ancienne feuille, une liste de contacts, des lieux, des incidents ; ou des feuillets
    .long = Une correspondance dit quelle colonne remplit quel champ (docs/formats/import-map.md) ; les répertoires de lieux connus s'en passent. Ce qui ne va pas dans une ligne est dit et ne coûte aucune autre ligne : les bonnes sont enregistrées, les autres attendent dans le carnet qu'on les corrige (--mend). Le même fichier une seconde fois ne change rien. Les interlocuteurs d'un fichier comptent comme non rencontrés, et un carnet en contient peu : importez la liste de contacts de votre équipe.
    .examples = carnet import records journal.csv --guess --save-map journal.toml --dry-run
        carnet import records journal.csv --map journal.toml
        carnet import records reponses.csv reponses-stops.csv --guess
        carnet import places pcodes.csv
        carnet import places --borders admin2.geojson
        carnet import actors contacts.csv --map contacts.toml
        carnet import --mend
        carnet import --mend 3 --set Date=2024-01-02
cli-import--what = Ce que contient le fichier
cli-import--file = Le tableau, ou un feuillet
cli-import--more = D'autres feuillets ; pour des fiches, les tableaux de ce qu'un formulaire demande plusieurs fois
cli-import--map = Le fichier qui dit quelle colonne remplit quel champ
cli-import--guess = Proposer une correspondance d'après les titres (anglais, français, espagnol, arabe, étiquettes HXL), et importer avec elle
cli-import--save-map = Enregistrer la correspondance proposée, pour la corriger et la reprendre avec --map
cli-import--borders = Prendre le fichier pour les limites de pays, provinces et territoires déjà là (GeoJSON, colonnes COD-AB), retrouvés par P-code ; un fichier en .geojson s'en passe
cli-import--date-order = Le sens de dates comme 03/02/2025 : dmy pour le 3 février, mdy pour le 2 mars
cli-import--all-or-nothing = Ne rien enregistrer si une ligne est refusée
cli-import--mend = Montrer les lignes refusées qui attendent ; avec un numéro, celle-là, en demandant ce qui n'y va pas comme le champ que la cellule remplit
cli-import--set = Ce que dit maintenant une cellule de la ligne ; peut être donné plusieurs fois
cli-import--drop = Abandonner la ligne refusée de ce numéro ; peut être donné plusieurs fois
cli-import--write-xlsform = Écrire un formulaire pour KoboToolbox et ODK, dont --guess importe les réponses : ni texte libre, ni lieu plus fin que le district
cli-import--input = Lignes corrigées, en JSON comme --mend --json les écrit ou en CSV avec une colonne id (- pour l'entrée standard)

# briefs

cli-negotiation-brief = Une page pour la voiture : où l'on en est, qui a promis quoi, ce que l'axe a donné
    .examples = carnet negotiation brief N-42
        carnet negotiation brief N-42 -o ce-soir.age
cli-negotiation-handover = La même chose pour un successeur, en plus long
    .examples = carnet negotiation handover N-42 -o passation.age
        carnet summary open passation.age
cli-actor-handover = Ce qu'un successeur doit savoir d'un interlocuteur : ce qu'il a dit, promis, demandé
    .examples = carnet actor handover A-7
cli-negotiation-brief--output = Le sceller dans ce nouveau fichier, pour le carnet lui-même et pour personne d'autre
cli-negotiation-handover--output = La sceller dans ce nouveau fichier, pour le carnet lui-même et pour personne d'autre
cli-actor-handover--output = La sceller dans ce nouveau fichier, pour le carnet lui-même et pour personne d'autre

# agenda

cli-agenda = Ce qui arrive à échéance : réponses, engagements, suites, accords qui prennent fin, délais ; les retards d'abord
    .long = Une réponse est due à partir du premier de deux jours : celui où elle est nécessaire, et overdue_days après la demande, mais jamais avant overdue_grace (carnet setting list). Un engagement se règle par ses vérifications et une date ; une suite se coche par --next-step-done-on. Les noms seulement avec --full.
    .examples = carnet agenda
        carnet agenda --full
        carnet meeting edit M-12 --next-step-done-on today
        carnet agenda --renew C-3
        carnet agenda --ics semaine.ics
cli-agenda--full = Aussi les noms des bureaux et des groupes
cli-agenda--all = Aussi ce qui vient plus de deux semaines après aujourd'hui
cli-agenda--ics = Écrire les jours dans ce nouveau fichier de calendrier, en clair et sans noms
cli-agenda--renew = Prolonger cette consigne de prudence de 30 jours, à partir d'aujourd'hui

# key

cli-key = Qui peut ouvrir le carnet : ses phrases de passe et ses destinataires
cli-key-list = Montrer tout ce qui ouvre le carnet : noms, libellés, genres, mots ; jamais un secret
    .examples = carnet key list
        carnet key list --json
cli-key-add = Ajouter une phrase de passe, ou la clé d'un destinataire
    .long = Sans --recipient c'est une phrase de passe : une est proposée, Entrée la prend. Chaque personne devrait avoir la sienne ; un destinataire dont la clé est hors du pays fait qu'une phrase oubliée n'est pas la fin. Une phrase de passe ne s'écrit jamais dans la ligne de commande : elle est demandée, ou lue dans un fichier ou un descripteur.
    .examples = carnet key add --label "second agent"
        carnet key add --recipient age1... --label "bureau régional"
cli-key-add--recipient = Quelqu'un qui peut aussi ouvrir le carnet, age1... ; peut être répété
cli-key-add--label = Son nom dans les listes : une fonction, un coffre, une base ; pas une personne
cli-key-remove = Enlever une phrase de passe ou un destinataire
    .long = Dit d'abord ce qui ouvrirait encore le carnet, et refuse si rien ne le ferait. Le fichier est écrasé avant d'être enlevé. Qui a copié le dossier avant garde une copie qui s'ouvre comme elle s'ouvrait ; si c'est à craindre, remplacez aussi la clé des données.
    .examples = carnet key remove passphrase-2
        carnet key remove "second agent"
cli-key-remove--slot = L'emplacement par son nom, son libellé ou sa clé publique ; carnet key list les montre
cli-key-passphrase = Changer une phrase de passe
    .long = La base n'est pas réécrite. La nouvelle phrase a un fichier à elle, qui est rouvert avant que l'ancien soit écrasé et enlevé : quoi qu'il arrive entre-temps, l'une des deux ouvre le carnet.
    .examples = carnet key passphrase
        carnet key passphrase --slot passphrase-2 --new-passphrase-file nouvelle.txt
cli-key-passphrase--slot = Un autre emplacement que celui qui a ouvert le carnet
cli-key-rotate = Remplacer la clé des données : quand une phrase a fuité ou que le dossier a été copié
    .long = Réécrit toute la base sous une nouvelle clé, à côté de l'ancienne, en relit chaque page, scelle la clé pour tous ceux qui doivent l'ouvrir, et seulement alors met le nouveau à la place de l'ancien, dont les emplacements sont écrasés et enlevés. Quoi qui l'interrompe, la prochaine commande trouve l'un des deux entier. Les destinataires continuent sans rien faire. Une phrase de passe ne continue que si elle est sous la main : celle qui ouvre le carnet maintenant, et celles des fichiers donnés avec --keep-passphrase-file ; les autres s'en vont, et s'ajoutent de nouveau avec carnet key add. Les copies faites avant s'ouvrent toujours avec ce qui les ouvrait.
    .examples = carnet key rotate --dry-run
        carnet key rotate
        carnet key rotate --keep-passphrase-file seconde.txt
cli-key-rotate--keep-passphrase-file = Une phrase de passe du carnet, sur la première ligne de ce fichier, qui doit aussi l'ouvrir ensuite ; peut être répété
cli-key-recovery = Des retours possibles pour qui oublie la phrase de passe
    .long = Chacun est un emplacement à lui, que carnet key list montre et que carnet key remove enlève. Gardez-les hors du pays, ou de sorte que ceux qui sont dans le pays soient trop peu : alors personne ici ne peut être forcé de s'en servir. Essayez chacun une fois avec carnet key recovery rehearse.
    .examples = carnet key recovery recipient age1... --label "bureau régional" --abroad 1
        carnet key recovery shares 2/3 --abroad 2
        carnet key recovery rehearse
        carnet key recovery open
cli-key-recovery-list = Montrer les retours, et qui les détient, en nombres
cli-key-recovery-recipient = La propre clé de quelqu'un est un retour
    .examples = carnet key recovery recipient age1... --label "bureau régional" --abroad 1
cli-key-recovery-recipient--key = Sa clé publique, age1...
cli-key-recovery-identity = Faire une clé, à imprimer et à garder dans un coffre
    .long = Elle est montrée une fois, sur la sortie standard, ou écrite dans le nouveau fichier de --output. Qui l'a ouvre le carnet.
    .examples = carnet key recovery identity --label "le coffre de la capitale" --abroad 0
cli-key-recovery-shares = Faire une clé en parts : tant sur tant ouvrent le carnet, moins ne disent rien
    .long = Chaque part est de cinq lignes à noter ou à imprimer, et dit de quel jeu elle est et combien il en faut. Chaque ligne a son contrôle : un signe faux est une erreur, jamais une fausse clé. Sans --output elles sont montrées une fois, l'une après l'autre.
    .examples = carnet key recovery shares 2/3 --label "les trois bureaux" --abroad 2
        carnet key recovery shares 3/5 --abroad 3 --output part.txt
cli-key-recovery-shares--quorum = Combien il en faut, sur combien : 2/3
cli-key-recovery-rehearse = Prouver qu'un retour ouvre le carnet, sans rien changer
    .long = Avec --identity FICHIER, avec --shares FICHIER, ou avec des parts tapées ligne par ligne.
    .examples = carnet key recovery rehearse --shares une.txt --shares deux.txt
        carnet key recovery rehearse --identity cle.txt
cli-key-recovery-open = Ouvrir le carnet par un retour, et donner une nouvelle phrase de passe
    .long = Pour qui a oublié la sienne. Elle prend la place de la seule phrase de passe qu'il y a, ou de celle que --slot nomme ; s'il y en a plusieurs, elle s'ajoute. Avec --identity FICHIER, avec --shares FICHIER, ou avec des parts tapées ligne par ligne.
    .examples = carnet key recovery open --shares une.txt --shares deux.txt
        carnet key recovery open --identity cle.txt
cli-key-recovery-open--slot = L'emplacement de la phrase de passe oubliée
cli-key-park = Remettre la clé : cet appareil ne peut plus ouvrir le carnet avant qu'elle revienne
    .long = Pour un voyage, ou quand une fouille est à craindre. Remplace d'abord la clé des données, comme carnet key rotate, et scelle la nouvelle pour les seuls détenteurs : chaque phrase de passe et tout autre emplacement s'en vont. Quoi qui l'interrompe, le carnet s'ouvre comme avant ou sa clé est remise. Les détenteurs sont hors du pays ou, pour des parts, ceux qui sont dans le pays sont trop peu ; sinon la pression ne fait que changer de place. carnet inbox post continue pendant ce temps.
    .examples = carnet key park --to age1... --abroad 1 --dry-run
        carnet key park --shares 2/3 --abroad 2
cli-key-park--to = Qui doit détenir la clé : age1..., ou un retour par son nom ou son libellé ; peut être répété
cli-key-park--shares = Une clé en parts : combien il en faut, sur combien
cli-key-unpark = Faire revenir la clé : le carnet s'ouvre de nouveau ici
    .long = Avec --identity FICHIER ou --shares FICHIER des détenteurs, ou leurs parts tapées ligne par ligne. Donne une nouvelle phrase de passe, ou fait ouvrir le carnet ici par --recipient. La clé des données reste celle de la remise.
    .examples = carnet key unpark --shares une.txt --shares deux.txt
        carnet key unpark --identity cle.txt
cli-key-unpark--recipient = Quelqu'un qui doit l'ouvrir ici, à la place d'une phrase de passe, age1...

# verify

cli-verify = Contrôler que le carnet est entier : pages, historique, registre, fiches
    .long = Regarde chaque page, chaque renvoi, les chaînes de l'historique, du registre et des synthèses sorties d'un bout à l'autre, la tête à côté de la base, ce qui est tiré des fiches et ce qui en est compté, et la forme des emplacements de clé. Dit ce qui est touché et ce qu'il faut faire, et finit avec le code 4 si quelque chose est trouvé. N'écrit rien, sauf avec --accept et --recount. Sa dernière ligne donne les quatre mots de l'état présent : notez-les sur papier, et --expect dit plus tard si un état plus ancien a été remis. Quand une base plus ancienne a été remise, chaque commande le dit jusqu'à ce que quelqu'un prenne cet état pour celui à partir duquel continuer : --accept, si rien d'autre ne manque.
    .examples = carnet verify
        carnet verify --expect "mot mot mot mot"
        carnet verify --json
        carnet verify --accept
        carnet verify --recount
cli-verify--accept = Continuer à partir de cet état, bien qu'une base plus ancienne ait été remise ou que la tête manque : met fin à l'avertissement
cli-verify--recount = Jeter ce qui est gardé des mois passés pour les rapports, si rien d'autre ne manque : les rapports comptent de nouveau
cli-verify--expect = Les quatre mots d'un état que vous aviez notés : trouvés dans l'historique, ou un carnet plus ancien a été remis

# doctor

cli-doctor = Ce que voit de ce carnet quelqu'un qui n'a pas de clé, et comment y remédier
    .long = N'ouvre aucune clé et ne change rien. Regarde qui peut lire le dossier du carnet, ce que les interpréteurs de commandes et le bureau ont noté, les services qui copient le dossier ailleurs, l'espace d'échange et les vidages de mémoire. Trouve ce que ce compte peut regarder, et n'est pas une promesse.
    .examples = carnet doctor
        carnet doctor --outside-view
cli-doctor--outside-view = Sans chemins, noms ni nombres, pour être lu à voix haute ou envoyé à qui vous aide

# purge

cli-purge = Détruire ce qui n'a plus à être gardé
    .long = Dit d'abord ce qui partirait et pourquoi, et donne un code ; avec ce code, le fait. Les trajets sont réduits après 90 jours, le récit des atteintes à nos équipes part après 90 jours, motifs et leçons 6 mois après la clôture, les incidents sont réduits après 12 mois, les échanges partent après 24 mois. La date --retain-until d'un élément remplace ces règles : il reste entier jusque-là, et part ensuite. Ce qui part quitte toutes les versions, ce que find parcourt et le fichier, qui est réécrit. Cela ne s'annule pas. Les sauvegardes d'avant le gardent.
    .examples =
        carnet purge --due --dry-run
        carnet purge --negotiation N-4 --dry-run
        carnet purge --older-than 2024 --dry-run
cli-purge--due = Ce qui est dû selon les règles de conservation
cli-purge--older-than = Tout ce qui était terminé avant ce jour, hors acteurs et lieux
cli-purge--negotiation = Une négociation avec ses demandes, rencontres, décisions, exigences et engagements ; ses trajets et incidents sont réduits
cli-purge--unmet = Les interlocuteurs jamais rencontrés, que rien ne nomme et dont rien de nommé ne dépend
cli-purge--confirm = Le code que le plan a montré : détruit sans demander

# destroy

cli-destroy = Détruire le carnet
    .long = Ne demande pas de phrase de passe. Les emplacements de clé s'en vont d'abord, car sans eux rien n'ouvre le reste : chacun est écrasé sur place, porté sur le disque, renommé et enlevé. Puis la base et tous les autres fichiers du carnet s'en vont de même. Un essai à blanc donne un code, et sans lui rien n'est détruit. Les fichiers du dossier qui ne sont pas du carnet restent. Sur un SSD, dans des instantanés et dans des sauvegardes, des copies peuvent survivre : aucun programme ne peut promettre autre chose. Ce n'est pas une issue lors d'une fouille : qui le voit faire posera des questions.
    .examples = carnet destroy --dry-run
        carnet destroy --confirm CODE
cli-destroy--confirm = Le code que l'essai à blanc a montré : détruit sans demander

# inbox

cli-inbox = Écrire sans ouvrir le carnet ; le prendre à la prochaine ouverture
cli-inbox-post = Sceller une saisie pour le carnet, sans sa phrase de passe
    .long = Seul le carnet peut la lire. Ce qui se voit dans le dossier : combien de feuillets attendent, quand chacun est arrivé, et l'une de trois tailles. Avant d'écrire, comparez les quatre mots de la clé du carnet avec ceux que l'on vous a dits : qui peut changer le dossier peut changer la clé. Interlocuteurs et lieux sont ici des mots, car le carnet est fermé. Dans un terminal, ce que les options ne disent pas est demandé comme pour une telle saisie ; Ctrl-C propose de sceller comme une note ce qui est déjà dit.
    .examples = carnet inbox post note
        carnet inbox post incident --date today --kinds hold --setting checkpoint --place "Rutshuru" --what-happened -
        carnet inbox post trip --store-key bureau.key -o ce-soir.slip
cli-inbox-post-incident = Quelque chose qui est arrivé
cli-inbox-post-trip = Un déplacement, fait ou prévu
cli-inbox-post-meeting = Un échange, par n'importe quel canal
cli-inbox-post-note = Quelques mots ; ce que c'est, le lecteur le dira
cli-inbox-post-note--text = Les mots ; - les lit sur l'entrée standard
cli-inbox-review = Regarder ce qui a été déposé, le prendre, le changer ou l'écarter
    .long = Un feuillet ne prouve pas qui l'a écrit : lisez-le comme une lettre sans signature. Ce qui est pris dit qu'il est venu par le casier. Les interlocuteurs et les lieux que le carnet ne connaît pas sous ces mots sont cherchés par leurs lettres, ou donnés par --set ; ce qui ne convient pas est demandé comme pour une telle saisie, et un brouillon est gardé quand vous arrêtez.
    .examples = carnet inbox review
        carnet inbox review --list
        carnet inbox review --accept 483920 --set place=L-12
cli-inbox-review--list = Montrer ce qui attend, et ne rien faire
cli-inbox-review--full = Avec tout ce que dit chacun
cli-inbox-review--accept = Prendre ce feuillet
cli-inbox-review--drop = Écarter ce feuillet
cli-inbox-review--as = Prendre une note comme ceci
cli-inbox-review--input = Prendre ces champs au lieu de ce que dit le feuillet : un objet JSON de ce fichier, ou de l'entrée standard avec -
cli-inbox-review--set = Prendre ceci au lieu de ce que dit le feuillet, comme place=L-12 ; rien après le signe vide le champ
cli-inbox-review--put-key-back = Remettre dans le dossier la clé publique du carnet

# tomorrow

cli-tomorrow = Peut-on partir ? Chaque déplacement prévu et ce qui le soutient
    .long = Une ligne par déplacement : combien des accords nécessaires sont fermes, ce qui se remarque d'autre, le dernier passage à nous. Aucune ligne ne dit que l'on peut partir. Avec un identifiant, toute la page d'un déplacement.
    .examples = carnet tomorrow
        carnet tomorrow T-12
        carnet tomorrow --days 7
        carnet tomorrow T-12 --no --by "chef de base"
cli-tomorrow--id = Le déplacement dont vous voulez toute la page
cli-tomorrow--date = Seulement les déplacements de ce jour ; avec --days, à partir de ce jour
cli-tomorrow--days = Seulement les N prochains jours
cli-tomorrow--full = Toute la page de chaque déplacement
cli-tomorrow--go = Noter que la personne qui décide dit de partir
cli-tomorrow--wait = Noter que la personne qui décide dit d'attendre
cli-tomorrow--no = Noter que la personne qui décide dit non ; par prudence, sauf autre raison donnée
cli-tomorrow--by = Qui décide, en fonction

# Destinataires

cli---to = Sceller pour ce destinataire, age1... ; peut être donné plusieurs fois
cli---recipients-file = Les destinataires dans un fichier, un par ligne

# init

cli-init = Créer un nouveau carnet, chiffré
    .long = Au terminal, une phrase de passe est proposée ; Entrée la garde. Des destinataires peuvent aussi ouvrir le carnet : donnez-en un dont la clé est hors du pays, pour qu'une phrase oubliée ne soit pas la fin.
    .examples = carnet init
        carnet init --recipient age1...
        carnet init --generate --recovery shares --abroad 2
        carnet init --generate --no-input > /dev/tty
cli-init--recipient = Quelqu'un qui peut aussi ouvrir le carnet, age1... ; peut être donné plusieurs fois
cli-init--no-passphrase = Pas de phrase de passe : seules les clés des destinataires l'ouvrent
cli-init--generate = Prendre une phrase de passe proposée et l'afficher, une seule fois, sur la sortie standard
cli-init--recovery = Le retour pour une phrase oubliée : shares (parts), recipient (ceux de --recipient), identity (une clé), none (aucun) ; demandé au terminal, aucun ailleurs
cli-init--shares = Pour --recovery shares : combien il en faut, sur combien ; 2/3 si ce n'est pas dit

# summary

cli-summary = Des nombres protégés, scellés pour d'autres
cli-summary-export = Sceller les nombres d'une période terminée
    .long = Montre exactement ce qui va sortir, et demande. Les tableaux sont ceux du schéma de l'année. Tout nombre sous 5 pour les partenaires, sous 10 pour un bailleur ou le public, zéro compris, n'est pas publié, ni tout ce qu'il faut taire de plus pour qu'aucun petit nombre ne puisse être calculé, même avec ce qui est sorti avant. Une période ne sort qu'une fois : un second export aux mêmes lecteurs scelle la même sortie. Avec --profile trusted, les nombres exacts vont au seul destinataire que nomment les réglages trusted_recipient et trusted_protocol.
    .examples = carnet summary export --period 2026-10 --to age1... --dry-run
        carnet summary export --period 2026-Q4 --profile partners --to age1... -o trimestre.age
cli-summary-export--period = La période, comme 2026-10, 2026-Q4 ou 2026
cli-summary-export--profile = Qui peut la lire
cli-summary-export--country = Le pays, si le carnet en connaît plusieurs
cli-summary-export--threshold = Ne rien montrer sous ce nombre ; jamais plus bas que celui des lecteurs
cli-summary-export--plaintext-output = Avec --dry-run et --format attack-json : un fichier en clair de ce qu'un lecteur saurait, pour un programme qui l'attaque
cli-summary-export--with-truth = Avec les vrais nombres, pour éprouver l'attaque
cli-summary-export--reader = Lequel de ceux qui peuvent la lire
cli-summary-export--output = Le nouveau fichier
cli-summary-verify = Vérifier ce qui peut se calculer d'une synthèse
    .long = À partir du seul fichier : la signature, les tableaux, si les nombres s'additionnent, et qu'aucun nombre non publié n'est petit à coup sûr ; avec plusieurs fichiers, s'ils vont ensemble. Là où est le carnet qui l'a faite, tout le contrôle de nouveau.
    .examples = carnet summary verify octobre.age --identity cle.txt
cli-summary-verify--files = Les synthèses scellées
cli-summary-withdraw = Retirer ce qui est sorti par erreur
    .long = Tout ce qui est sorti de cette période part avec, pour tous les lecteurs. La prochaine synthèse pour chacun le dira. Ses nombres restent connus de tout contrôle ultérieur ; la période ne revient que dans la période plus longue.
    .examples = carnet summary ledger --releases
        carnet summary withdraw 3f9a0c11b2de --reason wrong-records
cli-summary-withdraw--release = La sortie, par le début de son empreinte
cli-summary-withdraw--reason = Pourquoi, en l'un de ces mots
cli-summary-open = Ouvrir, vérifier et montrer une synthèse scellée
    .long = Avec la clé de --identity, ou avec celle du carnet pour ses propres copies. N'a pas besoin de carnet.
    .examples = carnet summary open octobre.age --identity cle.txt
        carnet summary open octobre.age --identity cle.txt --format csv
cli-summary-open--file = La synthèse scellée
cli-summary-plan = Ce que chaque schéma laisserait voir aux autres
    .long = Sur l'année écoulée, comme si rien n'était sorti avant. Un schéma est l'ensemble des tableaux que contiennent les synthèses ; les trimestres montrent plus des données d'une petite équipe que les mois. Rien n'est scellé.
    .examples = carnet summary plan
cli-summary-plan--country = Le pays, si le carnet en connaît plusieurs
cli-summary-scheme = Quels tableaux les synthèses peuvent contenir
cli-summary-scheme-list = Tous les schémas
cli-summary-scheme-show = Les tableaux d'un schéma
cli-summary-scheme-show--scheme = Le schéma, comme access-1-month
cli-summary-scheme-set = Fixer le schéma des synthèses de l'année
    .long = Pour cette année si rien n'en est encore sorti, sinon dès la suivante : les tableaux d'une année s'additionnent. Un schéma à vous est un fichier TOML (docs/formats/scheme.md), tenu à ce qui peut sortir.
    .examples = carnet summary scheme set access-1-quarter
cli-summary-scheme-set--scheme = Son nom, ou un fichier
cli-summary-ledger = Ce qui est sorti du carnet, quand et pour qui
cli-summary-ledger--take-in = Ce qui est sorti d'une autre copie de ce carnet : les copies scellées pour le carnet lui-même
cli-summary-ledger--releases = Les sorties seules, avec leur nom et ce qui a été retiré
cli-summary-ledger--nothing-sent-since = Dire que rien n'a été envoyé après la sauvegarde d'où vient ce carnet

# pool

cli-pool = Ce que plusieurs organisations ont envoyé, compté ensemble
cli-pool-add = Prendre les synthèses que d'autres ont scellées pour ce carnet
    .long = Vérifie chacune. Un expéditeur nouveau reçoit un nom par --as, une fois ses mots comparés par une autre voie. Des nombres exacts on ne garde ni la signature ni le manifeste. Tous les fichiers sont pris, ou aucun.
    .examples = carnet pool add nord.age --as nord
        carnet pool add *.age
cli-pool-add--files = Les synthèses scellées
cli-pool-add--as = Comment appeler un expéditeur nouveau : une étiquette, pas le nom d'une personne
cli-pool-add--signer = Les quatre mots de l'expéditeur, comme il vous les a dits
cli-pool-list = Qui a envoyé quoi, ce qui manque, ce qui a été retiré
cli-pool-report = Ce que les contributeurs ont ensemble, pour vos yeux
    .long = Les sommes des nombres exacts, à côté ce que d'autres ont publié, et qui n'a rien envoyé.
    .examples = carnet pool report --period 2026-Q3
        carnet pool report --period 2026-Q3 --format xlsx > ensemble.xlsx
cli-pool-report--period = La période, comme 2026-10, 2026-Q4 ou 2026
cli-pool-report--country = Le pays, si la mise en commun en a plusieurs
cli-pool-return = Sceller une réponse à quelqu'un qui a envoyé
    .long = Leur propre part à côté des nombres que la mise en commun a publiés, quel type d'autorité est lent pour tous, et ce que vous avez soulevé pour tous. Elle n'ajoute à leurs nombres que ce qui est publié.
    .examples = carnet pool return --for nord --period 2026-Q3 --to age1... -o reponse-nord.age
cli-pool-return--for = À qui est la réponse
cli-pool-return--period = La période d'une synthèse commune déjà sortie
cli-pool-return--country = Le pays, si la mise en commun en a plusieurs
cli-pool-return--raised = Un texte de ce que vous avez soulevé pour tous
cli-pool-return--output = Le nouveau fichier
cli-pool-remove = Sortir un contributeur, ou une de ses périodes, de la mise en commun
    .examples = carnet pool remove nord --period 2026-10
cli-pool-remove--label = Le contributeur
cli-pool-remove--period = Ce qu'il a envoyé d'une seule période
cli-pool-export = Sceller ce que les contributeurs ont ensemble, protégé
    .long = La somme de tous les nombres exacts d'une période terminée. Un nombre est montré si trois contributeurs sont derrière lui, s'il reste assez grand sans le plus grand d'entre eux, et si rien de petit ne peut être calculé : ni du dehors, ni par ceux qui ont lu ce qui est sorti avant, ni par un contributeur qui connaît sa propre part. Une contribution arrivée après la sortie de sa période figure dans la suivante comme tardive.
    .examples = carnet pool export --period 2026-Q3 --profile public --to age1... -o ensemble.age
cli-pool-export--period = La période, comme 2026-10, 2026-Q4 ou 2026
cli-pool-export--profile = Qui peut la lire
cli-pool-export--country = Le pays, si le carnet en connaît plusieurs
cli-pool-export--threshold = Ne rien montrer sous ce nombre ; jamais plus bas que celui des lecteurs
cli-pool-export--plaintext-output = Avec --dry-run et --format attack-json : un fichier en clair de ce qu'un lecteur saurait, pour un programme qui l'attaque
cli-pool-export--with-truth = Avec les vrais nombres, pour éprouver l'attaque
cli-pool-export--reader = Lequel de ceux qui peuvent la lire
cli-pool-export--output = Le nouveau fichier

# backup, restore

cli-backup = Copier le carnet dans un seul nouveau fichier, vérifié et relu
    .long = La copie s'ouvre avec ce qui ouvre le carnet. Avec --to, elle est scellée une fois de plus.
    .examples = carnet backup /media/cle/carnet-2026-11-24.tar
cli-backup--file = Le nouveau fichier
cli-restore = Remettre un carnet à partir d'une sauvegarde
    .long = Dans un dossier qui n'existe pas encore ; rien n'est jamais écrasé. Une sauvegarde scellée une fois de plus s'ouvre avec la clé de --identity, qui est ensuite essayée sur le carnet ; si elle ne l'ouvre pas, ouvrez d'abord le sceau avec le programme age.
    .examples = carnet restore /media/cle/carnet-2026-11-24.tar --store ~/carnet
cli-restore--file = La sauvegarde

# demo

cli-demo = Créer un carnet de données inventées, et le faire visiter
    .long = Sans aucune question. Le dossier ne doit pas encore exister ; pour effacer la démonstration, supprimez-le.
    .examples = carnet demo
cli-demo--folder = Le nouveau dossier

# licences

cli-licences = Licences du programme et de ce dont il est fait

# help

cli-help = Aide sur une commande
    .examples = carnet help licences
cli-help--command = Les mots de la commande

# report

cli-report = Ce qui a été dit, ce que l'axe a donné, et où l'accord s'arrête
    .long = Chaque chiffre vient avec son dénominateur ; en dessous de dix cas, pas de pourcentage. Aucun rapport ne montre qui se tient où.
    .examples =
        carnet report overview --period 2026-10
        carnet report outcomes --period 2026-10 --actor A-7 --with-below
        carnet report ladder --negotiation N-4
        carnet report roadblocks --by month --since 2026-05
        carnet report all --period 2026-10 --format html --plaintext-output 2026-10.html
        carnet report outcomes --period 2026-10 -o 2026-10.report
        carnet report map --format geojson > carte.geojson
        carnet report --explain roadblocks
cli-report--name = Quel rapport ; all pour tous
cli-report--list = Nommer tous les rapports
cli-report--explain = Dire ce qu'un rapport compte, et ce qu'il ne dit pas
cli-report--by = Regrouper par ces dimensions, séparées par des virgules
cli-report--where = Seulement si c'est vrai ; plusieurs termes d'une dimension s'ajoutent
cli-report--actor = Cet interlocuteur seulement
cli-report--with-below = Avec --actor : et tout ce qui en dépend par des liens certains
cli-report--max-sensitivity = Laisser de côté ce qui est plus sensible : low, moderate, high, severe
cli-report--period = Seulement cette année, ce trimestre ou ce mois : 2026, 2026-Q4, 2026-10
cli-report--since = À partir de cette date
cli-report--until = Jusqu'à cette date
cli-report--as-of = L'état des choses à cette date (aujourd'hui)
cli-report--as-recorded = Échelons tels que notés à l'époque, non tels que connus maintenant
cli-report--negotiation = Échelle : cette démarche seulement
cli-report--bom = CSV : commencer par la marque qui fait reconnaître UTF-8 aux tableurs
cli-report--csv-raw = CSV : laisser telles quelles les cellules qui ressemblent à des formules
cli-report--hxl = CSV : ajouter une ligne de balises HXL sous l’en-tête
cli-report--no-base-map = Sur une carte, seulement nos propres limites, sans les pays de Natural Earth
cli-report--no-map = HTML : ne dessiner aucune carte
cli-report--output = Sceller le rapport pour la clé de ce carnet, dans ce nouveau fichier
cli-report--plaintext-output = Écrire le rapport en clair dans ce nouveau fichier ; le registre le note
cli-report--force = Remplacer le fichier s’il existe
