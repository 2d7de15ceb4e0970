# Checking, signing and handing in the questionnaire.

submission-check = Check and hand in
submission-check-lead = Look through what will be handed in. Nothing leaves before you sign.
submission-sections = Look through it section by section
submission-section = Check
submission-section-lead = The answers of this section as they would be handed in.
submission-section-to-check = Check everything and hand in
submission-change = Change
submission-not-counted = What will not count
submission-all-counts = Every answer counts as it was given.
# $n: number of questions.
submission-checked-not-asked =
    { $n ->
        [one] { $n } answer no longer counts, because another answer means that the question is not asked. It stays in the history.
       *[other] { $n } answers no longer count, because another answer means that the question is not asked. They stay in the history.
    }
# $n: number of questions.
submission-checked-unconfirmed =
    { $n ->
        [one] { $n } answer from last time was not confirmed: it becomes “I do not know yet”.
       *[other] { $n } answers from last time were not confirmed: they become “I do not know yet”.
    }
# $n: number of questions.
submission-checked-evidence-out =
    { $n ->
        [one] { $n } answer rests on evidence that was withdrawn or has run out: that evidence does not count.
       *[other] { $n } answers rest on evidence that was withdrawn or has run out: that evidence does not count.
    }
# $n: number of questions.
submission-checked-missing =
    { $n ->
        [one] { $n } question has no answer yet.
       *[other] { $n } questions have no answer yet.
    }
submission-first = To be done first
# $n: number of answers.
submission-untranslated-fr =
    { $n ->
        [one] Translate the comment and example of { $n } answer into French: a network asks for it.
       *[other] Translate comments and examples of { $n } answers into French: a network asks for it.
    }
# $n: number of answers.
submission-untranslated-en =
    { $n ->
        [one] Translate the comment and example of { $n } answer into English: a network asks for it.
       *[other] Translate comments and examples of { $n } answers into English: a network asks for it.
    }
submission-empty = Answer at least one question.
# $n: number of parts.
submission-open-parts =
    { $n ->
        [one] { $n } part is still with a colleague.
       *[other] { $n } parts are still with colleagues.
    }
submission-sign = Sign and hand in
submission-path-declared = None of your networks has answers reviewed: they are accepted as declared, and that is said everywhere.
submission-path-full = Your networks have every answer reviewed before it is accepted.
submission-path-sample = Your networks have part of the answers, drawn by lot, reviewed before they are accepted.
submission-path-change = Your networks have what has changed reviewed before it is accepted.
submission-name = Name of the person who signs
submission-function = Function
submission-function-hint = For example: city manager, clerk, social development adviser.
submission-agreed = I hand in these answers on behalf of the municipality.
submission-send = Hand in the questionnaire
submission-after = Afterwards the answers do not change any more. You get a receipt with a full copy.
submission-changed = Answers have changed since you opened this page. Look through them, then sign again.
submission-not-yours = Whoever coordinates for your municipality hands it in.
submission-closed = The questionnaire cannot be handed in now.

submission-title = Questionnaire handed in
submission-none = Nothing has been handed in yet.
submission-handed-in = Handed in
submission-signed = Signature
# $name: a person's name. $function: what the person is.
submission-signed-by = { $name }, { $function }
submission-revision = Revision
submission-record-digest = Digest of the copy
submission-answers-digest = Digest of the answers that count
submission-digest-note = The digests (SHA-256) prove that nothing has changed since it was handed in.
submission-copy = Full copy, A4 paper (PDF)
submission-copy-letter = Full copy, letter paper (PDF)
submission-steps = Steps
submission-step-hand-in = Handed in by the municipality
submission-step-begin-review = Review begun
submission-step-return = Sent back to the municipality
submission-step-accept = Accepted
submission-step-publish = Published
submission-step-correct = Taken up again to correct it
submission-by-rule = by the rules of the networks
# $n: number of answers.
submission-figure-as-given =
    { $n ->
        [one] { $n } answer counts as it was given
       *[other] { $n } answers count as they were given
    }
# $n: number of answers.
submission-figure-unconfirmed =
    { $n ->
        [one] { $n } answer was not confirmed and counts as “I do not know yet”
       *[other] { $n } answers were not confirmed and count as “I do not know yet”
    }
# $n: number of answers.
submission-figure-not-asked =
    { $n ->
        [one] { $n } answer does not count: the question is not asked
       *[other] { $n } answers do not count: the question is not asked
    }
submission-note-unconfirmed = Not confirmed: counts as “I do not know yet”.
submission-note-not-asked = Does not count: the question is not asked.
# $city: name of the municipality. $wave: name of the wave.
submission-paper-title = Receipt, { $city }, { $wave }
submission-paper-lead = Full copy of what the municipality has handed in.
submission-standing-submitted = Your answers are handed in. The next step is your network’s.
submission-standing-in-review = Your answers are handed in and under review.
submission-standing-final = Your answers are handed in and accepted.
submission-standing-published = Your answers are handed in, accepted and published.
submission-see = See what was handed in, and the steps
