# Mots des scores, partagés par toutes les pages.

score-declared = Déclaré
score-documented = Documenté
score-verified = Vérifié
score-none = Sans score
score-none-not-answered = rien n’a été répondu
score-none-out-of-scope = moins de la moitié du poids s’applique à la municipalité
score-none-too-few-questions = trop peu de questions comptent
score-none-missing-part = il manque une partie exigée
score-none-too-few-cities = trop peu de municipalités pour publier
score-none-other = exclu par la méthode
# Écart avec la médiane du réseau. $points : nombre entier ; $shown : le même, mis en forme.
score-difference-above = { $points ->
    [one] { $shown } point au-dessus
   *[other] { $shown } points au-dessus
}
# $points : nombre entier ; $shown : le même, mis en forme.
score-difference-below = { $points ->
    [one] { $shown } point au-dessous
   *[other] { $shown } points au-dessous
}
score-difference-no-clear = pas d’écart net
score-difference-not-comparable = non comparable
