## The tour of the invented store.
