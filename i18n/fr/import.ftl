## What an import says.

# A file that is no table

import-table = { $path } ne se lit pas comme un tableau : { $fault }
    .hint = Est-ce le bon fichier, et est-il entier ? Rien n'en a été pris.
import-empty = il est vide.
import-not-text = la ligne { $line } n'est pas un texte dans un codage connu ici.
    .hint = Ouvrez-le dans le programme qui l'a fait et enregistrez-le en « CSV UTF-8 », ou nommez son codage dans la correspondance (encoding = "windows-1256"). Rien n'en a été pris.
import-no-such-encoding = la correspondance nomme un codage qui n'est pas connu.
import-nul = la ligne { $line } contient un caractère NUL, qu'aucun texte ne contient.
import-duplicate-column = deux colonnes s'appellent { $column }.
    .hint = Donnez un autre nom à l'une d'elles, dans le fichier. Rien n'en a été pris.
import-long-name = un nom de colonne dépasse { $limit } octets.
    .hint = Cherchez dans l'en-tête un guillemet qui n'est jamais refermé. Rien n'a été pris dans le fichier.
import-no-header = sa première ligne contient des dates et des nombres, et pas de noms de colonnes.
    .hint = Mettez au-dessus une ligne avec les noms des colonnes. Rien n'a été pris dans le fichier.
import-no-row = aucune de ses lignes ne peut être lue ; de la première, ligne { $line } : { $reason }
import-too-many-columns = il a plus de { $limit } colonnes.
import-too-many-rows = il a plus de { $limit } lignes.
    .hint = Coupez-le en plusieurs fichiers. Rien n'en a été pris.
# The map

import-map-needed = il faut une correspondance pour { $path } : un fichier qui dit quelle colonne remplit quel champ.
    .hint = Donnez-la avec --map. docs/formats/import-map.md montre comment l'écrire. Rien n'a été pris du fichier.
import-map = la correspondance
    .hint = docs/formats/import-map.md décrit les correspondances. Rien n'a été pris du fichier.
import-map-form = la ligne { $line } de la correspondance n'est pas du TOML.
import-map-word = ligne { $line } de la correspondance : { $word } n'est pas compris.
import-map-not-text = la correspondance n'est pas un texte en UTF-8.
import-map-key = ligne { $line } de la correspondance, { $key } : { $reason }
import-map-version = ce Carnet ne lit pas les correspondances de version { $found }.
import-map-no-such-kind = { $word } n'est pas une sorte de fiche.
import-map-other-kind = la correspondance est faite pour autre chose que ce que vous importez.
import-map-no-such-field = ce champ n'existe pas.
import-map-no-such-column = le fichier n'a pas de colonne { $column }.
import-map-not-a-term = { $word } n'est pas un terme de ce champ.
import-map-needs = il manque { $other }.
import-map-not-with = { $other } ne va pas avec.
import-map-wrong-sort = ce champ ne se remplit pas de cette façon.
import-map-pattern = { $pattern } n'est pas une façon d'écrire une date ; YYYY, MM et DD en sont les parties.
import-map-no-such-sheet = il n'y a pas de feuille { $word }, ni de fichier de ce nom à côté.
import-map-not-kept = Carnet ne prend pas cela d'un fichier.

# A row that was refused

import-row-ragged = { $found } cellules au lieu de { $expected }.
import-row-long-cell = une cellule de plus de { $limit } octets.
    .hint = Cherchez un guillemet qui ouvre une cellule et ne se ferme jamais.
import-row-other-separator = ses cellules sont séparées par { $row }, celles de l'en-tête par { $header }.
import-row-open-quote = un guillemet ouvre une cellule et n'est jamais refermé : toutes les lignes suivantes s'y trouvent.
import-mark-comma = des virgules
import-mark-semicolon = des points-virgules
import-mark-tab = des tabulations
import-row-tags = une deuxième ligne d'étiquettes HXL.
import-row-no-kind = elle ne dit pas de quelle sorte de fiche il s'agit.
import-row-no-result = une formule enregistrée sans son résultat.
    .hint = Ouvrez le fichier dans un tableur et enregistrez-le de nouveau : les résultats y seront.
import-row-error-cell = le tableur lui-même y montre une erreur.
import-row-map-gone = la correspondance avec laquelle elle a été lue n'est plus comprise. Abandonnez-la et importez de nouveau son fichier.
import-row-repeats = son identifiant est déjà à la ligne { $line }, et elle ne dit rien de plus.
import-row-parent-missing = elle appartient à une ligne qui n'est pas là.
import-row-parent-refused = la ligne à laquelle elle appartient n'a pas été prise.
import-row-parent-other = ce à quoi elle appartient est une fiche d'un autre genre.
import-row-void = { $id } a été retiré avec void, et le reste.

# What was done

import-done = { $rows ->
    [one] { $rows } ligne lue
   *[other] { $rows } lignes lues
} : nouvelles { $made }, modifiées { $changed }, inchangées { $unchanged }, refusées { $refused }.
import-would-be = { $rows ->
    [one] { $rows } ligne lue
   *[other] { $rows } lignes lues
} : nouvelles { $made }, modifiées { $changed }, inchangées { $unchanged }, refusées { $refused }. C'était un essai : rien n'a été enregistré.
import-nothing-new = Ce fichier a déjà été importé, avec la même correspondance, et ne change rien.
import-seen-before = Ce fichier a déjà été importé, avec la même correspondance.
import-joined = { $count ->
    [one] { $count } d'entre elles est dans la fiche à laquelle elle appartient.
   *[other] { $count } d'entre elles sont dans les fiches auxquelles elles appartiennent.
}
import-further = { $count ->
    [one] { $count } ligne est un lien de plus d'une fiche
   *[other] { $count } lignes sont des liens de plus de fiches
} qui a sa propre ligne.
import-beside = Créés à côté : { $kind }, { $count }.
import-encoding = Le fichier a été lu en { $encoding }.
import-tags = La ligne d'étiquettes HXL a été laissée de côté.
import-left-out = { $count ->
    [one] De { $count } ligne, ce que sa fiche ne garde jamais a été laissé : récit, dommages ou auteurs de violences sexuelles, nombre d'enfants.
   *[other] De { $count } lignes, ce que leurs fiches ne gardent jamais a été laissé : récit, dommages ou auteurs de violences sexuelles, nombre d'enfants.
}
import-mended = { $count ->
    [one] { $count } cellule abîmée par un tableur a été réparée.
   *[other] { $count } cellules abîmées par un tableur ont été réparées.
}
import-filled = { $count ->
    [one] { $count } cellule a pris ce que dit la cellule du dessus avec laquelle elle est fusionnée.
   *[other] { $count } cellules ont pris ce que dit la cellule du dessus avec laquelle elles sont fusionnées.
}
import-places = { $found ->
    [one] { $found } ligne a trouvé son lieu
   *[other] { $found } lignes ont trouvé leur lieu
} ; nom gardé en texte : { $text }.
import-refused = { $place } : { $reason }
import-refused-value = { $place }, « { $value } » : { $reason }
import-line = ligne { $line }
import-line-column = ligne { $line }, colonne { $column }
import-in-sheet = feuille { $sheet }, { $place }
import-refusals = Refusées, dans { $path }
import-more-refusals = { $count } de plus ; --json les donne toutes.
import-unmatched = Gardés en texte
import-unmatched-none = { $name } ({ $within }) : aucun lieu de ce nom, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-unmatched-around = { $name } ({ $within }) : aucun lieu de ce nom, { $id } en tient lieu, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-unmatched-several = { $name } ({ $within }) : { $candidates } lieux portent ce nom, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-unmatched-area = { $name } ({ $within }) : cette zone n'est pas dans le carnet, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}
import-progress-reading = Lecture…
import-progress = { $count } lignes, { $percent } %

import-some-refused = { $refused ->
    [one] { $refused } ligne sur { $rows } a été refusée.
   *[other] { $refused } lignes sur { $rows } ont été refusées.
}
    .hint = Les autres sont enregistrées. Celles-ci attendent dans le carnet : carnet import --mend les montre. Ou corrigez-les dans le fichier et importez-le de nouveau : rien de ce qui est là ne sera doublé.
import-all-refused = { $refused ->
    [one] { $refused } ligne sur { $rows } a été refusée.
   *[other] { $refused } lignes sur { $rows } ont été refusées.
}
    .hint = Rien n'a été enregistré. Corrigez le fichier et importez-le de nouveau.

# Rows that wait to be mended

import-waiting = { $count ->
    [one] { $count } ligne attend d'être corrigée.
   *[other] { $count } lignes attendent d'être corrigées.
}
import-nothing-waits = Aucune ligne n'attend d'être corrigée.
import-waiting-row = { $id }  { $what } de { $source }, refusée le { $day }
import-waiting-good = Plus rien n'y est faux ; la corriger sans rien changer la prend.
import-mend-which = Laquelle (son numéro ; Entrée pour en rester là) ?
import-mend-left = Elle attend encore, telle quelle.
import-mended-row = La ligne { $id } est prise : { $record }.
import-mended-known = La ligne { $id } est prise : sa fiche le dit déjà.
import-dropped-row = La ligne { $id } est abandonnée.
import-still-waits = La ligne { $id } attend encore.
import-no-such-row = aucune ligne { $id } n'attend d'être corrigée.
    .hint = carnet import --mend donne la liste de celles qui attendent. Rien n'a été changé.
import-no-such-column = la ligne { $id } n'a pas de colonne { $column }.
    .hint = carnet import --mend avec le numéro de la ligne montre ses colonnes. Rien n'a été changé.
import-not-mendings = la ligne { $line } ne dit pas comment une ligne est corrigée.
    .hint = Du JSON avec id et cells, comme carnet import --mend --json l'écrit, ou du CSV avec une colonne id. Rien n'a été changé.

# A map that was proposed

import-guessed = Le fichier semble contenir : { $kinds }. Colonne par colonne :
import-guess-unused = Laissées de côté : { $columns }
import-guess-repeat-records = Feuille { $sheet }, dont les lignes appartiennent à celles-ci. Comme { $kind } :
import-guess-repeat-rows = Feuille { $sheet }, comme { $field } de la fiche à laquelle chaque ligne appartient :
import-guess-dates = Jour et mois peuvent s'échanger dans : { $columns }. Dites lequel avec --date-order.
import-map-saved = La correspondance est dans { $path }.
import-not-guessed = aucune colonne n'a été trouvée pour ce que doit avoir chacun des « { $kind } » : { $fields }.
    .hint = Enregistrez la correspondance avec --save-map, nommez-y les colonnes, et importez avec --map. Rien n'a été pris du fichier.

# Workbooks and the form

import-locked = un mot de passe le verrouille.
    .hint = Ouvrez-le, enregistrez-le sans mot de passe là où vous seul pouvez le lire, importez-le, puis supprimez cette copie. Rien n'en a été pris.
import-old-workbook = c'est un classeur comme on les écrivait avant 2007 (.xls), quoi que dise son nom.
    .hint = Ouvrez-le dans un tableur et enregistrez-le en .xlsx ou en CSV. Rien n'en a été pris.
import-other-archive = c'est un fichier compressé qui ne contient ni classeur Excel ni tableau en texte.
    .hint = Enregistrez la feuille en .xlsx ou en CSV (une feuille OpenDocument, .ods, aussi). Rien n'en a été pris.
import-unpacks-too-large = une fois décompressé, il est plus gros que tout classeur fait par des personnes.
    .hint = Aucun tableur n'écrit un tel fichier : demandez à qui l'a envoyé, et ne l'ouvrez pas ailleurs. Rien n'en a été pris.
import-damaged-workbook = c'est un classeur coupé ou abîmé.
import-entities = son balisage déclare des entités.
import-stray-member = une de ses parties se trouverait hors de lui.
import-no-sheet = il n'a pas de feuille de ce nom, ou toutes ses feuilles sont masquées.
    .hint = Affichez la feuille dans un tableur, ou nommez-en une autre dans la correspondance (sheet = "..."). Rien n'en a été pris.
import-hidden-sheets = { $count ->
    [one] { $count } feuille masquée a été laissée de côté.
   *[other] { $count } feuilles masquées ont été laissées de côté.
}
import-other-sheets = Non lues : les feuilles { $names }. La correspondance peut en nommer une : sheet = "...".
import-form-failed = le formulaire n'a pas pu être composé.
import-form-title = Trajets et incidents
import-form-record = Que signalez-vous ?
import-form-note = N'écrivez nulle part de nom ni de numéro de téléphone. Ce que vous envoyez quitte le téléphone et n'est pas scellé.
import-form-demands = Un montant exigé en route
import-form-stops = Quelque chose qui s'est passé en route
import-form-written = Le formulaire est dans { $path }. Mettez à côté une liste de vos districts : places.csv, colonnes name (P-code) et label.
