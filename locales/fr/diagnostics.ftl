# Problèmes des définitions, pour les personnes qui les écrivent : ce qui ne va pas, et que faire.

diagnostics-band-empty = Cette tranche ne contient aucun nombre : sa borne inférieure dépasse sa borne supérieure.
diagnostics-band-empty-hint = Inversez les deux bornes, ou donnez-les par « from » et « to » pour un seul nombre.
# $from : un nombre, $to : un nombre
diagnostics-band-gap = Les nombres entre { $from } et { $to } ne tombent dans aucune tranche.
diagnostics-band-gap-hint = Faites finir une tranche là où la suivante commence : « to » et « from » incluent le nombre, « below » et « above » l’excluent.
# $side : below ou above, $value : ce qui est écrit, $name : un code
diagnostics-band-open =
    Les nombres { $side ->
        [below] inférieurs
       *[above] supérieurs
    } à { $value } ne reçoivent aucun point à la question « { $name } ».
diagnostics-band-open-hint = Laissez cette extrémité du tableau ouverte, ou fixez « minimum » et « maximum » pour la question.
# $value : ce qui est écrit
diagnostics-band-overlap = Deux tranches contiennent le nombre { $value }.
diagnostics-band-overlap-hint = Remplacez un « from » par « above », ou un « to » par « below ».
diagnostics-band-without-result = Cette tranche ne donne rien.
# $key : une clé du fichier
diagnostics-band-without-result-hint = Ajoutez « { $key } », « label » ou les deux.
diagnostics-beyond-not-additive = « beyond » n’a pas de sens pour cette fonction.
diagnostics-beyond-not-additive-hint = On peut ajouter des membres au-delà du maximum à un taux (« rate »), une somme ou une moyenne.
# $name : un code
diagnostics-beyond-not-member = « { $name } » figure dans « beyond », mais pas dans « members ».
diagnostics-beyond-not-member-hint = Inscrivez-le aussi dans « members ».
# $low : un nombre, $high : un nombre
diagnostics-bounds-reversed = La borne inférieure { $low } ne laisse rien sous la borne supérieure { $high }.
diagnostics-bounds-reversed-hint = Inversez les deux bornes, ou corrigez-en une.
# $value : ce qui est écrit, $character : un caractère
diagnostics-code-character = Le code « { $value } » contient « { $character } ».
diagnostics-code-character-hint = Un code commence par une lettre ou un chiffre ; suivent des lettres sans accent, des chiffres, « _ », « - » et « . ».
# $length : un nombre de caractères
diagnostics-code-length = Ce code compte { $length } caractères.
diagnostics-code-length-hint = Un code compte de 1 à 64 caractères.
# $key : une clé du fichier, $name : un code
diagnostics-condition-on-other-type = La condition emploie « { $key } », qui ne convient pas au type de la question « { $name } ».
diagnostics-condition-on-other-type-hint = « is » vaut pour les questions à choix, les comparaisons pour les nombres, « state » pour toute question.
# $limit : un nombre
diagnostics-condition-too-deep = Des conditions sont imbriquées sur plus de { $limit } niveaux.
diagnostics-condition-too-deep-hint = Réunissez des parties dans un seul « all » ou « any ».
diagnostics-condition-with-many-subjects = La condition porte sur plusieurs choses à la fois.
diagnostics-condition-with-many-subjects-hint = Écrivez une condition pour chacune et réunissez-les par « all » ou « any ».
# $where : un mot du format
diagnostics-condition-with-many-tests = La condition vérifie « { $where } » de plusieurs façons à la fois.
diagnostics-condition-with-many-tests-hint = Écrivez une condition pour chaque vérification et réunissez-les par « all » ou « any ».
diagnostics-condition-without-subject = La condition ne dit pas sur quoi elle porte.
diagnostics-condition-without-subject-hint = Ajoutez « question », « fact », « measure », « unit », « period », « all », « any » ou « not ».
# $where : un mot du format
diagnostics-condition-without-test = La condition nomme « { $where } », mais ne dit pas ce qui doit être vrai.
diagnostics-condition-without-test-hint = Ajoutez « is », « state » ou une comparaison comme « at_least ».
# $first : une clé ou une sorte d’unité, $second : une clé ou une sorte d’unité
diagnostics-conflicting-keys = « { $first } » et « { $second } » s’excluent.
diagnostics-conflicting-keys-hint = Gardez l’une des deux clés.
# $name : un code
diagnostics-constant-over-units = « { $name } » est une constante ; elle n’appartient à aucune unité que l’on pourrait compter.
# $name : un code
diagnostics-constant-over-units-hint = Faites-en d’abord une mesure : function = "copy", of = "{ $name }".
# $key : une clé du fichier
diagnostics-control-character = « { $key } » contient un caractère de contrôle.
diagnostics-control-character-hint = Supprimez ce caractère invisible ; le saut de ligne est permis.
diagnostics-crosswalk-item-form = La classe de la correspondance ne convient pas aux côtés qu’elle nomme.
diagnostics-crosswalk-item-form-hint = « new » n’a que « to », « dropped » n’a que « from » ; les autres classes qui affirment quelque chose ont les deux.
diagnostics-crosswalk-item-twice = Cette correspondance est énoncée deux fois.
diagnostics-crosswalk-item-twice-hint = Supprimez-en une.
diagnostics-crosswalk-to-itself = La correspondance mène de cette édition à elle-même.
diagnostics-crosswalk-to-itself-hint = Nommez l’édition antérieure dans « from ».
# $name : un code, $edition : un code
diagnostics-crosswalk-unknown-source = « { $name } » n’est ni une question ni une mesure de « { $edition } ».
diagnostics-crosswalk-unknown-source-hint = Corrigez le code, ou omettez « from » et employez la classe « new ».
# $name : un code
diagnostics-crosswalk-unknown-target = « { $name } » n’est ni une question ni une mesure de cette édition.
diagnostics-crosswalk-unknown-target-hint = Corrigez le code, ou omettez « to » et employez la classe « dropped ».
# $cycle : des codes avec des flèches
diagnostics-cycle-in-applicability = Ces questions attendent les réponses les unes des autres : { $cycle }.
diagnostics-cycle-in-applicability-hint = Retirez une des conditions.
# $cycle : des codes avec des flèches
diagnostics-cycle-in-measures = Ces mesures attendent les valeurs les unes des autres : { $cycle }.
diagnostics-cycle-in-measures-hint = Retirez un des renvois, dans les membres, les conditions ou les échantillons.
# $cycle : des codes avec des flèches
diagnostics-cycle-in-sections = Ces sections sont contenues les unes dans les autres : { $cycle }.
diagnostics-cycle-in-sections-hint = Corrigez un « parent ».
# $name : un code, $file : un fichier, $line : un nombre
diagnostics-duplicate-code = Le code « { $name } » sert deux fois : ici et dans { $file }, ligne { $line }.
diagnostics-duplicate-code-hint = Choisissez un autre code. Les questions et les mesures partagent leurs codes.
# $name : un code
diagnostics-duplicate-crosswalk = Il existe déjà une correspondance depuis « { $name } ».
diagnostics-duplicate-crosswalk-hint = Réunissez tout dans un seul fichier.
# $found : ce qui a été trouvé
diagnostics-duplicate-key = « { $found } » est défini deux fois.
diagnostics-duplicate-key-hint = Supprimez ou renommez l’un des deux.
# $value : ce qui est écrit
diagnostics-duplicate-language = La langue « { $value } » figure deux fois dans la liste.
diagnostics-duplicate-language-hint = Supprimez l’une des deux mentions.
# $name : un code
diagnostics-duplicate-member = « { $name } » est membre deux fois.
diagnostics-duplicate-member-hint = Inscrivez-le une fois, avec un poids de 2 si c’est ce que vous voulez dire.
# $ticks : un nombre
diagnostics-duplicate-step = Deux paliers commencent à { $ticks } cases cochées.
diagnostics-duplicate-step-hint = Donnez à chaque palier un autre nombre de cases.
# $key : une clé du fichier
diagnostics-empty-list = « { $key } » est une liste vide.
diagnostics-empty-list-hint = Remplissez-la ou supprimez-la.
# $key : une clé du fichier
diagnostics-empty-text = « { $key } » est vide.
diagnostics-empty-text-hint = Écrivez le texte, ou supprimez la ligne s’il est facultatif.
diagnostics-external-with-questions = Une édition marquée « external » ne pose pas de questions, mais il y en a.
diagnostics-external-with-questions-hint = Supprimez « external » ou les questions.
# $limit : un nombre
diagnostics-file-too-large = Le fichier dépasse { $limit } Mio.
diagnostics-file-too-large-hint = Séparez les textes par langue, ou raccourcissez-les.
# $id : un code, $file : un fichier
diagnostics-id-differs-from-file = L’identifiant de la méthode est « { $id } », mais son fichier est « { $file }.toml ».
diagnostics-id-differs-from-file-hint = Renommez le fichier ou l’identifiant.
# $key : une clé du fichier
diagnostics-invalid-date = « { $key } » n’est pas une date.
diagnostics-invalid-date-hint = Écrivez une date qui existe, l’année d’abord : 2026-11-24.
# $value : ce qui est écrit
diagnostics-invalid-language = « { $value } » n’est pas une étiquette de langue.
diagnostics-invalid-language-hint = Employez des étiquettes comme « fr », « en » ou « fr-CA ».
# $key : une clé du fichier
diagnostics-invalid-name = « { $key } » n’est pas un nom.
# $limit : un nombre
diagnostics-invalid-name-hint = Un nom compte de 1 à { $limit } caractères, sans espace au début ni à la fin et sans saut de ligne.
# $key : une clé du fichier, $value : ce qui est écrit
diagnostics-invalid-number = « { $key } » n’est pas un nombre décimal : « { $value } ».
diagnostics-invalid-number-hint = Écrivez des chiffres avec un point décimal, comme 0.5 ou "0.5".
# $value : ce qui est écrit
diagnostics-invalid-version = « { $value } » n’est pas une version.
diagnostics-invalid-version-hint = Écrivez trois nombres : 1.0.0.
# $key : une clé du fichier, $where : un mot du format
diagnostics-key-not-used-here = « { $key } » n’a pas de sens pour « { $where } ».
diagnostics-key-not-used-here-hint = Supprimez cette clé, ou changez le type ou la fonction.
# $key : une clé du fichier, $value : ce qui est écrit
diagnostics-logarithm-of-nothing = « { $key } » vaut { $value }, qui n’a pas de logarithme.
diagnostics-logarithm-of-nothing-hint = Avec « log = true », les deux bornes sont supérieures à 0.
diagnostics-measure-in-applicability = Qu’une question soit posée ne peut dépendre d’une mesure.
diagnostics-measure-in-applicability-hint = Employez ici des questions, des faits, des unités et des périodes ; les mesures s’emploient dans « only_if ».
# $name : un code
diagnostics-measure-in-rate = « { $name } » est une mesure ; un taux (« rate ») ne combine que des questions.
diagnostics-measure-in-rate-hint = Employez « mean » ou « sum » pour des mesures.
# $name : un code
diagnostics-member-not-scored = La question « { $name } » n’a pas de note : elle est non notée (« unscored »), un texte ou une preuve.
diagnostics-member-not-scored-hint = Retirez-la de la mesure, ou changez la question.
# $file : un fichier
diagnostics-missing-file = Le fichier { $file } manque.
diagnostics-missing-file-hint = Créez-le, ou nommez le dossier qui le contient. Une langue obligatoire a besoin de son fichier de textes.
# $key : une clé du fichier
diagnostics-missing-key = « { $key } » manque.
diagnostics-missing-key-hint = Ajoutez cette clé.
diagnostics-missing-options = La question n’a pas d’options.
diagnostics-missing-options-hint = Ajoutez « scale » ou « options ».
# $name : un code
diagnostics-missing-points = La question « { $name } » n’a pas de points dans cette méthode.
# $name : un code
diagnostics-missing-points-hint = Ajoutez [points.question.{ $name }], ou des points pour son échelle.
# $key : une clé du fichier, $language : une étiquette de langue
diagnostics-missing-text = Le texte { $key } manque dans « { $language } ».
diagnostics-missing-text-hint = Écrivez-le : chaque langue obligatoire doit l’avoir.
# $key : une clé du fichier, $language : une étiquette de langue
diagnostics-missing-translation = Le texte { $key } existe dans la langue source, mais pas dans « { $language } ».
diagnostics-missing-translation-hint = Traduisez-le, ou supprimez-le dans la langue source.
# $name : un code, $second : une clé ou une sorte d’unité, $first : une clé ou une sorte d’unité
diagnostics-mixed-units =
    « { $name } » appartient { $second ->
        [answering] aux unités qui répondent
       *[other] aux unités de la sorte « { $second } »
    }, le reste { $first ->
        [answering] aux unités qui répondent
       *[other] aux unités de la sorte « { $first } »
    }.
diagnostics-mixed-units-hint = Combinez des mesures d’une même sorte d’unité ; ramenez-y les autres par une fonction sur les unités.
# $name : un code, $weight : un nombre
diagnostics-negative-weight = Le poids de « { $name } » est { $weight }.
diagnostics-negative-weight-hint = Des poids que l’on divise par leur somme valent 0 ou plus ; pour un sens contraire, employez « reversed » ou « difference ».
# $name : un code
diagnostics-never-holds = Cette condition de « { $name } » ne peut jamais être remplie.
diagnostics-never-holds-hint = Certaines de ses parties se contredisent, ou contredisent les conditions des questions qu’elles regardent.
# $name : un code
diagnostics-no-maximum = La question « { $name } » n’a pas de maximum supérieur à 0 auquel la mesurer.
diagnostics-no-maximum-hint = Fixez « maximum » pour la question, ou son « _maximum ».
diagnostics-no-members = La mesure n’a pas de membres.
diagnostics-no-members-hint = Inscrivez des questions ou des mesures, ou marquez-la « external = true ».
diagnostics-no-questions = La définition ne pose aucune question.
diagnostics-no-questions-hint = Ajoutez des questions, ou marquez l’édition « external = true ».
diagnostics-not-utf8 = À partir d’ici, le fichier n’est pas en UTF-8.
diagnostics-not-utf8-hint = Enregistrez-le en UTF-8.
# $key : une clé du fichier
diagnostics-number-out-of-range = « { $key } » est hors limites.
# $low : un nombre, $high : un nombre
diagnostics-number-out-of-range-hint = Écrivez un nombre de { $low } à { $high }.
# $key : une clé du fichier, $value : ce qui est écrit
diagnostics-number-too-long = « { $key } » a trop de chiffres : { $value }.
diagnostics-number-too-long-hint = Au plus 15 chiffres avant le point et 9 après.
# $name : un code, $state : un état
diagnostics-option-is-a-state = Qui choisit « { $name } » n’a pas répondu : cette option signifie « { $state } ».
# $state : un état
diagnostics-option-is-a-state-hint = Écrivez « state = ["{ $state }"] » au lieu de « is ».
# $key : une clé du fichier, $name : un code
diagnostics-option-key-without-effect = « { $key } » est sans effet sur l’option « { $name } » d’un choix unique.
diagnostics-option-key-without-effect-hint = Supprimez cette clé.
diagnostics-otherwise-without-condition = « otherwise » figure sans condition.
diagnostics-otherwise-without-condition-hint = Ajoutez « only_if », ou supprimez « otherwise ».
# $name : un code, $points : un nombre, $maximum : un nombre
diagnostics-points-above-maximum = Les points de la question « { $name } » atteignent { $points }, au-dessus de son maximum { $maximum }.
diagnostics-points-above-maximum-hint = Élevez « _maximum », abaissez les points, ou fixez un plafond.
# $name : un code
diagnostics-points-for-state = L’option « { $name } » est une non-réponse et ne prend pas de points.
diagnostics-points-for-state-hint = Supprimez la ligne ; la section [missing] dit comment comptent les non-réponses.
# $name : un code
diagnostics-points-for-unscored = La question « { $name } » est non notée (« unscored »), mais a des points ici.
diagnostics-points-for-unscored-hint = Supprimez les points, ou « unscored » dans la question.
# $name : un code, $options : des codes ou un nombre
diagnostics-points-missing = Il manque des points pour « { $name } » : { $options }.
diagnostics-points-missing-hint = Donnez des points à chaque option qui n’est pas un état.
# $name : un code, $where : un mot du format
diagnostics-points-not-possible = La question « { $name } » ne peut pas avoir de points : elle est de type « { $where } ».
diagnostics-points-not-possible-hint = Supprimez les points.
# $name : un code
diagnostics-points-unused = La question « { $name } » a des points, mais aucune mesure ne l’emploie.
diagnostics-points-unused-hint = Faites-en un membre d’une mesure, ou supprimez ses points.
# $name : un code
diagnostics-question-over-units = « { $name } » est une question ; les fonctions sur les unités prennent une mesure.
# $name : un code
diagnostics-question-over-units-hint = Faites-en d’abord une mesure : function = "copy", of = "{ $name }".
# $name : un code
diagnostics-question-unused = La question « { $name } » ne sert dans aucune méthode.
diagnostics-question-unused-hint = Employez-la, ou marquez-la « unscored = true ».
# $name : un code
diagnostics-section-unused = La section « { $name } » est vide.
diagnostics-section-unused-hint = Mettez-y des questions, ou supprimez-la.
diagnostics-syntax = La ligne ne peut pas être lue à cet endroit.
diagnostics-syntax-hint = Vérifiez les guillemets, les crochets et les signes égal : clé = valeur.
diagnostics-syntax-comma = Il manque une virgule, ou il y en a une de trop.
diagnostics-syntax-comma-hint = Une virgule sépare les éléments d’une liste et les paires d’une table.
# $found : ce qui a été trouvé
diagnostics-syntax-number = « { $found } » n’est pas un nombre.
diagnostics-syntax-number-hint = Écrivez des chiffres avec au plus un point décimal : 0.5.
# $found : ce qui a été trouvé
diagnostics-syntax-quotes = « { $found } » doit être entre guillemets.
diagnostics-syntax-quotes-hint = Entourez les textes de guillemets droits : "…".
diagnostics-syntax-text = Ce texte n’est pas écrit correctement.
diagnostics-syntax-text-hint = Fermez-le avec les mêmes guillemets droits, et écrivez une barre oblique inverse \\.
diagnostics-syntax-unclosed = Un crochet ou une accolade s’ouvre ou se ferme sans son pendant.
diagnostics-syntax-unclosed-hint = Comptez les [ et ], les { "{" } et { "}" }.
diagnostics-syntax-value = Il manque une valeur après le signe égal.
diagnostics-syntax-value-hint = Écrivez-la, ou supprimez la ligne.
# $key : une clé du fichier, $length : un nombre de caractères, $limit : un nombre
diagnostics-text-too-long = « { $key } » compte { $length } caractères, plus que { $limit }.
diagnostics-text-too-long-hint = Raccourcissez ce texte.
diagnostics-too-deep = Des listes et des tables sont trop profondément imbriquées.
diagnostics-too-deep-hint = Réduisez l’imbrication.
# $count : un nombre, $limit : un nombre
diagnostics-too-many-files = La définition compte { $count } fichiers, plus que { $limit }.
diagnostics-too-many-files-hint = Retirez les fichiers qui n’en font pas partie.
# $key : une clé du fichier, $limit : un nombre
diagnostics-too-many-items = « { $key } » compte plus de { $limit } éléments.
diagnostics-too-many-items-hint = Divisez la définition.
# $count : un nombre, $limit : un nombre
diagnostics-too-many-options = Il y a { $count } options, plus que { $limit }.
diagnostics-too-many-options-hint = Regroupez des options, ou faites plusieurs questions.
# $limit : un nombre
diagnostics-too-many-problems = Il y a plus de { $limit } problèmes ; les autres ne figurent pas ici.
diagnostics-too-many-problems-hint = Corrigez d’abord ceux-ci, puis vérifiez de nouveau.
# $name : un code, $method : l’identifiant d’une méthode
diagnostics-treated-in-condition = Une condition regarde « { $name } », dont la méthode « { $method } » traite les réponses avant de les évaluer.
diagnostics-treated-in-condition-hint = Demandez le même chiffre par une question à part, ou faites regarder un fait par la condition.
# $name : un code
diagnostics-treated-without-maximum = « { $name } » n’a pas de maximum ici, parce que la méthode en traite les réponses : une part de ce maximum n’est pas un nombre.
diagnostics-treated-without-maximum-hint = Ramenez le chiffre à une échelle par « goalposts », « z_score » ou « percentile », puis combinez ces mesures.
# $method : l’identifiant d’une méthode
diagnostics-treatment-in-service = La méthode « { $method } » traite des chiffres avant de les évaluer, ce qu’aucune méthode du service ne peut faire.
diagnostics-treatment-in-service-hint = Calculez-la avec « icc-index score », ou retirez « treatment » de la méthode.
# $name : un code
diagnostics-treatment-not-of-step = « { $name } » n’est pas parmi les questions de l’étape.
diagnostics-treatment-not-of-step-hint = Corrigez le code, ou ajoutez-le à « of ».
# $name : un code
diagnostics-treatment-of-other-type = « { $name } » n’est pas une question à nombre.
diagnostics-treatment-of-other-type-hint = Seules les réponses de type « number » et « percent » peuvent être traitées.
diagnostics-unexpected-file = Ce fichier n’a pas de place dans une définition et n’est pas lu.
diagnostics-unexpected-file-hint = Les fichiers sont definition.toml, methods/<id>.toml, texts/<langue>.toml et crosswalks/<id>.toml.
# $key : une clé du fichier
diagnostics-unknown-key = Il n’y a pas de clé « { $key } » à cet endroit.
diagnostics-unknown-key-hint = Supprimez-la, ou cherchez-la dans la description du format.
# $name : un code
diagnostics-unknown-measure = Il n’y a pas de mesure « { $name } » dans cette méthode.
diagnostics-unknown-measure-hint = Corrigez le code, ou ajoutez la mesure.
# $name : un code
diagnostics-unknown-member = « { $name } » n’est ni une question ni une mesure de cette méthode.
diagnostics-unknown-member-hint = Corrigez le code, ou ajoutez la question ou la mesure.
# $name : un code
diagnostics-unknown-option = Il n’y a pas d’option « { $name } ».
diagnostics-unknown-option-hint = Corrigez le code, ou ajoutez l’option.
# $name : un code
diagnostics-unknown-question = Il n’y a pas de question « { $name } ».
diagnostics-unknown-question-hint = Corrigez le code, ou ajoutez la question.
# $name : un code
diagnostics-unknown-scale = Il n’y a pas d’échelle « { $name } ».
diagnostics-unknown-scale-hint = Corrigez le code, ou ajoutez l’échelle.
# $name : un code
diagnostics-unknown-section = Il n’y a pas de section « { $name } ».
diagnostics-unknown-section-hint = Corrigez le code, ou ajoutez la section.
# $where : un mot du format, $name : un code
diagnostics-unknown-text = { $where }.{ $name } n’est le texte de rien : « { $name } » n’existe pas.
diagnostics-unknown-text-hint = Corrigez le code, ou supprimez le texte.
# $name : un code
diagnostics-unknown-weight-class = Il n’y a pas de classe de poids « { $name } ».
diagnostics-unknown-weight-class-hint = Écrivez un nombre, ou ajoutez la classe à [weight_classes].
# $value : ce qui est écrit, $key : une clé du fichier, $known : des mots avec des virgules
diagnostics-unknown-word = « { $value } » n’est pas une valeur de « { $key } » ; ses valeurs : { $known }.
diagnostics-unknown-word-hint = Écrivez un de ces mots.
# $ticks : un nombre, $options : des codes ou un nombre
diagnostics-unreachable-step = Un palier demande { $ticks } cases cochées ; la question compte { $options } options.
diagnostics-unreachable-step-hint = Abaissez le nombre de cases, ou ajoutez des options.
# $name : un code
diagnostics-weight-of-nonmember = « { $name } » a un poids, mais n’est pas membre.
diagnostics-weight-of-nonmember-hint = Ajoutez-le à « members », ou supprimez son poids.
# $sum : un nombre, $wanted : un nombre, $group : nom d’un groupe, ou none
diagnostics-weights-sum =
    Les poids totalisent { $sum }, non { $wanted }{ $group ->
        [none] {""}
       *[other] {" "}(groupe « { $group } »)
    }.
diagnostics-weights-sum-hint = Corrigez les poids, ou « weights_sum ».
# $where : un mot du format, $key : une clé du fichier
diagnostics-weights-unused = « { $where } » ne pondère pas ses membres : « { $key } » ne change que la couverture.
diagnostics-weights-unused-hint = Supprimez-la, ou utilisez une fonction qui pondère : rate, sum, mean, geometric ou harmonic.
diagnostics-weights-without-sum = Les poids ne totalisent rien ; on ne peut rien diviser par eux.
diagnostics-weights-without-sum-hint = Donnez à au moins un membre qui compte un poids supérieur à 0, et des points supérieurs à 0.
# $count : un nombre
diagnostics-wrong-number-of-members = Cette fonction prend deux membres ; il y en a { $count }.
diagnostics-wrong-number-of-members-hint = Inscrivez-en exactement deux : le premier est divisé par le second, ou diminué du second.
# $key : une clé du fichier, $expected : un type, $found : ce qui a été trouvé
diagnostics-wrong-type =
    « { $key } » doit être { $expected ->
        [text] un texte
        [flag] true ou false
        [number] un nombre
        [whole-number] un nombre entier
        [list] une liste
        [table] une table
        [date] une date
       *[other] une valeur
    }, non { $found ->
        [text] un texte
        [flag] true ou false
        [number] un nombre
        [whole-number] un nombre entier
        [list] une liste
        [table] une table
        [date] une date
       *[other] ceci
    }.
diagnostics-wrong-type-hint = Les textes ont des guillemets droits, les listes des [ ], les tables des { "{" } { "}" }.
# $known : des dossiers
diagnostics-hint-definition-elsewhere = Il y en a un dans un dossier contenu dans celui-ci : { $known }. Nommez ce dossier.
# $suggestion : un mot semblable
diagnostics-hint-did-you-mean = Vouliez-vous dire « { $suggestion } » ?
diagnostics-hint-ends-equal = Donnez deux valeurs différentes aux extrémités : « low » est ce qui ne vaut rien, « high » ce qui vaut toute l’échelle. Pour un seul seuil, utilisez la fonction « bands ».
diagnostics-hint-fraction = Écrivez la fraction en nombre décimal, comme 0.25. Là où il ne finit pas, donnez des poids entiers dans la même proportion : 1, 1 et 1 pour trois tiers.
# $known : des mots avec des virgules
diagnostics-hint-known-words = Possible ici : { $known }.
diagnostics-hint-set-question-maximum = La question n’a pas de borne supérieure : fixez son « maximum ».
# $suggestion : un nombre
diagnostics-hint-write-number = Écrivez { $suggestion } : des chiffres seuls, avec un point avant les décimales.
