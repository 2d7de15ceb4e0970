# Getting in: signing in, links, invitation, first access.

entry-sign-in = Sign in
entry-sign-in-lead = For people who fill in, review or coordinate. Published results can be read without an account.
entry-sign-in-action = Sign in
entry-other-ways = Without a password
entry-ask-link = Get a link to sign in
entry-ask-link-lead = We send you a link by email. It works once, for 15 minutes.
entry-ask-reset = Forgotten password
entry-ask-reset-lead = We send you a link to choose a new password. It works once, for one hour.
entry-ask-action = Send the link
entry-no-account = Accounts are opened by invitation. Ask whoever coordinates your municipality or your network.
entry-demonstration-title = To try it
entry-demonstration-text = Demonstration accounts: one for each role, on this computer only. The people are invented.
entry-demonstration-password = Password of all these accounts:
# $minutes: how long the link is good, in minutes.
entry-use-link-lead = Your link has arrived. Sign in now; it works once, for { $minutes } minutes at most.
entry-dead-title = This link does not work any more
entry-dead-text = It has been used, it is too old, or a newer link has replaced it. Ask for another one.
entry-reset = Choose a new password
entry-reset-lead = All your sessions end. Then you sign in with the new password.
entry-reset-action = Change the password
entry-invitation = You have an invitation
# $by: name of the person who invites.
entry-invitation-lead = { $by } offers you a role.
entry-invitation-account = This address has an account already. Sign in: the invitation is waiting in your account.
entry-invitation-form = Open your account
entry-invitation-action = Open the account and accept
entry-invitation-dead = For a new invitation, write to the person who invited you.
entry-first = Open the first account
entry-first-lead = This account administers the programme: it invites the others. The address of this page works once.
entry-first-action = Open the account
entry-first-dead = This link does not work any more, or an account administers the programme already. Whoever runs the service can ask for another link with this command:
