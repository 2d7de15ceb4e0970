# Words in charts, below them and in their tables.

charts-demonstration = Demonstration: invented municipalities and answers

# Key. $city: municipality.
charts-key-declared = { $city }, declared
charts-key-documented = documented
# $network: name of the network; $n: number of municipalities.
charts-key-network = { $network }: median and middle half (n = { $n })
# Where no middle half is drawn. $network: name of the network; $n: number of municipalities.
charts-key-network-median = { $network }: median (n = { $n })
# $n: number of cities; $countries: number of countries.
charts-key-all = { $countries ->
    [one] all published cities: mean (n = { $n }, { $countries } country)
   *[other] all published cities: mean (n = { $n }, { $countries } countries)
}
# Name of a series of several cities. $name: name; $n: number of cities.
charts-key-group = { $name } (n = { $n })
charts-not-yet = No comparison with all cities yet
# In place of a score. $reason: why there is none.
charts-no-score = no score: { $reason }

# What the picture is, for those who do not see it. $count: number of indicators.
charts-kind-dots = { $of ->
    [areas] { $count ->
        [one] Dot plot: { $count } area on a scale from 0 to 100.
       *[other] Dot plot: { $count } areas on a scale from 0 to 100.
    }
   *[indicators] { $count ->
        [one] Dot plot: { $count } indicator on a scale from 0 to 100.
       *[other] Dot plot: { $count } indicators on a scale from 0 to 100.
    }
}
# $series: names of the series, as a list; $count: number of categories.
charts-kind-bars = { $count ->
    [one] Grouped bars from 0 to 100, { $count } category: { $series }.
   *[other] Grouped bars from 0 to 100, { $count } categories: { $series }.
}
# $series: names of the series, as a list; $count: number of axes.
charts-kind-radar = Radar with { $count } axes from 0 to 100: { $series }.

# What the picture says. $city: municipality; $total: indicators compared; $above, $below: how many are above, below; $parts: the three messages that follow, as a list.
charts-finding-compared = { $total ->
    [one] { $of ->
        [areas] In the one area compared
       *[indicators] In the one indicator compared
    } with the network median, { $city } is { $above ->
        [1] above
       *[other] { $below ->
            [1] below
           *[other] not clearly different
        }
    }.
   *[other] { $of ->
        [areas] Of { $total } areas compared
       *[indicators] Of { $total } indicators compared
    } with the network median, { $city } is { $parts }.
}
# $count: number of indicators.
charts-finding-above = above in { $count }
# $count: number of indicators.
charts-finding-below = below in { $count }
# $count: number of indicators.
charts-finding-level = not clearly different in { $count }
# $label: name of the indicator; $points: whole number of points.
charts-finding-furthest-above = { $points ->
    [one] Furthest ahead: { $label }, { $points } point.
   *[other] Furthest ahead: { $label }, { $points } points.
}
# $label: name of the indicator; $points: whole number of points.
charts-finding-furthest-below = { $points ->
    [one] Furthest behind: { $label }, { $points } point.
   *[other] Furthest behind: { $label }, { $points } points.
}
# $city: series; $high, $low: names; $highScore, $lowScore: formatted scores.
charts-finding-range = { $city }: highest score, { $high } ({ $highScore }); lowest, { $low } ({ $lowScore }).
# $city: series; $label: name; $score: formatted score.
charts-finding-one = { $city }: { $label }, { $score }.
# $city: series; $score: formatted score.
charts-finding-equal = { $city }: the same score throughout, { $score }.
# $count: number of indicators.
charts-finding-documented = { $of ->
    [areas] { $count ->
        [one] In { $count } area the documented score is lower than the declared one.
       *[other] In { $count } areas the documented score is lower than the declared one.
    }
   *[indicators] { $count ->
        [one] In { $count } indicator the documented score is lower than the declared one.
       *[other] In { $count } indicators the documented score is lower than the declared one.
    }
}
# $count: number of indicators or categories.
charts-finding-without = { $count ->
    [one] { $count } score is missing.
   *[other] { $count } scores are missing.
}
# $city: series.
charts-finding-nothing = { $city }: no score.

# Line below the picture. $network: name of the network; $n: municipalities that count; $of: all others of it.
charts-caption-network = { $network }: other municipalities taking part ({ $n } of { $of }).
# $n: number of cities; $countries: number of countries.
charts-caption-all = { $countries ->
    [one] All published cities: n = { $n }, { $countries } country.
   *[other] All published cities: n = { $n }, { $countries } countries.
}
# $groups: list of names of series with their n.
charts-caption-groups = Groups: { $groups }.
# $date: day.
charts-caption-date = Figures as of { $date }.
# $method: name and version of the method.
charts-caption-method = Method: { $method }.

charts-table-indicator = Indicator
charts-table-category = Category
# $city: municipality.
charts-table-declared = { $city }, declared
charts-table-documented = Documented
# $network: name of the network; $n: number of municipalities.
charts-table-network = { $network }, median (n = { $n })
charts-table-half = Middle half
# $n: number of cities.
charts-table-all = Mean of all cities (n = { $n })
charts-table-difference = Beside the median
# $low, $high: formatted quartiles.
charts-table-range = { $low } to { $high }
# A value whose number of cities is not that of the column. $value: formatted number; $n: number of cities.
charts-table-value-n = { $value } (n = { $n })
