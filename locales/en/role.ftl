# Roles.

role-city-editor = City editor
role-city-coordinator = City coordinator
role-reviewer = Reviewer
role-network-coordinator = Network coordinator
role-programme-administrator = Programme administrator
role-partner-reader = Partner’s reader
