# Parts of the questionnaire that were given to colleagues.

part-list-title = Who does what
part-list-lead = The parts that were given, until when, and how far they are.
part-list-lead-own = The parts that were given to you.
part-filters = Parts shown
part-filter-all = all
part-filter-unanswered = unanswered
part-filter-waiting = being worked on
part-filter-handed-back = to look at
part-filter-returned = returned
part-filter-overdue = overdue
part-filter-mine = mine
part-none = No part here.
part-state-open = being worked on
part-state-handed-back = handed back, to be looked at
part-state-returned = returned
part-state-accepted = accepted
part-state-withdrawn = taken away
part-overdue = overdue
# $code: code of the question.
part-question = Question { $code }:
part-mine = you
# $who: email address.
part-invited = { $who } (invited)
part-nobody = somebody who is gone
part-no-access = has no access any more
# $day: date.
part-due = due on { $day }
part-no-due = no due day
# $done, $all: numbers of questions.
part-done = { $done } of { $all } settled
# $by: name, $day: date.
part-given-by = Given by { $by } on { $day }
part-instruction = Instruction
part-instruction-hint = What to find out, and where.
part-open-section = Open the section
part-open-question = Open the question
part-decide = Accept or return
part-hand-back = Hand the part back
part-hand-back-text = You can still read it, but not change it, unless it is returned to you.
part-remark = Remark
part-remark-hint = To return the part, say what is still to do.
part-accept = Accept
part-return = Return
part-more = Other actions
part-remind = Send a reminder
part-invite-again = Invite again
part-withdraw = Take the part away
part-steps = What has happened
# $by: name, $at: date and time.
part-step-by = { $by }, { $at }
part-give = Give a part
part-give-text = A section comes with those inside it. The same part can go to several people. To give a single question, open it.
part-give-this = Give
part-give-question = Give this question to somebody
part-divide = Everybody sees everything
part-divide-hint = Divide the questionnaire so that everybody sees the own part only.
part-divide-yes = Divide the questionnaire
part-divide-no = Keep sharing everything
part-person = To whom
part-person-by-email = Somebody to invite by email
part-email = Email
part-email-hint = Only for somebody who is not in the list. He or she gets an invitation, and the part by accepting it.
part-due-day = Due day
# $day: date.
part-due-hint = The questionnaire is open up to and including { $day }.
part-give-action = Give the part
