# Printed report on a network: what is not on its page already.

# Kind of document, above the name of the network.
report-network-kind = Report on the network
# Title of the file. $network: name of the network; $wave: year of the wave.
report-network-title = { $network }, report { $wave }
# $network: name of the network; $wave: year of the wave.
report-network-title-demonstration = { $network }, report { $wave } (demonstration)
# $counted: members with a result; $members: members known to the service; $wave: year of the wave.
report-network-headline = { $members ->
    [one] { $counted } of { $members } member counts in the figures of { $wave }.
   *[other] { $counted } of { $members } members count in the figures of { $wave }.
}
# $wave: year of the wave.
report-network-median = Median of the core index, { $wave }
# Stands large, where there are too few members.
report-network-no-median = No median
report-network-showing = Show their scores
report-network-dots = Each dot is a member that shows its scores; the bar, where it is shown, is the middle half of all members that count. This is not a ranking.
report-network-method = How to read these figures
report-network-coverage = Who takes part
report-network-hidden = Counted without being shown
report-network-date = Figures as of
report-network-waves = Results of the waves
report-network-editions = Editions of the questionnaire
report-network-strengths = Strengths and places to grow
report-network-strengths-text = Median and middle half of the members, indicator by indicator.
# Before the list of members with their scores.
report-network-shown = Members that show their scores:
report-network-this-wave = wave of this report
report-network-same = The same ones, then and in the wave of this report
report-network-status = Status
report-network-member-reserved = shows no score in these figures
report-network-annex = Annex: how the figures are made
# Paragraphs, in order.
report-network-whose = Whose calculation this is
report-network-whose-text = This service calculates the scores from the answers of the municipalities. They follow the structure of the Intercultural Cities Index of the Council of Europe, but are not its score. They describe policies as declared, not their effects on residents.
report-network-read = Median, mean and middle half
report-network-read-text = Half of the members that count stand above the median, half below. The middle half leaves out the lowest and the highest quarter. Scores go from 0 to 100; each member is calculated on the questions within its own powers.
report-network-small = What is kept back
report-network-small-text = Each municipality says whether its scores are shown, count in averages only, or neither. A member is named only if it shows its scores to everybody. A mean or a median needs four members, all of them shown or hidden among enough others; below twelve members, some of them hidden, there are no quartiles.
report-network-scope = What is not held against a municipality
report-network-scope-text = A question outside its powers, or without an object there, leaves the calculation. An unknown answer is not a no: it lowers the share of known answers.
report-network-waves-title = From wave to wave
report-network-waves-text = Waves are compared only if the questionnaire and the method are the same. A result of an earlier wave counts as long as the method calls it recent.
report-network-later = And later
report-network-later-text = What is published never changes. A correction is a new calculation, announced among the errata; the address and the code at the end of this report say whether its figures still hold.
