# What a city plans.

target-list-title = Targets
target-list-lead = What the municipality plans, for itself alone. Nothing of it enters a score, a page of others or a file.
target-list-none = Nothing is planned yet.
target-list-link = Targets of the municipality
target-list-way = Tick measures in the next steps to plan something new
target-list-no-way = The next steps are shown for a wave in which the municipality has handed in its answers.
# $day: date.
target-until = until { $day }
# $count: number of measures.
target-measures = { $count ->
    [one] { $count } measure
   *[other] { $count } measures
}
target-title = Target
target-new-title = Save as a target
# $wave: year of the wave.
target-not-a-result = A trial calculation on the answers of { $wave }, seen by the municipality alone. It is not a result: it enters no published figure.
target-no-ground = The municipality does not show the answers of this wave any more, so that this cannot be worked out. What was planned stays.
target-what = Name and day
target-name = Name
target-name-hint = Colleagues of the municipality read it. Name nobody.
target-due = To be reached by
target-save = Save
target-planned = Planned measures
# $codes: codes of questions.
target-reached = Full marks by now, also planned: { $codes }.
# $codes: codes of questions.
target-codes = Planned: { $codes }.
target-conflict = Somebody has changed this target in the meantime. Your words are still in the form; what is kept stands below, in its history. Compare, then save.
target-remove-title = Remove it
target-remove-text = It leaves the list. What it was stays in the record of the municipality.
target-remove = Remove the target
target-history = What it was
