## Regarder en arrière et corriger : history, undo, redo.

# Ce qui est arrivé à une fiche

mend-action-made = noté
mend-store-made = carnet créé
mend-action-changed = modifié
mend-action-voided = retiré des chiffres
mend-action-imported = importé
mend-action-setting = réglage modifié
mend-action-restored = remis depuis une sauvegarde
mend-action-migrated = passé à une nouvelle version
mend-action-undone = annulé
mend-action-redone = rétabli
mend-action-merged = fusionné
mend-action-purged = détruit
mend-action-left = sorti du carnet

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
