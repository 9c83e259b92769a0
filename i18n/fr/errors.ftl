## Ce qui n'a pas marché, et que faire. Clés : errors-<pièce>-<quoi>, le conseil dans l'attribut .hint.

errors-exit = code de sortie { $code }
errors-count-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}

errors-head = Erreur [{ $code }] :
errors-panic = Carnet s'est arrêté à cause d'une erreur du programme. Ce qui a été confirmé avant est enregistré.
errors-cause = Cause : { $cause }

# La ligne de commande

errors-cli-near = Vouliez-vous dire { $near } ?
errors-cli-see-help = Voir --help : ce que cette commande accepte.
errors-cli-possible = Valeurs possibles : { $values }
errors-cli-unknown-command = la commande { $word } n'existe pas.
errors-cli-unknown-argument = l'argument { $word } n'existe pas.
errors-cli-not-possible = { $value } n'est pas une valeur possible de { $argument }.
errors-cli-no-value = { $argument } demande une valeur.
errors-cli-refused = { $argument } : { $reason }
errors-cli-does-not-fit = la valeur { $value } ne convient pas.
errors-cli-conflict = { $argument } et { $other } s'excluent, ou c'est le même argument donné deux fois.
errors-cli-missing = il manque : { $arguments }
errors-cli-not-text = un argument n'est pas un texte lisible (UTF-8).
errors-cli-other = la ligne de commande n'est pas comprise.
errors-cli-day = ce n'est pas une date entière.
    .hint = Écrivez l'année, le mois et le jour : 2026-11-23.

# Terminal, phrase de passe, sortie

errors-session-missing-flag = une réponse est nécessaire, et il n'y a ici personne à qui la demander.
    .hint = Donnez-la avec { $flag }.
errors-session-no-passphrase = il faut la clé du carnet, et il n'y a ici personne à qui demander la phrase de passe.
    .hint = Donnez --passphrase-file, --passphrase-fd ou --identity. N'écrivez jamais la phrase de passe dans une commande.
errors-session-passphrase-unreadable = impossible de lire la phrase de passe dans { $path }.
    .hint = Vérifiez le chemin et votre droit de lire ce fichier. Rien n'a été modifié.
errors-session-passphrase-not-a-line = { $path } ne commence pas par une ligne de texte de 1024 caractères au plus.
    .hint = La phrase de passe est la première ligne du fichier. Est-ce le bon fichier ?
errors-session-empty-passphrase = la phrase de passe est vide.
    .hint = Rien n'a été modifié. Recommencez.
errors-session-typed-differently = la phrase de passe n'a pas été tapée deux fois de la même façon.
    .hint = Rien n'a été modifié. Recommencez.
errors-session-input-taken-twice = l'entrée standard ne peut pas être à la fois la phrase de passe et les données.
    .hint = Lisez l'une des deux dans un fichier.
errors-session-no-home = cet appareil n'a pas de dossier pour vos données.
    .hint = Indiquez où est le carnet avec --store.
errors-session-interrupted = interrompu. Ce qui n'était pas confirmé n'est pas enregistré.
errors-session-terminal = le terminal ne peut pas être utilisé.
    .hint = Donnez ce qu'il faut par des options, avec --no-input.
errors-session-output = impossible d'écrire le résultat.
    .hint = Le disque est-il plein ? Ce qui a été confirmé avant est enregistré.
