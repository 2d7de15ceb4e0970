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
