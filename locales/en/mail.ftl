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
