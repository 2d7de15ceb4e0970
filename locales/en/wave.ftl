# Waves: when, what and who answers.

wave-list-title = Waves
wave-list-lead = A wave opens an edition of the questionnaire for networks, between two days.
wave-none = No wave yet.
wave-new = New wave
wave-demonstration = demonstration
wave-state-to-come = to come
wave-state-open = open
wave-state-closed = closed
# $first, $last: dates.
wave-days = from { $first } up to and including { $last }
wave-days-now = Days, as they are now
# $n: number of municipalities.
wave-begun = { $n ->
    [one] one municipality has begun
   *[other] { $n } municipalities have begun
}
wave-code = Code
wave-code-hint = In addresses and files: lower-case letters, digits, hyphens. It never changes.
wave-name-fr = Name in French
wave-name-en = Name in English
wave-year = Year
wave-year-hint = The one that the answers are about.
wave-asks = Edition and method
wave-asks-hint = The chosen version never changes: answers and scores refer to it.
wave-pinned = Edition, method and code do not change any more.
wave-networks = Networks
wave-networks-hint = Their members can answer.
wave-first = First day
wave-last = Last day
wave-last-hint = Included; days of the service begin at midnight, universal time.
wave-sure = Yes, the wave ends at once: nobody can answer any more, unless more time was granted.
wave-make = Make the wave
wave-keep = Save
wave-conflict = Somebody else has changed this wave in the meantime. What holds now stands above, and what you typed in the form. Look at both and save again.
