# The register of issues and challenges of a network.

# $network: network.
challenge-list-title = Issues and challenges of { $network }
challenge-title = Issues and challenges
challenge-lead = What members meet, which orders of government it concerns, and what was tried: so that nobody meets it alone.
# $network: network.
challenge-who = The people of { $network } and of its members can read this. Its partners cannot.
challenge-new = Write down an issue or a challenge
challenge-change = Change it
challenge-synthesis = The year in numbers
# $count: number.
challenge-count = { $count ->
    [0] Nothing found
    [one] One found
   *[other] { $count } found
}
challenge-orders = Orders of government concerned
challenge-order-municipal = Municipal
challenge-order-regional = Regional
challenge-order-provincial = Provincial
challenge-order-national = National
challenge-status = How it stands
challenge-status-open = Open
challenge-status-worked-on = Being worked on
challenge-status-solved = Solved
# $day: date.
challenge-since = since { $day }
challenge-since-when = Since when?
challenge-city = Municipality
challenge-body = What it is
challenge-tried = What was tried
challenge-practices = Practices that help
challenge-removed = Taking it out
challenge-removed-say = Take it out of the register
challenge-send = Save
challenge-conflict = Somebody else has changed this meanwhile. What you see now is how it stands.
# $title: what it is called.
challenge-form-title = Change: { $title }
# $network: network; $year: year.
challenge-synthesis-title = Issues and challenges of { $network }, { $year }
# $year: year.
challenge-synthesis-heading = What members met in { $year }
# $count: number of municipalities.
challenge-synthesis-cities = { $count } municipalities have written down at least one issue or challenge.
# $least: number of municipalities.
challenge-synthesis-few = Fewer than { $least } municipalities have written something down: no number is shown.
# $least: number of municipalities.
challenge-synthesis-rule = Numbers of municipalities, each counted once. A number is shown from { $least } municipalities on; nothing names one. This page can be given to others.
challenge-synthesis-caption = Municipalities by theme and order of government
challenge-year = Year
challenge-year-show = Show
challenge-municipalities = Municipalities
# $least: number of municipalities.
challenge-too-few = fewer than { $least }
# $count: number of themes.
challenge-withheld = { $count ->
    [one] One other theme was named by too few to be shown.
   *[other] { $count } other themes were named by too few to be shown.
}
