# What a municipality is asked about its answers.

request-title = Requests of the review
request-lead = Reply here, or change the answer itself when the questionnaire is sent back to you. What is not verified can be contested: the answer is then shown as contested.
# $n: number of questions.
request-asked = { $n ->
    [0] no question waits for a reply
    [one] { $n } question waits for your reply
   *[other] { $n } questions wait for your reply
}
request-none = Nothing was asked.
request-reply = Your reply
request-reply-hint = Whoever reviews reads it.
request-contest = Why the answer is right
request-contest-hint = The answer still counts by its evidence, and is shown as contested.
# $n: number of questions.
request-waiting = { $n ->
    [one] The review asks { $n } question
   *[other] The review asks { $n } questions
}
# $n: number of answers.
request-said = { $n ->
    [one] Remarks of the review: { $n } answer
   *[other] Remarks of the review: { $n } answers
}
request-message = Message of the review
