"""The benchmark's work in pandas, as its guide teaches: tables are read whole, merged and grouped by
their columns, and what follows the sums is columns as long as the result.

Texts are categories, and both sides of a merge have the same ones, so that numbers are compared.
"""

import numpy as np
import pandas as pd

import common
import method

task = common.task()
METHOD = task.method
LEAVES = len(task.leaves)


def options():
    """Every question with each of its options and none: number of the option, measure, points."""
    rows = []
    for q, question in enumerate(METHOD.questions):
        for option, code in [*enumerate(question.options), (255, "")]:
            rows.append((q, question.code, option, code, task.leaf_of[q], question.points.get(code, 0.0)))
    frame = pd.DataFrame(rows, columns=["question", "code", "option", "answer", "leaf", "points"])
    return frame.astype({"question": "uint16", "option": "uint8", "leaf": "int8"})


def scored_lists():
    """Lists that have points: their measure, options and steps."""
    rows = [
        (q, task.leaf_of[q], len(question.options), *question.steps[0], *question.steps[1])
        for q, question in enumerate(METHOD.questions)
        if question.ticks and question.steps
    ]
    names = ["question", "leaf", "options", "need1", "points1", "need2", "points2"]
    return pd.DataFrame(rows, columns=names).astype({"question": "uint16", "leaf": "int8"})


OPTIONS, LISTS = options(), scored_lists()
SCORED = OPTIONS.loc[
    (OPTIONS["leaf"] >= 0) & ~OPTIONS["question"].isin(LISTS["question"]),
    ["question", "option", "leaf", "points"],
]


def added(frame):
    """Points and states by case and measure."""
    for state in range(4):
        frame[f"s{state}"] = frame["state"] == state
    sums = frame.groupby(["case", "leaf"], sort=False)[
        ["p0", "p1", "p2", "s0", "s1", "s2", "s3"]
    ].sum()
    places = sums.index.get_level_values("case") * LEAVES
    return sums.set_axis(places + sums.index.get_level_values("leaf"))


def choices(answers):
    a = answers.merge(SCORED, on=["question", "option"])
    a["p0"] = a["points"].where(a["state"] == 0, 0.0)
    a["p1"] = a["p0"].where(a["grade"] >= 1, 0.0)
    a["p2"] = a["p0"].where(a["grade"] >= 2, 0.0)
    return added(a)


def lists(answers):
    a = answers[answers["question"].isin(LISTS["question"])]
    none = a["option"] == 255
    tick = (a["state"] == 0) & ~none
    a = a.assign(
        made=tick, documented=tick & (a["grade"] >= 1), verified=tick & (a["grade"] >= 2),
        gone=(a["state"] != 0) & ~none, powers=(a["state"] == 1) & ~none,
        # Answered wins; a state beside an option is that of the option.
        said=a["state"].where((a["state"] == 0) | none, 4),
    )
    ticks = ["made", "documented", "verified", "gone", "powers"]
    a = a.groupby(["case", "question"], sort=False).agg({**dict.fromkeys(ticks, "sum"), "said": "min"})
    a = a.reset_index().merge(LISTS, on="question")
    in_scope = a["options"] - a["gone"]
    gone = (a["powers"] > 0).map({True: 1, False: 2})
    a["state"] = a["said"].where(in_scope > 0, gone)
    for place, made in enumerate(["made", "documented", "verified"]):
        points = a["points1"].where(a[made] >= a["need1"].clip(upper=in_scope), 0.0)
        points = a["points2"].where(a[made] >= a["need2"].clip(upper=in_scope), points)
        a[f"p{place}"] = points.where(a["state"] == 0, 0.0)
    return added(a)


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
    return cases


def numbered(a, cases):
    """Rows of a file with the numbers of their cases, questions, options, states and grades."""
    same = {"name": a["unit"].dtype, "words": a["period"].dtype}
    known = cases[["name", "words", "case"]]
    known = known[known["name"].isin(a["unit"].cat.categories)].astype(same)
    a = a.merge(known, left_on=["unit", "period"], right_on=["name", "words"])
    same = {"code": a["question"].dtype, "answer": a["answer"].dtype}
    known = OPTIONS[["code", "answer", "question", "option"]].astype(same)
    known = known.rename(columns={"code": "question", "question": "number"})
    a = a.merge(known, on=["question", "answer"], how="left")
    numbers = {name: place for place, name in enumerate(q.code for q in METHOD.questions)}
    return pd.DataFrame({
        "case": a["case"],
        "question": a["question"].map(numbers).astype("uint16"),
        # A number is no option.
        "option": a["option"].fillna(255).astype("uint8"),
        "state": a["state"].map({s: i for i, s in enumerate(common.COUNTS)}).astype("uint8"),
        "grade": a["evidence"].map({g: i for i, g in enumerate(method.GRADES)}).astype("uint8"),
    })


MEASURES = [m.code for m in METHOD.measures]


def text(words, codes):
    return pd.Categorical.from_codes(codes, words)


def write_scores(scores, cases):
    rows = len(scores)
    same = lambda word: text([word], np.zeros(rows, np.int8))
    place, measure = scores["case"].to_numpy(), scores["measure"].to_numpy()
    levels = sorted({m.level for m in METHOD.measures})
    level = np.array([levels.index(m.level) for m in METHOD.measures])[measure]
    statuses = np.zeros(256, np.int8)
    statuses[list(common.STATUS)] = np.arange(len(common.STATUS))
    edition, name, version = task.origin
    out = pd.DataFrame({
        "edition": same(edition), "method": same(name), "method_version": same(version),
        "kind": same(""), "period": text(common.PERIODS, cases["period"].to_numpy()[place]),
        "unit": text(cases["name"].unique(), cases["unit"].to_numpy()[place]),
        "measure": text(MEASURES, measure), "level": text(levels, level),
        "status": text(list(common.STATUS.values()), statuses[scores["status"]]),
        "value": scores["value"], "unrounded": scores["value"],
        **{c: scores[c] for c in common.FIGURES[1:] + common.SHARES},
        **{c: scores[c].astype("int32") for c in common.COUNTS},
    })
    out["rank"] = np.nan
    out["band"] = pd.Series(None, index=out.index, dtype="str")
    out[common.SCORES].to_parquet(task.out / "scores.parquet", compression="snappy")


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
    cases = cases_of_files()
    answers = numbered(pd.read_parquet(task.answers), cases)
    scores = score(answers, cases)
    write_scores(scores, cases)
    write_benchmarks(benchmark(scores, cases))


def main():
    version = f"pandas {pd.__version__}"
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
