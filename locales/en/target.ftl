# What a city plans.

target-list-title = Action plan
target-list-lead = What the municipality plans, for itself alone. Nothing of it enters a score, a page of others or a file.
target-list-none = Nothing is planned yet.
target-list-link = Action plan of the municipality
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
target-new-title = Save to the action plan
# $wave: year of the wave.
target-not-a-result = A trial calculation on the answers of { $wave }, seen by the municipality alone. It is not a result: it enters no published figure.
target-no-ground = The municipality does not show the answers of this wave any more, so that this cannot be worked out. What was planned stays.
target-what = Name, day, owner
target-name = Name
target-name-hint = Colleagues of the municipality read it. Name nobody.
target-due = To be reached by
target-owner = Owner
target-owner-none = Nobody yet
# $name: name of a person.
target-owned-by = owner: { $name }
target-practices = Practices to follow
target-practice-read = Read it
target-save = Save
target-planned = Planned measures
# $codes: codes of questions.
target-reached = Full marks by now, also planned: { $codes }.
# $codes: codes of questions.
target-codes = Planned: { $codes }.
# $wave: year of the wave.
target-followed-title = Where it stands in { $wave }
# $reached: measures that are reached; $counted: measures that are asked; $wave: year of the wave.
target-followed = { $counted ->
    [0] In { $wave } nothing of what was planned counts any more.
   *[other] In { $wave }: { $reached } of { $counted } with full marks
}
target-measure-reached = Full marks
target-measure-open = Not yet
target-measure-not-counted = Not asked any more, or does not count for the municipality
target-conflict = Somebody has changed this target in the meantime. Your words are still in the form; what is kept stands below, in its history. Compare, then save.
target-remove-title = Remove it
target-remove-text = It leaves the list. What it was stays in the record of the municipality.
target-remove = Remove the target
target-history = What it was
