## What commands print: pages, lists, confirmations.

pages-licences = Carnet { $version } : MIT ou Apache-2.0, à votre choix. Il est fait de ces bibliothèques (« crates »), sous leurs propres licences :
