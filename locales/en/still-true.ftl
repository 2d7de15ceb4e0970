# Confirming the whole questionnaire at once.

still-true-title = Everything is still true, except…
still-true-light = In this wave your network asks for a light update only.
still-true-lead = All answers from last time that nobody has confirmed yet. Tick what has changed: that stays open. All the rest is confirmed at once.
# $n: number of answers.
still-true-confirm = { $n ->
    [one] Confirm the answer that is not ticked
   *[other] Confirm the answers that are not ticked
}
still-true-none = Nothing waits to be confirmed.
still-true-expired = To be looked at one by one
still-true-expired-text = The evidence of these answers has run out or was withdrawn.
# $n: number of answers.
still-true-link = { $n ->
    [one] Confirm the answer from last time at once
   *[other] Confirm all { $n } answers from last time at once, except…
}
# $n: number of answers.
still-true-before-expired = { $n ->
    [one] One of them rests on evidence that has run out or was withdrawn: you look at it by itself.
   *[other] { $n } of them rest on evidence that has run out or was withdrawn: you look at them one by one.
}
