# Ce que dit la ligne de commande. Dossiers, fichiers et codes ne sont pas traduits.
cli-about = Des questionnaires aux scores, aux comparaisons, aux graphiques et aux données. Sans commande : sert les pages.
cli-example =
    icc-index
    icc-index score --help
cli-heading-usage = Utilisation :
cli-heading-commands = Commandes
cli-heading-command = COMMANDE
cli-heading-options = Options
cli-heading-example = Exemple :
cli-arg-help = Affiche cette aide.
cli-arg-version = Affiche la version.
cli-arg-lang = Langue des messages : fr ou en. Sinon, celle de l’environnement.
cli-arg-definition = Dossier de la définition.
cli-arg-method = Identifiant de la méthode ; facultatif s’il n’y en a qu’une.
cli-arg-answers = Tableau des réponses : .csv ou .parquet.
cli-arg-facts = Tableau des faits sur les unités : .csv ou .parquet.
cli-arg-out = Dossier des résultats ; créé au besoin.
cli-arg-format = Comment écrire les tableaux : csv ou parquet.
cli-arg-unit = Nom de l’unité.
cli-arg-period = La période ; sinon, la dernière.
cli-arg-measure = Code de la mesure.
cli-arg-json = Écrit du JSON, pour les programmes.
cli-arg-folder = Dossier de la définition.
cli-arg-port = Port d’écoute ; 0 laisse le système choisir.
cli-arg-data = Dossier de la base de données intégrée.
cli-arg-config = Fichier de réglages ; sinon, config.toml dans le dossier courant.

cli-serve-about = Sert les pages. C’est ce qui se passe sans commande.
cli-serve-example = icc-index serve --port 9000
cli-questionnaire-about = Vérifie, montre, compare et conserve des définitions.
cli-questionnaire-example = icc-index questionnaire check questionnaires/icc-2019-aligned
cli-questionnaire-check-about = Énumère tout ce qui ne va pas dans une définition, avec fichier, ligne et colonne.
cli-questionnaire-check-example = icc-index questionnaire check mon-indice
cli-questionnaire-show-about = Montre les sections, les questions, les points et les poids effectifs.
cli-questionnaire-show-example =
    icc-index questionnaire show mon-indice --lang fr
    icc-index questionnaire show --hash 3f9a2c71
cli-questionnaire-show-arg-hash = Montre une version que la base de données conserve : son empreinte, ou le début de celle-ci.
cli-questionnaire-diff-about = Montre ce qui a changé entre deux définitions ou deux méthodes, et si les résultats restent comparables.
cli-questionnaire-diff-example =
    icc-index questionnaire diff ancien nouveau
    icc-index questionnaire diff mon-indice --methods egal pondere
cli-questionnaire-diff-arg-old = Dossier de la définition antérieure.
cli-questionnaire-diff-arg-new = Dossier de la définition plus récente.
cli-questionnaire-diff-arg-methods = Compare plutôt deux méthodes d’une même définition.
cli-questionnaire-schema-about = Affiche le schéma JSON d’un fichier de définition, pour les éditeurs.
cli-questionnaire-schema-example = icc-index questionnaire schema method > method.schema.json
cli-questionnaire-schema-arg-file = Quel fichier.
cli-questionnaire-load-about = Vérifie une définition et la conserve pour toujours dans la base de données du service.
cli-questionnaire-load-example = icc-index questionnaire load mon-indice --data var
cli-questionnaire-list-about = Énumère toutes les versions que conserve la base de données du service.
cli-questionnaire-list-example = icc-index questionnaire list --data var
cli-questionnaire-xlsform-about = Écrit une définition comme XLSForm, en français et en anglais, pour ODK, Kobo et d’autres programmes.
cli-questionnaire-xlsform-example = icc-index questionnaire xlsform questionnaires/icc-2019-aligned --out formulaires
# $file: chemin.
cli-questionnaire-xlsform-done = Écrit : { $file }
# $id: code d’une édition.
cli-questionnaire-xlsform-nothing = L’édition « { $id } » ne demande rien : ses résultats viennent d’ailleurs. Il n’y a pas de formulaire à écrire.
cli-user-about = Prend soin des comptes du service.
cli-user-example = icc-index user create-admin-token
cli-user-create-admin-token-about = Affiche un lien pour ouvrir le premier compte, valable une heure ; refuse tant qu’une personne administre le programme.
cli-user-create-admin-token-example = icc-index user create-admin-token --data var
cli-scores-about = Prend soin des scores que conserve la base de données du service.
cli-scores-example = icc-index scores verify
cli-scores-verify-about = Refait chaque calcul conservé et le compare bit à bit ; finit par 1 si l’un d’eux diffère.
cli-scores-verify-example = icc-index scores verify --data var
cli-score-about = Calcule les scores à partir des réponses et des faits.
cli-score-example = icc-index score --definition mon-indice --answers reponses.csv --facts faits.csv --out resultats
cli-benchmark-about = Compare des scores aux moyennes de groupes d’unités.
cli-benchmark-example = icc-index benchmark --scores resultats/scores.csv --facts faits.csv --unit port-ville --groups all fact:country --out resultats
cli-benchmark-arg-scores = Tableau des scores produit par la commande score.
cli-benchmark-arg-unit = L’unité comparée ; sinon, les groupes seuls.
cli-benchmark-arg-period = La période de référence ; sinon, la dernière.
cli-benchmark-arg-groups = Groupes : all, fact:NOM, list:NOM=a,b,c, class:JEU.
cli-benchmark-arg-classes = Tableau de classes : set, class, fact, at_least, below.
cli-benchmark-arg-maximum-age = Ancienneté maximale d’un résultat, en années avant la période de référence.
cli-benchmark-arg-minimum-units = Sous ce nombre d’unités, seul n est donné.
cli-benchmark-arg-own = Si l’unité comparée fait partie de ses groupes : left_out (exclue) ou included (incluse).
cli-benchmark-arg-definition = Dossier de la définition, pour recalculer à questions égales.
cli-benchmark-arg-answers = Tableau des réponses, pour recalculer à questions égales.
cli-explain-about = Ouvre un score jusqu’aux réponses, avec ce qui a été exclu et pourquoi.
cli-explain-example = icc-index explain --definition mon-indice --answers reponses.csv --facts faits.csv --unit port-ville --measure indice
cli-robustness-about = Dit dans quelle mesure une place dépend de notre méthode ; ce n’est pas une marge d’erreur.
cli-robustness-example = icc-index robustness --definition my-index --answers answers.csv --facts facts.csv --measure index --out robustness
cli-robustness-arg-measure = Code de l’indice examiné : une moyenne pondérée de mesures.
cli-robustness-arg-replications = Combien de fois les poids sont tirés au sort.
cli-robustness-arg-seed = La même graine donne les mêmes fichiers.
cli-robustness-arg-level = Les poids qui sont tirés : members (les éléments de l’indice) ou questions.
cli-robustness-arg-concentration = À quel point les poids tirés restent près des poids déclarés : à partir de 1 ; plus c’est élevé, plus ils en sont proches.
cli-robustness-arg-uniform = Tire plutôt chaque poids uniformément entre le poids déclaré fois 1 − PART et fois 1 + PART.
cli-robustness-arg-floor = Valeur à laquelle les éléments sont relevés avant une moyenne géométrique.
cli-robustness-arg-keep = Décisions laissées comme la méthode les prend : structure, powers, unknown, aggregation.

# $reason: what is wrong
cli-error = erreur : { $reason }
# $argument: what was given.
cli-usage-unknown = il n’y a pas de { $argument } ici.
# $argument: what was given.
cli-usage-unknown-command = il n’y a pas de commande { $argument }.
# $suggestion: what is there and looks alike, one or several.
cli-usage-suggestion = Peut-être : { $suggestion }
# $argument: what is missing, one or several.
cli-usage-missing = il manque : { $argument }
# $argument: an option; $other: the other one.
cli-usage-conflict = { $argument } et { $other } ne vont pas ensemble.
# $argument: an option.
cli-usage-no-value = { $argument } demande une valeur.
# $argument: an option; $value: what was given; $values: what can be given.
cli-usage-no-such-value = { $value } ne convient pas à { $argument }. Valeurs possibles : { $values }
# $argument: an option; $value: what was given; $help: what the option is.
cli-usage-value = { $value } ne convient pas à { $argument } : { $help }
# $command: how the command is called.
cli-usage-more = Tout à son sujet : { $command } --help
# $file: a file, $row: a row, $column: a column, $message: a sentence, $code: a code
cli-problem-in-cell = { $file } : ligne { $row }, colonne { $column } : { $message } [{ $code }]
cli-problem-in-row = { $file } : ligne { $row } : { $message } [{ $code }]
cli-problem-in-column = { $file } : colonne { $column } : { $message } [{ $code }]
cli-problem = { $message } [{ $code }]
cli-problem-in-file = { $file } : { $message } [{ $code }]
# $file: a file, $message: a sentence, $code: a code
cli-warning = { $file } : avertissement : { $message } [{ $code }]
# $count: a number
cli-problems-left-out =
    … et { $count ->
         [one] un autre problème
        *[other] { $count } autres problèmes
    }.
# $count: a number
cli-problems-count =
    { $count ->
         [one] Un problème
        *[other] { $count } problèmes
    }. Rien n’a été écrit.
# $place: file, line and column, $severity: error or warning, $message: a sentence, $code: a code
cli-diagnostic =
    { $place } : { $severity ->
         [warning] avertissement
        *[error] erreur
    } : { $message } [{ $code }]
# $hint: a sentence
cli-diagnostic-hint = {"    "}→ { $hint }
# $count: a number, $folder: a folder
cli-definition-refused =
    { $folder } : { $count ->
         [one] un problème
        *[other] { $count } problèmes
    }. La définition est refusée.
# $file: a file, $folder: a folder
cli-definition-is-file = { $file } est un fichier. Nommez le dossier qui contient la définition : { $folder }
# $known: ids
cli-method-needed = Il y a plusieurs méthodes : choisissez-en une avec --method ({ $known }).
cli-method-none = La définition n’a pas de méthode.
# $method: an id, $known: ids
cli-method-unknown = Il n’y a pas de méthode « { $method } » ; disponibles : { $known }.
# $measure: a code, $known: up to ten codes
cli-measure-unknown = La méthode n’a pas de mesure « { $measure } » ; disponibles : { $known }.
# $measure: a code, $similar: another one
cli-measure-unknown-similar = La méthode n’a pas de mesure « { $measure } ». Vouliez-vous dire « { $similar } » ?
# $unit: a name, $units: up to ten names
cli-unit-unknown = Il n’y a pas d’unité « { $unit } » ; disponibles : { $units }.
# $unit: a name, $similar: another one
cli-unit-unknown-similar = Il n’y a pas d’unité « { $unit } ». Vouliez-vous dire « { $similar } » ?
# $unit: a name, $measure: a code, $units: up to ten names
cli-unit-of-other-kind = L’unité « { $unit } » n’a pas de mesure « { $measure } » : c’est une mesure d’unités d’une autre sorte, comme { $units }.
# $period: a period, $periods: up to ten periods
cli-period-unknown = Il n’y a pas de période « { $period } » ; disponibles : { $periods }.
# $period: a period
cli-period-none = Il n’y a pas de période « { $period } » : les tables n’en nomment aucune. Retirez --period.
# $unit: a name, $period: a period, $periods: up to ten periods
cli-unit-not-in-period = L’unité « { $unit } » n’existe pas dans la période « { $period } » ; ses périodes : { $periods }.
# $id: a code, $version: a version, $questions: a number, $methods: a number, $warnings: a number, $digest: hexadecimal digits
cli-questionnaire-check-done =
    { $id } { $version } : { $questions } questions, { $methods ->
         [one] une méthode
        *[other] { $methods } méthodes
    }, { $warnings ->
         [0] aucun problème
         [one] un avertissement
        *[other] { $warnings } avertissements
    }. SHA-256 { $digest }
# $file: a file
cli-database-missing = { $file } : il n’y a pas de base de données. « icc-index serve » et « icc-index questionnaire load » en créent une ; --data nomme son dossier.
# $file: a file or nothing
cli-database-old = { $file } Le schéma de la base de données est plus ancien que ce programme. « icc-index serve » le met à jour.
# $id: a code, $version: a version, $hash: hexadecimal digits
cli-questionnaire-load-done = { $id } { $version } : conservée. SHA-256 { $hash }
# $id: a code, $version: a version, $hash: hexadecimal digits
cli-questionnaire-load-same = { $id } { $version } : ce contenu est déjà conservé ; rien n’a changé. SHA-256 { $hash }
# $folder: a folder, $id: a code, $version: a version, $kept: hexadecimal digits, $hash: hexadecimal digits
cli-questionnaire-load-taken =
    { $folder } : la version { $version } de { $id } est déjà conservée avec un autre contenu ; rien n’a été changé. Conservé : SHA-256 { $kept }. Ce dossier : { $hash }.
        → Une définition modifiée demande une nouvelle version : écrivez un autre « version » dans definition.toml.
# $id: a code, $version: a version, $hash: hexadecimal digits, $loaded: a moment, $count: a number, $waves: codes
cli-questionnaire-list-line =
    { $id } { $version } · { $hash } · chargée { $loaded } · { $count ->
         [0] aucune vague
         [one] vague { $waves }
        *[other] vagues { $waves }
    }
cli-questionnaire-list-none = La base de données ne conserve aucune définition.
# $hash: hexadecimal digits
cli-questionnaire-show-hash-unknown = La base de données ne conserve aucune version dont l’empreinte commence par « { $hash } ». « icc-index questionnaire list » les nomme.
# $hash: hexadecimal digits, $hashes: hashes
cli-questionnaire-show-hash-several = Plusieurs empreintes commencent par « { $hash } » : { $hashes }.
# $wave: a code, $method: an id, $version: a version, $engine: a version, $count: a number
cli-scores-verify-equal =
    { $wave } · { $method } { $version } · moteur { $engine } : identique ({ $count ->
         [one] un score
        *[other] { $count } scores
    })
# $wave: a code, $method: an id, $version: a version, $engine: a version
cli-scores-verify-other-engine = { $wave } · { $method } { $version } · moteur { $engine } : autre version du moteur, pas de comparaison
# $wave: a code, $method: an id, $version: a version, $engine: a version, $count: a number
cli-scores-verify-differs =
    { $wave } · { $method } { $version } · moteur { $engine } : diffère ({ $count ->
         [one] un endroit
        *[other] { $count } endroits
    })
cli-scores-difference-definition = {"    "}la définition a disparu ou ne correspond pas à son empreinte
# $unit: a code
cli-scores-difference-answers = {"    "}{ $unit } : les réponses ne correspondent pas à leur empreinte
cli-scores-difference-inputs = {"    "}l’empreinte des réponses, ou ce qui identifie par ailleurs le calcul
cli-scores-difference-document = {"    "}le compte rendu du calcul
# $unit: a code, $measure: a code
cli-scores-difference-score = {"    "}{ $unit } · { $measure }
# $reason: a sentence
cli-scores-difference-failed = {"    "}le calcul ne peut pas être refait : { $reason }
# $count: a number
cli-scores-verify-left-out =
    {"    "}… et { $count ->
         [one] un autre endroit
        *[other] { $count } autres endroits
    }
# $runs: a number, $differing: a number
cli-scores-verify-done =
    { $runs ->
         [0] Aucun calcul n’est conservé.
         [one] Un calcul, { $differing ->
             [0] qui ne diffère pas.
            *[other] qui diffère.
        }
        *[other] { $runs } calculs, { $differing ->
             [0] dont aucun ne diffère.
             [one] dont un diffère.
            *[other] dont { $differing } diffèrent.
        }
    }
# $rows: a number, $units: a number, $place: a file
cli-score-done =
    { $rows } lignes de scores pour { $units ->
         [one] une unité
        *[other] { $units } unités
    } : { $place }
# $treated: a number, $imputed: a number, $place: a file
cli-score-treated =
    { $treated ->
         [one] Un chiffre a été traité
        *[other] { $treated } chiffres ont été traités
    }, dont { $imputed } complétés ; chacun figure dans { $place }
# $file: a file, $why: why, $reason: what the system says
cli-table-unopened =
    { $why ->
        [missing] Il n’y a pas de fichier { $file }.
        [denied] { $file } ne peut pas être ouvert : vous n’avez pas le droit de le lire.
       *[other] { $file } ne peut pas être ouvert : { $reason }
    }
# $file: a file
cli-table-is-folder = { $file } est un dossier. Nommez le fichier qu’il contient.
# $rows: a number, $place: a file
cli-benchmark-done = { $rows } lignes de repères : { $place }

# $what: a code
cli-robustness-no-measure = La méthode n’a pas de mesure « { $what } ».
# $what: a period
cli-robustness-no-unit = Aucune unité n’a d’exemplaire définitif pour la période « { $what } ».
# $what: a code
cli-robustness-not-a-mean = La mesure « { $what } » ne peut pas être examinée : ce n’est pas une moyenne pondérée de mesures, avec les mêmes poids pour toutes les unités et sans bornes.
# $what: a code
cli-robustness-fixed = L’indice ne peut pas être examiné : sa mesure « { $what } » est arrondie, bornée, vient d’ailleurs, regarde d’autres unités, ou combine des questions autrement que par un taux ou une moyenne.
# $replications: a number, $settled: a number, $units: a number, $place: a folder
cli-robustness-done =
    Dans quelle mesure une place dépend de notre méthode ; ce n’est pas une marge d’erreur. Dans neuf dixièmes de { $replications } façons de pondérer et de compter, { $settled ->
         [one] une unité sur { $units } reste
        *[other] { $settled } unités sur { $units } restent
    } dans le tiers où la méthode les place. Tableaux : { $place }
# $replications: a number, $units: a number, $place: a folder
cli-robustness-done-without-thirds =
    Dans quelle mesure un score dépend de notre méthode ; ce n’est pas une marge d’erreur. { $replications } façons de pondérer et de compter, { $units ->
         [one] une unité
        *[other] { $units } unités
    } ; les tiers sont indiqués à partir de 13 unités. Tableaux : { $place }

# $unit: a name and a period, $measure: a code, $label: its label
cli-explain-title = { $unit } · { $label } [{ $measure }]
# $measure: a code, $label: its label
cli-explain-below = { $label } [{ $measure }]
# $value: a number
cli-explain-value = = { $value }
# $status: a word, $reason: a sentence
cli-explain-no-score = { $reason } [{ $status }]
# $formula: a formula
cli-explain-formula = = { $formula }
cli-explain-unrounded = avant l’arrondi : { $value }
cli-explain-documented = documenté : { $value }
cli-explain-verified = vérifié : { $value }
cli-explain-unknown-as-zero = si chaque inconnue valait 0 : { $value }
cli-explain-unknown-as-full = si chaque inconnue valait son maximum : { $value }
# $coverage: a percentage, $scope: a percentage
cli-explain-coverage = répondu : { $coverage } de ce qui s’applique ; applicable : { $scope } du poids
# $treated: a number, $imputed: a number
cli-explain-treated = chiffres traités : { $treated }, dont complétés : { $imputed }
# $value: a number
cli-explain-floor = pas moins de { $value }
cli-explain-cap = pas plus de { $value }
# $members: codes
cli-explain-missing = ce qui manque : { $members }
# $condition: a condition as written in the method
cli-explain-gate-holds = sa condition est remplie : { $condition }
# $condition: a condition as written in the method, $value: a number
cli-explain-gate-otherwise = sa condition n’est pas remplie, la valeur est donc { $value } (otherwise) : { $condition }
# $condition: a condition as written in the method
cli-explain-gate-closed = sa condition n’est pas remplie : { $condition }
# $found: what the condition looks at, with what is there
cli-explain-gate-found = on y trouve : { $found }
cli-explain-gate-nothing = rien
# $function: the word of the format, $count: a number
cli-explain-over-units =
    { $function } de { $count ->
         [one] { $count } unité
        *[other] { $count } unités
    }
# $function: the word of the format
cli-explain-function = fonction : { $function }
# $value: a number
cli-explain-items-share = une question entre par sa part de son maximum × { $value }
# $value: a number
cli-explain-beyond-limit = ce qui compte au-delà du maximum change la somme d’au plus { $value }
# $value: a number
cli-explain-floor-values = les valeurs sous { $value } sont relevées à { $value }
# $count: a number, $minimum: a number, $maximum: a number
cli-explain-sample =
    échantillon : { $count ->
         [one] { $count } unité
        *[other] { $count } unités
    } de { $minimum } à { $maximum }
# $mean: a number, $deviation: a number
cli-explain-sample-spread = moyenne de l’échantillon { $mean }, écart type { $deviation }
# $band: a number between the ends of its band
cli-explain-band = tranche : { $band }
# $count: a number
cli-explain-more-units =
    … et { $count ->
         [one] { $count } autre unité
        *[other] { $count } autres unités
    } ; --json les donne toutes
# $decimals: a number, $mode: half_up, half_even or down
cli-explain-rounding =
    arrondi { $decimals ->
         [0] à l’entier
         [one] à une décimale
        *[other] à { $decimals } décimales
    }, { $mode ->
         [half_up] demi vers le haut
         [half_even] demi vers le pair
        *[down] tronqué
    }
cli-explain-minimum-coverage = pas de score sous une couverture de { $value }
cli-explain-minimum-in-scope = pas de score si moins de { $value } du poids s’applique
# $count: a number
cli-explain-minimum-members =
    pas de score sous { $count ->
         [one] une partie
        *[other] { $count } parties
    } avec une valeur
# $answer: options or a number
cli-explain-answer = { $answer }
cli-explain-nothing-ticked = rien de coché
# $before: a figure or a state, $after: a figure, $way: what was done
cli-explain-treated-step = { $before } → { $after } ({ $way })
# $n: a number, $with: what it was made with, or none
cli-way-denominated = divisé par { $with }
cli-way-imputed-mean = moyenne de { $n }{ $with ->
        [none] {""}
       *[other] {" "}de « { $with } »
    }
cli-way-imputed-median = médiane de { $n }{ $with ->
        [none] {""}
       *[other] {" "}de « { $with } »
    }
cli-way-imputed-unit-mean = d’après { $n } autres chiffres de l’unité
cli-way-imputed-last = chiffre de { $with }
cli-way-imputed-linear = entre { $with }
cli-way-winsorised-high = valeur extrême du haut parmi { $n }, ramenée
cli-way-winsorised-low = valeur extrême du bas parmi { $n }, ramenée
cli-way-logarithm = logarithme, comme pour les { $n }
# $options: options
cli-explain-out-of-scope = hors champ : { $options }
cli-explain-beyond = au-delà du maximum
# $state: a state
cli-explain-state = { $state }
# $points: a number, $maximum: a number
cli-explain-points = { $points } sur { $maximum }
cli-explain-member-value = = { $value }
# $weight: a number
cli-explain-weight = poids { $weight }
# $share: a percentage
cli-explain-share = { $share } du tout
# $effect: what happens, $why: why
cli-explain-effect = { $effect } : { $why }
# $effect: what happens
cli-explain-effect-alone = { $effect }

cli-effect-counted-as-zero = compte 0
cli-effect-left-out = exclu
cli-effect-adds-nothing = n’ajoute rien
cli-effect-not-used = non utilisé
cli-why-nothing-to-get = aucun point n’était possible
cli-why-no-weight = pas de poids
cli-why-gate-closed = la condition n’est pas remplie
cli-effect-no-score = rend le score impossible
cli-state-answered = répondu
cli-state-not-within-powers = ne relève pas de nous
cli-state-not-applicable = sans objet
cli-state-unknown = inconnu
cli-state-not-answered = sans réponse
cli-state-not-asked = non posée
cli-evidence-declared = déclaré
cli-evidence-documented = documenté
cli-evidence-verified = vérifié

# $id: a code, $version: a version, $languages: languages
cli-show-head = { $id } { $version } · { $languages }
cli-show-optional = facultative
cli-show-conditional = posée sous condition
cli-show-unscored = non notée
# $title: a title, $id: an id, $version: a version
cli-show-method = { $title } [{ $id } { $version }]
# $label: a label, $code: a code, $function: a function
cli-show-measure = { $label } [{ $code }] = { $function }
# $member: a code, $weight: a number
cli-show-member = { $member } × { $weight }
# $question: a code, $share: a percentage
cli-show-share = { $question } { $share }
# $shares: questions with percentages
cli-show-shares = poids effectifs : { $shares }
cli-kind-single = un choix
cli-kind-multiple = plusieurs choix
cli-kind-tiered = le meilleur de plusieurs choix
cli-kind-number = nombre
cli-kind-percent = pourcentage
cli-kind-date = date
cli-kind-text = texte libre
cli-kind-evidence = pièce justificative seulement

# $old: a definition or method with its version, $new: another one
cli-diff-head = { $old } → { $new }
# $kind: what it is, $code: its codes, $label: its label, $class: how comparable, $stated: yes or no
cli-diff-item =
    { $kind } { $code } « { $label } » : { $class }{ $stated ->
         [yes] {" "}(selon une table de correspondance)
        *[no] {""}
    }
# $aspect: what changed, $part: which part or nothing
cli-diff-change = { $aspect } { $part }
# $changed: a number, $same: a number
cli-diff-count =
    { $changed ->
         [0] Rien n’a changé
         [one] Un élément a changé
        *[other] { $changed } éléments ont changé
    } ; { $same } sont restés les mêmes.
cli-item-definition = Définition
cli-item-section = Section
cli-item-question = Question
cli-item-method = Méthode
cli-item-measure = Mesure
cli-class-identical = identique
cli-class-comparable = comparable
cli-class-rescaled = changement d’échelle
cli-class-split-merged = scindé ou fusionné
cli-class-new = nouveau
cli-class-dropped = retiré
cli-class-not-comparable = non comparable
cli-class-not-established = non établi
cli-aspect-wording = formulation
cli-aspect-place = emplacement
cli-aspect-core = obligatoire ou facultatif
cli-aspect-type = type de réponse
cli-aspect-options = choix
cli-aspect-bounds = bornes
cli-aspect-applicability = quand elle est posée
cli-aspect-scored = si elle est notée
cli-aspect-points = points
cli-aspect-weights = poids
cli-aspect-members = ce qui la compose
cli-aspect-function = son calcul
cli-aspect-missing = comment comptent les réponses manquantes
cli-aspect-gate = condition
cli-aspect-value = arrondi, bornes, rang
cli-aspect-display = affichage
cli-user-create-admin-token-exists = Une personne administre déjà le programme. Elle peut inviter les autres.
# $link: an address
cli-user-create-admin-token-done = Ouvrez ce lien d’ici une heure : { $link }

# The commands for whoever runs the service.
cli-arg-file = Le fichier.
cli-arg-email = L’adresse courriel.
cli-arg-yes = Le fait ; sinon, c’est seulement essayé et raconté.
cli-serve-arg-read-only = Ne garde rien : les pages se lisent, ce qu’on envoie reçoit 503.

cli-migrate-about = Met à jour le schéma de la base de données, en entier ou pas du tout.
cli-migrate-example =
    icc-index migrate --config /etc/icc-index/config.toml
    icc-index migrate --check
cli-migrate-arg-check = Ne change rien ; énumère ce qui manque et finit par 1 s’il manque quelque chose.
cli-migrate-applied = appliquée : { $name }
cli-migrate-pending = à appliquer : { $name }
# $count: number of migrations.
cli-migrate-done = { $count ->
    [0] Le schéma était déjà à jour.
    [one] { $count } migration appliquée.
   *[other] { $count } migrations appliquées.
}
cli-migrate-check-done = { $count ->
    [0] Le schéma est à jour.
    [one] { $count } migration à appliquer : « icc-index migrate » s’en charge.
   *[other] { $count } migrations à appliquer : « icc-index migrate » s’en charge.
}
cli-migrate-newer = La base de données a été modifiée par une version plus récente du programme ; inconnu ici : { $names }

cli-backup-about = Copie la base de données dans un fichier pendant que le service fonctionne, vérifie la copie, et écrit à côté ce qu’elle contient (FICHIER.manifest.json).
cli-backup-example = icc-index backup /var/backups/icc-index/2027-01-31.sqlite
cli-backup-arg-file = Le fichier ; il ne doit pas encore exister.
# $file, $tables, $rows, $sha256: the file, number of tables and of rows, digest.
cli-backup-done = { $file } : { $tables } tables, { $rows } lignes, SHA-256 { $sha256 }
# $count : nombre de fichiers.
cli-backup-releases = { $count ->
    [0] Il n’y a aucun fichier de version publiée.
    [one] Avec elle, un fichier de version publiée.
   *[other] Avec elle, { $count } fichiers de versions publiées.
}
cli-backup-releases-elsewhere = Les fichiers des versions publiées sont dans un compartiment : copiez-les là.

cli-restore-about = Met une copie de sécurité dans un endroit vide et vérifie que tout est revenu : chaque table, chaque chaîne, chaque score.
cli-restore-example = icc-index restore /var/backups/icc-index/2027-01-31.sqlite --data /var/lib/icc-index
cli-restore-arg-file = Le fichier ; son manifeste se trouve à côté.
# $tables, $rows: numbers; $runs: computations of scores that were made again; $differing: those that differ.
cli-restore-done = Restauré : { $tables } tables, { $rows } lignes, comme dans le manifeste. Calculs de scores refaits : { $runs }, différents : { $differing }.
# $count : nombre de fichiers.
cli-restore-releases = { $count ->
    [0] La copie de sécurité ne contient aucun fichier de version publiée.
    [one] Un fichier de version publiée est revenu, comme dans le manifeste.
   *[other] { $count } fichiers de versions publiées sont revenus, comme dans le manifeste.
}
cli-restore-releases-elsewhere = Les fichiers des versions publiées ne sont pas revenus : ramenez-les à leur emplacement.
# $file : son emplacement parmi les fichiers des versions publiées.
cli-restore-release-file = La copie de sécurité ne contient pas tel qu’il était un fichier d’une version publiée : { $file }
cli-restore-pending = { $count ->
    [one] La copie est d’un schéma plus ancien, de { $count } migration.
   *[other] La copie est d’un schéma plus ancien, de { $count } migrations.
} Les chaînes et les scores n’ont pas été vérifiés : lancez « icc-index migrate », puis « icc-index doctor » et « icc-index scores verify ».

cli-doctor-about = Dit dans quel état est le service : réglages, base de données, disque, chaînes, courriels, preuves, secrets, horloge. Ne change rien ; finit par 1 s’il faut agir.
cli-doctor-example = icc-index doctor --config /etc/icc-index/config.toml
cli-doctor-line = [{ $mark }] { $text }
cli-doctor-good = bien
cli-doctor-doubtful = à voir
cli-doctor-bad = AGIR
# $doubtful, $bad: how many lines say so.
cli-doctor-done = À voir : { $doubtful }. Où agir : { $bad }.
cli-doctor-address = Écoute sur { $address } et se fait connaître sous { $url }.
cli-doctor-address-local = Écoute sur { $address } ; sans adresse publique (server.public_url).
cli-doctor-proxies-none = Écoute sur { $address } et se fait connaître sous { $url }, mais aucun mandataire n’est nommé (server.proxies) : les limites d’essais comptent tout le monde comme un seul visiteur.
cli-doctor-sign-in = On peut se connecter.
cli-doctor-sign-in-none = Personne ne peut se connecter : server.public_url ne commence pas par https.
cli-doctor-demonstration = La démonstration est chargée, sur cette machine seulement.
cli-doctor-demonstration-public = La démonstration est chargée et montrée au public (demonstration.load). Ses comptes sont inutilisables.
cli-doctor-demonstration-none = La démonstration n’est pas chargée.
cli-doctor-read-only = Lecture seule (server.read_only) : rien n’est gardé.
cli-doctor-mail-server = Les courriels vont à { $server }.
cli-doctor-mail-folder = Il n’y a pas de serveur de courriel (mail.server) : les courriels sont déposés dans { $folder } et montrés à l’administration.
cli-doctor-key = Les secrets des deuxièmes facteurs sont scellés par une clé.
cli-doctor-key-none = Aucune clé (accounts.key_file) : les secrets des deuxièmes facteurs restent lisibles.
cli-doctor-provider = Fournisseur d’identité { $code } : { $issuer }
cli-doctor-operator = Les pages légales disent qui exploite le service.
cli-doctor-operator-unsaid = Les pages légales disent que ceci n’a pas été indiqué : { $keys }
cli-doctor-disk = { $folder } : { $free } % du disque sont libres.
cli-doctor-disk-full = { $folder } : seulement { $free } % du disque sont libres ; le service se dit non prêt.
cli-doctor-disk-untold = { $folder } : le système ne dit pas combien du disque est libre.
cli-doctor-database = Base de données : { $database } { $version }, { $place }, { $mebibytes } Mio.
cli-doctor-database-absent = Il n’y a pas de base de données à { $file }.
cli-doctor-database-silent = La base de données ne répond pas : { $reason }
cli-doctor-guarantee = { $name } vaut { $value }.
cli-doctor-guarantee-weak = { $name } vaut { $value } : ce qui a été confirmé peut se perdre.
cli-doctor-file = La base de données ne trouve rien d’anormal dans son fichier.
cli-doctor-file-damaged = Le fichier de la base de données est abîmé : { $reason }
cli-doctor-schema = Le schéma est à jour.
cli-doctor-schema-old = { $count ->
    [one] { $count } migration à appliquer
   *[other] { $count } migrations à appliquer
} : { $names }
cli-doctor-schema-newer = La base de données a été modifiée par une version plus récente du programme ; inconnu ici : { $names }
cli-doctor-chains = Le journal de ce qui a été fait, l’histoire des réponses, aux modules aussi, et les étapes des parties sont intacts.
cli-doctor-chain-record = Le journal de ce qui a été fait est rompu à partir de l’événement { $number }.
cli-doctor-chain-answer = L’histoire de la réponse { $question } du dossier { $response } est rompue à partir de la version { $version }.
cli-doctor-chain-part = Les étapes de la partie { $part } sont rompues.
cli-doctor-chain-module = Les réponses de la municipalité { $municipality } au module { $module } sont rompues à partir de la feuille { $sheet }.
cli-doctor-administered = Une personne administre le programme.
cli-doctor-administered-none = Personne n’administre le programme : « icc-index user create-admin-token ».
cli-doctor-mails = Courriels en attente : { $count }.
cli-doctor-mails-late = Courriels en attente : { $count }, le plus ancien depuis plus d’une heure.
cli-doctor-mails-alive = Aucun courriel n’a échoué pour de bon.
cli-doctor-mails-dead = Courriels qui ont échoué pour de bon : { $count }. La page des courriels dit pourquoi.
cli-doctor-evidence = Chaque fichier de preuve a sa fiche et son contenu.
cli-doctor-evidence-stray = Fichiers de preuve sans fiche : { $unused }, sans contenu : { $empty }.
cli-doctor-secrets = Secrets scellés : { $sealed } ; tous s’ouvrent.
cli-doctor-secrets-open = Secrets scellés : { $sealed }. Lisibles : { $readable }, scellés par une clé antérieure : { $before } ; « icc-index change-key » les scelle.
cli-doctor-secrets-lost = Secrets qu’aucune clé en place n’ouvre : { $lost }. Ces personnes ont besoin d’un code de secours, ou de l’administration.
cli-doctor-clock = L’horloge s’accorde avec ce qui est gardé ({ $now }).
cli-doctor-clock-wrong = L’horloge ({ $now }) ne s’accorde pas avec la base de données, ou avec ce qui a été fait en dernier.

cli-user-list-about = Énumère les personnes : adresse, nom, rôle, pour qui, état.
cli-user-list-example = icc-index user list
cli-user-list-open = ouvert
cli-user-list-closed = fermé
cli-user-list-demonstration = démonstration
cli-user-list-done = { $count ->
    [one] { $count } ligne.
   *[other] { $count } lignes.
}
cli-user-invite-about = Offre un rôle par courriel, au nom d’une personne qui administre le programme.
cli-user-invite-example = icc-index user invite eve@ville.example --role city-coordinator --for montreal
cli-user-invite-arg-language = Langue du courriel.
cli-user-invite-arg-by = La personne qui administre, au nom de qui c’est offert ; facultatif s’il n’y en a qu’une.
cli-user-invite-arg-email = À qui.
cli-user-invite-nobody = Nommez avec --as une personne qui administre le programme : la personne invitée apprend qui offre.
cli-user-invite-done = L’invitation attend ; le service en marche l’envoie.
cli-user-grant-about = Donne un rôle, tout de suite, à une personne qui a un compte.
cli-user-grant-example = icc-index user grant eve@ville.example --role programme-administrator
cli-user-grant-done = Le rôle est donné.
cli-user-end-role-about = Retire un rôle, et ferme les sessions de la personne.
cli-user-end-role-example = icc-index user end-role eve@ville.example --role city-editor --for montreal
cli-user-end-role-done = Le rôle est retiré.
cli-user-disable-about = Ferme un compte, avec ses sessions et ses liens.
cli-user-disable-example = icc-index user disable eve@ville.example
cli-user-disable-done = Le compte est fermé.
cli-user-enable-about = Rouvre un compte fermé.
cli-user-enable-example = icc-index user enable eve@ville.example
cli-user-enable-done = Le compte est ouvert.
cli-arg-role = Le rôle.
cli-arg-held-for = Code de la municipalité ou du réseau pour qui il est tenu.
cli-user-not-found = Il n’y a pas de tel compte, rôle ou lieu.
cli-user-conflict = C’est déjà le cas, ou plus personne n’administrerait le programme.
cli-user-address = Ce n’est pas une adresse courriel.
cli-user-place-unknown = Aucune municipalité ni aucun réseau n’a le code « { $code } » (--for).

cli-export-person-about = Écrit tout ce qui est gardé sur une personne en JSON et en CSV, y compris les textes d’autrui qui contiennent son adresse ou son nom.
cli-export-person-example = icc-index export-person eve@ville.example --out eve
cli-export-person-arg-out = Dossier pour person.json et person.csv ; créé au besoin.
cli-export-person-done = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
} dans { $folder }

cli-erase-person-about = Efface une personne : compte, rôles, sessions, offres, courriels. Ce qu’elle a fait reste sous un numéro qui ne mène à personne. Sans --yes, rien ne change.
cli-erase-person-example =
    icc-index erase-person eve@ville.example
    icc-index erase-person eve@ville.example --yes
cli-erase-person-removed = { $table } : { $count } supprimées
cli-erase-person-handed = Parties qui retournent aux coordinations : { $parts }. Preuves dont quelqu’un d’autre, ou personne, s’occupe : { $evidence }.
cli-erase-person-remains = reste, nomme la personne : { $table }.{ $column } { $row } « { $words } »
cli-erase-person-letter = lettre : { $file }
cli-erase-person-tried = Rien n’a changé : voici ce qui se passerait. Avec --yes, c’est fait.
cli-erase-person-done = C’est fait, et les fichiers de la base de données ont été réécrits. Les copies de sécurité faites avant contiennent encore la personne, jusqu’à leur échéance.
cli-erase-person-busy = C’est fait, mais on lit sans cesse le journal de la base de données : redémarrez le service pour que ses fichiers ne contiennent plus rien de la personne. Les copies de sécurité faites avant la contiennent encore, jusqu’à leur échéance.

cli-change-key-about = Scelle chaque secret avec la clé en place, ceux qu’une clé antérieure ou aucune n’a scellés. Ensuite, la clé antérieure n’est plus nécessaire.
cli-change-key-example = icc-index change-key --config /etc/icc-index/config.toml
cli-change-key-none = Aucune clé n’est en place (accounts.key ou accounts.key_file).
cli-change-key-done = Scellés de nouveau : { $anew }. Déjà avec cette clé : { $already }. Avec une clé inconnue ici : { $lost }.
cli-change-key-lost = Aucune clé en place ne l’ouvre : compte { $account }

# Versions publiées.
cli-release-about = Prend soin des versions publiées des données.
cli-release-example = icc-index release build
cli-release-build-about = Publie une version de ce que tout le monde peut voir maintenant ; ne fait rien quand c’est ce que contient la dernière.
cli-release-build-example = icc-index release build --data var
cli-release-list-about = Énumère les versions, la plus récente d’abord.
cli-release-list-example = icc-index release list
cli-release-show-about = Dit ce que contient une version, ce qui a changé et les sommes de contrôle de ses fichiers.
cli-release-show-example = icc-index release show 1.0.0
cli-release-check-about = Compare les fichiers d’une version avec leurs sommes de contrôle ; se termine par 1 si l’un diffère.
cli-release-check-example = icc-index release check 1.0.0
cli-release-check-arg-again = Dossier dans lequel les fichiers sont refaits à partir de ce que tout le monde peut voir maintenant, puis comparés aussi.
cli-release-withdraw-about = Retire une version : ses fichiers sont supprimés, son adresse dit pourquoi et garde leurs sommes de contrôle.
cli-release-withdraw-example = icc-index release withdraw 1.0.0 --reason-fr Erreur --reason-en Mistake
cli-release-withdraw-arg-reason-fr = Pourquoi, en français, pour toute personne qui vient à son adresse.
cli-release-withdraw-arg-reason-en = La même chose en anglais.
cli-release-show-arg-version = Numéro de la version, comme 1.0.0.
cli-release-check-arg-version = Numéro de la version, comme 1.0.0.
cli-release-withdraw-arg-version = Numéro de la version, comme 1.0.0.
# $version : numéro de la version.
cli-release-made = La version { $version } est publiée.
# $version : numéro de la version.
cli-release-unchanged = Rien n’a changé depuis la version { $version }.
# $version : numéro de la version; $date : son jour; $change : first, major, minor ou patch.
cli-release-line = { $version } · { $date } · { $change }
# Comme ci-dessus.
cli-release-line-withdrawn = { $version } · { $date } · { $change } · retirée
# $count : nombre de versions.
cli-release-list-done = { $count ->
    [0] Il n’y a pas de version.
    [one] { $count } version.
   *[other] { $count } versions.
    }
# $table : nom d’une table; $rows, $added, $changed, $removed : nombres.
cli-release-table = { $table } : lignes { $rows }, ajouts { $added }, changements { $changed }, retraits { $removed }
# $file : nom d’un fichier.
cli-release-file-different = { $file } : autres octets
# $file : nom d’un fichier.
cli-release-file-missing = { $file } : absent
# $files : nombre de fichiers; $other : combien ne sont plus ce qu’ils étaient.
cli-release-check-done = { $files } fichiers comparés avec leurs sommes de contrôle ; ne sont plus ce qu’ils étaient : { $other }.
# Comme ci-dessus.
cli-release-again-done = { $files } fichiers refaits ; ne sont pas ce qu’ils étaient : { $other }.
# $version : numéro de la version.
cli-release-withdrawn = La version { $version } est retirée. Ce qui contient la même chose ailleurs doit l’être aussi.
cli-release-not-found = Il n’y a pas de telle version.
cli-release-conflict = La version a déjà été retirée, ou quelqu’un d’autre en a publié une entre-temps.
cli-release-reason = La raison manque dans une des langues, ou compte plus de 1 000 caractères.
cli-scores-verify-arg-release = Version publiée dont les scores et les chiffres sont recalculés à partir de ses seuls fichiers ; sans elle, tous les calculs que garde la base de données.
# $table : nom d’une table; $equal, $different, $beyond : nombres de lignes.
cli-scores-verify-table = { $table } : égales { $equal }, différentes { $different }, non vérifiables à partir des données publiques { $beyond }
# $count : un nombre entier.
cli-scores-verify-compared =
    { $count ->
        [one] {"    "}{ $count } ligne a des réponses montrées, mais sa mesure compare avec toutes les municipalités, dont certaines ne montrent que leurs scores : non vérifiable à partir des données publiques
       *[other] {"    "}{ $count } lignes ont des réponses montrées, mais leurs mesures comparent avec toutes les municipalités, dont certaines ne montrent que leurs scores : non vérifiables à partir des données publiques
    }
# $row : où elle se trouve, et ce qui diffère.
cli-scores-verify-row = {"    "}{ $row }
cli-method-about = Écrit les méthodes pour d’autres programmes.
cli-method-example = icc-index method sql --definition mon-indice --dialect duckdb
cli-method-sql-about = Écrit une requête qui calcule les scores d’une méthode à partir d’une table de réponses et d’une table de faits.
cli-method-sql-example = icc-index method sql --definition mon-indice --dialect duckdb --out scores.sql
cli-method-sql-arg-dialect = Le moteur qui exécutera la requête : duckdb, postgres ou spark.
cli-method-sql-arg-measures = Codes des mesures voulues, avec ce qui les compose ; sans cela, toutes.
cli-method-sql-arg-out = Le fichier de la requête ; sans cela, elle est affichée.
# $file: a file
cli-method-sql-done = Écrit : { $file }
# $file: what was given
cli-method-sql-no-file = { $file } n’est pas un nom de fichier.
# $edition, $method: ids; $version, $methodversion: their versions; $dialect: an engine
cli-method-sql-head = Scores de l’édition { $edition } { $version } selon la méthode { $method } { $methodversion }, pour { $dialect }.
cli-method-sql-head-exact = Chaque nombre est égal à celui d’icc-index score au dernier bit : points et poids sont des entiers, divisés une fois ; les sommes de mesures sont écrites dans leur ordre.
cli-method-sql-head-near = Les nombres sont ceux d’icc-index score à 1e-12 près : certains viennent de logarithmes ou de racines, qui sont ici ceux du moteur.
cli-method-sql-head-ranks = Les rangs, que la méthode demande aussi, ne sont pas calculés.
cli-method-sql-head-tables = Elle lit les tables answers (unit, period, question, state, answer, evidence) et facts (kind, unit, period, fact, value), tenues pour valides.
cli-method-sql-step-given-facts = Les faits sur les unités qui répondent ; un autre nom de table s’écrit ici.
cli-method-sql-step-given-answers = Les réponses, avec l’état qui découle d’une cellule vide, et le niveau de preuve : 1 documenté, 2 vérifié. Les réponses sans période appartiennent à la seule que nomment les faits.
cli-method-sql-step-named-cases = Les unités avec les périodes que nomment leurs lignes.
cli-method-sql-step-universe = Une unité dont les lignes ne nomment aucune période existe dans toutes.
cli-method-sql-step-cases = Une ligne par unité et période, avec les faits que regarde la méthode : celui de la période, sinon celui de toutes les périodes.
cli-method-sql-step-options = Ce que vaut chaque option, dans la plus petite unité de points ; si elle demande une preuve, compte comme case cochée ou tient lieu de non-réponse.
cli-method-sql-step-questions = Les questions : comment on y répond, combien d’options elles ont, ce que valent toutes, et le maximum.
cli-method-sql-step-read-answers = Ce que disent ensemble les lignes d’une question : état, points, cases cochées et ce qui est hors champ.
cli-method-sql-step-best-in-scope = Là où des options sont hors champ : la meilleure des autres.
cli-method-sql-step-states = État, points selon les trois chiffres et maximum de chaque question, par unité et période.
cli-method-sql-step-ticked = Les options que demandent des conditions et qui sont cochées.
cli-method-sql-step-asked-after = Réponses et faits qui décident quelles questions sont posées.
cli-method-sql-step-asked = Si des questions sont posées : 1 ou 0.
cli-method-sql-step-states-asked = Les mêmes états et points ; ce qui n’est pas posé ne compte nulle part.
cli-method-sql-step-members = Quelle question compte dans quelle mesure : poids, poids compté pour la couverture, poids × maximum, et si elle compte au-delà du maximum.
cli-method-sql-step-counted = Comment chaque réponse compte dans chaque mesure : comme réponse, comme 0, pas du tout, ou comme raison de ne pas avoir de score.
cli-method-sql-step-sums = Les sommes de chaque mesure, toutes en entiers.
cli-method-sql-step-rules = Ce qu’il faut à chaque mesure pour avoir un score.
cli-method-sql-step-fractions = Numérateurs, dénominateurs, et poids qui s’applique et répondu.
cli-method-sql-step-rates = Scores des mesures de questions : échelle × numérateur ÷ dénominateur, ou pourquoi il n’y en a pas.
cli-method-sql-step-rates-abreast = Les mêmes, une ligne par unité et période.
cli-method-sql-step-looked-at = Les réponses isolées que regardent des mesures ou leurs conditions.
cli-method-sql-step-abreast = Tout ce que l’on sait d’une unité dans une période, sur une ligne.
cli-method-sql-step-parts = Ce qu’additionnent ces mesures, membre par membre.
cli-method-sql-step-found = Si elles ont un score, et lequel, avant conditions, bornes et arrondi.
cli-method-sql-step-bounded = Si leurs conditions ne sont pas remplies (1), et les valeurs tenues dans les bornes.
cli-method-sql-step-numerators = Les numérateurs exacts, dont l’arrondi tire les cas à égalité.
cli-method-sql-step-values = Leurs scores.
cli-method-sql-step-result = Une ligne par unité, période et mesure, dans les colonnes de la table des scores.
cli-method-sql-refused-treatment = La méthode traite des chiffres avant de les évaluer, et regarde pour cela toutes les unités. Utilisez icc-index score ; son treated.csv contient chaque chiffre changé.
# $measure: code of a measure
cli-method-sql-refused-over-units = { $measure } : elle réunit plusieurs unités, ou repose sur une mesure qui le fait. Calculez la mesure de chaque unité avec --measures et groupez ses lignes dans une requête à vous, ou utilisez icc-index score.
cli-method-sql-refused-sample = { $measure } : elle est normalisée par un échantillon d’unités. Nommez les autres mesures avec --measures, écrivez les bornes en nombres, ou utilisez icc-index score.
cli-method-sql-refused-rank = { $measure } : sa valeur est un rang, et les rangs ex aequo se décident sur des fractions. Nommez les autres mesures avec --measures, ou utilisez icc-index score.
cli-method-sql-refused-rounded-without-fraction = { $measure } : elle est arrondie et contient un logarithme, une racine, un produit ou un rapport, dont une requête ne peut pas décider les cas à égalité. Retirez « round » de la méthode et arrondissez ce qui est montré, ou utilisez icc-index score.
cli-method-sql-refused-rounded-finely = { $measure } : elle est arrondie, et ses fractions ont des dénominateurs trop nombreux ou trop grands pour qu’une requête décide exactement les cas à égalité. Donnez un maximum à ses questions, arrondissez d’abord ses membres, ou utilisez icc-index score.
cli-method-sql-refused-too-many-columns = La méthode a plus de mesures que PostgreSQL n’a de place sur une ligne. Écrivez plusieurs requêtes avec --measures.
# $count: a number
cli-method-sql-refused =
    { $count ->
         [one] Un point
        *[other] { $count } points
    } que SQL ne peut pas dire exactement. Rien n’a été écrit.
