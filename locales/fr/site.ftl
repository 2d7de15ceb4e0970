# Ce qui entoure chaque page : bandeau, en-tête, pied, mots communs.

site-name = Indice interculturel
site-skip = Aller au contenu
site-demonstration-label = Démonstration.
site-demonstration-city = Municipalité inventée, réponses inventées. Aucune ville réelle n’a de résultat ici.
site-demonstration-service = Ce service montre des municipalités inventées, signalées comme telles. Aucune ville réelle n’a de résultat ici.
site-nav = Navigation principale
site-nav-cities = Municipalités
site-nav-indicators = Indicateurs
site-nav-data = Données
site-nav-method = Méthode
site-statement = Notre calcul, aligné sur la structure de 2019 ; ce n’est pas la note du Conseil de l’Europe.
site-not = Les chiffres décrivent des politiques que les municipalités déclarent, non leurs effets sur la population.
# $version : numéro de version du logiciel.
site-version = Logiciel libre, version { $version }
site-path = Fil d’Ariane
site-invented = inventée
