# Forms: fields, errors.

form-title-error = Error:
form-summary = There is a problem
form-email = Email
form-password = Password
form-password-choose = Choose a password
form-password-new = New password
form-password-old = Current password
# $n: number of characters.
form-password-hint = At least { $n } characters. A short sentence will do; spaces count.
form-name = Name
form-name-hint = Your colleagues see it.
form-language = Language of mails
form-role = Role
form-until = Good until
form-error-missing = Fill in this field
form-error-missing-email = Enter the email address
form-error-missing-password = Enter the password
form-error-missing-name = Enter the name
form-error-missing-city = Choose a municipality
form-error-missing-network = Choose a network
form-error-missing-role = Choose a role
form-error-email = Enter a complete email address, such as name@city.ca
form-error-email-taken = This address has an account already
form-error-too-long = This is too long
form-error-characters = It holds an invisible character. Clear it and try again
form-error-sign-in-refused = The email or the password is not right
form-error-password-wrong = This is not the current password
# $n: number of characters.
form-error-password-short = The password has at least { $n } characters
form-error-password-common = Too many people use this password. Choose another one
form-error-password-guessed = This password can be guessed from your address, the municipality or the service. Choose another one
form-error-link-dead = This link does not work any more
form-error-missing-code = Enter the code
form-error-missing-proof = Enter a code or the password
form-error-code-wrong = This code is not right, or has been used already. Wait for the next one
form-error-code-over = It took too long, or there were too many wrong codes
form-error-proof-wrong = This is neither your password nor a right code
form-error-provider-state = This sign-in was not begun in this browser, or it took too long. Begin again
form-error-provider-refused = Your organisation’s account did not let you in. Begin again, or sign in another way
form-error-provider-unreachable = The service of your organisation’s account does not answer. Try again later, or sign in another way
form-error-provider-failed = The answer of your organisation’s account cannot be trusted. Try again, or sign in another way
form-error-provider-unverified = Your organisation’s account names no verified email address
form-error-provider-domain = This way in is not meant for your email address
form-error-provider-unknown = No open account or invitation has this email address. Ask whoever coordinates your municipality or your network
form-error-provider-other = This account belongs to another person at your organisation. Sign in another way
form-error-missing-name-fr = Enter the name in French
form-error-missing-name-en = Enter the name in English
form-error-missing-year = Enter the year
form-error-missing-asks = Choose the edition and the method
form-error-missing-networks = Choose at least one network
form-error-missing-first = Enter the first day
form-error-missing-last = Enter the last day
form-error-missing-rhythm = Choose the rhythm
form-error-missing-until = Enter the last day
form-error-missing-reason = Say why
form-error-missing-remark = Say why, or what is still to do
form-error-missing-decision = Choose to grant or to refuse
form-error-missing-person = Choose a person, or enter an email
form-error-missing-divide = Choose whether the questionnaire is divided
form-error-code = A code begins with a letter and holds nothing but lower-case letters, digits, dots, hyphens and underscores
form-error-wave-code-taken = A wave has this code already
form-error-year = Enter a year of four digits, such as 2027
form-error-date = Enter a day of the calendar, such as 2027-03-01
form-error-last-before-first = The last day is before the first
form-error-networks-mixed = A wave asks real networks or those of the demonstration, never both
# $n: number of municipalities.
form-error-wave-begun-networks = { $n ->
    [one] One municipality that has begun would not be asked any more. Keep its network
   *[other] { $n } municipalities that have begun would not be asked any more. Keep their network
}
# $n: number of municipalities.
form-error-wave-begun-first = { $n ->
    [one] One municipality has begun already: the first day cannot be ahead
   *[other] { $n } municipalities have begun already: the first day cannot be ahead
}
form-error-wave-end-past = This day has passed. Confirm that the wave ends at once
form-error-end-not-later = Choose a day after the present end and after today
form-error-end-too-late = This day is too late
form-error-day-past = This day has passed
form-error-day-after-end = The questionnaire is not open any more on this day
form-error-part-given-already = This person has this part already
form-error-person-twice = Choose a person or enter an email, not both
form-error-part-changed = The part has changed in the meantime. See how it stands
form-error-missing-title = Write the title
form-error-missing-url = Give a link or choose a file
form-error-address = Write a whole address that begins with https:// or http://, without a password
form-error-day = Choose a day, such as 2027-03-31
form-error-owner = Choose somebody who works for the municipality
form-error-question = One of the questions does not exist in this questionnaire
form-error-one-of-both = Give a link or a file, not both
form-error-file-empty = The file is empty
form-error-file-kind = This file is of no format that is accepted, or its name says something else than its content. Choose a PDF, PNG, JPEG, DOCX, XLSX, ODS or CSV
form-error-file-archive = This file cannot be read: it is locked, damaged, or holds another compressed file. Save it as PDF
form-error-file-bomb = This file would become enormous once unpacked. Save it as PDF
# $n: number of megabytes.
form-error-file-size = The file is larger than { $n } MB. Make it smaller or give a link
# $n: number of megabytes.
form-error-file-quota = The files of the municipality would be larger than { $n } MB together. Give a link, or write to whoever administers the service
form-error-evidence-changed = Somebody has changed this evidence in the meantime. Your words are still in the form: compare, then save
form-error-missing-function = Enter the function
form-error-missing-agreed = Tick the box to hand in on behalf of the municipality
form-error-untranslated = Some comments or examples still have to be translated
form-error-empty = Answer at least one question
form-error-missing-reason-fr = Say why, in French
form-error-missing-reason-en = Say why, in English
form-error-needs-counted = Scores cannot be shown without counting in averages: tick that too
form-error-needs-scores = Answers cannot be shown without scores: tick those too
form-error-needs-answers = Evidence and comments cannot be shown without answers: tick those too
form-error-audience-gone = One of those named is not there any more. Look at the choices again
form-error-missing-authority = Say who decided
form-error-missing-resolution = Enter the number of the resolution
form-error-missing-decided-on = Enter the day of the decision
form-error-day-to-come = This day is still to come
form-error-missing-review = Choose the review
form-error-missing-reviewer = Choose a person
form-error-review-reviewer = This person cannot review this questionnaire
form-error-review-question = Write the question, or choose a common request
form-error-review-seen = Nothing is attached: say what you have seen
form-error-review-reason = Say why
form-error-review-open = Answers are left to look at, or wait for the municipality
form-error-review-texts = A text is missing in a required language
form-error-review-changed = Somebody else was here in the meantime. Look at how it stands, then try again
form-error-review-text-long = This text is longer than 8,000 characters
form-error-review-text-original = Write the text itself first
form-error-missing-due = Enter the day
form-error-missing-questions = Tick at least one measure
form-error-too-many = Tick at most 30 measures
form-error-unknown = One of the measures does not exist in this questionnaire
form-error-targets-many = The municipality has as many targets as it can. Remove one first
form-error-missing-kind = Choose what you send
form-error-missing-to = Choose to whom
form-error-missing-subject-fr = Enter the subject in French
form-error-missing-subject-en = Enter the subject in English
form-error-missing-text-fr = Enter the message in French
form-error-missing-text-en = Enter the message in English
form-error-too-many-today = As many messages as a day takes have gone out. Try again tomorrow
form-error-nobody = Nobody would get it. Choose other members
form-error-missing-stage = Choose the stage
form-error-missing-state = Choose how it stands
form-error-missing-day = Enter the day
form-error-missing-asked-by = Choose who has asked
form-error-day-future = This day has not come yet
form-error-joining-mixed = Real municipalities join real networks, invented ones those of the demonstration
form-error-joining-document = This document is not among the evidence any more
form-error-joining-full = No more can be written down on this way
form-error-try-nothing = Answer at least one question
