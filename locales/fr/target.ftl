# Ce qu’une municipalité prévoit.

target-list-title = Plan d’action
target-list-lead = Ce que la municipalité prévoit, pour elle seule. Rien n’en entre dans un score, une page d’autres ou un fichier.
target-list-none = Rien n’est encore prévu.
target-list-link = Plan d’action de la municipalité
target-list-way = Cocher des mesures dans les prochains pas pour prévoir autre chose
target-list-no-way = Les prochains pas se montrent pour une vague où la municipalité a remis ses réponses.
# $day : date.
target-until = d’ici le { $day }
# $count : nombre de mesures.
target-measures = { $count ->
    [one] { $count } mesure
   *[other] { $count } mesures
}
target-title = Cible
target-new-title = Inscrire au plan d’action
# $wave : année de la vague.
target-not-a-result = Un calcul d’essai sur les réponses de { $wave }, que seule la municipalité voit. Ce n’est pas un résultat : il n’entre dans aucun chiffre publié.
target-no-ground = La municipalité ne montre plus les réponses de cette vague ; le calcul n’est plus possible. Ce qui était prévu reste.
target-what = Nom, échéance, responsable
target-name = Nom
target-name-hint = Les collègues de la municipalité le lisent. Ne nommez personne.
target-due = À atteindre d’ici le
target-owner = Responsable
target-owner-none = Personne pour l’instant
# $name : nom d’une personne.
target-owned-by = responsable : { $name }
target-practices = Pratiques dont on s’inspire
target-practice-read = La lire
target-save = Enregistrer
target-planned = Mesures prévues
# $codes : codes de questions.
target-reached = Tous les points y sont déjà, également prévu : { $codes }.
# $codes : codes de questions.
target-codes = Prévu : { $codes }.
# $wave : année de la vague.
target-followed-title = Ce qu’il en est en { $wave }
# $reached : nombre de mesures atteintes ; $counted : nombre de mesures posées ; $wave : année de la vague.
target-followed = { $counted ->
    [0] En { $wave }, rien de ce qui était prévu ne compte plus.
   *[other] En { $wave } : { $reached } sur { $counted } avec tous les points
}
target-measure-reached = Tous les points
target-measure-open = Pas encore
target-measure-not-counted = N’est plus posée, ou ne compte pas pour la municipalité
target-conflict = Quelqu’un a modifié cette cible entre-temps. Vos mots sont encore dans le formulaire ; ce qui est enregistré se trouve plus bas, dans l’historique. Comparez, puis enregistrez.
target-remove-title = La retirer
target-remove-text = Elle quitte la liste. Ce qu’elle était reste au registre de la municipalité.
target-remove = Retirer la cible
target-history = Ce qu’elle a été
