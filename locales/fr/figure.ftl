# Graphiques d’une municipalité : titres et noms des séries.

# $city : municipalité ; $wave : année de la vague ; $finding : ce que dit le graphique.
figure-title-indicators = { $city }, { $wave }. { $finding }
# $city : municipalité ; $wave : année de la vague ; $areas : nom de l’indicateur que forment les domaines, entre guillemets.
figure-title-areas = { $city }, { $wave }. Domaines de { $areas }
# $city : municipalité ; $wave : année de la vague.
figure-title-bars = { $city }, { $wave }. Chaque indicateur à côté de son réseau
# $city : municipalité ; $wave, $since : années de deux vagues.
figure-title-bars-since = { $city }, { $wave }. Chaque indicateur à côté de { $since } et de son réseau
# $city : municipalité ; $wave : année de la vague.
figure-title-radar = { $city }, { $wave }. Profil des indicateurs
# $wave : année de la vague.
figure-subtitle = Score de 0 à 100, vague { $wave }
# $wave : année de la vague.
figure-subtitle-like = Score de 0 à 100, vague { $wave }, à compétences égales
# $city : municipalité ; $wave : année de la vague.
figure-series-city = { $city }, { $wave }
# $network : nom du réseau.
figure-series-network = { $network }, médiane
figure-series-all = Toutes les villes publiées, moyenne
figure-all = Toutes les villes publiées
figure-format-png-large = PNG, grand format
figure-format-pdf-a4 = PDF, A4
figure-format-pdf-letter = PDF, Lettre
# Sous un graphique où des écarts sont dits.
figure-note-clear = « Pas d’écart net » : un écart plus petit que ce que vaut une question, en moyenne.

# $city : municipalité ; $wave : année de la vague.
figure-title-spans = { $city }, { $wave }. Déclaré, documenté, vérifié
# $city : municipalité.
figure-title-trend = { $city }. Indice de base de vague en vague
figure-subtitle-trend = Indice de base, de 0 à 100
# $wave : année de la vague.
figure-subtitle-own = Score de 0 à 100, vague { $wave }, sur les questions qui relèvent des compétences de chaque municipalité
# $name : réseau ; $wave : année de la vague.
figure-title-members = { $name }, { $wave }. Indice de base des membres
# $name : réseau ; $wave : année de la vague.
figure-title-network = { $name }, { $wave }. Indicateur par indicateur
# $name : réseau ; $wave : année de la vague.
figure-title-heat = { $name }, { $wave }. Qui est fort en quoi
# $name : réseau.
figure-title-progress = { $name }. De vague en vague
# $name : indicateur ; $wave : année de la vague.
figure-title-distribution = { $name }, { $wave }. Répartition des municipalités
# $names : municipalités et groupes ; $wave : année de la vague.
figure-title-compare = { $names }, { $wave }. Sur une même échelle
figure-title-map = Municipalités de ce service
# $name: network.
figure-title-network-map = { $name }. Ses membres
# $mark : le mot pour ce que personne n’a examiné ; $names : municipalités ou vagues.
figure-note-unreviewed = { $mark } : { $names }.
