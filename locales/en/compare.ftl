# Comparing cities and groups.

compare-title = Compare
# $names: what is compared.
compare-title-of = Compare { $names }
# $most: the greatest number.
compare-lead = Up to { $most } cities or groups on one scale. The address of the page keeps your choice: it can be shared.
compare-kind-city = city
compare-kind-network = network
compare-kind-class = class
compare-kind-country = country
compare-kind-own = your list
compare-unknown = nothing to show here
compare-take-out = Remove
compare-add = Add
compare-add-action = Add
compare-own = Make your own list
compare-own-legend = Cities that show their scores
compare-own-action = Add this list
compare-unfilled = Not offered, as too few cities with a result have published this fact by the same definition:
# $name: name of the class; $n: number of cities.
compare-unfilled-one = { $name } ({ $n })
compare-scale = On one scale
# $wave: year of the wave.
compare-scale-text = Wave { $wave }: declared score of a city, median of a group. Filled shapes are cities; hollow ones are groups.
# $score: formatted score.
compare-documented = doc. { $score }
compare-difference = Difference
compare-powers = Each on the questions within its own powers. The page of a city compares it like for like. “No clear difference”: less than what one question is worth, or two spans, from documented to declared, that overlap.
compare-link = Compare with others
