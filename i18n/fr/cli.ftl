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

cli-value-command = COMMANDE
cli-value-date = DATE
cli-value-dir = DOSSIER
cli-value-file = FICHIER
cli-value-format = FORME
cli-value-lang = LANGUE
cli-value-n = N
cli-value-when = QUAND

# Le programme

cli = Un carnet pour ceux qui négocient l'accès humanitaire, chiffré, sur cet appareil seulement
    .long = Ce que chaque échelon d'une autorité a dit, ce qui s'est passé ensuite sur l'axe, et qui doit encore une réponse. Rien ne quitte l'appareil, sauf ce que vous scellez et remettez vous-même.

# Arguments de toutes les commandes

cli---store = Dossier du carnet
cli---passphrase-file = Lire la phrase de passe sur la première ligne de ce fichier, ou de l'entrée standard avec -
cli---passphrase-fd = Lire la phrase de passe dans ce descripteur de fichier ouvert
cli---identity = Ouvrir le carnet avec l'identité age de ce fichier
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

# import

cli-import = Prendre des interlocuteurs, des lieux ou des incidents dans un tableau (CSV, TSV)
    .long = Une correspondance dit quelle colonne remplit quel champ (docs/formats/import-map.md) ; les répertoires de lieux connus s'en passent. Ce qui ne va pas dans une ligne est dit et ne coûte aucune autre ligne : les bonnes sont enregistrées. Le même fichier une seconde fois ne change rien. Les interlocuteurs d'un fichier comptent comme non rencontrés, et un carnet en contient peu : importez la liste de contacts de votre équipe.
    .examples = carnet import places pcodes.csv
        carnet import actors contacts.csv --map contacts.toml --dry-run
        carnet import incidents journal.csv --map journal.toml
cli-import--what = Ce que contient le fichier
cli-import--file = Le tableau
cli-import--map = Le fichier qui dit quelle colonne remplit quel champ
cli-import--all-or-nothing = Ne rien enregistrer si une ligne est refusée
cli-value-what = QUOI
cli-value-map = CORRESPONDANCE

# licences

cli-licences = Licences du programme et de ce dont il est fait

# help

cli-help = Aide sur une commande
    .examples = carnet help licences
cli-help--command = Les mots de la commande
