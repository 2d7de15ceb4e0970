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

# Below the title “Check a report”, beside the code.
report-check-here = This address says whether the report is up to date, replaced, corrected or withdrawn.

# Full report. $city: municipality; $wave: year of the wave.
report-full-title = { $city }, report { $wave }
report-full-title-demonstration = { $city }, report { $wave } (demonstration)
report-full-kind = Report on the municipality
report-full-contents = In this report
report-full-method = How these figures are made
report-full-review = What the review says
report-full-chapters = Indicator by indicator
report-full-full = All points are obtained
report-full-open = Points still to gain
report-full-said = What the municipality does
report-full-answers = Every answer
report-full-hidden = The municipality shows its scores, and keeps its answers reserved.
report-full-question = Question
report-full-answer = Answer
report-full-evidence = Evidence
report-full-points-head = Points
# $points: points obtained; $maximum: points possible.
report-full-points = { $points } of { $maximum }
# $share: percentage.
report-full-share = Counts for { $share } of the core index
# $points: points of the index.
report-full-worth = up to { $points } pt of the index
# Paragraphs of the method, in order.
report-method-whose = Whose calculation this is
report-method-whose-text = This service calculates the scores from the municipality’s answers. They follow the structure of the Intercultural Cities Index of the Council of Europe, but are not its score. They describe policies as declared, not their effects on residents.
report-method-scale = From answer to score
report-method-scale-text = Each answer is worth points, fixed in advance by the method. An indicator is the share obtained of the points that are possible, from 0 to 100; the index brings the indicators together by the weights of the method. Method and questionnaire are published data, each with its digest.
report-method-figures = Declared, documented, verified
report-method-figures-text = The declared score counts all answers. The documented score counts positive answers only where evidence supports them; the verified score only where somebody from outside has verified them.
report-method-scope = What is not held against the municipality
report-method-scope-text = A question outside its powers, or without an object there, leaves the calculation. An unknown answer is not a no: it lowers the share of known answers, which is always told, with the lowest and highest index that it would allow.
report-method-beside = Beside others
report-method-beside-text = Other cities are recalculated on the questions within this municipality’s powers only. Less than what one question is worth is no clear difference. A mean is given only where it betrays no city; its number of cities, date and method stand beside it. There is no ranking.
report-method-later = And later
report-method-later-text = What is published never changes. A correction is a new calculation, announced among the errata; the address and code on the second page tell whether this report still holds.

# Checking a report on paper. $at: date and time.
report-check-title = Check a report
report-check-standing-current = This report is up to date
report-check-standing-superseded = The figures of this report were computed anew
report-check-standing-corrected = This report was corrected
report-check-standing-withdrawn = This report was withdrawn
report-check-text-current = Its figures are those that hold today.
report-check-text-superseded = A new calculation has replaced it since { $at }. The municipality’s answers are the same; those of others, or the method, may have changed.
report-check-text-corrected = The municipality’s answers were corrected, and its scores computed anew on { $at }. Use today’s figures.
report-check-text-withdrawn = The municipality has not shown these results to the public since { $at }. Please do not quote them any more.
report-check-caption = Index, from 0 to 100
report-check-index = Index
report-check-printed = Printed
report-check-now = Today
# $name: municipality or network.
report-check-see = See the figures: { $name }
report-check-network-current = This report is up to date
report-check-network-superseded = The figures of this report have changed
report-check-network-corrected = This report was corrected
report-check-network-withdrawn = This report was withdrawn
report-check-network-text-current = Its figures are those that hold today.
report-check-network-text-superseded = Results were computed anew, a member joined or left, or a member shows more or less than before. Use today’s figures, and do not quote a member that shows its own no more.
report-check-network-text-corrected = The answers of at least one member were corrected since. Use today’s figures.
report-check-network-text-withdrawn = No member of this network has a public result in this wave any more. Please do not quote this report any more.
report-check-anew = Computed anew on
report-check-errata = Read what was corrected, and why
report-check-computed = Computed on
report-check-run = Digest of the calculation (SHA-256)
report-check-compare = Compare this digest with the one that is printed in the report under “Calculation”.
