# Where a city stands among those that everybody may see. Never a rank.

# $n: number of cities.
place-above = { $n ->
    [one] Clearly above the other visible municipality.
   *[other] Clearly above the { $n } other visible municipalities.
}
# $n: number of cities.
place-below = { $n ->
    [one] Clearly below the other visible municipality.
   *[other] Clearly below the { $n } other visible municipalities.
}
# $n: number of cities.
place-among = { $n ->
    [one] No clear difference from the other visible municipality.
   *[other] Among the { $n } other visible municipalities.
}
place-third-upper = In the upper third.
place-third-middle = In the middle third.
place-third-lower = In the lower third.
# Followed by the name of a city with its score.
place-higher = Next above:
# Followed by the name of a city with its score.
place-lower = Next below:
place-how = By the core index of the municipalities that show it. “No clear difference”: less than what one question is worth, or two spans, from documented to declared, that overlap. Thirds are told from twelve municipalities on.
