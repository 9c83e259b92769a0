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
errors-session-identity-unreadable = impossible de lire l'identité dans { $path }.
    .hint = Vérifiez le chemin et votre droit de lire ce fichier. Rien n'a été modifié.
errors-session-nothing-handed-out = --output nomme un fichier pour des parts ou une clé sur papier, et il n'en est fait aucune ici.
    .hint = Rien n'a été modifié. Omettez --output, ou demandez des parts.
errors-session-empty-passphrase = la phrase de passe est vide.
    .hint = Rien n'a été modifié. Recommencez.
errors-session-typed-differently = la phrase de passe n'a pas été tapée deux fois de la même façon.
    .hint = Rien n'a été modifié. Recommencez.
errors-session-input-taken-twice = l'entrée standard ne peut pas être à la fois la phrase de passe et les données.
    .hint = Lisez l'une des deux dans un fichier.
errors-session-input-is-commands = l'entrée standard donne les commandes de cette session ; elle ne peut pas donner de données.
    .hint = Prenez les données dans un fichier avec --input FICHIER, ou lancez la commande seule.
errors-session-other-store = une session a un seul carnet ouvert : --store n'a pas de place dans ses lignes.
    .hint = Quittez la session avec exit, puis relancez-la avec --store.
errors-session-no-folder = { $path } ne peut pas être ouvert.
    .hint = Indiquez avec --exchange un dossier qui existe.
errors-session-not-in-shell = cette commande n'a pas sa place dans une session, qui garde un carnet ouvert.
    .hint = Quittez d'abord la session avec exit.
errors-session-open-quote = un guillemet n'est pas fermé, ou rien ne suit une barre oblique inverse.
    .hint = Fermez-le, ou écrivez \' pour une apostrophe.
errors-session-no-home = cet appareil n'a pas de dossier pour vos données.
    .hint = Indiquez où est le carnet avec --store.
errors-session-interrupted = interrompu. Ce qui n'était pas confirmé n'est pas enregistré.
errors-session-idle = personne n'a répondu pendant un moment ; rien n'a été enregistré.
errors-session-line-too-long = le terminal ne donne que { $limit } octets par ligne ; le reste s'est perdu en route.
    .hint = Donnez un texte plus court, complétez-le ensuite avec edit, ou lisez-le sur l'entrée standard avec un - à sa place.
errors-session-line-not-text = la ligne n'est pas du texte (UTF-8).
    .hint = Réglez le terminal sur UTF-8 et tapez-la de nouveau.
errors-session-terminal = le terminal ne peut pas être utilisé.
    .hint = Donnez ce qu'il faut par des options, avec --no-input.
errors-session-output = impossible d'écrire le résultat.
    .hint = Le disque est-il plein ? Ce qui a été confirmé avant est enregistré.

# Fichiers scellés, destinataires, clés

errors-seal-not-age = ce n'est pas un fichier scellé.
    .hint = Un fichier scellé par Carnet est un fichier age. Est-ce le bon ?
errors-seal-armored = ce fichier age est sous sa forme texte ; Carnet lit la forme binaire.
    .hint = Demandez le fichier tel qu'il a été fait, ou reconvertissez-le avec le programme age.
errors-seal-version = ce fichier age est d'une version que Carnet ne connaît pas.
    .hint = Demandez à l'expéditeur avec quoi il l'a fait.
errors-seal-truncated = le fichier est coupé.
    .hint = Recopiez-le depuis son origine. Rien n'en a été repris.
errors-seal-header-too-large = le fichier commence par un en-tête de plus de { $limit } octets.
    .hint = Carnet ne fait jamais un tel fichier : il est abîmé, ou fait pour nuire. Rien n'en a été repris.
errors-seal-too-many-stanzas = le fichier nomme plus de { $limit } destinataires.
    .hint = Carnet ne fait jamais un tel fichier : il est abîmé, ou fait pour nuire. Rien n'en a été repris.
errors-seal-malformed = le début du fichier n'est pas comme il doit être.
    .hint = Le fichier est abîmé. Recopiez-le depuis son origine.
errors-seal-no-key = aucune clé ne l'ouvre.
    .hint = Ce n'est pas la bonne phrase de passe ou la bonne clé, ou le fichier qui contient la clé est abîmé. Rien n'a été modifié.
errors-seal-work = le fichier demande plus de travail qu'aucun des nôtres : 2^{ $asked }, et on ne va pas au-delà de 2^{ $limit }.
    .hint = Il n'a pas été fait par Carnet. Rien n'en a été repris.
errors-seal-damaged = le fichier est abîmé ou coupé.
    .hint = Recopiez-le depuis son origine, ou redemandez-le. Rien n'en a été repris.
errors-seal-too-large = le contenu dépasse { $limit } octets.
    .hint = Carnet ne fait jamais un tel fichier. Rien n'en a été repris.
errors-seal-no-recipient = il n'y a personne à qui sceller.
    .hint = Nommez un destinataire : --to age1...
errors-seal-too-many-recipients = il y a { $found } destinataires, et { $limit } au plus y tiennent.
    .hint = Scellez en plusieurs fichiers.
errors-seal-recipient = impossible de sceller à l'un des destinataires.
    .hint = Rien n'a été écrit. Redemandez sa clé au destinataire.
errors-seal-io = la lecture ou l'écriture a échoué en scellant ou en ouvrant.
    .hint = Le disque est-il plein, le support retiré ? Rien de fait à moitié ne reste à utiliser.
errors-seal-randomness = le système ne donne pas de nombres aléatoires, et rien ne peut être scellé sans eux.
    .hint = Redémarrez l'appareil. Rien n'a été écrit.

errors-recipient-private-key = c'est une clé privée. Un destinataire, c'est la moitié publique, qui commence par age1.
    .hint = Quiconque a vu cette clé peut ouvrir ce qui lui a été scellé. Si elle a été envoyée ou montrée, faites-en refaire une.
errors-recipient-ssh = les clés ssh ne sont pas des destinataires ici.
    .hint = Demandez une clé age : le destinataire en fait une avec age-keygen.
errors-recipient-plugin = les destinataires des extensions d'age et des autres sortes ne sont pas pris en charge.
    .hint = Demandez une simple clé age : elle commence par age1 et compte 62 caractères.
errors-recipient-weak = cette clé n'est à personne : n'importe qui ouvrirait ce qui lui est scellé.
    .hint = Elle a été faite pour nuire. Demandez la clé au destinataire par une autre voie.
errors-recipient-invalid = ce n'est pas un destinataire, ou il est mal recopié.
    .hint = Un destinataire commence par age1 et compte 62 lettres et chiffres. Recopiez-le en entier.

errors-identity-too-large = un fichier d'identité compte au plus { $limit } octets.
    .hint = Est-ce le bon fichier ?
errors-identity-encrypted = le fichier d'identité est lui-même scellé par une phrase de passe.
    .hint = Ouvrez-le d'abord avec le programme age, et ne gardez le résultat sur cet appareil que le temps nécessaire.
errors-identity-public-key = la ligne { $line } du fichier d'identité est une clé publique ; elle n'ouvre rien.
    .hint = La moitié privée commence par AGE-SECRET-KEY-1.
errors-identity-plugin = la ligne { $line } du fichier d'identité est une clé d'extension ou de ssh.
    .hint = Seules les simples identités age sont lues : AGE-SECRET-KEY-1...
errors-identity-invalid = la ligne { $line } du fichier d'identité n'est pas une identité, ou elle est abîmée.
    .hint = Reprenez le fichier là où il est conservé.
errors-identity-empty = il n'y a aucune identité dans le fichier.
    .hint = Est-ce le bon fichier ?

errors-signature-key = la clé du signataire n'en est pas une.
    .hint = La synthèse est fausse ou abîmée. Rien n'en a été repris.
errors-signature-weak-key = la clé du signataire est de celles dont on peut imiter la signature.
    .hint = La synthèse a été faite pour nuire. Rien n'en a été repris.
errors-signature-mismatch = la signature ne correspond pas : le contenu a été modifié après avoir été signé.
    .hint = Demandez à l'expéditeur, par une autre voie, ce qu'il a envoyé. Rien n'en a été repris.

# Synthèses et sauvegardes

errors-bundle-newer = cette synthèse est au format { $found }, plus récent que ce Carnet.
    .hint = Mettez Carnet à jour et rouvrez-la.
errors-bundle-signature-form = la signature n'est pas dans sa forme.
    .hint = La synthèse est fausse ou abîmée. Rien n'en a été repris.
errors-bundle-member = { $member } n'est pas celui qui a été signé.
    .hint = La synthèse a été modifiée. Demandez à l'expéditeur, par une autre voie, ce qu'il a envoyé.
errors-bundle-disclosure = la synthèse montre des chiffres qui doivent être retenus.
    .hint = Ne la transmettez pas. Prévenez l'expéditeur.
errors-bundle-sums = les nombres de la synthèse ne s'additionnent pas : aucun enregistrement ne donne ces comptes.
    .hint = Elle est endommagée, ou le programme de l'expéditeur compte mal. Rien n'en a été pris. Prévenez l'expéditeur.
errors-share-empty = il n'y a pas de part dans ce qui a été donné.
    .hint = Une part a cinq lignes numérotées de trois groupes. Rien n'a été changé.
errors-share-too-large = c'est plus de texte que n'en ont des parts : plus de { $limit } octets.
    .hint = Est-ce le bon fichier ? Rien n'a été changé.
errors-share-mistyped = la ligne { $line } de la part { $share } n'est pas telle qu'elle a été écrite : son contrôle ne convient pas.
    .hint = Comparez-la avec le papier, signe par signe ; il n'y a ni I, ni L, ni O, ni U. Rien n'a été changé.
errors-share-mistyped-head = la ligne au-dessus de la part { $share } n'est pas telle qu'elle a été écrite : elle dit une autre part, ou un autre jeu, que les lignes au-dessous.
errors-share-cut = la part { $share } est coupée.
    .hint = Chaque part a cinq lignes numérotées. Rien n'a été changé.
errors-share-altered = les lignes ne sont pas toutes d'une même part.
    .hint = Chacune convient, et ensemble elles ne conviennent pas : des lignes de deux papiers ont été mêlées, ou plus d'un signe est faux. Rien n'a été changé.
errors-share-newer = cette part a été faite par une version plus récente du programme.
    .hint = Prenez la version qui l'a faite. Rien n'a été changé.
errors-share-other-set = ces parts ne sont pas d'un même jeu.
    .hint = Le jeu est dans la première ligne de chacune ; toutes doivent dire le même. Rien n'a été changé.
errors-share-too-few = il faut { $needed } parts, et il y en a { $found }.
    .hint = Demandez à un autre détenteur. La même part deux fois compte une fois. Rien n'a été changé.
errors-share-wrong-secret = ensemble, ces parts ne donnent pas la clé qui a été divisée.
    .hint = L'une d'elles n'a pas été faite avec les autres, ou quelqu'un l'a changée. Essayez-en d'autres du jeu. Rien n'a été changé.
errors-bundle-readdressed = cette synthèse a été faite pour d'autres : son expéditeur ne vous visait pas.
    .hint = L'un de ses destinataires l'a scellée à nouveau. Demandez à l'expéditeur si elle est pour vous.
errors-bundle-form = la synthèse n'est pas dans sa forme ({ $reason }).
    .hint = Elle est abîmée, ou faite par autre chose que Carnet. Rien n'en a été repris.
errors-archive-truncated = l'archive est coupée.
    .hint = Recopiez-la depuis son origine. Rien n'a été modifié.
errors-archive-missing = il manque { $name } à l'archive.
errors-archive-foreign = l'élément { $member } de l'archive n'est pas des nôtres ({ $reason }).
    .hint = Carnet ne fait jamais une telle archive : elle est abîmée, ou faite pour nuire. Rien n'a été modifié.
errors-archive-member = l'élément { $member } de l'archive n'est pas dans sa forme ({ $reason }).
errors-archive-form = l'archive n'est pas dans sa forme ({ $reason }).
errors-archive-source-changed = un fichier a changé pendant qu'il était copié.
    .hint = Fermez les autres programmes qui utilisent le carnet, et recommencez.
errors-archive-io = impossible de lire ou d'écrire l'archive.
    .hint = Le disque est-il plein, le support retiré ? Rien de fait à moitié ne reste à utiliser.

# Rapports

errors-report-none = il n'y a pas de rapport { $name }.
    .hint = Voyez la liste : carnet report --list.
    .near = Vouliez-vous dire { $near } ? La liste : carnet report --list.
errors-report-dimension = il n'y a pas de dimension { $name }.
    .hint = Ce par quoi un rapport se regroupe : carnet report --explain NOM.
    .near = Vouliez-vous dire { $near } ? Ce qu’un rapport accepte : carnet report --explain NOM.
errors-report-not-of = le rapport { $report } ne se regroupe ni ne se filtre par { $dimension }.
    .hint = Ce qu’il accepte : carnet report --explain { $report }. Rapports qui l’acceptent : { $others }.
errors-report-filter = un filtre n'est pas écrit DIMENSION=TERME.
    .hint = Par exemple --where level=checkpoint.
errors-report-term = { $dimension } n'a pas { $term }.
    .hint = Possible : { $terms }.
    .near = Vouliez-vous dire { $near } ?
    .by-name = Donnez son identifiant ou quelques lettres de son nom ; carnet { $command } list montre ce qu'il y a.
    .by-id = Donnez son identifiant ; carnet { $command } list montre ce qu'il y a.
errors-report-several-terms = { $dimension } : plusieurs répondent à { $term }.
    .hint = Lequel : { $found } ? Donnez son identifiant.
errors-report-crossing = { $author } et { $place } ne sont jamais montrés dans un même tableau : ensemble, ils diraient qui se tient où.
    .hint = Demandez par auteur, ou par lieu ; à côté d'un auteur, le territoire (adm2) est le lieu le plus fin.
errors-report-backwards = la période commence le { $since }, après sa fin le { $until }.
    .hint = Vérifiez --since, --until et --period.
errors-report-not-yet = la période commence le { $since }, après le jour auquel le rapport se place, le { $day } : rien n’en est encore arrivé.
    .hint = Vérifiez --since et --period ; --as-of donne un autre jour au rapport.
errors-report-two-ceilings = les sensibilités sont limitées deux fois.
    .hint = Utilisez --max-sensitivity ou --where sensitivity=TERME, pas les deux.
errors-summary-no-country = ce carnet ne connaît aucun pays ; on ne peut donc rien en dire.
    .hint = Notez-en un : carnet place add --kind country, et les districts au-dessous.
errors-summary-countries = ce carnet connaît plusieurs pays, ou aucun de ce nom ; une synthèse porte sur un seul.
    .hint = Nommez-le avec --country.
errors-summary-not-protected = ces tableaux n’ont pas pu être protégés.
    .hint = Rien n’a été scellé. Dites-le à ceux qui font Carnet, sans donner de nombre.
errors-summary-no-scheme = il n’y a pas de schéma { $name }.
    .hint = Voyez : carnet summary scheme list
    .near = Vouliez-vous dire { $near } ?
