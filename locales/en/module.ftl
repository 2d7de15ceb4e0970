# The questions that a network asks its members on its own.

module-list-title = Questions of networks
module-list-lead = A network can ask its members questions of its own, beside the index: a few of them, when it needs to. They give no score and count in no index.
module-list-none = None of your networks asks anything at the moment.
module-network-none = This network has not asked anything yet.
module-state-draft = being written
module-state-to-come = to come
module-state-open = open
module-state-closed = closed
module-task-not-begun = not begun
module-task-begun = begun
module-task-handed-in = handed in
module-being-written = Being written: members do not see it yet.
# $first, $last: dates.
module-from-to = Open from { $first } to { $last }
# $last: date.
module-open-until = Open until { $last }
# $last: date.
module-closed-on = Closed since { $last }
# $last: date.
module-last-day = Last day: { $last }
# $n, $of: numbers of municipalities.
module-handed-in-of = { $n } of { $of } have handed in
# $city: municipality.
module-answer-for = Answer for { $city }
module-begun = begun, not handed in yet
module-not-begun = not begun yet
module-nothing-given = handed in nothing
# $at: date and time.
module-handed-in-on = Handed in on { $at }
# $city: municipality.
module-handed-in-by = Answers handed in: { $city }
module-apart = These questions stand apart: they give no points, enter no index and are not published.
module-follows = Asks again the questions of:
module-conflict = Somebody else has changed this module in the meantime. Nothing was kept: see how it stands, then start again.
module-who-sees = Who sees the answers
module-sees-city = Your municipality: all of its answers, at any time.
module-sees-network = Whoever coordinates the network: the answers that you hand in, with the name of the municipality. Of what is not handed in, only whether it was begun.
module-sees-members = The other members: totals only, once it is closed, and never enough to recognize a municipality. Texts are not shown to them.
module-sees-nobody = Partners and the public: nothing.
# $n: number of questions.
module-questions = { $n ->
    [0] No question yet
    [one] One question
   *[other] { $n } questions
}
module-kind = How is it answered?
module-kind-single = one answer of several
module-kind-multiple = several answers possible
module-kind-number = a number
module-kind-text = a text
module-kind-hint-single = One of the options only.
module-kind-hint-multiple = All options that fit.
module-kind-hint-number = Zero or more, two decimals at most.
module-kind-hint-text = A few sentences; only whoever coordinates reads them.
# $unit: unit.
module-counted-in = in { $unit }
module-new = New module
module-words-title = Title and purpose of the module
module-words-lead = A module is a short series of questions on one subject. Say what it is about and what the answers will be used for: that is what makes a municipality answer.
module-change-words = Change title and purpose
module-title = Title
module-purpose = What the answers will be used for
module-purpose-hint = One or two sentences.
module-in-fr = In French
module-in-en = In English
module-keep = Save
module-question = The question
# $n: place of the question.
module-question-title = Question { $n }
module-question-new = Add a question
module-question-change = Change
module-question-up = Move up
module-question-down = Move down
module-question-remove = Remove
module-options = Options
# $most: number of options, $n: number of characters.
module-options-hint = For one or several answers: one option a line, in French, then | and the English. 2 to { $most } options, { $n } characters at most in each language. “Not within our powers”, “Not applicable here” and “I don’t know yet” are added by themselves.
module-unit = Unit
module-unit-hint = For a number: people, hours, dollars…
module-help = Help
module-help-hint = What to count or to leave out, or an example.
module-complete-fr = French: complete
module-complete-en = English: complete
module-incomplete-fr = French: incomplete
module-incomplete-en = English: incomplete
module-open-title = Open the module
module-open-text = From then on nothing changes in what is asked. A language that is not complete is left out: there the questions are shown in the other one, marked “not translated”.
module-first-day = First day
module-last-day-field = Last day
module-open = Open
module-remove-title = Drop this module
module-remove-text = It goes with its questions. Nobody has answered them yet.
module-remove = Drop
module-term-title = Move the last day
module-term-text = To give more time, or to close it earlier. Once closed it stays so: members have then seen what came of it.
module-term = Save this day
module-terms = Last days that were announced
module-again-title = Ask the same questions again
module-again-text = A new module begins with these questions. You can change them before you open it; each municipality will see its answer of last time.
module-again = Ask again
module-cities = How far members have come
module-cities-text = What is not handed in stays with the municipality: here one sees only whether it was begun.
module-city = Municipality
module-standing = Standing
module-city-left = has left the network
# $done, $all: numbers of questions.
module-done-of = { $done } of { $all } questions settled
module-save = Save the answers
module-changed-since = Answers have changed since: hand them in again so that they count.
# $name: title and date of the module before.
module-former = Your answer last time ({ $name })
module-hand-in-title = Hand in the answers
module-hand-in-text = Whoever coordinates the network can then read them. You can change them and hand them in again until the last day; the last time counts. What is not saved is not handed in.
module-hand-in = Hand in
module-hand-in-first = Save at least one answer first.
module-hand-in-who = Whoever coordinates for the municipality hands in the answers.
module-hand-in-conflict = Somebody has changed an answer in the meantime. Nothing was handed in: read again, then hand in.
module-change-answers = Change the answers
module-digest = Digest of what was asked and answered:
module-hand-ins = Every time it was handed in
module-results = Results
# $title: title of a module.
module-results-of = Results: { $title }
# $n, $of: numbers of municipalities.
module-results-lead = { $n ->
    [0] None of { $of } municipalities has handed in answers.
    [one] One of { $of } municipalities has handed in its answers.
   *[other] { $n } of { $of } municipalities have handed in their answers.
}
module-small-numbers = So that no municipality can be recognized, totals are shown when at least twelve have answered, and the median of a number from five on.
# $label: options, $n, $of: numbers of municipalities.
module-most-sentence = Most often: { $label } ({ $n } of { $of } that have answered).
# $median: number, $n: number of municipalities.
module-number-sentence = Median: { $median }, over { $n ->
    [one] one municipality that has answered
   *[other] { $n } municipalities that have answered
}.
# $low, $high: numbers.
module-number-spread = Half of them lie between { $low } and { $high }.
module-option = Answer
module-count = Municipalities
module-share = Share of those that have answered
module-answered = Have answered
module-too-few = Too few answers to show them without giving any away.
module-texts-reserved = Texts are read by whoever coordinates the network only.
module-by-city = Answers by municipality
module-files = Take the results along
module-file = Table (CSV)
module-workbook = Workbook (XLSX)
# $at: date and time.
module-looked-at = Looked at on { $at }
module-asked-digest = digest of the questions:
