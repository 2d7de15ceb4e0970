# Ce qu’une municipalité prévoit.

target-list-title = Cibles
target-list-lead = Ce que la municipalité prévoit, pour elle seule. Rien n’en entre dans un score, une page d’autres ou un fichier.
target-list-none = Rien n’est encore prévu.
target-list-link = Cibles de la municipalité
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
target-new-title = Enregistrer comme cible
# $wave : année de la vague.
target-not-a-result = Un calcul d’essai sur les réponses de { $wave }, que seule la municipalité voit. Ce n’est pas un résultat : il n’entre dans aucun chiffre publié.
target-no-ground = La municipalité ne montre plus les réponses de cette vague ; le calcul n’est plus possible. Ce qui était prévu reste.
target-what = Nom et échéance
target-name = Nom
target-name-hint = Les collègues de la municipalité le lisent. Ne nommez personne.
target-due = À atteindre d’ici le
target-save = Enregistrer
target-planned = Mesures prévues
# $codes : codes de questions.
target-reached = Tous les points y sont déjà, également prévu : { $codes }.
# $codes : codes de questions.
target-codes = Prévu : { $codes }.
target-conflict = Quelqu’un a modifié cette cible entre-temps. Vos mots sont encore dans le formulaire ; ce qui est enregistré se trouve plus bas, dans l’historique. Comparez, puis enregistrez.
target-remove-title = La retirer
target-remove-text = Elle quitte la liste. Ce qu’elle était reste au registre de la municipalité.
target-remove = Retirer la cible
target-history = Ce qu’elle a été
