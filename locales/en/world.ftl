# Where the cities are.

world-title = By country
# $count: number of countries.
world-lead = { $count ->
    [0] No city is registered here.
    [one] The cities of { $count } country. Invented countries of the demonstration come after the others.
   *[other] The cities of { $count } countries. Invented countries of the demonstration come after the others.
}
# $count: cities; $shown: those that show their scores.
world-count = { $count ->
    [one] { $count } city, { $shown } of them with a result shown
   *[other] { $count } cities, { $shown } of them with a result shown
}
world-link = See them by country
world-map = On the map
world-map-text = Real municipalities whose place is known. Below, all of them by country.
