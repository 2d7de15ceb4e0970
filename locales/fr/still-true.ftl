# Confirmer tout le questionnaire d’un coup.

still-true-title = Tout est encore vrai, sauf…
still-true-light = Dans cette vague, votre réseau ne demande qu’une mise à jour légère.
still-true-lead = Toutes les réponses de la dernière fois que personne n’a encore confirmées. Cochez ce qui a changé : cela reste ouvert. Tout le reste est confirmé d’un coup.
# $n: nombre de réponses.
still-true-confirm = { $n ->
    [one] Confirmer la réponse non cochée
   *[other] Confirmer les réponses non cochées
}
still-true-none = Rien n’attend d’être confirmé.
still-true-expired = À regarder une à une
still-true-expired-text = Les preuves de ces réponses ont expiré ou ont été retirées.
# $n: nombre de réponses.
still-true-link = { $n ->
    [one] Confirmer d’un coup la réponse de la dernière fois
   *[other] Confirmer d’un coup les { $n } réponses de la dernière fois, sauf…
}
# $n: nombre de réponses.
still-true-before-expired = { $n ->
    [one] { $n } d’entre elles repose sur une preuve expirée ou retirée : vous la regardez à part.
   *[other] { $n } d’entre elles reposent sur une preuve expirée ou retirée : vous les regardez une à une.
}
