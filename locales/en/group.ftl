# Figures of groups of cities, on every page.

# $median, $mean: formatted scores; $n: number of cities.
group-middle = Median { $median }, mean { $mean } (n = { $n }).
# $low, $high: formatted scores.
group-half = The middle half lies between { $low } and { $high }.
group-half-not-shown = Quartiles are not shown: fewer than twelve cities, some of them counted without being shown.
group-three = With three there is neither a mean nor a median; they are named.
group-too-few = Too few cities for a mean or a median.
# $n: cities that count; $of: members; $countries: countries.
group-basis = { $n } cities of { $of }, { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
}
# $hidden: cities counted without being shown.
group-basis-hidden = ({ $hidden } of them counted without being shown)
# $wave: year; $date: day; $edition: name of the edition.
group-basis-when = · wave { $wave }, as of { $date } · { $edition } ·
# $method: name of the method; $version: its version.
group-basis-method = { $method } { $version }
group-city = City
# $reason: why there is no score.
group-no-score = No score: { $reason }
group-by-name = In alphabetical order: this is not a ranking. Each on the questions within its own powers.
group-median = Median
group-mean = Mean
group-quartiles = Middle half
group-n = n
# $n: cities that count; $of: members.
group-n-of = { $n } of { $of }
group-table = The same numbers as a table
