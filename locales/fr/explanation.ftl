# Calcul d’un score, ouvert jusqu’aux réponses.

# $label : nom de l’indice, de l’indicateur, du domaine, ou code de la question ; $city : municipalité ; $wave : année.
explanation-title = { $label }, { $city }, { $wave }
explanation-heading-sub = Calcul du score
explanation-question-sub = Calcul d’une question
# $coverage : pourcentage mis en forme.
explanation-coverage = { $coverage } de réponses connues
# $low, $high : scores mis en forme.
explanation-unknown = De { $low } à { $high } selon ce que valent les réponses inconnues
explanation-figures-text = Documenté et vérifié : le même calcul, où une réponse sans preuve, ou sans preuve vérifiée, vaut 0.

explanation-how-title = Comment il se calcule
explanation-how-rate = Les points obtenus, divisés par les points possibles des questions qui comptent.
explanation-how-sum = La somme de ce qui le compose, chaque élément selon son poids.
explanation-how-mean = La moyenne de ce qui le compose, chaque élément selon son poids.
explanation-how-geometric = La moyenne géométrique de ce qui le compose : un élément faible pèse plus que dans une moyenne simple.
explanation-how-harmonic = La moyenne harmonique de ce qui le compose : un élément faible pèse bien plus que dans une moyenne simple.
explanation-how-minimum = Le plus petit de ce qui le compose.
explanation-how-maximum = Le plus grand de ce qui le compose.
explanation-how-median = La valeur du milieu de ce qui le compose.
explanation-how-product = Le produit de ce qui le compose.
explanation-how-ratio = Un élément divisé par l’autre.
explanation-how-difference = Un élément moins l’autre.
explanation-how-constant = Un nombre fixé par la méthode.
explanation-how-goalposts = La place d’une valeur entre deux bornes.
explanation-how-z-score = L’écart d’une valeur avec la moyenne de l’échantillon, mesuré en écarts types.
explanation-how-rank = Le rang d’une valeur dans l’échantillon.
explanation-how-percentile = La part de l’échantillon qui se trouve au-dessous.
explanation-how-log = Le logarithme naturel d’une valeur.
explanation-how-linear = Une valeur, multipliée et décalée.
explanation-how-bands = La valeur de la tranche où tombe un nombre.
explanation-how-copy = La valeur d’un autre score, reprise telle quelle.
explanation-how-count = Le nombre d’unités qui ont une valeur.
explanation-how-share = La part des unités dont la valeur dépasse 0.
explanation-how-external = Une valeur reprise d’une autre source ; rien n’est calculé ici.
explanation-formula = La formule, avec les nombres
# $label : nom de ce qui est calculé.
explanation-formula-of = { $label } =
explanation-formula-none = Cette formule n’a pas de résultat.
explanation-shortened = Les nombres sont abrégés pour la lecture ; le calcul garde toutes les décimales.
# $value : score mis en forme.
explanation-rounded = La méthode l’arrondit à { $value }.
# $members : noms.
explanation-missing = Ce qui manque pour un score : { $members }.
# $count : nombre d’unités.
explanation-sample = { $count ->
    [one] L’échantillon compte { $count } unité.
   *[other] L’échantillon compte { $count } unités.
}
# $least, $most : nombres mis en forme.
explanation-sample-ends = Il va de { $least } à { $most }.
# $mean, $deviation : nombres mis en forme.
explanation-sample-spread = Sa moyenne est de { $mean }, son écart type de { $deviation }.
# $band : la tranche, par exemple 10 ≤ 12 < 20.
explanation-band = La tranche est { $band }.

explanation-sign-plus = +
explanation-sign-minus = −
explanation-sign-times = ×
explanation-sign-over = ÷
explanation-sign-open = (
explanation-sign-close = )
explanation-sign-minimum = min
explanation-sign-maximum = max
explanation-sign-median = médiane
explanation-sign-logarithm = ln
explanation-sign-next =  ;
explanation-sign-more = …
# La même formule, lue à voix haute.
explanation-spoken-plus = plus
explanation-spoken-minus = moins
explanation-spoken-times = fois
explanation-spoken-over = divisé par
explanation-spoken-power = puissance
explanation-spoken-power-end = fin de la puissance
explanation-spoken-open = ouvrir la parenthèse
explanation-spoken-close = fermer la parenthèse
explanation-spoken-minimum = le plus petit de
explanation-spoken-maximum = le plus grand de
explanation-spoken-median = la valeur du milieu de
explanation-spoken-logarithm = le logarithme naturel de
explanation-spoken-next = puis
explanation-spoken-more = et ainsi de suite
explanation-spoken-equals = égale

explanation-conditions-title = Ce qu’il faut pour ce score
explanation-condition-met = rempli
explanation-condition-unmet = non rempli
# $value : score mis en forme.
explanation-closed-otherwise = La condition de la méthode n’est pas remplie : le score est donc { $value }, quoi que donne la formule.
explanation-closed = La condition de la méthode n’est pas remplie : il n’y a donc pas de score.
# $found : ce qui a été trouvé.
explanation-condition-found = constaté : { $found }
# $what : une question, un fait ou un score ; $values : valeurs séparées par des virgules.
explanation-condition-one-of = { $what } : l’une de ces valeurs : { $values }
# $what : une question, un fait ou un score ; $bounds : bornes.
explanation-condition-compared = { $what } : { $bounds }
# $value : nombre mis en forme.
explanation-bound-at-least = au moins { $value }
explanation-bound-above = plus de { $value }
explanation-bound-at-most = au plus { $value }
explanation-bound-below = moins de { $value }
explanation-bound-equals = exactement { $value }
# $values : municipalités.
explanation-condition-city = La municipalité est l’une de celles-ci : { $values }
# $values : codes de vagues.
explanation-condition-wave = La vague est l’une de celles-ci : { $values }
explanation-condition-all = Tout ceci à la fois
explanation-condition-any = Au moins l’un de ceux-ci
explanation-condition-not = Le contraire de ceci
# $code : code de la question ; $text : la question, entre guillemets.
explanation-condition-question = Réponse à { $code }, { $text }
# $label : nom du score, entre guillemets.
explanation-condition-measure = Score { $label }
explanation-condition-no-score = sans score
explanation-condition-no-answer = sans réponse
explanation-condition-no-fact = non connu
# $least : pourcentage mis en forme.
explanation-threshold-scope = Au moins { $least } du poids s’applique à la municipalité
explanation-threshold-coverage = Au moins { $least } de réponses connues
# $least : nombre entier.
explanation-threshold-members = { $least ->
    [one] Au moins { $least } question ou partie qui compte
   *[other] Au moins { $least } questions ou parties qui comptent
}

explanation-out-title = Laissé de côté
# $names : codes de questions ou noms de parties ; $why : la raison.
explanation-out-group = { $names } : { $why }
explanation-out-not-within-powers = ne relève pas de la municipalité
explanation-out-not-applicable = ne s’applique pas à la municipalité
explanation-out-off-path = rendu superflu par une autre réponse
explanation-out-not-answered = sans réponse, et la méthode ne le compte pas alors
explanation-out-no-score = sans score, et la méthode ne le compte pas alors
explanation-out-required = indispensable au score, et sans réponse ou sans score
explanation-out-nothing-to-get = aucun point n’était possible
explanation-out-nothing-to-add = ne peut qu’ajouter des points, et n’a ni réponse ni score
explanation-out-condition-not-met = la condition du score n’est pas remplie
explanation-out-by-method = laissé de côté par la méthode
explanation-context-title = Pour le contexte seulement
explanation-context-text = Posé dans la même section, sans compter dans aucun score.

explanation-parts-title = De quoi il est fait
explanation-parts-caption = Parties du score, leur poids et ce qu’elles apportent
explanation-part = Partie
explanation-score = Score
explanation-share = Poids
explanation-contribution = Apport
# $points : nombre mis en forme.
explanation-points = { $points } pts
# $points, $most : nombres mis en forme.
explanation-points-of = { $points } pts sur { $most }
explanation-not-added = –
# $why : la raison.
explanation-left-out-why = hors du calcul : { $why }
explanation-constant = Nombre fixé par la méthode
explanation-counts-decides = compte : c’est lui que le score reprend
explanation-counts-compared = compte : comparé aux autres
explanation-counts-factor = compte : multiplié par les autres
explanation-counts-divided = compte : divisé par l’autre
explanation-counts-divisor = compte : divise l’autre
explanation-counts-reduced = compte : l’autre en est retranché
explanation-counts-subtracted = compte : retranché de l’autre
explanation-counts-beyond = compte en plus, au-delà du maximum
explanation-counts-weightless = compte sans poids propre

explanation-questions-title = Les questions
explanation-questions-text = Chaque question, la réponse, les points obtenus sur les points possibles, et ce que la question pèse. Chacune s’ouvre.
explanation-question-points-title = Points
# $obtained, $maximum : points mis en forme.
explanation-question-points = { $obtained } sur { $maximum }
# $share : pourcentage mis en forme.
explanation-question-share = { $share } du score
# $points : nombre mis en forme ; $count : sa partie entière, pour l’accord.
explanation-question-index = { $count ->
    [one] { $points } point de l’indice de base
   *[other] { $points } points de l’indice de base
}
# $maximum : points mis en forme ; $count : leur partie entière, pour l’accord.
explanation-points-possible = { $count ->
    [one] sur { $maximum } point
   *[other] sur { $maximum } points
}
explanation-answer = Réponse
explanation-nothing-ticked = rien de coché
explanation-evidence = Preuve
explanation-weight = Poids
explanation-reason = Hors du calcul
explanation-state-answered = Répondu
explanation-state-not-within-powers = Pas de notre ressort
explanation-state-not-applicable = Sans objet ici
explanation-state-unknown = Inconnu
explanation-state-not-answered = Pas encore répondu
explanation-state-not-asked = Non posée
explanation-evidence-none = sans document
explanation-evidence-documented = documentée
explanation-evidence-verified = vérifiée
explanation-evidence-not-needed = non requise

explanation-answers-title = Ce que vaut chaque réponse
explanation-answers-caption = Réponses possibles et leurs points
explanation-rule-option = La réponse choisie donne ses points.
explanation-rule-sum = Les points des réponses cochées s’additionnent.
explanation-rule-best = La meilleure des réponses cochées donne ses points.
explanation-rule-steps = C’est le nombre de réponses cochées qui compte.
explanation-rule-value = Le nombre donné compte tel quel.
explanation-rule-bands = La tranche où tombe le nombre donné donne ses points.
# $cap : nombre mis en forme ; $count : sa partie entière, pour l’accord.
explanation-rule-cap = { $count ->
    [one] Pas plus de { $cap } point en tout.
   *[other] Pas plus de { $cap } points en tout.
}
# $ticks : nombre de réponses cochées ; $points : points mis en forme ; $count : leur partie entière, pour l’accord.
explanation-step = { $ticks ->
    [one] Une réponse cochée
   *[other] { $ticks } réponses cochées ou plus
} : { $count ->
    [one] { $points } point
   *[other] { $points } points
}
explanation-option = Réponse possible
explanation-option-points = Points
explanation-option-chosen = choisie
explanation-option-out = ne compte pas ici
explanation-option-none = hors du calcul
explanation-uses-title = Où elle compte
explanation-uses-caption = Scores où la question compte, son poids et ce qu’elle y apporte
explanation-use = Compte dans
# $points : nombre mis en forme ; $count : sa partie entière, pour l’accord.
explanation-index-worth = { $count ->
    [one] Tous les points de cette question valent ici { $points } point de l’indice de base.
   *[other] Tous les points de cette question valent ici { $points } points de l’indice de base.
}

explanation-provenance-title = Pour refaire ce calcul
explanation-edition = Questionnaire
explanation-method = Méthode
explanation-engine = Moteur de calcul
explanation-definition-digest = Empreinte de la définition
explanation-method-digest = Empreinte de la méthode
explanation-answers-digest = Empreinte des réponses
