# Columns and words of the tables, as the data dictionary explains them, and problems of tables.

datasets-answers-unit = The answering unit: a city, a country, an entry.
datasets-answers-period = The wave or year; empty where there is only one.
datasets-answers-question = Code of the question in the definition.
datasets-answers-state = The state of the answer; empty: it follows from the answer.
datasets-answers-answer = Code of an option, number, date or text.
datasets-answers-evidence = How well the answer is supported.

datasets-facts-kind = Empty: an answering unit. Otherwise the kind of a unit that a measure over units makes.
datasets-facts-unit = The unit.
datasets-facts-period = The period the fact holds in; empty: in every period.
datasets-facts-fact = Name of the fact; empty: the row only states that the unit exists.
datasets-facts-value = Its value; numbers with a decimal point.

datasets-scores-edition = Code of the edition that the scores were made with.
datasets-scores-method = Id of the method.
datasets-scores-method-version = Version of the method.
datasets-scores-kind = Empty: an answering unit. Otherwise the kind of group.
datasets-scores-period = The wave or year.
datasets-scores-unit = The unit that was scored.
datasets-scores-measure = Code of the measure: an area, an indicator, an index.
datasets-scores-level = The measure’s level, if the method names one.
datasets-scores-status = Whether there is a score, or why there is none.
datasets-scores-value = The score: declared, rounded as the method says. Empty where there is none.
datasets-scores-unrounded = The score before rounding.
datasets-scores-documented = The score with points of undocumented answers counted as 0.
datasets-scores-verified = The score with points of unverified answers counted as 0.
datasets-scores-unknown-as-zero = The score if every unknown answer were worth 0.
datasets-scores-unknown-as-full = The score if every unknown answer were worth its maximum.
datasets-scores-coverage = Share (0 to 1) of the weight in scope that is answered.
datasets-scores-in-scope = Share (0 to 1) of the weight that is in scope for the unit.
datasets-scores-answered = Questions below the measure that are answered.
datasets-scores-not-within-powers = Questions below the measure on which the unit has no power to act.
datasets-scores-not-applicable = Questions below the measure that have no object here.
datasets-scores-unknown = Questions below the measure whose answer is not known.
datasets-scores-not-answered = Questions below the measure that were left blank.
datasets-scores-not-asked = Questions below the measure that the definition does not ask of this unit.
datasets-scores-rank = The rank within the period, where the method ranks the measure.
datasets-scores-band = Code of the band that the value falls in, for measures of bands.

datasets-benchmarks-edition = Code of the edition of the scores.
datasets-benchmarks-method = Id of the method of the scores.
datasets-benchmarks-method-version = Version of the method.
datasets-benchmarks-kind = The kind of units compared; empty: answering units.
datasets-benchmarks-period = The reference period.
datasets-benchmarks-group = The group as it was asked for: all, fact:NAME, list:NAME, class:SET.
datasets-benchmarks-group-value = The value of the fact, the name of the list or the class.
datasets-benchmarks-unit = The compared unit; empty where none was named.
datasets-benchmarks-measure = Code of the measure.
datasets-benchmarks-n = Units with a score.
datasets-benchmarks-countries = Different countries among them.
datasets-benchmarks-editions = Units per edition: code:n, with semicolons between.
datasets-benchmarks-periods = Units per period: period:n, with semicolons between.
datasets-benchmarks-mean = Arithmetic mean of the units’ scores.
datasets-benchmarks-median = Median.
datasets-benchmarks-lower-quartile = First quartile, by linear interpolation (type 7).
datasets-benchmarks-upper-quartile = Third quartile, by linear interpolation (type 7).
datasets-benchmarks-minimum = Least score.
datasets-benchmarks-maximum = Greatest score.
datasets-benchmarks-standard-deviation = Standard deviation with n − 1; empty below two units.
datasets-benchmarks-share-at-100 = Share (0 to 1) of the units with 100 or more.
datasets-benchmarks-value = The score of the compared unit.
datasets-benchmarks-difference = Score of the compared unit minus the mean.
datasets-benchmarks-like-for-like-n = Units with a score when recomputed on the questions within the compared unit’s powers.
datasets-benchmarks-like-for-like-mean = Their mean.
datasets-benchmarks-like-for-like-median = Their median.

datasets-classes-set = Name of a set of classes.
datasets-classes-class = Name of the class.
datasets-classes-fact = The fact whose number decides.
datasets-classes-at-least = The class begins at this number; empty: open.
datasets-classes-below = The class ends before this number; empty: open.

datasets-dictionary-table = The table.
datasets-dictionary-column = The column.
datasets-dictionary-type = What stands in the column: text, code, word, number, share (0 to 1), count.
datasets-dictionary-word = A word that may stand in the column; empty: the column itself.
datasets-dictionary-fr = What it means, in French.
datasets-dictionary-en = What it means, in English.

datasets-word-state-answered = Answered; “no” is an answer.
datasets-word-state-not-within-powers = The unit has no power to act on it.
datasets-word-state-not-applicable = The question has no object here.
datasets-word-state-unknown = Asked, and not known.
datasets-word-state-not-answered = Left blank.

datasets-word-evidence-declared = Stated by the unit; a bare note adds nothing.
datasets-word-evidence-documented = A document or link supports it.
datasets-word-evidence-verified = Somebody entitled to has verified it.

datasets-word-status-scored = There is a score.
datasets-word-status-nothing-in-scope = No score: nothing the measure is made of is in scope for the unit.
datasets-word-status-answer-missing = No score: an answer is missing that the method needs.
datasets-word-status-member-without-score = No score: a part of the measure has no score.
datasets-word-status-low-coverage = No score: too small a share is answered.
datasets-word-status-low-scope = No score: too small a share is in scope for the unit.
datasets-word-status-too-few-members = No score: too few parts or units have a value.
datasets-word-status-gate-closed = No score: the measure’s condition does not hold.
datasets-word-status-no-spread = No score: all units of the sample have the same value.
datasets-word-status-out-of-domain = No score: the function is not defined for this value.
datasets-word-status-division-by-zero = No score: a division by 0.
datasets-word-status-external = No score here: the value comes from outside.
datasets-word-status-no-units = No score: no unit has a value.

# $question: a code, $count: a number, $units: the first units, with their periods
datasets-problem-answer-not-asked = Question “{ $question }” is answered where it is not asked, because its “applies_if” does not hold: { $count } times, first by { $units }. These answers count nowhere. Delete them, or correct what the condition looks at.
# $at_least: a number, $below: a number
datasets-problem-bounds-reversed = The class holds no number: it begins at { $at_least } and ends before { $below }. Exchange the two bounds, or correct one; the class holds “at_least” and not “below”.
# $set: name of a set
datasets-problem-classes-missing = There is no set of classes “{ $set }”. Name the file that holds it with --classes.
datasets-problem-column-missing = The file has no such column, and it is required.
# $type: a type of data
datasets-problem-column-type = Columns of type { $type } cannot be read. Write texts, integers or floats.
# $known: names of columns, $similar: a similar one or none
datasets-problem-column-unknown = No column has this name here.{ $similar ->
        [none] {""}
       *[other] {" "}Did you mean “{ $similar }”?
    } Known columns: { $known }.
datasets-problem-columns-repeated = The column appears more than once.
datasets-problem-control-character = The text contains a control character or a line break.
# $first: an edition and a method, $other: another one
datasets-problem-different-methods = The file holds scores of { $first } and of { $other }. Compare one method at a time.
# $fact: name of a fact
datasets-problem-fact-missing = No unit has the fact “{ $fact }”.
# $fact: name of a fact, $place: a code and a key, $count: a number, $unit: a unit, $value: what was written
datasets-problem-fact-not-a-number = Fact “{ $fact }” is compared with a number ({ $place }) and is not a plain number { $count } times, first “{ $value }” of unit “{ $unit }”. No such comparison holds. Write digits with a decimal point, such as 100000.5.
# $fact: name of a fact, $place: a code and a key, $known: names of facts or none
datasets-problem-fact-nowhere = No unit has the fact “{ $fact }”, which { $place } looks at. { $known ->
        [none] There is no fact in the file.
       *[other] Facts in the file: { $known }.
    }
datasets-problem-file-empty = The file is empty.
datasets-problem-file-encoding = The file is not in UTF-8. Save it again as “CSV UTF-8”.
datasets-problem-file-is-parquet = This is a Parquet file. Its name must end in “.parquet”.
# $reason: what the library says
datasets-problem-file-not-parquet = This is not a complete Parquet file ({ $reason }).
datasets-problem-file-not-text = This is not a text file.
datasets-problem-file-semicolons = The columns are separated by semicolons. Save the file with commas between columns (“CSV UTF-8”), and numbers with a decimal point.
datasets-problem-file-tabs = The columns are separated by tabs. Save the file with commas between columns (“CSV UTF-8”).
# $size: megabytes, $limit: megabytes
datasets-problem-file-too-large = A part of the file takes { $size } MiB of memory; the limit is { $limit }. Write smaller groups of rows.
# $reason: what the system says
datasets-problem-file-unreadable = The file cannot be read ({ $reason }).
# $fact: name of a fact, $group: a value, $place: a code and a key, $known: values
datasets-problem-group-nowhere = { $place } gives weights to the group “{ $group }”, and fact “{ $fact }” of no unit has this value. Values in the file: { $known }.
# $value: what was written
datasets-problem-invalid-number = “{ $value }” is not a number. Write digits with a decimal point, such as 12.5.
datasets-problem-name-missing = The name is missing.
# $limit: a number
datasets-problem-name-too-long = The name has more than { $limit } characters.
# $value: what was written
datasets-problem-name-with-blanks = “{ $value }” begins or ends with a blank.
# $unit: a unit, $period: a period or none, $fact: name of a fact
datasets-problem-no-group = Unit “{ $unit }”{ $period ->
        [none] {""}
       *[other] {" "}in the period “{ $period }”
    } has no fact “{ $fact }”, which says which group it belongs to. Add a row with its value.
datasets-problem-no-units = No unit is named in either file.
# $value: what was read, $position: place of the column
datasets-problem-not-utf8 = Column { $position } is not in UTF-8 (“{ $value }”). Save the file again as “CSV UTF-8”.
datasets-problem-period-missing = The period is missing, and several occur. Name the period in every row; or in none, and the answers belong to the period of the file of facts, which may then name only one.
# $period: a period, $known: periods or none
datasets-problem-period-unknown = No score counts at the period “{ $period }”: all are later, or older than the method allows. { $known ->
        [none] The scores name no period: leave --period out.
       *[other] Periods of the scores: { $known }.
    }
datasets-problem-quote-misplaced = Text follows a closing quotation mark. Quotation marks enclose the whole cell; write one inside a text twice. Or a closing one is missing in this row, and the next one was taken for it.
datasets-problem-quote-unclosed = A quotation mark opens in this row and is not closed before the file ends. Close it at the end of its cell; write one inside a text twice.
# $limit: kibibytes
datasets-problem-record-too-long = A row has more than { $limit } KiB. Is a closing quotation mark missing?
# $first_row: a row
datasets-problem-repeated-row = The same unit, period and measure appear in row { $first_row } already.
# $found: a number, $expected: a number
datasets-problem-row-length = The row has { $found } cells; the header has { $expected }. Enclose a cell that holds a comma in quotation marks.
# $count: a number, $limit: a number
datasets-problem-too-many-columns = The file has { $count } columns; the limit is { $limit }.
# $limit: a number
datasets-problem-too-many-rows = The file has more than { $limit } rows.
# $fact: name of a fact, $value: a value, $first: another value, $first_row: a row
datasets-problem-two-values = Fact “{ $fact }” is “{ $value }” here and “{ $first }” in row { $first_row }.
# $unit: a unit
datasets-problem-unit-unknown = No unit “{ $unit }” has a result that counts at the reference period.
# $value: what was written, $known: words
datasets-problem-unknown-word = “{ $value }” is not one of the words: { $known }.
datasets-problem-value-missing = The status is “scored”, and the score is missing. Write it, or the status that says why there is none.
# $value: what was written
datasets-problem-value-without-fact = There is a value “{ $value }” and no name of a fact.
# $unit: a unit, $period: a period or none, $fact: name of a fact, $measure: a code, $value: what was written, $similar: what was probably meant, or none
datasets-problem-weight-invalid = Measure “{ $measure }” weighs units by the fact “{ $fact }”, which is “{ $value }” for unit “{ $unit }”{ $period ->
        [none] {""}
       *[other] {" "}(period “{ $period }”)
    }. { $similar ->
        [none] Write a number of 0 or more, with a decimal point.
       *[other] Write { $similar }.
    }
# $unit: a unit, $period: a period or none, $fact: name of a fact, $measure: a code
datasets-problem-weight-missing = Measure “{ $measure }” weighs units by the fact “{ $fact }”, which unit “{ $unit }” does not have{ $period ->
        [none] {""}
       *[other] {" "}(period “{ $period }”)
    }. Add a row with its value.
