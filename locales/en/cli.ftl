# What the command line says. Folders, files and codes are not translated.
cli-about = Questionnaires become scores, comparisons, charts and data. Without a command: serves the pages.
cli-example =
    icc-index
    icc-index score --help
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-command = COMMAND
cli-heading-options = Options
cli-heading-example = Example:
cli-arg-help = Prints this help.
cli-arg-version = Prints the version.
cli-arg-lang = Language of what is said: fr or en. Otherwise that of the environment.
cli-arg-definition = Folder of the definition.
cli-arg-method = Id of the method; may be left out when there is only one.
cli-arg-answers = Table of answers: .csv or .parquet.
cli-arg-facts = Table of facts of the units: .csv or .parquet.
cli-arg-out = Folder for the results; made if needed.
cli-arg-format = How tables are written: csv or parquet.
cli-arg-unit = Name of the unit.
cli-arg-period = The period; otherwise the last one.
cli-arg-measure = Code of the measure.
cli-arg-json = Writes JSON, for programs.
cli-arg-folder = Folder of the definition.
cli-arg-port = Port to listen on; 0 lets the system choose.
cli-arg-data = Folder of the embedded database.
cli-arg-config = File with settings; otherwise config.toml in the current folder.

cli-serve-about = Serves the pages. This is what happens without a command.
cli-serve-example = icc-index serve --port 9000
cli-questionnaire-about = Checks, shows, compares and keeps definitions.
cli-questionnaire-example = icc-index questionnaire check questionnaires/icc-2019-aligned
cli-questionnaire-check-about = Lists everything that is wrong with a definition, with file, line and column.
cli-questionnaire-check-example = icc-index questionnaire check my-index
cli-questionnaire-show-about = Shows sections, questions, points and effective weights.
cli-questionnaire-show-example =
    icc-index questionnaire show my-index --lang fr
    icc-index questionnaire show --hash 3f9a2c71
cli-questionnaire-show-arg-hash = Shows a version that the database keeps: its hash, or the beginning of it.
cli-questionnaire-diff-about = Shows what changed between two definitions or two methods, and whether results stay comparable.
cli-questionnaire-diff-example =
    icc-index questionnaire diff old new
    icc-index questionnaire diff my-index --methods equal weighted
cli-questionnaire-diff-arg-old = Folder of the older definition.
cli-questionnaire-diff-arg-new = Folder of the newer definition.
cli-questionnaire-diff-arg-methods = Compares two methods of one definition instead.
cli-questionnaire-schema-about = Prints the JSON Schema of a file of a definition, for editors.
cli-questionnaire-schema-example = icc-index questionnaire schema method > method.schema.json
cli-questionnaire-schema-arg-file = Which file.
cli-questionnaire-load-about = Checks a definition and keeps it in the database of the service, for ever.
cli-questionnaire-load-example = icc-index questionnaire load my-index --data var
cli-questionnaire-list-about = Lists every version that the database of the service keeps.
cli-questionnaire-list-example = icc-index questionnaire list --data var
cli-questionnaire-xlsform-about = Writes a definition as an XLSForm, in French and English, for ODK, Kobo and other programs.
cli-questionnaire-xlsform-example = icc-index questionnaire xlsform questionnaires/icc-2019-aligned --out forms
# $file: path.
cli-questionnaire-xlsform-done = Written: { $file }
# $id: code of an edition.
cli-questionnaire-xlsform-nothing = The edition “{ $id }” asks nothing: its results come from outside. There is no form to write.
cli-user-about = Looks after the accounts of the service.
cli-user-example = icc-index user create-admin-token
cli-user-create-admin-token-about = Prints a link to open the first account, good for an hour; refuses while somebody administers the programme.
cli-user-create-admin-token-example = icc-index user create-admin-token --data var
cli-scores-about = Looks after the scores that the database of the service keeps.
cli-scores-example = icc-index scores verify
cli-scores-verify-about = Computes every kept run again and compares it bit by bit; ends with 1 when one differs.
cli-scores-verify-example = icc-index scores verify --data var
cli-score-about = Computes scores from answers and facts.
cli-score-example = icc-index score --definition my-index --answers answers.csv --facts facts.csv --out results
cli-benchmark-about = Compares scores with averages of groups of units.
cli-benchmark-example = icc-index benchmark --scores results/scores.csv --facts facts.csv --unit harbourtown --groups all fact:country --out results
cli-benchmark-arg-scores = Table of scores made by the command score.
cli-benchmark-arg-unit = The compared unit; otherwise the groups alone.
cli-benchmark-arg-period = The reference period; otherwise the last one.
cli-benchmark-arg-groups = Groups: all, fact:NAME, list:NAME=a,b,c, class:SET.
cli-benchmark-arg-classes = Table of classes: set, class, fact, at_least, below.
cli-benchmark-arg-maximum-age = Oldest result that counts, in years before the reference period.
cli-benchmark-arg-minimum-units = Below this number of units only n is given.
cli-benchmark-arg-own = Whether the compared unit is part of its groups: left_out or included.
cli-benchmark-arg-definition = Folder of the definition, to recompute like for like.
cli-benchmark-arg-answers = Table of answers, to recompute like for like.
cli-explain-about = Opens one score down to the answers, with what was left out and why.
cli-explain-example = icc-index explain --definition my-index --answers answers.csv --facts facts.csv --unit harbourtown --measure index
cli-robustness-about = Tells how far a place depends on our method; this is not a margin of error.
cli-robustness-example = icc-index robustness --definition my-index --answers answers.csv --facts facts.csv --measure index --out robustness
cli-robustness-arg-measure = Code of the index that is examined: a weighted mean of measures.
cli-robustness-arg-replications = How often weights are drawn.
cli-robustness-arg-seed = The same seed gives the same files.
cli-robustness-arg-level = Whose weights are drawn: members (of the index) or questions.
cli-robustness-arg-concentration = How closely drawn weights keep to the declared ones: from 1 on; the higher, the closer.
cli-robustness-arg-uniform = Draws each weight evenly between its declared one times 1 − PART and times 1 + PART instead.
cli-robustness-arg-floor = What members are raised to before a geometric mean.
cli-robustness-arg-keep = Decisions kept as the method says: structure, powers, unknown, aggregation.

# $reason: what is wrong
cli-error = error: { $reason }
# $argument: what was given.
cli-usage-unknown = there is no { $argument } here.
# $argument: what was given.
cli-usage-unknown-command = there is no command { $argument }.
# $suggestion: what is there and looks alike, one or several.
cli-usage-suggestion = Meant, perhaps: { $suggestion }
# $argument: what is missing, one or several.
cli-usage-missing = this is missing: { $argument }
# $argument: an option; $other: the other one.
cli-usage-conflict = { $argument } and { $other } cannot be given together.
# $argument: an option.
cli-usage-no-value = { $argument } needs a value.
# $argument: an option; $value: what was given; $values: what can be given.
cli-usage-no-such-value = { $value } does not fit { $argument }. Possible values: { $values }
# $argument: an option; $value: what was given; $help: what the option is.
cli-usage-value = { $value } does not fit { $argument }: { $help }
# $command: how the command is called.
cli-usage-more = Everything about it: { $command } --help
# $file: a file, $row: a row, $column: a column, $message: a sentence, $code: a code
cli-problem-in-cell = { $file }: row { $row }, column { $column }: { $message } [{ $code }]
cli-problem-in-row = { $file }: row { $row }: { $message } [{ $code }]
cli-problem-in-column = { $file }: column { $column }: { $message } [{ $code }]
cli-problem = { $message } [{ $code }]
cli-problem-in-file = { $file }: { $message } [{ $code }]
# $file: a file, $message: a sentence, $code: a code
cli-warning = { $file }: warning: { $message } [{ $code }]
# $count: a number
cli-problems-left-out =
    … and { $count ->
         [one] one more problem
        *[other] { $count } more problems
    }.
# $count: a number
cli-problems-count =
    { $count ->
         [one] One problem
        *[other] { $count } problems
    }. Nothing was written.
# $place: file, line and column, $severity: error or warning, $message: a sentence, $code: a code
cli-diagnostic =
    { $place }: { $severity ->
         [warning] warning
        *[error] error
    }: { $message } [{ $code }]
# $hint: a sentence
cli-diagnostic-hint = {"    "}→ { $hint }
# $count: a number, $folder: a folder
cli-definition-refused =
    { $folder }: { $count ->
         [one] one problem
        *[other] { $count } problems
    }. The definition is refused.
# $file: a file, $folder: a folder
cli-definition-is-file = { $file } is a file. Name the folder that holds the definition: { $folder }
# $known: ids
cli-method-needed = There are several methods: choose one with --method ({ $known }).
cli-method-none = The definition has no method.
# $method: an id, $known: ids
cli-method-unknown = There is no method “{ $method }”; available: { $known }.
# $measure: a code, $known: up to ten codes
cli-measure-unknown = The method has no measure “{ $measure }”; available: { $known }.
# $measure: a code, $similar: another one
cli-measure-unknown-similar = The method has no measure “{ $measure }”. Did you mean “{ $similar }”?
# $unit: a name, $units: up to ten names
cli-unit-unknown = There is no unit “{ $unit }”; available: { $units }.
# $unit: a name, $similar: another one
cli-unit-unknown-similar = There is no unit “{ $unit }”. Did you mean “{ $similar }”?
# $unit: a name, $measure: a code, $units: up to ten names
cli-unit-of-other-kind = Unit “{ $unit }” has no measure “{ $measure }”: it is a measure of units of another kind, such as { $units }.
# $period: a period, $periods: up to ten periods
cli-period-unknown = There is no period “{ $period }”; available: { $periods }.
# $period: a period
cli-period-none = There is no period “{ $period }”: the tables name none. Leave --period out.
# $unit: a name, $period: a period, $periods: up to ten periods
cli-unit-not-in-period = Unit “{ $unit }” does not exist in the period “{ $period }”; its periods: { $periods }.
# $id: a code, $version: a version, $questions: a number, $methods: a number, $warnings: a number, $digest: hexadecimal digits
cli-questionnaire-check-done =
    { $id } { $version }: { $questions } questions, { $methods ->
         [one] one method
        *[other] { $methods } methods
    }, { $warnings ->
         [0] no problem
         [one] one warning
        *[other] { $warnings } warnings
    }. SHA-256 { $digest }
# $file: a file
cli-database-missing = { $file }: there is no database. “icc-index serve” and “icc-index questionnaire load” make one; --data names its folder.
# $file: a file or nothing
cli-database-old = { $file } The schema of the database is older than this program. “icc-index serve” brings it up to date.
# $id: a code, $version: a version, $hash: hexadecimal digits
cli-questionnaire-load-done = { $id } { $version }: kept. SHA-256 { $hash }
# $id: a code, $version: a version, $hash: hexadecimal digits
cli-questionnaire-load-same = { $id } { $version }: this content is kept already; nothing changed. SHA-256 { $hash }
# $folder: a folder, $id: a code, $version: a version, $kept: hexadecimal digits, $hash: hexadecimal digits
cli-questionnaire-load-taken =
    { $folder }: version { $version } of { $id } is kept already with other content; nothing was changed. Kept: SHA-256 { $kept }. This folder: { $hash }.
        → An edited definition needs a new version: write another “version” in definition.toml.
# $id: a code, $version: a version, $hash: hexadecimal digits, $loaded: a moment, $count: a number, $waves: codes
cli-questionnaire-list-line =
    { $id } { $version } · { $hash } · loaded { $loaded } · { $count ->
         [0] no wave
         [one] wave { $waves }
        *[other] waves { $waves }
    }
cli-questionnaire-list-none = The database keeps no definition.
# $hash: hexadecimal digits
cli-questionnaire-show-hash-unknown = The database keeps no version whose hash begins with “{ $hash }”. “icc-index questionnaire list” names them.
# $hash: hexadecimal digits, $hashes: hashes
cli-questionnaire-show-hash-several = Several hashes begin with “{ $hash }”: { $hashes }.
# $wave: a code, $method: an id, $version: a version, $engine: a version, $count: a number
cli-scores-verify-equal =
    { $wave } · { $method } { $version } · engine { $engine }: equal ({ $count ->
         [one] one score
        *[other] { $count } scores
    })
# $wave: a code, $method: an id, $version: a version, $engine: a version
cli-scores-verify-other-engine = { $wave } · { $method } { $version } · engine { $engine }: other engine version, not compared
# $wave: a code, $method: an id, $version: a version, $engine: a version, $count: a number
cli-scores-verify-differs =
    { $wave } · { $method } { $version } · engine { $engine }: differs ({ $count ->
         [one] one place
        *[other] { $count } places
    })
cli-scores-difference-definition = {"    "}the definition is gone or is not what its hash says
# $unit: a code
cli-scores-difference-answers = {"    "}{ $unit }: the answers are not what their digest says
cli-scores-difference-inputs = {"    "}the digest of the answers, or what else names the computation
cli-scores-difference-document = {"    "}the record of the run
# $unit: a code, $measure: a code
cli-scores-difference-score = {"    "}{ $unit } · { $measure }
# $reason: a sentence
cli-scores-difference-failed = {"    "}it cannot be computed again: { $reason }
# $count: a number
cli-scores-verify-left-out =
    {"    "}… and { $count ->
         [one] one more place
        *[other] { $count } more places
    }
# $runs: a number, $differing: a number
cli-scores-verify-done =
    { $runs ->
         [0] No run is kept.
         [one] One run, { $differing ->
             [0] which does not differ.
            *[other] which differs.
        }
        *[other] { $runs } runs, { $differing ->
             [0] none of which differs.
             [one] one of which differs.
            *[other] { $differing } of which differ.
        }
    }
# $rows: a number, $units: a number, $place: a file
cli-score-done =
    { $rows } rows of scores of { $units ->
         [one] one unit
        *[other] { $units } units
    }: { $place }
# $treated: a number, $imputed: a number, $place: a file
cli-score-treated =
    { $treated ->
         [one] One figure was
        *[other] { $treated } figures were
    } treated, { $imputed } filled in; each is listed in { $place }
# $file: a file, $why: why, $reason: what the system says
cli-table-unopened =
    { $why ->
        [missing] There is no file { $file }.
        [denied] { $file } cannot be opened: you may not read it.
       *[other] { $file } cannot be opened: { $reason }
    }
# $file: a file
cli-table-is-folder = { $file } is a folder. Name the file in it.
# $rows: a number, $place: a file
cli-benchmark-done = { $rows } rows of benchmarks: { $place }

# $what: a code
cli-robustness-no-measure = The method has no measure “{ $what }”.
# $what: a period
cli-robustness-no-unit = No unit has a final copy in the period “{ $what }”.
# $what: a code
cli-robustness-not-a-mean = The measure “{ $what }” cannot be examined: it is not a weighted mean of measures, with the same weights for all units and without bounds.
# $what: a code
cli-robustness-fixed = The index cannot be examined: its measure “{ $what }” is rounded, bounded, comes from outside, looks at other units, or combines questions in another way than as a rate or mean.
# $replications: a number, $settled: a number, $units: a number, $place: a folder
cli-robustness-done =
    How far a place depends on our method; this is not a margin of error. In nine tenths of { $replications } ways of weighing and counting, { $settled ->
         [one] one of { $units } units stays
        *[other] { $settled } of { $units } units stay
    } in the third where the method puts them. Tables: { $place }
# $replications: a number, $units: a number, $place: a folder
cli-robustness-done-without-thirds =
    How far a score depends on our method; this is not a margin of error. { $replications } ways of weighing and counting, { $units ->
         [one] one unit
        *[other] { $units } units
    }; thirds are told from 13 units on. Tables: { $place }

# $unit: a name and a period, $measure: a code, $label: its label
cli-explain-title = { $unit } · { $label } [{ $measure }]
# $measure: a code, $label: its label
cli-explain-below = { $label } [{ $measure }]
# $value: a number
cli-explain-value = = { $value }
# $status: a word, $reason: a sentence
cli-explain-no-score = { $reason } [{ $status }]
# $formula: a formula
cli-explain-formula = = { $formula }
cli-explain-unrounded = before rounding: { $value }
cli-explain-documented = documented: { $value }
cli-explain-verified = verified: { $value }
cli-explain-unknown-as-zero = if every unknown were worth 0: { $value }
cli-explain-unknown-as-full = if every unknown were worth its maximum: { $value }
# $coverage: a percentage, $scope: a percentage
cli-explain-coverage = answered: { $coverage } of what is in scope; in scope: { $scope } of the weight
# $treated: a number, $imputed: a number
cli-explain-treated = treated figures below it: { $treated }, filled in: { $imputed }
# $value: a number
cli-explain-floor = not below { $value }
cli-explain-cap = not above { $value }
# $members: codes
cli-explain-missing = what is missing: { $members }
# $condition: a condition as written in the method
cli-explain-gate-holds = its condition holds: { $condition }
# $condition: a condition as written in the method, $value: a number
cli-explain-gate-otherwise = its condition does not hold, so the value is { $value } (otherwise): { $condition }
# $condition: a condition as written in the method
cli-explain-gate-closed = its condition does not hold: { $condition }
# $found: what the condition looks at, with what is there
cli-explain-gate-found = found there: { $found }
cli-explain-gate-nothing = nothing
# $function: the word of the format, $count: a number
cli-explain-over-units =
    { $function } of { $count ->
         [one] one unit
        *[other] { $count } units
    }
# $function: the word of the format
cli-explain-function = function: { $function }
# $value: a number
cli-explain-items-share = a question enters with its share of its maximum × { $value }
# $value: a number
cli-explain-beyond-limit = what counts above the maximum changes the sum by at most { $value }
# $value: a number
cli-explain-floor-values = values below { $value } are raised to { $value }
# $count: a number, $minimum: a number, $maximum: a number
cli-explain-sample =
    sample: { $count ->
         [one] one unit
        *[other] { $count } units
    } from { $minimum } to { $maximum }
# $mean: a number, $deviation: a number
cli-explain-sample-spread = mean of the sample { $mean }, standard deviation { $deviation }
# $band: a number between the ends of its band
cli-explain-band = band: { $band }
# $count: a number
cli-explain-more-units =
    … and { $count ->
         [one] one more unit
        *[other] { $count } more units
    }; --json lists them all
# $decimals: a number, $mode: half_up, half_even or down
cli-explain-rounding =
    rounded to { $decimals ->
         [0] whole numbers
         [one] one decimal
        *[other] { $decimals } decimals
    }, { $mode ->
         [half_up] halves up
         [half_even] halves to even
        *[down] cut off
    }
cli-explain-minimum-coverage = no score below a coverage of { $value }
cli-explain-minimum-in-scope = no score if less than { $value } of the weight is in scope
# $count: a number
cli-explain-minimum-members =
    no score below { $count ->
         [one] one part
        *[other] { $count } parts
    } with a value
# $answer: options or a number
cli-explain-answer = { $answer }
cli-explain-nothing-ticked = nothing ticked
# $before: a figure or a state, $after: a figure, $way: what was done
cli-explain-treated-step = { $before } → { $after } ({ $way })
# $n: a number, $with: what it was made with, or none
cli-way-denominated = divided by { $with }
cli-way-imputed-mean = mean of { $n }{ $with ->
        [none] {""}
       *[other] {" "}of “{ $with }”
    }
cli-way-imputed-median = middle one of { $n }{ $with ->
        [none] {""}
       *[other] {" "}of “{ $with }”
    }
cli-way-imputed-unit-mean = from { $n } other figures of the unit
cli-way-imputed-last = figure of { $with }
cli-way-imputed-linear = between { $with }
cli-way-winsorised-high = outlier at the upper end of { $n }, drawn in
cli-way-winsorised-low = outlier at the lower end of { $n }, drawn in
cli-way-logarithm = logarithm, as for all { $n }
# $options: options
cli-explain-out-of-scope = out of scope: { $options }
cli-explain-beyond = above the maximum
# $state: a state
cli-explain-state = { $state }
# $points: a number, $maximum: a number
cli-explain-points = { $points } of { $maximum }
cli-explain-member-value = = { $value }
# $weight: a number
cli-explain-weight = weight { $weight }
# $share: a percentage
cli-explain-share = { $share } of the whole
# $effect: what happens, $why: why
cli-explain-effect = { $effect }: { $why }
# $effect: what happens
cli-explain-effect-alone = { $effect }

cli-effect-counted-as-zero = counts as 0
cli-effect-left-out = left out
cli-effect-adds-nothing = adds nothing
cli-effect-not-used = not used
cli-why-nothing-to-get = no points could be had
cli-why-no-weight = no weight
cli-why-gate-closed = the condition does not hold
cli-effect-no-score = makes the score impossible
cli-state-answered = answered
cli-state-not-within-powers = not within our powers
cli-state-not-applicable = not applicable
cli-state-unknown = unknown
cli-state-not-answered = not answered
cli-state-not-asked = not asked
cli-evidence-declared = declared
cli-evidence-documented = documented
cli-evidence-verified = verified

# $id: a code, $version: a version, $languages: languages
cli-show-head = { $id } { $version } · { $languages }
cli-show-optional = optional
cli-show-conditional = asked on a condition
cli-show-unscored = not scored
# $title: a title, $id: an id, $version: a version
cli-show-method = { $title } [{ $id } { $version }]
# $label: a label, $code: a code, $function: a function
cli-show-measure = { $label } [{ $code }] = { $function }
# $member: a code, $weight: a number
cli-show-member = { $member } × { $weight }
# $question: a code, $share: a percentage
cli-show-share = { $question } { $share }
# $shares: questions with percentages
cli-show-shares = effective weights: { $shares }
cli-kind-single = one option
cli-kind-multiple = any number of options
cli-kind-tiered = best of several options
cli-kind-number = number
cli-kind-percent = percentage
cli-kind-date = date
cli-kind-text = free text
cli-kind-evidence = evidence only

# $old: a definition or method with its version, $new: another one
cli-diff-head = { $old } → { $new }
# $kind: what it is, $code: its codes, $label: its label, $class: how comparable, $stated: yes or no
cli-diff-item =
    { $kind } { $code } “{ $label }”: { $class }{ $stated ->
         [yes] {" "}(stated by a crosswalk)
        *[no] {""}
    }
# $aspect: what changed, $part: which part or nothing
cli-diff-change = { $aspect } { $part }
# $changed: a number, $same: a number
cli-diff-count =
    { $changed ->
         [0] Nothing changed
         [one] One item changed
        *[other] { $changed } items changed
    }; { $same } stayed the same.
cli-item-definition = Definition
cli-item-section = Section
cli-item-question = Question
cli-item-method = Method
cli-item-measure = Measure
cli-class-identical = identical
cli-class-comparable = comparable
cli-class-rescaled = rescaled
cli-class-split-merged = split or merged
cli-class-new = new
cli-class-dropped = dropped
cli-class-not-comparable = not comparable
cli-class-not-established = not established
cli-aspect-wording = wording
cli-aspect-place = place
cli-aspect-core = core or optional
cli-aspect-type = type of answer
cli-aspect-options = options
cli-aspect-bounds = bounds
cli-aspect-applicability = when it is asked
cli-aspect-scored = whether it is scored
cli-aspect-points = points
cli-aspect-weights = weights
cli-aspect-members = what it is made of
cli-aspect-function = how it is computed
cli-aspect-missing = how missing answers count
cli-aspect-gate = condition
cli-aspect-value = rounding, bounds, rank
cli-aspect-display = display
cli-user-create-admin-token-exists = Somebody administers the programme already and can invite the others.
# $link: an address
cli-user-create-admin-token-done = Open this link within an hour: { $link }

# The commands for whoever runs the service.
cli-arg-file = The file.
cli-arg-email = The e-mail address.
cli-arg-yes = Does it; otherwise it is only tried and told.
cli-serve-arg-read-only = Keeps nothing: pages can be read, what is sent is answered with 503.

cli-migrate-about = Brings the schema of the database up to date, all of it or nothing.
cli-migrate-example =
    icc-index migrate --config /etc/icc-index/config.toml
    icc-index migrate --check
cli-migrate-arg-check = Changes nothing; lists what is pending and ends with 1 when something is.
cli-migrate-applied = applied: { $name }
cli-migrate-pending = pending: { $name }
# $count: number of migrations.
cli-migrate-done = { $count ->
    [0] The schema is up to date already.
    [one] One migration applied.
   *[other] { $count } migrations applied.
}
cli-migrate-check-done = { $count ->
    [0] The schema is up to date.
    [one] One migration is pending: “icc-index migrate” applies it.
   *[other] { $count } migrations are pending: “icc-index migrate” applies them.
}
cli-migrate-newer = The database was changed by a newer version of the program; unknown here: { $names }

cli-backup-about = Copies the database into a file while the service runs, checks the copy, and writes what it holds beside it (FILE.manifest.json).
cli-backup-example = icc-index backup /var/backups/icc-index/2027-01-31.sqlite
cli-backup-arg-file = The file; it must not exist yet.
# $file, $tables, $rows, $sha256: the file, number of tables and of rows, digest.
cli-backup-done = { $file }: { $tables } tables, { $rows } rows, SHA-256 { $sha256 }
# $count: number of files.
cli-backup-releases = { $count ->
    [0] There are no files of releases.
    [one] With it, one file of a release.
   *[other] With it, { $count } files of releases.
}
cli-backup-releases-elsewhere = The files of releases are kept in a bucket: copy them there.

cli-restore-about = Puts a backup into an empty place and checks that everything came back: every table, every chain, every score.
cli-restore-example = icc-index restore /var/backups/icc-index/2027-01-31.sqlite --data /var/lib/icc-index
cli-restore-arg-file = The file; its manifest stands beside it.
# $tables, $rows: numbers; $runs: computations of scores that were made again; $differing: those that differ.
cli-restore-done = Restored: { $tables } tables, { $rows } rows, as in the manifest. Computations of scores made again: { $runs }, differing: { $differing }.
# $count: number of files.
cli-restore-releases = { $count ->
    [0] The backup holds no files of releases.
    [one] One file of a release is back, as in the manifest.
   *[other] { $count } files of releases are back, as in the manifest.
}
cli-restore-releases-elsewhere = Files of releases were not brought back: bring them to where they are kept.
# $file: its place among the files of releases.
cli-restore-release-file = The backup does not hold a file of a release as it was: { $file }
cli-restore-pending = { $count ->
    [one] The backup is of an older schema, by one migration.
   *[other] The backup is of an older schema, by { $count } migrations.
} Chains and scores were not checked: run “icc-index migrate”, then “icc-index doctor” and “icc-index scores verify”.

cli-doctor-about = Tells in what condition the service is: settings, database, disk, chains, mails, evidence, secrets, clock. Changes nothing; ends with 1 when something has to be done.
cli-doctor-example = icc-index doctor --config /etc/icc-index/config.toml
cli-doctor-line = [{ $mark }] { $text }
cli-doctor-good = ok
cli-doctor-doubtful = think
cli-doctor-bad = ACT
# $doubtful, $bad: how many lines say so.
cli-doctor-done = To think about: { $doubtful }. To act on: { $bad }.
cli-doctor-address = Listens on { $address } and is known as { $url }.
cli-doctor-address-local = Listens on { $address }; no public address (server.public_url).
cli-doctor-proxies-none = Listens on { $address } and is known as { $url }, but no proxy is named (server.proxies): limits on tries count everybody as one visitor.
cli-doctor-sign-in = People can sign in.
cli-doctor-sign-in-none = Nobody can sign in: server.public_url does not begin with https.
cli-doctor-demonstration = The demonstration is loaded, on this machine only.
cli-doctor-demonstration-public = The demonstration is loaded and shown to the public (demonstration.load). Its accounts cannot be used.
cli-doctor-demonstration-none = The demonstration is not loaded.
cli-doctor-read-only = Read-only (server.read_only): nothing is kept.
cli-doctor-mail-server = Mails go to { $server }.
cli-doctor-mail-folder = There is no mail server (mail.server): mails are laid in { $folder } and shown to administrators.
cli-doctor-key = Secrets of second factors are sealed with a key.
cli-doctor-key-none = No key (accounts.key_file): secrets of second factors are kept readable.
cli-doctor-provider = Provider of identity { $code }: { $issuer }
cli-doctor-operator = The legal pages say who runs the service.
cli-doctor-operator-unsaid = The legal pages say that this was not said: { $keys }
cli-doctor-disk = { $folder }: { $free } % of the disk are free.
cli-doctor-disk-full = { $folder }: only { $free } % of the disk are free; the service says that it is not ready.
cli-doctor-disk-untold = { $folder }: the system does not tell how much of the disk is free.
cli-doctor-database = Database: { $database } { $version }, { $place }, { $mebibytes } MiB.
cli-doctor-database-absent = There is no database at { $file }.
cli-doctor-database-silent = The database does not answer: { $reason }
cli-doctor-guarantee = { $name } is { $value }.
cli-doctor-guarantee-weak = { $name } is { $value }: what was acknowledged may be lost.
cli-doctor-file = The database finds nothing wrong with its file.
cli-doctor-file-damaged = The file of the database is damaged: { $reason }
cli-doctor-schema = The schema is up to date.
cli-doctor-schema-old = { $count ->
    [one] One migration is pending
   *[other] { $count } migrations are pending
}: { $names }
cli-doctor-schema-newer = The database was changed by a newer version of the program; unknown here: { $names }
cli-doctor-chains = The record of what was done, the histories of answers, to modules too, and the steps of parts are unbroken.
cli-doctor-chain-record = The record of what was done is broken from event { $number } on.
cli-doctor-chain-answer = The history of answer { $question } of response { $response } is broken from version { $version } on.
cli-doctor-chain-part = The steps of part { $part } are broken.
cli-doctor-chain-module = The answers of municipality { $municipality } to module { $module } are broken from sheet { $sheet } on.
cli-doctor-administered = Somebody administers the programme.
cli-doctor-administered-none = Nobody administers the programme: “icc-index user create-admin-token”.
cli-doctor-mails = Mails that wait: { $count }.
cli-doctor-mails-late = Mails that wait: { $count }, the oldest for more than an hour.
cli-doctor-mails-alive = No mail has failed for good.
cli-doctor-mails-dead = Mails that failed for good: { $count }. The page of mails says why.
cli-doctor-evidence = Every file of evidence has its record and its content.
cli-doctor-evidence-stray = Files of evidence without a record: { $unused }, without content: { $empty }.
cli-doctor-secrets = Sealed secrets: { $sealed }; all open.
cli-doctor-secrets-open = Sealed secrets: { $sealed }. Readable: { $readable }, sealed with an earlier key: { $before }; “icc-index change-key” seals them.
cli-doctor-secrets-lost = Secrets that open with no key that is set: { $lost }. These people need a recovery code, or an administrator.
cli-doctor-clock = The clock agrees with what is kept ({ $now }).
cli-doctor-clock-wrong = The clock ({ $now }) does not agree with the database, or with what was done last.

cli-user-list-about = Lists people: address, name, role, for whom, state.
cli-user-list-example = icc-index user list
cli-user-list-open = open
cli-user-list-closed = closed
cli-user-list-demonstration = demonstration
cli-user-list-done = { $count ->
    [one] One row.
   *[other] { $count } rows.
}
cli-user-invite-about = Offers somebody a role by mail, in the name of an administrator.
cli-user-invite-example = icc-index user invite eve@ville.example --role city-coordinator --for montreal
cli-user-invite-arg-language = Language of the mail.
cli-user-invite-arg-by = The administrator in whose name it is offered; may be left out when there is only one.
cli-user-invite-arg-email = To whom.
cli-user-invite-nobody = Name an administrator of the programme with --as: whoever is invited is told who offers.
cli-user-invite-done = The invitation waits; the running service sends it.
cli-user-grant-about = Gives somebody who has an account a role, at once.
cli-user-grant-example = icc-index user grant eve@ville.example --role programme-administrator
cli-user-grant-done = The role is given.
cli-user-end-role-about = Ends a role that somebody holds, and the person’s sessions.
cli-user-end-role-example = icc-index user end-role eve@ville.example --role city-editor --for montreal
cli-user-end-role-done = The role has ended.
cli-user-disable-about = Closes an account, with its sessions and links.
cli-user-disable-example = icc-index user disable eve@ville.example
cli-user-disable-done = The account is closed.
cli-user-enable-about = Opens an account that was closed.
cli-user-enable-example = icc-index user enable eve@ville.example
cli-user-enable-done = The account is open.
cli-arg-role = The role.
cli-arg-held-for = Code of the municipality or network for which it is held.
cli-user-not-found = There is no such person, role or place.
cli-user-conflict = That is so already, or nobody would administer the programme any more.
cli-user-address = That is no e-mail address.
cli-user-place-unknown = No municipality or network has the code “{ $code }” (--for).

cli-export-person-about = Writes everything that is kept about somebody as JSON and CSV, also texts of others that hold the address or the name.
cli-export-person-example = icc-index export-person eve@ville.example --out eve
cli-export-person-arg-out = Folder for person.json and person.csv; made if needed.
cli-export-person-done = { $count ->
    [one] One row
   *[other] { $count } rows
} in { $folder }

cli-erase-person-about = Erases somebody: account, roles, sessions, offers, mails. What the person did stays under a number that leads to nobody. Without --yes nothing is changed.
cli-erase-person-example =
    icc-index erase-person eve@ville.example
    icc-index erase-person eve@ville.example --yes
cli-erase-person-removed = { $table }: { $count } removed
cli-erase-person-handed = Parts that go back to the coordinators: { $parts }. Evidence that somebody else, or nobody, looks after: { $evidence }.
cli-erase-person-remains = stays, names the person: { $table }.{ $column } { $row } “{ $words }”
cli-erase-person-letter = letter: { $file }
cli-erase-person-tried = Nothing was changed: this is what would happen. With --yes it is done.
cli-erase-person-done = It is done, and the files of the database were written anew. Backups made before still hold the person, until their time is over.
cli-erase-person-busy = It is done, but others read from the log of the database all the time: restart the service, so that its files hold nothing of the person any more. Backups made before still do, until their time is over.

cli-change-key-about = Seals every secret with the key that is set, those that the earlier key or none has sealed. After this the earlier key is not needed any more.
cli-change-key-example = icc-index change-key --config /etc/icc-index/config.toml
cli-change-key-none = No key is set (accounts.key or accounts.key_file).
cli-change-key-done = Sealed anew: { $anew }. With this key already: { $already }. With a key that is not known here: { $lost }.
cli-change-key-lost = Opens with no key that is set: account { $account }

# Releases.
cli-release-about = Looks after the releases of the data.
cli-release-example = icc-index release build
cli-release-build-about = Makes a release of what everybody may see now; does nothing when that is what the last one holds.
cli-release-build-example = icc-index release build --data var
cli-release-list-about = Lists the releases, the newest first.
cli-release-list-example = icc-index release list
cli-release-show-about = Says what a release holds, what changed, and the checksums of its files.
cli-release-show-example = icc-index release show 1.0.0
cli-release-check-about = Compares the files of a release with their checksums; ends with 1 when one differs.
cli-release-check-example = icc-index release check 1.0.0
cli-release-check-arg-again = Folder in which the files are made again from what everybody may see now, and compared too.
cli-release-withdraw-about = Withdraws a release: its files are removed, its address says why and keeps their checksums.
cli-release-withdraw-example = icc-index release withdraw 1.0.0 --reason-fr Erreur --reason-en Mistake
cli-release-withdraw-arg-reason-fr = Why, in French, for everybody who comes to its address.
cli-release-withdraw-arg-reason-en = The same in English.
cli-release-show-arg-version = Version of the release, such as 1.0.0.
cli-release-check-arg-version = Version of the release, such as 1.0.0.
cli-release-withdraw-arg-version = Version of the release, such as 1.0.0.
# $version: version of the release.
cli-release-made = Release { $version } is made.
# $version: version of the release.
cli-release-unchanged = Nothing changed since release { $version }.
# $version: version of the release; $date: its day; $change: first, major, minor or patch.
cli-release-line = { $version } · { $date } · { $change }
# As above.
cli-release-line-withdrawn = { $version } · { $date } · { $change } · withdrawn
# $count: number of releases.
cli-release-list-done = { $count ->
    [0] There is no release.
    [one] { $count } release.
   *[other] { $count } releases.
    }
# $table: name of a table; $rows, $added, $changed, $removed: numbers.
cli-release-table = { $table }: rows { $rows }, added { $added }, changed { $changed }, removed { $removed }
# $file: name of a file.
cli-release-file-different = { $file }: other bytes
# $file: name of a file.
cli-release-file-missing = { $file }: missing
# $files: number of files; $other: how many of them are not as they were.
cli-release-check-done = { $files } files compared with their checksums; not as they were: { $other }.
# As above.
cli-release-again-done = { $files } files made again; not as they were: { $other }.
# $version: version of the release.
cli-release-withdrawn = Release { $version } is withdrawn. What else holds the same has to be withdrawn too.
cli-release-not-found = There is no such release.
cli-release-conflict = The release was withdrawn already, or somebody else made one meanwhile.
cli-release-reason = The reason is missing in one of the languages, or has more than 1,000 characters.
cli-scores-verify-arg-release = Release whose scores and figures are computed again from its own files alone; without it every run that the database keeps.
# $table: name of a table; $equal, $different, $beyond: numbers of rows.
cli-scores-verify-table = { $table }: equal { $equal }, different { $different }, not verifiable from public data { $beyond }
# $count: a whole number.
cli-scores-verify-compared =
    { $count ->
        [one] {"    "}{ $count } row shows answers, but its measure compares with all municipalities, some of which show scores only: not verifiable from public data
       *[other] {"    "}{ $count } rows show answers, but their measures compare with all municipalities, some of which show scores only: not verifiable from public data
    }
# $row: where it stands, and what differs.
cli-scores-verify-row = {"    "}{ $row }
cli-method-about = Writes methods for other programs.
cli-method-example = icc-index method sql --definition my-index --dialect duckdb
cli-method-sql-about = Writes one query that computes the scores of a method from a table of answers and a table of facts.
cli-method-sql-example = icc-index method sql --definition my-index --dialect duckdb --out scores.sql
cli-method-sql-arg-dialect = The engine that will run the query: duckdb, postgres or spark.
cli-method-sql-arg-measures = Codes of the measures that are wanted, with what they are made of; otherwise all.
cli-method-sql-arg-out = The file for the query; otherwise it is printed.
# $file: a file
cli-method-sql-done = Written: { $file }
# $file: what was given
cli-method-sql-no-file = { $file } is not the name of a file.
# $edition, $method: ids; $version, $methodversion: their versions; $dialect: an engine
cli-method-sql-head = Scores of the edition { $edition } { $version } under the method { $method } { $methodversion }, for { $dialect }.
cli-method-sql-head-exact = Each number is equal to that of icc-index score to the last bit: points and weights are integers, divided once; sums of measures are written out in their order.
cli-method-sql-head-near = Numbers are those of icc-index score within 1e-12: some are made of logarithms or roots, which are those of the engine here.
cli-method-sql-head-ranks = Ranks, which the method asks for too, are not computed.
cli-method-sql-head-tables = It reads the tables answers (unit, period, question, state, answer, evidence) and facts (kind, unit, period, fact, value), which are taken as valid.
cli-method-sql-step-given-facts = Facts about answering units; other names of the table go here.
cli-method-sql-step-given-answers = Answers, with the state that follows from an empty cell, and the grade of the evidence: 1 documented, 2 verified. Answers without period belong to the only one that the facts name.
cli-method-sql-step-named-cases = Units with the periods that their rows name.
cli-method-sql-step-universe = A unit whose rows name no period exists in every period.
cli-method-sql-step-cases = One row for each unit and period, with the facts that the method looks at: that of the period, else the one for all periods.
cli-method-sql-step-options = What each option is worth, in the smallest unit of points; whether it needs evidence, counts as a tick, or stands for a non-answer.
cli-method-sql-step-questions = The questions: how they are answered, how many options they have, what all of them are worth, and the maximum.
cli-method-sql-step-read-answers = What the rows of a question say together: state, points, ticks and what is out of scope.
cli-method-sql-step-best-in-scope = Where options are out of scope: the best of the others.
cli-method-sql-step-states = State, points under the three figures, and maximum of every question for every unit and period.
cli-method-sql-step-ticked = Which options that conditions ask for are ticked.
cli-method-sql-step-asked-after = Answers and facts that decide which questions are asked.
cli-method-sql-step-asked = Whether questions are asked: 1 or 0.
cli-method-sql-step-states-asked = The same states and points; what is not asked counts nowhere.
cli-method-sql-step-members = Which question counts in which measure: weight, weight as it is counted for coverage, weight × maximum, and whether it counts above the maximum.
cli-method-sql-step-counted = How each answer counts in each measure: as an answer, as 0, not at all, or as a reason for no score.
cli-method-sql-step-sums = Sums of each measure, all of them integers.
cli-method-sql-step-rules = What each measure needs to have a score.
cli-method-sql-step-fractions = Numerators, denominators, and weight in scope and answered.
cli-method-sql-step-rates = Scores of measures of questions: scale × numerator ÷ denominator, or why there is none.
cli-method-sql-step-rates-abreast = The same, one row for each unit and period.
cli-method-sql-step-looked-at = Single answers that measures or their conditions look at.
cli-method-sql-step-abreast = Everything known of a unit in a period, in one row.
cli-method-sql-step-parts = What these measures add up, member by member.
cli-method-sql-step-found = Whether they have a score, and which, before conditions, bounds and rounding.
cli-method-sql-step-bounded = Whether their conditions fail (1), and values held within bounds.
cli-method-sql-step-numerators = Exact numerators, from which rounding decides ties.
cli-method-sql-step-values = Their scores.
cli-method-sql-step-result = One row for each unit, period and measure, in the columns of the table of scores.
cli-method-sql-refused-treatment = The method treats figures before it scores them, and looks at all units for that. Use icc-index score; its treated.csv holds every figure that was changed.
# $measure: code of a measure
cli-method-sql-refused-over-units = { $measure }: it combines many units, or is built on a measure that does. Compute the measure of each unit with --measures and group its rows in a query of your own, or use icc-index score.
cli-method-sql-refused-sample = { $measure }: it is normalised by a sample of units. Name the other measures with --measures, write the ends as numbers, or use icc-index score.
cli-method-sql-refused-rank = { $measure }: its value is a rank, and ties of ranks are decided on fractions. Name the other measures with --measures, or use icc-index score.
cli-method-sql-refused-rounded-without-fraction = { $measure }: it is rounded, and has a logarithm, a root, a product or a ratio in it, whose ties a query cannot decide. Take “round” out of the method and round what is shown, or use icc-index score.
cli-method-sql-refused-rounded-finely = { $measure }: it is rounded, and its fractions have denominators too many or too large for a query to decide ties exactly. Give its questions a maximum, round its members first, or use icc-index score.
cli-method-sql-refused-too-many-columns = The method has more measures than PostgreSQL has room for in one row. Write several queries with --measures.
# $count: a number
cli-method-sql-refused =
    { $count ->
         [one] One thing
        *[other] { $count } things
    } that SQL cannot say exactly. Nothing was written.
