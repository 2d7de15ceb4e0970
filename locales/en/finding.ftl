# What the results of a municipality say, on its page, its charts and its report.

# Opening sentence. $city: municipality; $strong, $weak: one or two names of indicators, in quotation marks.
finding-headline-both = { $city } is furthest ahead of its network in { $strong }, and furthest behind in { $weak }.
# $city: municipality; $strong: one or two names of indicators, in quotation marks.
finding-headline-strong = { $city } is furthest ahead of its network in { $strong }, and clearly behind in none.
# $city: municipality; $weak: one or two names of indicators, in quotation marks.
finding-headline-weak = { $city } is furthest behind its network in { $weak }, and clearly ahead in none.
# $city: municipality.
finding-headline-level = There is no clear difference between { $city } and its network.
# $city: municipality; $index: formatted score; $wave: year of the wave.
finding-headline-index = { $city } scores { $index } out of 100 on the { $wave } core index.
# $city: municipality; $wave: year of the wave.
finding-headline-no-index = { $city } answered for { $wave }, but the core index could not be calculated.
# $points: whole number of points; $shown: the same, formatted; $since: earlier wave.
finding-trend-up = { $points ->
    [one] The index has gained { $shown } point since { $since }.
   *[other] The index has gained { $shown } points since { $since }.
}
# $points: whole number of points; $shown: the same, formatted; $since: earlier wave.
finding-trend-down = { $points ->
    [one] The index has lost { $shown } point since { $since }.
   *[other] The index has lost { $shown } points since { $since }.
}
# $since: earlier wave.
finding-trend-no-clear = No clear difference between the index and that of { $since }.

# Title of the chart. $count: indicators above; $total: indicators compared.
finding-title-above = { $total ->
    [one] Above its network in { $count } of { $total } core indicator
   *[other] Above its network in { $count } of { $total } core indicators
}
# $count: indicators below; $total: indicators compared.
finding-title-below = { $total ->
    [one] Below its network in { $count } of { $total } core indicator
   *[other] Below its network in { $count } of { $total } core indicators
}
finding-title-level = No clear difference from its network
finding-title-alone = Score of each indicator
# Name of an indicator inside a sentence. $name: the name.
finding-quoted = “{ $name }”
