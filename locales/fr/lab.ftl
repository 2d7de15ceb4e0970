# Laboratoire de méthode : ce que donnerait une autre méthode.

lab-title = Laboratoire de méthode
lab-lead = Changez les poids, la manière d’agréger, ce que vaut une réponse ou ce qui manque, et voyez quelles municipalités et quels indicateurs changent, et de combien, dans toutes les vagues.
lab-not-a-result = C’est notre calcul, à titre d’essai ; ce n’est pas l’indice.
lab-kept = Il reste dans l’adresse de la page, que l’on peut partager, n’est gardé nulle part et n’entre dans aucun chiffre publié.
lab-by-method = Par la méthode
lab-by-variant = Par l’essai
# $wave : année de la vague.
lab-chart-title = L’indice et les indicateurs par la méthode et par l’essai, { $wave }

lab-result = Ce que donne l’essai
# $method : nom de la méthode ; $version : numéro de version.
lab-changes = Par rapport à la méthode « { $method } », version { $version } :
# $name : indicateur ; $before, $after : nombres mis en forme.
lab-change-weight = Poids de « { $name } » : { $after } au lieu de { $before }
# $name : question et réponse ; $before, $after : nombres mis en forme.
lab-change-points = Points de « { $name } » : { $after } au lieu de { $before }
# $after : nombre mis en forme.
lab-change-floor = Toute partie de l’indice au-dessous de { $after } est comptée comme { $after }
# $way : manière d’agréger.
lab-change-combine = Agrégation de l’indice : { $way }
# $what : ce qui manque ; $way : comment cela compte.
lab-change-treatment = { $what } : { $way }
lab-nowhere = Aucune vague ne peut être recalculée ainsi.
# $wave : année de la vague ; $measure : nom de l’indice ou de l’indicateur.
lab-nobody = Vague { $wave }, « { $measure } » : aucune municipalité ne peut être comparée.
# $wave : année de la vague ; $measure : nom de l’indice ou de l’indicateur ; $moved : municipalités qui changent ; $n : municipalités comparées.
lab-sentence = { $moved ->
    [0] Vague { $wave }, « { $measure } » : aucune municipalité ne change de 0,1 point ou plus ; municipalités comparées : { $n }.
    [one] Vague { $wave }, « { $measure } » : { $moved } municipalité sur { $n } change de 0,1 point ou plus.
   *[other] Vague { $wave }, « { $measure } » : { $moved } municipalités sur { $n } changent de 0,1 point ou plus.
}
# $least, $greatest : nombres mis en forme, avec leur signe.
lab-sentence-range = Les changements vont de { $least } à { $greatest } points.
# $n : nombre de municipalités.
lab-sentence-lost = { $n ->
    [one] { $n } municipalité n’a plus de score.
   *[other] { $n } municipalités n’ont plus de score.
}
# $n : nombre de municipalités.
lab-sentence-gained = { $n ->
    [one] { $n } municipalité en reçoit un.
   *[other] { $n } municipalités en reçoivent un.
}
lab-needs-scores = Les scores publiés suffisent à cet essai : toutes les municipalités qui montrent les leurs y sont.
lab-needs-answers = Seules les municipalités qui montrent leurs réponses y sont : chez les autres, l’écart révélerait ce qu’elles ont répondu.
# $n : nombre de municipalités.
lab-left-out = { $n ->
    [0] Toutes celles qui montrent leurs scores montrent aussi leurs réponses.
    [one] { $n } municipalité, qui montre ses scores sans ses réponses, est laissée de côté.
   *[other] { $n } municipalités, qui montrent leurs scores sans leurs réponses, sont laissées de côté.
}
lab-who = Les municipalités qui ne montrent pas leurs scores à tous ne sont dans aucun essai. Les scores sont ceux que les municipalités déclarent. Aucune moyenne n’est donnée au-dessous de quatre municipalités.
lab-clear = Revenir à la méthode
# $measure : nom de l’indice ou de l’indicateur ; $wave : année de la vague.
lab-cities = Les municipalités selon « { $measure } », { $wave }
# $measure : nom de l’indice ou de l’indicateur ; $wave : année de la vague.
lab-cities-caption = Ce qu’est « { $measure } » par la méthode et par l’essai, { $wave }, plus grand écart d’abord
lab-cities-none = Aucune municipalité à montrer.
# $wave : année de la vague.
lab-measures = Indices, indicateurs et domaines, { $wave }
# $wave : année de la vague.
lab-measures-caption = Comment changent les indices, les indicateurs et les domaines, { $wave }
lab-measures-still = Les indicateurs eux-mêmes ne changent pas : seul l’indice est réuni autrement.
lab-measure-link = voir les municipalités selon cette mesure
# $measure : nom de l’indicateur.
lab-measure-about = De quoi est fait « { $measure } »
# $measure : nom de l’indice ou de l’indicateur.
lab-waves = Toutes les vagues : « { $measure } »
# $measure : nom de l’indice ou de l’indicateur.
lab-waves-caption = Comment change « { $measure } », vague par vague
lab-wave-link = voir ses municipalités
lab-files = Pour d’autres programmes : toutes les vagues, et chaque municipalité de celle-ci selon chaque mesure.
lab-files-csv = Tableau (CSV)
lab-files-json = JSON
lab-digests = Méthodes et empreintes
lab-apart = Vagues qui ne sont pas recalculées
lab-apart-edition = non comparable : un autre questionnaire a été posé.
lab-apart-version = non comparable : dans cette version du questionnaire, il manque quelque chose de ce qui est changé.
lab-column-now = Méthode
lab-column-then = Essai
lab-column-n = Municipalités
lab-column-moved = Changent
lab-column-mean = Écart moyen
lab-column-least = Plus petit écart
lab-column-greatest = Plus grand écart
lab-column-day = Au
lab-column-left-out = Laissées de côté
lab-column-digest = Empreinte de la méthode
lab-column-variant-digest = Empreinte de l’essai
# $n : nombre de municipalités.
lab-lost = { $n } sans score par l’essai
# $n : nombre de municipalités.
lab-gained = { $n } avec un score par l’essai seulement

lab-start = Partir d’une méthode
lab-from = Questionnaire et méthode
lab-from-action = Partir de là
lab-examples = Pour commencer :
lab-example-geometric = La moyenne géométrique, toute partie comptant au moins 1 : un point faible ne se compense plus tout à fait
lab-example-median = La médiane au lieu de la moyenne
lab-example-unknown = Les réponses inconnues sortent du calcul au lieu de valoir 0
lab-change = Changer la méthode
lab-change-text = Ce qui reste tel quel suit la méthode. Les nombres s’écrivent avec un point ou une virgule : 0.5 ou 0,5.
# $number : nombre mis en forme.
lab-usual = Dans la méthode : { $number }
lab-as-in-method = comme dans la méthode
# $index : nom de l’indice.
lab-combine-title = Comment se fait « { $index } »
lab-combine = Agrégation
# $way : manière d’agréger.
lab-combine-usual = Dans la méthode : { $way }
lab-combine-mean = moyenne arithmétique
lab-combine-geometric = moyenne géométrique
lab-combine-harmonic = moyenne harmonique
lab-combine-median = médiane
lab-combine-minimum = la plus petite valeur
lab-combine-maximum = la plus grande valeur
lab-floor = Valeur la plus basse de chaque partie
lab-floor-hint = De 0 à 100 ; vide : comme dans la méthode. Sans elle, un seul 0 met à 0 une moyenne géométrique ou harmonique.
lab-weights = Poids des parties de l’indice
lab-weights-hint = De 0 à 1000, trois chiffres au plus après la virgule ; 0 retire une partie. Seules les moyennes en tiennent compte.
lab-treatments = Ce qui manque
lab-treatments-hint = Vaut pour tous les indicateurs, sauf le dernier choix, qui porte sur l’indice.
lab-absence-unknown = Réponse inconnue
lab-absence-not_answered = Question laissée en blanc
lab-absence-not_applicable = Sans objet
lab-absence-not_within_powers = Pas de leur ressort
lab-absence-no_score = Indicateur sans score, dans l’indice
lab-treatment-zero = vaut 0
lab-treatment-left-out = sort du calcul
lab-treatment-no-score = pas de score
lab-points = Ce que valent les réponses à une question
lab-points-hint = De −100 à 100, trois chiffres au plus après la virgule. Le maximum de la question suit. Choisissez une question et essayez : ses réponses apparaissent.
lab-question = Question
lab-question-none = aucune
# $n : nombre de réponses cochées.
lab-ticks = { $n ->
    [one] À partir de { $n } réponse cochée
   *[other] À partir de { $n } réponses cochées
}
lab-try = Essayer

lab-field-from = Méthode
lab-field-wave = Vague « { $name } »
lab-field-measure = Mesure « { $name } »
lab-field-weights = Poids
# $name : indicateur.
lab-field-weight = Poids de « { $name } »
lab-field-combine = Agrégation
lab-field-floor = Valeur la plus basse
lab-field-unknown = Réponse inconnue
lab-field-not_answered = Question laissée en blanc
lab-field-not_applicable = Sans objet
lab-field-not_within_powers = Pas de leur ressort
lab-field-no_score = Indicateur sans score
# $name : code de la question.
lab-field-question = Question « { $name } »
lab-field-points = Points
# $name : réponse.
lab-field-point = Points de « { $name } »
# Dans tous : $field : le champ ; $n : une limite mise en forme.
lab-error-number = { $field } : écrivez un nombre, comme 0,5
lab-error-negative = { $field } : écrivez 0 ou un nombre plus grand
lab-error-too-small = { $field } : écrivez au moins { $n }
lab-error-too-large = { $field } : écrivez au plus { $n }
lab-error-too-fine = { $field } : gardez au plus { $n } chiffres après la virgule
lab-error-too-many = { $field } : cette méthode n’en a que { $n }. Retirez les autres
lab-error-all-zero = { $field } : donnez à une partie au moins un poids plus grand que 0
lab-error-unknown = { $field } : cette méthode n’a rien de ce nom. Choisissez dans la liste
lab-error-choice = { $field } : choisissez une des possibilités offertes
lab-error-from = { $field } : elle n’est pas, ou plus, parmi celles dont on peut partir. Choisissez dans la liste
lab-error-wave = { $field } : aucune vague n’a ce code. Recommencez à partir de la méthode
lab-error-measure = { $field } : cette méthode ne mesure rien de ce code. Choisissez dans le tableau
lab-error-question = { $field } : aucune question de ce code ne donne de points à changer. Choisissez dans la liste
lab-error-question-missing = { $field } : choisissez celle dont les points changent
lab-error-nothing = { $field } : donnez plus de 0 à une réponse au moins
lab-error-above = { $field } : le maximum de cette question est { $n }. N’allez pas au-delà
