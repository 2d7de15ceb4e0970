# The board of a network.

board-list-title = Progress of networks
board-list-lead = How far members have come, wave by wave. Never the text of an answer.
board-none = No wave asks your networks.
board-title = Progress
# $complete: number of municipalities, $n: number of members.
board-lead = { $n ->
    [one] { $complete ->
        [0] The only member is not complete.
       *[other] The only member is complete.
    }
   *[other] { $complete ->
        [0] None of the { $n } members is complete.
        [one] { $complete } of { $n } members is complete.
       *[other] { $complete } of { $n } members are complete.
    }
}
# $n: number of municipalities.
board-not-begun = { $n ->
    [one] One member has not begun.
   *[other] { $n } members have not begun.
}
# $n: number of requests.
board-waiting = { $n ->
    [one] One request for more time waits for a decision.
   *[other] { $n } requests for more time wait for a decision.
}
# $day: date.
board-last = up to and including { $day }
board-counts = every question of the edition is counted
board-csv = Table (CSV)
board-table = Members of the network
board-city = Municipality
board-status = State
board-done = Settled
board-carried = To confirm
board-unknown = Not known yet
board-missing = Unanswered
board-overdue = Parts overdue
board-changed = Last change
board-last-day = Last day
board-coordinators = Coordinators
board-invited = invited
board-nobody = nobody
board-each = Member by member
board-indicators = By indicator
board-indicator = Indicator
board-decision = Your decision
board-grant = Grant
board-refuse = Refuse
board-until = Last day granted
board-remark = Remark
board-remark-hint = To refuse, say why. The municipality reads it.
board-decide = Send the decision
board-no-member = This network has no member.
board-workbook = Workbook (XLSX)
board-waits = What waits
board-waits-nothing = Nothing waits for anybody.
# $day: date.
board-wait-decision = asks for more time since { $day }; you decide
# $day: date.
board-wait-reviewer = handed in, no reviewer chosen; last step on { $day }
# $day: date; $days: number of days.
board-wait-review = under review, no step for { $days } days or more; last one on { $day }
# $day: date; $days: number of days.
board-wait-replies = returned with questions, no step for { $days } days or more; last one on { $day }
# $day: date.
board-wait-late = not handed in; the last day was { $day }
# $day: date.
board-wait-beginning = not begun; the last day is { $day }
# $n: number of parts.
board-wait-parts = { $n ->
    [one] one part is overdue
   *[other] { $n } parts are overdue
}
board-wait-coordinator = nobody coordinates the questionnaire, and nobody is invited to
# $names: names of people.
board-reviewers = Reviewed by { $names }.
# $at: date and time.
board-moved = Last step: { $at }.
board-waves = Wave by wave
# $n: number of members.
board-waves-text = { $n ->
    [one] The network has one member today: it alone is counted, in every wave.
   *[other] The { $n } members of today, in every wave.
}
board-wave = Wave
board-wave-begun = Begun
board-wave-handed-in = Handed in
board-wave-accepted = Accepted
board-wave-published = Results out
board-wave-both = Handed in here and there
board-wave-this = this wave
board-messages = Write to the members
