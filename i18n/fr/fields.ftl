## Comment s'appellent les fiches et leurs champs : kind-<nom> ; field-<fiche ou table>-<nom>, ou field-<nom> là où
## toutes les fiches entendent la même chose. L'attribut .help tient en une ligne, pour qui remplit.

kind-actor = interlocuteur
    .plural = interlocuteurs
kind-place = lieu
    .plural = lieux
kind-negotiation = négociation
    .plural = négociations
kind-request = demande
    .plural = demandes
kind-meeting = rencontre
    .plural = rencontres
kind-decision = décision
    .plural = décisions
kind-ask = exigence
    .plural = exigences
kind-promise = engagement
    .plural = engagements
kind-trip = déplacement
    .plural = déplacements
kind-incident = incident
    .plural = incidents
kind-directive = directive
    .plural = directives
kind-caution = précaution
    .plural = précautions
kind-event = événement
    .plural = événements

# De chaque fiche

field-sensitivity = sensibilité
    .help = Degré de sensibilité ; peut être relevé, jamais abaissé sous celui de la fiche
field-source = source
    .help = D'où vient l'information
field-checked = vérification
    .help = Si quelqu'un l'a vérifié
field-reported-on = date du signalement
    .help = Jour où vous l'avez appris
field-recorded-by = saisie par
    .help = Qui l'a noté, en code court
field-counted-by = compté par
    .help = Nous, ou l'autre organisation qui le compte : un convoi conjoint est compté par celle qui le mène
field-joint-token = convoi conjoint
    .help = Un mot commun aux organisations d'un même convoi
field-paper-reference = dossier papier
    .help = Le numéro d'un dossier papier, jamais un lieu
field-retain-until = conservation jusqu'au
    .help = À garder jusqu'à ce jour

# Communs à plusieurs

field-name = nom
    .help = Comment cela s'appelle
field-date = date
    .help = Quand : un jour, un mois, une année, ~ pour environ, hier, -2
field-place = lieu
    .help = Où : un identifiant, un P-code ou quelques lettres du nom
field-road = axe
    .help = Sur quel axe
field-node = interlocuteur
    .help = Qui : un identifiant ou quelques lettres du nom
field-negotiation = négociation
    .help = La négociation dont cela fait partie
field-meeting = rencontre
    .help = La rencontre où cela a été dit
field-incident = incident
    .help = L'incident dont cela fait partie
field-trip = déplacement
    .help = Le déplacement dont cela fait partie
field-since = depuis
    .help = À partir de quand c'est vrai
field-until = jusqu'à
    .help = Jusqu'à quand c'est vrai
field-currency = monnaie
    .help = Trois lettres : USD, CDF, XOF
field-text = texte
    .help = En mots ; - le lit sur l'entrée standard
field-notes = notes
    .help = Seulement ce qui servira ; - les lit sur l'entrée standard
field-lesson = leçon
    .help = Ce que vous en retenez
field-sectors = secteurs
    .help = Secteurs du travail
field-latitude = latitude
    .help = Degrés nord ; seulement si un lieu ou un axe ne suffit pas
field-longitude = longitude
    .help = Degrés est
field-precision = précision
    .help = Exactitude des coordonnées
field-involvement = implication de la communauté
    .help = Part de la communauté : date=... degree=... groups=...
field-degree = degré
    .help = Jusqu'où la communauté a pris part ; une catégorie, pas une note
field-groups = groupes
    .help = Quels groupes ont pris part
field-consent-to = consentement à
    .help = Ce à quoi ils ont consenti
field-consent-until = consentement jusqu'au
    .help = Jusqu'à quand ils ont consenti
field-withdrawn-on = date de retrait
    .help = Jour où le consentement a été retiré
field-first-day = premier jour
    .help = Premier jour nécessaire
field-last-day = dernier jour
    .help = Dernier jour nécessaire
field-women = femmes
    .help = Combien de femmes parmi eux
field-reduced-on = réduit le
    .help = Jour où seul est resté ce que comptent les rapports ; tenu par le programme

# Interlocuteurs

field-actor-name = nom
    .help = Un guichet, un poste ou une fonction ; jamais le nom d'une personne
field-actor-type = type d'acteur
    .help = De quel type d'acteur
field-short-code = code court
    .help = Montré à la place du nom là où la sensibilité le demande
field-aliases = autres noms
    .help = Autres noms, dans toute écriture
field-levels = échelons
    .help = Sa place dans la hiérarchie, datée : « regional since=2025-03 basis=en-tête »
field-branches = branches
    .help = Une ou deux branches
field-desk = guichet
    .help = Un guichet relaie pour l'échelon au-dessus
field-parents = liens vers le haut
    .help = Les échelons au-dessus, datés : « A-3 since=2025-03 since_is=began »
field-placeholder = échelon inconnu
    .help = Tient la place d'un échelon que vous ne connaissez pas
field-met = contact
    .help = S'ils vous ont répondu, rencontrés ou arrêtés en route
field-mandates = mandat de la mission de paix
    .help = D'une mission de paix : ce qu'elle peut faire, daté
field-actor-level-level = échelon
    .help = Où il se situe
field-actor-level-basis = source de l'échelon
    .help = Comment vous le savez, en quelques mots
field-actor-parent-parent = échelon au-dessus
    .help = Qui est au-dessus
field-actor-parent-since-is = nature de la première date
    .help = Si le lien a commencé ce jour, ou y a été vu pour la première fois
field-actor-parent-until-is = nature de la dernière date
    .help = Si le lien a pris fin ce jour, ou y a été vu pour la dernière fois
field-actor-mandate-protection = protection
    .help = Elle protège les civils
field-actor-mandate-gate = portail
    .help = Elle ouvre des passages
field-actor-mandate-escort = escorte
    .help = Elle escorte

# Lieux

field-place-kind = type de lieu
    .help = De quel type de lieu
field-pcode = P-code
    .help = Le P-code tel quel, zéros de tête compris
field-gazetteer = répertoire
    .help = Le répertoire d'où vient le P-code, et sa version
field-place-parent = situé dans
    .help = Le lieu où il se trouve
field-names = autres noms
    .help = Autres noms, dans toute écriture
field-crosses = traverse
    .help = D'un axe : les districts traversés
field-place-barrier = type de barrière
    .help = D'une barrière que chaque chauffeur connaît : de quel type

# Négociations

field-title = intitulé
    .help = Comment vous l'appelez
field-objective = objectif
    .help = Ce que vous voulez obtenir
field-places = lieux
    .help = Où
field-negotiation-actors = interlocuteurs recherchés
    .help = À qui vous voulez parler
field-negotiation-people = personnes
    .help = Pour combien de personnes
field-for-whom = pour qui
    .help = Pour quel groupe
field-women-share = femmes, en %
    .help = Part de femmes parmi elles
field-girls-share = filles, en %
    .help = Part de filles parmi elles
field-boys-share = garçons, en %
    .help = Part de garçons parmi elles
field-men-share = hommes, en %
    .help = Part d'hommes parmi elles
field-mandate = notre mandat
    .help = Ce que votre organisation vous a donné pour négocier
field-mandate-on = date du mandat
    .help = Jour où elle l'a donné
field-red-lines = lignes rouges
    .help = Ce que vous ne ferez pas
field-bottom-line = minimum acceptable
    .help = Le moins que vous acceptez ; - le lit sur l'entrée standard
field-motive = leur motif
    .help = Leur motif tel que vous le comprenez ; - le lit sur l'entrée standard
field-principle = principe en jeu
    .help = Le principe en jeu
field-highest-association = association maximale
    .help = L'association la plus proche avec une mission de paix que vous acceptez
field-opened = ouverture
    .help = Jour de l'ouverture
field-closed = clôture
    .help = Jour de la clôture
field-result = résultat
    .help = Ce qui en est sorti
field-children-handed-over-on = remise des enfants
    .help = D'une libération d'enfants : jour de la remise au système de protection de l'enfance

# Demandes

field-request-what = objet
    .help = Ce qui est demandé
field-request-first-day = premier jour
    .help = Premier jour nécessaire, tel que demandé d'abord ; un report ne le change pas
field-asset = moyen
    .help = D'un moyen de la mission de paix : lequel
field-request-people = personnes
    .help = Personnes à atteindre
field-girls = filles
    .help = Combien de filles parmi elles
field-boys = garçons
    .help = Combien de garçons parmi elles
field-men = hommes
    .help = Combien d'hommes parmi elles
field-goods = chargement
    .help = Le chargement, en quelques mots
field-notified-on = date de notification
    .help = Jour de la notification : ni permission ni garantie
field-notification-acknowledged-on = accusé de réception
    .help = Jour où la notification a été accusée
field-addressees = destinataires
    .help = Qui est sollicité : « A-3 needed=yes submitted_on=2026-09-25 needed_by=2026-10-05 »
field-rounds = reports
    .help = Les reports : « 2026-10-20 postponed_by=them »
field-request-withdrawn-on = retrait
    .help = Jour où vous l'avez retirée
field-request-addressee-needed = accord nécessaire
    .help = Si son accord est nécessaire ; oui si rien n'est dit
field-request-addressee-needed-group = un parmi
    .help = De one-of : le groupe dont un seul oui suffit
field-request-addressee-submitted-on = date de dépôt
    .help = Vide : pas encore, la suite vous revient
field-request-addressee-waits-on = en attente de
    .help = Dont la réponse doit venir d'abord
field-request-addressee-needed-by = réponse attendue le
    .help = Date limite de sa réponse ; la veille du premier jour si rien n'est dit
field-request-addressee-acknowledged-on = accusé de réception
    .help = Jour où il a accusé réception
field-request-addressee-reminders = relances
    .help = Jours de vos relances
field-request-addressee-referred-to = renvoi vers
    .help = Vers qui il vous a renvoyés
field-request-addressee-ended-on = fin
    .help = N'est plus sollicité depuis ; un renvoi clôt la ligne
field-request-round-postponed-by = report décidé par
    .help = Qui a reporté
field-request-round-postponed-on = date du report
    .help = Jour du report

# Rencontres

field-channel = canal
    .help = Par quel canal
field-participants = participants
    .help = Qui vous avez rencontré : « A-3 function=adjoint authority=relays » ; une fonction, jamais un nom
field-mode = mode
    .help = Comment vous avez négocié
field-topics = sujets
    .help = De quoi on a parlé ; - le lit sur l'entrée standard
field-meeting-place = lieu
    .help = Où, ou sur quel axe ; seulement en personne
field-asked-by = à l'initiative de
    .help = Qui l'a demandée
field-our-roles = notre délégation
    .help = Votre côté, en fonctions
field-interpreter = interprète
    .help = Avec un interprète
field-next-step = suite
    .help = Ce qui suit ; - le lit sur l'entrée standard
field-next-step-on = date de la suite
    .help = Quel jour
field-next-step-by = suite à faire par
    .help = Qui le fait, en fonction
field-next-step-done-on = suite faite le
    .help = Quel jour cela a été fait
field-meeting-decisions = décisions
    .help = Ce qu'ils ont dit : « A-3 code=granted form=oral » ; devient une décision à part
field-asks = exigences
    .help = Ce qu'ils voulaient : « money node=A-3 amount=200 currency=USD » ; devient une exigence à part
field-promises = engagements
    .help = Ce qui a été promis : « no-taxation promised_by=them node=A-3 » ; devient un engagement à part
field-meeting-participant-role = rôle
    .help = En quelle qualité ; addressed si rien n'est dit
field-meeting-participant-function = fonction
    .help = La fonction de l'interlocuteur, jamais un nom
field-meeting-participant-authority = portée
    .help = Ce que l'interlocuteur peut : décider, recommander, relayer
field-meeting-participant-speaks-for = parle pour
    .help = Au nom de qui il parle

# Décisions

field-code = réponse
    .help = Ce qu'ils ont dit
field-addressee = répond à
    .help = La ligne de destinataire à laquelle cela répond : R-7.2
field-decision-request = demande
    .help = La demande à laquelle cela répond ; la ligne est trouvée par l'interlocuteur
field-decision-form = forme
    .help = Sous quelle forme ; oral si rien n'est dit
field-conditions = conditions
    .help = À quelles conditions ; - les lit sur l'entrée standard
field-condition-view = notre avis
    .help = Votre avis sur les conditions
field-decision-part = partie
    .help = Pour quelle partie des lieux, dates, véhicules, personnes
field-valid-from = valable du
    .help = Premier jour de validité
field-valid-to = valable au
    .help = Dernier jour de validité
field-confirm-by = à confirmer par
    .help = L'échelon qui doit encore confirmer

# Exigences

field-ask-kind = objet
    .help = Ce qu'ils voulaient
field-linked-to-access = lien avec l'accès
    .help = Si l'accès en dépendait
field-answer = notre réponse
    .help = Votre réponse ; les montants payés n'ont pas de place ici
field-amount = montant exigé
    .help = Combien a été exigé ; ce qui a été payé ne s'écrit pas
field-red-line = ligne rouge
    .help = La ligne rouge touchée
field-tell-group = à dire au groupe
    .help = À dire au groupe de travail sur l'accès
field-reported-to-compliance-on = signalement à la conformité
    .help = Jour du signalement à la conformité

# Engagements

field-promised-by = pris par
    .help = De quel côté vient l'engagement
field-promise-kind = engagement
    .help = Ce qui est promis ; le passage est une décision, pas un engagement
field-made-on = date de l'engagement
    .help = Jour où il a été pris
field-promise-node = par
    .help = Qui s'est engagé ; personne si c'est vous
field-due = échéance
    .help = Jour prévu
field-checks = constats
    .help = Ce qui a été constaté : « 2026-10-20 finding=held verified_by=own-eyes »
field-settled-on = règlement
    .help = Jour où l'affaire a été close
field-promise-check-finding = constat
    .help = Ce qui a été constaté
field-promise-check-verified-by = vérifié par
    .help = Qui l'a vu

# Déplacements

field-trip-date = date
    .help = Le jour du déplacement
field-trip-origin = départ
    .help = D'où
field-destination = arrivée
    .help = Vers où
field-outcome = issue
    .help = Ce que la route a fait ; vide tant que c'est prévu
field-completion = réalisation
    .help = Ce qui en a été fait ; suit de l'issue
field-trip-road = axe
    .help = Par quel axe
field-first-planned = première date prévue
    .help = La première date prévue, s'il a été remis
field-purpose = motif
    .help = Pour quoi
field-requests = demandes
    .help = Les demandes sur lesquelles il reposait
field-decisions = décisions
    .help = Les décisions sur lesquelles il reposait
field-association = association avec une mission de paix
    .help = Degré d'association avec une mission de paix
field-return-on = retour le
    .help = Jour prévu du retour
field-turn-back-by = demi-tour au plus tard
    .help = Dernière heure pour faire demi-tour, afin de rentrer avant la nuit ou le couvre-feu
field-permit-aboard = autorisation à bord
    .help = Si l'autorisation elle-même, en papier, est à bord
field-association-agreed-by = accord pour dépasser
    .help = La fonction de qui a accepté une association plus proche que prévu ; jamais un nom
field-vehicles-planned = véhicules prévus
    .help = Véhicules prévus
field-vehicles-on-paper = véhicules sur le papier
    .help = Véhicules sur l'autorisation
field-vehicles = véhicules
    .help = Véhicules partis
field-persons-planned = passagers prévus
    .help = Passagers prévus
field-persons-on-paper = passagers sur le papier
    .help = Passagers sur l'autorisation
field-persons = passagers
    .help = Passagers à bord
field-women-planned = femmes prévues
    .help = Femmes parmi les passagers prévus
field-trip-women = femmes à bord
    .help = Femmes parmi les passagers
field-people-planned = personnes à atteindre
    .help = Personnes à atteindre
field-people-reached = personnes atteintes
    .help = Personnes atteintes
field-go-ahead-asked-at = feu vert demandé à
    .help = Heure de la demande du feu vert du matin
field-go-ahead-received-at = feu vert reçu à
    .help = Heure où il est venu
field-led-by-other = mené par une autre
    .help = Mené par une autre organisation
field-decided-by = décision de
    .help = Qui décide, en fonction
field-go = décision du jour
    .help = Ce que cette personne a décidé
field-hours-late = heures de retard
    .help = Heures de retard
field-checkpoints = barrières rencontrées
    .help = Barrières rencontrées, la dernière comprise
field-checkpoints-long = longs arrêts
    .help = Parmi elles, celles qui vous ont longtemps retenus
field-checkpoints-demanding = avec exigence
    .help = Parmi elles, celles qui ont exigé quelque chose
field-demands = montants exigés
    .help = Aux barrières sans incident propre : « 5000 currency=CDF »
field-journey = tournée
    .help = Un mot qui regroupe les déplacements d'une tournée
field-gap = parole et fait
    .help = D'un trajet réduit : ce que la route a fait de ce qui était dit ; tenu par le programme

# Incidents

field-incident-date = date
    .help = Quand c'est arrivé
field-kinds = faits
    .help = Un type ou plusieurs ; le plus grave mène, et l'incident compte une fois
field-setting = cadre
    .help = Où cela s'est produit
field-hour = heure
    .help = À quelle heure
field-ban-until = interdiction jusqu'au
    .help = D'une interdiction de circuler : son dernier jour
field-curfew-from = couvre-feu de
    .help = D'un couvre-feu : à partir de quelle heure
field-curfew-to = couvre-feu jusqu'à
    .help = D'un couvre-feu : jusqu'à quelle heure
field-place-text = lieu en mots
    .help = Où, en mots, tant qu'aucun lieu ne correspond
field-incident-barrier = barrière
    .help = D'une barrière sans nom : de quel type
field-what-happened = récit
    .help = Ce qui s'est passé, en mots ; - le lit sur l'entrée standard
field-category = catégorie
    .help = Suit des faits ; peut être changée
field-incident-actors = auteurs
    .help = Qui l'aurait fait : « A-3 attribution=reported » ; le premier mène
field-incident-trip = déplacement
    .help = Le déplacement pendant lequel c'est arrivé
field-decision-broken = décision non tenue
    .help = La décision qu'il a rompue
field-promise-broken = engagement non tenu
    .help = L'engagement qu'il a rompu ; écrit le constat de lui-même
field-mission-link-suspected = lien soupçonné
    .help = On vous a soupçonnés d'un lien avec une mission de paix
field-on-whom = qui est touché
    .help = Qui est touché
field-sector = secteur
    .help = Secteur du travail
field-gender-related = lien avec le genre
    .help = Si cela tient au genre
field-paper-given = papier remis
    .help = D'un paiement exigé : si un papier a été remis
field-projects-suspended = projets suspendus
    .help = Combien de projets ont été suspendus
field-suspended-from = suspension du
    .help = Premier jour de la suspension
field-suspended-to = suspension au
    .help = Dernier jour de la suspension
field-consequences = conséquences
    .help = Ce qui a suivi ; ce que dit le déplacement ne se répète pas
field-value-lost = valeur perdue
    .help = Valeur des biens perdus
field-people-delayed = personnes retardées
    .help = Personnes qui ont attendu
field-people-not-reached = personnes non atteintes
    .help = Personnes qui n'ont pas été atteintes
field-harm = atteintes
    .help = Atteintes à votre personnel, en nombres : « injured count=1 origin=national »
field-response = notre réaction
    .help = Ce que vous avez fait
field-solved-on = résolution
    .help = Jour de la résolution
field-solved-by = résolu par
    .help = Par quoi
field-referred-on = transmission
    .help = Jour de la transmission à ceux dont c'est la tâche
field-incident-actor-attribution = attribution
    .help = Degré de certitude ; inconnu si rien n'est dit
field-incident-actor-on-orders = sur ordre
    .help = S'ils auraient agi sur ordre
field-incident-harm-harm = atteinte
    .help = Quel type d'atteinte
field-incident-harm-count = nombre
    .help = Combien
field-incident-harm-origin = origine
    .help = Personnel national ou international
field-incident-harm-sex = sexe
    .help = Femmes, hommes, inconnu

# Directives

field-issued-by = émise par
    .help = Qui l'a émise
field-directive-what = contenu
    .help = Ce qu'elle dit ; - le lit sur l'entrée standard
field-form = forme
    .help = Sous quelle forme
field-directive-category = objet
    .help = Ce qu'elle restreint
field-areas = zones
    .help = Où
field-in-force-from = en vigueur du
    .help = Premier jour en vigueur
field-in-force-to = en vigueur au
    .help = Dernier jour en vigueur
field-deadline = date limite
    .help = Jour avant lequel il faut agir
field-effect = effet
    .help = Ce qu'elle fait au travail
field-lifted-on = levée le
    .help = Jour de la levée
field-lifted-by = levée par
    .help = Par quoi

# Précautions

field-area = zone
    .help = Où ; pas plus fin que le niveau administratif 3
field-keep-apart-from = se tenir à l'écart de
    .help = Avec quoi ne pas être vu
field-caution-until = jusqu'au
    .help = Jusqu'à quand ; 30 jours sauf raison

# Événements

field-event-kind = type d'événement
    .help = De quel type d'événement
field-actor = interlocuteur
    .help = De qui
field-acceptance = acceptation
    .help = D'une acceptation : comment vous y êtes reçus
field-forum = enceinte
    .help = D'un plaidoyer : dans quelle enceinte
field-asked-of = demandé à
    .help = D'un plaidoyer : à qui vous avez demandé
field-silence-because = raison du silence
    .help = D'un silence : pourquoi ; - la lit sur l'entrée standard
field-review-on = réexamen
    .help = Jour où y revenir
