# Evidence in reserve: what the municipality keeps to show that an answer is true.

evidence-title = Evidence in reserve
# $city: name of a municipality.
evidence-of = Evidence in reserve: { $city }
evidence-lead = Links and files to keep at hand all year. One piece serves several questions and several waves.
evidence-add = Add evidence
evidence-add-for = It will be attached to the answer:
evidence-search = Search by title or code of a question
evidence-search-action = Search
evidence-filter = Which evidence
# $n: number of pieces.
evidence-show-all = All ({ $n })
# $n: number of pieces.
evidence-show-unused = Attached to no answer ({ $n })
# $n: number of pieces.
evidence-show-expiring = Expiring soon ({ $n })
# $n: number of pieces.
evidence-show-expired = Expired ({ $n })
evidence-none = No evidence here.
# $used, $most: numbers of megabytes.
evidence-stored = Files: { $used } MB of { $most } MB
evidence-withdrawn = withdrawn
# $day: date.
evidence-expired = expired since { $day }
# $day: date.
evidence-valid-until = valid until { $day }
evidence-no-end = no end date
# $title: title of a piece, $host: name of a site.
evidence-open-link = { $title }, at { $host }
# $file: name of a file, $title: title of a piece.
evidence-take-file = { $file }, to download ({ $title })
# $n: number of kilobytes.
evidence-size = { $n } KB
# $name: name of a person.
evidence-owned-by = looked after by { $name }
# $name: name of a person, $at: date and time.
evidence-added-by = Added by { $name } on { $at }
evidence-visibility-public = Public
evidence-visibility-reserved = Reserved
# $n: number of answers.
evidence-used = { $n ->
    [0] Attached to no answer
    [one] Attached to one answer
   *[other] Attached to { $n } answers
}
# $codes: codes of questions.
evidence-tags-short = can serve { $codes }
evidence-uses = Answers that it supports
evidence-field-title = Title
evidence-hint-title = For example: Intercultural policy, resolution 2026-112
evidence-field-url = Link
evidence-hint-url = An address that begins with https:// or http://. Leave it empty for a file.
evidence-field-file = Or a file
# $n: number of megabytes.
evidence-hint-file = PDF, PNG, JPEG, DOCX, XLSX, ODS or CSV, { $n } MB at most.
evidence-field-valid-until = Valid until
evidence-hint-valid-until = The last day on which it proves anything. After that the answer has to be looked at again.
evidence-field-owner = Looked after by
evidence-owner-none = Nobody in particular
evidence-field-tags = Questions that it can serve
evidence-field-note = Note
evidence-hint-note = For your colleagues: the page to read, what to check. Name nobody. A note is not evidence.
evidence-field-visibility = Who can see it
evidence-hint-reserved = The municipality, and those who review its answers. Reserved does not mean exempt from access to information.
evidence-hint-public = Everybody to whom the municipality shows the answer.
evidence-keep-new = Keep the evidence
evidence-keep = Save
evidence-withdraw-title = Withdraw this evidence
evidence-withdraw-text = It proves nothing any more. It stays, marked as withdrawn, where it is attached: so one knows what an answer rested on.
evidence-withdraw = Withdraw
evidence-attached-title = Evidence attached to the answer
evidence-attached-none = No evidence is attached.
evidence-carried = from last time
evidence-proves = What it proves. With nothing ticked: the whole answer.
evidence-save-options = Save
# $title: title of a piece.
evidence-save-options-of = Save what it proves: { $title }
evidence-detach = Detach
# $title: title of a piece.
evidence-detach-of = Detach: { $title }
evidence-attach-choose = Attach evidence in reserve
evidence-attach-suggested = For this question
evidence-attach-others = Other evidence
evidence-attach = Attach
evidence-attach-new = Add a link or a file and attach it
