## Ce que voit d'un carnet quelqu'un qui n'a pas de clé : doctor.

doctor-parked = La clé du carnet est remise : aucune phrase de passe de cet appareil ne l'ouvre. carnet key unpark, avec ce que ses détenteurs ont.
doctor-open-to-others = D'autres personnes qui utilisent cet appareil peuvent lire ou parcourir ce qui est au carnet.
    .advice = Retirez-leur ces droits : chmod -R go= sur le dossier du carnet.
doctor-foreign-owner = Quelque chose du carnet appartient à un autre compte de cet appareil.
    .advice = Quelqu'un l'a mis là, ou le carnet vient d'un autre compte. Lancez carnet verify, puis faites-le mettre à votre nom.
doctor-shell-history = L'historique d'un interpréteur de commandes contient des commandes de Carnet, avec tous leurs mots.
    .advice = Effacez ces lignes et, s'il écrit son historique en finissant, fermez-le sans cela (bash : history -c, puis kill -9 $$). Les textes se donnent sur l'entrée standard ou en réponse ; carnet shell ne garde aucun historique.
doctor-recent-files = La liste des fichiers récents du bureau nomme le carnet.
    .advice = Videz cette liste dans les réglages du bureau, et désactivez-la.
doctor-synchronised = Un service peut copier le dossier du carnet sur d'autres machines.
    .advice = Déplacez le dossier hors de ce que le service copie ; carnet backup fait des copies pour d'autres lieux.
doctor-swap-in-clear = La mémoire peut être écrite sur un disque qui n'est pas chiffré : l'espace d'échange (swap).
    .advice = Désactivez-le ou chiffrez-le ; ne laissez pas l'appareil hiberner pendant qu'un carnet est ouvert.
doctor-core-dumps = Le programme n'a pas pu empêcher que sa mémoire soit écrite dans un fichier s'il s'arrête brutalement.
    .advice = Mettez cette limite pour votre compte (ulimit -c 0).
doctor-nothing = Rien de ce genre n'a été trouvé.
doctor-always = Dans tous les cas on voit : qu'il y a un dossier de ce programme, la taille de ses fichiers, quand ils ont été écrits, combien il y a de phrases de passe et combien de billets attendent.
doctor-limits = Ce qui ne peut pas être regardé n'est pas trouvé : autres comptes, autres appareils, copies déjà faites, ce que d'autres programmes ont gardé. Aucune clé n'a été ouverte et rien n'a été changé.
