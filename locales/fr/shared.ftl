# Ce qui est montré à un public particulier, au-delà de ce que tout le monde voit.

shared-nav = Partagé avec vous
shared-title = Ce qui est partagé avec vous
shared-lead = Résultats que des municipalités montrent à ceux pour qui vous lisez, et non à tout le monde.
shared-text = Chaque ligne vaut jusqu’à ce que la municipalité en décide autrement : elle peut la changer ou la retirer en tout temps, et la page disparaît alors dès votre prochaine demande. Ce que vous voyez ici peut servir à votre travail ; pour le publier, il faut d’abord demander à la municipalité.
# $audience: name of an audience.
shared-audience = À titre de lecteur : { $audience }
shared-result = Municipalité et vague
shared-reserved = Montré à vous
shared-open = Montré à tout le monde
shared-consent = Par quel consentement
shared-nothing-open = rien
# $day: date.
shared-since = donné le { $day }, jusqu’à nouvel avis
# $day: date.
shared-awaited = montré à tout le monde dès le { $day }
shared-none = Aucune municipalité ne montre à ces lecteurs plus qu’à tout le monde.
# $n: number of results.
shared-everybody = { $n ->
    [0] Aucun résultat n’est montré à tout le monde.
    [one] Tout le monde voit { $n } résultat.
   *[other] Tout le monde voit { $n } résultats.
}
shared-cities = Liste des municipalités
shared-nobody = Vous ne lisez pour aucun réseau ni partenaire.
# $audience: name of an audience.
shared-reading = Réservé. Vous lisez à ce titre : { $audience }
shared-reading-text = Cette page, ses figures et ses fichiers montrent plus que ce que tout le monde voit. Ne les transmettez pas sans demander à la municipalité.
# $name: name of a network.
shared-reserved-network = Réservé aux personnes du réseau « { $name } » : montre plus que ce que tout le monde peut voir.
# $name: name of a partner.
shared-reserved-partner = Réservé : { $name }. Montre plus que ce que tout le monde peut voir.
shared-reserved-research = Réservé à la recherche : montre plus que ce que tout le monde peut voir.
shared-file = reserve
shared-words-title = Ce qui a été remis
# $items: list of what is shown.
shared-words-lead = Mot à mot, pour autant que la municipalité vous le montre : { $items }.
shared-words-none = Aucune réponse ne compte.
