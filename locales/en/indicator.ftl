# Page of an indicator or area.

indicator-optional = optional
indicator-policies = It measures policies that a city reports, not effects on residents.
indicator-standing = Where cities stand
indicator-standing-none = No city has a public result yet.
# $label: name of the indicator.
indicator-cities = Scores of cities: { $label }
indicator-questions = What is asked, and what it is worth
indicator-questions-text = When every question counts. Those outside a city’s powers leave its calculation, and their weight passes to the others.
indicator-context = Asked to know the city better; gives no points.
# $points: formatted points.
indicator-own = { $points } points of this indicator
# $method: name of the method; $points: formatted points.
indicator-index = { $points } of the index ({ $method })
indicator-points = What each answer gives
# $count: whole number of points; $points: the same, formatted.
indicator-option-points = { $count ->
    [one] { $points } point
   *[other] { $points } points
}

# $count: number of cities.
indicator-examples = { $count ->
    [one] Good examples: { $count } city has full marks and shows its answers
   *[other] Good examples: { $count } cities have full marks and show their answers
}
# $shown: number of cities listed.
indicator-examples-more = { $shown } of them are listed: those that say more first, then in alphabetical order.
