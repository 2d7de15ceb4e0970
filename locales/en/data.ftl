# The data page.

data-title = Data
data-lead = Every published value in one long table: one row per municipality, wave and measure.
data-invented = These data are invented, for the demonstration. The names of the files and the codes of the waves (demo-…) say so.
data-files-title = Files
data-files-caption = Files to download
data-files-none = No result has been published yet.
data-file = File
data-format = Format
data-size = Size
data-digest = SHA-256 digest
# $size: formatted number.
data-size-kb = { $size } kB
data-about-title = About the data set
data-version = Version
data-date = Latest result
data-rows = Rows
data-cities = Municipalities
data-citation = How to cite it
data-dictionary-title = Dictionary
data-dictionary-text = The same dictionary, in French and English, comes with the files.
data-dictionary-caption = Columns of the table, in order
data-column = Column
data-kind = Type
data-description = Content
data-parquet = In Parquet
data-parquet-text = The Parquet file has the same columns in the same order; what is empty in the CSV is a missing value (null) there, except for “kind” and “period”, which are empty texts then.
# $format: format of the file.
data-dictionary-file = Dictionary in French and English, { $format }
# $edition: name of the edition; $version: version of the data; $date: day of the latest result.
data-citation-text = { $edition }, data of { $date }, version { $version }.
# The same, for invented data.
data-citation-text-demonstration = { $edition }, invented demonstration data, version { $version }.
# $method: name of the method.
data-label-scores = Scores, “{ $method }”
data-label-dictionary = Dictionary of columns and words
data-kind-text = text
data-kind-code = code
data-kind-word = word
data-kind-number = number
data-kind-share = share, from 0 to 1
data-kind-count = whole number
data-releases = Releases: versions that never change, to cite and to come back to, with everything in many formats
data-api = For programs: the same tables as JSON and CSV, some rows at a time
