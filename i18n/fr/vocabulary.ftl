## The labels and one-line definitions of every controlled term.
