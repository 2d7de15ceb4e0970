# The method page.

method-title = Method
method-lead = How answers become a score, what each question weighs, and what the figures do not say.
method-not-title = What these figures are not
method-not-effects = They describe policies that are reported, not their effects on residents.
method-not-official = They are aligned with the 2019 structure; they are not the Council of Europe’s scores, for which neither points nor weights have been published.
method-not-ranking = They are not a league table: municipalities have neither the same powers nor the same means.
method-rules-title = From answers to a score
method-rule-points = An answer is worth 0 to 1 point: 1 if it is done, 0.5 if it is partly done or in preparation, 0 otherwise.
method-rule-left-out = “Not within our powers” and “not applicable” leave the calculation, points and maximum alike. “Unknown” is worth 0.
method-rule-indicator = The score of an indicator is the share obtained of the points possible, from 0 to 100. It takes at least half of the weight and two questions.
method-rule-index = The core index is the mean of its indicators, and needs all of them. Otherwise there is no score, and the page says why.
method-rule-figures = Three figures for each score: declared, documented (a yes without a document is worth 0), verified (a yes not verified is worth 0).
method-rule-groups = A mean or a median is that of municipalities, each recomputed on the questions within the powers of the one being looked at, which is not part of it.
# $cities: number of cities; $countries: number of countries.
method-rule-all = Below { $cities } cities or { $countries } countries there is no comparison with all cities yet.
method-rule-clear = “No clear difference” is said of a difference, from the network or from the wave before, smaller than what one question is worth, on average. In an indicator of three questions one question is worth 33 points; in one of ten, 10 points. Between two municipalities, or two years of one, it is also said where the two spans, from the documented score to the declared one, overlap.
method-methods-title = Two ways of weighting
method-default = default
# $version: version number.
method-version = version { $version }
method-movers-title = Municipalities whose index changes
# $count: municipalities whose index differs; $total: municipalities compared; $wave: year; $least: points.
method-movers-text = { $count ->
    [0] { $wave } wave: the two methods give each of the { $total } municipalities the same index to within { $least ->
        [one] { $least } point
       *[other] { $least } points
    }.
    [one] { $wave } wave: the index of { $count } of { $total } municipalities differs by at least { $least ->
        [one] { $least } point
       *[other] { $least } points
    } between the two methods.
   *[other] { $wave } wave: the index of { $count } of { $total } municipalities differs by at least { $least ->
        [one] { $least } point
       *[other] { $least } points
    } between the two methods.
}
method-movers-none = No municipality has a result to compare yet.
method-movers-caption = Municipalities whose index differs, largest difference first
method-movers-city = Municipality
# $method: name of the method.
method-movers-index = Index, { $method }
method-movers-difference = Difference
# $points: formatted number with its sign.
method-movers-points = { $points } pts
method-weights-title = What each question is worth
method-weights-text = Points of the core index that a full answer brings when every question counts. Optional questions count in the extended index only.
# $section: name of the indicator or area.
method-weights-caption = Weights of the questions: { $section }
method-weights-question = Question
method-weights-not-scored = does not count
# $count: number of questions.
method-weights-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
method-shown-title = What is shown, and what is not
method-shown-consent = A municipality decides wave by wave what is shown of it, and to whom: its scores here, its answers, or nothing but its part in averages.
method-shown-four = Municipalities that are in a figure without being shown are none or at least four, and so it is with the difference between any two figures or dates. Those who wait for that are left out of the figure; how many count in it stands beside it.
method-shown-spread = Quartiles stand only where every municipality in the figure is shown, or where it has at least twelve.
method-shown-few = With fewer than four municipalities there is no mean and no median; three that show their scores are named instead.
