# L’interface pour les programmes : sa page, sa description (OpenAPI), ce qu’elle refuse.

api-title = Données par programme
api-lead = Les tables publiques en JSON et en CSV, quelques lignes à la fois, telles qu’elles sont aujourd’hui et telles que chaque version les conserve. Ni compte ni clé pour ce qui est public.

api-start-title = Par où commencer
api-start-text = À l’adresse ci-dessous, l’interface donne la liste de ses tables. Sa description suit OpenAPI 3.1 ; les programmes qui connaissent cette norme écrivent seuls leurs demandes.
api-start-address = Adresse
api-start-document = Description
api-start-who = Qui peut demander
api-start-who-text = Tout le monde, à partir d’un programme ou de la page d’un autre site. Ce qu’une municipalité ne montre pas à tout le monde n’est là qu’avec un jeton d’accès, pour qui peut le lire. Les chiffres suivent la même règle des petits nombres que les pages et les fichiers.

api-tables-title = Tables
api-tables-text = Ce sont les tables des versions publiées, avec les mêmes colonnes. Chacune s’interroge avec les noms ci-dessous.
api-filters = Choisir par
api-as-json = JSON
api-as-csv = CSV
api-tables-columns = Les colonnes des scores sont expliquées avec les données ; celles de toutes les tables, dans la description et dans le dictionnaire de chaque version.

api-rows-title = Une page de lignes
api-rows-filters = Un nom et une valeur choisissent des lignes : level=index, unit=val-des-cedres. Plusieurs noms doivent tous convenir. « network » garde les municipalités membres.
# $usual, $most : nombres de lignes.
api-rows-limit = « limit » dit combien de lignes une page compte au plus : { $usual } sans indication, { $most } au maximum.
api-rows-next = « next » est l’adresse de la page suivante ; c’est null à la dernière page. L’en-tête Link dit la même chose pour le CSV.
api-rows-state = « state » désigne l’état des données : il change quand quelque chose est publié, retiré ou montré à d’autres qu’avant.
api-rows-format = « format=csv » ou l’en-tête Accept avec text/csv donne du CSV, sinon c’est du JSON. Le CSV suit RFC 4180, avec virgule et point décimal.
api-rows-language = Les textes des tables ont une colonne par langue. L’en-tête Accept-Language choisit la langue des problèmes et de la description ; sans lui, le français.
api-rows-etag = Chaque réponse a un ETag. Qui le renvoie dans If-None-Match reçoit 304 tant que rien n’a changé.

api-tokens-title = Ce qui n’est pas public
api-tokens-who = Qui lit pour une ville, un réseau ou un partenaire crée un jeton d’accès dans son compte. Un programme qui l’a lit ce que son titulaire peut lire à ce moment, et rien de plus.
api-tokens-how = Envoyez-le dans l’en-tête Authorization et dites dans « audience » à quel titre vous lisez : network-…, partner-…, research ou self-…, comme dans les adresses des pages. Sans « audience », la réponse est la réponse publique.
api-tokens-own = Au titre de la municipalité elle-même (self-…), les tables sur les municipalités contiennent ses propres lignes, telles qu’elle les a déposées, publiées ou non. Les chiffres sont alors ceux que tout le monde voit.
api-tokens-refused = Un jeton faux, retiré ou échu reçoit 401. Un public dont vous ne faites pas partie reçoit 404, comme un public qui n’existe pas.
api-tokens-kept = Une telle réponse ne doit pas être conservée en route (Cache-Control : private, no-store), et un fichier dit dans son nom pour qui il est. On peut en faire ce à quoi la municipalité a consenti.
api-tokens-account = Créer un jeton
api-tokens-example = Avec un jeton dans la variable TOKEN

api-examples-title = Exemples

api-releases-title = Les versions, qui ne changent jamais
api-releases-text = Les mêmes demandes s’adressent à une version, dont le numéro est dans l’adresse ; « latest » mène à la plus récente. Indiquez une version partout où le résultat doit être le même l’an prochain.
api-releases-whole = Pour des tables entières, téléchargez un fichier d’une version plutôt que de nombreuses pages.

api-limits-title = Limites et problèmes
# $requests : nombre de demandes.
api-limits-text = Une adresse, ou une personne avec tous ses jetons, peut demander { $requests } fois par minute. Les en-têtes RateLimit-Policy et RateLimit disent combien de demandes restent ; ensuite la réponse est 429, et Retry-After dit quand reprendre. Les adresses sont comptées en mémoire et ne sont conservées nulle part.
api-problems-caption = Problèmes possibles
api-status = Code
api-problem = Problème
api-problems-text = Chaque problème est un document (RFC 9457, application/problem+json). « errors » nomme chaque paramètre fautif, pourquoi il l’est et ce qui est permis.

api-changes-title = Ce qui peut changer
api-changes-stay = Dans v1, aucune adresse, aucun paramètre, aucune colonne ni aucun code ne disparaît ou ne change de sens.
api-changes-more = Des tables, des colonnes, des paramètres, des mots d’une liste et des champs d’un document peuvent s’ajouter. Les programmes doivent ignorer ce qu’ils ne connaissent pas.
api-changes-version = Ce qui romprait cette promesse aura sa propre adresse, /api/v2. La précédente reste alors au moins un an, et le dit dans les en-têtes Deprecation et Sunset.
api-changes-data = Les données, elles, changent quand une municipalité publie, corrige ou retire quelque chose. Seules les versions restent telles quelles.

api-quirks-title = Ce qui surprend
api-quirk-null = Une valeur absente est null en JSON et vide en CSV : un score qui n’existe pas, ou un chiffre qui ne peut pas être montré. Cela ne veut jamais dire zéro.
api-quirk-status = « status » dit pourquoi un score ou un chiffre est absent. Regardez-le avant de compter des valeurs.
api-quirk-short = Une page d’une version peut avoir moins de lignes que demandé, ou aucune, et avoir tout de même un « next » : un grand fichier se lit par morceaux.
api-quirk-conflict = Quand les données changent entre deux pages, la suivante est refusée avec 409. Recommencez, ou lisez une version.
api-quirk-formula = En CSV, un texte qu’un tableur exécuterait comme une formule est précédé d’une apostrophe. En JSON, le texte est tel quel.
api-quirk-facts = Dans « facts », les valeurs sont des textes : certaines sont des codes.
api-quirk-numbers = Les municipalités inventées de la démonstration sont dans les mêmes tables que les vraies quand les deux sont chargées : « world » et le code des vagues (demo-…) les distinguent.

# La description elle-même.
api-document-title = Données par programme
api-document-text = Tables publiques de l’indice en JSON et en CSV, quelques lignes à la fois, telles qu’elles sont aujourd’hui et telles que chaque version les conserve ; avec un jeton d’accès, aussi ce que son titulaire peut lire. En lecture seule. Qui demande doit ignorer les champs et les mots qu’il ne connaît pas.
api-tag-now = Aujourd’hui
api-tag-releases = Versions, qui ne changent jamais
api-operation-entry = Ce qu’il y a, et où
api-operation-document = Cette description
api-operation-releases = Les versions, la plus récente d’abord
api-operation-release = Une version avec ses tables et ses fichiers
# $table : nom de la table.
api-operation-table = Lignes de la table { $table }, telle qu’elle est aujourd’hui
api-operation-release-table = Lignes de la table { $table } d’une version
api-parameter-network = Code d’un réseau : ses membres seulement.
api-parameter-audience = Le public au titre duquel lire ; tout autre que « public » demande un jeton.
api-token = Un jeton d’accès que quelqu’un a créé dans son compte. Il lit comme chacun des publics dont cette personne fait partie.
api-header-challenge = Comment dire pour qui un programme demande.
api-field-audience = Le public à qui ces lignes sont montrées.
api-parameter-limit = Nombre maximal de lignes de la page.
api-parameter-cursor = Où continuer, comme la page précédente l’a donné dans « next ».
api-parameter-format = Le format ; sans lui, Accept décide.
api-parameter-version = Le numéro d’une version, ou « latest ».
api-response-document = Le document.
api-response-rows = Quelques lignes, dans l’ordre de la table.
api-response-csv = Les noms des colonnes, puis les lignes.
api-response-same = Rien n’a changé depuis l’ETag donné dans If-None-Match.
api-response-elsewhere = La version la plus récente a cette adresse.
api-header-link = La page suivante, avec rel=next ; absent à la dernière.
api-header-etag = Distingue ce contenu d’un autre.
api-header-policy = Ce qu’une adresse, ou une personne avec tous ses jetons, peut demander : q demandes en w secondes.
api-header-standing = Ce qu’il en reste : r demandes, et t secondes avant que toutes soient rendues.
api-header-again = Nombre de secondes après lequel redemander.
api-header-location = L’adresse de la version.
api-field-rows = Les lignes.
api-field-table = Nom de la table.
api-field-state = Le numéro de la version, ou ce qui distingue cet état des données d’un autre.
api-field-demonstration = Si quelque chose y est inventé, pour la démonstration.
api-field-next = Adresse de la page suivante ; null à la dernière.
api-field-about = Ce qu’elle contient.
api-field-address = Adresse de ses premières lignes.
api-field-chosen = Noms avec lesquels on choisit ses lignes.
api-field-interface = Version de l’interface.
api-field-page = Page qui l’explique aux personnes.
api-field-description = Sa description OpenAPI.
api-field-releases = Adresse de la liste des versions.
api-field-tables = Les tables.
api-field-withdrawn = Pourquoi elle n’est plus là ; null tant qu’elle y est.
api-field-withdrawn-on = Le jour de son retrait.
api-field-reason = Pourquoi.
api-field-replaced-by = La version qui la remplace.
api-field-row-count = Son nombre de lignes.
api-field-file = Nom du fichier.
api-field-media-type = Son type de média.
api-field-bytes = Sa taille.
api-field-sha256 = Son empreinte SHA-256, en hexadécimal.
api-field-file-address = Son adresse permanente.
api-field-release = Son numéro.
api-field-made-on = Le jour où elle a été faite.
api-field-change = Ce qui la distingue de la précédente : first, major, minor, patch.
api-field-previous = La version précédente.
api-field-licence = Sa licence, par son identifiant SPDX.
api-field-engine = Version du moteur qui a calculé les scores.
api-field-release-page = Sa page.
api-field-release-tables = Ses tables.
api-field-files = Ses fichiers.
api-field-parameter = Le paramètre.
api-field-fault = Ce qui ne va pas, par un code.
api-field-fault-detail = Ce qui ne va pas, en mots.
api-field-type = Adresse de la description de ce genre de problème.
api-field-title = Le genre, en mots.
api-field-status = Le code HTTP.
api-field-detail = Que faire.
api-field-kind = Le genre, par un code.
api-field-request = Le numéro de la demande, pour la personne responsable du service.
api-field-faults = Ce qui ne va pas dans la demande.

# Ce qui ne va pas avec un paramètre. $parameter : son nom ; $allowed : ce qui est permis.
api-fault-unknown = Il n’y a pas de paramètre « { $parameter } » ici. Paramètres connus : { $allowed }.
api-fault-twice = « { $parameter } » figure plus d’une fois. Dites-le une seule fois.
api-fault-code = « { $parameter } » prend un code : de 1 à 64 lettres, chiffres, « _ », « - » et « . ».
api-fault-word = « { $parameter } » prend un de ces mots : { $allowed }.
api-fault-whole = « { $parameter } » prend un nombre entier de 0 à 9999.
api-fault-limit = « { $parameter } » prend un nombre entier de 1 à { $allowed }.
api-fault-audience = « { $parameter } » prend « public », « research », ou « network- », « partner- » ou « own- » suivi d’un code.
api-fault-token = Le jeton dans « { $parameter } » n’en est pas un, ou il est retiré ou échu.
api-fault-token-needed = Pour lire au titre de ce « { $parameter } », envoyez un jeton d’accès.
api-fault-cursor = « { $parameter } » prend ce que la page précédente a donné, sans changement.
api-fault-cursor-outdated = Les données ont changé depuis que « { $parameter } » a été donné, ou il vient d’une autre table. Recommencez sans lui, ou lisez une version.
api-fault-withdrawn = Cette version a été retirée. { $allowed }
