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
