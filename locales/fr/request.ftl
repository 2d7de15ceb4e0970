# Ce qu’une municipalité est invitée à dire sur ses réponses.

request-title = Demandes de la révision
request-lead = Répondez ici, ou changez la réponse elle-même quand le questionnaire vous est renvoyé. Ce qui n’est pas vérifié peut être contesté : la réponse est alors montrée comme contestée.
# $n : nombre de questions.
request-asked = { $n ->
    [0] aucune question n’attend de réponse
    [one] { $n } question attend votre réponse
   *[other] { $n } questions attendent votre réponse
}
request-none = Rien n’a été demandé.
request-reply = Votre réponse
request-reply-hint = La personne qui révise la lit.
request-contest = Pourquoi la réponse est exacte
request-contest-hint = La réponse reste comptée selon ses preuves et porte la mention « contestée ».
# $n : nombre de questions.
request-waiting = { $n ->
    [one] La révision pose { $n } question
   *[other] La révision pose { $n } questions
}
# $n : nombre de réponses.
request-said = { $n ->
    [one] Remarques de la révision : { $n } réponse
   *[other] Remarques de la révision : { $n } réponses
}
request-message = Message de la révision
