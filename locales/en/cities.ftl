# The list of municipalities.

cities-title = Municipalities
# $query: what was searched for.
cities-title-search = Municipalities: “{ $query }”
cities-lead = Real municipalities are listed with their public facts; none has a result in this service until it publishes one itself.
cities-search-label = Name, region or country
cities-search-hint = Accents and capitals do not matter.
cities-search-action = Search
cities-search-reset = Clear the search
cities-network-label = Network
cities-network-all = All networks
# $count: number of municipalities found; $shown: the same, formatted.
cities-count = { $count ->
    [0] No municipality
    [one] { $shown } municipality
   *[other] { $shown } municipalities
}
cities-none = Nothing matches. Check the spelling, or search by country.
cities-column-result = Core index
# $wave: year of the wave.
cities-result-wave = { $wave } wave
cities-result-absent = no result in this service
