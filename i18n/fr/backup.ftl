## Un nouveau carnet, sa sauvegarde et son retour.

# carnet init

backup-init-generated = Voici une phrase de passe faite pour vous. Notez-la sur papier maintenant ; elle n'est montrée qu'une fois :
backup-init-ask = Entrée la garde ; ou tapez la vôtre, d'au moins { $least } caractères :
backup-init-made = Un nouveau carnet dans { $path }
backup-init-keys-passphrase = Il s'ouvre avec votre phrase de passe.
backup-init-keys-recipients = { $count ->
    [one] Il s'ouvre avec la clé de { $count } destinataire.
   *[other] Il s'ouvre avec la clé de l'un des { $count } destinataires.
}
backup-init-words = Ses mots : { $words }. Les destinataires les voient comme ceux de l'expéditeur ; donnez-les-leur par une autre voie.
backup-init-recovery-why = Qui oublie la phrase de passe a besoin d'un retour, ou des années de travail sont perdues.
backup-init-recovery-ask = Quel retour, 1 à 4 ?
backup-init-recovery-shares = Des parts sur papier pour trois personnes, dont deux l'ouvrent
backup-init-recovery-recipient = La clé de quelqu'un hors du pays, age1...
backup-init-recovery-identity = Une clé sur papier, pour un coffre
backup-init-recovery-none = Aucun, ou plus tard : carnet key recovery
backup-init-recovery-recipient-ask = Sa clé publique, age1... :
backup-init-no-recovery = Qui oublie la phrase de passe perd le carnet : plus personne ne peut l'ouvrir. Faites une sauvegarde, et un retour : carnet key recovery shares 2/3, ou recipient age1... de quelqu'un hors du pays.
backup-init-no-passphrase = Il n'y a pas de phrase de passe : qui perd les clés perd le carnet.
backup-init-next = Ensuite : carnet actor add

backup-weak = une phrase de passe de moins de { $least } caractères se devine en une après-midi.
    .hint = Gardez celle qui vous est proposée : sept mots courants, faciles à noter et à retenir. Rien n'a été créé.
backup-weak-common = cette phrase de passe est parmi les premières que l'on essaie : un mot courant, des touches voisines, des signes répétés.

# carnet backup

backup-made = { $entries ->
    [one] Sauvegardé et relu : { $path }, { $entries } fichier, { $bytes } octets. C'est inscrit au registre des sorties.
   *[other] Sauvegardé et relu : { $path }, { $entries } fichiers, { $bytes } octets. C'est inscrit au registre des sorties.
}
backup-opens-as-store = La sauvegarde s'ouvre avec ce qui ouvre le carnet aujourd'hui : gardez-la ailleurs, et souvenez-vous de la phrase de passe.
backup-opens-sealed = Elle est scellée une fois de plus pour : { $labels }. Il faut d'abord leur clé, puis ce qui ouvre le carnet.
backup-dry-run = Rien n'a été écrit.

# carnet restore

backup-restored = Le carnet est de retour dans { $path }. Son historique le dit.
backup-restored-sent = Avant la prochaine synthèse, on vous demandera si quelque chose a été envoyé après cette sauvegarde.

# Refus

backup-not-read-back = { $path } ne se relit pas comme il a été écrit ; le fichier a été retiré.
    .hint = Le disque ou la clé USB est peut-être en train de lâcher. Prenez-en un autre.
backup-sealed = cette sauvegarde est scellée une fois de plus.
    .hint = Donnez la clé pour laquelle elle a été scellée : --identity FICHIER. Rien n'a été créé.
backup-other-head = la tête de l'historique dans la sauvegarde n'est pas celle de sa base.
    .hint = Quelqu'un l'a composée avec deux sauvegardes. Prenez-en une autre. Rien n'a été créé.
backup-damaged = le carnet dans cette sauvegarde est endommagé : des octets n'y sont pas tels qu'ils ont été écrits.
    .hint = Prenez une autre sauvegarde, ou une autre copie de celle-ci. Rien n'a été créé.
