# Comparer des municipalités et des groupes.

compare-title = Comparer
# $names : ce qui est comparé.
compare-title-of = Comparer { $names }
# $most : nombre le plus grand.
compare-lead = Jusqu’à { $most } municipalités ou groupes sur une même échelle. L’adresse de la page garde votre choix : on peut la partager.
compare-kind-city = municipalité
compare-kind-network = réseau
compare-kind-class = classe
compare-kind-country = pays
compare-kind-own = votre liste
compare-unknown = rien à montrer ici
compare-take-out = Retirer
compare-add = Ajouter
compare-add-action = Ajouter
compare-own = Faire sa propre liste
compare-own-legend = Municipalités qui montrent leurs scores
compare-own-action = Ajouter cette liste
compare-unfilled = Pas proposées, car trop peu de municipalités avec un résultat ont publié ce fait selon la même définition :
# $name : nom de la classe ; $n : nombre de municipalités.
compare-unfilled-one = { $name } ({ $n })
compare-scale = Sur une même échelle
# $wave : année de la vague.
compare-scale-text = Vague { $wave } : score déclaré d’une municipalité, médiane d’un groupe. Formes pleines : municipalités ; formes creuses : groupes.
# $score : score mis en forme.
compare-documented = doc. { $score }
compare-difference = Écart
compare-powers = Chacune sur les questions dans ses compétences. La page d’une municipalité la compare à compétences égales. « Pas d’écart net » : moins que ce que vaut une question, ou deux étendues, du documenté au déclaré, qui se chevauchent.
compare-link = Comparer avec d’autres
