# Chiffres de groupes de municipalités, sur toutes les pages.

# $median, $mean : scores mis en forme ; $n : nombre de municipalités.
group-middle = Médiane { $median }, moyenne { $mean } (n = { $n }).
# $low, $high : scores mis en forme.
group-half = La moitié centrale se tient entre { $low } et { $high }.
group-half-not-shown = Les quartiles ne sont pas montrés : moins de douze municipalités, dont certaines comptent sans être montrées.
group-three = À trois, il n’y a ni moyenne ni médiane ; elles sont nommées.
group-too-few = Trop peu de municipalités pour une moyenne ou une médiane.
# $n : municipalités qui comptent ; $of : membres ; $countries : pays.
group-basis = { $n } municipalités sur { $of }, { $countries ->
    [one] { $countries } pays
   *[other] { $countries } pays
}
# $hidden : municipalités comptées sans être montrées.
group-basis-hidden = (dont { $hidden } comptées sans être montrées)
# $wave : année ; $date : jour ; $edition : nom de l’édition.
group-basis-when = · vague { $wave }, au { $date } · { $edition } ·
# $method : nom de la méthode ; $version : sa version.
group-basis-method = { $method } { $version }
group-city = Municipalité
# $reason : pourquoi il n’y a pas de score.
group-no-score = Sans score : { $reason }
group-by-name = Par ordre alphabétique : ce n’est pas un palmarès. Chacune sur les questions dans ses compétences.
group-median = Médiane
group-mean = Moyenne
group-quartiles = Moitié centrale
group-n = n
# $n : municipalités qui comptent ; $of : membres.
group-n-of = { $n } sur { $of }
group-table = Les mêmes chiffres en tableau
