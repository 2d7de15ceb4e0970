# The calculation of a score, opened down to its answers.

# $label: name of the index, indicator or area; $city: municipality; $wave: year.
explanation-title = { $label }, { $city }, { $wave }
explanation-heading-sub = Calculation of the score
explanation-parts-title = What it is made of
explanation-parts-caption = Parts of the score, their weight and what they bring
explanation-part = Part
explanation-score = Score
explanation-share = Weight
explanation-contribution = Brings
# $points: formatted number.
explanation-points = { $points } pts
explanation-left-out = left out
explanation-questions-title = The questions
explanation-questions-text = Each question, the answer, the points obtained of the points possible, and what the question weighs.
# $obtained, $maximum: formatted points.
explanation-question-points = { $obtained } of { $maximum } point
# $share: formatted percentage.
explanation-question-share = { $share } of the score
# $points: formatted number; $count: its whole part, for the plural.
explanation-question-index = { $count ->
   *[other] { $points } points of the core index
}
explanation-answer = Answer
explanation-evidence = Evidence
explanation-weight = Weight
explanation-reason = Left out
explanation-state-not-within-powers = Not within our powers
explanation-state-not-applicable = Not applicable here
explanation-state-unknown = Unknown
explanation-state-not-answered = Not answered yet
explanation-evidence-none = no document
explanation-evidence-documented = documented
explanation-evidence-verified = verified
explanation-evidence-not-needed = not needed
explanation-out-not-within-powers = not the municipality’s to decide
explanation-out-not-applicable = does not apply to the municipality
explanation-out-off-path = made superfluous by another answer
explanation-out-context = asked for context, never counted
explanation-out-provisional = draft, not answered yet
explanation-out-by-method = left out by the method
# $coverage: formatted percentage.
explanation-coverage = { $coverage } of answers known
explanation-provenance-title = To repeat this calculation
explanation-edition = Questionnaire
explanation-method = Method
explanation-engine = Scoring engine
explanation-definition-digest = Digest of the definition
explanation-method-digest = Digest of the method
explanation-answers-digest = Digest of the answers
