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
datasets-scores-review = What was reviewed before it was accepted; “declared”: declared, not reviewed. Empty for what was brought in from elsewhere.
datasets-scores-treated = Questions below the measure whose figure the method changed or filled in before scoring.
datasets-scores-imputed = Those of them that it filled in.

datasets-treated-edition = Code of the edition.
datasets-treated-method = Id of the method.
datasets-treated-method-version = Version of the method.
datasets-treated-period = The period.
datasets-treated-unit = The unit.
datasets-treated-question = Code of the question.
datasets-treated-step = The step of the treatment: its place in the method, from 1.
datasets-treated-way = What was done.
datasets-treated-state = The state of the answer as it was given.
datasets-treated-before = The figure before the step; empty where it was filled in.
datasets-treated-after = The figure after the step.
datasets-treated-n = How many figures it was made of: for what was filled in, those it was taken from; for outliers, all that were looked at.
datasets-treated-with = What it was made with: the size, the value that a group shares, the periods.

datasets-outliers-edition = Code of the edition.
datasets-outliers-method = Id of the method.
datasets-outliers-method-version = Version of the method.
datasets-outliers-step = The step of the treatment: its place in the method, from 1.
datasets-outliers-question = Code of the question.
datasets-outliers-period = The period; empty: all together.
datasets-outliers-n = How many figures there are.
datasets-outliers-skewness = Skewness before (G1); empty below four figures or where all are the same.
datasets-outliers-kurtosis = Excess kurtosis before (G2).
datasets-outliers-decision = What was decided.
datasets-outliers-points = How many figures were drawn in.
datasets-outliers-skewness-after = Skewness after.
datasets-outliers-kurtosis-after = Excess kurtosis after.

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

datasets-choices-edition = Code of the edition.
datasets-choices-method = Id of the method.
datasets-choices-method-version = Version of the method.
datasets-choices-period = The period.
datasets-choices-measure = Code of the index that is examined.
datasets-choices-composites = Codes of the measures that count as one or by their parts, with semicolons between.
datasets-choices-structure = How they count: one, parts; empty where there are none.
datasets-choices-powers = What is outside the powers of a unit: left_out, zero, no_score; mixed where measures differ.
datasets-choices-unknown = Answers that are not known: zero, left_out, no_score; mixed where measures differ.
datasets-choices-unit = The unit.
datasets-choices-value = The score under this combination, before rounding; empty where there is none.
datasets-choices-third = The third of the unit among all with a score: lower, middle, upper; empty below 13 units.
datasets-choices-difference = This score minus the one under the method as it is declared.

datasets-moves-edition = Code of the edition.
datasets-moves-method = Id of the method.
datasets-moves-method-version = Version of the method.
datasets-moves-period = The period.
datasets-moves-measure = Code of the index that is examined.
datasets-moves-composites = Codes of the measures that count as one or by their parts, with semicolons between.
datasets-moves-structure = How they count: one, parts; empty where there are none.
datasets-moves-powers = What is outside the powers of a unit: left_out, zero, no_score; mixed where measures differ.
datasets-moves-unknown = Answers that are not known: zero, left_out, no_score; mixed where measures differ.
datasets-moves-group = The units: all, or those that the declared method puts into the lower, middle or upper third.
datasets-moves-n = Units with a score both ways.
datasets-moves-mean-change = Mean of what their scores change by.
datasets-moves-mean-size = Mean of the sizes of these changes.
datasets-moves-largest-size = Size of the greatest change.
datasets-moves-other-third = Units that are in another third.

datasets-intervals-edition = Code of the edition.
datasets-intervals-method = Id of the method.
datasets-intervals-method-version = Version of the method.
datasets-intervals-period = The period.
datasets-intervals-measure = Code of the index that is examined.
datasets-intervals-source = What varies: replications (weights and decisions), questions or members (each left out in turn).
datasets-intervals-unit = The unit.
datasets-intervals-n = How many of the ways of computing give the unit a score.
datasets-intervals-value = The score under the method as it is declared, before rounding.
datasets-intervals-third = Its third under the method as it is declared: lower, middle, upper; empty below 13 units.
datasets-intervals-lower = Lower end of the scores: a twentieth of the replications is below it; the least score where things are left out.
datasets-intervals-median = Median of the scores.
datasets-intervals-upper = Upper end of the scores: a twentieth of the replications is above it; the greatest score where things are left out.
datasets-intervals-lowest-third = Lowest third within the same ends.
datasets-intervals-highest-third = Highest third within the same ends.
datasets-intervals-share-lower = Share (0 to 1) of the ways that put the unit into the lower third.
datasets-intervals-share-middle = Share (0 to 1) of the ways that put the unit into the middle third.
datasets-intervals-share-upper = Share (0 to 1) of the ways that put the unit into the upper third.
datasets-intervals-rank = Its rank under the method as it is declared, by the rule of the method.
datasets-intervals-lowest-rank = The least rank within the same ends: of the replications, the quantile at 5 %; of what is left out, the least.
datasets-intervals-median-rank = The middle one of the ranks.
datasets-intervals-highest-rank = The greatest rank within the same ends.

datasets-influence-edition = Code of the edition.
datasets-influence-method = Id of the method.
datasets-influence-method-version = Version of the method.
datasets-influence-period = The period.
datasets-influence-measure = Code of the index that is examined.
datasets-influence-source = What is left out: questions, members of the index.
datasets-influence-code = Code of the question or measure that is left out.
datasets-influence-n = Units with a score both ways.
datasets-influence-mean-change = Mean of what their scores change by.
datasets-influence-mean-size = Mean of the sizes of these changes.
datasets-influence-largest-size = Size of the greatest change.
datasets-influence-other-third = Units that are in another third.

datasets-items-edition = Code of the edition.
datasets-items-method = Id of the method.
datasets-items-method-version = Version of the method.
datasets-items-period = The period.
datasets-items-measure = Code of the index that is examined.
datasets-items-question = Code of the question.
datasets-items-n = Units that answer it with something that can be scored.
datasets-items-difficulty = Mean share (0 to 1) of the points that can be reached: the higher, the easier. Empty below 30 units, as all that follows.
datasets-items-floor-share = Share (0 to 1) of the units with no points.
datasets-items-ceiling-share = Share (0 to 1) of the units with all points.
datasets-items-item-total = Correlation with the mean share reached in the other questions of the index (corrected item–total correlation).

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
# $unit: a unit, $period: a period or none, $question: a code
datasets-problem-figure-too-long = Question “{ $question }” of unit “{ $unit }”{ $period ->
        [none] {""}
       *[other] {" "}(period “{ $period }”)
    } gets more than 15 digits before the point when it is treated. Write a smaller “per”, or larger sizes.
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
# $period: a period or none
datasets-problem-period-without-year = { $period ->
        [none] There are no named periods, and the method fills in figures from other years. Name the year of every row.
       *[other] Period “{ $period }” does not begin with a year of four digits, and the method fills in figures from other years. Call it by its year.
    }
datasets-problem-quote-misplaced = Text follows a closing quotation mark. Quotation marks enclose the whole cell; write one inside a text twice. Or a closing one is missing in this row, and the next one was taken for it.
datasets-problem-quote-unclosed = A quotation mark opens in this row and is not closed before the file ends. Close it at the end of its cell; write one inside a text twice.
# $limit: kibibytes
datasets-problem-record-too-long = A row has more than { $limit } KiB. Is a closing quotation mark missing?
# $first_row: a row
datasets-problem-repeated-row = The same unit, period and measure appear in row { $first_row } already.
# $found: a number, $expected: a number
datasets-problem-row-length = The row has { $found } cells; the header has { $expected }. Enclose a cell that holds a comma in quotation marks.
# $unit: a unit, $period: a period or none, $fact: name of a fact, $question: a code, $value: what was written, $similar: what was probably meant, or none
datasets-problem-size-invalid = The method divides question “{ $question }” by the fact “{ $fact }”, which is “{ $value }” for unit “{ $unit }”{ $period ->
        [none] {""}
       *[other] {" "}(period “{ $period }”)
    }. { $similar ->
        [none] Write a number above 0, with a decimal point.
       *[other] Write { $similar }.
    }
# $unit: a unit, $period: a period or none, $fact: name of a fact, $question: a code
datasets-problem-size-missing = The method divides question “{ $question }” by the fact “{ $fact }”, which unit “{ $unit }” lacks{ $period ->
        [none] {""}
       *[other] {" "}(period “{ $period }”)
    }. Add a row with its value.
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

# Tables of releases.

datasets-figures-edition = Code of the edition that the scores were made with.
datasets-figures-method = Id of the method.
datasets-figures-method-version = Version of the method.
datasets-figures-period = The wave that the figure is about.
datasets-figures-world = Whether the municipalities of the group exist.
datasets-figures-group = What kind of group it is: all, network, country.
datasets-figures-group-value = Code of the network or of the country; empty for all.
datasets-figures-measure = Code of the measure: an area, an indicator, an index.
datasets-figures-level = The measure’s level.
datasets-figures-status = What of the figure is shown, or why nothing is.
datasets-figures-n = How many municipalities count.
datasets-figures-members = How many municipalities belong to the group, whether or not they take part.
datasets-figures-countries = How many countries are among those that count.
datasets-figures-mean = Arithmetic mean of the municipalities’ scores.
datasets-figures-median = Middle value.
datasets-figures-lower-quartile = First quartile, by linear interpolation.
datasets-figures-upper-quartile = Third quartile, by linear interpolation.
datasets-figures-standard-deviation = Standard deviation with n − 1.
datasets-figures-share-at-100 = Share of the municipalities with 100.
datasets-figures-least-shown = The least value of those that everybody may see.
datasets-figures-greatest-shown = The greatest value of those that everybody may see.

datasets-unit-facts-unit = Code of the municipality.
datasets-unit-facts-fact = What is counted, by its code in the table fact_definitions.
datasets-unit-facts-year = The year it is about; empty where the source does not say.
datasets-unit-facts-value = The figure, in the unit of the fact.
datasets-unit-facts-source = Code of the source.
datasets-unit-facts-note-fr = What a reader must know beside it, in French.
datasets-unit-facts-note-en = What a reader must know beside it, in English.

datasets-fact-definitions-fact = Code of what is counted.
datasets-fact-definitions-measured-in = Its unit: persons, percent.
datasets-fact-definitions-name-fr = Its name in French.
datasets-fact-definitions-name-en = Its name in English.
datasets-fact-definitions-definition-fr = What is counted and what is not, in French.
datasets-fact-definitions-definition-en = What is counted and what is not, in English.

datasets-sources-source = Code of the source.
datasets-sources-title-fr = Its title in French.
datasets-sources-title-en = Its title in English.
datasets-sources-address = Where it is read.
datasets-sources-licence = The licence under which it may be repeated, where it has one.
datasets-sources-world = Whether it stands for invented facts.

datasets-units-unit = Code of the municipality, which never changes.
datasets-units-name-fr = Its name in French.
datasets-units-name-en = Its name in English.
datasets-units-country = Code of the country (ISO 3166-1); XA to XZ for an invented one.
datasets-units-country-fr = Name of the country in French.
datasets-units-country-en = Name of the country in English.
datasets-units-world = Whether the municipality exists.

datasets-networks-network = Code of the network, which never changes.
datasets-networks-name-fr = Its name in French.
datasets-networks-name-en = Its name in English.
datasets-networks-world = Whether the network exists.

datasets-memberships-network = Code of the network.
datasets-memberships-unit = Code of the municipality.
datasets-memberships-joined = Since when: a day, a month or a year; empty where it is not known.
datasets-memberships-source = Code of the source.

datasets-waves-period = Code of the wave, which never changes.
datasets-waves-year = The year its answers are about.
datasets-waves-edition = Code of the edition that was asked.
datasets-waves-definition-version = Version of the definition.
datasets-waves-definition-digest = SHA-256 of the definition, which comes with the release as JSON.
datasets-waves-method = Id of the method that the wave shows.
datasets-waves-method-version = Version of the method.
datasets-waves-name-fr = Name of the wave in French.
datasets-waves-name-en = Name of the wave in English.
datasets-waves-world = Whether its answers are real.

datasets-measures-edition = Code of the edition.
datasets-measures-method = Id of the method.
datasets-measures-method-version = Version of the method.
datasets-measures-measure = Code of the measure; its scores go from 0 to 100 unless the method says otherwise.
datasets-measures-level = Its level.
datasets-measures-name-fr = Its name in French.
datasets-measures-name-en = Its name in English.

datasets-questions-edition = Code of the edition.
datasets-questions-definition-version = Version of the definition.
datasets-questions-question = Code of the question.
datasets-questions-section = Code of its section.
datasets-questions-section-fr = Title of the section in French.
datasets-questions-section-en = Title of the section in English.
datasets-questions-text-fr = The question in French.
datasets-questions-text-en = The question in English.

datasets-options-edition = Code of the edition.
datasets-options-definition-version = Version of the definition.
datasets-options-question = Code of the question.
datasets-options-option = Code of the option.
datasets-options-text-fr = The option in French.
datasets-options-text-en = The option in English.

datasets-crosswalks-edition = Code of the later edition.
datasets-crosswalks-definition-version = Version of its definition.
datasets-crosswalks-from-edition = Code of the earlier edition.
datasets-crosswalks-from-code = Question or measure of the earlier edition; empty for a new one.
datasets-crosswalks-to-code = Question or measure of the later edition; empty for a dropped one.
datasets-crosswalks-class = How comparable the two are.
datasets-crosswalks-note = Why, as the definition says it.

datasets-published-results-unit = Code of the municipality.
datasets-published-results-year = The year of publication or of the answers, as the source has it.
datasets-published-results-edition = Code of the edition of the questionnaire.
datasets-published-results-measure = What was measured: overall, or an indicator.
datasets-published-results-sample = Who it was compared with, as published.
datasets-published-results-sample-size-class = Size class of that sample.
datasets-published-results-sample-foreign-born-class = Class of that sample by people born abroad.
datasets-published-results-value = The published rate, 0 to 100; not our calculation.
datasets-published-results-sample-average = The published average of the sample.
datasets-published-results-sample-size = How many cities the sample had.
datasets-published-results-address = Where it was read.
datasets-published-results-note-fr = What a reader must know beside it, in French.
datasets-published-results-note-en = What a reader must know beside it, in English.

datasets-errata-unit = Code of the municipality whose answers were corrected.
datasets-errata-period = The wave.
datasets-errata-published-on = The day on which the correction came out.
datasets-errata-measure = The measure whose score changed.
datasets-errata-before = What was published before; empty for no score.
datasets-errata-after = What is published since; empty for no score.
datasets-errata-reason-fr = Why, in French.
datasets-errata-reason-en = Why, in English.

datasets-word-shown-whole = Everything.
datasets-word-shown-fewer-than-12-with-hidden = Mean and median only: some are hidden, and there are fewer than twelve.
datasets-word-shown-fewer-than-4 = No mean: there are fewer than four; each is shown by itself.
datasets-word-shown-fewer-than-3 = Nothing: there are fewer than three.
datasets-word-world-real = It exists.
datasets-word-world-demonstration = It was invented for the demonstration.
datasets-word-review-full = Every answer was reviewed.
datasets-word-review-sample = Some questions of each indicator, drawn by lot, were reviewed.
datasets-word-review-change = Answers that differed from the last accepted ones, or whose evidence had changed, were reviewed.
datasets-word-review-declared = Declared, not reviewed: nobody looked at the answers.
datasets-word-way-denominated = Divided by a size.
datasets-word-way-imputed-mean = Filled in with the mean of units that have a figure.
datasets-word-way-imputed-median = Filled in with the middle one of the units that have a figure.
datasets-word-way-imputed-unit-mean = Filled in from the unit’s own other figures.
datasets-word-way-imputed-last = Filled in with the unit’s figure of an earlier year.
datasets-word-way-imputed-linear = Filled in on the line between two years.
datasets-word-way-winsorised-high = An outlier at the upper end, drawn in to the next figure.
datasets-word-way-winsorised-low = An outlier at the lower end, drawn in to the next figure.
datasets-word-way-logarithm = Made a logarithm, because drawing outliers in was not enough.
datasets-word-decision-no-shape = There are fewer than four figures, or all are the same.
datasets-word-decision-no-outliers = There are no outliers.
datasets-word-decision-winsorised = Outliers were drawn in.
datasets-word-decision-logarithm = All figures became logarithms.
datasets-word-decision-left = Drawing in was not enough, and all figures stayed as they were.

# The list of releases.
datasets-releases-version = Number of the release.
datasets-releases-made-on = The day on which it was made.
datasets-releases-change = How it differs from the one before: first, major, minor, patch.
datasets-releases-world = Whether its municipalities exist or are invented.
datasets-releases-withdrawn-on = The day on which it was withdrawn; empty while it is there.
datasets-releases-replaced-by = The release that replaces it.
datasets-releases-reason-fr = Why it was withdrawn, in French.
datasets-releases-reason-en = Why it was withdrawn, in English.
