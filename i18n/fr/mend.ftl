## Regarder en arrière et corriger : history, undo, redo.

# Ce qui est arrivé à une fiche

mend-action-made = noté
mend-store-made = carnet créé
mend-action-changed = modifié
mend-action-voided = retiré des chiffres
mend-action-imported = importé
mend-action-setting = réglage modifié
mend-action-restored = remis depuis une sauvegarde, ou pris tel qu'il a été trouvé
mend-action-migrated = passé à une nouvelle version
mend-action-undone = annulé
mend-action-redone = rétabli
mend-action-merged = fusionné
mend-action-purged = détruit
mend-action-left = sorti du carnet
mend-action-keyed = accès modifiés
mend-action-rotated = clé des données remplacée

# history

mend-version = { $revision }  { $at }  { $action }  (commande { $command })
mend-words-gone = (son texte a été détruit)
mend-not-there = (n'est plus dans le carnet à partir d'ici)
mend-became-void = nul : { $reason }
mend-words = { $field } : { $what }
mend-words-written = texte écrit
mend-words-emptied = texte retiré
mend-words-changed = texte modifié
mend-filled = { $field } : { $after }
mend-changed = { $field } : { $before } -> { $after }

# undo, redo

mend-undone = Annulé, commande { $command } : { $what }. carnet redo la rétablit.
mend-would-undo = Ceci annulerait la commande { $command } : { $what }. Rien n'a été modifié.
mend-would-redo = Ceci rétablirait la commande { $command } : { $what }. Rien n'a été modifié.
mend-redone = Rétabli, commande { $command } : { $what }.
mend-nothing-to-undo = il n'y a rien à annuler.
    .hint = Rien n'a été modifié.
mend-nothing-to-redo = il n'y a rien à rétablir.
    .hint = Seul ce que carnet undo a annulé en dernier peut être rétabli, tant que rien d'autre n'a été écrit depuis. Rien n'a été modifié.
mend-undo-barred = on ne revient pas en arrière au-delà de ceci : { $what }.
    .hint = Ce qui est sorti ne se rappelle pas, et ce qui est détruit l'est pour de bon. Corrigez la fiche avec edit, ou retirez-la avec carnet void. Rien n'a été modifié.

# Deux qui n'en font qu'un

mend-merged-into = fusionné dans { $id }
mend-moved = { $kind } qui le nomment : { $count }
mend-took-over = repris : { $fields }
mend-would-merge = Voici ce qui passerait de { $from } à { $into }. Rien n'a été modifié.
mend-merge-done = { $from } est désormais { $into } ; ses noms restent comme autres noms. carnet undo l'annule.
mend-merge-conflict = { $from } et { $into } ne disent pas la même chose : { $fields }.
    .hint = Lequel est vrai ? Corrigez l'un des deux avec edit, puis fusionnez. Rien n'a été modifié.
mend-merge-twice = { $id } nomme les deux ({ $field }).
    .hint = Retirez l'un des deux : carnet { $command } edit { $id } --remove. Rien n'a été modifié.

# dump, load

mend-dump-warning = Toutes les fiches seront dans { $path }, lisibles par quiconque obtient ce fichier. Le registre le dira.
mend-dump-warning-output = Toutes les fiches seront écrites en clair. Le registre le dira.
mend-dump-ask = L'écrire
mend-dump-dry-run = Toutes les fiches et tous les réglages seraient écrits en clair. Rien ne l'a été.
mend-dumped = { $lines } lignes ont été écrites.
mend-declined = rien n'a été écrit.
mend-loaded = Fiches reprises : { $records } ; réglages : { $settings }.
mend-would-load = Fiches qui seraient reprises : { $records } ; réglages : { $settings }. Rien n'a été enregistré.
mend-load-nowhere = il n'y a pas de carnet dans { $path } où charger.
    .hint = Créez-en un d'abord, carnet init --store DOSSIER, puis chargez-y. Rien n'a été pris du fichier.
mend-not-empty = ce carnet contient déjà des fiches.
    .hint = Chargez dans un carnet neuf : carnet init --store DOSSIER. Rien n'a été modifié.
mend-not-a-dump = ce n'est pas un fichier de dump.
    .hint = Donnez un fichier écrit par carnet dump, tel quel. Rien n'a été enregistré.
mend-dump-newer = ce fichier est de la version { $found } ; ce Carnet connaît jusqu'à la version { $known }.
    .hint = Mettez Carnet à jour. Rien n'a été enregistré.
mend-dump-length = le fichier a { $found } lignes au lieu de { $expected }.
    .hint = Il est coupé, ou a été modifié. Copiez-le de nouveau. Rien n'a été enregistré.
mend-dump-unreadable = le fichier ne peut pas être lu.
mend-line = ligne { $line } : { $fault }
mend-line-not-json = ce n'est pas du JSON, ou il est trop imbriqué.
mend-line-too-long = la ligne est trop longue.
mend-line-form = ce n'est pas une ligne de dump.
mend-line-twice = l'identifiant, l'uid ou l'en-tête se trouve déjà sur une autre ligne.

# Réglages en mots et en lieux

mend-setting-country = Trois lettres, comme COD, ou un lieu de type country. Rien n'a été modifié.
mend-setting-provinces = Des provinces (lieux de type adm1), séparées par des virgules. Rien n'a été modifié.
mend-setting-one-of = Au choix : { $codes }. Rien n'a été modifié.
mend-setting-lines = Des lignes de 200 caractères au plus, séparées par des points-virgules. Rien n'a été modifié.
mend-setting-line = une ligne de mots
mend-setting-recipient = un destinataire, age1...
setting-country = Le pays, par trois lettres ou comme lieu
setting-coverage = Les provinces où vous travaillez, séparées par des virgules
setting-organisation-type = Ce qu'est votre organisation, pour ceux qui comptent avec elle
setting-red-lines = Ce que votre organisation refuse de faire, séparé par des points-virgules
setting-trusted-recipient = Le seul destinataire à qui des chiffres exacts peuvent être remis (trusted)
setting-trusted-protocol = La référence du protocole signé sous lequel les chiffres exacts sont remis
