# Prochains pas, et ce que des mesures prévues changeraient.

# $city : municipalité ; $wave : année de la vague.
next-title = Prochains pas, { $city }, { $wave }
# $city : municipalité.
next-heading = Prochains pas pour { $city }
next-lead = Pour chaque point qui manque : ce que demandent tous les points, et quelles municipalités les ont. Cochez ce que vous prévoyez pour voir ce que cela changerait.
# $count : nombre de mesures cochées.
next-changes = { $count ->
    [one] Avec { $count } mesure prévue
   *[other] Avec { $count } mesures prévues
}
next-not-a-result = C’est un calcul d’essai, gardé dans l’adresse seulement. Ce n’est pas un résultat : il n’entre dans aucun chiffre publié.
next-changes-caption = Scores aujourd’hui et avec ce qui est prévu
next-now = Aujourd’hui
next-then = Avec ce qui est prévu
next-clear = Ne rien prévoir
next-none = Aucun point ne manque dans les questions à choix.
# $most : nombre le plus grand.
next-how = Jusqu’à { $most } mesures à la fois. Le même calcul que celui des résultats est refait, avec tous les points pour ce qui est coché.
next-calculate = Calculer
# $points, $maximum : points mis en forme.
next-points = { $points } sur { $maximum }
# $points : points mis en forme.
next-gain = jusqu’à { $points } de plus à l’indice de base
# $options : réponses.
next-full = Tous les points : { $options }.
# $ticks : nombre de réponses ; $options : réponses.
next-full-some = Tous les points : { $ticks } au moins parmi { $options }.
# $count : nombre de municipalités.
next-examples = { $count ->
    [one] { $count } municipalité les a, et montre ses réponses
   *[other] { $count } municipalités les ont, et montrent leurs réponses
}
next-link = Prochains pas
next-place = Où elle se situe
next-save = Inscrire au plan d’action de la municipalité
