"""The replications of `cargo run --example robustness` with NumPy: the same index from the same values.

    python peer_robustness.py FOLDER TIMES

FOLDER holds `task.json` and `values-N.f64`, as the example has written them. Done twice: replication by
replication, as one writes it down, and with whole arrays for each combination of decisions, as fast as
NumPy can. Prints the fastest of TIMES runs of each as one line of JSON, and how far the ends of intervals
and the shares of thirds are from those in `intervals.f64`: ends by the part of our scores below them."""

import json
import sys
import time
from pathlib import Path

import numpy as np


def load(folder):
    task = json.loads((folder / "task.json").read_text())
    values = []
    for place, weights in enumerate(task["weights"]):
        table = np.fromfile(folder / f"values-{place}.f64").reshape(task["units"], len(weights))
        values.append(table)
    return task, values


def sides(scores):
    """Who is in the lower and who in the upper third of each row; not-a-number is nobody.

    A unit is in the lower third when fewer than a third of the others are below it, and in the upper
    one when more than two thirds are; of those with the same score, half count as below."""
    ordered = np.sort(scores, axis=1)
    others = scores.shape[1] - 1
    first_middle, first_upper = -(-others // 3), 2 * others // 3 + 1
    lower = scores < ordered[:, [first_middle]]
    upper = scores >= ordered[:, [first_upper]]
    # Equal scores across a cut go together; such rows are rare, and counted one by one.
    tied = (ordered[:, first_middle - 1] == ordered[:, first_middle]) | (
        ordered[:, first_middle] == ordered[:, first_middle + 1]
    ) | (ordered[:, first_upper - 1] == ordered[:, first_upper])
    for row in np.flatnonzero(tied):
        own = scores[row]
        twice = np.searchsorted(ordered[row], own, "left") + np.searchsorted(ordered[row], own, "right") - 1
        lower[row], upper[row] = 3 * twice < 2 * others, 3 * twice > 4 * others
    return lower, upper


def prepared(task, values):
    """Per combination, with and without a geometric mean: shares, values, who counts, who has a score."""
    plans = []
    for place, table in enumerate(values):
        weights = np.array(task["weights"][place])
        for geometric in (False, True):
            present = ~np.isnan(table)
            known = np.where(present, table, 0.0)
            if geometric:
                known = np.where(present, np.log(np.maximum(known, task["floor"])), 0.0)
            scored = present.any(axis=1)
            plans.append((weights / weights.sum(), known[scored], present[scored].astype(float), scored, geometric))
    return plans


def one_by_one(task, values):
    rng = np.random.default_rng(1)
    units, replications = task["units"], task["replications"]
    plans = prepared(task, values)
    scores = np.full((replications, units), np.nan)
    low, high = np.zeros(units), np.zeros(units)
    for replication in range(replications):
        shares, known, present, scored, geometric = plans[replication % len(plans)]
        drawn = rng.dirichlet(task["concentration"] * shares)
        means = (known @ drawn) / (present @ drawn)
        if geometric:
            means = np.exp(means)
        scores[replication, scored] = means
        lower, upper = sides(means[np.newaxis])
        low[scored] += lower[0]
        high[scored] += upper[0]
    return summed(task, scores, low, high), scores


def whole_arrays(task, values):
    rng = np.random.default_rng(1)
    units, replications = task["units"], task["replications"]
    plans = prepared(task, values)
    scores = np.full((replications, units), np.nan)
    low, high = np.zeros(units), np.zeros(units)
    bounds = np.linspace(0, replications, len(plans) + 1).astype(int)
    for (shares, known, present, scored, geometric), start, end in zip(plans, bounds[:-1], bounds[1:]):
        drawn = rng.dirichlet(task["concentration"] * shares, size=end - start)
        means = (drawn @ known.T) / (drawn @ present.T)
        if geometric:
            means = np.exp(means)
        scores[start:end, scored] = means
        lower, upper = sides(means)
        low[scored] += lower.sum(axis=0)
        high[scored] += upper.sum(axis=0)
    return summed(task, scores, low, high), scores


def summed(task, scores, low, high):
    """Lower end, middle and upper end of each unit's scores, then its shares of the three thirds."""
    ends = [task["ends"][0], 0.5, task["ends"][1]]
    count = (~np.isnan(scores)).sum(axis=0)
    complete = count == len(scores)
    quantiles = np.full((3, scores.shape[1]), np.nan)
    quantiles[:, complete] = np.quantile(scores[:, complete], ends, axis=0)
    for unit in np.flatnonzero(~complete & (count > 0)):
        own = scores[:, unit]
        quantiles[:, unit] = np.quantile(own[~np.isnan(own)], ends)
    shares = np.vstack([low, count - low - high, high]) / np.maximum(count, 1)
    return np.vstack([quantiles, shares]).T


def timed(run, task, values, times):
    seconds = work = float("inf")
    for _ in range(times):
        start, busy = time.perf_counter(), time.process_time()
        found = run(task, values)
        seconds = min(seconds, time.perf_counter() - start)
        work = min(work, time.process_time() - busy)
    return seconds, work, *found


def main():
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    task, values = load(folder)
    seconds, work, _, _ = timed(one_by_one, task, values, max(1, times // 3))
    array_seconds, array_work, found, scores = timed(whole_arrays, task, values, times)
    ours = np.fromfile(folder / "intervals.f64").reshape(found.shape)
    apart = 0.0
    for column, end in enumerate([task["ends"][0], 0.5, task["ends"][1]]):
        # Where many scores are the same, an end among them is right for a range of parts.
        known = np.maximum((~np.isnan(scores)).sum(axis=0), 1)
        below = (scores < ours[:, column] - 1e-9).sum(axis=0) / known
        not_above = (scores <= ours[:, column] + 1e-9).sum(axis=0) / known
        apart = max(apart, float(np.maximum(below - end, end - not_above)[known > 1].max()))
    thirds = float(np.nanmax(np.abs(ours[:, 3:] - found[:, 3:])))
    print(json.dumps({
        "seconds": seconds, "processor": work, "array_seconds": array_seconds,
        "array_processor": array_work, "version": f"NumPy {np.__version__}",
        "ends_apart": apart, "thirds_apart": thirds,
    }))


main()
