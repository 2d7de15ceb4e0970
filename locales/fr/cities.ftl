# Liste des municipalités.

cities-title = Municipalités
# $query : ce qui a été cherché.
cities-title-search = Municipalités : « { $query } »
cities-lead = Les municipalités réelles figurent ici avec leurs faits publics ; aucune n’a de résultat dans ce service tant qu’elle ne l’a pas publié elle-même.
cities-search-label = Nom, région ou pays
cities-search-hint = Les accents et les majuscules ne comptent pas.
cities-search-action = Chercher
cities-search-reset = Effacer la recherche
cities-network-label = Réseau
cities-network-all = Tous les réseaux
# $count : nombre de municipalités trouvées ; $shown : le même, mis en forme.
cities-count = { $count ->
    [0] Aucune municipalité
    [one] { $shown } municipalité
   *[other] { $shown } municipalités
}
cities-none = Rien ne correspond. Vérifiez l’orthographe ou cherchez par pays.
cities-column-result = Indice de base
# $wave : année de la vague.
cities-result-wave = vague { $wave }
cities-result-absent = pas de résultat dans ce service
