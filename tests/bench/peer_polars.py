"""The benchmark's work in Polars for Python: lazy frames on the streaming engine."""

import os

os.environ["POLARS_MAX_THREADS"] = "2"

import polars as pl

import common
import method

task = common.task()
METHOD = task.method
LEAVES = len(task.leaves)
assert common.THREADS == pl.thread_pool_size()


def tables():
    questions = METHOD.questions
    choices, lists = [], []
    for q, question in enumerate(questions):
        if question.ticks and question.steps:
            (n1, p1), (n2, p2) = question.steps
            lists.append((q, task.leaf_of[q], len(question.options), n1, p1, n2, p2))
        elif question.points:
            for option, code in enumerate(question.options + [None]):
                place = 255 if code is None else option
                choices.append((q, place, task.leaf_of[q], question.points.get(code, 0.0)))
    kinds = {"question": pl.UInt16, "option": pl.UInt8, "leaf": pl.UInt32, "points": pl.Float64}
    choices = pl.LazyFrame(choices, kinds, orient="row")
    kinds = {
        "question": pl.UInt16, "leaf": pl.UInt32, "options": pl.Int64, "need1": pl.Int64,
        "points1": pl.Float64, "need2": pl.Int64, "points2": pl.Float64,
    }
    return choices, pl.LazyFrame(lists, kinds, orient="row")


CHOICES, LISTS = tables()
STATE, GRADE, OPTION = pl.col("state"), pl.col("grade"), pl.col("option")


def added(items):
    """Points and states by case and measure."""
    return items.group_by("key").agg(
        pl.col("p0", "p1", "p2").sum(),
        *((STATE == s).sum().cast(pl.Int64).alias(f"s{s}") for s in range(4)),
    )


def key():
    return (pl.col("case") * LEAVES + pl.col("leaf")).alias("key")


def choices(answers):
    points = pl.when(STATE == 0).then("points").otherwise(0.0)
    return added(
        answers.join(CHOICES, on=["question", "option"]).select(
            key(), "state",
            *(pl.when(GRADE >= g).then(points).otherwise(0.0).alias(f"p{g}") for g in range(3)),
        )
    )


def lists(answers):
    none = OPTION == 255
    tick = (STATE == 0) & ~none
    count = lambda x: x.sum().cast(pl.Int64)
    ticks = answers.join(LISTS.select("question"), on="question", how="semi").group_by(
        "case", "question"
    ).agg(
        # Answered wins; a state beside an option is that of the option.
        pl.when((STATE == 0) | none).then(STATE).otherwise(4).min().alias("state"),
        *(count(tick & (GRADE >= g)).alias(f"t{g}") for g in range(3)),
        count((STATE != 0) & ~none).alias("gone"), count((STATE == 1) & ~none).alias("powers"),
    ).join(LISTS, on="question").with_columns((pl.col("options") - pl.col("gone")).alias("in_scope"))
    in_scope = pl.col("in_scope")
    state = (
        pl.when(in_scope > 0).then(STATE).when(pl.col("powers") > 0).then(1).otherwise(2)
    )

    def reached(made):
        at = lambda need: pl.col(made) >= pl.min_horizontal(need, "in_scope")
        return (
            pl.when((STATE != 0) | (in_scope == 0)).then(0.0)
            .when(at("need2")).then("points2").when(at("need1")).then("points1").otherwise(0.0)
        )

    return added(
        ticks.select(key(), state.alias("state"), *(reached(f"t{g}").alias(f"p{g}") for g in range(3)))
    )


def leaf_scores(answers, cases):
    leaves = pl.LazyFrame({
        "leaf": range(LEAVES), "members": [len(m.members) for m in task.leaves],
        "measure": [METHOD.measures.index(m) for m in task.leaves],
    }, {"leaf": pl.UInt32, "members": pl.Int64, "measure": pl.UInt8})
    sums = ["p0", "p1", "p2", "s0", "s1", "s2", "s3"]
    every = cases.select("case", "draft").join(leaves, how="cross").with_columns(key())
    both = every.join(choices(answers), on="key", how="left").join(
        lists(answers), on="key", how="left", suffix="_list"
    )
    filled = both.with_columns(
        *(pl.col(c).fill_null(0) + pl.col(f"{c}_list").fill_null(0) for c in sums)
    ).rename({"s0": "answered", "s1": "not_within_powers", "s2": "not_applicable", "s3": "unknown"})
    answered, unknown, blank = pl.col("answered"), pl.col("unknown"), pl.col("not_answered")
    base, scope, left_out, members = pl.col("base"), pl.col("scope"), pl.col("left_out"), pl.col("members")
    draft = pl.col("draft") == 1
    counted = filled.with_columns(
        (members - answered - unknown - pl.col("not_within_powers") - pl.col("not_applicable"))
        .alias("not_answered")
    ).with_columns(
        (answered + unknown + pl.when(draft).then(0).otherwise(blank)).alias("base"),
        (answered + unknown + blank).alias("scope"),
        pl.when(draft).then(blank).otherwise(0).alias("left_out"),
    ).with_columns(
        pl.when(base == 0).then(1).when(scope < 0.5 * members).then(5).when(base < 2).then(6)
        .otherwise(0).cast(pl.UInt8).alias("status")
    )
    rate = lambda points, of: pl.when(pl.col("status") == 0).then(100 * points / of)
    return counted.select(
        "case", "measure", "status",
        rate(pl.col("p0"), base).alias("value"), rate(pl.col("p1"), base).alias("documented"),
        rate(pl.col("p2"), base).alias("verified"),
        rate(pl.col("p0"), base + left_out).alias("unknown_as_zero"),
        rate(pl.col("p0") + unknown + blank, base + left_out).alias("unknown_as_full"),
        pl.when(scope > 0).then(answered / scope).alias("coverage"),
        (scope / members).alias("in_scope"), (answered / members).alias("known"),
        *common.COUNTS[:5],
    )


def mean(measure, done):
    codes = [m.code for m in METHOD.measures]
    members = [codes.index(m) for m in measure.members]
    least = measure.minimum_members if measure.leaves_out else len(members)
    n = pl.col("value").count()
    missing = pl.when(n == 0).then(1).otherwise(6) if measure.leaves_out else pl.lit(3)
    scope, known = pl.col("in_scope").mean(), pl.col("known").mean()
    return done.filter(pl.col("measure").is_in(members)).group_by("case").agg(
        pl.lit(codes.index(measure.code), pl.UInt8).alias("measure"),
        pl.when(n >= least).then(0).otherwise(missing).cast(pl.UInt8).alias("status"),
        *(pl.when(n >= least).then(pl.col(f).mean()).alias(f) for f in common.FIGURES),
        pl.when(scope > 0).then(known / scope).alias("coverage"),
        scope.alias("in_scope"), known.alias("known"), pl.col(*common.COUNTS[:5]).sum(),
    )


def score(answers, cases):
    """Eager between the levels: the members of a mean are read once each."""
    collect = lambda frame: frame.collect(engine="streaming")
    done = collect(leaf_scores(answers, cases))
    for measure in METHOD.measures:
        if not measure.rate:
            done = pl.concat([done, collect(mean(measure, done.lazy()))])
    return done


def benchmark(scores, cases):
    recent = common.REFERENCE - (2020 + 2 * pl.col("period").cast(pl.Int32)) <= METHOD.maximum_age_years
    latest = cases.filter((pl.col("draft") == 0) & recent).group_by("unit").agg(
        pl.col("case", "country", "size", "period").last()
    ).drop("unit")
    rows = scores.lazy().filter(pl.col("value").is_not_null()).select("case", "measure", "value").join(
        latest, on="case"
    ).collect(engine="streaming")
    value = pl.col("value")
    parts = []
    for kind, by in enumerate([["measure"], ["country", "measure"], ["size", "measure"]]):
        parts.append(
            rows.lazy().group_by(by).agg(
                pl.len().alias("n"), pl.col("country").n_unique().alias("countries")
                if "country" not in by else pl.lit(1, pl.UInt32).alias("countries"),
                value.mean().alias("mean"), value.median().alias("median"),
                value.quantile(0.25, "linear").alias("lower_quartile"),
                value.quantile(0.75, "linear").alias("upper_quartile"),
                value.min().alias("minimum"), value.max().alias("maximum"),
                value.std().alias("standard_deviation"), (value >= 100).mean().alias("share_at_100"),
                *((pl.col("period") == p).sum().alias(f"n_{2020 + 2 * p}") for p in (1, 2, 3)),
            ).collect().with_columns(pl.lit(kind).alias("kind")).sort(by)
        )
    return pl.concat(parts, how="diagonal_relaxed")


def cases_of_files():
    facts = pl.scan_parquet(task.facts).select(pl.col("unit", "period", "fact", "value").cast(pl.String))
    draft = (pl.col("fact") == "copy") & (pl.col("value") == "draft")
    units = facts.filter(pl.col("period") == "").group_by("unit").agg(
        pl.col("value").filter(pl.col("fact") == fact).first().alias(fact) for fact in ("country", "size")
    )
    return (
        facts.filter(pl.col("period") != "").group_by("period", "unit")
        .agg(draft.any().cast(pl.UInt8).alias("draft")).sort("period", "unit").join(units, on="unit", maintain_order="left")
        .with_row_index("case").rename({"period": "words"})
        .with_columns(pl.col("words").replace_strict(
            common.PERIODS, range(len(common.PERIODS)), return_dtype=pl.UInt8
        ).alias("period"))
        .collect()
    )


def answers_of_files(cases):
    """Rows of a file with the numbers of their words."""
    options = [
        (question.code, word, q, option)
        for q, question in enumerate(METHOD.questions)
        for option, word in [*enumerate(question.options), (255, "")]
    ]
    kinds = {"question": pl.String, "answer": pl.String, "q": pl.UInt16, "option": pl.UInt8}
    options = pl.LazyFrame(options, kinds, orient="row")
    number = lambda column, words: pl.col(column).cast(pl.String).replace_strict(
        words, range(len(words)), return_dtype=pl.UInt8
    )
    keys = cases.lazy().select("unit", pl.col("words").alias("period"), "case")
    text = pl.col("unit", "period", "question", "answer").cast(pl.String)
    # Answers that are numbers count nowhere here, and the join leaves them out.
    return (
        pl.scan_parquet(task.answers)
        .select(
            text, number("state", common.COUNTS).alias("state"),
            number("evidence", method.GRADES).alias("grade"),
        )
        .join(keys, on=["unit", "period"]).join(options, on=["question", "answer"])
        .select("case", pl.col("q").alias("question"), "option", "state", "grade")
        .collect(engine="streaming")
    )


def words(column, among):
    """A column of numbers as words."""
    return pl.col(column).replace_strict(
        list(among), list(among.values()), return_dtype=pl.Enum(sorted(set(among.values())))
    )


def write_scores(scores, cases):
    measures = dict(enumerate(m.code for m in METHOD.measures))
    levels = dict(enumerate(m.level for m in METHOD.measures))
    figures = [*common.FIGURES[1:], *common.SHARES]
    scores.lazy().join(
        cases.lazy().select("case", "unit", pl.col("words").alias("period")), on="case"
    ).select(
        *(pl.lit(w).alias(c) for c, w in zip(common.SCORES, [*task.origin, ""])), "period", "unit",
        words("measure", measures), words("measure", levels).alias("level"),
        words("status", common.STATUS), "value", pl.col("value").alias("unrounded"),
        *figures, *common.COUNTS[:5], pl.lit(0, pl.UInt16).alias("not_asked"),
        pl.lit(None, pl.Float64).alias("rank"), pl.lit(None, pl.String).alias("band"),
    ).sink_parquet(task.out / "scores.parquet", compression="snappy", engine="streaming")


def write_benchmarks(groups):
    group = {0: "all", 1: "fact:country", 2: "fact:size"}
    counts = [pl.when(pl.col(f"n_{p}") > 0).then(pl.format(p + ":{}", f"n_{p}")) for p in common.PERIODS[1:]]
    empty = [pl.lit(None, pl.Float64).alias(c) for c in common.BENCHMARKS[-5:]]
    groups.select(
        *(pl.lit(w).alias(c) for c, w in zip(common.BENCHMARKS, [*task.origin, "", str(common.REFERENCE)])),
        words("kind", group).alias("group"),
        pl.coalesce("country", "size", pl.lit("")).alias("group_value"), pl.lit("").alias("unit"),
        words("measure", dict(enumerate(m.code for m in METHOD.measures))), "n", "countries",
        pl.format(task.origin[0] + ":{}", "n").alias("editions"),
        pl.concat_str(counts, separator=";", ignore_nulls=True).alias("periods"),
        *common.STATISTICS[2:], *empty,
    ).write_parquet(task.out / "benchmarks.parquet", compression="snappy")


def files():
    cases = cases_of_files()
    scores = score(answers_of_files(cases).lazy(), cases.lazy())
    write_scores(scores, cases)
    write_benchmarks(benchmark(scores, cases.lazy()))


def main():
    version = f"Polars {pl.__version__}"
    if task.files:
        spent, _ = common.timed(task, files)
        return common.report(task, spent, version)
    answers = pl.DataFrame(common.columns(task)).lazy()
    cases = pl.DataFrame(common.cases(task)).lazy()

    def run():
        scores = score(answers, cases)
        return scores, benchmark(scores, cases)

    spent, (scores, groups) = common.timed(task, run)
    sample = scores.filter(pl.col("case") % common.step(task) == 0).sort("case", "measure")
    names = ["status"] + common.FIGURES + common.SHARES + common.COUNTS[:5]
    table = sample.select(pl.col(names).cast(pl.Float64).fill_null(float("nan"))).to_numpy()
    statistics = groups.select(
        pl.col(common.STATISTICS).cast(pl.Float64).fill_null(float("nan"))
    ).to_numpy()
    common.report(task, spent, version, table, statistics)


main()
