# Le registre des enjeux et défis d’un réseau.

# $network : réseau.
challenge-list-title = Enjeux et défis – { $network }
challenge-title = Enjeux et défis
challenge-lead = Ce que rencontrent les membres, quels ordres de gouvernement cela concerne et ce qui a été essayé : pour que personne ne soit seul devant cela.
# $network : réseau.
challenge-who = Les personnes du réseau ({ $network }) et de ses membres peuvent lire ceci. Ses partenaires ne le peuvent pas.
challenge-new = Écrire un enjeu ou un défi
challenge-change = Le modifier
challenge-synthesis = L’année en nombres
# $count : nombre.
challenge-count = { $count ->
    [0] Rien de trouvé
    [one] Un résultat
   *[other] { $count } résultats
}
challenge-orders = Ordres de gouvernement concernés
challenge-order-municipal = Municipal
challenge-order-regional = Régional
challenge-order-provincial = Provincial
challenge-order-national = National
challenge-status = Où il en est
challenge-status-open = Ouvert
challenge-status-worked-on = En travail
challenge-status-solved = Réglé
# $day : date.
challenge-since = depuis le { $day }
challenge-since-when = Depuis quand ?
challenge-city = Municipalité
challenge-body = Ce que c’est
challenge-tried = Ce qui a été essayé
challenge-practices = Pratiques qui aident
challenge-removed = Retrait
challenge-removed-say = Le retirer du registre
challenge-send = Enregistrer
challenge-conflict = Quelqu’un d’autre a modifié ceci entre-temps. Vous voyez maintenant où cela en est.
# $title : titre.
challenge-form-title = Modifier : { $title }
# $network : réseau ; $year : année.
challenge-synthesis-title = Enjeux et défis – { $network }, { $year }
# $year : année.
challenge-synthesis-heading = Ce que les membres ont rencontré en { $year }
# $count : nombre de municipalités.
challenge-synthesis-cities = { $count } municipalités ont écrit au moins un enjeu ou un défi.
# $least : nombre de municipalités.
challenge-synthesis-few = Moins de { $least } municipalités ont écrit quelque chose : aucun nombre n’est montré.
# $least : nombre de municipalités.
challenge-synthesis-rule = Des nombres de municipalités, chacune comptée une fois. Un nombre se montre à partir de { $least } municipalités ; rien n’en nomme une. Cette page peut être remise à d’autres.
challenge-synthesis-caption = Municipalités par thème et ordre de gouvernement
challenge-year = Année
challenge-year-show = Afficher
challenge-municipalities = Municipalités
# $least : nombre de municipalités.
challenge-too-few = moins de { $least }
# $count : nombre de thèmes.
challenge-withheld = { $count ->
    [one] Un autre thème a été nommé par trop peu de municipalités pour être montré.
   *[other] { $count } autres thèmes ont été nommés par trop peu de municipalités pour être montrés.
}
