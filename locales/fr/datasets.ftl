# Colonnes et mots des tableaux, comme le dictionnaire des données les explique, et problèmes des tableaux.

datasets-answers-unit = L’unité qui répond : une municipalité, un pays, une fiche.
datasets-answers-period = La vague ou l’année ; vide s’il n’y en a qu’une.
datasets-answers-question = Code de la question dans la définition.
datasets-answers-state = L’état de la réponse ; vide : il découle de la réponse.
datasets-answers-answer = Code d’une option, nombre, date ou texte.
datasets-answers-evidence = À quel point la réponse est étayée.

datasets-facts-kind = Vide : une unité qui répond. Sinon, la sorte d’unité que produit une mesure sur plusieurs unités.
datasets-facts-unit = L’unité.
datasets-facts-period = La période où le fait est vrai ; vide : dans toutes.
datasets-facts-fact = Nom du fait ; vide : la ligne dit seulement que l’unité existe.
datasets-facts-value = Sa valeur ; les nombres avec un point décimal.

datasets-scores-edition = Code de l’édition qui a servi au calcul.
datasets-scores-method = Identifiant de la méthode.
datasets-scores-method-version = Version de la méthode.
datasets-scores-kind = Vide : une unité qui répond. Sinon, la sorte de groupe.
datasets-scores-period = La vague ou l’année.
datasets-scores-unit = L’unité évaluée.
datasets-scores-measure = Code de la mesure : un domaine, un indicateur, un indice.
datasets-scores-level = Le niveau de la mesure, si la méthode en nomme un.
datasets-scores-status = S’il y a un score, ou pourquoi il n’y en a pas.
datasets-scores-value = Le score : déclaré, arrondi comme le dit la méthode. Vide s’il n’y en a pas.
datasets-scores-unrounded = Le score avant l’arrondi.
datasets-scores-documented = Le score où les points des réponses non documentées comptent 0.
datasets-scores-verified = Le score où les points des réponses non vérifiées comptent 0.
datasets-scores-unknown-as-zero = Le score si chaque réponse inconnue valait 0.
datasets-scores-unknown-as-full = Le score si chaque réponse inconnue valait son maximum.
datasets-scores-coverage = Part (de 0 à 1) du poids applicable qui a une réponse.
datasets-scores-in-scope = Part (de 0 à 1) du poids qui s’applique à l’unité.
datasets-scores-answered = Questions de la mesure qui ont une réponse.
datasets-scores-not-within-powers = Questions de la mesure qui ne relèvent pas de l’unité.
datasets-scores-not-applicable = Questions de la mesure qui sont sans objet ici.
datasets-scores-unknown = Questions de la mesure dont la réponse est inconnue.
datasets-scores-not-answered = Questions de la mesure laissées en blanc.
datasets-scores-not-asked = Questions de la mesure que la définition ne pose pas à cette unité.
datasets-scores-rank = Le rang dans la période, si la méthode classe la mesure.
datasets-scores-band = Code de la tranche où tombe la valeur, pour les mesures par tranches.
datasets-scores-review = Ce qui a été examiné avant l’acceptation ; « declared » : déclaré, sans révision. Vide pour ce qui a été repris d’ailleurs.
datasets-scores-treated = Questions de la mesure dont la méthode a changé ou complété le chiffre avant l’évaluation.
datasets-scores-imputed = Celles d’entre elles qu’elle a complétées.

datasets-treated-edition = Code de l’édition.
datasets-treated-method = Identifiant de la méthode.
datasets-treated-method-version = Version de la méthode.
datasets-treated-period = La période.
datasets-treated-unit = L’unité.
datasets-treated-question = Code de la question.
datasets-treated-step = L’étape du traitement : sa place dans la méthode, à partir de 1.
datasets-treated-way = Ce qui a été fait.
datasets-treated-state = L’état de la réponse telle qu’elle a été donnée.
datasets-treated-before = Le chiffre avant l’étape ; vide s’il a été complété.
datasets-treated-after = Le chiffre après l’étape.
datasets-treated-n = Nombre de chiffres qui ont servi : pour un chiffre complété, ceux dont il est tiré ; pour les valeurs extrêmes, tous ceux qui ont été regardés.
datasets-treated-with = Ce qui a servi : la taille, la valeur commune d’un groupe, les périodes.

datasets-outliers-edition = Code de l’édition.
datasets-outliers-method = Identifiant de la méthode.
datasets-outliers-method-version = Version de la méthode.
datasets-outliers-step = L’étape du traitement : sa place dans la méthode, à partir de 1.
datasets-outliers-question = Code de la question.
datasets-outliers-period = La période ; vide : toutes ensemble.
datasets-outliers-n = Nombre de chiffres.
datasets-outliers-skewness = Asymétrie avant (G1) ; vide au-dessous de quatre chiffres ou si tous sont égaux.
datasets-outliers-kurtosis = Aplatissement (excès) avant (G2).
datasets-outliers-decision = Ce qui a été décidé.
datasets-outliers-points = Nombre de chiffres ramenés.
datasets-outliers-skewness-after = Asymétrie après.
datasets-outliers-kurtosis-after = Aplatissement (excès) après.

datasets-benchmarks-edition = Code de l’édition des scores.
datasets-benchmarks-method = Identifiant de la méthode des scores.
datasets-benchmarks-method-version = Version de la méthode.
datasets-benchmarks-kind = La sorte d’unités comparées ; vide : celles qui répondent.
datasets-benchmarks-period = La période de référence.
datasets-benchmarks-group = Le groupe tel que demandé : all, fact:NOM, list:NOM, class:JEU.
datasets-benchmarks-group-value = La valeur du fait, le nom de la liste ou la classe.
datasets-benchmarks-unit = L’unité comparée ; vide si aucune n’est nommée.
datasets-benchmarks-measure = Code de la mesure.
datasets-benchmarks-n = Unités qui ont un score.
datasets-benchmarks-countries = Pays différents parmi elles.
datasets-benchmarks-editions = Unités par édition : code:n, séparés par des points-virgules.
datasets-benchmarks-periods = Unités par période : période:n, séparés par des points-virgules.
datasets-benchmarks-mean = Moyenne arithmétique des scores des unités.
datasets-benchmarks-median = Médiane.
datasets-benchmarks-lower-quartile = Premier quartile, par interpolation linéaire (type 7).
datasets-benchmarks-upper-quartile = Troisième quartile, par interpolation linéaire (type 7).
datasets-benchmarks-minimum = Score le plus bas.
datasets-benchmarks-maximum = Score le plus haut.
datasets-benchmarks-standard-deviation = Écart-type avec n − 1 ; vide sous deux unités.
datasets-benchmarks-share-at-100 = Part (de 0 à 1) des unités à 100 ou plus.
datasets-benchmarks-value = Le score de l’unité comparée.
datasets-benchmarks-difference = Score de l’unité comparée moins la moyenne.
datasets-benchmarks-like-for-like-n = Unités qui ont un score quand on recalcule sur les questions qui relèvent de l’unité comparée.
datasets-benchmarks-like-for-like-mean = Leur moyenne.
datasets-benchmarks-like-for-like-median = Leur médiane.

datasets-classes-set = Nom d’un jeu de classes.
datasets-classes-class = Nom de la classe.
datasets-classes-fact = Le fait dont le nombre décide.
datasets-classes-at-least = La classe commence à ce nombre ; vide : ouverte.
datasets-classes-below = La classe finit avant ce nombre ; vide : ouverte.

datasets-choices-edition = Code de l’édition.
datasets-choices-method = Identifiant de la méthode.
datasets-choices-method-version = Version de la méthode.
datasets-choices-period = La période.
datasets-choices-measure = Code de l’indice examiné.
datasets-choices-composites = Codes des mesures qui comptent comme un tout ou par leurs parties, séparés par des points-virgules.
datasets-choices-structure = Comment elles comptent : one (un tout), parts (leurs parties) ; vide s’il n’y en a pas.
datasets-choices-powers = Ce qui est hors des compétences d’une unité : left_out (laissé de côté), zero, no_score (pas de score) ; mixed si les mesures diffèrent.
datasets-choices-unknown = Les réponses inconnues : zero, left_out (laissées de côté), no_score (pas de score) ; mixed si les mesures diffèrent.
datasets-choices-unit = L’unité.
datasets-choices-value = Le score avec cette combinaison, avant l’arrondi ; vide s’il n’y en a pas.
datasets-choices-third = Le tiers de l’unité parmi celles qui ont un score : lower (inférieur), middle (médian), upper (supérieur) ; vide au-dessous de 13 unités.
datasets-choices-difference = Ce score moins celui de la méthode telle qu’elle est déclarée.

datasets-moves-edition = Code de l’édition.
datasets-moves-method = Identifiant de la méthode.
datasets-moves-method-version = Version de la méthode.
datasets-moves-period = La période.
datasets-moves-measure = Code de l’indice examiné.
datasets-moves-composites = Codes des mesures qui comptent comme un tout ou par leurs parties, séparés par des points-virgules.
datasets-moves-structure = Comment elles comptent : one (un tout), parts (leurs parties) ; vide s’il n’y en a pas.
datasets-moves-powers = Ce qui est hors des compétences d’une unité : left_out (laissé de côté), zero, no_score (pas de score) ; mixed si les mesures diffèrent.
datasets-moves-unknown = Les réponses inconnues : zero, left_out (laissées de côté), no_score (pas de score) ; mixed si les mesures diffèrent.
datasets-moves-group = Les unités : all (toutes), ou celles que la méthode déclarée place dans le tiers lower (inférieur), middle (médian) ou upper (supérieur).
datasets-moves-n = Unités qui ont un score des deux façons.
datasets-moves-mean-change = Moyenne des changements de leurs scores.
datasets-moves-mean-size = Moyenne de la taille de ces changements.
datasets-moves-largest-size = Taille du plus grand changement.
datasets-moves-other-third = Unités qui se trouvent dans un autre tiers.

datasets-intervals-edition = Code de l’édition.
datasets-intervals-method = Identifiant de la méthode.
datasets-intervals-method-version = Version de la méthode.
datasets-intervals-period = La période.
datasets-intervals-measure = Code de l’indice examiné.
datasets-intervals-source = Ce qui varie : replications (poids et décisions), questions ou members (chaque question ou élément laissé de côté à son tour).
datasets-intervals-unit = L’unité.
datasets-intervals-n = Nombre de façons de calculer qui donnent un score à l’unité.
datasets-intervals-value = Le score selon la méthode telle qu’elle est déclarée, avant l’arrondi.
datasets-intervals-third = Son tiers selon la méthode telle qu’elle est déclarée : lower (inférieur), middle (médian), upper (supérieur) ; vide au-dessous de 13 unités.
datasets-intervals-lower = Borne inférieure des scores : un vingtième des répétitions est au-dessous ; le plus petit score quand des éléments sont laissés de côté.
datasets-intervals-median = Médiane des scores.
datasets-intervals-upper = Borne supérieure des scores : un vingtième des répétitions est au-dessus ; le plus grand score quand des éléments sont laissés de côté.
datasets-intervals-lowest-third = Le tiers le plus bas entre les mêmes bornes.
datasets-intervals-highest-third = Le tiers le plus haut entre les mêmes bornes.
datasets-intervals-share-lower = Part (0 à 1) des façons de calculer qui placent l’unité dans le tiers inférieur.
datasets-intervals-share-middle = Part (0 à 1) des façons de calculer qui placent l’unité dans le tiers médian.
datasets-intervals-share-upper = Part (0 à 1) des façons de calculer qui placent l’unité dans le tiers supérieur.
datasets-intervals-rank = Son rang selon la méthode telle qu’elle est déclarée, d’après la règle de la méthode.
datasets-intervals-lowest-rank = Le plus petit rang entre les mêmes bornes : le quantile à 5 % des répétitions ; le plus petit quand des éléments sont laissés de côté.
datasets-intervals-median-rank = La médiane des rangs.
datasets-intervals-highest-rank = Le plus grand rang entre les mêmes bornes.

datasets-influence-edition = Code de l’édition.
datasets-influence-method = Identifiant de la méthode.
datasets-influence-method-version = Version de la méthode.
datasets-influence-period = La période.
datasets-influence-measure = Code de l’indice examiné.
datasets-influence-source = Ce qui est laissé de côté : questions, members (éléments de l’indice).
datasets-influence-code = Code de la question ou de la mesure laissée de côté.
datasets-influence-n = Unités qui ont un score des deux façons.
datasets-influence-mean-change = Moyenne des changements de leurs scores.
datasets-influence-mean-size = Moyenne de la taille de ces changements.
datasets-influence-largest-size = Taille du plus grand changement.
datasets-influence-other-third = Unités qui se trouvent dans un autre tiers.

datasets-items-edition = Code de l’édition.
datasets-items-method = Identifiant de la méthode.
datasets-items-method-version = Version de la méthode.
datasets-items-period = La période.
datasets-items-measure = Code de l’indice examiné.
datasets-items-question = Code de la question.
datasets-items-n = Unités qui y donnent une réponse à laquelle des points peuvent être attribués.
datasets-items-difficulty = Part moyenne (0 à 1) des points possibles qui est atteinte : plus elle est élevée, plus la question est facile. Vide au-dessous de 30 unités, comme tout ce qui suit.
datasets-items-floor-share = Part (0 à 1) des unités sans aucun point.
datasets-items-ceiling-share = Part (0 à 1) des unités avec tous les points.
datasets-items-item-total = Corrélation avec la part moyenne atteinte dans les autres questions de l’indice (corrélation item-total corrigée).

datasets-dictionary-table = Le tableau.
datasets-dictionary-column = La colonne.
datasets-dictionary-type = Ce que contient la colonne : text (texte), code, word (mot), number (nombre), share (part de 0 à 1), count (compte).
datasets-dictionary-word = Un mot possible dans la colonne ; vide : la colonne elle-même.
datasets-dictionary-fr = Sa signification, en français.
datasets-dictionary-en = Sa signification, en anglais.

datasets-word-state-answered = Répondu ; « non » est une réponse.
datasets-word-state-not-within-powers = Cela ne relève pas de l’unité.
datasets-word-state-not-applicable = La question est sans objet ici.
datasets-word-state-unknown = Demandé, et inconnu.
datasets-word-state-not-answered = Laissé en blanc.

datasets-word-evidence-declared = Déclaré par l’unité ; une simple note n’y ajoute rien.
datasets-word-evidence-documented = Un document ou un lien l’appuie.
datasets-word-evidence-verified = Une personne habilitée l’a vérifié.

datasets-word-status-scored = Il y a un score.
datasets-word-status-nothing-in-scope = Pas de score : rien de ce qui compose la mesure ne s’applique à l’unité.
datasets-word-status-answer-missing = Pas de score : il manque une réponse dont la méthode a besoin.
datasets-word-status-member-without-score = Pas de score : une partie de la mesure n’a pas de score.
datasets-word-status-low-coverage = Pas de score : une trop petite part a une réponse.
datasets-word-status-low-scope = Pas de score : une trop petite part s’applique à l’unité.
datasets-word-status-too-few-members = Pas de score : trop peu de parties ou d’unités ont une valeur.
datasets-word-status-gate-closed = Pas de score : la condition de la mesure n’est pas remplie.
datasets-word-status-no-spread = Pas de score : toutes les unités de l’échantillon ont la même valeur.
datasets-word-status-out-of-domain = Pas de score : la fonction n’est pas définie pour cette valeur.
datasets-word-status-division-by-zero = Pas de score : une division par 0.
datasets-word-status-external = Pas de score ici : la valeur vient de l’extérieur.
datasets-word-status-no-units = Pas de score : aucune unité n’a de valeur.

# $question: a code, $count: a number, $units: the first units, with their periods
datasets-problem-answer-not-asked = La question « { $question } » a une réponse là où elle n’est pas posée, car son « applies_if » n’est pas rempli : { $count } fois, d’abord de { $units }. Ces réponses ne comptent nulle part. Supprimez-les, ou corrigez ce que regarde la condition.
# $at_least: a number, $below: a number
datasets-problem-bounds-reversed = La classe ne contient aucun nombre : elle commence à { $at_least } et finit avant { $below }. Échangez les deux bornes, ou corrigez-en une ; la classe contient « at_least » et non « below ».
# $set: name of a set
datasets-problem-classes-missing = Il n’y a pas de jeu de classes « { $set } ». Nommez le fichier qui le contient avec --classes.
datasets-problem-column-missing = Le fichier n’a pas cette colonne, qui est requise.
# $type: a type of data
datasets-problem-column-type = Les colonnes de type { $type } ne peuvent pas être lues. Écrivez des textes, des entiers ou des nombres à virgule flottante.
# $known: names of columns, $similar: a similar one or none
datasets-problem-column-unknown = Aucune colonne ne porte ce nom ici.{ $similar ->
        [none] {""}
       *[other] {" "}Vouliez-vous dire « { $similar } » ?
    } Colonnes connues : { $known }.
datasets-problem-columns-repeated = La colonne apparaît plus d’une fois.
datasets-problem-control-character = Le texte contient un caractère de commande ou un saut de ligne.
# $first: an edition and a method, $other: another one
datasets-problem-different-methods = Le fichier contient des scores de { $first } et de { $other }. Comparez une méthode à la fois.
# $fact: name of a fact
datasets-problem-fact-missing = Aucune unité n’a le fait « { $fact } ».
# $fact: name of a fact, $place: a code and a key, $count: a number, $unit: a unit, $value: what was written
datasets-problem-fact-not-a-number = Le fait « { $fact } » est comparé à un nombre ({ $place }) et n’est pas un simple nombre { $count } fois, d’abord « { $value } » de l’unité « { $unit } ». Aucune comparaison de ce genre n’est vraie. Écrivez des chiffres avec un point décimal, comme 100000.5.
# $fact: name of a fact, $place: a code and a key, $known: names of facts or none
datasets-problem-fact-nowhere = Aucune unité n’a le fait « { $fact } », que regarde { $place }. { $known ->
        [none] Il n’y a aucun fait dans le fichier.
       *[other] Faits du fichier : { $known }.
    }
# $unit: a unit, $period: a period or none, $question: a code
datasets-problem-figure-too-long = La question « { $question } » de l’unité « { $unit } »{ $period ->
        [none] {""}
       *[other] {" "}(période « { $period } »)
    } a plus de 15 chiffres avant le point une fois traitée. Écrivez un « per » plus petit, ou des tailles plus grandes.
datasets-problem-file-empty = Le fichier est vide.
datasets-problem-file-encoding = Le fichier n’est pas en UTF-8. Enregistrez-le de nouveau en « CSV UTF-8 ».
datasets-problem-file-is-parquet = C’est un fichier Parquet. Son nom doit finir par « .parquet ».
# $reason: what the library says
datasets-problem-file-not-parquet = Ce n’est pas un fichier Parquet complet ({ $reason }).
datasets-problem-file-not-text = Ce n’est pas un fichier texte.
datasets-problem-file-semicolons = Les colonnes sont séparées par des points-virgules. Enregistrez le fichier avec des virgules entre les colonnes (« CSV UTF-8 »), et les nombres avec un point décimal.
datasets-problem-file-tabs = Les colonnes sont séparées par des tabulations. Enregistrez le fichier avec des virgules entre les colonnes (« CSV UTF-8 »).
# $size: megabytes, $limit: megabytes
datasets-problem-file-too-large = Une partie du fichier occupe { $size } Mio en mémoire ; la limite est { $limit }. Écrivez de plus petits groupes de lignes.
# $reason: what the system says
datasets-problem-file-unreadable = Le fichier ne peut pas être lu ({ $reason }).
# $fact: name of a fact, $group: a value, $place: a code and a key, $known: values
datasets-problem-group-nowhere = { $place } donne des poids au groupe « { $group } », et le fait « { $fact } » d’aucune unité n’a cette valeur. Valeurs du fichier : { $known }.
# $value: what was written
datasets-problem-invalid-number = « { $value } » n’est pas un nombre. Écrivez des chiffres avec un point décimal, comme 12.5.
datasets-problem-name-missing = Le nom manque.
# $limit: a number
datasets-problem-name-too-long = Le nom a plus de { $limit } caractères.
# $value: what was written
datasets-problem-name-with-blanks = « { $value } » commence ou finit par une espace.
# $unit: a unit, $period: a period or none, $fact: name of a fact
datasets-problem-no-group = L’unité « { $unit } »{ $period ->
        [none] {""}
       *[other] {" "}dans la période « { $period } »
    } n’a pas le fait « { $fact } », qui dit à quel groupe elle appartient. Ajoutez une ligne avec sa valeur.
datasets-problem-no-units = Aucune unité n’est nommée dans les deux fichiers.
# $value: what was read, $position: place of the column
datasets-problem-not-utf8 = La colonne { $position } n’est pas en UTF-8 (« { $value } »). Enregistrez de nouveau le fichier en « CSV UTF-8 ».
datasets-problem-period-missing = La période manque, et il y en a plusieurs. Nommez la période à chaque ligne ; ou à aucune, et les réponses appartiennent à la période du fichier des faits, qui ne peut alors en nommer qu’une.
# $period: a period, $known: periods or none
datasets-problem-period-unknown = Aucun score ne compte à la période « { $period } » : tous sont ultérieurs, ou plus anciens que la méthode ne le permet. { $known ->
        [none] Les scores ne nomment pas de période : laissez --period de côté.
       *[other] Périodes des scores : { $known }.
    }
# $period: a period or none
datasets-problem-period-without-year = { $period ->
        [none] Aucune période n’est nommée, et la méthode complète des chiffres d’après d’autres années. Nommez l’année à chaque ligne.
       *[other] La période « { $period } » ne commence pas par une année à quatre chiffres, et la méthode complète des chiffres d’après d’autres années. Nommez-la par son année.
    }
datasets-problem-quote-misplaced = Du texte suit un guillemet fermant. Les guillemets entourent toute la cellule ; écrivez-en deux pour un guillemet dans un texte. Ou un guillemet fermant manque à cette ligne, et le suivant a été pris pour lui.
datasets-problem-quote-unclosed = Un guillemet s’ouvre à cette ligne et n’est pas fermé avant la fin du fichier. Fermez-le à la fin de sa cellule ; écrivez-en deux pour un guillemet dans un texte.
# $limit: kibibytes
datasets-problem-record-too-long = Une ligne a plus de { $limit } Kio. Manque-t-il un guillemet fermant ?
# $first_row: a row
datasets-problem-repeated-row = La même unité, la même période et la même mesure figurent déjà à la ligne { $first_row }.
# $found: a number, $expected: a number
datasets-problem-row-length = La ligne a { $found } cellules ; l’en-tête en a { $expected }. Entourez de guillemets une cellule qui contient une virgule.
# $unit: a unit, $period: a period or none, $fact: name of a fact, $question: a code, $value: what was written, $similar: what was probably meant, or none
datasets-problem-size-invalid = La méthode divise la question « { $question } » par le fait « { $fact } », qui vaut « { $value } » pour l’unité « { $unit } »{ $period ->
        [none] {""}
       *[other] {" "}(période « { $period } »)
    }. { $similar ->
        [none] Écrivez un nombre supérieur à 0, avec un point décimal.
       *[other] Écrivez { $similar }.
    }
# $unit: a unit, $period: a period or none, $fact: name of a fact, $question: a code
datasets-problem-size-missing = La méthode divise la question « { $question } » par le fait « { $fact } », que l’unité « { $unit } » n’a pas{ $period ->
        [none] {""}
       *[other] {" "}(période « { $period } »)
    }. Ajoutez une ligne avec sa valeur.
# $count: a number, $limit: a number
datasets-problem-too-many-columns = Le fichier a { $count } colonnes ; la limite est { $limit }.
# $limit: a number
datasets-problem-too-many-rows = Le fichier a plus de { $limit } lignes.
# $fact: name of a fact, $value: a value, $first: another value, $first_row: a row
datasets-problem-two-values = Le fait « { $fact } » vaut « { $value } » ici et « { $first } » à la ligne { $first_row }.
# $unit: a unit
datasets-problem-unit-unknown = Aucune unité « { $unit } » n’a de résultat qui compte à la période de référence.
# $value: what was written, $known: words
datasets-problem-unknown-word = « { $value } » n’est pas l’un des mots : { $known }.
datasets-problem-value-missing = Le statut est « scored », et le score manque. Écrivez-le, ou le statut qui dit pourquoi il n’y en a pas.
# $value: what was written
datasets-problem-value-without-fact = Il y a une valeur « { $value } » et aucun nom de fait.
# $unit: a unit, $period: a period or none, $fact: name of a fact, $measure: a code, $value: what was written, $similar: what was probably meant, or none
datasets-problem-weight-invalid = La mesure « { $measure } » pondère les unités par le fait « { $fact } », qui vaut « { $value } » pour l’unité « { $unit } »{ $period ->
        [none] {""}
       *[other] {" "}(période « { $period } »)
    }. { $similar ->
        [none] Écrivez un nombre d’au moins 0, avec un point décimal.
       *[other] Écrivez { $similar }.
    }
# $unit: a unit, $period: a period or none, $fact: name of a fact, $measure: a code
datasets-problem-weight-missing = La mesure « { $measure } » pondère les unités par le fait « { $fact } », que l’unité « { $unit } » n’a pas{ $period ->
        [none] {""}
       *[other] {" "}(période « { $period } »)
    }. Ajoutez une ligne avec sa valeur.

# Tables of releases.

datasets-figures-edition = Code de l’édition avec laquelle les scores ont été établis.
datasets-figures-method = Identifiant de la méthode.
datasets-figures-method-version = Version de la méthode.
datasets-figures-period = La vague dont parle le chiffre.
datasets-figures-world = Si les municipalités du groupe existent.
datasets-figures-group = De quelle sorte de groupe il s’agit : all (toutes), network (réseau), country (pays).
datasets-figures-group-value = Code du réseau ou du pays ; vide pour toutes.
datasets-figures-measure = Code de la mesure : un domaine, un indicateur, un indice.
datasets-figures-level = Le niveau de la mesure.
datasets-figures-status = Ce qui est montré du chiffre, ou pourquoi rien ne l’est.
datasets-figures-n = Combien de municipalités comptent.
datasets-figures-members = Combien de municipalités font partie du groupe, qu’elles participent ou non.
datasets-figures-countries = Combien de pays sont représentés parmi celles qui comptent.
datasets-figures-mean = Moyenne arithmétique des scores des municipalités.
datasets-figures-median = Valeur médiane.
datasets-figures-lower-quartile = Premier quartile, par interpolation linéaire.
datasets-figures-upper-quartile = Troisième quartile, par interpolation linéaire.
datasets-figures-standard-deviation = Écart type avec n − 1.
datasets-figures-share-at-100 = Part des municipalités à 100.
datasets-figures-least-shown = La plus petite valeur de celles que tout le monde peut voir.
datasets-figures-greatest-shown = La plus grande valeur de celles que tout le monde peut voir.

datasets-unit-facts-unit = Code de la municipalité.
datasets-unit-facts-fact = Ce qui est compté, par son code dans la table fact_definitions.
datasets-unit-facts-year = L’année dont il est question ; vide quand la source ne le dit pas.
datasets-unit-facts-value = Le chiffre, dans l’unité du fait.
datasets-unit-facts-source = Code de la source.
datasets-unit-facts-note-fr = Ce qu’il faut savoir en plus, en français.
datasets-unit-facts-note-en = Ce qu’il faut savoir en plus, en anglais.

datasets-fact-definitions-fact = Code de ce qui est compté.
datasets-fact-definitions-measured-in = Son unité : persons (personnes), percent (pour cent).
datasets-fact-definitions-name-fr = Son nom en français.
datasets-fact-definitions-name-en = Son nom en anglais.
datasets-fact-definitions-definition-fr = Ce qui est compté et ce qui ne l’est pas, en français.
datasets-fact-definitions-definition-en = Ce qui est compté et ce qui ne l’est pas, en anglais.

datasets-sources-source = Code de la source.
datasets-sources-title-fr = Son titre en français.
datasets-sources-title-en = Son titre en anglais.
datasets-sources-address = Où elle se lit.
datasets-sources-licence = La licence sous laquelle elle peut être reprise, quand elle en a une.
datasets-sources-world = Si elle tient lieu de faits inventés.

datasets-units-unit = Code de la municipalité, qui ne change jamais.
datasets-units-name-fr = Son nom en français.
datasets-units-name-en = Son nom en anglais.
datasets-units-country = Code du pays (ISO 3166-1) ; de XA à XZ pour un pays inventé.
datasets-units-country-fr = Nom du pays en français.
datasets-units-country-en = Nom du pays en anglais.
datasets-units-world = Si la municipalité existe.

datasets-networks-network = Code du réseau, qui ne change jamais.
datasets-networks-name-fr = Son nom en français.
datasets-networks-name-en = Son nom en anglais.
datasets-networks-world = Si le réseau existe.

datasets-memberships-network = Code du réseau.
datasets-memberships-unit = Code de la municipalité.
datasets-memberships-joined = Depuis quand : un jour, un mois ou une année ; vide quand on ne le sait pas.
datasets-memberships-source = Code de la source.

datasets-waves-period = Code de la vague, qui ne change jamais.
datasets-waves-year = L’année dont parlent ses réponses.
datasets-waves-edition = Code de l’édition qui a été posée.
datasets-waves-definition-version = Version de la définition.
datasets-waves-definition-digest = SHA-256 de la définition, livrée en JSON avec la version.
datasets-waves-method = Identifiant de la méthode que montre la vague.
datasets-waves-method-version = Version de la méthode.
datasets-waves-name-fr = Nom de la vague en français.
datasets-waves-name-en = Nom de la vague en anglais.
datasets-waves-world = Si ses réponses sont réelles.

datasets-measures-edition = Code de l’édition.
datasets-measures-method = Identifiant de la méthode.
datasets-measures-method-version = Version de la méthode.
datasets-measures-measure = Code de la mesure ; ses scores vont de 0 à 100, sauf si la méthode dit autre chose.
datasets-measures-level = Son niveau.
datasets-measures-name-fr = Son nom en français.
datasets-measures-name-en = Son nom en anglais.

datasets-questions-edition = Code de l’édition.
datasets-questions-definition-version = Version de la définition.
datasets-questions-question = Code de la question.
datasets-questions-section = Code de sa section.
datasets-questions-section-fr = Titre de la section en français.
datasets-questions-section-en = Titre de la section en anglais.
datasets-questions-text-fr = La question en français.
datasets-questions-text-en = La question en anglais.

datasets-options-edition = Code de l’édition.
datasets-options-definition-version = Version de la définition.
datasets-options-question = Code de la question.
datasets-options-option = Code de l’option.
datasets-options-text-fr = L’option en français.
datasets-options-text-en = L’option en anglais.

datasets-crosswalks-edition = Code de l’édition la plus récente.
datasets-crosswalks-definition-version = Version de sa définition.
datasets-crosswalks-from-edition = Code de l’édition la plus ancienne.
datasets-crosswalks-from-code = Question ou mesure de l’édition la plus ancienne ; vide quand elle est nouvelle.
datasets-crosswalks-to-code = Question ou mesure de l’édition la plus récente ; vide quand elle a été retirée.
datasets-crosswalks-class = À quel point les deux se comparent.
datasets-crosswalks-note = Pourquoi, comme le dit la définition.

datasets-published-results-unit = Code de la municipalité.
datasets-published-results-year = L’année de la publication ou des réponses, comme l’indique la source.
datasets-published-results-edition = Code de l’édition du questionnaire.
datasets-published-results-measure = Ce qui a été mesuré : overall (ensemble) ou un indicateur.
datasets-published-results-sample = À qui elle a été comparée, comme publié.
datasets-published-results-sample-size-class = Classe de taille de cet échantillon.
datasets-published-results-sample-foreign-born-class = Classe de cet échantillon selon les personnes nées à l’étranger.
datasets-published-results-value = Le taux publié, de 0 à 100 ; ce n’est pas notre calcul.
datasets-published-results-sample-average = La moyenne publiée de l’échantillon.
datasets-published-results-sample-size = Combien de villes comptait l’échantillon.
datasets-published-results-address = Où cela a été lu.
datasets-published-results-note-fr = Ce qu’il faut savoir en plus, en français.
datasets-published-results-note-en = Ce qu’il faut savoir en plus, en anglais.

datasets-errata-unit = Code de la municipalité dont les réponses ont été corrigées.
datasets-errata-period = La vague.
datasets-errata-published-on = Le jour où la correction est parue.
datasets-errata-measure = La mesure dont le score a changé.
datasets-errata-before = Ce qui était publié avant ; vide quand il n’y avait pas de score.
datasets-errata-after = Ce qui est publié depuis ; vide quand il n’y a pas de score.
datasets-errata-reason-fr = Pourquoi, en français.
datasets-errata-reason-en = Pourquoi, en anglais.

datasets-word-shown-whole = Tout.
datasets-word-shown-fewer-than-12-with-hidden = La moyenne et la médiane seulement : certaines sont cachées, et elles sont moins de douze.
datasets-word-shown-fewer-than-4 = Pas de moyenne : elles sont moins de quatre ; chacune est montrée pour elle-même.
datasets-word-shown-fewer-than-3 = Rien : elles sont moins de trois.
datasets-word-world-real = Cela existe.
datasets-word-world-demonstration = Cela a été inventé pour la démonstration.
datasets-word-review-full = Chaque réponse a été examinée.
datasets-word-review-sample = Une partie des questions de chaque indicateur, tirée au sort, a été examinée.
datasets-word-review-change = Les réponses qui différaient des dernières acceptées, ou dont les preuves avaient changé, ont été examinées.
datasets-word-review-declared = Déclaré, sans révision : personne n’a examiné les réponses.
datasets-word-way-denominated = Divisé par une taille.
datasets-word-way-imputed-mean = Complété par la moyenne d’unités qui ont un chiffre.
datasets-word-way-imputed-median = Complété par la médiane d’unités qui ont un chiffre.
datasets-word-way-imputed-unit-mean = Complété d’après les autres chiffres de l’unité.
datasets-word-way-imputed-last = Complété par le chiffre d’une année antérieure de l’unité.
datasets-word-way-imputed-linear = Complété sur la droite entre deux années.
datasets-word-way-winsorised-high = Une valeur extrême du haut, ramenée au chiffre voisin.
datasets-word-way-winsorised-low = Une valeur extrême du bas, ramenée au chiffre voisin.
datasets-word-way-logarithm = Remplacé par un logarithme, parce que ramener les valeurs extrêmes ne suffisait pas.
datasets-word-decision-no-shape = Il y a moins de quatre chiffres, ou tous sont égaux.
datasets-word-decision-no-outliers = Il n’y a pas de valeurs extrêmes.
datasets-word-decision-winsorised = Des valeurs extrêmes ont été ramenées.
datasets-word-decision-logarithm = Tous les chiffres sont devenus des logarithmes.
datasets-word-decision-left = Ramener ne suffisait pas, et tous les chiffres sont restés tels quels.

# La liste des versions.
datasets-releases-version = Numéro de la version.
datasets-releases-made-on = Le jour où elle a été faite.
datasets-releases-change = Ce qui la distingue de la précédente : first, major, minor, patch.
datasets-releases-world = Si ses municipalités existent ou sont inventées.
datasets-releases-withdrawn-on = Le jour de son retrait ; vide tant qu’elle est là.
datasets-releases-replaced-by = La version qui la remplace.
datasets-releases-reason-fr = Pourquoi elle a été retirée, en français.
datasets-releases-reason-en = Pourquoi elle a été retirée, en anglais.
