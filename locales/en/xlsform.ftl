# An edition as a form for other programs (XLSForm).

# The name of this language in itself.
xlsform-language = English
xlsform-about = About the municipality
xlsform-unit = Code of the municipality
xlsform-period = Period
# $fact: name of something that is known about a municipality.
xlsform-fact = Known about the municipality: { $fact }
xlsform-non-answer = If there is no answer
xlsform-link = Evidence: address of a document
xlsform-file = Evidence: a file
# $bound: number.
xlsform-at-least = Not less than { $bound }.
# $bound: number.
xlsform-at-most = Not more than { $bound }.
# $digits: number of digits.
xlsform-decimals = { $digits ->
    [one] At most one digit after the point.
   *[other] At most { $digits } digits after the point.
}
