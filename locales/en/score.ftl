# Words of scores, shared by all pages.

score-declared = Declared
score-documented = Documented
score-verified = Verified
score-none = No score
score-none-not-answered = nothing was answered
score-none-out-of-scope = less than half of its weight applies to the municipality
score-none-too-few-questions = too few questions count
score-none-missing-part = a required part is missing
score-none-too-few-cities = too few municipalities to publish
score-none-other = left out by the method
# Difference from the network’s median. $points: whole number; $shown: the same, formatted.
score-difference-above = { $points ->
    [one] { $shown } point above
   *[other] { $shown } points above
}
# $points: whole number; $shown: the same, formatted.
score-difference-below = { $points ->
    [one] { $shown } point below
   *[other] { $shown } points below
}
score-difference-no-clear = no clear difference
score-difference-not-comparable = not comparable
