## Ce qu'impriment les commandes sur les fiches : pages, listes, ce qui se dit après l'enregistrement, ce qui ne va pas dans leurs données.

record-labelled = { $label } : { $value }
record-yes = oui
record-no = non
record-above = au-dessus
record-not-met = pas encore rencontré
record-void = annulé
record-voided = ANNULÉ depuis le { $day } : { $reason }
record-came = { $provenance } ; révision { $revision }
record-imported = Importé de { $from }
record-absent = Non rempli : { $fields }

record-candidate = {"  "}{ $line }
record-similar = Nom très proche : { $ids }. Est-ce le même ?
record-look-alike = { $field } : des lettres de deux alphabets qui se ressemblent sont mêlées dans un mot, comme un а cyrillique parmi des lettres latines.
    .ask = L'écrire tel quel ?
record-dry-run = Voilà ce qui serait écrit. Rien ne l'a été.
record-next = Ensuite : { $command }
record-nothing-else = Rien d'autre à écrire.
record-void-done = { $id } est retiré de tous les chiffres ; l'historique le garde.

record-none = Aucune fiche ici ({ $kind }). { $command } en écrit une.
record-none-since = Aucune fiche ({ $kind }) depuis le { $since }. Prenez un --since plus ancien, ou enlevez-le.
record-none-until = Aucune fiche ({ $kind }) jusqu'au { $until }. Prenez un --until plus récent, ou enlevez-le.
record-none-between = Aucune fiche ({ $kind }) du { $since } au { $until }. Prenez d'autres dates, ou enlevez-les.

# Chercher

record-find-what = Chercher :
record-find-kind = fiche
record-find-where = trouvé dans
record-find-text = texte
record-find-all = { $found ->
        [one] Une fiche le contient.
       *[other] { $found } fiches le contiennent.
    }
record-find-some = Les { $shown } meilleures de { $found } fiches. Plus avec --limit ; moins avec --actor, --place, --kind, --since ou un mot de plus.
record-find-many = Les { $shown } meilleures de plus de { $found } fiches. Moins avec --actor, --place, --kind, --since ou un mot de plus.
record-find-words-left-out = Seuls les { $most } premiers mots ont été cherchés.
record-find-none = Rien ne contient tout cela : { $text }. Essayez moins de mots, ou les premières lettres et une étoile : bar*. Les fiches annulées viennent avec --void.
record-find-none-phrase = Rien ne contient ces mots l'un après l'autre : { $text }. Sans guillemets, ils sont trouvés n'importe où dans une fiche.
record-find-none-narrowed = Rien ici ne contient tout cela : { $text }. Enlevez --actor, --place, --kind, --since ou --until, ou essayez moins de mots.

# Ce qui ne va pas dans les données

record-error-not-json = ligne { $line }, colonne { $column } : ce n'est pas du JSON, ou il est trop imbriqué.
    .hint = Un objet, un objet par ligne, ou un tableau d'objets ; les noms sont ceux que show --json imprime. Rien n'a été enregistré.
record-error-not-an-object = fiche { $record } : il faut un objet avec des champs nommés.
record-error-field-twice = fiche { $record } : { $field } est donné deux fois dans un même objet.
    .hint = Lequel est le bon ? Rien n'a été enregistré.
record-error-glued = ligne { $line } : deux fiches sur une ligne.
record-error-too-many = plus de { $limit } fiches.
    .hint = Donnez-en moins à la fois. Rien n'a été enregistré.
record-error-empty = il n'y a aucune fiche.
    .hint = Est-ce le bon fichier ? Rien n'a été enregistré.
record-error-in-record = fiche { $record } sur { $of } : { $error }
record-error-not-text = le texte sur l'entrée standard n'est pas lisible (UTF-8).
    .hint = Rien n'a été enregistré.
record-error-several-from-input = un seul champ peut être lu sur l'entrée standard.
    .hint = Donnez les autres dans un fichier avec --input. Rien n'a été enregistré.
record-error-nothing-given = rien n'est dit qui doive changer.
    .hint = Donnez un champ avec sa nouvelle valeur, --clear CHAMP ou --remove CHAMP.N. Rien n'a été modifié.
record-error-not-one-change = il y a { $count } fiches là où il faut une seule modification.
    .hint = Une modification est un objet avec les champs qui changent. Rien n'a été modifié.
record-error-other-kind = fiche { $record } : ce n'est pas une fiche « { $kind } ».
    .hint = kind_of_record dit ce que c'est. Rien n'a été enregistré.
record-error-too-large = l'entrée standard dépasse { $limit } octets.
record-error-unreadable = impossible de lire l'entrée standard.
    .hint = Rien n'a été enregistré.

# Les véhicules du soir

sheet-how = Une ligne chacun : goma > kiwanja, retard, 7/1/2, 5h. = répète, < retour
sheet-planned = { $id } { $way } – comment la route s'est passée (Entrée : pas maintenant) :
sheet-none-before = Il n'y a pas de ligne avant celle-ci.
sheet-way = Une ligne commence par le trajet : goma > rutshuru. Ou = pour la ligne d'avant, < pour son retour.
sheet-part = Une partie de la ligne n'est ni résultat, ni 7/1/2, ni heures (5h), véhicules (2v), personnes (4p), jour ou route unique.
sheet-full = { $count } véhicules, c'est ce qu'un écran montre.
sheet-nothing = Aucun véhicule, rien à enregistrer.
sheet-confirm = Entrée enregistre · un numéro corrige sa ligne · < ajoute des lignes :
    .help = Entrée enregistre toutes les lignes d'un coup. Un numéro redemande sa ligne : - l'enlève. < continue avec d'autres lignes.
sheet-cell = ligne { $row }, colonne { $column } ({ $name }) : { $reason }
sheet-row = ligne { $row } ({ $name }) : { $reason }
sheet-error-line = { $before }
    { "  " }{ $line }
sheet-error-faults = { $count ->
    [one] Une case de cette feuille ne peut pas être prise
   *[other] { $count } cases de cette feuille ne peuvent pas être prises
 } ({ $rows ->
    [one] une ligne
   *[other] { $rows } lignes
 }) ; rien n'a été enregistré.
    .hint = Corrigez les cases et collez la feuille à nouveau ; la ligne 1 est la première, l'en-tête s'il y en a un.
sheet-error-row = La ligne { $row } a plus de cases que le tableau n'a de colonnes, ou n'est pas une ligne de tableau.
    .hint = Les colonnes sont date, origin, destination, road, vehicles, outcome, checkpoints, checkpoints_long, checkpoints_demanding, hours_late ; un en-tête en nomme d'autres ou un autre ordre.
sheet-error-column = La colonne { $column } a un nom qui n'est pas une colonne de la feuille.
    .hint = Sont connues date, origin, destination, road, vehicles, outcome, checkpoints, checkpoints_long, checkpoints_demanding, hours_late, et tally pour 7/1/2.

later-postponed = { $id } est maintenant demandé pour le { $first }.
later-postponed-days = { $id } est maintenant demandé du { $first } au { $last }.
later-nobody-owes = Personne ne doit de réponse à { $id }.
later-owes-nothing = Ce bureau ne doit pas de réponse à { $id }.
    .hint = carnet request show { $id } montre qui a été saisi, quand, et ce qu'ils ont dit.

again-same = Comme { $trip } : { $way }
again-back = Retour de { $trip } : { $way }
again-planned = { $trip } est prévu sur ce trajet et personne n'a dit ce qu'il est devenu. Si c'est ce déplacement : carnet trip edit { $trip } --outcome ...
again-none = il n'y a encore aucun déplacement à répéter.
    .hint = Donnez son trajet : --origin et --destination. Rien n'a été enregistré.
again-none-such = il n'y a encore aucun déplacement auquel ces options répondent.
