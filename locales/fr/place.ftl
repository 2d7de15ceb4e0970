# Où se situe une municipalité parmi celles que tout le monde peut voir. Jamais un rang.

# $n : nombre de municipalités.
place-above = { $n ->
    [one] Nettement au-dessus de l’autre municipalité visible.
   *[other] Nettement au-dessus des { $n } autres municipalités visibles.
}
# $n : nombre de municipalités.
place-below = { $n ->
    [one] Nettement au-dessous de l’autre municipalité visible.
   *[other] Nettement au-dessous des { $n } autres municipalités visibles.
}
# $n : nombre de municipalités.
place-among = { $n ->
    [one] Pas d’écart net avec l’autre municipalité visible.
   *[other] Parmi les { $n } autres municipalités visibles.
}
place-third-upper = Dans le tiers supérieur.
place-third-middle = Dans le tiers du milieu.
place-third-lower = Dans le tiers inférieur.
# Suivi du nom d’une municipalité avec son score.
place-higher = Juste au-dessus :
# Suivi du nom d’une municipalité avec son score.
place-lower = Juste au-dessous :
place-how = Selon l’indice de base des municipalités qui le montrent. « Pas d’écart net » : moins que ce que vaut une question, ou deux étendues, du documenté au déclaré, qui se recoupent. Les tiers se disent à partir de douze municipalités.
