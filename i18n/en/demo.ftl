## The tour of the invented store.

demo-dry-run = A demo would be made in { $path }. Nothing was done.
demo-making = Making a store of invented records in { $path }: a country that is on no map, and two years of work in it.
demo-tomorrow = CAN WE GO? Every trip that is planned, and what stands behind each yes. No row says that you can.
demo-tree = WHO STANDS ABOVE WHOM. Offices, services and groups as a team comes to know them, each with its level.
demo-ladder = WHO SAID YES, AT WHICH LEVEL. One negotiation: the latest word of each level, and where assent stops.
demo-outcomes = WHAT WAS SAID, WHAT THE ROAD DID. A yes is not access; the distance between the two is the promise gap.
demo-roadblocks = ROADBLOCKS, BESIDE THE TRIPS MADE. Fewer incidents may only mean that people stopped moving.
demo-export = A SUMMARY FOR A COORDINATOR. Counts of one quarter, small ones withheld; nothing else leaves the store.
demo-open = THE SAME SUMMARY, OPENED BY THE COORDINATOR. Any age program opens it; Carnet checks it too.
demo-where =
    Everything is in { $folder }, and everybody in it is invented:
      the store                 { $store }
      its passphrase            { $passphrase }
      the coordinator's key     { $key }
      the sealed summary        { $summary }
    A real store never leaves its passphrase beside it: here it lies open so that you can look around.
    To be rid of the demo, delete the folder.
demo-try = Three commands to try:
