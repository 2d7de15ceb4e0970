# Journal: what was done.

journal-title = Journal
journal-lead = What was done, the newest first. Nothing is ever removed.
journal-none = Nothing for the moment.
journal-action-signed-in = Signed in
journal-action-signed-out = Signed out
journal-action-sign-in-refused = Sign-in refused
journal-action-session-ended = Session ended
journal-action-other-sessions-ended = Other sessions ended
journal-action-password-reset = Password replaced by link
journal-action-password-changed = Password changed
journal-action-profile-changed = Name or language changed
journal-action-first-administrator = First account opened
journal-action-invited = Invitation sent
journal-action-invitation-withdrawn = Invitation withdrawn
journal-action-invitation-declined = Invitation declined
journal-action-role-given = Role accepted
journal-action-role-ended = Role ended
journal-action-account-closed = Account closed
journal-action-account-opened = Account reopened
journal-action-register-added = Added to the register
journal-action-register-changed = Changed in the register
journal-action-register-removed = Figure removed from the register
journal-action-register-imported = Table imported
