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

# Un retour possible

keys-held-recipient = un retour : leur propre clé { $abroad ->
    [0] · dans le pays
   *[other] · hors du pays
}
keys-held-identity = un retour : une clé sur papier { $abroad ->
    [0] · dans le pays
   *[other] · hors du pays
}
keys-held-shares = un retour : { $needed } parts sur { $holders }, jeu { $set } · { $abroad } d'entre elles hors du pays
keys-abroad-ask = { $count ->
    [one] Est-elle détenue hors du pays ? 1 pour oui, 0 pour non :
   *[other] Combien des { $count } qui la détiennent sont hors du pays ?
}
keys-note-share =
    Une part d'une clé. Ensemble, autant que le dit la ligne suivante l'ouvrent ; moins ne disent rien.
    Gardez-la loin des autres. Ne la donnez à personne dont vous ne connaissez ni la voix ni le visage.
keys-note-identity =
    Une clé. Qui l'a ouvre ce pour quoi elle a été faite. Gardez-la dans un coffre, sur papier.
keys-written = Écrit : { $path }
keys-written-warning = Qui lit ces fichiers a ce qu'ils contiennent. Imprimez-les ou remettez-les, puis écrasez-les et enlevez-les : sur une clé ou un SSD ils peuvent survivre.
keys-share-next = Entrée quand c'est noté :
keys-shown-once = Cela n'a été montré que cette fois et n'est gardé nulle part. Un terminal garde ce qu'il a montré : fermez la fenêtre.
keys-recovery-made = Ajouté : { $name }. Il ouvre le carnet, et carnet key remove l'enlève.
keys-recovery-rehearse = Essayez-le une fois, avant d'en avoir besoin : carnet key recovery rehearse
keys-recovery-none = Il n'y a pas de retour : qui oublie la phrase de passe perd le carnet. carnet key recovery --help
keys-pressure-recovery = Ceux qui sont dans le pays peuvent l'ouvrir sans les autres : on peut les y forcer.
keys-rehearsed = Cela marche : { $name } ouvre ce carnet. Rien n'a été changé.
keys-recovered = Le carnet s'ouvre avec une nouvelle phrase de passe : { $name }.
keys-recovered-next = Si quelqu'un d'autre a vu les parts ou la clé, faites-en de nouvelles et enlevez celles-ci ; si l'ancienne phrase peut être connue, remplacez aussi la clé des données : carnet key rotate.
keys-shares-how = Tapez les parts depuis le papier, une ligne à la fois. Les minuscules suffisent, et les traits d'union peuvent manquer.
keys-shares-ask = Part { $share }, ligne { $line } :
keys-shares-ask-of = Part { $share } sur { $needed }, ligne { $line } :

# Mise à l'abri de la clé

keys-park-stays = Ouvrirait le carnet : { $slots }
keys-park-goes = Ne l'ouvrirait plus : { $slots }
keys-park-shares = { $needed } nouvelles parts sur { $holders }
keys-park-before = Rien sur cet appareil ne l'ouvre alors, qui que ce soit qui demande. Les sauvegardes et copies faites avant s'ouvrent comme avant : n'en portez aucune. Des billets peuvent toujours être déposés dans la boîte.
keys-pressure-park = Ceux qui sont dans le pays pourraient encore l'ouvrir : la pression passe seulement de vous à eux. Mieux vaut qu'ils y soient trop peu nombreux.
keys-park-ask = Remettre la clé maintenant ?
keys-park-choice = À qui remettre la clé, 1 à 3 ?
keys-park-choice-shares = À trois personnes, en parts, dont deux l'ouvrent
keys-park-choice-to = À quelqu'un hors du pays, age1..., ou à un retour par son libellé
keys-park-choice-later = Plus tard : carnet key park
keys-park-to-ask = Sa clé publique, age1..., ou le libellé :
keys-park-handed-ask = Les détenteurs ont-ils leurs parts, et pas vous ? Sans elles, plus personne n'ouvre ce carnet. Continuer ?
keys-park-abandoned = Le carnet est comme avant. Les parts qui viennent d'être montrées n'ouvrent rien.
keys-park-done = La clé est remise. Cet appareil ne peut pas ouvrir le carnet avant carnet key unpark ; carnet inbox post continue.
keys-park-copies = Fermez cette fenêtre de terminal, et enlevez ce qui a été écrit pour les détenteurs. carnet doctor dit ce qui se voit encore.
keys-list-parked = { $count ->
    [0] Clé remise : cet appareil ne peut pas ouvrir le carnet. Ses détenteurs le peuvent ; carnet key unpark.
    [one] Clé remise : cet appareil ne peut pas ouvrir le carnet. { $count } clé ailleurs le peut ; carnet key unpark.
   *[other] Clé remise : cet appareil ne peut pas ouvrir le carnet. { $count } clés ailleurs le peuvent ; carnet key unpark.
}
keys-unparked = Le carnet s'ouvre de nouveau ici. La clé des données est celle qui a été faite à la remise : elle n'a été dans aucun emplacement que ceux des détenteurs.
keys-unparked-next = Les autres phrases de passe ne sont plus là ; ajoutez-les de nouveau : carnet key add. Si d'autres ont vu la clé ou les parts des détenteurs, remplacez la clé des données : carnet key rotate.
keys-ordered = Si cela nous ordonne de suspendre : cessez de noter ici, et remettez la clé : carnet key park. Ce qu'il faut faire est dans docs/guide/travel.md.
keys-ordered-ask = Est-ce à nous-mêmes qu'on ordonne de suspendre, et faut-il cesser de noter ici maintenant ?
keys-ordered-stop = N'écrivez plus rien ici. La clé se remet par carnet key park ; docs/guide/travel.md dit le reste.

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

keys-parked = la clé de ce carnet a été remise : cet appareil ne peut pas l'ouvrir.
    .hint = Ses détenteurs le peuvent : carnet key unpark, avec leur clé ou leurs parts. carnet inbox post écrit sans l'ouvrir. Rien n'a été changé.
keys-not-a-quorum = ce n'est pas un nombre de parts sur un nombre.
    .hint = Il en faut au moins deux, sur quinze au plus : 2/3, 3/5. Rien n'a été changé.
keys-too-many-abroad = { $most } au plus peuvent être hors du pays : autant la détiennent.
    .hint = Rien n'a été changé.
keys-not-parked = la clé de ce carnet n'a pas été remise : il s'ouvre comme toujours.
    .hint = Qui a oublié la phrase de passe a besoin de carnet key recovery open. Rien n'a été changé.
keys-no-holder = il n'est pas dit à qui remettre la clé.
    .hint = --to nomme un destinataire, --shares 2/3 fait des parts. Rien n'a été changé.

# destroy

destroy-plan = { $path } serait détruit : d'abord les emplacements de clé, chacun écrasé, renommé et enlevé ; puis la base, sa tête, le dossier inbox et tout le reste. Rien ne l'ouvre après cela, avec aucune phrase de passe.
destroy-dry-run = Rien n'a été détruit. La même commande avec --confirm { $code } le fait.
destroy-ask = Cela ne peut pas être annulé. Tapez { $code } pour détruire ce carnet :
destroy-done = Détruit. Sans ses emplacements de clé, rien n'ouvre ce qui pourrait en rester.
destroy-leaves-folder = Quelque chose dans { $path } n'est pas du carnet : cela reste.
destroy-survives = Ce qui ne peut pas être promis : sur un SSD ou une carte mémoire, dans des instantanés du système, sur des systèmes de fichiers qui écrivent ailleurs (btrfs, ZFS), d'anciens emplacements de clé peuvent survivre, et avec l'un d'eux et sa phrase ce qui survit de la base. Les sauvegardes sont intactes et s'ouvrent comme avant. Seul un disque chiffré en entier, dont la propre clé est détruite, est au-delà.
