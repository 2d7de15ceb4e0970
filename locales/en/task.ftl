# What pages about waves, parts and later ends share.

task-optional = (optional)
task-day-format = YYYY-MM-DD
task-parts = Who does what
task-extension = Ask for more time
task-request-open = More time asked for
task-request-granted = More time granted
task-request-refused = More time refused
task-request-withdrawn = Request withdrawn
# $day: date.
task-until = up to and including { $day }
# $day: date.
task-wanted = wished for up to and including { $day }
# $day: date.
task-asked-on = asked on { $day }
# $day: date.
task-decided-on = decided on { $day }
task-answer = Answer of the network:
