## Qui peut ouvrir le carnet : key, destroy.
