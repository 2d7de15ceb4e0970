# Une municipalité dans le temps, et où elle se distingue.

course-standings = Forces et terrains de progrès
# $network : nom du réseau.
course-standings-text = Indicateurs de base les plus éloignés de la médiane, à compétences égales : { $network }
course-strengths = Forces
course-growth = Terrains de progrès
course-no-strength = Aucun indicateur n’est nettement au-dessus du réseau.
course-no-growth = Aucun indicateur n’est nettement au-dessous du réseau.
# $points : nombre entier ; $shown : le même, mis en forme ; $score : score mis en forme.
course-above = { $score }, { $points ->
    [one] { $shown } point au-dessus
   *[other] { $shown } points au-dessus
}
# $points : nombre entier ; $shown : le même, mis en forme ; $score : score mis en forme.
course-below = { $score }, { $points ->
    [one] { $shown } point au-dessous
   *[other] { $shown } points au-dessous
}
# $since : vague antérieure.
course-title-since = Ce qui a changé depuis { $since }
course-title-first = Dans le temps
course-first = C’est son premier résultat public : il n’y a rien à comparer encore.
course-broken-other-edition = Un autre questionnaire a été posé.
course-broken-other-method = Le calcul a suivi une autre méthode.
course-broken-not-comparable = Les deux questionnaires demandent ici autre chose.
course-broken-not-established = Rien n’établit que les deux questionnaires se comparent ici.
course-changes-text = Même méthode, et seulement ce que les questionnaires des deux vagues demandent pareillement. « Pas d’écart net » : moins que ce que vaut une question, ou deux étendues, du documenté au déclaré, qui se chevauchent.
# $since : vague antérieure.
course-changes-caption = Scores depuis { $since }
course-change = Changement
# $points : nombre entier ; $shown : le même, mis en forme.
course-up = { $points ->
    [one] { $shown } point de plus
   *[other] { $shown } points de plus
}
# $points : nombre entier ; $shown : le même, mis en forme.
course-down = { $points ->
    [one] { $shown } point de moins
   *[other] { $shown } points de moins
}
course-lines = Son indice de base et son réseau, vague par vague
course-lines-text = La moyenne d’alors change aussi quand d’autres municipalités s’ajoutent. La dernière colonne ne prend que celles qui montrent leur indice les deux années.
course-network-then = Moyenne du réseau d’alors
# $wave : année de la vague affichée.
course-network-same = Les mêmes, alors et en { $wave }
course-this-wave = vague affichée
course-worth = Ce que vaut une question ici
course-worth-text = En moyenne, une question à laquelle on répond oui au lieu de non déplace le score d’autant :
# $points : points mis en forme ; $count : nombre entier.
course-worth-points = { $count ->
    [one] { $points } point
   *[other] { $points } points
}
course-not-comparable = Non comparable.
