# Où sont les municipalités.

world-title = Par pays
# $count : nombre de pays.
world-lead = { $count ->
    [0] Aucune municipalité n’est inscrite ici.
    [one] Les municipalités de { $count } pays. Les pays inventés de la démonstration viennent après les autres.
   *[other] Les municipalités de { $count } pays. Les pays inventés de la démonstration viennent après les autres.
}
# $count : municipalités ; $shown : celles qui montrent leurs scores.
world-count = { $count ->
    [one] { $count } municipalité, dont { $shown } avec un résultat montré
   *[other] { $count } municipalités, dont { $shown } avec un résultat montré
}
world-link = Les voir par pays
world-map = Sur la carte
world-map-text = Les municipalités réelles dont on connaît l’emplacement. Plus bas, toutes, par pays.
