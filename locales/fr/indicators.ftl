# Liste des indicateurs.

indicators-title = Indicateurs
# $edition : nom de l’édition.
indicators-lead = Ce que demande le questionnaire « { $edition } », indicateur par indicateur.
indicators-core = Indicateurs de base
indicators-core-text = Ils composent l’indice de base.
indicators-optional = Indicateurs facultatifs
indicators-optional-text = Ils ne comptent que dans l’indice étendu.
# $questions : questions posées ; $scored : questions comptées.
indicators-questions = { $questions ->
    [one] { $questions } question, { $scored } comptée
   *[other] { $questions } questions, { $scored } comptées
}
# $share : pourcentage mis en forme.
indicators-share = { $share } de l’indice de base
indicators-areas = Domaines
indicators-weights = Le poids de chaque question
