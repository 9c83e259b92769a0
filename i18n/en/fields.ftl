## What records and their fields are called: kind-<name>; field-<record or table>-<name>, or field-<name> where all
## records mean the same by it. The attribute .help is one line for whoever fills it in.

kind-actor = actor
    .plural = actors
kind-place = place
    .plural = places
kind-negotiation = negotiation
    .plural = negotiations
kind-request = request
    .plural = requests
kind-meeting = meeting
    .plural = meetings
kind-decision = decision
    .plural = decisions
kind-ask = ask
    .plural = asks
kind-promise = promise
    .plural = promises
kind-trip = trip
    .plural = trips
kind-incident = incident
    .plural = incidents
kind-directive = directive
    .plural = directives
kind-caution = caution
    .plural = cautions
kind-event = event
    .plural = events
