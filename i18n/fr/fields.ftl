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
kind-trip = trajet
    .plural = trajets
kind-incident = incident
    .plural = incidents
kind-directive = directive
    .plural = directives
kind-caution = précaution
    .plural = précautions
kind-event = événement
    .plural = événements
