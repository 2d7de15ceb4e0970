# Mails that the service sends.

mail-subject-invitation = Invitation to the Intercultural Index
mail-subject-role-offered = You are offered a role
mail-subject-sign-in-link = Your link to sign in
mail-subject-reset = Choose a new password
mail-subject-password-changed = Your password was changed
# $name: name of the person.
mail-hello = Hello { $name },
mail-hello-nobody = Hello,
# $by: name of the person who invites.
mail-invitation = { $by } invites you to work on the Intercultural Index. The role offered:
mail-invitation-link = To open your account and accept, follow this link within 24 hours:
mail-invitation-otherwise = You do not know this person? Do nothing: without you nothing changes.
# $by: name of the person who invites.
mail-role-offered = { $by } offers you another role:
mail-role-offered-link = To accept or decline it, sign in within 24 hours and open your account:
mail-sign-in-link = You asked to sign in without a password.
mail-sign-in-link-link = This link works once, for 15 minutes:
mail-reset = You asked to change your password.
mail-reset-link = This link works once, for one hour:
mail-link-otherwise = You did not ask for this? Do nothing. The link is of no use to anybody else.
# $at: date and time.
mail-password-changed = Your password was changed on { $at }.
mail-password-changed-link = It was not you? Choose a new password at once:
mail-subject-second-factor-on = Two-step sign-in is on
mail-subject-second-factor-off = Two-step sign-in is off
mail-subject-second-factor-reset = Two-step sign-in was removed
mail-subject-recovery-code-used = A recovery code was used
mail-subject-provider-linked = Signed in with your organisation’s account
# $at: date and time.
mail-notice-second-factor-on = Two-step sign-in was switched on at your account on { $at }.
mail-notice-second-factor-off = Two-step sign-in was switched off at your account on { $at }.
mail-notice-second-factor-reset = An administrator removed two-step sign-in from your account on { $at }. Your sessions have ended.
mail-notice-recovery-code-used = Somebody signed in to your account with a recovery code on { $at }.
mail-notice-provider-linked = Somebody signed in to your account with your organisation’s account for the first time on { $at }.
mail-subject-extension-asked = A municipality asks for more time
mail-subject-extension-granted = More time granted
mail-subject-extension-refused = More time refused
mail-subject-part-given = A part of the questionnaire was given to you
mail-subject-part-handed-back = A part of the questionnaire was handed back
mail-subject-part-returned = A part of the questionnaire was returned to you
mail-subject-part-reminder = Reminder: your part of the questionnaire
mail-subject-wave-reminder = Reminder: the questionnaire ends soon
mail-subject-wave-reminder-last = Last reminder: the questionnaire ends
mail-subject-submission-receipt = Receipt for your questionnaire
mail-subject-submission-handed-in = A municipality has handed in its questionnaire
mail-subject-submission-correct = Your questionnaire is open again to correct it
# $by: name; $city: municipality; $wave: wave; $day: date.
mail-extension-asked = { $by } asks for more time for { $city } ({ $wave }), up to and including { $day }.
# $city: municipality; $wave: wave; $day: date.
mail-extension-granted = More time is granted for { $city } ({ $wave }): you can answer up to and including { $day }.
# $city: municipality; $wave: wave.
mail-extension-refused = More time for { $city } ({ $wave }) was refused. The page says why:
# $by: name; $city: municipality; $wave: wave.
mail-part-given = { $by } gives you a part of the questionnaire of { $city } ({ $wave }):
# $by: name; $city: municipality; $wave: wave.
mail-part-handed-back = { $by } hands back a part of the questionnaire of { $city } ({ $wave }):
# $by: name; $city: municipality; $wave: wave.
mail-part-returned = { $by } returns a part of the questionnaire of { $city } ({ $wave }) to you:
# $city: municipality; $wave: wave.
mail-part-reminder = A part of the questionnaire of { $city } ({ $wave }) waits for you:
# $city: municipality; $wave: wave; $day: date.
mail-wave-reminder = The questionnaire of { $city } ({ $wave }) is not complete. Answers are taken up to and including { $day }.
# $by: name; $city: municipality; $wave: wave; $day: date.
mail-submission-receipt = The questionnaire of { $city } ({ $wave }) was handed in on { $day } by { $by }. The receipt and the full copy are on this page:
# $city: municipality; $wave: wave; $day: date.
mail-submission-handed-in = { $city } has handed in its questionnaire ({ $wave }) on { $day }.
# $city: municipality; $wave: wave; $day: date.
mail-submission-correct = The questionnaire of { $city } ({ $wave }) is open again to correct what was accepted. It can be handed in again up to and including { $day }. The reason is on this page:
# $day: date.
mail-due = Due on { $day }.
mail-notice-link = To look and answer, open this page:
mail-notice-reminders = You can switch reminders off in your account.
mail-subject-review-assigned = A review is given to you
mail-subject-review-returned = The review has questions for you
mail-subject-review-accepted = Your questionnaire is accepted
mail-subject-review-replied = The municipality has answered your questions
mail-subject-review-contested = The municipality contests an answer that was not verified
# $by: name; $city: municipality; $wave: wave.
mail-review-assigned = { $by } gives you the review of the questionnaire of { $city } ({ $wave }).
# $city: municipality; $wave: wave; $day: date.
mail-review-returned = The questionnaire of { $city } ({ $wave }) comes back to you with questions. Answer them, correct where needed, then hand it in again by { $day }.
# $city: municipality; $wave: wave.
mail-review-accepted = The questionnaire of { $city } ({ $wave }) is accepted. You can still contest what was not verified.
# $city: municipality; $wave: wave.
mail-review-replied = { $city } ({ $wave }) has answered all your questions.
# $city: municipality; $wave: wave.
mail-review-contested = { $city } ({ $wave }) contests an answer that you did not verify.
mail-subject-review-handed-in = The municipality has handed in again
# $city: municipality; $wave: wave.
mail-review-handed-in = { $city } ({ $wave }) has handed in its questionnaire again, with its replies.
# $by: name of the person; $network: network; $wave: wave.
mail-network-message = { $by } writes to you for { $network } ({ $wave }):
# $network: network; $wave: wave.
mail-network-message-nobody = { $network } writes to you ({ $wave }):
# $by who writes, $city the municipality, $title what the practice is called
mail-practice-letter = { $by } writes to you about a practice of { $city }, “{ $title }”. You can answer to the address below the letter.
mail-practice-letter-link = This is the practice:
mail-subject-expert-letter = Somebody writes to you about what you know
# $by: who writes; $network: network.
mail-expert-letter = { $by } found you in the directory of { $network } and writes to you. You can answer to the address below the letter.
mail-expert-letter-link = This is what you say there; you can change or withdraw it:
# $network: network; $title: title of a topic.
mail-expert-question = Somebody has asked { $network } a question in a field that you know about: “{ $title }”.
mail-expert-question-link = To read it and to answer:
mail-expert-question-otherwise = You get this mail because your profile says that you want it. You can change that there.
mail-subject-space-digest = What is new in your space for exchange
# $network: network.
mail-space-digest = Here is what is new in the space of { $network }.
# $n: number of replies.
mail-space-digest-begun = { $n ->
    [0] new topic
    [one] new topic, { $n } reply
   *[other] new topic, { $n } replies
}
# $n: number of replies.
mail-space-digest-replies = { $n ->
    [one] { $n } new reply
   *[other] { $n } new replies
}
# $n: number of topics.
mail-space-digest-more = { $n ->
    [one] And { $n } more topic.
   *[other] And { $n } more topics.
}
mail-space-digest-otherwise = You get this mail because you asked for it. On the page of the space you change how often, or give it up.
mail-space-digest-link = To open the space:
mail-subject-meeting-invitation = Meeting of the network
# $by: name; $network: network.
mail-meeting-invitation = { $by } invites you to a meeting ({ $network }):
# $network: network.
mail-meeting-invitation-nobody = You are invited to a meeting ({ $network }):
# $city: municipality.
mail-meeting-host = Received by { $city }
mail-meeting-link = To see the agenda and say whether you come:
