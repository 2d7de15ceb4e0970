# Page de la méthode.

method-title = Méthode
method-lead = Comment des réponses deviennent un score, ce que pèse chaque question, et ce que les chiffres ne disent pas.
method-not-title = Ce que ces chiffres ne sont pas
method-not-effects = Ils décrivent des politiques déclarées, non leurs effets sur la population.
method-not-official = Ils sont alignés sur la structure de 2019 ; ce ne sont pas les notes du Conseil de l’Europe, qui n’a publié ni points ni poids.
method-not-ranking = Ce n’est pas un palmarès : les municipalités n’ont pas toutes les mêmes compétences ni les mêmes moyens.
method-rules-title = Des réponses au score
method-rule-points = Une réponse vaut de 0 à 1 point : 1 si c’est fait, 0,5 si c’est en partie ou en préparation, sinon 0.
method-rule-left-out = « Pas de notre ressort » et « sans objet » sortent du calcul, au numérateur comme au maximum. « Inconnu » vaut 0.
method-rule-indicator = Le score d’un indicateur est la part obtenue des points possibles, de 0 à 100. Il faut au moins la moitié du poids et deux questions.
method-rule-index = L’indice de base est la moyenne de ses indicateurs ; il les faut tous. Sinon, il n’y a pas de score, et la page dit pourquoi.
method-rule-figures = Trois chiffres pour chaque score : déclaré, documenté (un oui sans document vaut 0), vérifié (un oui non vérifié vaut 0).
method-rule-groups = Une moyenne ou une médiane est celle de municipalités, chacune recalculée sur les questions qui relèvent de celle que l’on regarde ; celle-ci n’y entre pas.
# $cities : nombre de villes ; $countries : nombre de pays.
method-rule-all = Au-dessous de { $cities } villes ou de { $countries } pays, il n’y a pas encore de comparaison avec toutes les villes.
method-rule-clear = « Pas d’écart net » se dit d’un écart, avec le réseau ou avec la vague précédente, plus petit que ce que vaut une question, en moyenne. Dans un indicateur de trois questions, une question vaut 33 points ; dans un indicateur de dix, 10 points. Entre deux municipalités, ou entre deux années d’une même municipalité, cela se dit aussi quand les deux étendues, du score documenté au score déclaré, se chevauchent.
method-methods-title = Deux manières de pondérer
method-default = par défaut
# $version : numéro de version.
method-version = version { $version }
method-movers-title = Les municipalités dont l’indice change
# $count : municipalités dont l’indice diffère ; $total : municipalités comparées ; $wave : année ; $least : points.
method-movers-text = { $count ->
    [0] Vague { $wave } : les deux méthodes donnent à chacune des { $total } municipalités le même indice, à moins de { $least ->
        [one] { $least } point
       *[other] { $least } points
    } près.
    [one] Vague { $wave } : l’indice de { $count } municipalité sur { $total } diffère d’au moins { $least ->
        [one] { $least } point
       *[other] { $least } points
    } entre les deux méthodes.
   *[other] Vague { $wave } : l’indice de { $count } municipalités sur { $total } diffère d’au moins { $least ->
        [one] { $least } point
       *[other] { $least } points
    } entre les deux méthodes.
}
method-movers-none = Aucune municipalité n’a encore de résultat à comparer.
method-movers-caption = Municipalités dont l’indice diffère, plus grand écart d’abord
method-movers-city = Municipalité
# $method : nom de la méthode.
method-movers-index = Indice, { $method }
method-movers-difference = Écart
# $points : nombre mis en forme, avec son signe.
method-movers-points = { $points } pts
method-weights-title = Ce que vaut chaque question
method-weights-text = Points de l’indice de base qu’apporte une réponse complète, quand toutes les questions comptent. Les questions facultatives comptent dans l’indice étendu seulement.
# $section : nom de l’indicateur ou du domaine.
method-weights-caption = Poids des questions : { $section }
method-weights-question = Question
method-weights-not-scored = ne compte pas
# $count : nombre de questions.
method-weights-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
method-shown-title = Ce qui est montré, et ce qui ne l’est pas
method-shown-consent = Une municipalité décide, vague par vague, de ce qui est montré d’elle et à qui : ses scores ici, ses réponses, ou rien d’autre que sa part dans les moyennes.
method-shown-four = Dans un chiffre, les municipalités qui comptent sans être montrées sont zéro ou au moins quatre, et il en va de même de la différence entre deux chiffres ou deux dates. Celles qui attendent que ce soit le cas n’y entrent pas ; à côté du chiffre, on lit combien y comptent.
method-shown-spread = Les quartiles ne figurent que là où toutes les municipalités du chiffre sont montrées, ou là où elles sont au moins douze.
method-shown-few = À moins de quatre municipalités, il n’y a ni moyenne ni médiane ; à trois, celles qui montrent leurs scores sont nommées.
