# Qui d’autre est là en ce moment.

# $names: les noms; $n: combien de personnes.
company-question = { $n ->
    [one] { $names } est aussi sur cette question en ce moment.
   *[other] { $names } sont aussi sur cette question en ce moment.
}
# $names: les noms; $n: combien de personnes.
company-section = { $n ->
    [one] { $names } est aussi dans cette section en ce moment.
   *[other] { $names } sont aussi dans cette section en ce moment.
}
