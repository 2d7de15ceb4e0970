# Page d’accueil.

home-title = Voir où en est une municipalité
home-lead = Ce que les municipalités déclarent faire pour que des personnes de toutes origines vivent bien ensemble, indicateur par indicateur, à côté de leur réseau, avec la preuve et le calcul.
home-search-label = Chercher une municipalité
home-search-action = Chercher
home-search-all = Voir toute la liste
# $count : nombre de municipalités de la liste.
home-count-cities = { $count ->
    [one] municipalité dans la liste
   *[other] municipalités dans la liste
}
# $count : nombre de municipalités qui ont un résultat publié.
home-count-results = { $count ->
    [one] avec un résultat publié
   *[other] avec un résultat publié
}
# $count : municipalités inventées qui ont un résultat.
home-count-results-invented = { $count ->
    [one] inventée, avec un résultat
   *[other] inventées, avec un résultat
}
# $count : nombre de pays.
home-count-countries = { $count ->
    [one] pays
   *[other] pays
}
# $count : nombre d’indicateurs.
home-count-indicators = { $count ->
    [one] indicateur
   *[other] indicateurs
}
# $count : nombre de questions.
home-count-questions = { $count ->
    [one] question
   *[other] questions
}
home-counts = Le service en chiffres
# $city : nom de la municipalité.
home-example-title = Un exemple : { $city }
# $wave : année de la vague.
home-example-index = sur 100, indice de base { $wave }
home-example-link = Ouvrir sa page
home-ways = Trois façons de lire
home-way-city-title = Une municipalité
home-way-city-text = Une phrase, puis l’image, puis le chiffre, puis la méthode. Chaque score s’ouvre jusqu’aux réponses.
home-way-method-title = La méthode
home-way-method-text = Deux façons de pondérer, ce que vaut chaque question, et les municipalités dont l’indice change.
home-way-data-title = Les données
home-way-data-text = Toutes les valeurs publiées en CSV et en Parquet, avec leur dictionnaire en français et en anglais.
