# Municipalités semblables.

# $city : municipalité.
similar-title = Municipalités semblables à { $city }
similar-lead = Semblables par des faits publiés, jamais par leurs scores.
# $city : municipalité.
similar-no-facts = Rien n’est publié ici sur { $city } qui permette de trouver ses semblables, ou trop peu de municipalités l’ont publié selon la même définition.
# $measures : noms des faits.
similar-measures = Faits qui comptent : { $measures }.
similar-compare = Comparer avec les plus semblables
# $label : nom du fait ; $other, $own : valeurs mises en forme.
similar-reason = { $label } : { $other }, à côté de { $own }
similar-very-close = très proche
similar-close = proche
similar-further = plus loin
# $z : nombre mis en forme.
similar-deviations = (écart : { $z })
similar-same-country = Même pays
similar-same-powers = Mêmes compétences
similar-distance = distance
similar-none = Aucune autre municipalité n’a publié ces faits.
# $n : nombre de municipalités.
similar-without = { $n ->
    [one] { $n } municipalité ne peut être placée : il y manque un de ces faits.
   *[other] { $n } municipalités ne peuvent être placées : il y manque un de ces faits.
}
similar-how = Chaque écart est divisé par l’écart type de toutes les municipalités ; la population compte par son logarithme. La distance est la racine de la moyenne des carrés. Pays et compétences sont dits, mais n’y entrent pas.
similar-link = Municipalités semblables
