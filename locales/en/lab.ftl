# Method lab: what another method would give.

lab-title = Method lab
lab-lead = Change weights, how indicators are put together, what an answer is worth or what is missing, and see which municipalities and indicators move, and by how much, in every wave.
lab-not-a-result = This is our calculation, a trial; it is not the index.
lab-kept = It stays in the address of the page, which can be shared, is kept nowhere and enters no published figure.
lab-by-method = By the method
lab-by-variant = By the trial
# $wave: year of the wave.
lab-chart-title = The index and the indicators by the method and by the trial, { $wave }

lab-result = What the trial gives
# $method: name of the method; $version: version number.
lab-changes = Compared with the method “{ $method }”, version { $version }:
# $name: indicator; $before, $after: formatted numbers.
lab-change-weight = Weight of “{ $name }”: { $after } in place of { $before }
# $name: question and answer; $before, $after: formatted numbers.
lab-change-points = Points of “{ $name }”: { $after } in place of { $before }
# $after: formatted number.
lab-change-floor = Any part of the index below { $after } counts as { $after }
# $way: how it is put together.
lab-change-combine = The index is put together as { $way }
# $what: what is missing; $way: how it counts.
lab-change-treatment = { $what }: { $way }
lab-nowhere = No wave can be calculated again in this way.
# $wave: year of the wave; $measure: name of the index or indicator.
lab-nobody = { $wave } wave, “{ $measure }”: no municipality can be compared.
# $wave: year of the wave; $measure: name of the index or indicator; $moved: municipalities that move; $n: municipalities compared.
lab-sentence = { $moved ->
    [0] { $wave } wave, “{ $measure }”: no municipality moves by 0.1 points or more; municipalities compared: { $n }.
    [one] { $wave } wave, “{ $measure }”: { $moved } of { $n } municipalities moves by 0.1 points or more.
   *[other] { $wave } wave, “{ $measure }”: { $moved } of { $n } municipalities move by 0.1 points or more.
}
# $least, $greatest: formatted numbers with their sign.
lab-sentence-range = The changes go from { $least } to { $greatest } points.
# $n: number of municipalities.
lab-sentence-lost = { $n ->
    [one] { $n } municipality has no score any more.
   *[other] { $n } municipalities have no score any more.
}
# $n: number of municipalities.
lab-sentence-gained = { $n ->
    [one] { $n } municipality gets one.
   *[other] { $n } municipalities get one.
}
lab-needs-scores = Published scores are enough for this trial: every municipality that shows its own is in it.
lab-needs-answers = Only municipalities that show their answers are in it: with the others, the difference would give away what they answered.
# $n: number of municipalities.
lab-left-out = { $n ->
    [0] All those that show their scores show their answers too.
    [one] { $n } municipality, which shows its scores but not its answers, is left out.
   *[other] { $n } municipalities, which show their scores but not their answers, are left out.
}
lab-who = Municipalities that do not show everybody their scores are in no trial. Scores are those that municipalities declare. There is no mean below four municipalities.
lab-clear = Back to the method
# $measure: name of the index or indicator; $wave: year of the wave.
lab-cities = Municipalities by “{ $measure }”, { $wave }
# $measure: name of the index or indicator; $wave: year of the wave.
lab-cities-caption = What “{ $measure }” is by the method and by the trial, { $wave }, largest difference first
lab-cities-none = No municipality to show.
# $wave: year of the wave.
lab-measures = Indices, indicators and areas, { $wave }
# $wave: year of the wave.
lab-measures-caption = How the indices, the indicators and the areas move, { $wave }
lab-measures-still = The indicators themselves do not move: only the index is put together in another way.
lab-measure-link = see municipalities by it
# $measure: name of the indicator.
lab-measure-about = What “{ $measure }” is made of
# $measure: name of the index or indicator.
lab-waves = Every wave: “{ $measure }”
# $measure: name of the index or indicator.
lab-waves-caption = How “{ $measure }” moves, wave by wave
lab-wave-link = see its municipalities
lab-files = For other programs: every wave, and each municipality of this one in every measure.
lab-files-csv = Table (CSV)
lab-files-json = JSON
lab-digests = Methods and digests
lab-apart = Waves that are not calculated again
lab-apart-edition = not comparable: another questionnaire was asked.
lab-apart-version = not comparable: this version of the questionnaire lacks something that is changed.
lab-column-now = Method
lab-column-then = Trial
lab-column-n = Municipalities
lab-column-moved = Move
lab-column-mean = Mean difference
lab-column-least = Least difference
lab-column-greatest = Greatest difference
lab-column-day = As of
lab-column-left-out = Left out
lab-column-digest = Digest of the method
lab-column-variant-digest = Digest of the trial
# $n: number of municipalities.
lab-lost = { $n } without a score by the trial
# $n: number of municipalities.
lab-gained = { $n } with a score by the trial alone

lab-start = Start from a method
lab-from = Questionnaire and method
lab-from-action = Start from it
lab-examples = To begin with:
lab-example-geometric = The geometric mean, with every part counting at least 1: a weak point is no longer quite made up for
lab-example-median = The median in place of the mean
lab-example-unknown = Unknown answers leave the calculation, and are not worth 0
lab-change = Change the method
lab-change-text = What stays as it is follows the method. Numbers are written with a point or a comma: 0.5 or 0,5.
# $number: formatted number.
lab-usual = In the method: { $number }
lab-as-in-method = as in the method
# $index: name of the index.
lab-combine-title = How “{ $index }” is made
lab-combine = Put together as
# $way: how it is put together.
lab-combine-usual = In the method: { $way }
lab-combine-mean = arithmetic mean
lab-combine-geometric = geometric mean
lab-combine-harmonic = harmonic mean
lab-combine-median = median
lab-combine-minimum = least value
lab-combine-maximum = greatest value
lab-floor = Lowest value of each part
lab-floor-hint = From 0 to 100; empty: as in the method. Without it, a single 0 makes a geometric or harmonic mean 0.
lab-weights = Weights of the parts of the index
lab-weights-hint = From 0 to 1000, at most three digits after the point; 0 takes a part out. Only means take them into account.
lab-treatments = What is missing
lab-treatments-hint = Holds for every indicator, but for the last one, which is about the index.
lab-absence-unknown = Unknown answer
lab-absence-not_answered = Question left blank
lab-absence-not_applicable = Not applicable
lab-absence-not_within_powers = Not within their powers
lab-absence-no_score = Indicator without a score, in the index
lab-treatment-zero = is worth 0
lab-treatment-left-out = leaves the calculation
lab-treatment-no-score = no score
lab-points = What the answers to a question are worth
lab-points-hint = From −100 to 100, at most three digits after the point. The maximum of the question follows. Choose a question and try: its answers appear.
lab-question = Question
lab-question-none = none
# $n: number of ticked answers.
lab-ticks = { $n ->
    [one] From { $n } ticked answer on
   *[other] From { $n } ticked answers on
}
lab-try = Try

lab-field-from = Method
lab-field-wave = Wave “{ $name }”
lab-field-measure = Measure “{ $name }”
lab-field-weights = Weights
# $name: indicator.
lab-field-weight = Weight of “{ $name }”
lab-field-combine = Put together as
lab-field-floor = Lowest value
lab-field-unknown = Unknown answer
lab-field-not_answered = Question left blank
lab-field-not_applicable = Not applicable
lab-field-not_within_powers = Not within their powers
lab-field-no_score = Indicator without a score
# $name: code of the question.
lab-field-question = Question “{ $name }”
lab-field-points = Points
# $name: answer.
lab-field-point = Points of “{ $name }”
# In all of them: $field: the field; $n: a formatted limit.
lab-error-number = { $field }: write a number, such as 0.5
lab-error-negative = { $field }: write 0 or a greater number
lab-error-too-small = { $field }: write at least { $n }
lab-error-too-large = { $field }: write at most { $n }
lab-error-too-fine = { $field }: keep at most { $n } digits after the point
lab-error-too-many = { $field }: this method has only { $n }. Take the others out
lab-error-all-zero = { $field }: give at least one part a weight greater than 0
lab-error-unknown = { $field }: this method has nothing of that name. Choose from the list
lab-error-choice = { $field }: choose one of those offered
lab-error-from = { $field }: it is not, or no longer, among those one can start from. Choose from the list
lab-error-wave = { $field }: no wave has this code. Start again from the method
lab-error-measure = { $field }: this method measures nothing of this code. Choose from the table
lab-error-question = { $field }: no question of this code has points to change. Choose from the list
lab-error-question-missing = { $field }: choose the one whose points change
lab-error-nothing = { $field }: give at least one answer more than 0
lab-error-above = { $field }: the maximum of this question is { $n }. Stay within it
