## What commands print: pages, lists, confirmations.
