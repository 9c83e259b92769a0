## Si un carnet est entier : verify.

# Pendant qu'il regarde

verify-stage-pages = Contrôle de chaque page de la base ...
verify-stage-chains = Contrôle de l'historique et du registre d'un bout à l'autre ...
verify-stage-records = Comparaison des fiches avec l'historique ...
verify-stage-counts = Nouveau décompte de ce que les rapports gardent des mois passés ...

# Ce qu'il dit

verify-whole = Le carnet est entier.
verify-counts = Contrôlé : fiches { $records }, entrées de l'historique { $entries }, lignes du registre { $lines }, synthèses sorties { $releases }, tableaux de décomptes gardés pour les rapports { $counts }, emplacements de clé { $slots }.
verify-earlier = Il est d'une version antérieure. Ce qui est tiré des fiches n'a pas été regardé ; la prochaine commande qui ouvre le carnet le met à jour, et verify regarde alors le tout.
verify-words = Les mots de cet état : { $words }. Notez-les sur papier : carnet verify --expect "{ $words }" dit ensuite si un état plus ancien a été remis.
verify-words-only = Les mots de cet état : { $words }.
verify-expected = { $count ->
    [0] C'est l'état des mots que vous aviez notés.
    [one] L'état des mots que vous aviez notés est dans l'historique ; { $count } entrée a suivi.
   *[other] L'état des mots que vous aviez notés est dans l'historique ; { $count } entrées ont suivi.
}
verify-affected = Touchés : { $parts }

verify-part-history = l'historique
verify-part-ledger = le registre
verify-part-releases = ce qui a été scellé
verify-part-settings = les clés et réglages du carnet
verify-part-waiting = brouillons et lignes en attente
verify-part-derived = ce qui est tiré des fiches pour chercher et compter

# Ce qui est trouvé

verify-found-unreadable = Rien de la base ne peut être lu : les pages qui disent ce qu'il y a ne sont pas telles qu'elles ont été écrites, ou sont d'un autre carnet.
verify-found-pages = { $count ->
    [one] { $count } page de la base n'est pas telle qu'elle a été écrite.
   *[other] { $count } pages de la base ne sont pas telles qu'elles ont été écrites.
}
verify-found-structure = Les pages de la base ne vont pas ensemble, ou contiennent ce qu'une fiche ne peut contenir.
verify-found-schema = Le schéma a été altéré : { $object }.
verify-found-references = { $count ->
    [one] { $count } ligne renvoie à ce qui n'est pas là.
   *[other] { $count } lignes renvoient à ce qui n'est pas là.
}
verify-found-history = L'historique est rompu à l'entrée { $n } : elle a été altérée, ou une entrée manque avant elle.
verify-found-ledger = Le registre est rompu à la ligne { $n } : elle a été altérée, ou une ligne manque avant elle.
verify-found-ledger-line = La ligne { $n } du registre manque ou est autre : l'historique dit que quelque chose est sorti.
verify-found-rolled-back = Une base plus ancienne a été remise : la tête de l'historique était d'un état ultérieur.
verify-found-no-head = La tête de l'historique manque, ou a manqué ou été altérée auparavant.
verify-found-not-expected = Les mots que vous aviez notés ne sont ceux d'aucun état de cet historique : un carnet plus ancien a été remis, ou les mots sont d'un autre carnet ou mal tapés.
verify-found-records = { $count ->
    [one] { $count } fiche dit autre chose que ce que l'historique en dit.
   *[other] { $count } fiches disent autre chose que ce que l'historique en dit.
}
verify-found-lost = { $count ->
    [one] { $count } fiche est dans l'historique et n'est pas là.
   *[other] { $count } fiches sont dans l'historique et ne sont pas là.
}
verify-found-full-text = { $count ->
    [one] Les mots par lesquels find cherche { $count } fiche ne sont pas ceux de la fiche.
   *[other] Les mots par lesquels find cherche { $count } fiches ne sont pas ceux des fiches.
}
verify-found-names = Les noms par lesquels acteurs et lieux se trouvent ne sont pas ceux de leurs fiches.
verify-found-lines = Qui est au-dessus de qui n'est pas compté comme les acteurs le disent.
verify-found-areas = Les districts où sont les lieux ne sont pas comptés comme les lieux le disent.
verify-found-counts = { $count ->
    [one] { $count } décompte d'un mois gardé pour les rapports n'est pas celui des fiches.
   *[other] { $count } décomptes de mois gardés pour les rapports ne sont pas ceux des fiches.
}
verify-found-releases = Des synthèses sorties ne sont pas gardées telles qu'elles sont sorties, ou manquent dans leur chaîne :
verify-found-frozen = Des décomptes fixés à la sortie de synthèses ne sont pas ceux qui l'ont été ; une synthèse ultérieure les suivrait :
verify-found-slot = L'emplacement de clé { $name } est endommagé : rien ne l'ouvre plus.
verify-found-slot-altered = L'emplacement de clé { $name } n'est pas tel que Carnet l'a écrit : qui doit ouvrir le carnet par lui ne le pourra peut-être pas.
verify-found-slot-lost = L'emplacement de clé { $name } a disparu, sans que personne l'ait enlevé par carnet key : qui doit ouvrir le carnet par lui ne le peut plus.
verify-found-inbox-key = La clé publique dans le dossier inbox n'est pas celle du carnet : ce qui y est déposé peut être lu par quelqu'un d'autre.

# Ce qu'il faut faire

verify-advice-damaged = Gardez ce dossier tel quel. Remettez la dernière sauvegarde dans un nouveau dossier : carnet restore FICHIER --store NOUVEAU-DOSSIER ; puis réécrivez ce qui a suivi.
verify-advice-altered = Aucune commande de Carnet ne fait cela : quelqu'un qui avait la clé a écrit ici, ou a remis des pages plus anciennes. Gardez ce dossier, ne vous fiez à rien de ce qu'il dit, et comparez avec la dernière sauvegarde : carnet restore FICHIER --store NOUVEAU-DOSSIER.
verify-advice-older = Ce qui a été écrit depuis n'est pas ici. N'écrivez pas la suite. Cherchez une copie ultérieure, et demandez qui a eu l'appareil.
verify-advice-rolled-back = Ce qui a été écrit depuis n'est pas ici. N'écrivez pas la suite. Cherchez une copie ultérieure, et demandez qui a eu l'appareil. S'il n'y en a pas : carnet verify --accept continue à partir de cet état, et met fin à l'avertissement.
verify-advice-no-head = Rien sur cet appareil ne dit si la base est la dernière. Comparez les mots de cet état avec ceux que vous aviez notés ; carnet verify --accept continue alors à partir de lui, et met fin à l'avertissement.
verify-advice-derived = Les fiches elles-mêmes ne sont pas touchées. Faites une sauvegarde. carnet dump puis carnet load dans un nouveau carnet refont cela.
verify-advice-counts = Les fiches elles-mêmes ne sont pas touchées ; les rapports faits depuis peuvent montrer de faux nombres. carnet verify --recount jette ce qui est gardé, et les rapports comptent de nouveau.
verify-advice-releases = Aucune commande de Carnet ne fait cela. N'envoyez aucune synthèse de ce dossier. Comparez avec les fichiers scellés qui ont été envoyés, par carnet summary verify FICHIER, et avec la dernière sauvegarde : carnet restore FICHIER --store NOUVEAU-DOSSIER.
verify-advice-slot = Le reste ouvre toujours le carnet. carnet key remove enlève l'emplacement, carnet key add en fait un nouveau.
verify-advice-slot-altered = carnet key list dit à qui il est. Remettez le fichier d'une sauvegarde que quelqu'un peut ouvrir, ou refaites l'emplacement tant que quelque chose ouvre le carnet : carnet key remove, puis carnet key add, ou carnet key recovery. carnet key recovery rehearse montre si un moyen de retour marche.
verify-advice-inbox-key = carnet inbox review --put-key-back remet celle du carnet. Demandez à ceux qui ont déposé depuis.

verify-accepted = C'est l'état à partir duquel continuer, sur votre parole ; l'historique le dit. Avant la prochaine synthèse, on vous demandera si quelque chose a été envoyé après lui.
verify-would-accept = Il serait pris pour l'état à partir duquel continuer. Rien n'a été changé.
verify-nothing-to-accept = Aucun avertissement n'attend votre parole.

verify-recounted = Ce qui était gardé pour les rapports est jeté ; les prochains rapports comptent de nouveau.
verify-would-recount = Ce qui est gardé pour les rapports serait jeté. Rien n'a été changé.

verify-not-whole = { $count ->
    [one] le carnet n'est pas entier : { $count } constat.
   *[other] le carnet n'est pas entier : { $count } constats.
}
    .hint = Ce qui a été trouvé et ce qu'il faut faire est dit plus haut. Rien n'a été changé.
verify-not-words = ce ne sont pas les quatre mots d'un état.
    .hint = Quatre mots de la liste anglaise, comme carnet verify les affiche : --expect "mot mot mot mot".
