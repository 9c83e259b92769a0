## Feuillets : des saisies faites sans ouvrir le carnet, et leur chemin jusqu'à lui.

inbox-note = Note

# À chaque ouverture

inbox-waiting = { $count ->
    [one] { $count } feuillet attend : carnet inbox review
   *[other] { $count } feuillets attendent : carnet inbox review
}

# carnet inbox post

inbox-words = Scellé pour le carnet qui porte ces mots : { $words }. Si ce ne sont pas ceux que l'on vous a dits, arrêtez-vous et demandez.
inbox-ask-note = Que s'est-il passé ? Une ligne :
inbox-posted = Déposé : feuillet { $id }. Seul le carnet peut le lire.
inbox-posted-file = Le feuillet est dans { $path }. Portez-le ou envoyez-le à qui tient le carnet ; seul le carnet peut le lire.
inbox-dry-run = Il peut être déposé. Rien ne l'a été.

# carnet inbox review

inbox-column-slip = feuillet
inbox-column-written-on = écrit le
inbox-column-entry = quoi
inbox-column-date = date
inbox-column-kind = type
inbox-page-head = Feuillet { $id }  { $entry }, écrit le { $day } selon l'appareil de son auteur. Qui l'a écrit, rien ne le prouve.
inbox-none = Aucun feuillet n'attend.
inbox-empty = Aucun feuillet lisible n'attend.
inbox-more = { $count ->
    [one] { $count } autre attend : il viendra après ceux-ci.
   *[other] { $count } autres attendent : ils viendront après ceux-ci.
}
inbox-twins = { $count ->
    [one] { $count } feuillet était là une seconde fois, et n'est pas repris.
   *[other] { $count } feuillets étaient là une seconde fois, et ne sont pas repris.
}
inbox-refused = Le feuillet { $id } n'est pas pris : { $why } [{ $code }]
inbox-aside = { $count ->
    [one] Il n'a pas été supprimé : il est dans le dossier inbox/aside du carnet, ou attend encore.
   *[other] Ils n'ont pas été supprimés : ils sont dans le dossier inbox/aside du carnet, ou attendent encore.
}
inbox-aside-full = Tout n'a pas pu être déplacé dans le dossier inbox/aside du carnet : il n'y a plus de place, ou c'est un lien ou un tube. Ce qui reste dans inbox sera redit la prochaine fois ; regardez-le et retirez-le à la main.
inbox-dropped = Le feuillet { $id } a été écarté.
inbox-taken-in = { $path } attend maintenant : feuillet { $id }.
inbox-could-be-taken-in = { $path } peut être pris. Rien ne l'a été.
inbox-take-in-next = Ensuite : carnet inbox review
inbox-not-taken-in = { $path } n'est pas pris : { $why } [{ $code }]
inbox-key-back = La clé publique du carnet est de nouveau dans le dossier. Ses mots : { $words }. Dites-les à ceux qui déposent. Ce qui a été déposé pour l'autre clé, ce carnet ne peut pas le lire.
inbox-choice-accept = Le prendre
inbox-choice-edit = Changer d'abord quelque chose
inbox-choice-later = Le laisser pour plus tard
inbox-choice-drop = L'écarter
inbox-choice-stop = S'arrêter là
inbox-ask-what = Qu'en fait-on ?
inbox-ask-as = Prendre la note comme quoi ?
inbox-ask-drop = L'écarter pour de bon ?

# Refus

inbox-foreign = il a été scellé pour une autre clé que celle de ce carnet.
    .hint = Demandez à qui l'a déposé quels mots il a vus : ce doivent être ceux de ce carnet. Rien n'en a été gardé.
inbox-damaged = il est abîmé ou coupé, ou n'est pas un feuillet.
    .hint = Demandez-le encore une fois.
inbox-form = il est scellé pour ce carnet, mais ce qu'il contient, aucun Carnet ne l'a écrit.
    .hint = N'importe qui peut sceller pour la clé publique du carnet. Rien n'en a été gardé.
inbox-newer = il a été écrit par une version plus récente de Carnet.
    .hint = Installez ici la version plus récente ; le feuillet attend jusque-là.
inbox-too-long = la saisie dépasse les { $limit } octets du plus grand feuillet.
    .hint = Déposez-la en deux fois.
inbox-no-such-slip = aucun feuillet { $id } n'attend.
    .hint = carnet inbox review --list montre ceux qui attendent.
inbox-again = ce feuillet, ou les mêmes mots du même jour, était déjà venu.
    .hint = Il n'est pris qu'une fois. Rien n'a changé.
inbox-key = { $path } n'est pas la clé publique d'un carnet.
    .hint = Demandez le fichier inbox/key du carnet ; c'est une ligne qui commence par age1.
inbox-no-key = il n'y a pas de clé publique à { $path }.
    .hint = Nommez le dossier du carnet par --store, ou une copie de son inbox/key par --store-key.
inbox-some-not-taken = { $refused } feuillets sur { $count } n'ont pas été pris.
    .hint = Chacun est nommé ci-dessus avec sa raison. Les fichiers sont restés où ils étaient.
