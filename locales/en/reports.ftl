# Printed reports: what is not on the pages already.

# Kind of document, beside the name of the municipality.
report-city-kind = Council summary
# Title of the file. $city: municipality; $wave: year of the wave.
report-city-title = { $city }, { $wave } summary
# $city: municipality; $wave: year of the wave.
report-city-title-demonstration = { $city }, { $wave } summary (demonstration)
# $city: municipality.
report-city-title-no-wave = { $city }, summary
# $city: municipality.
report-city-title-no-wave-demonstration = { $city }, summary (demonstration)
# $fact: what is measured; $year: year.
report-fact-year = { $fact } ({ $year })

report-table-city = The municipality
report-table-network = Its network
report-table-median = Median
report-table-all = All cities
report-table-mean = Mean
report-table-n = n
report-table-countries = Countries
# $none: “No score”; $why: reason, in lower case.
report-table-no-score = { $none }: { $why }

report-facts-fact = Fact
report-facts-value = Value
report-facts-year = Year
report-facts-definition = Definition
report-facts-source = Source

report-provenance-inputs = Answers
# $n: municipalities whose final answers went in.
report-provenance-n = { $n ->
    [one] n = { $n } municipality
   *[other] n = { $n } municipalities
}
report-provenance-calculation = Calculation
# $date: day of the calculation; $wave: year of the wave.
report-provenance-calculated = { $date }, { $wave } wave
report-provenance-engine = Engine version
report-provenance-address = Current state of these figures

report-notes-title = What these figures say, and do not say

# Footer. $method: identifier of the method; $version: its version; $digest: start of the digest of the answers.
report-footer-method = Method { $method } { $version } · answers { $digest }
# $page: number of the page; $pages: number of pages.
report-footer-page = Page { $page } of { $pages }
