# Who may see what of a municipality.

consent-title = Who may see what
consent-state-unsaid = Nothing has been said about this wave: only your municipality sees its results.
consent-state-nothing = Only your municipality sees its results of this wave.
consent-state-given = What is ticked below is allowed. The rest is not.
# $day: date.
consent-since = Said on { $day }
# $day: date.
consent-awaited = shown to everybody from { $day }
consent-meaning = What this means
consent-meaning-own = Your municipality always sees all of its own results. That needs no consent.
consent-meaning-default = Nothing is shown to anybody else until you say so here, wave by wave. Each partner is asked for alone: to allow the network something allows a ministry nothing. What everybody may see, each of the others may see too.
consent-meaning-order = One thing needs another: who sees scores counts you in averages, who sees answers sees scores, and evidence and comments stand beside answers.
consent-meaning-counted = “Counted in averages” shows no figure of yours. An average holds either no hidden municipality or at least four, in this figure and in its difference from any other, so that yours cannot be worked out.
consent-meaning-public = Everybody sees what you allow once the results are accepted, on your publication day at the earliest.
consent-meaning-back = You can change this or take it back at any time. Pages, charts, files and averages follow from the next request on.
consent-meaning-release = What has gone out already stays out: a downloaded file cannot be called back, and a numbered release keeps its content. Only an error or the law removes something from a release; then a redacted version takes its place and a note says what was removed, when and why.
consent-meaning-others = Averages shown before are remembered. If other municipalities that were counted together with yours publish their own scores one after the other, what you have kept to yourself can come within reach of a calculation.
consent-meaning-access = Reserved does not mean exempt: a request for access under the law (in Québec, the Act respecting Access to documents held by public bodies, CQLR, c. A-2.1) is decided by that law, not by this page.
consent-brief-own = Your municipality always sees its own results.
consent-brief-default = Nothing is shown to others until you have said so.
consent-brief-public = Everybody waits for your accepted results, and for your date.
consent-brief-back = You can change your mind or take everything back at any time.
consent-brief-release = What is already out stays out.
consent-brief-access = Reserved does not mean exempt from access-to-information law.
consent-meaning-more = How averages keep your figures to yourselves
consent-brief-order = One thing asks for another.
consent-brief-counted = Counting in averages shows none of your figures.
consent-brief-others = Averages that were shown are not forgotten.
# $n: number of times.
consent-earlier = { $n ->
    [one] { $n } earlier version
   *[other] { $n } earlier versions
}
consent-template = Template for the privacy impact assessment (in French)
consent-own = First look at your results, as only you see them
consent-say = What may be seen, and by whom
# $wave: name of a wave.
consent-last-time = These are your choices for { $wave }. They do not hold for this wave until you say them again: check them, then press the button.
consent-audience-network = The people of { $name }
consent-audience-ministry = { $name } (ministry)
consent-audience-union = { $name } (union of municipalities)
consent-audience-university = { $name } (university)
consent-audience-other = { $name }
consent-audience-partner = { $name }
consent-audience-self = The people of the municipality: { $name }
consent-audience-research = Research, for whoever has told the network the purpose
consent-audience-public = Everybody
consent-item-counted = Our scores count in averages
consent-item-scores = Our scores are shown
consent-item-answers = Our answers are shown
consent-item-evidence = Our evidence is shown, except what we keep reserved
consent-item-comments = Our comments and examples are shown, with what the review says of them
consent-short-counted = averages
consent-short-scores = scores
consent-short-answers = answers
consent-short-evidence = evidence
consent-short-comments = comments
consent-public-from = Publication day
consent-public-from-hint = The first day on which everybody may see what you allow. Empty: as soon as the results are accepted.
consent-authority = Who decided
consent-authority-hint = Not needed when nothing is ticked.
consent-by-council = Municipal council
consent-by-executive = Executive committee
consent-by-direction = General management
consent-by-other = Somebody else who may decide it
consent-resolution = Number of the resolution
consent-resolution-hint = Needed for a council or an executive committee.
consent-decided-on = Day of the decision
consent-send = Save
consent-again = Say it again for this wave
consent-conflict = A colleague has changed this in the meantime. What holds now is in the list below; your choices are still in the form. Compare, then save.
consent-back = Take it back
consent-back-text = Nobody but your municipality will see anything of this wave, and it will count in no average, from the next request on.
consent-back-send = Take everything back
consent-history = What was said so far
consent-no-history = Nothing yet.
consent-nobody = By the service
# $number: number of a resolution.
consent-number = no. { $number }
# $day: date.
consent-decided = decided on { $day }
# $day: date.
consent-from = published from { $day }
consent-nothing = Nothing is allowed.
consent-board-title = Who has consented to what
# $said: number of municipalities; $n: all of them.
consent-board-lead = { $said } of { $n } municipalities have said who may see what.
consent-board-text = Whether something may be shown, never what it is. Each municipality decides for itself and may change it at any time.
consent-board-csv = Download the table (CSV)
consent-board-link = Who has consented to what
consent-unsaid = not said
# $items: list.
consent-yes = yes: { $items }
consent-no = no
consent-audience = Who
consent-no-item = nothing
