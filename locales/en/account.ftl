# My account.

account-title = My account
account-roles = My roles
account-roles-none = You have no role for the moment.
account-offers = Roles offered
# $by: name of the person who invites; $until: date and time.
account-offer-by = Offered by { $by }, until { $until }
account-offer-accept = Accept
account-offer-decline = Decline
account-profile = Name and language
account-save = Save
account-password = Password
account-password-text = Changing the password ends your other sessions and your access tokens. A mail confirms it.
account-password-action = Change the password
account-sessions = Open sessions
account-sessions-text = A session ends after an hour without use and lasts 12 hours at most.
account-session-current = this session
account-session-unknown = Unknown browser
# $since, $seen: date and time.
account-session-times = Open since { $since }, last used { $seen }
account-session-end = End
account-sessions-end = End all the others
account-reminders = Reminders
account-reminders-on = You get a mail before a due day and one after it. Other mails about work stay as they are.
account-reminders-off = You get no reminders. Other mails about work stay as they are.
account-reminders-switch-off = Get no reminders any more
account-reminders-switch-on = Get reminders
account-data = My data
account-data-text = Everything that is kept about you, to take along: your account, roles, sessions and mails, and what you did and when. What was written in the work of a municipality belongs to it: ask the person in charge of the protection of personal information.
account-data-json = Take along as JSON
account-data-csv = Take along as CSV
account-expertise-open = Write or change it
