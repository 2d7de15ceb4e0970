# Problems of rows of answers.

# $question: a code
answers-answer-missing = The state says “answered”, but there is no answer to question “{ $question }”.
answers-control-character = The text contains a control character.
# $option: a code, $question: a code
answers-duplicate-tick = Option “{ $option }” of question “{ $question }” appears twice.
answers-name-too-long = The name has more than 200 characters.
answers-name-with-blanks = The name begins or ends with a blank, or contains a line break.
# $value: what was written
answers-not-a-date = “{ $value }” is not a date. Write 2026-11-24.
# $value: what was written, $similar: what was probably meant, or none
answers-not-a-number =
    “{ $value }” is not a number. { $similar ->
        [none] Write digits with a decimal point, such as 12.5.
       *[other] Write { $similar }: only digits, with a point before decimals.
    }
answers-not-asked-in-file = “not_asked” is set by the program and never written in a file. Leave the row out.
# $question: a code
answers-nothing-with-ticks = Question “{ $question }” has a row for “nothing ticked” and another answer.
# $value: what was written, $minimum: a number or none, $maximum: a number
answers-number-out-of-bounds =
    { $value } is out of bounds: minimum { $minimum ->
        [none] –
       *[other] { $minimum }
    }, maximum { $maximum ->
        [none] –
       *[other] { $maximum }
    }.
# $option: a code, $question: a code
answers-option-alone = Option “{ $option }” of question “{ $question }” cannot be ticked together with others.
# $option: a code, $question: a code
answers-option-in-and-out = Option “{ $option }” of question “{ $question }” is both ticked and out of scope.
# $question: a code
answers-several-answers = Question “{ $question }” takes one answer; this is another one.
# $question: a code, $state: a state
answers-state-with-answer = Question “{ $question }” is “{ $state }” and has an answer too.
# $limit: a number
answers-text-too-long = The text has more than { $limit } characters.
# $value: what was written, $decimals: a number, $rounded: a number
answers-too-many-decimals = “{ $value }” has more than { $decimals } digits after the point. Round it to { $decimals }, for example { $rounded }.
# $value: what was written
answers-too-many-digits = “{ $value }” has more than 15 digits before the point.
answers-unit-missing = The unit is missing.
# $value: what was written
answers-unknown-evidence = “{ $value }” is not a grade of evidence: declared, documented, verified.
# $question: a code, $value: what was written, $similar: a similar code or none
answers-unknown-option =
    Question “{ $question }” has no option “{ $value }”.{ $similar ->
        [none] {""}
       *[other] {" "}Did you mean “{ $similar }”?
    }
# $value: what was written, $similar: a similar code or none
answers-unknown-question =
    There is no question “{ $value }”.{ $similar ->
        [none] {""}
       *[other] {" "}Did you mean “{ $similar }”?
    }
# $value: what was written
answers-unknown-state = “{ $value }” is not a state: answered, not_within_powers, not_applicable, unknown, not_answered.
