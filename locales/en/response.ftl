# The questionnaire of a municipality in a wave.

response-list-title = Questionnaires
response-list-none = No wave is open for your municipality. When there is one, it will stand here.
response-sections = Sections
# $done, $all: numbers of questions.
response-of = { $done } / { $all }
# $done, $all: numbers of questions.
response-done-of = { $done } of { $all }
# $n: number of questions.
response-status-confirm = { $n ->
    [one] one answer to confirm
   *[other] { $n } answers to confirm
}
response-status-done = Completed
# $n: number of questions.
response-status-started = { $n ->
    [one] one question left
   *[other] { $n } questions left
}
# $n: number of questions.
response-status-to-do = { $n ->
    [one] one question
   *[other] { $n } questions
}
response-state-not-begun = not begun
response-state-draft = in progress
response-state-submitted = handed in
response-state-in-review = in review
response-state-returned = returned with questions
response-state-final = accepted
response-state-published = published
# $at: date and time.
response-until = open until { $at }
# $at: date and time.
response-over = closed since { $at }
# $done, $all: numbers of questions.
response-lead = { $done ->
    [0] None of { $all } questions is settled.
    [one] One of { $all } questions is settled.
   *[other] { $done } of { $all } questions are settled.
}
# $n: number of questions.
response-lead-carried = { $n ->
    [one] One answer from last time is to be confirmed.
   *[other] { $n } answers from last time are to be confirmed.
}
# $n: number of questions.
response-lead-missing = { $n ->
    [one] One question waits for an answer.
   *[other] { $n } questions wait for an answer.
}
# $n: number of minutes.
response-minutes = about { $n } minutes (our estimate)
response-language-fr = The network asks for every text in French; a text that is missing in another language is marked “not translated” and blocks nothing.
response-language-en = The network asks for every text in English.
response-unconfirmed = What is not confirmed will count as unknown when handed in.
response-nothing-given = Nothing in this questionnaire has been given to you yet.
response-sharing = Who sees what
response-mode-shared = Everybody sees everything
response-mode-hint-shared = For a small team: everybody answers what he or she knows.
response-mode-divided = Everybody gets a part
response-mode-hint-divided = The coordinator gives sections or questions to colleagues; everybody sees the own part only.
response-mode-text-shared = All editors see the whole questionnaire and answer it.
response-mode-text-divided = Everybody sees what was given to him or her only. The coordinator sees everything.
response-mode-to-divided = Divide it among colleagues
response-mode-to-shared = Open all of it to the team
# $n: number of questions.
response-before = { $n } questions, to be answered by several people, in any order. Nothing gets lost.
# $wave: name of a wave.
response-before-former = Your answers that were accepted last time ({ $wave }) come along: you only confirm what is still true.
response-before-first = This is the first time: every question is to be answered.
response-who = How do you work?
response-start = Begin
response-not-begun = This questionnaire has not been begun. The coordinator of the municipality can begin it while the wave is open.
# $n: number of answers.
response-still-true = { $n ->
    [one] One answer comes from last time
   *[other] { $n } answers come from last time
}
response-still-true-text = If the whole section is still true, confirm it at once. First tick what has changed: that stays open.
response-except = What is not true any more
response-confirm = Confirm all the rest
response-save-section = Save the section
# $title: title of a section.
response-next-section = Next section: { $title }
# $n, $of: numbers.
response-number = question { $n } of { $of }
response-optional = optional
response-unscored = does not count in the scores
response-for-example = For example:
response-evidence = Evidence:
response-save-next = Save and continue
response-save-back = Save and return to the section
response-neighbours = Other questions
response-previous = Previous question
response-next = Next question
response-history = History of the answer
response-confirmation-entered = entered
response-confirmation-carried = brought along from last time
response-confirmation-confirmed = confirmed as still true
response-translations-fr = Translate into French
response-translations-en = Translate into English
response-translations-required = A network of the municipality asks for these texts in this language.
response-translations-optional = Optional: a text without a translation is shown in its own language, marked “not translated”, and blocks nothing.
response-translations-none = There is nothing to translate.
response-translations-save = Save the translations
response-translation-missing = Not translated
response-translation-draft = Draft
response-translation-outdated = To look at again: the text has changed since
response-translation-current = Translated
response-translation-finished = The translation is done
response-translated-comment-fr = Comment in French
response-translated-comment-en = Comment in English
response-translated-example-fr = Example in French
response-translated-example-en = Example in English
# $n: number of texts.
response-untranslated-fr = { $n ->
    [one] One text is not translated into French
   *[other] { $n } texts are not translated into French
}
# $n: number of texts.
response-untranslated-en = { $n ->
    [one] One text is not translated into English
   *[other] { $n } texts are not translated into English
}
response-untranslated-optional = (optional)
