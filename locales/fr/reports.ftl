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

# Sous le titre « Vérifier un rapport », à côté du code.
report-check-here = Cette adresse dit si le rapport est à jour, remplacé, corrigé ou retiré.

# Rapport complet. $city : municipalité ; $wave : année de la vague.
report-full-title = { $city }, rapport { $wave }
report-full-title-demonstration = { $city }, rapport { $wave } (démonstration)
report-full-kind = Rapport de la municipalité
report-full-contents = Dans ce rapport
report-full-method = Comment ces chiffres sont obtenus
report-full-review = Ce que dit la révision
report-full-chapters = Indicateur par indicateur
report-full-full = Tous les points sont obtenus
report-full-open = Des points restent à gagner
report-full-said = Ce que fait la municipalité
report-full-answers = Toutes les réponses
report-full-hidden = La municipalité montre ses scores, et garde ses réponses réservées.
report-full-question = Question
report-full-answer = Réponse
report-full-evidence = Preuve
report-full-points-head = Points
# $points : points obtenus ; $maximum : points possibles.
report-full-points = { $points } sur { $maximum }
# $share : pourcentage.
report-full-share = Compte pour { $share } de l’indice de base
# $points : points de l’indice.
report-full-worth = jusqu’à { $points } pt de l’indice
# Paragraphes de la méthode, dans l’ordre.
report-method-whose = À qui est ce calcul
report-method-whose-text = Les scores sont calculés par ce service à partir des réponses de la municipalité. Ils suivent la structure de l’Index des Cités interculturelles du Conseil de l’Europe, mais ne sont pas sa note. Ils décrivent des politiques déclarées, pas leurs effets sur la population.
report-method-scale = De la réponse au score
report-method-scale-text = Chaque réponse vaut des points, fixés d’avance par la méthode. Un indicateur est la part obtenue des points possibles, de 0 à 100 ; l’indice réunit les indicateurs selon les poids de la méthode. La méthode et le questionnaire sont des données publiées, avec leur empreinte.
report-method-figures = Déclaré, documenté, vérifié
report-method-figures-text = Le score déclaré compte toutes les réponses. Le score documenté ne compte les réponses positives que si une preuve les appuie ; le score vérifié, que si une personne de l’extérieur les a vérifiées.
report-method-scope = Ce qui n’est pas compté contre la municipalité
report-method-scope-text = Une question hors de ses compétences, ou sans objet, est retirée du calcul. Une réponse inconnue n’est pas un non : elle diminue la part des réponses connues, qui est toujours indiquée, avec l’indice le plus bas et le plus haut qu’elle permettrait.
report-method-beside = À côté des autres
report-method-beside-text = Les autres villes sont recalculées sur les seules questions qui relèvent de cette municipalité. Moins que ce que vaut une question n’est pas un écart net. Une moyenne n’est donnée que si elle ne trahit aucune ville ; son nombre de villes, sa date et sa méthode l’accompagnent. Il n’y a pas de classement.
report-method-later = Et ensuite
report-method-later-text = Ce qui est publié ne change plus. Une correction est un nouveau calcul, annoncé dans les errata ; l’adresse et le code de la deuxième page disent si ce rapport vaut encore.

# Vérifier un rapport imprimé. $at : date et heure.
report-check-title = Vérifier un rapport
report-check-standing-current = Ce rapport est à jour
report-check-standing-superseded = Les chiffres de ce rapport ont été recalculés
report-check-standing-corrected = Ce rapport a été corrigé
report-check-standing-withdrawn = Ce rapport a été retiré
report-check-text-current = Ses chiffres sont ceux qui valent aujourd’hui.
report-check-text-superseded = Un nouveau calcul le remplace depuis le { $at }. Les réponses de la municipalité sont les mêmes ; celles d’autres municipalités ou la méthode ont pu changer.
report-check-text-corrected = Les réponses de la municipalité ont été corrigées, et ses scores calculés de nouveau le { $at }. Servez-vous des chiffres d’aujourd’hui.
report-check-text-withdrawn = La municipalité ne montre plus ces résultats au public depuis le { $at }. Ne les citez plus.
report-check-caption = Indice, de 0 à 100
report-check-index = Indice
report-check-printed = Imprimé
report-check-now = Aujourd’hui
# $name : municipalité ou réseau.
report-check-see = Voir les chiffres : { $name }
report-check-network-current = Ce rapport est à jour
report-check-network-superseded = Les chiffres de ce rapport ont changé
report-check-network-corrected = Ce rapport a été corrigé
report-check-network-withdrawn = Ce rapport a été retiré
report-check-network-text-current = Ses chiffres sont ceux qui valent aujourd’hui.
report-check-network-text-superseded = Des résultats ont été recalculés, un membre est entré ou sorti, ou un membre en montre plus ou moins qu’avant. Servez-vous des chiffres d’aujourd’hui, et ne citez plus un membre qui ne montre plus les siens.
report-check-network-text-corrected = Les réponses d’un membre au moins ont été corrigées depuis. Servez-vous des chiffres d’aujourd’hui.
report-check-network-text-withdrawn = Aucun membre de ce réseau n’a plus de résultat public pour cette vague. Ne citez plus ce rapport.
report-check-anew = Recalculé le
report-check-errata = Lire ce qui a été corrigé, et pourquoi
report-check-computed = Calculé le
report-check-run = Empreinte du calcul (SHA-256)
report-check-compare = Comparez cette empreinte à celle qui est imprimée dans le rapport, sous « Calcul ».
