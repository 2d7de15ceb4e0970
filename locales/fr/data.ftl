# Page des données.

data-title = Données
data-lead = Toutes les valeurs publiées, en un seul tableau long : une ligne par municipalité, vague, score et chiffre.
data-invented = Ces données sont inventées, pour la démonstration. Chaque ligne le dit.
data-files-title = Fichiers
data-files-caption = Fichiers à télécharger
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
data-licence = Licence
data-citation = Pour le citer
data-dictionary-title = Dictionnaire
data-dictionary-text = Le même dictionnaire, en français et en anglais, accompagne les fichiers.
data-dictionary-caption = Colonnes du tableau, dans l’ordre
data-column = Colonne
data-kind = Type
data-description = Contenu
