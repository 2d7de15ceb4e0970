# Problems of definitions, for the people who write them: what is wrong, and what to do.

diagnostics-band-empty = This band holds no number: its lower end lies above its upper end.
diagnostics-band-empty-hint = Exchange the two ends, or give both as “from” and “to” for a single number.
# $from: a number, $to: a number
diagnostics-band-gap = Numbers between { $from } and { $to } fall in no band.
diagnostics-band-gap-hint = Let one band end where the next begins: “to” and “from” include the number, “below” and “above” do not.
# $side: below or above, $value: what was written, $name: a code
diagnostics-band-open =
    Numbers { $side ->
        [below] below
       *[above] above
    } { $value } get no points for question “{ $name }”.
diagnostics-band-open-hint = Leave that end of the table open, or set the question’s “minimum” and “maximum”.
# $value: what was written
diagnostics-band-overlap = Two bands hold the number { $value }.
diagnostics-band-overlap-hint = Replace one “from” by “above”, or one “to” by “below”.
diagnostics-band-without-result = This band gives nothing.
# $key: a key of the file
diagnostics-band-without-result-hint = Add “{ $key }”, “label” or both.
diagnostics-beyond-not-additive = “beyond” has no meaning for this function.
diagnostics-beyond-not-additive-hint = Members beyond the maximum can be added to a rate, a sum or a mean.
# $name: a code
diagnostics-beyond-not-member = “{ $name }” is in “beyond” but not in “members”.
diagnostics-beyond-not-member-hint = List it in “members” too.
# $low: a number, $high: a number
diagnostics-bounds-reversed = The lower bound { $low } leaves nothing below the upper bound { $high }.
diagnostics-bounds-reversed-hint = Exchange the two bounds, or correct one of them.
# $value: what was written, $character: a character
diagnostics-code-character = The code “{ $value }” contains “{ $character }”.
diagnostics-code-character-hint = A code begins with a letter or digit; after it come letters without accents, digits, “_”, “-” and “.”.
# $length: a number of characters
diagnostics-code-length = This code has { $length } characters.
diagnostics-code-length-hint = A code has 1 to 64 characters.
# $key: a key of the file, $name: a code
diagnostics-condition-on-other-type = The condition uses “{ $key }”, which does not fit the type of question “{ $name }”.
diagnostics-condition-on-other-type-hint = “is” is for questions with options, comparisons are for numbers, “state” is for every question.
# $limit: a number
diagnostics-condition-too-deep = Conditions lie more than { $limit } levels inside one another.
diagnostics-condition-too-deep-hint = Join parts in one “all” or “any”.
diagnostics-condition-with-many-subjects = The condition is about several things at once.
diagnostics-condition-with-many-subjects-hint = Write one condition for each and join them with “all” or “any”.
# $where: a word of the format
diagnostics-condition-with-many-tests = The condition tests “{ $where }” in several ways at once.
diagnostics-condition-with-many-tests-hint = Write one condition for each test and join them with “all” or “any”.
diagnostics-condition-without-subject = The condition does not say what it is about.
diagnostics-condition-without-subject-hint = Add one of “question”, “fact”, “measure”, “unit”, “period”, “all”, “any”, “not”.
# $where: a word of the format
diagnostics-condition-without-test = The condition names “{ $where }” but does not say what must be true of it.
diagnostics-condition-without-test-hint = Add “is”, “state” or a comparison such as “at_least”.
# $first: a key or kind of unit, $second: a key or kind of unit
diagnostics-conflicting-keys = “{ $first }” and “{ $second }” exclude each other.
diagnostics-conflicting-keys-hint = Keep one of the two.
# $name: a code
diagnostics-constant-over-units = “{ $name }” is a constant; it belongs to no unit that could be counted.
# $name: a code
diagnostics-constant-over-units-hint = Make a measure of it first: function = "copy", of = "{ $name }".
# $key: a key of the file
diagnostics-control-character = “{ $key }” contains a control character.
diagnostics-control-character-hint = Delete the invisible character; a line break is allowed.
diagnostics-crosswalk-item-form = The item’s class does not fit the sides it names.
diagnostics-crosswalk-item-form-hint = “new” has only “to”, “dropped” has only “from”, the other classes that claim something have both.
diagnostics-crosswalk-item-twice = This correspondence is stated twice.
diagnostics-crosswalk-item-twice-hint = Delete one of them.
diagnostics-crosswalk-to-itself = The crosswalk leads from this edition to itself.
diagnostics-crosswalk-to-itself-hint = Name the older edition in “from”.
# $name: a code, $edition: a code
diagnostics-crosswalk-unknown-source = “{ $name }” is neither a question nor a measure of “{ $edition }”.
diagnostics-crosswalk-unknown-source-hint = Correct the code, or leave out “from” and use the class “new”.
# $name: a code
diagnostics-crosswalk-unknown-target = “{ $name }” is neither a question nor a measure of this edition.
diagnostics-crosswalk-unknown-target-hint = Correct the code, or leave out “to” and use the class “dropped”.
# $cycle: codes with arrows
diagnostics-cycle-in-applicability = These questions wait for each other’s answers: { $cycle }.
diagnostics-cycle-in-applicability-hint = Remove one of the conditions.
# $cycle: codes with arrows
diagnostics-cycle-in-measures = These measures wait for each other’s values: { $cycle }.
diagnostics-cycle-in-measures-hint = Remove one of the references, in members, gates or samples.
# $cycle: codes with arrows
diagnostics-cycle-in-sections = These sections lie inside one another: { $cycle }.
diagnostics-cycle-in-sections-hint = Correct one “parent”.
# $name: a code, $file: a file, $line: a number
diagnostics-duplicate-code = The code “{ $name }” is used twice: here and in { $file }, line { $line }.
diagnostics-duplicate-code-hint = Choose another code. Questions and measures share their codes.
# $name: a code
diagnostics-duplicate-crosswalk = There is already a crosswalk from “{ $name }”.
diagnostics-duplicate-crosswalk-hint = Put all its items in one file.
# $found: what was found
diagnostics-duplicate-key = “{ $found }” is defined twice.
diagnostics-duplicate-key-hint = Delete or rename one of them.
# $value: what was written
diagnostics-duplicate-language = The language “{ $value }” is listed twice.
diagnostics-duplicate-language-hint = Delete one of them.
# $name: a code
diagnostics-duplicate-member = “{ $name }” is a member twice.
diagnostics-duplicate-member-hint = List it once, and give it a weight of 2 if that is what is meant.
# $ticks: a number
diagnostics-duplicate-step = Two steps begin at { $ticks } ticks.
diagnostics-duplicate-step-hint = Give every step another number of ticks.
# $key: a key of the file
diagnostics-empty-list = “{ $key }” is an empty list.
diagnostics-empty-list-hint = Put something in it, or delete it.
# $key: a key of the file
diagnostics-empty-text = “{ $key }” is empty.
diagnostics-empty-text-hint = Write the text, or delete the line if it is optional.
diagnostics-external-with-questions = An edition marked “external” asks nothing, but there are questions.
diagnostics-external-with-questions-hint = Delete “external” or the questions.
# $limit: a number
diagnostics-file-too-large = The file is larger than { $limit } MiB.
diagnostics-file-too-large-hint = Split the texts by language, or shorten them.
# $id: a code, $file: a file
diagnostics-id-differs-from-file = The method’s id is “{ $id }” but its file is “{ $file }.toml”.
diagnostics-id-differs-from-file-hint = Rename the file or the id.
# $key: a key of the file
diagnostics-invalid-date = “{ $key }” is not a date.
diagnostics-invalid-date-hint = Write a date that exists, year first: 2026-11-24.
# $value: what was written
diagnostics-invalid-language = “{ $value }” is not a language tag.
diagnostics-invalid-language-hint = Use tags such as “fr”, “en” or “fr-CA”.
# $key: a key of the file
diagnostics-invalid-name = “{ $key }” is not a name.
# $limit: a number
diagnostics-invalid-name-hint = A name has 1 to { $limit } characters, no blanks at its ends and no line breaks.
# $key: a key of the file, $value: what was written
diagnostics-invalid-number = “{ $key }” is not a decimal number: “{ $value }”.
diagnostics-invalid-number-hint = Write digits with a decimal point, such as 0.5 or "0.5".
# $value: what was written
diagnostics-invalid-version = “{ $value }” is not a version.
diagnostics-invalid-version-hint = Write three numbers: 1.0.0.
# $key: a key of the file, $where: a word of the format
diagnostics-key-not-used-here = “{ $key }” means nothing for “{ $where }”.
diagnostics-key-not-used-here-hint = Delete it, or change the type or function.
# $key: a key of the file, $value: what was written
diagnostics-logarithm-of-nothing = “{ $key }” is { $value }, which has no logarithm.
diagnostics-logarithm-of-nothing-hint = With “log = true” both ends are above 0.
diagnostics-measure-in-applicability = Whether a question is asked cannot depend on a measure.
diagnostics-measure-in-applicability-hint = Use questions, facts, units and periods here; measures can be used in “only_if”.
# $name: a code
diagnostics-measure-in-rate = “{ $name }” is a measure; a rate combines questions only.
diagnostics-measure-in-rate-hint = Use “mean” or “sum” for measures.
# $name: a code
diagnostics-member-not-scored = Question “{ $name }” has no score: it is unscored, a text or evidence.
diagnostics-member-not-scored-hint = Take it out of the measure, or change the question.
# $file: a file
diagnostics-missing-file = The file { $file } is missing.
diagnostics-missing-file-hint = Create it, or name the folder that has it. A required language needs its file of texts.
# $key: a key of the file
diagnostics-missing-key = “{ $key }” is missing.
diagnostics-missing-key-hint = Add it.
diagnostics-missing-options = The question has no options.
diagnostics-missing-options-hint = Add “scale” or “options”.
# $name: a code
diagnostics-missing-points = Question “{ $name }” has no points in this method.
# $name: a code
diagnostics-missing-points-hint = Add [points.question.{ $name }], or points for its scale.
# $key: a key of the file, $language: a language tag
diagnostics-missing-text = The text { $key } is missing in “{ $language }”.
diagnostics-missing-text-hint = Write it: every required language has it.
# $key: a key of the file, $language: a language tag
diagnostics-missing-translation = The text { $key } exists in the source language but not in “{ $language }”.
diagnostics-missing-translation-hint = Translate it, or delete it in the source language.
# $name: a code, $second: a key or kind of unit, $first: a key or kind of unit
diagnostics-mixed-units =
    “{ $name }” belongs to { $second ->
        [answering] the answering units
       *[other] units of the kind “{ $second }”
    }, the rest to { $first ->
        [answering] the answering units
       *[other] units of the kind “{ $first }”
    }.
diagnostics-mixed-units-hint = Combine measures of one kind of unit; bring others to it with a function over units.
# $name: a code, $weight: a number
diagnostics-negative-weight = The weight of “{ $name }” is { $weight }.
diagnostics-negative-weight-hint = Weights that are divided by their sum are 0 or more; use “reversed” or “difference” for opposite directions.
# $name: a code
diagnostics-never-holds = This condition of “{ $name }” can never hold.
diagnostics-never-holds-hint = Some of its parts contradict each other, or the conditions of the questions they look at.
# $name: a code
diagnostics-no-maximum = Question “{ $name }” has no maximum above 0 to be measured against.
diagnostics-no-maximum-hint = Set the question’s “maximum” or its “_maximum”.
diagnostics-no-members = The measure has no members.
diagnostics-no-members-hint = List questions or measures, or mark it “external = true”.
diagnostics-no-questions = The definition asks nothing.
diagnostics-no-questions-hint = Add questions, or mark the edition “external = true”.
diagnostics-not-utf8 = The file is not UTF-8 from here on.
diagnostics-not-utf8-hint = Save it as UTF-8.
# $key: a key of the file
diagnostics-number-out-of-range = “{ $key }” is out of range.
# $low: a number, $high: a number
diagnostics-number-out-of-range-hint = Write a number from { $low } to { $high }.
# $key: a key of the file, $value: what was written
diagnostics-number-too-long = “{ $key }” has too many digits: { $value }.
diagnostics-number-too-long-hint = Up to 15 digits before the point and 9 after it.
# $name: a code, $state: a state
diagnostics-option-is-a-state = Whoever chooses “{ $name }” has not answered: the option stands for “{ $state }”.
# $state: a state
diagnostics-option-is-a-state-hint = Write “state = ["{ $state }"]” instead of “is”.
# $key: a key of the file, $name: a code
diagnostics-option-key-without-effect = “{ $key }” has no effect on option “{ $name }” of a single choice.
diagnostics-option-key-without-effect-hint = Delete it.
diagnostics-otherwise-without-condition = “otherwise” stands without a condition.
diagnostics-otherwise-without-condition-hint = Add “only_if”, or delete “otherwise”.
# $name: a code, $points: a number, $maximum: a number
diagnostics-points-above-maximum = Points of question “{ $name }” reach { $points }, above its maximum { $maximum }.
diagnostics-points-above-maximum-hint = Raise “_maximum”, lower the points, or set a cap.
# $name: a code
diagnostics-points-for-state = Option “{ $name }” is a non-answer and takes no points.
diagnostics-points-for-state-hint = Delete the line; section [missing] says how non-answers count.
# $name: a code
diagnostics-points-for-unscored = Question “{ $name }” is unscored but has points here.
diagnostics-points-for-unscored-hint = Delete the points, or “unscored” in the question.
# $name: a code, $options: codes or a number
diagnostics-points-missing = Points are missing for “{ $name }”: { $options }.
diagnostics-points-missing-hint = Give points to every option that is not a state.
# $name: a code, $where: a word of the format
diagnostics-points-not-possible = Question “{ $name }” cannot have points: its type is “{ $where }”.
diagnostics-points-not-possible-hint = Delete the points.
# $name: a code
diagnostics-points-unused = Question “{ $name }” has points but no measure uses it.
diagnostics-points-unused-hint = Make it a member of a measure, or delete its points.
# $name: a code
diagnostics-question-over-units = “{ $name }” is a question; functions over units take a measure.
# $name: a code
diagnostics-question-over-units-hint = Make a measure of it first: function = "copy", of = "{ $name }".
# $name: a code
diagnostics-question-unused = Question “{ $name }” is used by no method.
diagnostics-question-unused-hint = Use it, or mark it “unscored = true”.
# $name: a code
diagnostics-section-unused = Section “{ $name }” is empty.
diagnostics-section-unused-hint = Put questions in it, or delete it.
diagnostics-syntax = The line cannot be read here.
diagnostics-syntax-hint = Check quotes, brackets and equal signs: key = value.
diagnostics-syntax-comma = A comma is missing or in excess.
diagnostics-syntax-comma-hint = Elements of a list and pairs of a table are separated by one comma.
# $found: what was found
diagnostics-syntax-number = “{ $found }” is not a number.
diagnostics-syntax-number-hint = Write digits with at most one decimal point: 0.5.
# $found: what was found
diagnostics-syntax-quotes = “{ $found }” needs quotation marks.
diagnostics-syntax-quotes-hint = Put straight quotes around texts: "…".
diagnostics-syntax-text = This text is not written correctly.
diagnostics-syntax-text-hint = Close it with the same straight quotes, and write a backslash as \\.
diagnostics-syntax-unclosed = A bracket or brace is opened or closed without its counterpart.
diagnostics-syntax-unclosed-hint = Count [ and ], { "{" } and { "}" }.
diagnostics-syntax-value = A value is missing after the equal sign.
diagnostics-syntax-value-hint = Write it, or delete the line.
# $key: a key of the file, $length: a number of characters, $limit: a number
diagnostics-text-too-long = “{ $key }” has { $length } characters, more than { $limit }.
diagnostics-text-too-long-hint = Shorten it.
diagnostics-too-deep = Lists and tables lie too deep inside one another.
diagnostics-too-deep-hint = Nest less.
# $count: a number, $limit: a number
diagnostics-too-many-files = The definition has { $count } files, more than { $limit }.
diagnostics-too-many-files-hint = Leave out files that do not belong to it.
# $key: a key of the file, $limit: a number
diagnostics-too-many-items = “{ $key }” has more than { $limit } elements.
diagnostics-too-many-items-hint = Split the definition.
# $count: a number, $limit: a number
diagnostics-too-many-options = There are { $count } options, more than { $limit }.
diagnostics-too-many-options-hint = Group options, or make several questions.
# $limit: a number
diagnostics-too-many-problems = There are more than { $limit } problems; the others are not listed.
diagnostics-too-many-problems-hint = Correct these first and check again.
# $name: a code, $method: the id of a method
diagnostics-treated-in-condition = A condition looks at “{ $name }”, whose answers method “{ $method }” treats before it scores them.
diagnostics-treated-in-condition-hint = Ask the same figure as a question of its own, or let the condition look at a fact.
# $name: a code
diagnostics-treated-without-maximum = “{ $name }” has no maximum here, because the method treats its answers: a share of it is no number.
diagnostics-treated-without-maximum-hint = Bring the figure to a scale with “goalposts”, “z_score” or “percentile”, and combine these measures.
# $method: the id of a method
diagnostics-treatment-in-service = Method “{ $method }” treats figures before it scores them, which no method of the service may do.
diagnostics-treatment-in-service-hint = Compute it with “icc-index score”, or take “treatment” out of the method.
# $name: a code
diagnostics-treatment-not-of-step = “{ $name }” is not among the questions of the step.
diagnostics-treatment-not-of-step-hint = Correct the code, or add it to “of”.
# $name: a code
diagnostics-treatment-of-other-type = “{ $name }” is no question for a number.
diagnostics-treatment-of-other-type-hint = Only answers of type “number” and “percent” can be treated.
diagnostics-unexpected-file = This file has no place in a definition and is not read.
diagnostics-unexpected-file-hint = Files are definition.toml, methods/<id>.toml, texts/<language>.toml and crosswalks/<id>.toml.
# $key: a key of the file
diagnostics-unknown-key = There is no key “{ $key }” here.
diagnostics-unknown-key-hint = Delete it, or look it up in the description of the format.
# $name: a code
diagnostics-unknown-measure = There is no measure “{ $name }” in this method.
diagnostics-unknown-measure-hint = Correct the code, or add the measure.
# $name: a code
diagnostics-unknown-member = “{ $name }” is neither a question nor a measure of this method.
diagnostics-unknown-member-hint = Correct the code, or add the question or measure.
# $name: a code
diagnostics-unknown-option = There is no option “{ $name }”.
diagnostics-unknown-option-hint = Correct the code, or add the option.
# $name: a code
diagnostics-unknown-question = There is no question “{ $name }”.
diagnostics-unknown-question-hint = Correct the code, or add the question.
# $name: a code
diagnostics-unknown-scale = There is no scale “{ $name }”.
diagnostics-unknown-scale-hint = Correct the code, or add the scale.
# $name: a code
diagnostics-unknown-section = There is no section “{ $name }”.
diagnostics-unknown-section-hint = Correct the code, or add the section.
# $where: a word of the format, $name: a code
diagnostics-unknown-text = { $where }.{ $name } is the text of nothing: there is no “{ $name }”.
diagnostics-unknown-text-hint = Correct the code, or delete the text.
# $name: a code
diagnostics-unknown-weight-class = There is no weight class “{ $name }”.
diagnostics-unknown-weight-class-hint = Write a number, or add the class to [weight_classes].
# $value: what was written, $key: a key of the file, $known: words with commas
diagnostics-unknown-word = “{ $value }” is not a value of “{ $key }”; its values: { $known }.
diagnostics-unknown-word-hint = Write one of these words.
# $ticks: a number, $options: codes or a number
diagnostics-unreachable-step = A step asks for { $ticks } ticks; the question has { $options } options.
diagnostics-unreachable-step-hint = Lower the number of ticks, or add options.
# $name: a code
diagnostics-weight-of-nonmember = “{ $name }” has a weight but is not a member.
diagnostics-weight-of-nonmember-hint = Add it to “members”, or delete its weight.
# $sum: a number, $wanted: a number, $group: name of a group, or none
diagnostics-weights-sum =
    The weights add up to { $sum }, not { $wanted }{ $group ->
        [none] {""}
       *[other] {" "}(group “{ $group }”)
    }.
diagnostics-weights-sum-hint = Correct the weights, or “weights_sum”.
# $where: a word of the format, $key: a key of the file
diagnostics-weights-unused = “{ $where }” does not weigh its members: “{ $key }” changes nothing but the coverage.
diagnostics-weights-unused-hint = Delete it, or use a function that weighs: rate, sum, mean, geometric or harmonic.
diagnostics-weights-without-sum = The weights add up to nothing, so nothing can be divided by them.
diagnostics-weights-without-sum-hint = Give at least one member that counts a weight above 0, and points above 0.
# $count: a number
diagnostics-wrong-number-of-members = This function takes two members; there are { $count }.
diagnostics-wrong-number-of-members-hint = List exactly two: the first is divided by, or reduced by, the second.
# $key: a key of the file, $expected: a type, $found: what was found
diagnostics-wrong-type =
    “{ $key }” must be { $expected ->
        [text] a text
        [flag] true or false
        [number] a number
        [whole-number] a whole number
        [list] a list
        [table] a table
        [date] a date
       *[other] a value
    }, not { $found ->
        [text] a text
        [flag] true or false
        [number] a number
        [whole-number] a whole number
        [list] a list
        [table] a table
        [date] a date
       *[other] this
    }.
diagnostics-wrong-type-hint = Texts have straight quotes, lists have [ ], tables have { "{" } { "}" }.
# $known: folders
diagnostics-hint-definition-elsewhere = There is one in a folder inside: { $known }. Name that folder.
# $suggestion: a similar word
diagnostics-hint-did-you-mean = Did you mean “{ $suggestion }”?
diagnostics-hint-ends-equal = Give the two ends different values: “low” is what is worth nothing, “high” what is worth the whole scale. For a single threshold use the function “bands”.
diagnostics-hint-fraction = Write the fraction as a decimal number, such as 0.25. Where that never ends, give whole weights in the same proportion: 1, 1 and 1 for three thirds.
# $known: words with commas
diagnostics-hint-known-words = Possible here: { $known }.
diagnostics-hint-set-question-maximum = The question has no upper bound: set its “maximum”.
# $suggestion: a number
diagnostics-hint-write-number = Write { $suggestion }: only digits, with a point before decimals.
