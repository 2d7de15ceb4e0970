# A city over time, and where it stands out.

course-standings = Strengths and places to grow
# $network: name of the network.
course-standings-text = Core indicators furthest from the median, like for like: { $network }
course-strengths = Strengths
course-growth = Places to grow
course-no-strength = No indicator is clearly above the network.
course-no-growth = No indicator is clearly below the network.
# $points: whole number; $shown: the same, formatted; $score: formatted score.
course-above = { $score }, { $points ->
    [one] { $shown } point above
   *[other] { $shown } points above
}
# $points: whole number; $shown: the same, formatted; $score: formatted score.
course-below = { $score }, { $points ->
    [one] { $shown } point below
   *[other] { $shown } points below
}
# $since: earlier wave.
course-title-since = What has changed since { $since }
course-title-first = Over time
course-first = This is its first public result: there is nothing to compare yet.
course-broken-other-edition = Another questionnaire was asked.
course-broken-other-method = Another method was used.
course-broken-not-comparable = The two questionnaires ask something else here.
course-broken-not-established = Nobody has established that the two questionnaires compare here.
course-changes-text = Same method, and only what the questionnaires of the two waves ask alike. “No clear difference”: less than what one question is worth, or two spans, from documented to declared, that overlap.
# $since: earlier wave.
course-changes-caption = Scores since { $since }
course-change = Change
# $points: whole number; $shown: the same, formatted.
course-up = { $points ->
    [one] { $shown } point more
   *[other] { $shown } points more
}
# $points: whole number; $shown: the same, formatted.
course-down = { $points ->
    [one] { $shown } point less
   *[other] { $shown } points less
}
course-lines = Its core index and its network, wave by wave
course-lines-text = The mean of the time also changes when other cities join. The last column takes only those that show their index in both years.
course-network-then = Mean of the network then
# $wave: year of the wave shown.
course-network-same = The same ones, then and in { $wave }
course-this-wave = wave shown
course-worth = What one question is worth here
course-worth-text = On average, a question answered yes instead of no moves the score by:
# $points: formatted points; $count: whole number.
course-worth-points = { $count ->
    [one] { $points } point
   *[other] { $points } points
}
course-not-comparable = Not comparable.
