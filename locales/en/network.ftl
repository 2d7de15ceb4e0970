# Pages of networks.

network-list-title = Networks
network-list-lead = Cities that learn from one another. Here one sees how many of their members take part, and what they show.
network-list-none = No network is registered in this service.
network-invented = invented
network-kind-international = International network
network-kind-national = National network
network-kind-regional = Regional network
# $counted: members with a result; $members: members known to the service.
network-taking-part = { $members ->
    [0] no member registered here
    [one] { $counted } of { $members } member with a result that counts
   *[other] { $counted } of { $members } members with a result that counts
}
network-facts = What is known about this network
network-topic-history = Milestones
network-topic-consensus = Consensuses
network-topic-purpose = Objectives
network-topic-working = How it works
network-topic-partners = Partners
network-undated = undated
# $number: number of the source.
network-source = source { $number }
network-source-no-address = no public address noted
network-sources = Sources
network-part-coordinator = coordinates the network
network-part-partner = strategic partner
# $since: date.
network-part-since = since { $since }
# $until: date.
network-part-until = until { $until }
# $since, $until: dates.
network-part-between = { $since } – { $until }
network-none = No result yet
network-none-text = No member has a result in this service that is shown or counted.
# $wave: year of the wave.
network-core = Core index, wave { $wave }
# $name: name of the network.
network-cities = Core index of the members that show it: { $name }
network-indicators = Indicator by indicator
network-heat = Who is strong in what
network-heat-text = Scores of the members that show them, from 0 to 100. A deeper shade is a higher score; the number stands in the cell.
network-progress = From wave to wave
network-progress-text = A mean also moves because other cities join it. The last column takes only those that show their index in both years.
network-progress-wave = Wave
network-progress-coverage = Members counted
network-progress-then = Mean then
network-progress-same = The same ones, then and in the newest wave
# $n: number of cities; $before, $now: formatted means.
network-progress-pair = { $before } → { $now } (n = { $n })
network-progress-newest = newest wave
network-progress-apart = Waves that cannot be compared with the newest:
network-progress-too-few = fewer than four in both years
# $count: number of members.
network-members = { $count ->
    [0] No member registered in this service
    [one] { $count } member
   *[other] { $count } members
}
# $count: municipalities named with the network in a source that does not say they are members.
network-named-count = { $count ->
    [one] { $count } municipality named in sources
   *[other] { $count } municipalities named in sources
}
network-named = Municipalities named in sources
network-named-text = A source names them with the network. “Named” does not mean member: the source does not say so. They count in no figure of the network.
network-member-shown = shows its scores
network-reports = The report on the network
network-reports-text = Who takes part, each indicator with the members that show themselves, the waves and the method, to print and to hand round.
# $wave: year of the wave; $format: kind of file and paper.
network-report = Report { $wave }, { $format }
network-reports-earlier = Earlier waves
network-meetings = Meetings
network-meetings-all = All public meetings
network-register = Consensus register
