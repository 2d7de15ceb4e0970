"""What every peer is given and has to give back, so that all do the same work."""

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import method

PERIODS = ["2020", "2022", "2024", "2026"]
REFERENCE = 2026
THREADS = 2
"""Figures of a score, in the order of the files."""
FIGURES = ["value", "documented", "verified", "unknown_as_zero", "unknown_as_full"]
SHARES = ["coverage", "in_scope"]
COUNTS = method.STATES
"""The words of a status that can occur here, by number."""
STATUS = {
    0: "scored", 1: "nothing_in_scope", 3: "member_without_score", 5: "low_scope",
    6: "too_few_members",
}
STATISTICS = [
    "n", "countries", "mean", "median", "lower_quartile", "upper_quartile", "minimum", "maximum",
    "standard_deviation", "share_at_100",
]
"""The columns of the tables in files, in their order (docs/reference/files.md)."""
SCORES = [
    "edition", "method", "method_version", "kind", "period", "unit", "measure", "level", "status",
    "value", "unrounded", "documented", "verified", "unknown_as_zero", "unknown_as_full",
    "coverage", "in_scope", *COUNTS, "rank", "band",
]
BENCHMARKS = [
    "edition", "method", "method_version", "kind", "period", "group", "group_value", "unit",
    "measure", "n", "countries", "editions", "periods", *STATISTICS[2:], "value", "difference",
    "like_for_like_n", "like_for_like_mean", "like_for_like_median",
]
"""At most so many cases are compared one by one; of the rest, the statistics of all units."""
SAMPLE = 10_000


@dataclass(frozen=True)
class Task:
    data: Path
    files: bool
    out: Path
    times: int
    method: method.Method
    """Measures of questions, in the order of the method, and the place of each question's own."""
    leaves: list[method.Measure]
    leaf_of: list[int]

    @property
    def origin(self) -> tuple[str, str, str]:
        """Edition, method and version, the same in every row of a file."""
        return self.method.edition, self.method.id, self.method.version

    @property
    def answers(self) -> str:
        return str(self.data / "answers.parquet")

    @property
    def facts(self) -> str:
        return str(self.data / "facts.parquet")


def task() -> Task:
    be_the_first_to_go()
    definition, data, mode, out, times = sys.argv[1:6]
    loaded = method.load(Path(definition))
    if any(q.maximum not in (None, 1.0) for q in loaded.questions):
        raise SystemExit("the peers count on a maximum of one point per question")
    leaves = [m for m in loaded.measures if m.rate]
    codes = [q.code for q in loaded.questions]
    leaf_of = [-1] * len(codes)
    for i, leaf in enumerate(leaves):
        for code in leaf.members:
            if leaf_of[codes.index(code)] != -1:
                raise SystemExit("the peers count on one measure per question")
            leaf_of[codes.index(code)] = i
    Path(out).mkdir(parents=True, exist_ok=True)
    return Task(Path(data), mode == "files", Path(out), int(times), loaded, leaves, leaf_of)


def be_the_first_to_go():
    """Where memory runs out, this program is ended, and no other; `cargo xtask bench` then says so."""
    adjust = Path("/proc/self/oom_score_adj")
    if adjust.exists():
        adjust.write_text("1000")
    usual = sys.excepthook

    def hook(kind, error, trace):
        usual(kind, error, trace)
        if issubclass(kind, MemoryError):
            sys.stderr.flush()
            os._exit(137)

    sys.excepthook = hook


def columns(task: Task) -> dict[str, np.ndarray]:
    """The columns as they are once loaded: numbers, sorted by case and question."""
    read = lambda name, kind: np.fromfile(task.data / f"{name}.bin", kind)
    mark = read("mark", np.uint8)
    return {
        "case": read("case", np.uint32), "question": read("question", np.uint16),
        "option": read("option", np.uint8), "state": mark & 7, "grade": mark >> 3,
    }


def cases(task: Task) -> dict[str, np.ndarray]:
    """What is known of each case, and of its unit."""
    read = lambda name: np.fromfile(task.data / f"{name}.bin", np.uint8)
    draft, country, size = read("draft"), read("country"), read("size")
    units, n = len(country), len(draft)
    unit = (np.arange(n) % units).astype(np.uint32)
    return {
        "case": np.arange(n, dtype=np.uint32), "unit": unit,
        "period": (np.arange(n) // units).astype(np.uint8), "draft": draft,
        "country": country[unit], "size": size[unit],
    }


def timed(task: Task, run):
    """The fastest of some runs with the least work of a processor, and what the last one gave."""
    seconds = work = float("inf")
    for _ in range(task.times):
        start, busy = time.perf_counter(), time.process_time()
        result = run()
        seconds = min(seconds, time.perf_counter() - start)
        work = min(work, time.process_time() - busy)
    return {"seconds": seconds, "processor": work}, result


def report(task: Task, spent: dict, version: str, scores=None, benchmarks=None):
    """Prints the time; keeps the figures to be compared.

    `scores` are rows (case, measure) sorted, with status and the numeric columns, of the sampled
    cases; `benchmarks` the statistics by grouping, group and measure. Those of files are in the
    files."""
    if scores is not None:
        np.save(task.out / "scores.npy", scores)
        np.save(task.out / "benchmarks.npy", benchmarks)
    print(json.dumps({**spent, "version": version}))


def step(task: Task) -> int:
    """Every so many cases one is compared."""
    n = (task.data / "draft.bin").stat().st_size
    return max(1, n // SAMPLE)
