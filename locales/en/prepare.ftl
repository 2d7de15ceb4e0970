# A file that takes a while.

prepare-title-report = Full report
prepare-title-summary = Summary for the council
# $paper: size of the paper.
prepare-lead-report = About fifteen pages ({ $paper }): the summary, the method, each indicator with its picture, and what the municipality shows of its answers.
prepare-lead-summary = Two pages ({ $paper }) for a municipal council.
prepare-stage = How far the file is
# $count: number of files that are made first.
prepare-waiting = { $count ->
    [0] Waiting. It is next.
    [one] Waiting. One other file comes first.
   *[other] Waiting. { $count } other files come first.
}
# $done and $of: steps done, and in all.
prepare-working = Being made: step { $done } of { $of }.
prepare-is-asked = Making it takes a few seconds.
prepare-is-gone = This request is too old. You can ask for the file again.
prepare-is-done = The file is ready.
prepare-is-failed = The file could not be made. Nothing else is affected.
prepare-progress = Progress
# $paper: size of the paper.
prepare-open = Open the file (PDF, { $paper })
prepare-look = Look again
prepare-leave = Stop waiting
prepare-begin = Make the file
prepare-again = Try again
prepare-title-network = Report on the network
# $paper: size of the paper.
prepare-lead-network = About fifteen pages ({ $paper }): who takes part, each indicator with the members that show themselves, the waves, the members and the method.
