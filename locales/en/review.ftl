# Review of what a municipality has handed in, and what it says to that.

review-list-title = Reviews
review-list-lead = The questionnaires given to you. Access ends with the assignment.
review-none = No questionnaire is given to you.
review-title = Review
# $n: number of answers.
review-open = { $n ->
    [0] nothing to look at
    [one] { $n } answer to look at
   *[other] { $n } answers to look at
}
# $n: number of answers.
review-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}
review-unconfirmed = Carried over from last time and not confirmed: it counts as unknown.
review-standing-declared = Declared
review-standing-documented = Documented
review-standing-asked = Question asked
review-standing-answered = Question answered
review-standing-verified = Verified
review-standing-not-verified = Not verified
review-standing-contested = Not verified, contested by the municipality
# $day: date.
review-verified-on = since { $day }
# $day: date; $wave: wave.
review-verified-in = since { $day } ({ $wave })
# $piece: title of a piece of evidence; $other: code of a question.
review-flag-shared-evidence = The evidence “{ $piece }” also stands under answer { $other }, which says the opposite.
# $piece: title of a piece of evidence.
review-flag-expired = The evidence “{ $piece }” has run out or was withdrawn.
review-flag-better = The answer claims more than last time, and nothing shows it.
review-flag-beyond-powers = By the table of powers, another level of government decides about it.
review-flag-within-powers = By the table of powers, the municipality decides about it.
# $options: options of the answer.
review-proves = For: { $options }
# $day: date.
review-unchanged = Same answer, since { $day }
review-no-former = No earlier answer to this question.
# $n: number of municipalities.
review-peers = { $n ->
    [0] Elsewhere: no answer shared
    [one] Elsewhere: { $n } answer shared
   *[other] Elsewhere: { $n } answers shared
}
review-no-peers = No other municipality has agreed to show its answers to this network.
review-spoken = What was said
review-made-ask = Question
review-made-reply = Reply of the municipality
review-made-verify = Verified
review-made-refuse = Not verified
review-made-contest = Contested by the municipality
review-text-narrative = Narrative
review-text-recommendations = Recommendations
review-text-hint-narrative = What the municipality does, and in which context.
review-text-hint-recommendations = What it could do next.
review-text-missing-fr = Missing in French
review-text-missing-en = Missing in English
review-text-language = Language of the text
review-text-finished = The translation is finished
review-text-state-unwritten = nothing written
review-text-state-written = written in this language
review-text-state-missing = not translated
review-text-state-draft = translation in draft
review-text-state-outdated = the text has changed since it was translated
review-text-state-current = translated
review-translation-fr = Translation into French
review-translation-en = Translation into English
review-path-text-full = Reviewed in full: every answer is looked at, except those that are still verified.
# $n: questions in a hundred.
review-path-text-sample = Reviewed by sample: { $n }% of the questions of each indicator, drawn by lot.
review-path-text-change = Reviewed by change: answers that differ from the last accepted ones, or whose evidence has changed.
review-path-text-declared = No review is asked for: what is handed in is declared, not reviewed.
# $names: names.
review-by = Reviewed by { $names }
# $n: number of answers.
review-count-declared = { $n ->
    [one] { $n } declared
   *[other] { $n } declared
}
# $n: number of answers.
review-count-documented = { $n ->
    [one] { $n } documented
   *[other] { $n } documented
}
# $n: number of answers.
review-count-asked = { $n ->
    [one] { $n } waits for the municipality
   *[other] { $n } wait for the municipality
}
# $n: number of answers.
review-count-answered = { $n ->
    [one] { $n } question answered
   *[other] { $n } questions answered
}
# $n: number of answers.
review-count-verified = { $n ->
    [one] { $n } verified
   *[other] { $n } verified
}
# $n: number of answers.
review-count-not-verified = { $n ->
    [one] { $n } not verified
   *[other] { $n } not verified
}
# $n: number of answers.
review-count-contested = { $n ->
    [one] { $n } contested
   *[other] { $n } contested
}
review-section-done = done
review-section-nothing = nothing to review
review-texts-title = Narrative and recommendations
review-texts-none = Nothing written.
review-texts-write = Write and translate
review-texts-see = See the texts
review-texts-lead = The municipality reads them when the questionnaire goes back to it or is accepted.
review-texts-conflict = Somebody else has changed one of these texts in the meantime. Theirs stands above yours; save again to replace it.
review-texts-theirs = Text saved in the meantime
review-texts-save = Save
review-finish-title = Finish
review-finish-text = Send the questionnaire back so that the municipality answers the questions (it has at least three weeks), or accept it once everything was looked at. An answer accepted without being verified counts by its evidence.
review-finish-remark = Message to the municipality
review-finish-remark-hint = Needed to send it back without a question.
review-return = Send back to the municipality
review-accept = Accept
review-conflict = Somebody else was here in the meantime. This is how it stands now; your text is in the form.
review-filter = Answers shown
review-filter-open = To look at
review-filter-all = All
# $n: number of answers.
review-whole = { $n ->
    [one] Verify { $n } answer at once
   *[other] Verify { $n } answers at once
}
review-whole-text = Answers that are documented or replied to, or that claim nothing, with no flag. The others need a word, one by one.
review-whole-confirm = Verify all, except those ticked
review-request = Common request
review-request-none = none
review-remark = Question, reason, or what you have seen
review-remark-hint = To ask, write or choose a request. Not to verify, say why. Without evidence, say what you have seen. The municipality reads it.
review-move-ask = Ask
review-move-verify = Verified
review-move-refuse = Not verified
review-move-reply = Reply
review-move-contest = Contest
review-nothing-open = Nothing to look at in this section.
review-back = Back to the review
review-assign-title = Who reviews
review-assign-none = The review is given to nobody.
review-assign-give = Give the review
review-assign-text = People with a role for this municipality are not listed.
review-assign-reviewer = Person
review-assign-choose = Choose
review-assign-nobody = Nobody else can review this questionnaire. Invite somebody to the role of reviewer for the network.
review-assign-early = The municipality has not handed in its questionnaire yet.
review-assign-end = Take away
# $since: moment.
review-assigned-since = since { $since }
# $since, $until: moments.
review-assigned-between = from { $since } to { $until }
# $name: name; $n: number of reviews.
review-candidate = { $n ->
    [0] { $name }
    [one] { $name } ({ $n } review under way)
   *[other] { $name } ({ $n } reviews under way)
}
review-except = Except
review-visit = Found during a visit
review-visit-none = No
# $day: date.
review-visit-day = Visit on { $day }
# $first, $last: dates.
review-visit-days = Visit from { $first } to { $last }
