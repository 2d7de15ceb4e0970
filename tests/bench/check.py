"""Compares the figures of the engine with those of the peers.

    python check.py FOLDER NAME…

FOLDER/ours holds `scores.f64` and `benchmarks.f64`, FOLDER/NAME the same as `.npy`. Every number
must agree within a billionth of its size; prints the greatest difference as JSON."""

import json
import sys
from pathlib import Path

import numpy as np

NEAR = 1e-9


def main():
    folder, names = Path(sys.argv[1]), sys.argv[2:]
    worst = 0.0
    for kind in ("scores", "benchmarks"):
        ours = np.fromfile(folder / "ours" / f"{kind}.f64")
        for name in names:
            theirs = np.load(folder / name / f"{kind}.npy").ravel()
            if ours.shape != theirs.shape:
                raise SystemExit(f"{kind} of {name}: {theirs.size} numbers, {ours.size} of ours")
            if (np.isnan(ours) != np.isnan(theirs)).any():
                raise SystemExit(f"{kind} of {name}: numbers where there should be none")
            size = np.maximum(np.maximum(np.abs(ours), np.abs(theirs)), 1.0)
            apart = np.nanmax(np.abs(ours - theirs) / size)
            if apart > NEAR:
                place = int(np.nanargmax(np.abs(ours - theirs) / size))
                raise SystemExit(f"{kind} of {name}: {ours[place]} and {theirs[place]} at {place}")
            worst = max(worst, float(apart))
    print(json.dumps({"largest_difference": worst}))


main()
