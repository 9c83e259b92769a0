## What commands print: pages, lists, confirmations.

pages-licences = Carnet { $version }: MIT or Apache-2.0, at your choice. It is built from these crates, under their own licences:
