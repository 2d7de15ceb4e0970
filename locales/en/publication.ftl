# Publishing results, correcting them, errata.

publication-title = Publication
publication-lead = What is published does not change any more. Each municipality is shown only to whom it allows.
publication-cities = Municipalities
# $n: number of the revision; $at: date and time.
publication-out = revision { $n } published on { $at }
publication-correct = Correct
publication-what = What is ticked is published, and averages are computed anew.
publication-send = Publish
publication-none = No municipality has begun to answer.
# $city: municipality.
publication-correct-title = Have the answers of { $city } corrected
publication-correct-lead = The questionnaire is opened again. What is published stays until the correction is published; it then stands among the errata with its reason.
publication-reason-fr = Reason, in French
publication-reason-en = Reason, in English
publication-reason-hint = Everybody will read it. Name nobody.
publication-until = Last day to hand in the correction
publication-correct-send = Open the questionnaire again
publication-errata = Errata
publication-errata-lead = What was corrected after it was published, why, and what was published before.
publication-errata-none = Nothing was corrected.
publication-changed = Scores that were corrected, from 0 to 100
publication-measure = Measure (0 to 100)
publication-before = Before
publication-after = Since
publication-no-score = no score
publication-same = The correction changes no score.

publication-consent = Who may see it
# $n: number of audiences.
publication-audiences = { $n ->
    [one] { $n } audience
   *[other] { $n } audiences
}
publication-consent-unsaid = Has not said who may see it: published, it is shown to nobody.
publication-consent-nothing = Shows its results to nobody.
