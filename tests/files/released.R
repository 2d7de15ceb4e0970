# Reads the tables of a release in R, from CSV and from the workbook, and compares them; runs what the
# page of the release says for R.
#
#     Rscript released.R FOLDER MARK SNIPPET
#
# MARK is what the names of files begin with, SNIPPET a file with lines of R for the files in FOLDER.
# Ends with 1 and says why when two formats of a table differ.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
mark <- arguments[2]
book <- file.path(folder, paste0(mark, "icc-index.xlsx"))

# A CSV file has a mark before a text that a spreadsheet could take for a formula.
bare <- function(text) sub("^'(?=[ \"']*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])", "", text, perl = TRUE)

rows <- 0
tables <- setdiff(readxl::excel_sheets(book), c("lisez-moi", "readme", "dictionary"))
for (name in tables) {
  csv <- read.csv(
    file.path(folder, paste0(mark, name, ".csv")),
    colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8"
  )
  sheet <- as.data.frame(
    readxl::read_excel(book, sheet = name, guess_max = 1048576, na = "", trim_ws = FALSE)
  )
  stopifnot(identical(names(csv), names(sheet)), nrow(csv) == nrow(sheet))
  for (column in names(csv)) {
    read <- sheet[[column]]
    expected <- csv[[column]]
    if (is.numeric(read)) {
      expected <- as.numeric(expected)
    } else {
      read <- gsub("\r\n", "\n", as.character(read))
      expected <- gsub("\r\n", "\n", bare(expected))
    }
    if (!identical(read, expected)) {
      differ <- which(!mapply(identical, read, expected))[1]
      stop(name, ", ", column, ", row ", differ, ": ", read[differ], " / ", expected[differ])
    }
  }
  rows <- rows + nrow(csv)
}
shown <- eval(parse(arguments[3], encoding = "UTF-8"))
stopifnot(nrow(shown) > 0, c("period", "measure", "n", "mean") %in% names(shown))
cat(length(tables), "tables,", rows, "rows\n")
