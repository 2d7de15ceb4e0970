# The interface for programs: its page, its description (OpenAPI), what it refuses.

api-title = Data for programs
api-lead = The public tables as JSON and CSV, some rows at a time, as they are now and as each release keeps them. Nobody needs an account or a key for what is public.

api-start-title = Where it begins
api-start-text = At the address below, the interface lists its tables. Its description follows OpenAPI 3.1; programs that know it can write requests by themselves.
api-start-address = Address
api-start-document = Description
api-start-who = Who may ask
api-start-who-text = Everybody, from a program or from a page of another site. What a municipality does not show everybody is there only with an access token, for whoever may read it. Figures follow the same rule for small numbers as pages and files.

api-tables-title = Tables
api-tables-text = They are the tables of the releases, with the same columns. Each can be asked by the names below.
api-filters = Choose by
api-as-json = JSON
api-as-csv = CSV
api-tables-columns = The columns of the scores are explained with the data; those of every table are in the description and in the dictionary of each release.

api-rows-title = A page of rows
api-rows-filters = A name and a value choose rows: level=index, unit=val-des-cedres. Several names must all hold. “network” keeps the municipalities that are members.
# $usual, $most: numbers of rows.
api-rows-limit = “limit” says how many rows a page has at most: { $usual } where it says nothing, { $most } at the most.
api-rows-next = “next” is the address of the page after this one; it is null on the last page. The header Link says the same for CSV.
api-rows-state = “state” tells the state of the data: it changes when something is published, withdrawn or shown to others than before.
api-rows-format = “format=csv” or the header Accept with text/csv gives CSV, anything else JSON. CSV follows RFC 4180, with a comma and a decimal point.
api-rows-language = Texts in tables have a column per language. The header Accept-Language chooses the language of problems and of the description; French without it.
api-rows-etag = Every answer has an ETag. Who sends it back in If-None-Match is answered 304 while nothing has changed.

api-tokens-title = What is not public
api-tokens-who = Whoever reads for a city, a network or a partner makes an access token in the account. A program with it reads what its owner may read at that moment, and nothing more.
api-tokens-how = Send it in the header Authorization, and say in “audience” as whom you read: network-…, partner-…, research or self-…, as in the addresses of pages. Without “audience”, the answer is the public one.
api-tokens-own = As a municipality itself (self-…), the tables about municipalities hold its own rows, as it handed them in, published or not. Figures are then those that everybody sees.
api-tokens-refused = A token that is wrong, has ended or is over gets 401. An audience that you do not read as gets 404, as one that does not exist.
api-tokens-kept = Such an answer must not be kept on the way (Cache-Control: private, no-store), and a file says in its name for whom it is. What may be done with it is what the municipality has agreed to.
api-tokens-account = Make a token
api-tokens-example = With a token in the variable TOKEN

api-examples-title = Examples

api-releases-title = Releases, which never change
api-releases-text = The same questions can be asked of a release, with its version in the address; “latest” leads to the newest one. Use a version in whatever should give the same result next year.
api-releases-whole = To get whole tables, download a file of a release instead of many pages.

api-limits-title = Limits and problems
# $requests: number of requests.
api-limits-text = One address, or one person with all tokens, may ask { $requests } times in a minute. The headers RateLimit-Policy and RateLimit say how often one may still ask; after that the answer is 429, and Retry-After says when to go on. Addresses are counted in memory and kept nowhere.
api-problems-caption = Problems there can be
api-status = Status
api-problem = Problem
api-problems-text = Every problem is a document (RFC 9457, application/problem+json). “errors” names each parameter that is wrong, why, and what is allowed.

api-changes-title = What may change
api-changes-stay = Within v1, no address, parameter, column or code goes away or changes its meaning.
api-changes-more = New tables, columns, parameters, words of a list and fields of a document may come. Programs should ignore what they do not know.
api-changes-version = Whatever breaks that promise gets an address of its own, /api/v2. The earlier one then stays for at least a year, and says so in the headers Deprecation and Sunset.
api-changes-data = The data themselves change whenever a municipality publishes, corrects or withdraws something. Only releases stay as they are.

api-quirks-title = What surprises
api-quirk-null = A value that is absent is null in JSON and empty in CSV: a score that does not exist, or a figure that may not be shown. It never means zero.
api-quirk-status = “status” says why a score or a figure is absent. Look at it before counting values.
api-quirk-short = A page of a release can have fewer rows than asked for, or none, and still have a “next”: a large file is read in parts.
api-quirk-conflict = When the data change between two pages, the next one is answered 409. Begin again, or read a release.
api-quirk-formula = In CSV, a text that a spreadsheet would run as a formula has an apostrophe in front. JSON has the text as it is.
api-quirk-facts = In “facts”, values are texts: some of them are codes.
api-quirk-numbers = Invented municipalities of the demonstration are in the same tables as real ones where both are loaded: “world” and the codes of waves (demo-…) tell them apart.

# The description itself.
api-document-title = Data for programs
api-document-text = Public tables of the index as JSON and CSV, some rows at a time, as they are now and as each release keeps them; with an access token, also what its owner may read. Read only. Whoever asks has to ignore fields and words that it does not know.
api-tag-now = As it is now
api-tag-releases = Releases, which never change
api-operation-entry = What there is, and where
api-operation-document = This description
api-operation-releases = The releases, the newest first
api-operation-release = A release with its tables and files
# $table: name of the table.
api-operation-table = Rows of the table { $table }, as it is now
api-operation-release-table = Rows of the table { $table } of a release
api-parameter-network = Code of a network: only its members.
api-parameter-audience = As which audience to read; any but “public” needs a token.
api-token = An access token that somebody made in the own account. It reads as each audience to which that person belongs.
api-header-challenge = How to say for whom a program asks.
api-field-audience = The audience whose rows they are.
api-parameter-limit = The most rows of the page.
api-parameter-cursor = Where to go on, as the page before gave it in “next”.
api-parameter-format = The format; without it, Accept decides.
api-parameter-version = The version of a release, or “latest”.
api-response-document = The document.
api-response-rows = Some rows, in the order of the table.
api-response-csv = The names of the columns, then the rows.
api-response-same = Nothing has changed since the ETag in If-None-Match.
api-response-elsewhere = The newest release has this address.
api-header-link = The page after this one, as rel=next; absent on the last.
api-header-etag = Tells this content from another.
api-header-policy = What one address, or one person with all tokens, may ask: q requests in w seconds.
api-header-standing = What is left of it: r requests, and t seconds until all are there again.
api-header-again = Seconds after which to ask again.
api-header-location = The address of the release.
api-field-rows = The rows.
api-field-table = Name of the table.
api-field-state = The version of the release, or what tells this state of the data from another.
api-field-demonstration = Whether anything in it is invented, for the demonstration.
api-field-next = Address of the page after this one; null on the last.
api-field-about = What it holds.
api-field-address = Address of its first rows.
api-field-chosen = Names by which its rows can be chosen.
api-field-interface = Version of the interface.
api-field-page = Page that explains it to people.
api-field-description = Its description as OpenAPI.
api-field-releases = Address of the list of releases.
api-field-tables = The tables.
api-field-withdrawn = Why it is there no more; null while it is.
api-field-withdrawn-on = The day on which it was withdrawn.
api-field-reason = Why.
api-field-replaced-by = The version that replaces it.
api-field-row-count = How many rows it has.
api-field-file = Name of the file.
api-field-media-type = Its media type.
api-field-bytes = Its size.
api-field-sha256 = Its SHA-256, hexadecimal.
api-field-file-address = Its permanent address.
api-field-release = Its version.
api-field-made-on = The day on which it was made.
api-field-change = How it differs from the one before: first, major, minor, patch.
api-field-previous = The version before.
api-field-licence = Its licence, as an SPDX identifier.
api-field-engine = Version of the engine that computed the scores.
api-field-release-page = Its page.
api-field-release-tables = Its tables.
api-field-files = Its files.
api-field-parameter = The parameter.
api-field-fault = What is wrong, as a code.
api-field-fault-detail = What is wrong, in words.
api-field-type = Address of the description of this kind of problem.
api-field-title = The kind, in words.
api-field-status = The status code.
api-field-detail = What to do.
api-field-kind = The kind, as a code.
api-field-request = The number of the request, for whoever looks after the service.
api-field-faults = What in the request is wrong.

# What is wrong with a parameter. $parameter: its name; $allowed: what is allowed.
api-fault-unknown = There is no parameter “{ $parameter }” here. Known ones: { $allowed }.
api-fault-twice = “{ $parameter }” stands there more than once. Say it once.
api-fault-code = “{ $parameter }” takes a code: 1 to 64 letters, digits, “_”, “-” and “.”.
api-fault-word = “{ $parameter }” takes one of these words: { $allowed }.
api-fault-whole = “{ $parameter }” takes a whole number from 0 to 9999.
api-fault-limit = “{ $parameter }” takes a whole number from 1 to { $allowed }.
api-fault-audience = “{ $parameter }” takes “public”, “research”, or “network-”, “partner-” or “own-” with a code.
api-fault-token = The token in “{ $parameter }” is none, has ended or is over.
api-fault-token-needed = To read as this “{ $parameter }”, send an access token.
api-fault-cursor = “{ $parameter }” takes what the page before gave, unchanged.
api-fault-cursor-outdated = The data have changed since “{ $parameter }” was given, or it is of another table. Begin again without it, or read a release.
api-fault-withdrawn = This release was withdrawn. { $allowed }
