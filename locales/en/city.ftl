# The page of a municipality.

city-no-result-not-in-service = No result in this service
# $city: municipality.
city-no-result-not-in-service-text = { $city } has not published a result here. A score appears only if the municipality has answered the questionnaire and agrees to its publication.
city-no-result-not-in-wave = No result for this wave
# $city: municipality.
city-no-result-not-in-wave-text = { $city } has not published a result for this wave. Choose another one.

city-facts = Facts
city-fact-absent = not published here
# Followed by the name of the source, a link.
city-fact-source = Source:
# $day: day and hour.
city-corrected = This result was corrected after it was published, on { $day }.
city-corrected-link = What changed, and why
city-networks = Networks
# $published: members with a published result; $members: known members.
city-network-members = { $members ->
    [one] { $published } of { $members } member with a published result
   *[other] { $published } of { $members } members with a published result
}
city-network-named = named with the network in a source that does not say it is a member

city-waves = Waves
city-wave-current = wave shown
# $wave: year of the wave.
city-index-caption = out of 100, core index { $wave }
city-index-title = Core index
city-index-explain = Open the calculation
# $declared, $documented, $verified: formatted scores.
city-index-bar = Declared { $declared }, documented { $documented }, verified { $verified }, on a scale from 0 to 100.
# $scope: questions that apply to the city; $questions: questions that the edition counts.
city-index-scope = { $scope ->
    [one] { $scope } question of { $questions } applies to it
   *[other] { $scope } questions of { $questions } apply to it
}
# $powers: questions outside its powers; $objectless: questions without an object there.
city-index-left-out = Left out of the calculation: { $powers } not within its powers, { $objectless } not applicable there
# $coverage: formatted percentage.
city-index-coverage = { $coverage } of answers known
# $share: formatted percentage.
city-index-applies = { $share } of the weight applies to the municipality
# $low, $high: formatted scores.
city-index-unknown = From { $low } to { $high }, depending on what the unknown answers are worth
# $score: formatted score.
city-index-extended = Extended index, with the optional indicators: { $score }
# $method: name of the method; $score: formatted score.
city-index-other-method = By “{ $method }”: { $score }
# $median: formatted score; $network: name of the network; $n: municipalities that count; $of: all others of the network.
city-index-network = Median of the other municipalities of { $network } taking part ({ $n } of { $of }): { $median }
# $mean: formatted score; $n: municipalities that count; $of: all others.
city-index-all = Mean of all other municipalities taking part ({ $n } of { $of }): { $mean }
# $method: name of the method; $version: its version.
city-index-method = Method: { $method } { $version }
# $date: day.
city-index-submitted = Final answers of { $date }

# $wave: year of the wave.
city-finding-sub = Score by indicator, from 0 to 100, { $wave } wave
# $wave: year of the wave.
city-finding-sub-like = Score by indicator, from 0 to 100, { $wave } wave, on equal powers
# $format: format of the file, such as SVG.
city-figure-file = This chart as { $format }
# $format: format of the file, such as CSV.
city-figure-table-file = These numbers as { $format }

city-table-title = The numbers
# $city: municipality; $wave: year of the wave.
city-table-caption = { $city }: scores by indicator, { $wave } wave
# $areas: name of the indicator that the areas make up; $wave: year of the wave.
city-table-areas-caption = { $areas }: scores by area, { $wave } wave
city-table-indicator = Indicator
city-table-area = Area
city-table-coverage = Answers known
city-table-network = Network median
city-table-quartiles = Middle half
city-table-all = Mean of all
city-table-difference = Beside its network
# $low, $high: formatted quartiles.
city-table-range = { $low } to { $high }
city-table-optional = Optional, counted in the extended index only
# $n: number of municipalities.
city-table-n = n = { $n }
city-table-not-shown = –
city-table-hint = Each name opens its calculation, down to the answers.

# $network: name of the network; $n: municipalities that count; $of: all others of the network.
city-group-network = { $network }: other municipalities taking part ({ $n } of { $of })
# $n: number of cities; $countries: number of countries.
city-group-all = { $countries ->
    [one] All published cities: { $n } others, { $countries } country
   *[other] All published cities: { $n } others, { $countries } countries
}
# $date: day.
city-group-date = as of { $date }
# $editions: list of names of editions.
city-group-editions = editions: { $editions }
city-group-like = each recomputed on the questions within this municipality’s powers only
city-groups = Whom it is compared with
city-all-not-yet = No comparison with all cities yet
# $n, $countries: what there is; $need, $needCountries: what is needed.
city-all-not-yet-text = It takes at least { $need } cities in { $needCountries } countries; there are { $n } in { $countries }.

# $wave: year of the wave.
city-areas-sub = Score by area, from 0 to 100, { $wave } wave
# $wave: year of the wave.
city-areas-sub-like = Score by area, from 0 to 100, { $wave } wave, on equal powers
# $areas: name of the indicator that the areas make up.
city-areas-title = { $areas }: its areas
city-second-title = Other views of the same numbers
city-view-bars = As bars, indicator by indicator
city-view-radar = As a radar
city-bands-title = In words
city-bands-text = These words are ours: they say what is there and are no grade. Only the municipality sees them.
city-files-title = Take this page along
# $format: format of the file.
city-files-summary = Summary for the council, { $format }
city-files-report = Full report, { $format }
# $format: format of the file.
city-files-scores = All scores, { $format }

city-external-title = Published elsewhere
city-external-text = These results come from other publications and other calculations. They cannot be compared with the scores of this service.
city-external-caption = Results published elsewhere, with their source
city-external-what = Measure
city-external-year = Year
city-external-edition = Edition
city-external-rate = Published rate, out of 100
city-external-source = Source
city-external-average = Published mean
city-external-sample = Sample
# $n: size of the sample.
city-external-n = n = { $n }
city-external-approximate = year approximate
city-external-inferred = edition inferred from the date
city-external-overall = Overall index
city-external-all = all cities of the sample
city-external-part = part of the sample
city-external-unknown = not published

city-provenance-title = Where these numbers come from
city-provenance-edition = Questionnaire
city-provenance-method = Method
city-provenance-run = Digest of the calculation
city-fact-by-city = Entered by the municipality.
city-scores-only = This municipality shows its scores, not its answers.
# $network: name of the network; $n: number of municipalities; $low, $high: least and greatest core index; $lowest, $highest: whose.
city-named = { $network }: { $n } other municipalities show their scores, too few for a mean or a median. On the questions within this municipality’s powers their core index goes from { $low } ({ $lowest }) to { $high } ({ $highest }):
city-named-caption = Scores of the municipalities that show them
city-named-core = Core index
city-groups-caption = Core index of the groups
city-groups-group = Group
city-groups-mean = Mean
city-groups-median = Median
city-groups-quartiles = Middle half
city-groups-deviation = Standard deviation
city-groups-at-100 = Share at 100
city-groups-too-few = too few for figures
city-groups-rule = Where municipalities count without showing their scores, the middle half, the deviation and the share at 100 are given from twelve municipalities on.

city-spans-title = Declared, documented, verified
# $wave: year of the wave.
city-spans-sub = Wave { $wave }, on the questions within its own powers: what it says, what it documents, what somebody else has verified.
city-spans-table = The table above holds the same numbers.
city-unreviewed-text = Nobody has looked at these answers: they count as the municipality handed them in.
