"""Checks the tables of `icc-index robustness` by computing everything again with NumPy.

    python robustness.py DEFINITION METHOD INDEX ANSWERS OUT

Reads the definition's own files and the table of answers; uses nothing of ours but the reader of
methods that the benchmarks use. Choices, moves, what is left out and what questions are like must be
equal within a billionth; the ends of the replications, whose random numbers are others, within what
chance allows. Prints how many numbers were compared."""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))
import method as methods  # noqa: E402

NEAR = 1e-9
compared = 0


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def same(what, ours, own, near=NEAR):
    """Compares a cell with a number; an empty cell is not-a-number."""
    global compared
    compared += 1
    ours = float(ours) if ours else np.nan
    own = np.nan if own is None else float(own)
    if np.isnan(ours) != np.isnan(own) or abs(ours - own) > near * max(1.0, abs(own)):
        raise SystemExit(f"{what}: {ours}, computed {own}")


def same_word(what, ours, own):
    global compared
    compared += 1
    if ours != own:
        raise SystemExit(f"{what}: {ours!r}, computed {own!r}")


class Answers:
    """Per unit and question: the state, and of lists the ticks and the options outside the powers."""

    def __init__(self, method, rows):
        self.method = method
        self.units = sorted({row["unit"] for row in rows})
        self.cells = defaultdict(dict)
        for row in rows:
            cell = self.cells[row["unit"]].setdefault(row["question"], {"state": None, "ticks": set(), "out": set()})
            state = row["state"] or "answered"
            if state == "not_within_powers" and row["answer"]:
                cell["out"].add(row["answer"])
            else:
                cell["state"] = state
                if row["answer"]:
                    cell["ticks"].add(row["answer"])

    def share(self, unit, code, powers_zero):
        """State of a question, and its points of a maximum of 1."""
        question = self.method.question(code)
        cell = self.cells[unit].get(code)
        if cell is None:
            return "not_answered", 0.0
        out = set() if powers_zero else cell["out"]
        state = cell["state"] or "not_answered"
        if question.ticks and len(cell["out"]) == len(question.options):
            state = "not_within_powers"
        if state != "answered":
            return state, 0.0
        if not question.ticks:
            return state, question.points[next(iter(cell["ticks"]))]
        ticks, scope = len(cell["ticks"] - cell["out"]), len(question.options) - len(out)
        reached = [points for need, points in question.steps if ticks >= min(need, scope)]
        return state, reached[-1] if reached else 0.0


def rate(answers, measure, unit, powers_zero, unknown_out, without=None):
    points, base, scope, members = 0.0, 0, 0, 0
    for code in measure.members:
        state, share = answers.share(unit, code, powers_zero)
        if state == "not_within_powers" and powers_zero:
            state, share = "answered", 0.0
        counts = state == "answered" or (state in ("unknown", "not_answered") and not unknown_out)
        scope += state in ("answered", "unknown", "not_answered")
        members += counts
        if counts and code != without:
            points += share
            base += 1
    if members == 0 or scope < measure.minimum_in_scope * len(measure.members):
        return None
    if members < measure.minimum_members or base == 0:
        return None
    return 100.0 * points / base


def values(answers, index, parts, powers_zero, unknown_out, without=None):
    """Unit by unit the values of the members of the index; nothing for a unit without a score."""
    by_code = {m.code: m for m in answers.method.measures}
    rows = []
    for unit in answers.units:
        value = {
            m.code: rate(answers, m, unit, powers_zero, unknown_out, without)
            for m in answers.method.measures if m.rate
        }
        inner = {}
        for m in answers.method.measures:
            if not m.rate and m.leaves_out:
                known = [value[c] for c in m.members if value[c] is not None]
                inner[m.code] = np.mean(known) if len(known) >= max(1, m.minimum_members) else None
        value.update(inner)
        if any(value[code] is None for code in by_code[index].members):
            rows.append(None)
            continue
        row = []
        for code in by_code[index].members:
            if parts and code in inner:
                row += [value[c] for c in by_code[code].members]
            else:
                row.append(value[code])
        rows.append([np.nan if v is None else v for v in row])
    return rows


def means(rows):
    return np.array([np.nan if row is None else np.nanmean(row) for row in rows])


def thirds(scores):
    known = scores[~np.isnan(scores)]
    others = len(known) - 1
    words = []
    for score in scores:
        if np.isnan(score) or others < 12:
            words.append("")
            continue
        near = 1e-9
        lower = int((known < score - near).sum())
        twice = lower + int((known <= score + near).sum()) - 1
        words.append("lower" if 3 * twice < 2 * others else "upper" if 3 * twice > 4 * others else "middle")
    return words


def check_choices(answers, index, out):
    declared = means(values(answers, index, False, False, False))
    own = thirds(declared)
    for row in read(out / "choices.csv"):
        key = (row["structure"] == "parts", row["powers"] == "zero", row["unknown"] == "left_out")
        if key not in check_choices.kept:
            scores = means(values(answers, index, *key))
            check_choices.kept[key] = scores, thirds(scores)
        scores, words = check_choices.kept[key]
        at = answers.units.index(row["unit"])
        what = f"choices {key} {row['unit']}"
        same(what, row["value"], scores[at])
        same_word(what, row["third"], words[at])
        same(what, row["difference"], scores[at] - declared[at])
    if len(check_choices.kept) != 8:
        raise SystemExit(f"{len(check_choices.kept)} combinations")
    for row in read(out / "moves.csv"):
        key = (row["structure"] == "parts", row["powers"] == "zero", row["unknown"] == "left_out")
        scores, words = check_choices.kept[key]
        inside = np.array([row["group"] in ("all", word) for word in own])
        moved(f"moves {key} {row['group']}", row, scores, words, declared, own, inside)
    return declared, own


check_choices.kept = {}


def moved(what, row, scores, words, declared, own, inside=True):
    change = scores - declared
    both = ~np.isnan(change) & inside
    same(what, row["n"], both.sum())
    if both.any():
        same(what, row["mean_change"], change[both].mean())
        same(what, row["mean_size"], np.abs(change[both]).mean())
        same(what, row["largest_size"], np.abs(change[both]).max())
    other = [a != b for a, b in zip(words, own)]
    same(what, row["other_third"], (np.array(other) & both).sum())


def check_omissions(answers, index, out, declared, own):
    rows = values(answers, index, False, False, False)
    members = next(m for m in answers.method.measures if m.code == index).members
    left = defaultdict(list)
    for row in read(out / "influence.csv"):
        code = row["code"]
        if row["source"] == "questions":
            scores = means(values(answers, index, False, False, False, code))
        else:
            place = members.index(code)
            scores = means([None if r is None else r[:place] + r[place + 1:] for r in rows])
        left[row["source"]].append(scores)
        moved(f"without {code}", row, scores, thirds(scores), declared, own)
    below = answers.method.below[index]
    same_word("questions", str(len(left["questions"])), str(len(below)))
    for row in read(out / "intervals.csv"):
        if row["source"] in left:
            at = answers.units.index(row["unit"])
            all_ways = np.array([scores[at] for scores in left[row["source"]]])
            known = all_ways[~np.isnan(all_ways)]
            what = f"without {row['source']} {row['unit']}"
            same(what, row["n"], len(known))
            if len(known):
                same(what, row["lower"], known.min())
                same(what, row["median"], np.median(known))
                same(what, row["upper"], known.max())


def check_items(answers, index, out):
    codes = answers.method.below[index]
    table = np.full((len(answers.units), len(codes)), np.nan)
    for i, unit in enumerate(answers.units):
        for j, code in enumerate(codes):
            state, share = answers.share(unit, code, False)
            if state == "answered":
                table[i, j] = share
    for row in read(out / "items.csv"):
        place = codes.index(row["question"])
        own = table[:, place]
        known = ~np.isnan(own)
        what = f"question {row['question']}"
        same(what, row["n"], known.sum())
        if known.sum() < 30:
            same_word(what, row["difficulty"], "")
            continue
        rest = np.nanmean(np.delete(table, place, axis=1), axis=1)
        same(what, row["difficulty"], own[known].mean())
        same(what, row["floor_share"], (own[known] <= 0).mean())
        same(what, row["ceiling_share"], (own[known] >= 1).mean())
        if np.ptp(own[known]) > 0:
            same(what, row["item_total"], np.corrcoef(own[known], rest[known])[0, 1])


def check_replications(answers, index, out, each=1_250):
    """Weights around equal ones with a concentration of 100, floor 1, all decisions in turn."""
    rng = np.random.default_rng(20260101)
    draws = []
    for parts in (False, True):
        for powers_zero in (False, True):
            for unknown_out in (False, True):
                rows = values(answers, index, parts, powers_zero, unknown_out)
                n = max(len(row) for row in rows if row is not None)
                table = np.array([[np.nan] * n if row is None else row for row in rows])
                present = ~np.isnan(table)
                for geometric in (False, True):
                    weights = rng.dirichlet(np.full(n, 100.0 / n), size=each)
                    known = np.where(present, table, 0.0)
                    if geometric:
                        known = np.where(present, np.log(np.maximum(known, 1.0)), 0.0)
                    with np.errstate(invalid="ignore"):
                        scores = weights @ known.T / (weights @ present.T.astype(float))
                    draws.append(np.exp(scores) if geometric else scores)
    scores = np.vstack(draws)
    words = [thirds(row) for row in scores[::25]]
    for row in read(out / "intervals.csv"):
        if row["source"] != "replications":
            continue
        at = answers.units.index(row["unit"])
        own = scores[:, at][~np.isnan(scores[:, at])]
        what = f"replications {row['unit']}"
        if not len(own):
            same(what, row["n"], 0)
            continue
        for column, end in (("lower", 0.05), ("median", 0.5), ("upper", 0.95)):
            # The part of the scores below an end: several standard errors of 20,000 draws.
            # Where many are the same, an end among them is right for a range of parts.
            below = (own < float(row[column]) - 1e-9).mean()
            not_above = (own <= float(row[column]) + 1e-9).mean()
            if below - end > 0.02 or end - not_above > 0.02:
                raise SystemExit(f"{what} {column}: {below} of the scores drawn are below {row[column]}")
        told = [word[at] for word in words if word[at]]
        for word in ("lower", "middle", "upper"):
            if abs(float(row[f"share_{word}"]) - told.count(word) / len(told)) > 0.08:
                raise SystemExit(f"{what}: {row[f'share_{word}']} in the {word} third")
        global compared
        compared += 6


def main():
    folder, method_id, index, answers, out = sys.argv[1:]
    method = methods.load(Path(folder), method_id)
    answers, out = Answers(method, read(answers)), Path(out)
    declared, own = check_choices(answers, index, out)
    check_omissions(answers, index, out, declared, own)
    check_items(answers, index, out)
    check_replications(answers, index, out)
    print(compared)


main()
