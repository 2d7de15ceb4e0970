"""Writes the input of the benchmark: invented answers of N submissions, the same for the same N.

    python generate.py DEFINITION N OUT

OUT gets `answers.parquet` and `facts.parquet` as docs/reference/files.md has them, sorted by
period, unit, question and option, and the same answers as plain columns of numbers (`*.bin`), the
form in which an engine holds them once they are loaded.

A submission answers nearly all questions; a few are blank, unknown, not applicable or outside the
powers; lists have several ticks, and some options out of scope. One copy in twenty is a draft. A
quarter as many units as submissions, in four periods, the first of which is too old to be compared.
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import method

PERIODS = ["2020", "2022", "2024", "2026"]
COUNTRIES = 40
SIZES = ["up_to_10000", "up_to_50000", "up_to_200000", "up_to_1000000", "over_1000000"]
CHUNK = 10_000
NONE = 255


def text(values, codes):
    """A dictionary column: the words and the place of each row's word."""
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(values, pa.string()))


def slots(questions):
    """One place per row a submission can have: (question, option, is a tick)."""
    for q, question in enumerate(questions):
        yield q, NONE, question.ticks
        if question.ticks:
            for option in range(len(question.options)):
                yield q, option, True


def chunk(rng, n, questions, layout):
    """The rows of n submissions as arrays of n × slots: present, state, option, grade."""
    slot_question = np.array([s[0] for s in layout], dtype=np.uint16)
    slot_option = np.array([s[1] for s in layout], dtype=np.uint8)
    head = np.array([s[1] == NONE for s in layout])
    is_list = np.array([q.ticks for q in questions])[slot_question]
    options = np.array([len(q.options) for q in questions])[slot_question]

    level = rng.beta(2.0, 2.0, size=(n, 1)).astype(np.float32)
    fate = rng.random((n, len(questions)), dtype=np.float32)[:, slot_question]
    # 2 % blank without a row, then unknown, not applicable, not within powers, blank with a row.
    state = np.select(
        [fate < 0.02, fate < 0.05, fate < 0.07, fate < 0.11, fate < 0.115],
        [NONE, 3, 2, 1, 4], 0,
    ).astype(np.uint8)
    answered = state == 0
    luck = rng.random((n, len(layout)), dtype=np.float32)
    # A list: each option is ticked or not, some options are out of scope in some submissions.
    restricted = (rng.random((n, len(questions)), dtype=np.float32) < 0.04)[:, slot_question]
    outside = restricted & (rng.random((n, len(layout)), dtype=np.float32) < 0.25) & ~head
    ticked = ~head & (luck < level) & ~outside
    any_row = np.zeros((n, len(questions)), dtype=bool)
    for q in np.flatnonzero([q.ticks for q in questions]):
        any_row[:, q] = (ticked | outside)[:, slot_question == q].any(axis=1)
    present = np.where(
        head,
        (state != NONE) & (~answered | ~is_list | ~any_row[:, slot_question]),
        is_list & answered & (ticked | outside),
    )
    # A single choice: the better the level, the earlier the option.
    worse = np.minimum((luck * luck / np.maximum(level, 0.05)) * options, options - 1)
    chosen = head & answered & ~is_list & (options > 0)
    option = np.where(chosen, np.maximum(worse, 0).astype(np.uint8), slot_option)
    state = np.where(outside, np.where(luck < 0.5, 1, 2), np.where(answered, 0, state))
    grade = np.searchsorted([0.5, 0.85], rng.random((n, len(layout)), dtype=np.float32))
    grade = np.where(state == 0, grade, 0)
    keep = present.ravel()
    flat = lambda a: np.broadcast_to(a, present.shape).ravel()[keep]
    return (
        np.repeat(np.arange(n, dtype=np.uint32), present.sum(axis=1)),
        flat(slot_question), flat(option).astype(np.uint8), flat(state).astype(np.uint8),
        flat(grade).astype(np.uint8),
    )


def facts(rng, n, units):
    """Country, size and copies, as a table; and drafts, countries and sizes as numbers."""
    country = rng.integers(0, COUNTRIES, units).astype(np.uint8)
    size = np.searchsorted([0.25, 0.55, 0.8, 0.95], rng.random(units)).astype(np.uint8)
    draft = (rng.random(n) < 0.05).astype(np.uint8)
    names = [f"u{u:07d}" for u in range(units)]
    # Every submission exists: a row without a fact says so, even where nothing was answered.
    unit = np.concatenate([np.arange(units), np.arange(units), np.arange(n) % units])
    period = np.concatenate([np.zeros(2 * units), 1 + np.arange(n) // units]).astype(int)
    fact = np.concatenate([np.ones(units), np.full(units, 2), np.where(draft, 3, 0)]).astype(int)
    words = [""] + [f"c{c:02d}" for c in range(COUNTRIES)] + SIZES + ["draft"]
    value = np.concatenate([
        1 + country, 1 + COUNTRIES + size, np.where(draft, len(words) - 1, 0),
    ]).astype(int)
    table = pa.table({
        "kind": text([""], np.zeros(len(unit), dtype=int)),
        "unit": text(names, unit),
        "period": text([""] + PERIODS, period),
        "fact": text(["", "country", "size", "copy"], fact),
        "value": text(words, value),
    })
    return table, draft, country, size


def main():
    folder, n, out = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    questions = method.load(folder).questions
    layout = list(slots(questions))
    units = n // len(PERIODS)
    names = [f"u{u:07d}" for u in range(units)]
    table, draft, country, size = facts(np.random.default_rng([n, 1]), n, units)
    pq.write_table(table, out / "facts.parquet")
    for name, values in [("draft", draft), ("country", country), ("size", size)]:
        values.tofile(out / f"{name}.bin")

    codes = sorted({o for q in questions for o in q.options})
    place = {code: i for i, code in enumerate(codes)}
    words = np.zeros((len(questions), NONE + 1), dtype=np.int32)
    for q, question in enumerate(questions):
        words[q, : len(question.options)] = [1 + place[o] for o in question.options]
    is_number = np.array([q.number for q in questions])
    # Numbers are 0 to 100 with one digit after the point.
    answers = [""] + codes + [f"{t / 10:g}" for t in range(1001)]
    schema = pa.schema([(c, pa.dictionary(pa.int32(), pa.string())) for c in
                        ["unit", "period", "question", "state", "answer", "evidence"]])
    binaries = {
        c: open(out / f"{c}.bin", "wb")
        for c in ["case", "question", "option", "mark", "number_row", "tenths"]
    }
    rows = 0
    with pq.ParquetWriter(out / "answers.parquet", schema, compression="zstd") as writer:
        for start in range(0, n, CHUNK):
            many = min(CHUNK, n - start)
            rng = np.random.default_rng([n, 2, start])
            case, question, option, state, grade = chunk(rng, many, questions, layout)
            # One submission in a thousand exists and has not begun.
            begun = (case + start) % 1000 != 999
            case, question, option, state, grade = (a[begun] for a in (case, question, option, state, grade))
            case = case + np.uint32(start)
            numbers = np.flatnonzero(is_number[question] & (state == 0))
            tenths = rng.integers(0, 1001, len(numbers)).astype(np.int32)
            (rows + numbers.astype(np.uint64)).tofile(binaries["number_row"])
            tenths.tofile(binaries["tenths"])
            word = words[question, option]
            word[numbers] = 1 + len(codes) + tenths
            rows += len(case)
            case.tofile(binaries["case"])
            question.tofile(binaries["question"])
            option.tofile(binaries["option"])
            (state | grade << 3).tofile(binaries["mark"])
            # A group of rows names the units that occur in it, as a file made from texts would.
            own, place = np.unique(np.arange(start, start + many) % units, return_inverse=True)
            writer.write_table(pa.table({
                "unit": text([names[u] for u in own], place[case - start]),
                "period": text(PERIODS, case // units),
                "question": text([q.code for q in questions], question),
                "state": text(method.STATES, state),
                "answer": text(answers, word),
                "evidence": text(method.GRADES, grade),
            }), row_group_size=2_000_000)
    for file in binaries.values():
        file.close()
    print(f"{n} submissions of {units} units, {rows} rows")


if __name__ == "__main__":
    main()
