# What is wrong with a row of the register or a data file, and how to mend it.

# $found: what is written.
data-problem-bands = The bands must begin at 0 and rise, and each text must have {"{"}content{"}"} where the indicator says what it is about
data-problem-code = “{ $found }” cannot be a code: only lower-case letters without accents, digits and hyphens, at most 64
# $found: what is written. $kind: sort of thing. $first: file and line.
data-problem-duplicate = “{ $found }” ({ $kind }) stands there twice, first at { $first }: keep only one
# $found: code of a question.
data-problem-duplicate-line = Question { $found } has two lines: keep only one
# $kind: sort of thing. $found: what is written.
data-problem-unknown-reference = Unknown: “{ $found }” ({ $kind }). Mend the code, or first add what it names
data-problem-language = The text is missing in one of the two languages: write it too
# $detail: what the reader of the file says.
data-problem-syntax = Cannot be read ({ $detail })
# $key: name of the entry.
data-problem-shape = Write [[{ $key }]] before every entry
# $detail: what the reader of the file says.
data-problem-field = A field does not fit ({ $detail })
# $columns: the columns.
data-problem-columns = The first row must be exactly: { $columns }
# $columns: the columns.
data-problem-separator = The file is separated by semicolons: save it with commas. The first row must be: { $columns }
# $found: number of cells. $expected: number that is expected.
data-problem-cells = { $found } cells instead of { $expected }: put a text with a comma between straight quotes
data-problem-empty = Fill this in
# $found: what is written. $min, $max: bounds.
data-problem-number = “{ $found }” does not fit: write a number from { $min } to { $max }
# $found: what is written.
data-problem-comma = “{ $found }”: write decimals with a point
# $found: what is written.
data-problem-whole = “{ $found }”: persons are counted in whole numbers
# $found: what is written.
data-problem-date = “{ $found }” is not a date: write 2016-06-16, 2016-06 or 2016
data-problem-day = Write two days such as 2026-02-01
# $found: what is written. $words: words that are allowed.
data-problem-word = “{ $found }” does not fit: choose one of { $words }
# $found: what is written.
data-problem-address = “{ $found }” is not a web address: it begins with https://
data-problem-order = The end must come after the beginning
# $found: what is written.
data-problem-ends-before = The end ({ $found }) comes before the beginning
data-problem-bounds = A class has a minimum or a limit, and the minimum is below the limit
data-problem-foundation = It needs a source, or a proposal, and not both
data-problem-verified = The verified share is above the documented one
# $found: what is written.
data-problem-years = “{ $found }”: write years with spaces between them
data-problem-unknown-file = No file of this name is read here
# $found: what is written.
data-problem-invented = “{ $found }” mixes something real with something invented
# $found: what is written.
data-problem-invented-country = “{ $found }”: the codes XA to XZ are for invented countries, and only for them
# $found: code.
data-problem-taken-by-invented = “{ $found }” is the code of something invented: choose another one
# $found: what is written.
data-problem-jurisdiction = “{ $found }” is the table of another country or province
# $found: code.
data-problem-profile = “{ $found }”: an invented municipality has a profile, a real one has none
data-problem-kind-named = The source does not say that it is a member: first mend what the source says, or leave the kind empty
data-problem-own-parent = A network is not part of itself
data-problem-control = There is an invisible character in it: delete it and write it again
# $max: number of characters.
data-problem-too-long = That is too long: at most { $max } characters
data-problem-exists = This exists already: change the row that is there
data-problem-looked-after = Somebody else looks after this municipality already: ask the programme’s administration to add it
data-problem-too-large = The file is larger than 1 MiB: divide it
# $found: number of rows.
data-problem-too-many-rows = The file has more than { $found } rows: divide it
data-problem-encoding = The file is not UTF-8: save it as “CSV UTF-8”
data-problem-kind-source = source
data-problem-kind-municipality = municipality
data-problem-kind-network = network
data-problem-kind-partner = partner
data-problem-kind-measure = measure
data-problem-kind-country = country
data-problem-kind-province = province
data-problem-kind-jurisdiction = powers
data-problem-kind-fact = figure
data-problem-kind-membership = membership
data-problem-kind-partnership = partnership
data-problem-kind-group = group
data-problem-kind-request = request of reviewers
