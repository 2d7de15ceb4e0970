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

# Graphique des écarts : ce qui est déclaré, documenté, vérifié.
charts-spans-declared = déclaré
charts-spans-documented = documenté
charts-spans-verified = vérifié
charts-spans-key-verified = vérifié par un tiers
# $count : nombre de lignes ; $of : ce qu’elles sont, areas (domaines) ou indicators (indicateurs).
charts-kind-spans = { $of ->
    [areas] { $count ->
        [one] Score déclaré, documenté et vérifié de { $count } domaine sur une échelle de 0 à 100.
       *[other] Scores déclarés, documentés et vérifiés de { $count } domaines sur une échelle de 0 à 100.
    }
   *[indicators] { $count ->
        [one] Score déclaré, documenté et vérifié de { $count } indicateur sur une échelle de 0 à 100.
       *[other] Scores déclarés, documentés et vérifiés de { $count } indicateurs sur une échelle de 0 à 100.
    }
}
# $city : municipalité ; $label : nom de la seule ligne ; $scores : les trois messages qui suivent, en liste.
charts-finding-spans-one = { $city }, { $label } : { $scores }.
# $score : score mis en forme.
charts-spans-said-declared = { $score } déclaré
# $score : score mis en forme.
charts-spans-said-documented = { $score } documenté
# $score : score mis en forme.
charts-spans-said-verified = { $score } vérifié
# $label : nom de la ligne ; $low, $high : scores mis en forme.
charts-finding-spans-widest = Plus grand écart : { $label }, de { $low } à { $high }.
charts-finding-spans-level = Ce qui est documenté et vérifié donne les mêmes scores que ce qui est déclaré.
# $count : nombre de lignes ; $of : ce qu’elles sont, areas (domaines) ou indicators (indicateurs).
charts-finding-verified = { $of ->
    [areas] { $count ->
        [one] Pour { $count } domaine, le score vérifié est inférieur au score déclaré.
       *[other] Pour { $count } domaines, le score vérifié est inférieur au score déclaré.
    }
   *[indicators] { $count ->
        [one] Pour { $count } indicateur, le score vérifié est inférieur au score déclaré.
       *[other] Pour { $count } indicateurs, le score vérifié est inférieur au score déclaré.
    }
}
charts-table-verified = Vérifié

# Évolution. $group : nom du groupe.
charts-trend-key-then = { $group } : moyenne des municipalités de l’époque
# $group : nom du groupe.
charts-trend-said-then = { $group }, municipalités de l’époque
charts-trend-key-same = moyenne des mêmes municipalités aux deux vagues
charts-trend-key-break = non comparable à la vague précédente
# $count : nombre de vagues ; $lines : ce que sont les lignes, en liste.
charts-kind-trend = { $count ->
    [one] Score à { $count } vague, de 0 à 100 : { $lines }.
   *[other] Scores sur { $count } vagues, de 0 à 100 : { $lines }.
}
# $name : ville ou groupe ; $from, $to : scores mis en forme ; $first, $last : vagues.
charts-finding-trend = { $name } : de { $from } ({ $first }) à { $to } ({ $last }).
# $name : ville ou groupe ; $score : score mis en forme ; $wave : vague.
charts-finding-trend-one = { $name } : { $score } ({ $wave }).
# $n : nombre de municipalités ; $from, $to : scores mis en forme ; $first, $last : vagues.
charts-finding-trend-same = { $n ->
    [one] La même municipalité aux deux vagues : de { $from } ({ $first }) à { $to } ({ $last }).
   *[other] Les mêmes { $n } municipalités aux deux vagues : de { $from } ({ $first }) à { $to } ({ $last }).
}
# $first, $last : vagues qui se suivent.
charts-finding-trend-break = Non comparables : { $first } et { $last }.
charts-table-wave = Vague
# $group : nom du groupe.
charts-table-then = { $group }, moyenne de l’époque
charts-table-same = Les mêmes municipalités depuis la vague précédente
charts-table-comparable = Comparable à la vague précédente
charts-table-comparable-yes = oui
charts-table-comparable-no = non
# $from, $to : moyennes mises en forme ; $n : nombre de municipalités.
charts-table-same-cell = { $from } à { $to } (n = { $n })

# Répartition. $n : nombre de municipalités nommées.
charts-strip-key-named = { $n ->
    [one] une municipalité nommée
   *[other] municipalités nommées ({ $n })
}
# $count : nombre de noms sans place.
charts-strip-unnamed = { $count ->
    [one] { $count } nom figure seulement dans le tableau
   *[other] { $count } noms figurent seulement dans le tableau
}
# $count : municipalités nommées qui ont un score ; $measure : ce qui est mesuré.
charts-kind-strip = { $count ->
    [one] { $measure } : { $count } municipalité nommée sur une échelle de 0 à 100.
   *[other] { $measure } : { $count } municipalités nommées sur une échelle de 0 à 100.
}
# $count : municipalités nommées ; $low, $high : scores mis en forme.
charts-finding-strip = { $count ->
    [one] Une municipalité nommée : { $low }.
   *[other] { $count } municipalités nommées : scores de { $low } à { $high }.
}
# $count : municipalités nommées, plus d’une ; $score : score commun mis en forme.
charts-finding-strip-equal = { $count } municipalités nommées, toutes au même score : { $score }.
charts-finding-strip-nothing = Aucune municipalité nommée n’a de score.
# $group : nom ; $n : nombre de municipalités ; $median, $low, $high : mis en forme.
charts-finding-strip-group = { $group } (n = { $n }) : médiane { $median }, moitié centrale { $low } à { $high }.
# $group : nom ; $n : nombre de municipalités ; $median : mis en forme.
charts-finding-strip-median = { $group } (n = { $n }) : médiane { $median }.
charts-caption-strip-names = Municipalités nommées seulement ; rien n’est dit du groupe dans son ensemble.
charts-table-municipality = Municipalité

# Carte de chaleur.
charts-heat-key = Plus foncé, barre plus longue : score plus élevé
# $rows : nombre de municipalités ; $columns : nombre d’indicateurs.
charts-kind-heat = Tableau de scores de 0 à 100, municipalités par indicateurs ({ $rows } sur { $columns }) ; plus la case est foncée et sa barre longue, plus le score est élevé.
# $low, $high : scores mis en forme.
charts-finding-heat = Scores de { $low } à { $high }.
# $score : score mis en forme.
charts-finding-heat-equal = Tous les scores sont de { $score }.
charts-finding-heat-nothing = Aucun score.

# Carte.
charts-map-key-published = résultats publiés
charts-map-key-not-yet = sans résultats publiés
charts-map-key-named = nommée par une source, qui ne la dit pas membre
charts-map-key-many = plusieurs très proches, avec leur nombre
# $count : nombre de municipalités.
charts-kind-map = { $count ->
    [one] Carte avec { $count } municipalité.
   *[other] Carte avec { $count } municipalités.
}
# $count : nombre de municipalités.
charts-finding-map-published = { $count ->
    [one] { $count } municipalité a des résultats publiés.
   *[other] { $count } municipalités ont des résultats publiés.
}
# $count : nombre de municipalités.
charts-finding-map-not-yet = { $count ->
    [one] { $count } municipalité n’a pas de résultats publiés.
   *[other] { $count } municipalités n’ont pas de résultats publiés.
}
# $count : nombre de municipalités nommées par une source, qui ne dit pas qu’elles sont membres.
charts-finding-map-named = { $count ->
    [one] { $count } municipalité est nommée par une source, qui ne dit pas qu’elle est membre.
   *[other] { $count } municipalités sont nommées par une source, qui ne dit pas qu’elles sont membres.
}
charts-caption-map = Contours : Natural Earth. Les surfaces gardent leurs proportions.
charts-table-region = Pays ou province
charts-table-results = Résultats
charts-table-results-published = publiés
charts-table-results-not-yet = non publiés
charts-table-results-named = nommée par une source

# Ce que dit un endroit de l’image atteint au clavier. $label : nom de la ligne ; $values : les messages ci-dessous, en liste.
charts-spot = { $label }. { $values }.
# $column : ce qu’est la valeur ; $value : valeur mise en forme.
charts-spot-value = { $column } : { $value }

# Couloirs : quelques municipalités ou groupes côte à côte, rangée par rangée.
charts-lanes-key-half = moitié centrale d’un groupe
# $count : rangées ; $names : municipalités et groupes.
charts-kind-lanes = { $count ->
    [one] Graphique à points : { $names } sur une échelle de 0 à 100, sur { $count } rangée.
   *[other] Graphique à points : { $names } sur une échelle de 0 à 100, sur { $count } rangées.
}
# $declared, $documented : scores mis en forme.
charts-lanes-cell-city = { $declared } (documenté { $documented })
# $median : mise en forme ; $n : nombre de municipalités.
charts-lanes-cell-median = { $median } (n = { $n })
# $median, $low, $high : mis en forme ; $n : nombre de municipalités.
charts-lanes-cell-group = { $median } ({ $low } à { $high } ; n = { $n })
