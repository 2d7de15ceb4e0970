# People and invitations.

people-title = People
people-lead = Who does what, and who is invited.
people-none = Nobody for the moment.
people-no-role = No role
# $day: date.
people-since = since { $day }
people-demonstration = demonstration
people-closed = account closed
people-end-role = End the role
people-close = Close the account
people-open = Reopen the account
people-invitations = Open invitations
# $until: date and time.
people-invitation-until = until { $until }
people-withdraw = Withdraw the invitation
people-invite = Invite
people-invite-text = The person gets a mail. Nothing changes before he or she accepts; the invitation lasts 24 hours.
people-invite-action = Send the invitation
people-city = Municipality
people-city-hint = For editors and coordinators of a municipality.
people-network = Network
people-network-hint = For reviewers and coordinators of a network.
people-partner = Partner
people-partner-hint = For partner’s readers. They see what municipalities have agreed to show to this partner, and nothing else.
