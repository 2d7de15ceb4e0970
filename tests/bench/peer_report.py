"""The pages of a municipality as a report by WeasyPrint: the same words, numbers and pictures, laid
out by the same kind of program that a service in Python would use.

    python peer_report.py RUNS PAGE…

PAGE is an HTML file. Prints the first and the fastest run as JSON, in milliseconds; the library is
loaded before."""

import json
import re
import sys
import time

import weasyprint

STYLE = "@page { size: A4; margin: 2cm } body { font: 10pt sans-serif } svg { width: 100% }"


def content(path):
    """What the page says, without what only a browser needs, and with all that is folded."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    main = re.search(r"<main.*</main>", text, re.DOTALL)
    return re.sub(r"<script.*?</script>", "", main.group(0), flags=re.DOTALL)


def main():
    runs, pages = int(sys.argv[1]), sys.argv[2:]
    html = f"<html lang='fr'><style>{STYLE}</style><body>{''.join(map(content, pages))}</body></html>"
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        size = len(weasyprint.HTML(string=html).write_pdf())
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"first": times[0], "fastest": min(times), "bytes": size}))


main()
