# A questionnaire as a workbook: taken, filled in elsewhere, and handed in.

workbook-files = Files
workbook-blank-text = For preparing the answers with your colleagues: every question with its explanations and what is known from last time, without answers.
# $n: number of hours.
workbook-hours = { $n ->
    [one] Count on about an hour in all.
   *[other] Count on about { $n } hours in all.
}
workbook-blank = Blank questionnaire, workbook (XLSX)
workbook-filled-text = For answering without a connection: take the workbook with the answers as they are, fill it in, then hand it in here.
workbook-filled = Questionnaire with the answers, workbook (XLSX)
workbook-import = Hand in a workbook
workbook-import-lead = The workbook is tried first: you see what each cell would do, then you decide. Nothing is written before.
workbook-import-changed = Answers have changed since you tried. Nothing was written: this is what the workbook would do now.
workbook-report = What this workbook would do
workbook-verdict-new = new
workbook-verdict-changed = changed
workbook-verdict-unchanged = unchanged
workbook-verdict-rejected = rejected
workbook-verdict-conflict = changed by somebody else meanwhile
workbook-before = Now
workbook-after = In the workbook
workbook-empty = (empty)
# $n: number of answers.
workbook-apply-text = { $n ->
    [one] One answer will be saved, exactly as above.
   *[other] { $n } answers will be saved at once, exactly as above.
}
workbook-apply-rest = Cells that are rejected, or that somebody else has changed, stay as they are: mend them in the workbook and hand it in again, or answer on the page of the question.
workbook-apply = Save these answers
workbook-apply-nothing = Everything is so already: there is nothing to save.
workbook-report-download = Download this report (CSV)
workbook-report-cell = cell
workbook-report-verdict = verdict
workbook-report-code = code
workbook-report-question = question
workbook-report-part = part
workbook-report-before = now
workbook-report-after = in the workbook
workbook-report-note = note
workbook-file = The workbook
# $n: number of mebibytes.
workbook-format = A workbook of this service in the format XLSX, of at most { $n } MiB. Rows and columns may have moved. What is empty in a workbook with answers erases; what is empty in a blank one changes nothing.
workbook-choose = Workbook (XLSX)
workbook-try = Try without changing anything
workbook-conflict = Somebody has changed this answer since you took the workbook. Open the question and decide.
workbook-held = Another cell of the same question is rejected: mend it, and this one will be accepted.
workbook-not-yours = This question is not given to you. Ask whoever coordinates the answers for it.

## In the workbook

workbook-column-question = Question
workbook-column-answer = Answer
workbook-column-comment = Comment
workbook-column-example = An example from here
workbook-yes = Yes
workbook-no = No
workbook-optional = (optional)
workbook-several = One row for each: Yes, No or Makes no sense here.
workbook-demonstration = Demonstration: this municipality and its answers are invented.
workbook-how = Fill in the yellow cells. Lists offer the possible answers; notes explain the questions. Evidence is added on the site.
workbook-not-offered = Choose an answer from the list.
# $text: why the question is asked.
workbook-note-why = Why: { $text }
# $text: example of a good answer.
workbook-note-example = For example: { $text }
# $text: what can serve as evidence.
workbook-note-evidence = As evidence: { $text }

## Why a cell is rejected ($found: what stands in it)

workbook-fault-formula = A formula is not read. Write its result
workbook-fault-error = The spreadsheet shows an error. Write the answer
workbook-fault-truth = True or false is no answer. Choose one from the list
workbook-fault-time = A time of day is no answer. Write a date such as 2026-05-01, or a number
workbook-fault-characters = This text has invisible characters. Write it again
workbook-fault-unknown-question = No question has the code “{ $found }”. Take a new workbook and copy the answer into it
workbook-fault-unknown-option = The question has nothing called “{ $found }”. Take a new workbook and copy the answer into it
workbook-fault-not-offered = “{ $found }” is not a possible answer. Choose one from the list
workbook-fault-undecided = Some of these have an answer, others have none, and none is “Yes”. Answer each, or choose “None of these”
workbook-fault-row-missing = The row “{ $found }” of this question is missing. Take a new workbook and copy the answer into it
workbook-fault-twice = The row “{ $found }” is there twice. Delete one
workbook-fault-no-question = This text stands beside no question. Put it into the cell of the right question
workbook-fault-column-missing = Columns that cannot be found on this sheet: { $found }. Take a new workbook, or give them back their names
workbook-fault-other-sheet = This sheet is not of the workbook: it was not read

## Why the whole workbook is refused ($city, $wave: the questionnaire; $found: that of the workbook)

workbook-refused-missing = Choose a file
workbook-refused-name = The name of the file does not end in .xlsx. Save it as “Excel Workbook (.xlsx)” and hand it in again
workbook-refused-too-large = The file is too large for a workbook of this service. Remove pictures and sheets that were added
workbook-refused-not-a-workbook = This file is no workbook. Save it as “Excel Workbook (.xlsx)” and hand it in again
workbook-refused-old = This workbook has the old format (.xls), or a password. Remove the password and save it as “Excel Workbook (.xlsx)”
workbook-refused-open-document = This workbook has the OpenDocument format (.ods). Save it as “Excel Workbook (.xlsx)” and hand it in again
workbook-refused-binary = This workbook has the binary format (.xlsb). Save it as “Excel Workbook (.xlsx)” and hand it in again
workbook-refused-macros = This workbook has macros. Save it as “Excel Workbook (.xlsx)”, without macros
workbook-refused-swells = This file grows far too much when it is opened. Take a new workbook and copy the answers into it
workbook-refused-too-many-cells = This workbook has far more rows or columns than the questionnaire. Take a new workbook and copy the answers into it
workbook-refused-damaged = This workbook is damaged. Open it, save it again and hand it in
workbook-refused-not-ours = This workbook is not of this service, or its hidden sheet “icc-index” is missing. Take a new one and copy the answers into it
workbook-refused-other-format = This workbook was made by another version of the service. Take a new one and copy the answers into it
workbook-refused-other-city = This workbook is that of “{ $found }”, not of { $city }. Hand it in on the page of that municipality
workbook-refused-other-wave = This workbook is that of the wave “{ $found }”, not of { $wave }. Hand it in on the page of that wave
workbook-refused-other-questions = The questions of { $wave } are not those of this workbook. Take a new one and copy the answers into it
workbook-refused-nothing = No answer was found in this workbook. Fill it in, or take a new one
workbook-refused-too-much-text = This workbook has too much text to be handed in at once. Hand it in as two parts, each without the sheets of the other

## On paper

# $city: name of a municipality, $wave: name of a wave.
workbook-paper-title = Questionnaire of { $city }, { $wave }
workbook-paper-lead = For preparing the answers. They are then written on the site, or into the workbook.
workbook-paper-evidence = Evidence: link or name of the document
workbook-paper-a4 = Blank questionnaire to print, A4 (PDF)
workbook-paper-letter = Blank questionnaire to print, Letter (PDF)
workbook-xlsform = Form for ODK or Kobo (XLSForm)
