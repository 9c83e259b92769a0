## Ce que le carnet refuse, et pourquoi un champ ne peut pas être pris.

# Alertes, dites à chaque ouverture

store-alarm-rolled-back = ATTENTION : la base est plus ancienne que ce qui a été confirmé en dernier, ou c'en est une autre. Quelqu'un a remis une vieille copie, ou une restauration s'est mal passée. Ce qui a été écrit depuis peut manquer : comparez les dernières saisies avant de vous fier à ce carnet. Pour continuer malgré tout à partir de cet état : carnet verify --accept
store-alarm-no-head = ATTENTION : le fichier « head » du carnet manque ou a été modifié. Rien ne dit si la base est la dernière. Comparez les dernières saisies avant de vous fier à ce carnet. Pour continuer malgré tout à partir de cet état : carnet verify --accept
store-alarm-other-inbox-key = ATTENTION : la clé publique dans inbox/key n'est pas celle de ce carnet, ou elle manque. Quelqu'un l'a peut-être échangée pour lire ce qui est déposé depuis. Dites à ceux qui déposent de s'arrêter, et ce qu'ils ont déposé depuis ; puis : carnet inbox review --put-key-back

# Le carnet

store-missing = il n'y a pas de carnet dans { $path }.
    .hint = Créez-en un avec carnet init, ou indiquez où il est avec --store. Rien n'a été créé.
store-not-a-store = { $path } n'est pas un carnet.
    .hint = Indiquez où est le carnet avec --store, ou créez-en un dans un dossier vide avec carnet init. Rien n'a été modifié.
store-exists = il y a déjà quelque chose dans { $path }.
    .hint = Choisissez un dossier vide ou qui n'existe pas encore. Rien n'a été modifié.
store-inside = { $path } se trouve dans le dossier d'un carnet.
    .hint = Ce qui sort d'un carnet n'a pas sa place parmi ses propres fichiers, et pourrait les écraser. Choisissez un autre dossier. Rien n'a été modifié.
store-plain = la base { $path } n'est pas chiffrée.
    .hint = Carnet n'écrit jamais un tel fichier : quelqu'un l'a échangé. Rien n'a été lu ni modifié. Reprenez une sauvegarde.
store-newer = le carnet est de version { $found } ; ce programme connaît les versions jusqu'à { $known }.
    .hint = Mettez Carnet à jour. Rien n'a été modifié.
store-damaged = { $path } est abîmé ou manque.
    .hint = Copiez d'abord le dossier entier tel quel, puis reprenez la dernière sauvegarde avec carnet restore. Rien n'a été modifié.
store-altered-schema = la base a été modifiée par autre chose que Carnet ({ $object }).
    .hint = N'y écrivez rien. Gardez une copie et reprenez la dernière sauvegarde avec carnet restore. Rien n'a été modifié.
store-no-cipher = ce Carnet a été compilé sans chiffrement et refuse de travailler.
    .hint = Réinstallez Carnet depuis son origine. Rien n'a été lu ni écrit.
store-wrong-key = aucune clé n'ouvre ce carnet.
    .hint = Ce n'est pas la bonne phrase de passe ou la bonne clé, ou le fichier qui contient la clé est abîmé. Rien n'a été modifié.
store-no-slot = sans phrase de passe ni destinataire, on ne pourrait jamais ouvrir ce carnet.
    .hint = Donnez une phrase de passe ou --recipient. Rien n'a été créé.
store-busy = un autre Carnet a ouvert le carnet dans { $path }.
    .hint = Fermez-le et recommencez. Rien n'a été modifié.
store-no-such-record = { $id } n'existe pas.
    .hint = carnet { $command } list montre ce qu'il y a. Rien n'a été modifié.
    .last = Le dernier est { $last } ; carnet { $command } list montre ce qu'il y a. Rien n'a été modifié.
store-void = { $id } a été annulé par void et ne se modifie plus.
    .hint = carnet { $command } show { $id } dit quand et pourquoi. Rien n'a été modifié.
store-nothing-changes = { $id } le dit déjà.
    .hint = Rien n'a été modifié.
store-unmet-limit = { $count ->
    [one] le carnet contiendrait { $count } échelon que personne n'a rencontré
   *[other] le carnet contiendrait { $count } échelons que personne n'a rencontrés
} ; on n'en garde pas plus de { $limit }.
    .hint = Un journal des rencontres n'est pas un organigramme. Ne reprenez que votre propre liste de contacts, ou relevez le réglage unmet_limit s'il le faut vraiment. Rien n'a été enregistré.
store-no-such-setting = ce réglage n'existe pas.
    .hint = carnet setting list les montre. Rien n'a été modifié.
store-bad-setting = { $name } ne peut pas prendre cette valeur.
    .hint = Un nombre entier de { $least } à { $most }. Rien n'a été modifié.
store-nothing-to-find = Il n'y a aucun mot dans ce que vous cherchez.
    .hint = Tapez des lettres ou des chiffres : carnet find barrière, ou carnet find "feu vert".
store-period-not-over = { $period } n'est pas encore terminé.
    .hint = Une synthèse se fait sur une période terminée. Rien n'est sorti.
store-released-already = { $period } est déjà sorti le { $on }.
    .hint = Une seule synthèse sort par période ; avec une seconde, un lecteur pourrait faire des soustractions. Rien n'est sorti.
store-not-audited = quelque chose a été écrit pendant que la synthèse se faisait.
    .hint = Relancez l'export. Rien n'est sorti.
store-withdrawn = { $period } a été retirée et ne ressort pas seule.
    .hint = Elle revient dans la période plus longue : exportez son trimestre, ou son année, une fois terminés. Rien n'est sorti.
store-left-elsewhere = { $period } est sortie d'une autre copie de ce carnet.
    .hint = Le même export aux mêmes lecteurs scelle ce qui est sorti alors. Pour d'autres, elle revient dans la période plus longue. Rien n'est sorti.
store-not-own-release = la synthèse d'un autre carnet, ou d'un pays que celui-ci ne connaît pas, ne peut pas être reprise.
    .hint = Nommez les copies que ce carnet a scellées pour lui-même. Rien n'a été repris.
store-fork = cette copie et une autre ont fait deux synthèses différentes à la même place de la chaîne.
    .hint = Les deux sont chez leurs lecteurs, et ensemble elles peuvent trop en dire : retirez-en une, et dites-le à ces lecteurs. Rien n'a été repris.
store-label-taken = un autre contributeur porte le nom { $label }, ou cette clé a un autre nom.
    .hint = Choisissez un autre nom ; une clé qui a changé se compare d'abord avec l'expéditeur par une autre voie. Rien n'a été noté.
store-no-such-contributor = aucun contributeur ne porte ce nom.
    .hint = 'carnet pool list' les montre. Rien n'a changé.
    .near = Vouliez-vous dire { $near } ? Rien n'a changé.
store-in-release = une synthèse commune déjà sortie le compte.
    .hint = Retirez d'abord cette synthèse : 'carnet summary withdraw'. Rien n'a changé.
store-longer-released = { $period } se trouve dans { $longer }, qui est déjà sortie.
    .hint = Une partie après le tout permettrait des soustractions. Rien n'a changé.
store-longer-stands = { $period } ne peut pas être retirée tant que { $longer }, comptée à partir d'elle, reste sortie.
    .hint = Retirez d'abord { $longer } : 'carnet summary ledger --releases' montre son nom. Rien n'a changé.
store-other-scheme = { $period } a une partie, { $released }, sortie sous un autre schéma.
    .hint = Les tableaux de deux schémas ne s'additionnent pas. Exportez une période sans une telle partie. Rien n'est sorti.
store-not-entrusted = les chiffres exacts ne vont qu'à un seul destinataire, celui qui est noté avec un protocole.
    .hint = Nommez ce destinataire et aucun autre : 'carnet setting list' montre trusted_recipient. Rien n'est sorti.
store-nobody-entrusted = aucun destinataire n'est noté avec un protocole, et les chiffres exacts ne vont à personne d'autre.
    .hint = Une fois un protocole de partage signé : 'carnet setting set trusted_recipient age1...', puis 'carnet setting set trusted_protocol' avec sa référence. Rien n'est sorti.
store-no-such-release = aucune synthèse de ce nom ne peut être retirée.
    .hint = 'carnet summary ledger --releases' les montre. Rien n'a changé.
store-interrupted = interrompu ; le carnet est comme avant.
store-read-only = on ne peut pas écrire dans le carnet : son support est en lecture seule.
    .hint = La lecture reste possible. Pour écrire, copiez son dossier sur un disque où l'on peut écrire, ou levez la protection. Rien n'a été modifié.
store-damaged-page = une partie de la base de données est abîmée.
    .hint = Copiez d'abord le dossier entier tel quel. carnet verify dit ce qui est touché ; carnet restore remet la dernière sauvegarde dans un nouveau dossier. Cette commande n'a rien modifié.
store-database = la base de données a échoué.
    .hint = Le disque est-il plein, ou le support retiré ? Ce qui a été confirmé avant est enregistré ; cette commande n'a rien modifié.

# Fichiers

store-file-missing = { $path } n'existe pas.
    .hint = Vérifiez le chemin. Rien n'a été modifié.
store-file-exists = { $path } existe déjà.
    .hint = Choisissez un autre nom ; pour un rapport, --force remplace le fichier. Rien n'a été écrit.
store-file-wrong-kind = { $path } est { $kind }, ce qui ne peut pas servir ici.
    .hint = Vérifiez le chemin. Rien n'a été modifié.
store-file-too-large = { $path } dépasse { $limit } octets.
    .hint = Est-ce le bon fichier ? Rien n'en a été repris.
store-file-changed = { $path } a changé pendant la lecture.
    .hint = Attendez que le programme qui l'écrit ait fini, puis recommencez. Rien n'en a été repris.
store-file-denied = le système n'autorise pas Carnet à utiliser { $path }.
    .hint = Vérifiez le chemin et votre droit d'utiliser ce fichier. Rien n'a été modifié.
store-file-read-only = impossible d'écrire { $path } : le support est en lecture seule.
    .hint = Choisissez un autre endroit. Rien n'a été modifié.
store-file-full = impossible d'écrire { $path } : le disque est plein.
    .hint = Faites de la place et recommencez. Rien d'inachevé ne reste.
store-file-not-private = d'autres que vous peuvent lire ou écrire { $path }.
    .hint = Retirez-leur ces droits (chmod go-rwx) et demandez-vous qui les avait. Rien n'a été modifié.
store-file-foreign-owner = { $path } appartient à un autre utilisateur de cet appareil.
    .hint = Qui l'a mis là ? Rien n'a été modifié.
store-file-failed = impossible de lire ou d'écrire { $path }.
    .hint = Le support a-t-il été retiré, ou est-il abîmé ? Rien n'a été modifié.
store-file-kind-file = un fichier
store-file-kind-folder = un dossier
store-file-kind-link = un lien
store-file-kind-pipe = un tube
store-file-kind-socket = une prise
store-file-kind-device = un périphérique
store-file-kind-other = autre chose qu'un fichier

# Champs qui ne peuvent pas être pris

store-record = { $kind } { $id }
store-lines = { $before }
    { $next }
store-fault = { $field } : { $reason }
store-one-fault = { $record }, { $fault } Rien n'a été enregistré.
store-faults = { $record } : ces champs ne peuvent pas être pris. Rien n'a été enregistré.
    { $lines }

store-not-an-id = ce n'est pas un identifiant.
    .hint = Un identifiant est une lettre et un numéro : T-14, A-3.

store-type-text = un texte
store-type-number = un nombre
store-type-object = un objet avec des champs nommés
store-type-list = une liste
store-type-uid = un uid de 32 chiffres hexadécimaux

store-fault-missing = manque.
    .hint = Donnez-le avec { $flags } (dans --input : le même nom avec _ pour -).
store-fault-no-such-field = ce champ n'existe pas.
store-fault-wrong-type = il faut { $wanted }.
store-fault-not-a-term = ce n'est pas un code de la liste « { $vocabulary } ».
    .near = Vouliez-vous dire { $near } ? Les codes sont dans l'aide de la commande (--help).
store-fault-not-yes-or-no = ni oui ni non.
    .hint = Écrivez oui ou non.
store-fault-not-a-whole-number = ce n'est pas un nombre entier.
    .hint = L'écrire en chiffres, sans décimales : 12.
store-fault-not-a-number = ce n'est pas un nombre.
    .hint = L'écrire en chiffres : 1234,5.
store-fault-above = plus que { $limit }.
    .hint = Vérifier le nombre.
store-fault-negative = moins que zéro.
    .hint = Donner un nombre à partir de 0.
store-fault-too-fine = plus de deux décimales.
    .hint = Arrondissez.
store-fault-not-a-currency = ce n'est pas une monnaie.
    .hint = Trois lettres : USD, CDF, XOF.
store-fault-out-of-range = au-delà de plus ou moins { $limit } degrés.
    .hint = La latitude est nord ou sud, jusqu'à 90 ; la longitude est ou ouest, jusqu'à 180. Sont-elles interverties ?
store-fault-not-an-hour = ce n'est pas une heure.
    .hint = Heures et minutes : 07:30.
store-fault-date-form = ce n'est pas une date.
    .hint = Écrivez 2026-11-23, 2026-11, 2026, ~2026-11-23 (environ), hier ou -2 (il y a deux jours).
store-fault-no-such-day = ce jour n'existe pas au calendrier.
    .hint = Quel jour était-ce ? Écrire année, mois, jour : 2026-11-23.
store-fault-no-such-month = ce mois n'existe pas au calendrier.
    .hint = Les mois vont de 01 à 12 : 2026-11.
store-fault-year-out-of-range = l'année n'est pas entre { $first } et { $last }.
    .hint = Vérifier l'année.
store-fault-ambiguous = ce peut être le { $one } ou le { $other }.
    .hint = Écrivez l'année d'abord : 2026-11-23.
store-fault-hijri = l'année semble être du calendrier de l'hégire.
    .hint = Écrivez la date du calendrier grégorien : 2026-11-23.
store-fault-not-a-whole-day = il faut ici un jour entier.
    .hint = Écrivez l'année, le mois et le jour : 2026-11-23.
store-fault-in-the-future = ce jour est encore à venir ; ce qui s'écrit ici a eu lieu.
    .hint = Donner le jour où c'est arrivé, ou le prévoir.
store-fault-before = avant le { $start }, où cela a commencé.
    .hint = Vérifier les deux dates : l'une est intervertie ou mal tapée.
store-fault-after = après le { $last }, dernier jour possible.
store-fault-forbidden = le caractère { $character } en position { $position } ne peut pas être pris.
    .hint = Il est invisible, ou il agit sur l'écran. Retapez le texte.
store-fault-marks = trop de signes sur une même lettre en position { $position }.
store-fault-too-long = { $length } caractères ; on en prend { $limit } au plus.
    .hint = Dites-le plus court. Un texte qui contient tout dit tout aussi à qui le trouve.
store-fault-empty = rien de visible.
store-fault-several-lines = une seule ligne.
    .hint = Le dire en une ligne ; plus long, c'est pour les notes.
store-fault-too-many = plus de { $limit }.
store-fault-no-such-record = rien de ce nom ni de cet identifiant ({ $kind }).
    .hint = Donnez son identifiant.
    .by-name = Donnez son identifiant ou quelques lettres de son nom. La liste montre ce qu'il y a ; ajoutez d'abord ce qui manque.
    .alike = Nom très proche : { $ids }. Lequel ? Donnez son identifiant. Rien n'a été présumé.
    .last = Le dernier est { $id } ; carnet { $command } list montre ce qu'il y a.
    .none = Il n'y en a encore aucun : { $kind }.
store-fault-several-records = plusieurs conviennent : { $kind }.
    .hint = Lequel : { $ids } ?
store-fault-void-record = { $id } a été annulé par void.
store-fault-no-such-row = cette ligne n'existe pas.
    .hint = Une ligne se nomme par sa fiche et son numéro, R-7.2 ; show les montre.
store-fault-named-by = { $id } répond à cette ligne, qui reste donc.
    .hint = Dites plutôt qu'elle est close (ended_on), ou corrigez d'abord la réponse.
store-fault-taken = déjà pris, par { $id }.
store-fault-twice = nommé deux fois.
store-fault-only-with = seulement là où { $other } est { $value }.
store-fault-nobody-agreed = le déplacement est plus proche d'une mission que la démarche ne l'accepte.
    .hint = Dites qui a donné son accord, par sa fonction et jamais par son nom : --association-agreed-by FONCTION
store-fault-only-when-made = seulement pour un déplacement effectué.
store-fault-already-over = l'issue du déplacement est déjà notée.
    .hint = Pour recommencer : carnet trip edit ID --clear outcome --clear completion --clear go
store-fault-goes-with = va avec { $other } { $value } : les deux ou aucun.
store-fault-not-with = pas avec { $other }.
store-fault-above-whole = plus que { $whole }, dont c'est une partie.
    .hint = Vérifier les deux nombres.
store-fault-less-than-its-parts = moins que la somme de ses parties.
store-fault-not-kept = cela ne se garde pas ici.
    .hint = Le carnet n'est ni une confession ni un dossier d'enquête : docs/guide/log.md dit ce qui n'y a pas sa place, et où cela va.
store-fault-circle = cela ferait un cercle : quelque chose serait au-dessus de soi-même.
    .hint = Vérifiez les liens au-dessus, et leurs dates.
store-fault-too-fine-a-place = le lieu est plus précis que ce champ ne le permet.
    .hint = Nommez le district ou la zone où il se trouve.

# Réglages

setting-unmet-limit = Échelons que personne n'a rencontrés et qu'aucune fiche ne nomme : on n'en garde pas plus
setting-overdue-days = Jours après lesquels un bureau sollicité qui n'a pas répondu doit sa réponse
setting-overdue-grace = Jours après le dépôt avant lesquels aucune réponse n'est due
setting-delay-hours = Heures de retard à partir desquelles un trajet compte comme retardé
setting-gap-days = Jours sans trajet après lesquels un lieu compte comme non visité
setting-idle-minutes = Minutes sans frappe après lesquelles une session ouverte se verrouille
