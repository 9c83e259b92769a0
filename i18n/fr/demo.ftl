## La visite du carnet inventé.

demo-dry-run = Une démonstration serait créée dans { $path }. Rien n’a été fait.
demo-making = Création d’un carnet de données inventées dans { $path } : un pays qui n’est sur aucune carte, et deux ans de travail.
demo-tomorrow = PEUT-ON PARTIR ? Chaque déplacement prévu, et ce que vaut chaque oui. Aucune ligne ne dit que l'on peut.
demo-tree = QUI EST AU-DESSUS DE QUI. Bureaux, services et groupes tels qu’une équipe apprend à les connaître, chacun à son niveau.
demo-ladder = QUI A DIT OUI, ET À QUEL NIVEAU. Une négociation : la dernière parole de chaque niveau, et là où l’accord s’arrête.
demo-outcomes = CE QUI A ÉTÉ DIT, CE QUE LA ROUTE A DONNÉ. Un oui n’est pas un accès ; l’écart entre les deux est mesuré.
demo-roadblocks = LES BARRIÈRES, À CÔTÉ DES DÉPLACEMENTS FAITS. Moins d’incidents peut simplement vouloir dire qu’on ne bouge plus.
demo-export = UNE SYNTHÈSE POUR LA COORDINATION. Les chiffres d’un trimestre, les petits masqués ; rien d’autre ne sort du carnet.
demo-open = LA MÊME SYNTHÈSE, OUVERTE PAR LA COORDINATION. Tout programme age l’ouvre ; Carnet la vérifie en plus.
demo-where =
    Tout se trouve dans { $folder }, et tout y est inventé :
      le carnet                     { $store }
      sa phrase de passe            { $passphrase }
      la clé de la coordination     { $key }
      la synthèse scellée           { $summary }
    Un vrai carnet ne laisse jamais sa phrase de passe à côté de lui : ici, elle est là pour que vous puissiez regarder.
    Pour effacer la démonstration, supprimez le dossier.
demo-try = Trois commandes à essayer :
