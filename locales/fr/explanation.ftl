# Calcul d’un score, ouvert jusqu’aux réponses.

# $label : nom de l’indice, de l’indicateur ou du domaine ; $city : municipalité ; $wave : année.
explanation-title = { $label }, { $city }, { $wave }
explanation-heading-sub = Calcul du score
explanation-parts-title = De quoi il est fait
explanation-parts-caption = Parties du score, leur poids et ce qu’elles apportent
explanation-part = Partie
explanation-score = Score
explanation-share = Poids
explanation-contribution = Apport
# $points : nombre mis en forme.
explanation-points = { $points } pts
explanation-left-out = hors du calcul
explanation-questions-title = Les questions
explanation-questions-text = Chaque question, la réponse, les points obtenus sur les points possibles, et ce que la question pèse.
# $obtained, $maximum : points mis en forme.
explanation-question-points = { $obtained } point sur { $maximum }
# $share : pourcentage mis en forme.
explanation-question-share = { $share } du score
# $points : nombre mis en forme ; $count : sa partie entière, pour l’accord.
explanation-question-index = { $count ->
    [one] { $points } point de l’indice de base
   *[other] { $points } points de l’indice de base
}
explanation-answer = Réponse
explanation-evidence = Preuve
explanation-weight = Poids
explanation-reason = Hors du calcul
explanation-state-not-within-powers = Pas de notre ressort
explanation-state-not-applicable = Sans objet ici
explanation-state-unknown = Inconnu
explanation-state-not-answered = Pas encore répondu
explanation-evidence-none = sans document
explanation-evidence-documented = documentée
explanation-evidence-verified = vérifiée
explanation-evidence-not-needed = non requise
explanation-out-not-within-powers = ne relève pas de la municipalité
explanation-out-not-applicable = ne s’applique pas à la municipalité
explanation-out-off-path = rendue superflue par une autre réponse
explanation-out-context = posée pour le contexte, jamais comptée
explanation-out-provisional = brouillon, pas encore répondu
explanation-out-by-method = laissée de côté par la méthode
# $coverage : pourcentage mis en forme.
explanation-coverage = { $coverage } de réponses connues
explanation-provenance-title = Pour refaire ce calcul
explanation-edition = Questionnaire
explanation-method = Méthode
explanation-engine = Moteur de calcul
explanation-definition-digest = Empreinte de la définition
explanation-method-digest = Empreinte de la méthode
explanation-answers-digest = Empreinte des réponses
