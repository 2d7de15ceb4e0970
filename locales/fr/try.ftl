# Essayer l’Index avec quelques questions.

try-title = Essayer l’Index
# $n : nombre de questions.
try-lead = { $n } questions du questionnaire, en une demi-heure environ, pour une municipalité de toute taille.
try-kept = Rien de ce que vous répondez n’est conservé ni publié, et il ne faut pas de compte. Imprimez la page pour la garder.
try-questions = Les questions
try-send = Voir où nous en sommes
try-result = Où vous en êtes
# $full : nombre de réponses ; $answered : nombre de réponses.
try-sentence = { $answered ->
    [one] { $full ->
        [0] La seule réponse n’a pas tous les points.
       *[other] La seule réponse a tous les points.
    }
   *[other] { $full } réponses sur { $answered } ont tous les points.
}
# $partly, $nothing : nombres de réponses ; $open : nombre de questions.
try-counts = { $partly } avec une partie des points, { $nothing } sans point, { $open } sans réponse.
try-no-index = Ce n’est pas un indice : il faut pour cela tout le questionnaire, avec des preuves.
try-steps = Ce qui pourrait suivre
# $chosen, $best : options.
try-step = Votre réponse : { $chosen }. Tous les points : { $best }.
# $points : nombre mis en forme.
try-worth = Vaut { $points } points sur 100 dans l’indice de base.
# $n : nombre de municipalités.
try-examples = { $n ->
    [one] Une municipalité a tous les points ici et montre comment.
   *[other] { $n } municipalités ont tous les points ici et montrent comment.
}
try-onward = Pour répondre à tout le questionnaire, ou pour apprendre des autres, adressez-vous à un réseau :
