# Trying the index with some questions.

try-title = Try the index
# $n: number of questions.
try-lead = { $n } questions of the questionnaire, in about half an hour, for a municipality of any size.
try-kept = Nothing that you answer is kept or published, and no account is needed. Print the page if you want to keep it.
try-questions = The questions
try-send = See where we stand
try-result = Where you stand
# $full: number of answers; $answered: number of answers.
try-sentence = { $answered ->
    [one] { $full ->
        [0] The one answer does not have full marks.
       *[other] The one answer has full marks.
    }
   *[other] { $full } of { $answered } answers have full marks.
}
# $partly, $nothing: numbers of answers; $open: number of questions.
try-counts = { $partly } with some points, { $nothing } without, { $open } not answered.
try-no-index = This is no index: it takes the whole questionnaire, with evidence.
try-steps = What could be next
# $chosen, $best: options.
try-step = You answered: { $chosen }. Full marks: { $best }.
# $points: formatted number.
try-worth = Worth { $points } points of 100 in the core index.
# $n: number of municipalities.
try-examples = { $n ->
    [one] One municipality has full marks here and shows how.
   *[other] { $n } municipalities have full marks here and show how.
}
try-onward = To answer the whole questionnaire, or to learn from others, turn to a network:
