"""Reads every file of a release with other programs than ours, and compares what they read.

    python released.py FOLDER

Ends with 1 and says why when two formats of a table differ, or when an independent validator refuses a
description.
"""

import hashlib
import json
import math
import pathlib
import subprocess
import sys
import zipfile

import duckdb
import openpyxl
import pandas
import pyarrow
import pyarrow.feather
import pyarrow.parquet
import yaml

FORMULA = set("=+-@\uff1d\uff0b\uff0d\uff20")


def plain(value):
    """A value as every format means it: nothing, a number, a text."""
    if value is None or value is pandas.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, str):
        return value or None
    return float(value)


def spelled(value):
    """What stands in a CSV file for a text that could be taken for a formula."""
    if not isinstance(value, str):
        return value
    bare = value.lstrip(" \"'")
    risky = (bare and bare[0] in FORMULA) or value[0] in "\t\r\n\0"
    try:
        float(value)
        risky = False
    except ValueError:
        pass
    return "'" + value if risky else value


def rows(frame):
    return [[plain(value) for value in row] for row in frame.itertuples(index=False, name=None)]


def typed(frame, kinds):
    """A frame read as texts, with the numbers of the columns that hold numbers."""
    def cell(text, kind):
        if text == "":
            return None
        return float(text) if kind in ("number", "share", "count") else text

    return [
        [cell(text, kind) for text, kind in zip(row, kinds)]
        for row in frame.itertuples(index=False, name=None)
    ]


def tables(folder):
    release = json.loads((folder / "release.json").read_text())
    mark = "demonstration-" if release["demonstration"] else ""
    return mark, release


def check_table(folder, mark, table, sheets):
    name, columns = table["name"], [column for column, _ in table["columns"]]
    kinds = [kind for _, kind in table["columns"]]
    path = lambda ending: str(folder / f"{mark}{name}.{ending}")
    expected = rows(pyarrow.parquet.read_table(path("parquet")).to_pandas())
    assert len(expected) == table["rows"], (name, len(expected), table["rows"])
    found = {}
    schema = pyarrow.parquet.read_schema(path("parquet"))
    assert schema.names == columns, (name, schema.names)
    arrow = pyarrow.feather.read_table(path("arrow"))
    assert arrow.column_names == columns, name
    found["arrow"] = rows(arrow.to_pandas())
    with open(path("json"), encoding="utf-8") as file:
        listed = json.load(file)
    assert all(list(row) == columns for row in listed), name
    found["json"] = [[plain(value) for value in row.values()] for row in listed]
    with open(path("ndjson"), encoding="utf-8") as file:
        found["ndjson"] = [[plain(value) for value in json.loads(line).values()] for line in file]
    text = dict(dtype=str, keep_default_na=False, na_values=[])
    as_csv = [[spelled(value) for value in row] for row in expected]
    standard = pandas.read_csv(path("csv"), **text)
    assert list(standard.columns) == columns, name
    french = pandas.read_csv(path("fr.csv"), sep=";", encoding="utf-8-sig", **text)
    comma = french.copy()
    for column, kind in zip(columns, kinds):
        if kind in ("number", "share", "count"):
            comma[column] = comma[column].str.replace(",", ".", regex=False)
    for label, read in (("csv", typed(standard, kinds)), ("fr.csv", typed(comma, kinds))):
        assert read == as_csv, (name, label, first_difference(read, as_csv))
    raw = pathlib.Path(path("csv")).read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") or name in ("questions", "errata"), name
    assert pathlib.Path(path("fr.csv")).read_bytes().startswith(b"\xef\xbb\xbf"), name
    found["duckdb"] = rows(duckdb.sql(f"SELECT * FROM read_parquet('{path('parquet')}')").df())
    if expected:
        types = {"number": "DOUBLE", "share": "DOUBLE", "count": "UINTEGER"}
        wanted = ", ".join(f"'{c}': '{types.get(k, 'VARCHAR')}'" for c, k in zip(columns, kinds))
        query = f"SELECT * FROM read_csv('{path('csv')}', columns={{{wanted}}}, header=true)"
        assert rows(duckdb.sql(query).df()) == as_csv, (name, "duckdb csv")
    sheet = sheets[name]
    head, *body = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert head == columns, (name, head)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), name
    found["xlsx"] = [[plain(value) for value in row] for row in body]
    for label, read in found.items():
        assert read == expected, (name, label, first_difference(read, expected))
    return expected


def first_difference(read, expected):
    for at, (one, other) in enumerate(zip(read, expected)):
        if one != other:
            return at, one, other
    return len(read), len(expected)


def check_partitions(folder, mark, scores, columns):
    place = folder / f"{mark}scores"
    read = rows(
        duckdb.sql(
            f"SELECT * FROM read_parquet('{place}/*/*.parquet', hive_partitioning=true)"
        ).df()[columns]
    )
    key = lambda row: json.dumps(row)
    assert sorted(map(key, read)) == sorted(map(key, scores)), "partitions"
    period = columns.index("period")
    for part in place.iterdir():
        wave = part.name.split("=")[1]
        (file,) = part.iterdir()
        # One file: its own columns, not those of the folder's name.
        own = rows(pyarrow.parquet.ParquetFile(file).read().to_pandas())
        assert own and all(row[period] == wave for row in own), part


def check_sums(folder):
    listed = {}
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ", 1)
        listed[name] = digest
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    (archive,) = folder.glob("*icc-index-v*.zip")
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        names = set(packed.namelist())
        assert names == set(listed) | {"SHA256SUMS"}, names ^ set(listed)
        for name in names:
            assert packed.read(name) == (folder / name).read_bytes(), name


def check_descriptions(folder):
    import csvw
    import frictionless
    import pyshacl
    import rdflib

    package = json.loads((folder / "datapackage.json").read_text())
    assert package["$schema"].endswith("/2.0/datapackage.json")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "fieldName", "note"])[:10]

    group = csvw.TableGroup.from_file(folder / "csv-metadata.json")
    assert len(group.tables) == len(package["resources"])
    release = json.loads((folder / "release.json").read_text())
    mark = "demonstration-" if release["demonstration"] else ""
    expected = {f"{mark}{table['name']}.csv": table["rows"] for table in release["tables"]}
    # Strict: a value that is not of its column's kind ends the reading.
    read = {table.url.string: sum(1 for _ in table.iterdicts(strict=True)) for table in group.tables}
    assert read == expected, (read, expected)

    graph = rdflib.Graph().parse(folder / "dcat.jsonld", format="json-ld")
    shapes = pathlib.Path(__file__).with_name("dcat-ap.ttl")
    fits, _, said = pyshacl.validate(graph, shacl_graph=str(shapes), advanced=True)
    assert fits, said
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    assert len(list(graph.subjects(rdflib.RDF.type, dcat.Distribution))) > 50

    dataset = json.loads((folder / "dataset.jsonld").read_text())
    for wanted in ("name", "description", "license", "creator", "version", "distribution"):
        assert dataset[wanted], wanted

    citation = yaml.safe_load((folder / "CITATION.cff").read_text())
    for wanted in ("cff-version", "message", "title", "authors", "version", "date-released"):
        assert citation[wanted], wanted


def check_snippets(folder, snippets):
    """Runs what the page of the release says for Python and DuckDB, on the files in the folder."""
    for program, code in snippets.items():
        base = code.split("'" if program == "DuckDB" else '"')[1].rsplit("/", 1)[0]
        local = code.replace(base, str(folder))
        if program == "Python":
            done = subprocess.run([sys.executable, "-c", local], capture_output=True, text=True)
            assert done.returncode == 0 and "period" in done.stdout, (local, done.stderr)
        elif program == "DuckDB":
            assert duckdb.sql(local).fetchall(), local


def main():
    folder = pathlib.Path(sys.argv[1])
    mark, release = tables(folder)
    book = openpyxl.load_workbook(folder / f"{mark}icc-index.xlsx", read_only=False)
    scores = None
    for table in release["tables"]:
        found = check_table(folder, mark, table, book)
        if table["name"] == "scores":
            scores, columns = found, [column for column, _ in table["columns"]]
    check_partitions(folder, mark, scores, columns)
    check_sums(folder)
    check_descriptions(folder)
    if len(sys.argv) > 2:
        check_snippets(folder, json.loads(sys.argv[2]))
    print(f"{len(release['tables'])} tables, {sum(t['rows'] for t in release['tables'])} rows")


if __name__ == "__main__":
    main()
