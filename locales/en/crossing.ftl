# Answers carried into another questionnaire that somebody has loaded.

crossing-title = Other questionnaires
crossing-lead = What you have answered here, in the order and numbering of another questionnaire, with what is still to be answered there. Only correspondences that somebody has reviewed are used.
# $by: who; $day: date.
crossing-review = Correspondence reviewed by { $by } on { $day }.
crossing-docx = Document (DOCX)
crossing-xlsx = Workbook (XLSX)
crossing-none = No other questionnaire with a reviewed correspondence has been loaded into this service.
# $answered: number of questions; $open: number of questions.
crossing-summary = { $answered ->
    [one] One answer was taken over
   *[other] { $answered } answers were taken over
}; { $open ->
    [0] nothing is left to answer.
    [one] one question is still to be answered.
   *[other] { $open } questions are still to be answered.
}
crossing-open-no-counterpart = Still to be answered: nothing of what is asked here corresponds to it.
crossing-open-not-comparable = Still to be answered: what corresponds to it cannot be compared, or has not been compared.
crossing-open-several = Still to be answered: several questions correspond to it.
crossing-open-asked-otherwise = Still to be answered: it is asked in another way.
crossing-open-not-offered = Still to be answered: what was answered here is not offered there.
crossing-open-not-asked = Still to be answered: it is not asked of your municipality here.
crossing-open-not-answered = Still to be answered: it has not been answered here either.
crossing-open-not-confirmed = Still to be answered: the answer here is from last time, and nobody has confirmed it.
crossing-open-unknown = Still to be answered: “I do not know yet” was the answer here.
# $question: text of a question; $answer: answer in words.
crossing-here = { $question } – { $answer }
# $title: title; $place: address or name of a file.
crossing-evidence = { $title } ({ $place })
# $title: title; $place: address or name of a file; $day: date.
crossing-evidence-until = { $title } ({ $place }), valid until { $day }
crossing-label-here = Answered here:
crossing-label-comment = Comment:
crossing-label-example = Example:
crossing-label-evidence = Evidence:
crossing-sheet-answers = Answers
crossing-sheet-about = About
crossing-column-section = Section
crossing-column-number = Number
crossing-column-question = Question
crossing-column-answer = Answer
crossing-column-open = Still to be answered
crossing-column-here = Answered here
crossing-column-comment = Comment
crossing-column-example = Example
crossing-column-evidence = Evidence
