# Rapports imprimés : ce qui ne se trouve pas déjà sur les pages.

# Nature du document, à côté du nom de la municipalité.
report-city-kind = Résumé pour le conseil
# Titre du fichier. $city : municipalité ; $wave : année de la vague.
report-city-title = { $city }, résumé { $wave }
# $city : municipalité ; $wave : année de la vague.
report-city-title-demonstration = { $city }, résumé { $wave } (démonstration)
# $city : municipalité.
report-city-title-no-wave = { $city }, résumé
# $city : municipalité.
report-city-title-no-wave-demonstration = { $city }, résumé (démonstration)
# $fact : ce qui est mesuré ; $year : année.
report-fact-year = { $fact } ({ $year })

report-table-city = La municipalité
report-table-network = Son réseau
report-table-median = Médiane
report-table-all = Toutes les villes
report-table-mean = Moyenne
report-table-n = n
report-table-countries = Pays
# $none : « Sans score » ; $why : raison, en minuscules.
report-table-no-score = { $none } : { $why }

report-facts-fact = Fait
report-facts-value = Valeur
report-facts-year = Année
report-facts-definition = Définition
report-facts-source = Source

report-provenance-inputs = Réponses
# $n : municipalités dont les réponses finales entrent dans le calcul.
report-provenance-n = { $n ->
    [one] n = { $n } municipalité
   *[other] n = { $n } municipalités
}
report-provenance-calculation = Calcul
# $date : jour du calcul ; $wave : année de la vague.
report-provenance-calculated = { $date }, vague { $wave }
report-provenance-engine = Version du moteur
report-provenance-address = État actuel de ces chiffres

report-notes-title = Ce que ces chiffres disent, et ne disent pas

# Bas de page. $method : identifiant de la méthode ; $version : sa version ; $digest : début de l’empreinte des réponses.
report-footer-method = Méthode { $method } { $version } · réponses { $digest }
# $page : numéro de page ; $pages : nombre de pages.
report-footer-page = Page { $page } de { $pages }
