## Qui peut ouvrir le carnet : key, destroy.

# Ce qui l'ouvre

keys-passphrase = une phrase de passe
keys-recipient = un destinataire, { $words }
keys-since = depuis le { $day }
keys-unnamed = pas mis là par une commande de Carnet, ou par une commande interrompue
keys-damaged = endommagé : rien ne l'ouvre
keys-opened = vient d'ouvrir le carnet
keys-unknown = { $count ->
    [one] { $count } destinataire de plus peut ouvrir le carnet que ceux qu'il connaît.
   *[other] { $count } destinataires de plus peuvent ouvrir le carnet que ceux qu'il connaît.
}
keys-opens = Le carnet s'ouvre avec : { $slots }

# Ce qui est fait

keys-added = Ajouté : { $name }.
keys-remove-own = C'est ce qui vient d'ouvrir le carnet.
keys-remove-ask = Enlever { $name } ?
keys-removed = { $name } n'ouvre plus ce carnet.
keys-changed = La phrase de passe est changée ; son emplacement est maintenant { $name }, et celui d'avant a été écrasé et enlevé.
keys-survives = Sur un SSD, dans un instantané ou dans une sauvegarde, l'ancien emplacement peut survivre, et il ouvre ce avec quoi il se trouve. Si quelqu'un d'autre peut connaître cette phrase ou avoir cette clé, remplacez aussi la clé des données : carnet key rotate.
keys-rotate-stays = Ouvre le carnet sous la nouvelle clé : { $slots }
keys-rotate-goes = Ne l'ouvre plus, car personne n'est là pour la dire : { $slots }. --keep-passphrase-file garde une phrase de passe qui est dans un fichier.
keys-rotate-ask = Remplacer la clé des données maintenant ?
keys-rotating = La base est réécrite sous la nouvelle clé, et relue ...
keys-rotated = La clé des données est remplacée. Chaque page et chaque emplacement sont sous la nouvelle ; les anciens emplacements ont été écrasés et enlevés.
keys-rotated-copies = Les copies faites avant, sauvegardes comprises, s'ouvrent toujours avec les phrases et clés de leur jour. Faites une nouvelle sauvegarde. Les clés propres du carnet, qui ouvrent billets et résumés scellés et signent les résumés, sont les mêmes qu'avant.
keys-dry-run = Rien n'a été changé.

# Refus

keys-no-such-slot = il n'y a pas d'emplacement { $name }, ou plusieurs ont ce libellé.
    .hint = carnet key list les nomme. Rien n'a été changé.
keys-last = rien d'autre que { $name } n'ouvre ce carnet.
    .hint = Ajoutez d'abord un autre moyen : carnet key add. Rien n'a été changé.
keys-too-many = il y a autant de phrases de passe qu'il peut y en avoir.
    .hint = Enlevez-en d'abord une : carnet key remove. Rien n'a été changé.
keys-unknown-recipients = { $count ->
    [one] { $count } destinataire que le carnet ne connaît pas peut l'ouvrir, et ne l'ouvrirait plus.
   *[other] { $count } destinataires que le carnet ne connaît pas peuvent l'ouvrir, et ne l'ouvriraient plus.
}
    .hint = Ajoutez-les par leur clé publique dans la même commande avec --drop-unknown, qui laisse aller tous les autres. Rien n'a été changé.
keys-there = ce destinataire ouvre déjà le carnet : { $name }.
    .hint = Rien n'a été changé.
keys-which-passphrase = on ne sait pas quelle phrase de passe changer.
    .hint = --slot la nomme ; carnet key list montre les emplacements. La clé d'un destinataire n'a pas de phrase ici. Rien n'a été changé.
keys-not-read-back = le nouvel emplacement ne s'ouvre pas tel qu'il a été écrit, et a été enlevé.
    .hint = Le disque est peut-être en train de lâcher. Ce qui ouvrait le carnet l'ouvre toujours.
keys-bad-label = un libellé est une ligne d'au plus 60 caractères.
    .hint = Dites à quoi sert l'emplacement : une fonction, un coffre, une base ; pas une personne. Rien n'a été changé.
keys-opens-nothing = une phrase de passe à garder n'ouvre aucun emplacement de ce carnet.
    .hint = Voyez le fichier donné avec --keep-passphrase-file. Rien n'a été changé.
keys-rolled-back = une base plus ancienne a été remise ; une nouvelle clé le cacherait.
    .hint = carnet verify en dit plus. Rien n'a été changé.
keys-old-slots-stay = la nouvelle clé des données est en place, mais tout l'ancien n'a pas pu être détruit.
    .hint = La prochaine commande réessaie. Si cela revient, regardez le dossier keys-old dans le dossier du carnet : quelque chose n'y est pas du programme.

# destroy

destroy-plan = { $path } serait détruit : d'abord les emplacements de clé, chacun écrasé, renommé et enlevé ; puis la base, sa tête, le dossier inbox et tout le reste. Rien ne l'ouvre après cela, avec aucune phrase de passe.
destroy-dry-run = Rien n'a été détruit. La même commande avec --confirm { $code } le fait.
destroy-ask = Cela ne peut pas être annulé. Tapez { $code } pour détruire ce carnet :
destroy-done = Détruit. Sans ses emplacements de clé, rien n'ouvre ce qui pourrait en rester.
destroy-leaves-folder = Quelque chose dans { $path } n'est pas du carnet : cela reste.
destroy-survives = Ce qui ne peut pas être promis : sur un SSD ou une carte mémoire, dans des instantanés du système, sur des systèmes de fichiers qui écrivent ailleurs (btrfs, ZFS), d'anciens emplacements de clé peuvent survivre, et avec l'un d'eux et sa phrase ce qui survit de la base. Les sauvegardes sont intactes et s'ouvrent comme avant. Seul un disque chiffré en entier, dont la propre clé est détruite, est au-delà.
