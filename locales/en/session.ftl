# The end of a session.

# $time: time of day with the time zone.
session-until = until { $time }
session-title = Your session ends in less than five minutes
session-text = You have done nothing for a while. What you have typed stays on this page.
session-last-text = A session lasts twelve hours at most. Save your work, then sign in again.
session-stay = Stay signed in
session-close = I see
session-failed = The service does not answer. Try again.
session-over-title = Your session has ended
session-over-text = Sign in again to come back to this page.
session-again = Sign in again
