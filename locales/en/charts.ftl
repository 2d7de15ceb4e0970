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

# Span chart: what is declared, what of it is documented, what of it is verified.
charts-spans-declared = declared
charts-spans-documented = documented
charts-spans-verified = verified
charts-spans-key-verified = verified by somebody else
# $count: number of rows; $of: what they are, areas or indicators.
charts-kind-spans = { $of ->
    [areas] { $count ->
        [one] Declared, documented and verified score of { $count } area on a scale from 0 to 100.
       *[other] Declared, documented and verified scores of { $count } areas on a scale from 0 to 100.
    }
   *[indicators] { $count ->
        [one] Declared, documented and verified score of { $count } indicator on a scale from 0 to 100.
       *[other] Declared, documented and verified scores of { $count } indicators on a scale from 0 to 100.
    }
}
# $city: municipality; $label: name of the only row; $scores: the three messages that follow, as a list.
charts-finding-spans-one = { $city }, { $label }: { $scores }.
# $score: formatted score.
charts-spans-said-declared = { $score } declared
# $score: formatted score.
charts-spans-said-documented = { $score } documented
# $score: formatted score.
charts-spans-said-verified = { $score } verified
# $label: name of the row; $low, $high: formatted scores.
charts-finding-spans-widest = Widest span: { $label }, from { $low } to { $high }.
charts-finding-spans-level = What is documented and verified gives the same scores as what is declared.
# $count: number of rows; $of: what they are, areas or indicators.
charts-finding-verified = { $of ->
    [areas] { $count ->
        [one] In { $count } area the verified score is lower than the declared one.
       *[other] In { $count } areas the verified score is lower than the declared one.
    }
   *[indicators] { $count ->
        [one] In { $count } indicator the verified score is lower than the declared one.
       *[other] In { $count } indicators the verified score is lower than the declared one.
    }
}
charts-table-verified = Verified

# Trend. $group: name of the group.
charts-trend-key-then = { $group }: mean of the municipalities as they were then
# $group: name of the group.
charts-trend-said-then = { $group }, municipalities as they were then
charts-trend-key-same = mean of the same municipalities in both waves
charts-trend-key-break = not comparable with the wave before
# $count: number of waves; $lines: what the lines are, as a list.
charts-kind-trend = { $count ->
    [one] Score at { $count } wave, from 0 to 100: { $lines }.
   *[other] Scores over { $count } waves, from 0 to 100: { $lines }.
}
# $name: city or group; $from, $to: formatted scores; $first, $last: waves.
charts-finding-trend = { $name }: from { $from } ({ $first }) to { $to } ({ $last }).
# $name: city or group; $score: formatted score; $wave: wave.
charts-finding-trend-one = { $name }: { $score } ({ $wave }).
# $n: number of municipalities; $from, $to: formatted scores; $first, $last: waves.
charts-finding-trend-same = { $n ->
    [one] The same municipality in both waves: from { $from } ({ $first }) to { $to } ({ $last }).
   *[other] The same { $n } municipalities in both waves: from { $from } ({ $first }) to { $to } ({ $last }).
}
# $first, $last: waves that follow each other.
charts-finding-trend-break = Not comparable: { $first } and { $last }.
charts-table-wave = Wave
# $group: name of the group.
charts-table-then = { $group }, mean as it was then
charts-table-same = The same municipalities since the wave before
charts-table-comparable = Comparable with the wave before
charts-table-comparable-yes = yes
charts-table-comparable-no = no
# $from, $to: formatted means; $n: number of municipalities.
charts-table-same-cell = { $from } to { $to } (n = { $n })

# Distribution. $n: number of named municipalities.
charts-strip-key-named = { $n ->
    [one] a named municipality
   *[other] named municipalities ({ $n })
}
# $count: number of names without room.
charts-strip-unnamed = { $count ->
    [one] { $count } name is in the table only
   *[other] { $count } names are in the table only
}
# $count: named municipalities with a score; $measure: what is measured.
charts-kind-strip = { $count ->
    [one] { $measure }: { $count } named municipality on a scale from 0 to 100.
   *[other] { $measure }: { $count } named municipalities on a scale from 0 to 100.
}
# $count: named municipalities; $low, $high: formatted scores.
charts-finding-strip = { $count ->
    [one] One named municipality: { $low }.
   *[other] { $count } named municipalities: scores from { $low } to { $high }.
}
# $count: named municipalities, more than one; $score: formatted score of all.
charts-finding-strip-equal = { $count } named municipalities, all with the same score: { $score }.
charts-finding-strip-nothing = No named municipality has a score.
# $group: name; $n: number of municipalities; $median, $low, $high: formatted.
charts-finding-strip-group = { $group } (n = { $n }): median { $median }, middle half { $low } to { $high }.
# $group: name; $n: number of municipalities; $median: formatted.
charts-finding-strip-median = { $group } (n = { $n }): median { $median }.
charts-caption-strip-names = Named municipalities only; nothing is said of the group as a whole.
charts-table-municipality = Municipality

# Heat map.
charts-heat-key = Darker, and a longer bar: a higher score
# $rows: number of municipalities; $columns: number of indicators.
charts-kind-heat = Table of scores from 0 to 100, municipalities by indicators ({ $rows } by { $columns }); darker cells with a longer bar are higher.
# $low, $high: formatted scores.
charts-finding-heat = Scores from { $low } to { $high }.
# $score: formatted score.
charts-finding-heat-equal = All scores are { $score }.
charts-finding-heat-nothing = No score.

# Map.
charts-map-key-published = published results
charts-map-key-not-yet = no published results
charts-map-key-named = named by a source that does not say it is a member
charts-map-key-many = several close together, with their number
# $count: number of municipalities.
charts-kind-map = { $count ->
    [one] Map with { $count } municipality.
   *[other] Map with { $count } municipalities.
}
# $count: number of municipalities.
charts-finding-map-published = { $count ->
    [one] { $count } municipality with published results.
   *[other] { $count } municipalities with published results.
}
# $count: number of municipalities.
charts-finding-map-not-yet = { $count ->
    [one] { $count } municipality without published results.
   *[other] { $count } municipalities without published results.
}
# $count: number of municipalities named by a source that does not say they are members.
charts-finding-map-named = { $count ->
    [one] { $count } municipality is named by a source that does not say it is a member.
   *[other] { $count } municipalities are named by a source that does not say they are members.
}
charts-caption-map = Outlines: Natural Earth. Areas keep their proportions.
charts-table-region = Country or province
charts-table-results = Results
charts-table-results-published = published
charts-table-results-not-yet = not published
charts-table-results-named = named by a source

# What a place in the picture says that is reached by keyboard. $label: name of the row; $values: the messages below, as a list.
charts-spot = { $label }. { $values }.
# $column: what the value is; $value: formatted value.
charts-spot-value = { $column }: { $value }

# Lanes: a few municipalities or groups beside each other, row by row.
charts-lanes-key-half = middle half of a group
# $count: rows; $names: municipalities and groups.
charts-kind-lanes = { $count ->
    [one] Dot plot: { $names } on a scale from 0 to 100, in { $count } row.
   *[other] Dot plot: { $names } on a scale from 0 to 100, in { $count } rows.
}
# $declared, $documented: formatted scores.
charts-lanes-cell-city = { $declared } (documented { $documented })
# $median: formatted; $n: number of municipalities.
charts-lanes-cell-median = { $median } (n = { $n })
# $median, $low, $high: formatted; $n: number of municipalities.
charts-lanes-cell-group = { $median } ({ $low } to { $high }; n = { $n })
