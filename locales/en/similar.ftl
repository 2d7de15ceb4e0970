# Similar cities.

# $city: city.
similar-title = Cities similar to { $city }
similar-lead = Similar by published facts, never by their scores.
# $city: city.
similar-no-facts = Nothing is published here about { $city } by which similar cities could be found, or too few cities have published it by the same definition.
# $measures: names of the facts.
similar-measures = Facts that count: { $measures }.
similar-compare = Compare with the most similar
# $label: name of the fact; $other, $own: formatted values.
similar-reason = { $label }: { $other }, beside { $own }
similar-very-close = very close
similar-close = close
similar-further = further away
# $z: formatted number.
similar-deviations = (difference: { $z })
similar-same-country = Same country
similar-same-powers = Same powers
similar-distance = distance
similar-none = No other city has published these facts.
# $n: number of cities.
similar-without = { $n ->
    [one] { $n } city cannot be placed: one of these facts is missing.
   *[other] { $n } cities cannot be placed: one of these facts is missing.
}
similar-how = Each difference is divided by the standard deviation of all cities; population counts by its logarithm. The distance is the root of the mean of the squares. Country and powers are told, but are no part of it.
similar-link = Similar cities
