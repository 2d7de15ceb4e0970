"""The benchmark's work in DuckDB.

Choices and lists take different ways, because only lists have several rows per question; both are
added up by case and measure. The points of an option and the measure of a question are looked up in
a small table by one number, which DuckDB joins as an array.
"""

import duckdb
import numpy as np

import common
import method

task = common.task()
base = duckdb.connect()
base.execute(f"SET threads = {common.THREADS}")
base.execute("SET preserve_insertion_order = false")


def prepare():
    """The method as small tables."""
    questions = task.method.questions
    rows = []
    for q, question in enumerate(questions):
        if question.ticks or not question.points:
            continue
        for option, code in enumerate(question.options + [None]):
            # A row without an option carries a state; 255 stands for "none".
            place = 255 if code is None else option
            rows.append((q * 256 + place, task.leaf_of[q], question.points.get(code, 0.0)))
    base.execute("CREATE TABLE choices (key INTEGER, leaf UTINYINT, points DOUBLE)")
    base.executemany("INSERT INTO choices VALUES (?, ?, ?)", rows)
    base.execute(
        "CREATE TABLE lists (question USMALLINT, leaf UTINYINT, options UTINYINT, need1 UTINYINT,"
        " points1 DOUBLE, need2 UTINYINT, points2 DOUBLE)"
    )
    for q, question in enumerate(questions):
        if question.ticks and question.steps:
            steps = [(s, p) for s, p in question.steps]
            if len(steps) != 2:
                raise SystemExit("two steps are expected")
            (a, b), (c, d) = steps
            base.execute(
                "INSERT INTO lists VALUES (?, ?, ?, ?, ?, ?, ?)",
                [q, task.leaf_of[q], len(question.options), a, b, c, d],
            )
    base.execute("CREATE TABLE leaves (leaf UTINYINT, measure UTINYINT, members INTEGER)")
    for leaf, measure in enumerate(task.leaves):
        place = task.method.measures.index(measure)
        base.execute("INSERT INTO leaves VALUES (?, ?, ?)", [leaf, place, len(measure.members)])


def load_columns():
    answers, cases = common.columns(task), common.cases(task)
    answers.pop("number", None)
    base.register("a", answers)
    base.execute("CREATE TABLE answers AS SELECT * FROM a")
    base.unregister("a")
    base.register("c", cases)
    base.execute("CREATE TABLE cases AS SELECT * FROM c")
    base.unregister("c")


COUNTED = "answered, not_within_powers, not_applicable, unknown, not_answered"

SCORED_LISTS = ", ".join(
    str(q) for q, question in enumerate(task.method.questions) if question.ticks and question.steps
)

CHOICES = """
    -- A choice: one row per question.
    SELECT "case" * 32::UINTEGER + leaf AS key, state,
        CASE WHEN state = 0 THEN points ELSE 0 END AS p0,
        CASE WHEN state = 0 AND grade >= 1 THEN points ELSE 0 END AS p1,
        CASE WHEN state = 0 AND grade >= 2 THEN points ELSE 0 END AS p2
    FROM answers JOIN choices ON question::INTEGER * 256 + option = choices.key
"""


def words(column, among):
    """The number of a word. Measured: on columns of dictionaries faster than enumerations."""
    cases = " ".join(f"WHEN '{word}' THEN {n}" for n, word in enumerate(among))
    return f"CASE {column} {cases} END::UTINYINT"


def prepare_files():
    """The numbers of questions and their options, by their words."""
    rows = []
    for q, question in enumerate(task.method.questions):
        for option, code in enumerate(question.options):
            rows.append((question.code, code, q, option))
        rows.append((question.code, "", q, 255))
    base.execute(
        "CREATE TABLE options (question VARCHAR, answer VARCHAR, q USMALLINT, option UTINYINT)"
    )
    base.executemany("INSERT INTO options VALUES (?, ?, ?, ?)", rows)


CASES = f"""
    CREATE OR REPLACE TABLE cases AS
    SELECT (row_number() OVER (ORDER BY period, unit) - 1)::UINTEGER AS "case", *
    FROM (
        SELECT unit, period, max(fact = 'copy' AND value = 'draft')::UTINYINT AS draft
        FROM '{task.facts}' WHERE period <> '' GROUP BY unit, period
    ) JOIN (
        SELECT unit, max(value) FILTER (fact = 'country') AS country,
            max(value) FILTER (fact = 'size') AS size
        FROM '{task.facts}' WHERE period = '' GROUP BY unit
    ) USING (unit)
"""
# Answers that are numbers count nowhere here, and the join leaves them out.
ANSWERS = f"""
    CREATE OR REPLACE TABLE answers AS
    SELECT "case", q AS question, option, {words("state", common.COUNTS)} AS state,
        {words("evidence", method.GRADES)} AS grade
    FROM '{task.answers}' JOIN cases USING (unit, period) JOIN options USING (question, answer)
"""


def load_files():
    base.execute(CASES)
    base.execute(ANSWERS)


def reached(ticks):
    return f"""CASE WHEN state <> 0 OR in_scope = 0 THEN 0
        WHEN {ticks} >= least(need2, in_scope) THEN points2
        WHEN {ticks} >= least(need1, in_scope) THEN points1 ELSE 0 END"""


LISTS = f"""
    -- A list: its ticks first, then points by their number.
    SELECT "case" * 32::UINTEGER + leaf AS key,
        CASE WHEN in_scope > 0 THEN state WHEN powers > 0 THEN 1 ELSE 2 END AS state,
        {reached("made")} AS p0, {reached("documented")} AS p1, {reached("verified")} AS p2
    FROM (
        SELECT *, options - gone AS in_scope FROM (
            SELECT "case", question,
                -- Answered wins; a state beside an option is that of the option.
                min(CASE WHEN state = 0 OR option = 255 THEN state ELSE 4 END) AS state,
                count(*) FILTER (WHERE state = 0 AND option <> 255) AS made,
                count(*) FILTER (WHERE state = 0 AND option <> 255 AND grade >= 1) AS documented,
                count(*) FILTER (WHERE state = 0 AND option <> 255 AND grade >= 2) AS verified,
                count(*) FILTER (WHERE state <> 0 AND option <> 255) AS gone,
                count(*) FILTER (WHERE state = 1 AND option <> 255) AS powers
            FROM answers WHERE question IN ({SCORED_LISTS}) GROUP BY "case", question
        ) JOIN lists USING (question)
    )
"""


def added(items):
    return f"""
        SELECT key, sum(p0) AS p0, sum(p1) AS p1, sum(p2) AS p2,
            count(*) FILTER (WHERE state = 0) AS s0, count(*) FILTER (WHERE state = 1) AS s1,
            count(*) FILTER (WHERE state = 2) AS s2, count(*) FILTER (WHERE state = 3) AS s3
        FROM ({items}) GROUP BY key
    """


def both(column):
    return f"coalesce(c.{column}, 0) + coalesce(l.{column}, 0)"


# Choices and lists are added up apart and joined: measured, this takes two thirds of the time of
# one sum over both.
LEAVES = f"""
    WITH filled AS (
        SELECT "case", measure, members, draft,
            {both("p0")} AS p0, {both("p1")} AS p1, {both("p2")} AS p2,
            ({both("s0")})::INTEGER AS answered, ({both("s1")})::INTEGER AS not_within_powers,
            ({both("s2")})::INTEGER AS not_applicable, ({both("s3")})::INTEGER AS unknown,
            members - answered - not_within_powers - not_applicable - unknown AS not_answered
        FROM cases CROSS JOIN leaves
        LEFT JOIN ({added(CHOICES)}) c ON c.key = "case" * 32::UINTEGER + leaves.leaf
        LEFT JOIN ({added(LISTS)}) l ON l.key = "case" * 32::UINTEGER + leaves.leaf
    ), weighed AS (
        SELECT *, answered + unknown + CASE WHEN draft = 1 THEN 0 ELSE not_answered END AS base,
            answered + unknown + not_answered AS scope,
            CASE WHEN draft = 1 THEN not_answered ELSE 0 END AS left_out
        FROM filled
    ), judged AS (
        SELECT *, CASE WHEN base = 0 THEN 1 WHEN scope < 0.5 * members THEN 5
                       WHEN base < 2 THEN 6 ELSE 0 END AS status
        FROM weighed
    )
    SELECT "case", measure, status::UTINYINT AS status,
        CASE WHEN status = 0 THEN 100 * p0 / base END AS value,
        CASE WHEN status = 0 THEN 100 * p1 / base END AS documented,
        CASE WHEN status = 0 THEN 100 * p2 / base END AS verified,
        CASE WHEN status = 0 THEN 100 * p0 / (base + left_out) END AS unknown_as_zero,
        CASE WHEN status = 0 THEN 100 * (p0 + unknown + not_answered) / (base + left_out) END
            AS unknown_as_full,
        CASE WHEN scope > 0 THEN answered / scope END AS coverage,
        scope / members AS in_scope, answered / members AS known, {COUNTED}
    FROM judged
"""


def mean(measure, source):
    """A measure of measures as a query on the rows of its members."""
    codes = [m.code for m in task.method.measures]
    members = ", ".join(str(codes.index(m)) for m in measure.members)
    n = len(measure.members)
    least = measure.minimum_members if measure.leaves_out else n
    missing = "CASE WHEN count(value) = 0 THEN 1 ELSE 6 END" if measure.leaves_out else "3"
    status = f"CASE WHEN count(value) >= {least} THEN 0 ELSE {missing} END"
    figures = ", ".join(
        f"CASE WHEN count(value) >= {least} THEN avg({f}) END AS {f}" for f in common.FIGURES
    )
    counts = ", ".join(f"sum({c})::INTEGER AS {c}" for c in COUNTED.split(", "))
    return f"""
        SELECT "case", {codes.index(measure.code)}::UTINYINT AS measure, {status}::UTINYINT AS status,
            {figures},
            CASE WHEN avg(in_scope) > 0 THEN avg(known) / avg(in_scope) END AS coverage,
            avg(in_scope) AS in_scope, avg(known) AS known, {counts}
        FROM {source} WHERE measure IN ({members}) GROUP BY "case"
    """


def score():
    base.execute(f"CREATE OR REPLACE TABLE scores AS {LEAVES}")
    for measure in task.method.measures:
        if not measure.rate:
            base.execute(f"INSERT INTO scores {mean(measure, 'scores')}")


SETS = """
    SELECT CASE grouping(country, size) WHEN 3 THEN 0 WHEN 1 THEN 1 ELSE 2 END AS kind,
        country, size, measure, count(*) AS n,
        count(DISTINCT country) AS countries, avg(value) AS mean, median(value) AS median,
        quantile_cont(value, 0.25) AS lower_quartile, quantile_cont(value, 0.75) AS upper_quartile,
        min(value) AS minimum, max(value) AS maximum, stddev_samp(value) AS standard_deviation,
        avg((value >= 100)::INTEGER) AS share_at_100,
        count(*) FILTER (WHERE year = 2022) AS n_2022, count(*) FILTER (WHERE year = 2024) AS n_2024,
        count(*) FILTER (WHERE year = 2026) AS n_2026
    FROM latest JOIN scores USING ("case") WHERE value IS NOT NULL
    GROUP BY GROUPING SETS ((measure), (measure, country), (measure, size))
"""
YEAR = "period::INTEGER" if task.files else "(2020 + 2 * period::INTEGER)"
BENCHMARKS = f"""
    CREATE OR REPLACE TABLE benchmarks AS
    WITH latest AS (
        SELECT arg_max("case", period) AS "case", any_value(country) AS country,
            any_value(size) AS size, max({YEAR}) AS year
        FROM cases
        WHERE draft = 0 AND {common.REFERENCE} - {YEAR} <= {task.method.maximum_age_years}
        GROUP BY unit
    )
    {SETS}
"""


def run():
    if task.files:
        load_files()
    score()
    base.execute(BENCHMARKS)
    if task.files:
        write_files()


def write_files():
    edition, name, version = task.origin
    origin = f"'{edition}' AS edition, '{name}' AS method, '{version}' AS method_version"
    measures = [m.code for m in task.method.measures]
    levels = [m.level for m in task.method.measures]
    status = " ".join(f"WHEN {n} THEN '{word}'" for n, word in common.STATUS.items())
    base.execute(f"""
        COPY (
            SELECT {origin}, '' AS kind, period, unit, ({measures})[measure + 1] AS measure,
                ({levels})[measure + 1] AS level, CASE status {status} END AS status, value,
                value AS unrounded, documented, verified, unknown_as_zero, unknown_as_full,
                coverage, in_scope, {COUNTED}, 0::INTEGER AS not_asked, NULL::DOUBLE AS rank,
                NULL::VARCHAR AS band
            FROM scores JOIN cases USING ("case")
        ) TO '{task.out}/scores.parquet' (FORMAT parquet, COMPRESSION snappy)
    """)
    group = "['all', 'fact:country', 'fact:size'][kind + 1]"
    periods = ", ".join(
        f"CASE WHEN n_{p} > 0 THEN '{p}:' || n_{p} END" for p in common.PERIODS[1:]
    )
    figures = ", ".join(common.STATISTICS[2:])
    base.execute(f"""
        COPY (
            SELECT {origin}, '' AS kind, '{common.REFERENCE}' AS period, {group} AS "group",
                coalesce(country, size, '') AS group_value, '' AS unit,
                ({measures})[measure + 1] AS measure, n, countries,
                '{edition}:' || n AS editions, concat_ws(';', {periods}) AS periods, {figures},
                NULL::DOUBLE AS value, NULL::DOUBLE AS difference, NULL::UINTEGER AS like_for_like_n,
                NULL::DOUBLE AS like_for_like_mean, NULL::DOUBLE AS like_for_like_median
            FROM benchmarks ORDER BY kind, group_value, benchmarks.measure
        ) TO '{task.out}/benchmarks.parquet' (FORMAT parquet, COMPRESSION snappy)
    """)


def figures_in_memory():
    """What is compared: the scores of a sample of cases, all benchmarks."""
    def rows(names, source):
        found = base.execute(f"SELECT {', '.join(names)} FROM {source}").fetchnumpy()
        columns = [np.ma.filled(np.ma.asarray(found[n]).astype(float), np.nan) for n in names]
        return np.column_stack(columns)

    names = ["status"] + common.FIGURES + common.SHARES + COUNTED.split(", ")
    sampled = f'scores WHERE "case" % {common.step(task)} = 0 ORDER BY "case", measure'
    groups = "benchmarks ORDER BY kind, coalesce(country, size, 0), measure"
    return rows(names, sampled), rows(common.STATISTICS, groups)


prepare()
if task.files:
    prepare_files()
else:
    load_columns()
spent, _ = common.timed(task, run)
kept = () if task.files else figures_in_memory()
common.report(task, spent, f"DuckDB {duckdb.__version__}", *kept)
