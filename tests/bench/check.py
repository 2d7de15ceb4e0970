"""Compares the figures of the engine with those of the peers.

    python check.py memory FOLDER NAME…
    python check.py files FOLDER NAME…

In memory, FOLDER/ours holds `scores.f64` and `benchmarks.f64`, FOLDER/NAME the same as `.npy`; with
files, both hold `scores.parquet` and `benchmarks.parquet`. Every number must agree within a
billionth of its size and every word exactly. Prints the greatest difference as JSON."""

import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

NEAR = 1e-9
"""At most so many units are compared one by one."""
SAMPLE = 2_000


def numbers(what, ours, theirs):
    """The greatest difference of two lists of numbers, where not-a-number is none."""
    if ours.shape != theirs.shape:
        raise SystemExit(f"{what}: {theirs.size} numbers, {ours.size} of ours")
    if (np.isnan(ours) != np.isnan(theirs)).any():
        raise SystemExit(f"{what}: numbers where there should be none")
    if ours.size == 0 or np.isnan(ours).all():
        return 0.0
    size = np.maximum(np.maximum(np.abs(ours), np.abs(theirs)), 1.0)
    apart = np.abs(ours - theirs) / size
    place = int(np.nanargmax(apart))
    if apart[place] > NEAR:
        raise SystemExit(f"{what}: {ours[place]} and {theirs[place]} at {place}")
    return float(apart[place])


def in_memory(folder, name):
    for kind in ("scores", "benchmarks"):
        ours = np.fromfile(folder / "ours" / f"{kind}.f64")
        theirs = np.load(folder / name / f"{kind}.npy").ravel()
        yield numbers(f"{kind} of {name}", ours, theirs)


def is_number(column):
    return pa.types.is_floating(column.type) or pa.types.is_integer(column.type)


def in_files(folder, name):
    for kind in ("scores", "benchmarks"):
        tables = [read(folder / who / f"{kind}.parquet", kind) for who in ("ours", name)]
        ours, theirs = tables
        what = f"{kind} of {name}"
        if ours.column_names != theirs.column_names:
            raise SystemExit(f"{what}: {theirs.column_names}, {ours.column_names} of ours")
        if ours.num_rows != theirs.num_rows:
            raise SystemExit(f"{what}: {theirs.num_rows} rows, {ours.num_rows} of ours")
        for column in ours.column_names:
            a, b = ours.column(column), theirs.column(column)
            if is_number(a) or is_number(b):
                yield numbers(f"{what}, {column}", *(as_floats(c) for c in (a, b)))
            elif a.to_pylist() != b.to_pylist():
                raise SystemExit(f"{what}: other words in {column}")


def as_floats(column):
    floats = pc.cast(column, pa.float64()).fill_null(float("nan"))
    return floats.combine_chunks().to_numpy(zero_copy_only=False)


def read(path, kind):
    """A table in one order; of scores those of some units."""
    file = pq.ParquetFile(path)
    keys = ["kind", "group", "group_value", "measure"]
    if kind == "scores":
        keys = ["kind", "period", "unit", "measure"]
        rows = file.metadata.num_rows
        units = sampled(path)
        parts = [plain(file.read_row_group(g)) for g in range(file.num_row_groups)]
        parts = [p.filter(pc.is_in(p.column("unit"), value_set=units)) for p in parts]
        table = pa.concat_tables(parts)
        print(f"{path.parent.name}: {rows} rows, {table.num_rows} compared", file=sys.stderr)
    else:
        table = plain(file.read())
    return table.sort_by([(k, "ascending") for k in keys])


def sampled(path):
    units = pc.unique(texts(pq.read_table(path, columns=["unit"]).column("unit"))).sort()
    step = max(1, len(units) // SAMPLE)
    return units.take(pa.array(range(0, len(units), step)))


def texts(column):
    return pc.cast(column, pa.string())


def plain(table):
    """Without dictionaries, which differ from writer to writer."""
    columns = [c if is_number(c) else texts(c) for c in table.columns]
    return pa.table(dict(zip(table.column_names, columns)))


def main():
    mode, folder, names = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    compare = {"memory": in_memory, "files": in_files}[mode]
    worst = max((apart for name in names for apart in compare(folder, name)), default=0.0)
    print(json.dumps({"largest_difference": worst}))


main()
