# Releases of the data: what is written into them, and their pages.

# $version: version of the release; $date: its day.
release-title = Intercultural Index, data, version { $version } of { $date }
release-invented = Demonstration: these municipalities and their answers are invented. No real city has a result here.
release-readme-statement = Our calculation, aligned with the 2019 structure; not the Council of Europe’s score. The figures describe policies that municipalities report, not their effects on residents. There are no ranks.
release-readme-consent = It holds what each municipality shows to everybody, and nothing else. A version never changes; a correction makes a new one. What a later version leaves out was left out for a reason: use the newest one.
# $address: address of the release.
release-readme-address = Permanent address: { $address }
# $licence: identifier of the licence; $address: where it is read.
release-readme-licence = Licence: { $licence }, { $address }
release-licence-others = Facts about municipalities come from the sources in the table “sources”, each under the licence that stands there. Figures in the table “published_results” belong to those who published them.
# $email: address.
release-readme-contact = Corrections: { $email }
# The name of a sheet: 31 characters at most.
release-readme-sheet = readme
release-readme-tables = Tables
# $rows: number of rows.
release-readme-rows = { $rows ->
    [one] { $rows } row.
   *[other] { $rows } rows.
    }
release-readme-formats = Each table comes in the same rows as CSV (comma, decimal point), as CSV for spreadsheets set to French (.fr.csv: semicolon, decimal comma), as Parquet, Arrow, JSON and JSON lines (.ndjson), and all tables as one workbook. A text that a spreadsheet could take for a formula has an apostrophe in front in CSV files. Scores come once more as Parquet with one folder per wave.
release-readme-descriptions = For programs: datapackage.json (Frictionless Data Package 2), csv-metadata.json (CSV on the Web), dcat.jsonld (DCAT-AP 3), dataset.jsonld (schema.org), release.json. SHA256SUMS lists the checksums: sha256sum -c SHA256SUMS.
# $table: name of a table.
release-readme-too-large = The table { $table } is too large for a workbook: take another format.
# $rows: the most rows of a table that a spreadsheet opens.
release-readme-large = Tables of more than { $rows } rows, which no spreadsheet opens, come as Parquet, and as CSV and JSON lines packed as Zstandard (.csv.zst, .ndjson.zst), in no other format, with all of their rows. They are in neither the workbook nor the archive.
release-citation-message = If you use these data, please cite this version.

release-table-scores = Scores, one row per municipality, wave and measure.
release-table-figures = Figures of everybody, of networks and of countries, as the rule for small numbers lets them be told.
release-table-answers = Answers of the municipalities that show them, with the state of their evidence, without what was written in words.
release-table-facts = What scores were made with beside the answers, in the form that icc-index score reads.
release-table-unit-facts = What is known about municipalities, each figure with its year and source.
release-table-fact-definitions = What each of these figures counts.
release-table-sources = The sources, with their licences.
release-table-units = The municipalities.
release-table-networks = The networks.
release-table-memberships = Which municipality belongs to which network.
release-table-waves = The waves, each with what it asked and the method of its scores.
release-table-measures = The measures of each method.
release-table-questions = The questions.
release-table-options = The options of the questions.
release-table-crosswalks = How questions and measures of different editions correspond.
release-table-published-results = Figures that others have published about municipalities, apart from our calculation, each with its address.
release-table-errata = What was corrected after it had been published.

release-list-title = Releases of the data
release-list-lead = A release never changes and keeps its address. Cite its version: whoever comes later finds the same bytes.
release-list-none = There is no release yet.
release-list-caption = Releases, the newest first
release-list-versions = How a version comes about: a change of columns or a removal makes a new first number, something added a new second one, a correction a new third one.
release-version = Version
release-date = Day
release-what = Change
release-change-first = first release
release-change-major = columns changed or something removed
release-change-minor = something added
release-change-patch = corrections
release-latest = newest
release-gone = withdrawn
# $version: version of the release.
release-heading = Data, version { $version }
# $version: version of the release.
release-since = Compared with version { $version }
release-withdrawn-title = This version was withdrawn
# $date: a moment.
release-withdrawn-since = On { $date }. Its files are removed; their checksums stay here.
# $version: version of the release.
release-withdrawn-instead = In its place: version { $version }
release-newer = There is a newer version:
release-download = Download
release-about = About this version
release-address = Permanent address
release-licence = Licence
release-contact = Corrections
release-tables = Tables
release-table = Table
release-rows = Rows
release-changes = Since the version before
# $added, $changed, $removed: formatted numbers.
release-changed = + { $added } · ≠ { $changed } · − { $removed }
release-changed-legend = + added · ≠ changed · − removed
release-formats = Formats
release-preview = First rows
# $table: name of a table.
release-preview-caption = The first rows of the table { $table }
release-open = Open it elsewhere
release-open-text = Each of these lines takes the means of everybody, measure by measure.
release-open-excel = Excel and LibreOffice: open the workbook, or a file ending in .fr.csv where the program is set to French.
release-columns = Columns and words
# $table: name of a table.
release-columns-caption = Columns of the table { $table }
release-papers = About the tables, for people and for programs
release-sums = Checksums (SHA-256)
release-sums-caption = Files with their checksums
release-file = File
