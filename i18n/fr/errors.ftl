## Ce qui n'a pas marché, et que faire. Clés : errors-<pièce>-<quoi>, le conseil dans l'attribut .hint.

errors-exit = code de sortie { $code }
errors-count-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
