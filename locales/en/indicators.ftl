# The list of indicators.

indicators-title = Indicators
# $edition: name of the edition.
indicators-lead = What the “{ $edition }” questionnaire asks, indicator by indicator.
indicators-core = Core indicators
indicators-core-text = They make up the core index.
indicators-optional = Optional indicators
indicators-optional-text = They count in the extended index only.
# $questions: questions asked; $scored: questions that count.
indicators-questions = { $questions ->
    [one] { $questions } question, { $scored } counted
   *[other] { $questions } questions, { $scored } counted
}
# $share: formatted percentage.
indicators-share = { $share } of the core index
indicators-areas = Areas
indicators-weights = What each question is worth
