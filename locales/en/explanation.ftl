# The calculation of a score, opened down to its answers.

# $label: name of the index, indicator or area, or code of the question; $city: municipality; $wave: year.
explanation-title = { $label }, { $city }, { $wave }
explanation-heading-sub = Calculation of the score
explanation-question-sub = Calculation of a question
# $coverage: formatted percentage.
explanation-coverage = { $coverage } of answers known
# $low, $high: formatted scores.
explanation-unknown = From { $low } to { $high } by what the unknown answers are worth
explanation-figures-text = Documented and verified: the same calculation, where an answer without evidence, or without verified evidence, is worth 0.

explanation-how-title = How it is calculated
explanation-how-rate = The points obtained, divided by the points possible in the questions that count.
explanation-how-sum = The sum of what it is made of, each by its weight.
explanation-how-mean = The mean of what it is made of, each by its weight.
explanation-how-geometric = The geometric mean of what it is made of: a weak one weighs more than in a plain mean.
explanation-how-harmonic = The harmonic mean of what it is made of: a weak one weighs much more than in a plain mean.
explanation-how-minimum = The least of what it is made of.
explanation-how-maximum = The greatest of what it is made of.
explanation-how-median = The middle one of what it is made of.
explanation-how-product = The product of what it is made of.
explanation-how-ratio = One divided by the other.
explanation-how-difference = One minus the other.
explanation-how-constant = A number set by the method.
explanation-how-goalposts = The place of a value between two ends.
explanation-how-z-score = The distance of a value from the mean of the sample, in standard deviations.
explanation-how-rank = The rank of a value in the sample.
explanation-how-percentile = The share of the sample that lies below.
explanation-how-log = The natural logarithm of a value.
explanation-how-linear = A value, multiplied and shifted.
explanation-how-bands = The value of the band that a number falls in.
explanation-how-copy = The value of another score, taken as it is.
explanation-how-count = The number of units with a value.
explanation-how-share = The share of the units whose value is above 0.
explanation-how-external = A value from another source; nothing is calculated here.
explanation-formula = The formula with its numbers
# $label: name of what is calculated.
explanation-formula-of = { $label } =
explanation-formula-none = This formula has no result.
explanation-shortened = Numbers are shortened for reading; the calculation keeps every decimal.
# $value: formatted score.
explanation-rounded = The method rounds it to { $value }.
# $members: names.
explanation-missing = What a score is missing: { $members }.
# $count: number of units.
explanation-sample = { $count ->
    [one] The sample is { $count } unit.
   *[other] The sample is { $count } units.
}
# $least, $most: formatted numbers.
explanation-sample-ends = It goes from { $least } to { $most }.
# $mean, $deviation: formatted numbers.
explanation-sample-spread = Its mean is { $mean }, its standard deviation { $deviation }.
# $band: the band, such as 10 ≤ 12 < 20.
explanation-band = The band is { $band }.

explanation-sign-plus = +
explanation-sign-minus = −
explanation-sign-times = ×
explanation-sign-over = ÷
explanation-sign-open = (
explanation-sign-close = )
explanation-sign-minimum = min
explanation-sign-maximum = max
explanation-sign-median = median
explanation-sign-logarithm = ln
explanation-sign-next = ,
explanation-sign-more = …
# The same formula, read aloud.
explanation-spoken-plus = plus
explanation-spoken-minus = minus
explanation-spoken-times = times
explanation-spoken-over = divided by
explanation-spoken-power = to the power of
explanation-spoken-power-end = end of power
explanation-spoken-open = open parenthesis
explanation-spoken-close = close parenthesis
explanation-spoken-minimum = the least of
explanation-spoken-maximum = the greatest of
explanation-spoken-median = the middle one of
explanation-spoken-logarithm = the natural logarithm of
explanation-spoken-next = then
explanation-spoken-more = and so on
explanation-spoken-equals = equals

explanation-conditions-title = What this score asks for
explanation-condition-met = met
explanation-condition-unmet = not met
# $value: formatted score.
explanation-closed-otherwise = The condition of the method is not met: the score is { $value } then, whatever the formula gives.
explanation-closed = The condition of the method is not met: there is no score then.
# $found: what was found.
explanation-condition-found = found: { $found }
# $what: a question, a fact or a score; $values: values separated by commas.
explanation-condition-one-of = { $what }: one of these values: { $values }
# $what: a question, a fact or a score; $bounds: bounds.
explanation-condition-compared = { $what }: { $bounds }
# $value: formatted number.
explanation-bound-at-least = at least { $value }
explanation-bound-above = more than { $value }
explanation-bound-at-most = at most { $value }
explanation-bound-below = less than { $value }
explanation-bound-equals = exactly { $value }
# $values: municipalities.
explanation-condition-city = The municipality is one of these: { $values }
# $values: codes of waves.
explanation-condition-wave = The wave is one of these: { $values }
explanation-condition-all = All of this at once
explanation-condition-any = At least one of these
explanation-condition-not = The contrary of this
# $code: code of the question; $text: the question, in quotation marks.
explanation-condition-question = Answer to { $code }, { $text }
# $label: name of the score, in quotation marks.
explanation-condition-measure = Score { $label }
explanation-condition-no-score = no score
explanation-condition-no-answer = no answer
explanation-condition-no-fact = not known
# $least: formatted percentage.
explanation-threshold-scope = At least { $least } of the weight applies to the municipality
explanation-threshold-coverage = At least { $least } of answers known
# $least: whole number.
explanation-threshold-members = { $least ->
    [one] At least { $least } question or part that counts
   *[other] At least { $least } questions or parts that count
}

explanation-out-title = Left out
# $names: codes of questions or names of parts; $why: the reason.
explanation-out-group = { $names }: { $why }
explanation-out-not-within-powers = not the municipality’s to decide
explanation-out-not-applicable = does not apply to the municipality
explanation-out-off-path = made superfluous by another answer
explanation-out-not-answered = no answer, and the method does not count it then
explanation-out-no-score = no score, and the method does not count it then
explanation-out-required = the score needs it, and it has no answer or score
explanation-out-nothing-to-get = no points could be had
explanation-out-nothing-to-add = can only add points, and has no answer or score
explanation-out-condition-not-met = the condition of the score is not met
explanation-out-by-method = left out by the method
explanation-context-title = For context only
explanation-context-text = Asked in the same section, counting in no score.

explanation-parts-title = What it is made of
explanation-parts-caption = Parts of the score, their weight and what they bring
explanation-part = Part
explanation-score = Score
explanation-share = Weight
explanation-contribution = Brings
# $points: formatted number.
explanation-points = { $points } pts
# $points, $most: formatted numbers.
explanation-points-of = { $points } pts of { $most }
explanation-not-added = –
# $why: the reason.
explanation-left-out-why = left out: { $why }
explanation-constant = Number set by the method
explanation-counts-decides = counts: it is the one that the score takes
explanation-counts-compared = counts: compared with the others
explanation-counts-factor = counts: multiplied with the others
explanation-counts-divided = counts: divided by the other
explanation-counts-divisor = counts: divides the other
explanation-counts-reduced = counts: the other is taken away from it
explanation-counts-subtracted = counts: taken away from the other
explanation-counts-beyond = counts on top, above the maximum
explanation-counts-weightless = counts without a weight of its own

explanation-questions-title = The questions
explanation-questions-text = Each question, the answer, the points obtained of the points possible, and what the question weighs. Each can be opened.
explanation-question-points-title = Points
# $obtained, $maximum: formatted points.
explanation-question-points = { $obtained } of { $maximum }
# $share: formatted percentage.
explanation-question-share = { $share } of the score
# $points: formatted number; $count: its whole part, for the plural.
explanation-question-index = { $count ->
   *[other] { $points } points of the core index
}
# $maximum: formatted points; $count: 1 for one point, for the plural.
explanation-points-possible = { $count ->
    [one] of { $maximum } point
   *[other] of { $maximum } points
}
explanation-answer = Answer
explanation-nothing-ticked = nothing ticked
explanation-evidence = Evidence
explanation-weight = Weight
explanation-reason = Left out
explanation-state-answered = Answered
explanation-state-not-within-powers = Not within our powers
explanation-state-not-applicable = Not applicable here
explanation-state-unknown = Unknown
explanation-state-not-answered = Not answered yet
explanation-state-not-asked = Not asked
explanation-evidence-none = no document
explanation-evidence-documented = documented
explanation-evidence-verified = verified
explanation-evidence-not-needed = not needed

explanation-answers-title = What each answer is worth
explanation-answers-caption = Possible answers and their points
explanation-rule-option = The answer chosen gives its points.
explanation-rule-sum = The points of the answers ticked are added up.
explanation-rule-best = The best of the answers ticked gives its points.
explanation-rule-steps = What counts is how many answers are ticked.
explanation-rule-value = The number given counts as it is.
explanation-rule-bands = The band that the number given falls in gives its points.
# $cap: formatted number; $count: its whole part, for the plural.
explanation-rule-cap = { $count ->
   *[other] No more than { $cap } points in all.
}
# $ticks: number of answers ticked; $points: formatted points; $count: 1 for one point, for the plural.
explanation-step = { $ticks ->
    [one] One answer ticked
   *[other] { $ticks } answers ticked or more
}: { $count ->
    [one] { $points } point
   *[other] { $points } points
}
explanation-option = Possible answer
explanation-option-points = Points
explanation-option-chosen = chosen
explanation-option-out = does not count here
explanation-option-none = left out
explanation-uses-title = Where it counts
explanation-uses-caption = Scores that the question counts in, its weight and what it brings
explanation-use = Counts in
# $points: formatted number; $count: its whole part, for the plural.
explanation-index-worth = { $count ->
   *[other] All points of this question are worth { $points } points of the core index here.
}

explanation-provenance-title = To repeat this calculation
explanation-edition = Questionnaire
explanation-method = Method
explanation-engine = Scoring engine
explanation-definition-digest = Digest of the definition
explanation-method-digest = Digest of the method
explanation-answers-digest = Digest of the answers
