# Page d’une municipalité.

city-no-result-not-in-service = Pas de résultat dans ce service
# $city : municipalité.
city-no-result-not-in-service-text = { $city } n’a publié aucun résultat ici. Un score n’apparaît que si la municipalité a répondu au questionnaire et accepte qu’il soit publié.
city-no-result-not-in-wave = Pas de résultat pour cette vague
# $city : municipalité.
city-no-result-not-in-wave-text = { $city } n’a pas publié de résultat pour cette vague. Choisissez-en une autre.

city-facts = Faits
city-fact-absent = non publié ici
# Suivi du nom de la source, en lien.
city-fact-source = Source :
# $day : jour et heure.
city-corrected = Ce résultat a été corrigé après sa publication, le { $day }.
city-corrected-link = Ce qui a changé, et pourquoi
city-networks = Réseaux
# $published : membres qui ont un résultat publié ; $members : membres connus.
city-network-members = { $published ->
    [one] { $published } membre sur { $members } avec un résultat publié
   *[other] { $published } membres sur { $members } avec un résultat publié
}
city-network-named = nommée avec le réseau dans une source, qui ne la dit pas membre

city-waves = Vagues
city-wave-current = vague affichée
# $wave : année de la vague.
city-index-caption = sur 100, indice de base { $wave }
city-index-title = Indice de base
city-index-explain = Ouvrir le calcul
# $declared, $documented, $verified : scores mis en forme.
city-index-bar = Déclaré { $declared }, documenté { $documented }, vérifié { $verified }, sur une échelle de 0 à 100.
# $scope : questions qui s’appliquent à la municipalité ; $questions : questions comptées par l’édition.
city-index-scope = { $scope ->
    [one] { $scope } question sur { $questions } s’applique à elle
   *[other] { $scope } questions sur { $questions } s’appliquent à elle
}
# $powers : questions hors de ses compétences ; $objectless : questions sans objet chez elle.
city-index-left-out = Retirées du calcul : { $powers } hors de ses compétences, { $objectless } sans objet chez elle
# $coverage : pourcentage mis en forme.
city-index-coverage = { $coverage } de réponses connues
# $share : pourcentage mis en forme.
city-index-applies = { $share } du poids s’applique à la municipalité
# $low, $high : scores mis en forme.
city-index-unknown = De { $low } à { $high } selon ce que valent les réponses inconnues
# $score : score mis en forme.
city-index-extended = Indice étendu, avec les indicateurs facultatifs : { $score }
# $method : nom de la méthode ; $score : score mis en forme.
city-index-other-method = Selon « { $method } » : { $score }
# $median : score mis en forme ; $network : nom du réseau ; $n : municipalités qui comptent ; $of : toutes les autres du réseau.
city-index-network = Médiane des autres municipalités participantes du réseau ({ $network }, { $n } sur { $of }) : { $median }
# $mean : score mis en forme ; $n : municipalités qui comptent ; $of : toutes les autres.
city-index-all = Moyenne de toutes les autres municipalités participantes ({ $n } sur { $of }) : { $mean }
# $method : nom de la méthode ; $version : sa version.
city-index-method = Méthode : { $method } { $version }
# $date : jour.
city-index-submitted = Réponses finales du { $date }

# $wave : année de la vague.
city-finding-sub = Score par indicateur, de 0 à 100, vague { $wave }
# $wave : année de la vague.
city-finding-sub-like = Score par indicateur, de 0 à 100, vague { $wave }, à compétences égales
# $format : format du fichier, par exemple SVG.
city-figure-file = Ce graphique en { $format }
# $format : format du fichier, par exemple CSV.
city-figure-table-file = Ces chiffres en { $format }

city-table-title = Les chiffres
# $city : municipalité ; $wave : année de la vague.
city-table-caption = { $city } : scores par indicateur, vague { $wave }
# $areas : nom de l’indicateur que les domaines composent ; $wave : année de la vague.
city-table-areas-caption = { $areas } : scores par domaine, vague { $wave }
city-table-indicator = Indicateur
city-table-area = Domaine
city-table-coverage = Réponses connues
city-table-network = Médiane du réseau
city-table-quartiles = Moitié centrale
city-table-all = Moyenne de toutes
city-table-difference = Écart avec le réseau
# $low, $high : quartiles mis en forme.
city-table-range = { $low } à { $high }
city-table-optional = Facultatifs, comptés dans l’indice étendu seulement
# $n : nombre de municipalités.
city-table-n = n = { $n }
city-table-not-shown = –
city-table-hint = Chaque nom ouvre son calcul, jusqu’aux réponses.

# $network : nom du réseau ; $n : municipalités qui comptent ; $of : toutes les autres du réseau.
city-group-network = { $network } : autres municipalités participantes ({ $n } sur { $of })
# $n : nombre de villes ; $countries : nombre de pays.
city-group-all = { $n ->
    [one] Toutes les villes publiées : { $n } autre, { $countries } pays
   *[other] Toutes les villes publiées : { $n } autres, { $countries } pays
}
# $date : jour.
city-group-date = en date du { $date }
# $editions : liste de noms d’éditions.
city-group-editions = éditions : { $editions }
city-group-like = chacune recalculée sur les seules questions qui relèvent de cette municipalité
city-groups = Avec qui la comparer
city-all-not-yet = Pas encore de comparaison avec toutes les villes
# $n, $countries : ce qu’il y a ; $need, $needCountries : ce qu’il faut.
city-all-not-yet-text = Il faut au moins { $need } villes dans { $needCountries } pays ; il y en a { $n } dans { $countries }.

# $wave : année de la vague.
city-areas-sub = Score par domaine, de 0 à 100, vague { $wave }
# $wave : année de la vague.
city-areas-sub-like = Score par domaine, de 0 à 100, vague { $wave }, à compétences égales
# $areas : nom de l’indicateur que les domaines composent.
city-areas-title = { $areas } : ses domaines
city-second-title = Autres vues des mêmes chiffres
city-view-bars = En barres, indicateur par indicateur
city-view-radar = En radar
city-bands-title = En mots
city-bands-text = Ces mots sont les nôtres : ils disent ce qui existe, ce n’est pas une note. Seule la municipalité les voit.
city-files-title = Emporter cette page
# $format : format du fichier.
city-files-summary = Résumé pour le conseil, { $format }
city-files-report = Rapport complet, { $format }
# $format : format du fichier.
city-files-scores = Tous les scores, { $format }

city-external-title = Publié ailleurs
city-external-text = Ces résultats proviennent d’autres publications et d’autres calculs. Ils ne se comparent pas aux scores de ce service.
city-external-caption = Résultats publiés ailleurs, avec leur source
city-external-what = Mesure
city-external-year = Année
city-external-edition = Édition
city-external-rate = Taux publié, sur 100
city-external-source = Source
city-external-average = Moyenne publiée
city-external-sample = Échantillon
# $n : taille de l’échantillon.
city-external-n = n = { $n }
city-external-approximate = année approximative
city-external-inferred = édition déduite de la date
city-external-overall = Indice global
city-external-all = toutes les villes de l’échantillon
city-external-part = une partie de l’échantillon
city-external-unknown = non publié

city-provenance-title = D’où viennent ces chiffres
city-provenance-edition = Questionnaire
city-provenance-method = Méthode
city-provenance-run = Empreinte du calcul
city-fact-by-city = Entré par la municipalité.
city-scores-only = Cette municipalité montre ses scores, pas ses réponses.
# $network : nom du réseau ; $n : nombre de municipalités ; $low, $high : plus petit et plus grand indice de base ; $lowest, $highest : de qui.
city-named = { $network } : { $n } autres municipalités montrent leurs scores, trop peu pour une moyenne ou une médiane. Sur les questions qui relèvent de cette municipalité, leur indice de base va de { $low } ({ $lowest }) à { $high } ({ $highest }) :
city-named-caption = Scores des municipalités qui les montrent
city-named-core = Indice de base
city-groups-caption = Indice de base des groupes
city-groups-group = Groupe
city-groups-mean = Moyenne
city-groups-median = Médiane
city-groups-quartiles = Moitié centrale
city-groups-deviation = Écart type
city-groups-at-100 = Part à 100
city-groups-too-few = trop peu pour des chiffres
city-groups-rule = Là où des municipalités comptent sans montrer leurs scores, la moitié centrale, l’écart type et la part à 100 sont donnés à partir de douze municipalités.

city-spans-title = Déclaré, documenté, vérifié
# $wave : année de la vague.
city-spans-sub = Vague { $wave }, sur les questions qui relèvent de ses compétences : ce qu’elle dit, ce qu’elle documente, ce que d’autres ont vérifié.
city-spans-table = Le tableau plus haut donne les mêmes chiffres.
city-unreviewed-text = Personne n’a examiné ces réponses : elles comptent telles que la municipalité les a remises.
