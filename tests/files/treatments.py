"""Checks the treatment of `icc-index score` by doing it again with pandas.

    python treatments.py ANSWERS FACTS OUT

The method is that of `treatments.rs`: the same steps are written down here, with what pandas has for
them (`skew`, `kurt`, `groupby`, `median`), and nothing of ours. Every treated figure, every decision
about outliers and every score must be equal within a billionth. Prints how many numbers were
compared."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

NEAR = 1e-9
compared = 0


def same(what, ours, own):
    global compared
    compared += 1
    if np.isnan(ours) != np.isnan(own) or abs(ours - own) > NEAR * max(1.0, abs(own)):
        raise SystemExit(f"{what}: {ours}, computed {own}")


def rounded(number):
    return np.round(number, 9)


answers_file, facts_file, out = sys.argv[1:]
answers = pd.read_csv(answers_file, dtype={"unit": str, "period": str, "question": str})
facts = pd.read_csv(facts_file, dtype=str)
fact = {name: rows.set_index("unit")["value"] for name, rows in facts.groupby("fact")}
units = sorted(fact["size"].index)
periods = sorted(answers["period"].unique())
index = pd.MultiIndex.from_product([periods, units], names=["period", "unit"])
given = answers.set_index(["period", "unit", "question"])["answer"].unstack().reindex(index)
frame = given.copy()
ways = {}  # (period, unit, question, step) → way
frame.columns.name = None
unit_of = index.get_level_values("unit")
year = index.get_level_values("period").astype(int).to_numpy()
size = pd.Series(fact["size"].astype(float).reindex(unit_of).to_numpy(), index)
region = pd.Series(fact["region"].reindex(unit_of).to_numpy(), index)

# 1. denominators
frame["a"] = rounded(frame["a"] * 1000 / size)


def fill(question, step, way, found):
    blank = frame[question].isna() & found.notna()
    frame.loc[blank, question] = rounded(found[blank])
    for period, unit in frame.index[blank]:
        ways[period, unit, question, step] = way


# 2. the straight line between two years
line = pd.Series(np.nan, index)
for unit, own in frame["b"].groupby("unit"):
    known = own.dropna()
    years = known.index.get_level_values("period").astype(int).to_numpy()
    at = own.index.get_level_values("period").astype(int).to_numpy()
    inside = (at > years.min()) & (at < years.max()) if len(years) else at < 0
    if inside.any():
        line[own.index[inside]] = np.interp(at[inside], years, known.to_numpy())
fill("b", 2, "imputed_linear", line)
# 3. the last year, at most two years back
last = pd.Series(np.nan, index)
for unit, own in frame["c"].groupby("unit"):
    at = own.index.get_level_values("period").astype(int).to_numpy()
    for place in range(len(own)):
        before = [other for other in range(place) if not np.isnan(own.iloc[other])]
        if before and at[place] - at[before[-1]] <= 2:
            last[own.index[place]] = own.iloc[before[-1]]
fill("c", 3, "imputed_last", last)
# 4. the unit's own mean, for whoever has half of the figures
step = ["a", "b", "d"]
scales = {}
shares = pd.DataFrame(index=index)
for question in step:
    by = frame[question].groupby("period")
    low, high = by.transform("min"), by.transform("max")
    scales[question] = (low, high)
    shares[question] = (frame[question] - low) / (high - low)
shares["d"] = 1 - shares["d"]
enough = frame[step].notna().mean(axis=1) >= 0.5
found = {}
for question in step:
    others = shares[[other for other in step if other != question]].mean(axis=1)
    others = 1 - others if question == "d" else others
    low, high = scales[question]
    found[question] = (low + others * (high - low)).where(enough)
for question in step:
    fill(question, 4, "imputed_unit_mean", found[question])
# 5. what is left: the median of the region and period, and the mean of all periods
fill("a", 5, "imputed_median", frame["a"].groupby([frame.index.get_level_values("period"), region]).transform("median"))
fill("c", 6, "imputed_mean", frame["c"].groupby(region.to_numpy()).transform("mean"))


# 7. outliers
def outlying(values):
    return abs(values.skew()) > 2 and values.kurt() > 3.5


def draw_in(values, most):
    """The figures after the step, the decision, and how many were drawn in."""
    values = values.dropna()
    if len(values) < 4 or values.nunique() == 1:
        return values, "no_shape", 0
    if not outlying(values):
        return values, "no_outliers", 0
    new, low, high = values.copy(), 0, 0
    while outlying(new):
        above = new.skew() >= 0
        end = new.max() if above else new.min()
        equal = new == end
        if equal.sum() + (low if above else high) > most or equal.all():
            break
        new[equal] = new[~equal].max() if above else new[~equal].min()
        low, high = (low, equal.sum()) if above else (equal.sum(), high)
    if not outlying(new):
        return new, "winsorised", low + high
    a = (values.max() - values.min()) / 100
    if values.skew() >= 0:
        return rounded(np.log(values - values.min() + a)), "logarithm", 0
    return rounded(-np.log(values.max() - values + a)), "logarithm", 0


decisions = {}
for question in ["a", "b", "c", "d"]:
    for period, own in frame[question].groupby("period"):
        new, decision, points = draw_in(own, 3)
        after = new if decision != "no_shape" else own
        decisions[question, period] = (own.count(), own.skew(), own.kurt(), decision, points, after.skew(), after.kurt())
        changed = new.index if decision == "logarithm" else new.index[new != own.dropna()]
        for key in changed:
            way = "logarithm" if decision == "logarithm" else "winsorised_high" if new[key] < own[key] else "winsorised_low"
            ways[(*key, question, 7)] = way
        frame.loc[new.index, question] = new

# what was treated
treated = pd.read_csv(Path(out) / "treated.csv", dtype={"period": str, "unit": str})
ours = {(r.period, r.unit, r.question, r.step): r.way for r in treated.itertuples() if r.way != "denominated"}
if ours != ways:
    raise SystemExit(f"ways differ: {sorted(set(ours.items()) ^ set(ways.items()))[:9]}")
ends = treated.groupby(["period", "unit", "question"])["after"].last()
for (period, unit, question), after in ends.items():
    same(("after", period, unit, question), after, frame.loc[(period, unit), question])
denominated = treated[treated["way"] == "denominated"]
if len(denominated) != given["a"].notna().sum():
    raise SystemExit("not every figure was divided")
for row in denominated.itertuples():
    same(("before", row.period, row.unit), row.before, given.loc[(row.period, row.unit), "a"])
    same(("size", row.period, row.unit), float(getattr(row, "_13")), size[(row.period, row.unit)])

# outliers
for row in pd.read_csv(Path(out) / "outliers.csv", dtype={"period": str}).itertuples():
    n, skewness, kurtosis, decision, points, skewness_after, kurtosis_after = decisions.pop((row.question, row.period))
    if (row.n, row.decision, row.points) != (n, decision, points):
        raise SystemExit(f"{row}: {n} {decision} {points}")
    for what, own in [("skewness", skewness), ("kurtosis", kurtosis), ("skewness_after", skewness_after), ("kurtosis_after", kurtosis_after)]:
        same((row.question, row.period, what), getattr(row, what), own)
if decisions:
    raise SystemExit(f"not told: {list(decisions)}")

# scores: normalised by period, and the mean of what there is
scaled = frame.groupby("period").transform(lambda own: 100 * (own - own.min()) / (own.max() - own.min()))
value = scaled.mean(axis=1)
figures = {key[:3] for key in ways} | {(*key, "a") for key in given.index[given["a"].notna()]}
imputed = {key[:3] for key, way in ways.items() if way.startswith("imputed")}
scores = pd.read_csv(Path(out) / "scores.csv", dtype={"period": str, "unit": str})
for row in scores[scores["measure"] == "index"].itertuples():
    same(("index", row.period, row.unit), row.value, value[(row.period, row.unit)])
    count = sum((row.period, row.unit, question) in figures for question in "abcd")
    filled = sum((row.period, row.unit, question) in imputed for question in "abcd")
    if (row.treated, row.imputed) != (count, filled):
        raise SystemExit(f"{row.period} {row.unit}: {row.treated} {row.imputed}, counted {count} {filled}")
    compared += 2
print(compared)
