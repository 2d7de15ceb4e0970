# Versions publiées des données : ce qui y est écrit, et leurs pages.

# $version : numéro de la version; $date : son jour.
release-title = Indice interculturel, données, version { $version } du { $date }
release-invented = Démonstration : ces municipalités et leurs réponses sont inventées. Aucune ville réelle n’a de résultat ici.
release-readme-statement = Notre calcul, aligné sur la structure de 2019 ; ce n’est pas le score du Conseil de l’Europe. Les chiffres décrivent des politiques que les municipalités déclarent, non leurs effets sur la population. Il n’y a pas de rangs.
release-readme-consent = Elle contient ce que chaque municipalité montre à tout le monde, et rien d’autre. Une version ne change jamais ; une correction en fait une nouvelle. Ce qu’une version plus récente ne contient plus en a été retiré pour une raison : servez-vous de la plus récente.
# $address : adresse de la version.
release-readme-address = Adresse permanente : { $address }
# $licence : identifiant de la licence; $address : où elle se lit.
release-readme-licence = Licence : { $licence }, { $address }
release-licence-others = Les faits sur les municipalités viennent des sources de la table « sources », chacune sous la licence qui y est indiquée. Les chiffres de la table « published_results » appartiennent à ceux qui les ont publiés.
# $email : adresse.
release-readme-contact = Corrections : { $email }
# The name of a sheet: 31 characters at most.
release-readme-sheet = lisez-moi
release-readme-tables = Tables
# $rows : nombre de lignes.
release-readme-rows = { $rows ->
    [one] { $rows } ligne.
   *[other] { $rows } lignes.
    }
release-readme-formats = Chaque table existe avec les mêmes lignes en CSV (virgule, point décimal), en CSV pour les tableurs réglés en français (.fr.csv : point-virgule, virgule décimale), en Parquet, Arrow, JSON et lignes JSON (.ndjson), et toutes les tables dans un seul classeur. Dans les fichiers CSV, un texte qu’un tableur pourrait prendre pour une formule commence par une apostrophe. Les scores existent une fois de plus en Parquet, avec un dossier par vague.
release-readme-descriptions = Pour les programmes : datapackage.json (Frictionless Data Package 2), csv-metadata.json (CSV on the Web), dcat.jsonld (DCAT-AP 3), dataset.jsonld (schema.org), release.json. SHA256SUMS énumère les sommes de contrôle : sha256sum -c SHA256SUMS.
# $table : nom d’une table.
release-readme-too-large = La table { $table } est trop grande pour un classeur : prenez un autre format.
# $rows : le plus grand nombre de lignes d’une table qu’un tableur ouvre.
release-readme-large = Les tables de plus de { $rows } lignes, qu’aucun tableur n’ouvre, existent en Parquet, et en CSV et lignes JSON comprimés en Zstandard (.csv.zst, .ndjson.zst), dans aucun autre format, avec toutes leurs lignes. Elles ne sont ni dans le classeur ni dans l’archive.
release-citation-message = Si vous utilisez ces données, veuillez citer cette version.

release-table-scores = Les scores, une ligne par municipalité, vague et mesure.
release-table-figures = Les chiffres de l’ensemble, des réseaux et des pays, dans la mesure où la règle des petits nombres permet de les donner.
release-table-answers = Les réponses des municipalités qui les montrent, avec l’état de leurs preuves, sans ce qui a été écrit en mots.
release-table-facts = Ce qui a servi à établir les scores en plus des réponses, dans la forme que lit icc-index score.
release-table-unit-facts = Ce qu’on sait des municipalités, chaque chiffre avec son année et sa source.
release-table-fact-definitions = Ce que compte chacun de ces chiffres.
release-table-sources = Les sources, avec leurs licences.
release-table-units = Les municipalités.
release-table-networks = Les réseaux.
release-table-memberships = Quelle municipalité fait partie de quel réseau.
release-table-waves = Les vagues, chacune avec ce qui a été demandé et la méthode de ses scores.
release-table-measures = Les mesures de chaque méthode.
release-table-questions = Les questions.
release-table-options = Les choix de réponse des questions.
release-table-crosswalks = Comment se correspondent les questions et les mesures d’éditions différentes.
release-table-published-results = Des chiffres que d’autres ont publiés sur des municipalités, à part de notre calcul, chacun avec son adresse.
release-table-errata = Ce qui a été corrigé après avoir été publié.

release-list-title = Versions publiées des données
release-list-lead = Une version publiée ne change jamais et garde son adresse. Citez son numéro : qui vient plus tard retrouve les mêmes octets.
release-list-none = Aucune version n’a encore été publiée.
release-list-caption = Versions, la plus récente d’abord
release-list-versions = Comment se forme un numéro : un changement de colonnes ou un retrait change le premier nombre, un ajout le deuxième, une correction le troisième.
release-version = Version
release-date = Jour
release-what = Changement
release-change-first = première version
release-change-major = colonnes changées ou retrait
release-change-minor = ajout
release-change-patch = corrections
release-latest = la plus récente
release-gone = retirée
# $version : numéro de la version.
release-heading = Données, version { $version }
# $version : numéro de la version.
release-since = Comparée à la version { $version }
release-withdrawn-title = Cette version a été retirée
# $date : un moment.
release-withdrawn-since = Le { $date }. Ses fichiers sont supprimés ; leurs sommes de contrôle restent ici.
# $version : numéro de la version.
release-withdrawn-instead = À sa place : version { $version }
release-newer = Il existe une version plus récente :
release-download = Télécharger
release-about = À propos de cette version
release-address = Adresse permanente
release-licence = Licence
release-contact = Corrections
release-tables = Tables
release-table = Table
release-rows = Lignes
release-changes = Depuis la version d’avant
# $added, $changed, $removed : nombres mis en forme.
release-changed = + { $added } · ≠ { $changed } · − { $removed }
release-changed-legend = + ajouts · ≠ changements · − retraits
release-formats = Formats
release-preview = Premières lignes
# $table : nom d’une table.
release-preview-caption = Les premières lignes de la table { $table }
release-open = L’ouvrir ailleurs
release-open-text = Chacun de ces extraits prend les moyennes de l’ensemble, mesure par mesure.
release-open-excel = Excel et LibreOffice : ouvrez le classeur, ou un fichier qui se termine par .fr.csv quand le programme est réglé en français.
release-columns = Colonnes et mots
# $table : nom d’une table.
release-columns-caption = Colonnes de la table { $table }
release-papers = Au sujet des tables, pour les personnes et pour les programmes
release-sums = Sommes de contrôle (SHA-256)
release-sums-caption = Fichiers et leurs sommes de contrôle
release-file = Fichier
