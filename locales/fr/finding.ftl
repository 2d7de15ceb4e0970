# Ce que disent les résultats d’une municipalité, sur sa page, ses graphiques et son rapport.

# Phrase d’ouverture. $city : municipalité ; $strong, $weak : un ou deux noms d’indicateurs, entre guillemets.
finding-headline-both = { $city } devance son réseau surtout pour { $strong } ; l’écart à combler est le plus grand pour { $weak }.
# $city : municipalité ; $strong : un ou deux noms d’indicateurs, entre guillemets.
finding-headline-strong = { $city } devance son réseau surtout pour { $strong }, et n’est nettement au-dessous pour aucun indicateur.
# $city : municipalité ; $weak : un ou deux noms d’indicateurs, entre guillemets.
finding-headline-weak = { $city } est le plus loin derrière son réseau pour { $weak } ; aucun indicateur n’est nettement au-dessus.
# $city : municipalité.
finding-headline-level = Aucun écart net entre { $city } et son réseau.
# $city : municipalité ; $index : score mis en forme ; $wave : année de la vague.
finding-headline-index = { $city } obtient { $index } sur 100 à l’indice de base { $wave }.
# $city : municipalité ; $wave : année de la vague.
finding-headline-no-index = { $city } a répondu pour { $wave }, sans que l’indice de base puisse être calculé.
# $points : nombre entier de points ; $shown : le même, mis en forme ; $since : vague antérieure.
finding-trend-up = { $points ->
    [one] L’indice a gagné { $shown } point depuis { $since }.
   *[other] L’indice a gagné { $shown } points depuis { $since }.
}
# $points : nombre entier de points ; $shown : le même, mis en forme ; $since : vague antérieure.
finding-trend-down = { $points ->
    [one] L’indice a perdu { $shown } point depuis { $since }.
   *[other] L’indice a perdu { $shown } points depuis { $since }.
}
# $since : vague antérieure.
finding-trend-no-clear = Pas d’écart net entre l’indice et celui de { $since }.

# Titre du graphique. $count : indicateurs au-dessus ; $total : indicateurs comparés.
finding-title-above = { $count ->
    [one] Au-dessus de son réseau pour { $count } indicateur de base sur { $total }
   *[other] Au-dessus de son réseau pour { $count } indicateurs de base sur { $total }
}
# $count : indicateurs au-dessous ; $total : indicateurs comparés.
finding-title-below = { $count ->
    [one] Au-dessous de son réseau pour { $count } indicateur de base sur { $total }
   *[other] Au-dessous de son réseau pour { $count } indicateurs de base sur { $total }
}
finding-title-level = Pas d’écart net avec son réseau
finding-title-alone = Score de chaque indicateur
# Nom d’un indicateur au milieu d’une phrase. $name : le nom.
finding-quoted = « { $name } »
