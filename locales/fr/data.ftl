# Page des données.

data-title = Données
data-lead = Toutes les valeurs publiées, en un seul tableau long : une ligne par municipalité, vague et mesure.
data-invented = Ces données sont inventées, pour la démonstration. Le nom des fichiers et le code des vagues (demo-…) le disent.
data-files-title = Fichiers
data-files-caption = Fichiers à télécharger
data-files-none = Aucun résultat n’est encore publié.
data-file = Fichier
data-format = Format
data-size = Taille
data-digest = Empreinte SHA-256
# $size : nombre mis en forme.
data-size-kb = { $size } ko
data-about-title = À propos du jeu
data-version = Version
data-date = Dernier résultat
data-rows = Lignes
data-cities = Municipalités
data-citation = Pour le citer
data-dictionary-title = Dictionnaire
data-dictionary-text = Le même dictionnaire, en français et en anglais, accompagne les fichiers.
data-dictionary-caption = Colonnes du tableau, dans l’ordre
data-column = Colonne
data-kind = Type
data-description = Contenu
data-parquet = Dans Parquet
data-parquet-text = Le fichier Parquet a les mêmes colonnes, dans le même ordre ; ce qui est vide dans le CSV y est une valeur absente (null), sauf « kind » et « period », qui sont alors des textes vides.
# $format : format du fichier.
data-dictionary-file = Dictionnaire en français et en anglais, { $format }
# $edition : nom de l’édition ; $version : version des données ; $date : jour du dernier résultat.
data-citation-text = { $edition }, données du { $date }, version { $version }.
# Idem, pour des données inventées.
data-citation-text-demonstration = { $edition }, données inventées de démonstration, version { $version }.
# $method : nom de la méthode.
data-label-scores = Scores, « { $method } »
data-label-dictionary = Dictionnaire des colonnes et des mots
data-kind-text = texte
data-kind-code = code
data-kind-word = mot
data-kind-number = nombre
data-kind-share = part, de 0 à 1
data-kind-count = nombre entier
data-releases = Versions publiées : elles ne changent jamais, se citent et se retrouvent, avec tout dans plusieurs formats
data-api = Par programme : les mêmes tables en JSON et en CSV, quelques lignes à la fois
