## Reports: titles, columns, notes.
