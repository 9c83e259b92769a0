## Who can open the store: key, destroy.
