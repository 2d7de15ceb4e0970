# Next steps, and what planned measures would change.

# $city: city; $wave: year of the wave.
next-title = Next steps, { $city }, { $wave }
# $city: city.
next-heading = Next steps for { $city }
next-lead = For each point that is lost: what full marks take, and which cities have them. Tick what you plan to see what it would change.
# $count: measures ticked.
next-changes = { $count ->
    [one] With { $count } planned measure
   *[other] With { $count } planned measures
}
next-not-a-result = This is a trial calculation, kept in the address alone. It is not a result: it enters no published figure.
next-changes-caption = Scores today and with what is planned
next-now = Today
next-then = With what is planned
next-clear = Plan nothing
next-none = No point is lost in the questions with options.
# $most: the greatest number.
next-how = Up to { $most } measures at once. The same calculation as for results is made again, with full marks for what is ticked.
next-calculate = Calculate
# $points, $maximum: formatted points.
next-points = { $points } of { $maximum }
# $points: formatted points.
next-gain = up to { $points } more in the core index
# $options: answers.
next-full = Full marks: { $options }.
# $ticks: number of answers; $options: answers.
next-full-some = Full marks: at least { $ticks } of { $options }.
# $count: number of cities.
next-examples = { $count ->
    [one] { $count } city has them, and shows its answers
   *[other] { $count } cities have them, and show their answers
}
next-link = Next steps
next-place = Where it stands
next-save = Save this to the action plan of the municipality
