"""The benchmark's work in pandas.

Lookups are array indexing on the coded columns, not merges; the sums are one groupby per sort of
question on a single number per case and measure; what follows is columns as long as the result.
"""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

import common
import method

task = common.task()
METHOD = task.method


def tables():
    """Per question: its own measure, whether it is a scored list, its steps; points by option."""
    questions = METHOD.questions
    leaf = np.array(task.leaf_of, dtype=np.int8)
    lists = np.array([q.ticks and bool(q.steps) for q in questions])
    points = np.zeros((len(questions), 256))
    need, worth = np.zeros((len(questions), 2), int), np.zeros((len(questions), 2))
    options = np.array([len(q.options) for q in questions])
    for q, question in enumerate(questions):
        for option, code in enumerate(question.options):
            points[q, option] = question.points.get(code, 0.0)
        if lists[q]:
            need[q], worth[q] = zip(*question.steps)
    return leaf, lists, points, need, worth, options


LEAF, LISTS, POINTS, NEED, WORTH, OPTIONS = tables()
LEAVES = len(task.leaves)
SUMS = ["p0", "p1", "p2", "s0", "s1", "s2", "s3"]


def added(key, points, state):
    """Points and states by case and measure."""
    frame = pd.DataFrame({f"p{g}": p for g, p in enumerate(points)})
    for s in range(4):
        frame[f"s{s}"] = state == s
    return frame.groupby(key, sort=False).sum()


def choices(answers):
    scored = (LEAF[answers["question"]] >= 0) & ~LISTS[answers["question"]]
    a = answers[scored]
    question, state, grade = a["question"].to_numpy(), a["state"].to_numpy(), a["grade"].to_numpy()
    key = a["case"].to_numpy().astype(np.int64) * LEAVES + LEAF[question]
    declared = np.where(state == 0, POINTS[question, a["option"].to_numpy()], 0.0)
    return added(key, [np.where(grade >= g, declared, 0.0) for g in range(3)], state)


def lists(answers):
    a = answers[LISTS[answers["question"]]]
    question, state, grade = a["question"].to_numpy(), a["state"].to_numpy(), a["grade"].to_numpy()
    key = a["case"].to_numpy().astype(np.int64) * len(LEAF) + question
    none = a["option"].to_numpy() == 255
    tick = (state == 0) & ~none
    ticks = pd.DataFrame({
        "t0": tick, "t1": tick & (grade >= 1), "t2": tick & (grade >= 2),
        "gone": (state != 0) & ~none, "powers": (state == 1) & ~none,
    }).groupby(key, sort=False).sum()
    # Answered wins; a state beside an option is that of the option.
    said = pd.Series(np.where((state == 0) | none, state, 4)).groupby(key, sort=False).min()
    question = ticks.index.to_numpy() % len(LEAF)
    in_scope = OPTIONS[question] - ticks["gone"].to_numpy()
    state = np.where(in_scope > 0, said.to_numpy(), np.where(ticks["powers"] > 0, 1, 2))
    points = []
    for g in range(3):
        made = ticks[f"t{g}"].to_numpy()
        reached = [made >= np.minimum(NEED[question, step], in_scope) for step in (1, 0)]
        worth = [WORTH[question, step] for step in (1, 0)]
        points.append(np.where(state == 0, np.select(reached, worth, 0.0), 0.0))
    key = ticks.index.to_numpy() // len(LEAF) * LEAVES + LEAF[question]
    return added(key, points, state)


def leaf_scores(answers, cases):
    """Cases follow each other; their numbers count from the first one's."""
    first = cases["case"].iloc[0]
    every = pd.RangeIndex(first * LEAVES, (first + len(cases)) * LEAVES)
    sums = choices(answers).reindex(every, fill_value=0)
    sums = sums.add(lists(answers).reindex(every, fill_value=0))
    members = np.tile([len(m.members) for m in task.leaves], len(cases))
    draft = np.repeat(cases["draft"].to_numpy() == 1, LEAVES)
    answered, powers, applicable, unknown = (sums[f"s{s}"].to_numpy().astype(int) for s in range(4))
    blank = members - answered - powers - applicable - unknown
    base = answered + unknown + np.where(draft, 0, blank)
    left_out = np.where(draft, blank, 0)
    scope = answered + unknown + blank
    status = np.select([base == 0, scope < 0.5 * members, base < 2], [1, 5, 6], 0)
    scored = status == 0
    rate = lambda points, of: np.where(scored, 100 * points / np.where(scored, of, 1), np.nan)
    out = pd.DataFrame({"case": np.repeat(cases["case"].to_numpy(), LEAVES)})
    out["status"] = status
    p = [sums[f"p{g}"].to_numpy() for g in range(3)]
    out["value"], out["documented"], out["verified"] = (rate(x, base) for x in p)
    out["unknown_as_zero"] = rate(p[0], base + left_out)
    out["unknown_as_full"] = rate(p[0] + unknown + blank, base + left_out)
    out["coverage"] = np.where(scope > 0, answered / np.maximum(scope, 1), np.nan)
    out["in_scope"], out["known"] = scope / members, answered / members
    states = [answered, powers, applicable, unknown, blank, 0]
    for name, column in zip(common.COUNTS, states):
        out[name] = column
    return out


def mean(measure, members):
    """A measure of measures from the columns of its members."""
    values = np.column_stack([m["value"] for m in members])
    scored = ~np.isnan(values)
    n = scored.sum(axis=1)
    least = measure.minimum_members if measure.leaves_out else len(members)
    missing = np.where(n == 0, 1, 6) if measure.leaves_out else 3
    out = pd.DataFrame({"case": members[0]["case"]})
    out["status"] = np.where(n >= least, 0, missing)
    for figure in common.FIGURES:
        of = np.column_stack([m[figure] for m in members])
        total = np.where(scored, of, 0.0).sum(axis=1)
        out[figure] = np.where(n >= least, total / np.maximum(n, 1), np.nan)
    for share in ("in_scope", "known"):
        out[share] = np.column_stack([m[share] for m in members]).mean(axis=1)
    scope = out["in_scope"].to_numpy()
    out["coverage"] = np.where(scope > 0, out["known"] / np.where(scope > 0, scope, 1), np.nan)
    for state in common.COUNTS:
        out[state] = np.column_stack([m[state] for m in members]).sum(axis=1)
    return out


def score(answers, cases):
    leaves = leaf_scores(answers, cases)
    done = {
        leaf.code: leaves.iloc[i::LEAVES].reset_index(drop=True) for i, leaf in enumerate(task.leaves)
    }
    for measure in METHOD.measures:
        if not measure.rate:
            done[measure.code] = mean(measure, [done[m] for m in measure.members])
    parts = [done[m.code].assign(measure=i) for i, m in enumerate(METHOD.measures)]
    return pd.concat(parts, ignore_index=True)


def benchmark(scores, cases):
    year = 2020 + 2 * cases["period"].astype(int)
    final = cases[(cases["draft"] == 0) & (common.REFERENCE - year <= METHOD.maximum_age_years)]
    # Cases are sorted by period: the last row of a unit is its latest.
    latest = final.drop_duplicates("unit", keep="last")
    chosen = np.zeros(len(cases), dtype=bool)
    chosen[latest["case"]] = True
    rows = scores.loc[chosen[scores["case"].to_numpy()], ["case", "measure", "value"]]
    rows = rows[rows["value"].notna()]
    place = rows["case"].to_numpy()
    rows = rows.assign(**{c: cases[c].to_numpy()[place] for c in ("country", "size", "period")})
    rows["at_100"] = rows["value"] >= 100
    parts = []
    for kind, by in enumerate([["measure"], ["country", "measure"], ["size", "measure"]]):
        groups = rows.groupby(by, sort=True, observed=True)
        values = groups["value"]
        part = pd.DataFrame({
            "n": values.size(), "countries": groups["country"].nunique(), "mean": values.mean(),
            "median": values.median(), "lower_quartile": values.quantile(0.25),
            "upper_quartile": values.quantile(0.75), "minimum": values.min(),
            "maximum": values.max(), "standard_deviation": values.std(),
            "share_at_100": groups["at_100"].mean(),
        })
        for period in (1, 2, 3):
            part[f"n_{2020 + 2 * period}"] = (rows["period"] == period).groupby(
                [rows[c] for c in by], observed=True
            ).sum()
        parts.append(part.reset_index().assign(kind=kind))
    return pd.concat(parts, ignore_index=True)


def cases_of_files():
    """What is known of each case and of its unit, in the order of periods and units."""
    facts = pd.read_parquet(task.facts, columns=["unit", "period", "fact", "value"])
    in_period = facts["period"] != ""
    draft = (facts["fact"] == "copy") & (facts["value"] == "draft")
    cases = facts[in_period].assign(draft=draft)
    cases = cases.groupby(["period", "unit"], observed=True)["draft"].max().reset_index()
    units = facts[~in_period].pivot(index="unit", columns="fact", values="value").astype("category")
    names = pd.DataFrame({"unit": cases["unit"].astype(str), "period": cases["period"].astype(str)})
    cases = names.assign(draft=cases["draft"].astype(np.uint8)).sort_values(
        ["period", "unit"], ignore_index=True
    )
    place = units.index.get_indexer(cases["unit"])
    cases["case"] = np.arange(len(cases), dtype=np.uint32)
    cases["words"] = cases["period"]
    cases["name"] = cases["unit"]
    cases["unit"] = place.astype(np.uint32)
    cases["period"] = cases["words"].map({p: i for i, p in enumerate(common.PERIODS)}).astype(np.uint8)
    for fact in ("country", "size"):
        cases[fact] = units[fact].iloc[place].to_numpy()
        cases[fact] = cases[fact].astype("category")
    return cases, pd.MultiIndex.from_arrays([cases["period"], cases["name"]])


OPTION_OF = {}
for q, question in enumerate(METHOD.questions):
    for option, code in enumerate(question.options):
        OPTION_OF[question.code, code] = option


def coded(table, numbers):
    """Rows of a file with the numbers of their words: each word of a dictionary is looked up once."""
    columns = {c: table.column(c).unify_dictionaries().combine_chunks() for c in table.column_names}
    words = {c: column.dictionary.to_pylist() for c, column in columns.items()}
    codes = {c: column.indices.to_numpy() for c, column in columns.items()}
    place = lambda c, of: np.array([of(w) for w in words[c]])[codes[c]]
    question_of = {q.code: i for i, q in enumerate(METHOD.questions)}
    questions = np.array([question_of[w] for w in words["question"]])
    options = np.array(
        [[OPTION_OF.get((q, a), 255) for a in words["answer"]] for q in words["question"]], np.uint8
    )
    # A case is a pair of words: each pair that occurs is looked up once.
    pair = codes["period"].astype(np.int64) * len(words["unit"]) + codes["unit"]
    changes = np.flatnonzero(np.diff(pair, prepend=-1))
    period, unit = np.divmod(pair[changes], len(words["unit"]))
    periods = [common.PERIODS.index(w) for w in words["period"]]
    case = numbers.get_indexer(
        pd.MultiIndex.from_arrays([np.array(periods)[period], np.array(words["unit"])[unit]])
    )
    return pd.DataFrame({
        "case": np.repeat(case, np.diff(changes, append=len(pair))).astype(np.uint32),
        "question": questions[codes["question"]].astype(np.uint16),
        "option": options[codes["question"], codes["answer"]],
        "state": place("state", common.COUNTS.index).astype(np.uint8),
        "grade": place("evidence", method.GRADES.index).astype(np.uint8),
    })


def pieces(cases, numbers):
    """Answers with their cases, piece by piece, so that what is worked on stays small."""
    file = pq.ParquetFile(task.answers, read_dictionary=ANSWERS)
    begun, done = None, 0
    for group in range(file.num_row_groups):
        answers = coded(file.read_row_group(group, columns=ANSWERS), numbers)
        if begun is not None:
            answers = pd.concat([begun, answers], ignore_index=True)
        # The last case may go on in the next piece.
        last = group == file.num_row_groups - 1
        end = len(cases) if last else int(answers["case"].iloc[-1])
        whole = len(answers) if last else int(answers["case"].searchsorted(end))
        begun = answers.iloc[whole:]
        yield answers.iloc[:whole], cases.iloc[done:end]
        done = end


ANSWERS = ["unit", "period", "question", "state", "answer", "evidence"]
MEASURES = [m.code for m in METHOD.measures]


def text(words, codes):
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(words, pa.string()))


def score_table(scores, cases):
    rows = len(scores)
    same = lambda word: text([word], np.zeros(rows, np.int32))
    place = scores["case"].to_numpy().astype(np.int64) - int(cases["case"].iloc[0])
    measure = scores["measure"].to_numpy()
    levels = sorted({m.level for m in METHOD.measures})
    level = np.array([levels.index(m.level) for m in METHOD.measures])[measure]
    statuses = np.zeros(256, np.int32)
    statuses[list(common.STATUS)] = np.arange(len(common.STATUS))
    edition, name, version = task.origin
    number = lambda c: pa.array(scores[c].to_numpy(), pa.float64(), from_pandas=True)
    columns = {
        "edition": same(edition), "method": same(name), "method_version": same(version),
        "kind": same(""), "period": text(common.PERIODS, cases["period"].to_numpy()[place]),
        "unit": text(cases["name"].to_numpy(), place), "measure": text(MEASURES, measure),
        "level": text(levels, level),
        "status": text(list(common.STATUS.values()), statuses[scores["status"]]),
        "value": number("value"), "unrounded": number("value"),
        **{c: number(c) for c in common.FIGURES[1:] + common.SHARES},
        **{c: pa.array(scores[c].to_numpy(), pa.int32()) for c in common.COUNTS},
        "rank": pa.nulls(rows, pa.float64()), "band": pa.nulls(rows, pa.string()),
    }
    return pa.table({c: columns[c] for c in common.SCORES})


def write_benchmarks(groups):
    edition, name, version = task.origin
    out = pd.DataFrame({"edition": edition, "method": name, "method_version": version}, groups.index)
    out["kind"], out["period"], out["unit"] = "", str(common.REFERENCE), ""
    out["group"] = np.array(["all", "fact:country", "fact:size"])[groups["kind"]]
    country = groups["country"].astype(object).fillna("")
    out["group_value"] = country + groups["size"].astype(object).fillna("")
    out["measure"] = np.array(MEASURES)[groups["measure"]]
    out["editions"] = [f"{edition}:{n}" for n in groups["n"]]
    counts = groups[[f"n_{p}" for p in common.PERIODS[1:]]].to_numpy()
    out["periods"] = [
        ";".join(f"{p}:{n}" for p, n in zip(common.PERIODS[1:], row) if n) for row in counts
    ]
    for column in common.STATISTICS:
        out[column] = groups[column]
    for column in common.BENCHMARKS[-5:]:
        out[column] = np.nan
    out[common.BENCHMARKS].to_parquet(task.out / "benchmarks.parquet", compression="snappy")


def files():
    cases, numbers = cases_of_files()
    writer, kept = None, []
    for answers, own in pieces(cases, numbers):
        scores = score(answers, own)
        kept.append(scores[["case", "measure", "value"]])
        table = score_table(scores, own)
        writer = writer or pq.ParquetWriter(task.out / "scores.parquet", table.schema)
        writer.write_table(table)
    writer.close()
    groups = benchmark(pd.concat(kept, ignore_index=True), cases)
    write_benchmarks(groups)


def main():
    version = f"pandas {pd.__version__}"
    pa.set_cpu_count(common.THREADS)
    if task.files:
        spent, _ = common.timed(task, files)
        return common.report(task, spent, version)
    answers = pd.DataFrame(common.columns(task))
    cases = pd.DataFrame(common.cases(task))

    def run():
        scores = score(answers, cases)
        return scores, benchmark(scores, cases)

    spent, (scores, groups) = common.timed(task, run)
    sample = scores[scores["case"] % common.step(task) == 0].sort_values(["case", "measure"])
    names = ["status"] + common.FIGURES + common.SHARES + common.COUNTS[:5]
    common.report(
        task, spent, version, sample[names].to_numpy(float),
        groups[common.STATISTICS].to_numpy(float),
    )


main()
