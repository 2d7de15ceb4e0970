# Page d’un indicateur ou d’un domaine.

indicator-optional = facultatif
indicator-policies = Il mesure des politiques qu’une municipalité déclare, non leurs effets sur les habitants.
indicator-standing = Où se tiennent les municipalités
indicator-standing-none = Aucune municipalité n’a encore de résultat public.
# $label : nom de l’indicateur.
indicator-cities = Scores des municipalités : { $label }
indicator-questions = Ce qui est demandé, et ce que cela vaut
indicator-questions-text = Quand toutes les questions comptent. Celles qui ne sont pas du ressort d’une municipalité sortent de son calcul, et leur poids passe aux autres.
indicator-context = Demandé pour situer la municipalité ; ne donne pas de points.
# $points : points mis en forme.
indicator-own = { $points } points de cet indicateur
# $method : nom de la méthode ; $points : points mis en forme.
indicator-index = { $points } de l’indice ({ $method })
indicator-points = Ce que donne chaque réponse
# $count : nombre entier de points ; $points : le même, mis en forme.
indicator-option-points = { $count ->
    [one] { $points } point
   *[other] { $points } points
}

# $count : nombre de municipalités.
indicator-examples = { $count ->
    [one] Bons exemples : { $count } municipalité a tous les points et montre ses réponses
   *[other] Bons exemples : { $count } municipalités ont tous les points et montrent leurs réponses
}
# $shown : nombre de municipalités énumérées.
indicator-examples-more = En voici { $shown } : d’abord celles qui en disent plus, puis par ordre alphabétique.
