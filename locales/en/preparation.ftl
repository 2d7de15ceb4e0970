# What is known from last time, to prepare with.

preparation-title = Answers and remarks from last time
preparation-lead = What was accepted in the previous wave, question by question, with who answered and what the review said about it. To prepare with: nothing is changed here.
preparation-none = Nothing was accepted in a previous wave: there is nothing to take up.
preparation-nothing-open = None of the questions that were given to you had an answer last time.
preparation-link = Answers and remarks from last time
preparation-last-time = Last time
# $wave: name of the wave; $answer: the answer; $day: date.
preparation-answer = { $wave }: { $answer } (since { $day })
# $text: name of the person.
preparation-by = Answered by { $text }
# $text: what was written.
preparation-comment = Comment: { $text }
# $text: what was written.
preparation-example = Example: { $text }
# $text: what the review said.
preparation-remark = Remark of the review: { $text }
preparation-remark-label = Last remark of the review
# $day: date.
preparation-remark-on = on { $day }
# $name: name of the person; $n: number of answers.
preparation-person = { $n ->
    [one] { $name } ({ $n } answer)
   *[other] { $name } ({ $n } answers)
}
# $wave: name of the wave; $names: people with their numbers of answers.
preparation-people = { $wave }: { $names }
preparation-who = Who answered
preparation-review = What the review said as a whole
preparation-changed = The question has changed since. It was:
preparation-parts = Who has what
preparation-parts-all = All parts
preparation-extension = Later end asked for
