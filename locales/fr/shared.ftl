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
# $items: list of what is shown.
shared-words-lead-public = Mot à mot, pour autant que la municipalité le montre à tout le monde : { $items }.
shared-words-lead-own = Mot à mot, avec les preuves que la municipalité garde pour elle.
shared-words-text = Chaque question posée à la municipalité est là, avec ce qui compte : une réponse que personne n’a confirmée compte comme inconnue, une question sans réponse n’est pas un « non ».
shared-words-calculation = Ce que valent ces réponses se trouve dans le calcul de chaque indicateur.
# $city: name of the municipality.
shared-own = { $city } : vos résultats
shared-own-text = Tels que vous les avez remis, publiés ou non, à côté de ce que tout le monde voit.
shared-own-none = La municipalité n’a encore rien remis.
shared-own-wave = Vague
shared-own-standing = État
shared-own-core = Vous : indice
shared-own-open = Tout le monde : indice
shared-own-open-none = rien
# $day: date.
shared-own-state-handed-in = Remis le { $day }, pas encore accepté.
# $day: date.
shared-own-state-accepted = Remis le { $day } et accepté, pas encore publié.
# $day: date.
shared-own-state-published = Remis le { $day } et publié : qui le voit dépend de votre consentement.
# $name: name of the municipality.
shared-own-reading = Réservé à la coordination de { $name }.
shared-own-reading-none = En ce moment, le public ne voit rien de cette vague.
# $score: index.
shared-own-reading-open = L’indice que tout le monde voit pour cette vague est de { $score }.
shared-own-reading-no-score = Tout le monde voit un résultat sans indice pour cette vague.
shared-own-reading-text = Les réponses peuvent encore changer à la révision, et les figures de groupe ne montrent que ce que vous avez le droit de voir.
# $name: name of the municipality.
shared-reserved-self = Réservé à la municipalité : { $name }. Montre plus que ce que tout le monde peut voir.
