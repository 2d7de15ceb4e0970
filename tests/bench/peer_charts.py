"""The dot plot of the charts in Matplotlib: the same rows, marks, words and size.

    python peer_charts.py ROWS WIDTH HEIGHT RUNS

ROWS is a table: label, declared, documented, first quartile, median, third quartile, mean of all.
Prints the fastest run of each form as JSON, in milliseconds. The figure is made anew every time, as
ours is; fonts and the library are loaded before. Fast styles are on, and letters stay letters."""

import csv
import io
import json
import sys
import time

import matplotlib

matplotlib.use("Agg")
matplotlib.rcParams["svg.fonttype"] = "none"
matplotlib.rcParams["path.simplify"] = True

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

DPI = 100
CITY, NETWORK, BODY, ALL = "#12436D", "#66717C", "#D3DAE1", "#28A197"


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [(row[0], *map(float, row[1:])) for row in csv.reader(file)]


def draw(data, width, height, canvas):
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
    canvas(figure)
    axes = figure.add_axes((0.3, 0.08, 0.45, 0.84))
    places = range(len(data))
    labels, declared, documented, low, median, high, mean = zip(*data)
    wide = [b - a for a, b in zip(low, high)]
    axes.barh(places, wide, left=low, height=0.34, color=BODY, edgecolor=NETWORK, label="half")
    axes.scatter(median, places, marker="|", s=300, color=NETWORK, label="median")
    above = [place - 0.32 for place in places]
    axes.scatter(mean, above, marker="v", facecolors="none", edgecolors=ALL, label="all")
    axes.hlines(places, documented, declared, color=CITY, linewidth=3)
    axes.scatter(documented, places, facecolors="white", edgecolors=CITY, zorder=3, label="doc.")
    axes.scatter(declared, places, color=CITY, zorder=3, label="declared")
    for place, value in zip(places, declared):
        axes.text(104, place, f"{value:.0f}", va="center", fontweight="bold")
        axes.text(112, place, f"{abs(value - median[place]):.0f} points", va="center")
    axes.set_yticks(places, labels)
    axes.set_xticks([0, 25, 50, 75, 100])
    axes.set_xlim(0, 100)
    axes.invert_yaxis()
    axes.xaxis.tick_top()
    axes.grid(axis="x", color="#E1E5EA")
    figure.legend(loc="upper left", ncols=5, frameon=False)
    return figure


def form(data, width, height, canvas, kind):
    out = io.BytesIO()
    draw(data, width, height, canvas).savefig(out, format=kind, dpi=DPI)
    return out.getvalue()


def fastest(runs, make):
    make()
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        make()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def main():
    path, width, height, runs = sys.argv[1], *map(int, sys.argv[2:5])
    data = rows(path)
    svg = fastest(runs, lambda: form(data, width, height, FigureCanvasSVG, "svg"))
    png = fastest(runs, lambda: form(data, width, height, FigureCanvasAgg, "png"))
    print(json.dumps({"svg": svg, "png": png, "version": f"Matplotlib {matplotlib.__version__}"}))


main()
