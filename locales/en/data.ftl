# The data page.

data-title = Data
data-lead = Every published value in one long table: one row per municipality, wave, score and figure.
data-invented = These data are invented, for the demonstration. Every row says so.
data-files-title = Files
data-files-caption = Files to download
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
data-licence = Licence
data-citation = How to cite it
data-dictionary-title = Dictionary
data-dictionary-text = The same dictionary, in French and English, comes with the files.
data-dictionary-caption = Columns of the table, in order
data-column = Column
data-kind = Type
data-description = Content
