# Problèmes des lignes de réponses.

# $question : un code
answers-answer-missing = L’état dit « answered », mais la question « { $question } » n’a pas de réponse.
answers-control-character = Le texte contient un caractère de contrôle.
# $option : un code, $question : un code
answers-duplicate-tick = L’option « { $option } » de la question « { $question } » figure deux fois.
answers-name-too-long = Le nom compte plus de 200 caractères.
answers-name-with-blanks = Le nom commence ou finit par une espace, ou contient un saut de ligne.
# $value : ce qui est écrit
answers-not-a-date = « { $value } » n’est pas une date. Écrivez 2026-11-24.
# $value : ce qui est écrit, $similar : ce qui était sans doute voulu, ou none
answers-not-a-number =
    « { $value } » n’est pas un nombre. { $similar ->
        [none] Écrivez des chiffres avec un point décimal, comme 12.5.
       *[other] Écrivez { $similar } : des chiffres seuls, avec un point avant les décimales.
    }
answers-not-asked-in-file = « not_asked » est établi par le programme et ne s’écrit jamais dans un fichier. Omettez la ligne.
# $question : un code
answers-nothing-with-ticks = La question « { $question } » a une ligne « rien de coché » et une autre réponse.
# $value : ce qui est écrit, $minimum : un nombre ou none, $maximum : un nombre
answers-number-out-of-bounds =
    { $value } est hors limites : minimum { $minimum ->
        [none] –
       *[other] { $minimum }
    }, maximum { $maximum ->
        [none] –
       *[other] { $maximum }
    }.
# $option : un code, $question : un code
answers-option-alone = L’option « { $option } » de la question « { $question } » ne peut pas être cochée avec d’autres.
# $option : un code, $question : un code
answers-option-in-and-out = L’option « { $option } » de la question « { $question } » est à la fois cochée et hors champ.
# $question : un code
answers-several-answers = La question « { $question } » prend une seule réponse ; en voici une autre.
# $question : un code, $state : un état
answers-state-with-answer = La question « { $question } » est « { $state } » et a aussi une réponse.
# $limit : un nombre
answers-text-too-long = Le texte compte plus de { $limit } caractères.
# $value : ce qui est écrit, $decimals : un nombre, $rounded : un nombre
answers-too-many-decimals = « { $value } » a plus de { $decimals } chiffres après le point. Arrondissez à { $decimals }, par exemple { $rounded }.
# $value : ce qui est écrit
answers-too-many-digits = « { $value } » a plus de 15 chiffres avant le point.
answers-unit-missing = L’unité manque.
# $value : ce qui est écrit
answers-unknown-evidence = « { $value } » n’est pas un degré de preuve : declared, documented, verified.
# $question : un code, $value : ce qui est écrit, $similar : un code semblable ou none
answers-unknown-option =
    La question « { $question } » n’a pas d’option « { $value } ».{ $similar ->
        [none] {""}
       *[other] {" "}Vouliez-vous dire « { $similar } » ?
    }
# $value : ce qui est écrit, $similar : un code semblable ou none
answers-unknown-question =
    Il n’y a pas de question « { $value } ».{ $similar ->
        [none] {""}
       *[other] {" "}Vouliez-vous dire « { $similar } » ?
    }
# $value : ce qui est écrit
answers-unknown-state = « { $value } » n’est pas un état : answered, not_within_powers, not_applicable, unknown, not_answered.
