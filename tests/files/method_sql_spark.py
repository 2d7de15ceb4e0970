"""Runs queries in a Spark cluster over partitioned Parquet and compares what they compute with tables of scores.

    python method_sql_spark.py MASTER FOLDER cases SEED SECONDS
    python method_sql_spark.py MASTER FOLDER large

`cases` takes the cases of FOLDER, which are those of `method_sql.py`, in an order by SEED, and begins none once
SECONDS are over. `large` takes answers.parquet,
facts.parquet, query.sql and the scores.parquet of `icc-index score` in FOLDER, and compares every number. Prints
figures, `NAME: VALUE` a line, and what differs, `differs: …`. Ends with 1 when something does.
"""

import pathlib
import random
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

import method_sql
from method_sql import NUMBERS, SHOWN, TABLES, WORDS

"""A table of answers or facts has one folder for each wave; the wave is in no file."""
PARTITION = "period"
KEYS = ["period", "unit", "measure"]


def session(master, memory):
    return (
        SparkSession.builder.master(master)
        .appName("the method as SQL")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", memory)
        .config("spark.executor.memory", memory)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        # As many as there are workers.
        .config("spark.sql.shuffle.partitions", "2")
        # A wave called 2024-06 is no date.
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .getOrCreate()
    )


def show(spark, name, folder):
    """A folder of Parquet as a table, also where it holds no file."""
    folder.mkdir(parents=True, exist_ok=True)
    fields = [StructField(column, StringType()) for column in TABLES[name]]
    spark.read.schema(StructType(fields)).parquet(str(folder)).createOrReplaceTempView(name)


def spread(rows, columns, folder):
    table = pa.table({
        column: pa.array([row[place] for row in rows], pa.string()) for place, column in enumerate(columns)
    })
    if rows:
        pq.write_to_dataset(table, folder, partition_cols=[PARTITION])


def small(spark, folder, seed, seconds):
    """What differs in the cases, and how many were compared."""
    waiting = method_sql.cases(folder)
    print(f"queries written: {len(waiting)}")
    random.Random(seed).shuffle(waiting)
    compared, differs, started = 0, [], time.perf_counter()
    while waiting and time.perf_counter() - started < seconds:
        case = waiting.pop()
        compared += 1
        for name, columns in TABLES.items():
            spread(method_sql.given(case, name), columns, case / "parquet" / name)
            show(spark, name, case / "parquet" / name)
        try:
            rows = [row.asDict() for row in spark.sql(method_sql.query(case)).collect()]
        except Exception as error:
            differs.append(f"{case.name}: {str(error)[:600]}")
            continue
        differs.extend(method_sql.differences(case, rows))
    print(f"queries compared: {compared}")
    print(f"seconds of these queries: {time.perf_counter() - started:.0f}")
    return compared, differs


def large(spark, folder):
    """What differs in the large case; prints how long each step took."""
    for name in TABLES:
        table = spark.read.parquet(str(folder / f"{name}.parquet"))
        started = time.perf_counter()
        table.write.mode("overwrite").partitionBy(PARTITION).parquet(str(folder / name))
        print(f"seconds to write {name} by wave: {time.perf_counter() - started:.1f}")
        show(spark, name, folder / name)
    started = time.perf_counter()
    out = folder / "computed"
    spark.sql(method_sql.query(folder)).write.mode("overwrite").parquet(str(out))
    print(f"seconds of the query: {time.perf_counter() - started:.1f}")
    found, wanted = read(out), read(folder / "scores.parquet")
    print(f"rows compared: {wanted.num_rows}")
    if found.num_rows != wanted.num_rows:
        return [f"{found.num_rows} rows, wanted {wanted.num_rows}"]
    return [
        f"{name}: {count} rows differ"
        for name in [*KEYS, *WORDS, *NUMBERS]
        if (count := differing(found[name], wanted[name]))
    ]


def read(path):
    """The columns of scores, sorted; a word may be missing or empty."""
    table = pq.read_table(path)
    words = {name: pc.fill_null(table[name].cast(pa.string()), "") for name in [*KEYS, *WORDS]}
    numbers = {name: table[name] for name in NUMBERS}
    return pa.table(words | numbers).sort_by([(key, "ascending") for key in KEYS])


def differing(found, wanted):
    """In how many rows two columns differ; numbers are equal to the bit."""
    missing = pc.sum(pc.not_equal(pc.is_null(found), pc.is_null(wanted))).as_py() or 0
    return missing + (pc.sum(pc.not_equal(found, wanted)).as_py() or 0)


def main(master, folder, what, *more):
    folder = pathlib.Path(folder)
    spark = session(master, "2g")
    spark.sparkContext.setLogLevel("ERROR")
    if what == "cases":
        compared, differs = small(spark, folder, *map(int, more))
    else:
        compared, differs = 1, large(spark, folder)
    spark.stop()
    for line in differs[:SHOWN]:
        print(f"differs: {line}")
    sys.exit(1 if differs or not compared else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
