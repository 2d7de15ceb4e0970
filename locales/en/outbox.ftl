# Mails of the service.

outbox-title = Mails
outbox-lead = The latest mails of the service. Without a mail server their text stands here for a day: hand it to the person.
outbox-none = No mail.
# $n: number of tries.
outbox-attempts = { $n } tries
outbox-failure = Last failure:
outbox-kind-invitation = Invitation
outbox-kind-sign-in-link = Link to sign in
outbox-kind-reset = New password
outbox-kind-password-changed = Password changed
outbox-state-waiting = waiting
outbox-state-sent = sent
outbox-state-shown = to hand on
outbox-state-dropped = nobody to send it to
outbox-state-dead = given up
outbox-kind-second-factor-on = Two-step sign-in on
outbox-kind-second-factor-off = Two-step sign-in off
outbox-kind-second-factor-reset = Two-step sign-in removed
outbox-kind-recovery-code-used = Recovery code used
outbox-kind-provider-linked = Provider used for the first time
outbox-kind-extension-asked = More time asked for
outbox-kind-extension-decided = Request for more time decided
outbox-kind-part-given = Part given
outbox-kind-part-handed-back = Part handed back
outbox-kind-part-returned = Part returned
outbox-kind-part-reminder = Reminder of a due day
outbox-kind-wave-reminder = Reminder of the end of a wave
outbox-kind-wave-reminder-last = Last reminder of the end of a wave
outbox-kind-submission-receipt = Receipt for a questionnaire
outbox-kind-submission-handed-in = Questionnaire handed in by a municipality
outbox-kind-review-assigned = Review given
outbox-kind-review-returned = Questionnaire sent back with questions
outbox-kind-review-accepted = Questionnaire accepted
outbox-kind-review-replied = Questions of the review answered
outbox-kind-review-contested = Answer contested
outbox-kind-review-handed-in = Questionnaire handed in again
