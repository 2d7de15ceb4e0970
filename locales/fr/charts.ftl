# Mots dans les graphiques, sous eux et dans leurs tableaux.

charts-demonstration = Démonstration : municipalités et réponses inventées

# Légende. $city : municipalité.
charts-key-declared = { $city }, déclaré
charts-key-documented = documenté
# $network : nom du réseau ; $n : nombre de municipalités.
charts-key-network = { $network } : médiane et moitié centrale (n = { $n })
# Là où aucune moitié centrale n’est tracée. $network : nom du réseau ; $n : nombre de municipalités.
charts-key-network-median = { $network } : médiane (n = { $n })
# $n : nombre de villes ; $countries : nombre de pays.
charts-key-all = { $countries ->
    [one] toutes les villes publiées : moyenne (n = { $n }, { $countries } pays)
   *[other] toutes les villes publiées : moyenne (n = { $n }, { $countries } pays)
}
# Nom d’une série de plusieurs villes. $name : nom ; $n : nombre de villes.
charts-key-group = { $name } (n = { $n })
charts-not-yet = Pas encore de comparaison avec toutes les villes
# À la place d’un score. $reason : pourquoi il n’y en a pas.
charts-no-score = sans score : { $reason }

# Ce que l’image est, pour qui ne la voit pas. $count : nombre de lignes ; $of : ce qu’elles sont, areas (domaines) ou indicators (indicateurs).
charts-kind-dots = { $of ->
    [areas] { $count ->
        [one] Graphique à points : { $count } domaine sur une échelle de 0 à 100.
       *[other] Graphique à points : { $count } domaines sur une échelle de 0 à 100.
    }
   *[indicators] { $count ->
        [one] Graphique à points : { $count } indicateur sur une échelle de 0 à 100.
       *[other] Graphique à points : { $count } indicateurs sur une échelle de 0 à 100.
    }
}
# $series : noms des séries, en liste ; $count : nombre de catégories.
charts-kind-bars = { $count ->
    [one] Barres groupées de 0 à 100, { $count } catégorie : { $series }.
   *[other] Barres groupées de 0 à 100, { $count } catégories : { $series }.
}
# $series : noms des séries, en liste ; $count : nombre d’axes.
charts-kind-radar = Radar à { $count } axes de 0 à 100 : { $series }.

# Ce que l’image dit. $city : municipalité ; $total : indicateurs comparés ; $above, $below : combien sont au-dessus, au-dessous ; $parts : les trois messages qui suivent, en liste.
charts-finding-compared = { $total ->
    [one] { $of ->
        [areas] Pour le seul domaine comparé
       *[indicators] Pour le seul indicateur comparé
    } à la médiane du réseau, { $city } est { $above ->
        [1] au-dessus
       *[other] { $below ->
            [1] au-dessous
           *[other] sans écart net
        }
    }.
   *[other] { $of ->
        [areas] Sur { $total } domaines comparés
       *[indicators] Sur { $total } indicateurs comparés
    } à la médiane du réseau, { $city } est { $parts }.
}
# $count : nombre d’indicateurs.
charts-finding-above = au-dessus pour { $count }
# $count : nombre d’indicateurs.
charts-finding-below = au-dessous pour { $count }
# $count : nombre d’indicateurs.
charts-finding-level = sans écart net pour { $count }
# $label : nom de l’indicateur ; $points : nombre entier de points.
charts-finding-furthest-above = { $points ->
    [one] Plus grande avance : { $label }, { $points } point.
   *[other] Plus grande avance : { $label }, { $points } points.
}
# $label : nom de l’indicateur ; $points : nombre entier de points.
charts-finding-furthest-below = { $points ->
    [one] Plus grand retard : { $label }, { $points } point.
   *[other] Plus grand retard : { $label }, { $points } points.
}
# $city : série ; $high, $low : noms ; $highScore, $lowScore : scores mis en forme.
charts-finding-range = { $city } : score le plus élevé, { $high } ({ $highScore }) ; le plus bas, { $low } ({ $lowScore }).
# $city : série ; $label : nom ; $score : score mis en forme.
charts-finding-one = { $city } : { $label }, { $score }.
# $city : série ; $score : score mis en forme.
charts-finding-equal = { $city } : le même score partout, { $score }.
# $count : nombre d’indicateurs.
charts-finding-documented = { $of ->
    [areas] { $count ->
        [one] Pour { $count } domaine, le score documenté est inférieur au score déclaré.
       *[other] Pour { $count } domaines, le score documenté est inférieur au score déclaré.
    }
   *[indicators] { $count ->
        [one] Pour { $count } indicateur, le score documenté est inférieur au score déclaré.
       *[other] Pour { $count } indicateurs, le score documenté est inférieur au score déclaré.
    }
}
# $count : nombre d’indicateurs ou de catégories.
charts-finding-without = { $count ->
    [one] { $count } score manque.
   *[other] { $count } scores manquent.
}
# $city : série.
charts-finding-nothing = { $city } : aucun score.

# Ligne sous l’image. $network : nom du réseau ; $n : municipalités qui comptent ; $of : toutes les autres du réseau.
charts-caption-network = { $network } : autres municipalités participantes ({ $n } sur { $of }).
# $n : nombre de villes ; $countries : nombre de pays.
charts-caption-all = Toutes les villes publiées : n = { $n }, { $countries } pays.
# $groups : liste de noms de séries avec leur n.
charts-caption-groups = Groupes : { $groups }.
# $date : jour.
charts-caption-date = Chiffres en date du { $date }.
# $method : nom et version de la méthode.
charts-caption-method = Méthode : { $method }.

charts-table-indicator = Indicateur
charts-table-category = Catégorie
# $city : municipalité.
charts-table-declared = { $city }, déclaré
charts-table-documented = Documenté
# $network : nom du réseau ; $n : nombre de municipalités.
charts-table-network = { $network }, médiane (n = { $n })
charts-table-half = Moitié centrale
# $n : nombre de villes.
charts-table-all = Moyenne de toutes les villes (n = { $n })
charts-table-difference = Écart avec la médiane
# $low, $high : quartiles mis en forme.
charts-table-range = { $low } à { $high }
# Valeur dont le nombre de villes n’est pas celui de la colonne. $value : nombre mis en forme ; $n : nombre de villes.
charts-table-value-n = { $value } (n = { $n })
