"""Computes the scores of a release again, without any of our programs.

    python verify.py FOLDER

FOLDER holds the files of a release (unpack its archive). Needs Python 3.9 and nothing else. Reads the
answers that the release holds and the definitions with their methods, computes every score from exact
fractions of points, and compares it with the table of scores, to the last bit. Prints how many rows are equal,
different and not verifiable from public data; ends with 1 when one is different.

It knows the functions that the editions of this index use: rates of questions, and means and sums of
measures. Any other measure is not verifiable here; one that compares municipalities needs everybody's answers.
"""

import csv
import json
import pathlib
import sys
from collections import Counter, defaultdict
from fractions import Fraction

VERDICTS = ("equal", "different", "not verifiable")
OUT_OF_SCOPE = ("not_applicable", "not_within_powers")


class Unknown(Exception):
    """The method uses what is not known here."""


def table(folder, name):
    (path,) = [p for p in (folder / f"{name}.csv", folder / f"demonstration-{name}.csv") if p.exists()]
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class Sheet:
    """The answers of a municipality in a wave."""

    def __init__(self):
        self.states, self.ticks, self.out = {}, defaultdict(set), defaultdict(set)

    def add(self, row, question):
        code, state, answer = row["question"], row["state"], row["answer"]
        options = {option["code"] for option in question["options"]}
        if answer in options and state == "answered":
            self.ticks[code].add(answer)
            self.states[code] = "answered"
        elif answer in options:
            self.out[code].add(answer)
            self.states.setdefault(code, "answered")
        else:
            self.states[code] = state


class Method:
    """A method of a definition, on sheets."""

    def __init__(self, definition, method):
        self.questions = {question["code"]: question for question in definition["questions"]}
        self.items = {item["question"]: item for item in method["points"]}
        self.measures = {measure["code"]: measure for measure in method["measures"]}

    def points(self, code, sheet):
        """The points of an answered question."""
        question, ((rule, how),) = self.questions[code], self.items[code]["rule"].items()
        ticked = sheet.ticks[code]
        if rule == "option":
            (option,) = ticked
            return Fraction(how[option])
        if rule == "best":
            return max((Fraction(how[option]) for option in ticked), default=Fraction(0))
        if rule == "sum":
            total = sum((Fraction(how["points"][option]) for option in ticked), Fraction(0))
            return total if how["cap"] is None else min(total, Fraction(how["cap"]))
        if rule == "steps":
            counting = {o["code"] for o in question["options"] if not o["exclusive"] and not o["negative"]}
            possible = len(counting - sheet.out[code])
            reached = [
                Fraction(step["points"]) for step in how
                if len(ticked & counting) >= min(step["ticks"], possible)
            ]
            return reached[-1] if reached and ticked & counting else Fraction(0)
        raise Unknown(rule)

    def state(self, code, sheet):
        """The state of a question; some options say that it is none."""
        question = self.questions[code]
        if question.get("applies_if"):
            raise Unknown("applies_if")
        for option in question["options"]:
            if option["state"] and option["code"] in sheet.ticks[code]:
                return option["state"]
        return sheet.states.get(code, "not_answered")

    def value(self, code, sheet, known):
        """The score of a measure, a 64-bit float; none where it has no score."""
        if code not in known:
            value = self.computed(self.measures[code], sheet, known)
            known[code] = None if value is None else float(value)
        return known[code]

    def holds(self, gate, sheet, known):
        """Whether all measures that a gate asks for have scores that are large enough."""
        if gate["otherwise"] != "no_score" or list(gate["only_if"]) != ["all"]:
            raise Unknown("gate")
        for condition in gate["only_if"]["all"]:
            asked = condition.get("measure_number") or {"comparison": {"above": True}}
            if any(asked["comparison"].get(end) for end in ("above", "below", "at_most", "equals")):
                raise Unknown("gate")
            value = self.value(asked["measure"], sheet, known)
            if value is None or value < float(asked["comparison"]["at_least"]):
                return False
        return True

    def computed(self, measure, sheet, known):
        function = measure["function"]
        if "members" not in function or any(measure[key] for key in ("round", "floor", "cap", "rank")):
            raise Unknown(measure["code"])
        if measure["gate"] and not self.holds(measure["gate"], sheet, known):
            return None
        how = function["members"]
        if how["beyond"] or how["floor_values"] or how["weights"]["by_group"] or how["items"] != "points":
            raise Unknown(measure["code"])
        weights = [Fraction(weight) for weight in how["weights"]["all"]]
        rate = how["combine"] == "rate"
        # Points are exact; scores are floats, summed in the order of the method and divided once.
        weights = weights if rate else [float(weight) for weight in weights]
        total = most = whole = in_scope = answered = Fraction(0) if rate else 0.0
        counted, missing = 0, measure["missing"]
        for code, weight in zip(how["members"], weights):
            if rate:
                if code not in self.items:
                    raise Unknown(code)
                state, maximum = self.state(code, sheet), Fraction(self.items[code]["maximum"])
                value = self.points(code, sheet) if state == "answered" else None
            elif how["combine"] in ("mean", "sum") and code in self.measures:
                value, maximum = self.value(code, sheet, known), 1.0
                state = "answered" if value is not None else "no_score"
            else:
                raise Unknown(code)
            share = weight * maximum
            whole += share
            if state not in OUT_OF_SCOPE:
                in_scope += share
            if state == "answered":
                answered += share
            treatment = "counted" if state == "answered" else missing[state]
            if treatment == "no_score":
                return None
            if treatment != "left_out":
                counted, most = counted + 1, most + share
                total += weight * (value if value is not None else 0)
        for limit, part, of in (("minimum_in_scope", in_scope, whole), ("minimum_coverage", answered, in_scope)):
            if measure[limit] is not None and (not of or part / of < Fraction(measure[limit])):
                return None
        if measure["minimum_members"] is not None and counted < measure["minimum_members"]:
            return None
        if not most or how["combine"] == "sum":
            return total if most else None
        return Fraction(how["scale"]) * total / most if rate else total / most


def main(folder):
    definitions = [json.loads(path.read_text()) for path in sorted(folder.glob("definition-*.json"))]
    by_version = {(one["id"], one["version"]): one for one in definitions}
    waves = {row["period"]: by_version[row["edition"], row["definition_version"]] for row in table(folder, "waves")}
    sheets = defaultdict(Sheet)
    for row in table(folder, "answers"):
        questions = {question["code"]: question for question in waves[row["period"]]["questions"]}
        sheets[row["period"], row["unit"]].add(row, questions[row["question"]])
    verdicts, why, methods, known, shown = Counter(), Counter(), {}, defaultdict(dict), []
    for row in table(folder, "scores"):
        place = row["period"], row["unit"]
        if place not in sheets or row["kind"]:
            why["no answers are shown"] += 1
            continue
        definition = waves[row["period"]]
        key = definition["id"], definition["version"], row["method"]
        if key not in methods:
            methods[key] = Method(definition, *(m for m in definition["methods"] if m["id"] == row["method"]))
        try:
            value = methods[key].value(row["measure"], sheets[place], known[place + key])
        except Unknown:
            why["the measure looks at all municipalities, or is made in a way not known here"] += 1
            continue
        kept = float(row["value"]) if row["value"] else None
        verdicts["equal" if value == kept else "different"] += 1
        if value != kept:
            shown.append((*place, row["method"], row["measure"], kept, value))
    verdicts["not verifiable"] = sum(why.values())
    print("scores: " + ", ".join(f"{name} {verdicts[name]}" for name in VERDICTS))
    for reason, rows in sorted(why.items()):
        print(f"    not verifiable, because {reason}: {rows}")
    for one in shown[:20]:
        print("   ", *one)
    return 1 if verdicts["different"] else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
