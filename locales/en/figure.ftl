# Charts of a municipality: titles and names of series.

# $city: municipality; $wave: year of the wave; $finding: what the chart says.
figure-title-indicators = { $city }, { $wave }. { $finding }
# $city: municipality; $wave: year of the wave; $areas: name of the indicator that the areas make up, in quotation marks.
figure-title-areas = { $city }, { $wave }. Areas of { $areas }
# $city: municipality; $wave: year of the wave.
figure-title-bars = { $city }, { $wave }. Each indicator beside its network
# $city: municipality; $wave, $since: years of two waves.
figure-title-bars-since = { $city }, { $wave }. Each indicator beside { $since } and its network
# $city: municipality; $wave: year of the wave.
figure-title-radar = { $city }, { $wave }. Profile of the indicators
# $wave: year of the wave.
figure-subtitle = Score from 0 to 100, { $wave } wave
# $wave: year of the wave.
figure-subtitle-like = Score from 0 to 100, { $wave } wave, on equal powers
# $city: municipality; $wave: year of the wave.
figure-series-city = { $city }, { $wave }
# $network: name of the network.
figure-series-network = { $network }, median
figure-series-all = All published cities, mean
figure-all = All published cities
figure-format-png-large = PNG, large
figure-format-pdf-a4 = PDF, A4
figure-format-pdf-letter = PDF, Letter
# Under a chart that tells differences.
figure-note-clear = “No clear difference”: a difference smaller than what one question is worth, on average.

# $city: municipality; $wave: year of the wave.
figure-title-spans = { $city }, { $wave }. Declared, documented, verified
# $city: municipality.
figure-title-trend = { $city }. Core index from wave to wave
figure-subtitle-trend = Core index, from 0 to 100
# $wave: year of the wave.
figure-subtitle-own = Score from 0 to 100, { $wave } wave, on the questions within each municipality’s powers
# $name: network; $wave: year of the wave.
figure-title-members = { $name }, { $wave }. Core index of its members
# $name: network; $wave: year of the wave.
figure-title-network = { $name }, { $wave }. Indicator by indicator
# $name: network; $wave: year of the wave.
figure-title-heat = { $name }, { $wave }. Who is strong in what
# $name: network.
figure-title-progress = { $name }. From wave to wave
# $name: indicator; $wave: year of the wave.
figure-title-distribution = { $name }, { $wave }. How municipalities are spread
# $names: municipalities and groups; $wave: year of the wave.
figure-title-compare = { $names }, { $wave }. On one scale
figure-title-map = Municipalities of this service
# $name: network.
figure-title-network-map = { $name }. Its members
# $mark: the word for what nobody looked at; $names: cities or waves.
figure-note-unreviewed = { $mark }: { $names }.
