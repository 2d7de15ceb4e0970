"""The definition and the method as plain tables, read from the files that the engine reads.

Only what the benchmark's method uses is understood: points by option or by number of ticks, rates
of questions, means of measures. Anything else ends with an error, so that no peer computes less
than it should.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

STATES = ["answered", "not_within_powers", "not_applicable", "unknown", "not_answered", "not_asked"]
GRADES = ["declared", "documented", "verified"]


@dataclass(frozen=True)
class Question:
    code: str
    options: list[str]
    ticks: bool
    """The answer is a number; such questions are not scored here."""
    number: bool
    """Points per option of a single choice; nothing for ticks and for questions not scored."""
    points: dict[str, float]
    """(ticks needed, points), ascending; nothing for a single choice."""
    steps: list[tuple[int, float]]
    maximum: float | None


@dataclass(frozen=True)
class Measure:
    code: str
    level: str
    rate: bool
    members: list[str]
    minimum_in_scope: float | None
    minimum_members: int
    """A member without a score is left out; otherwise it takes the measure's score away."""
    leaves_out: bool


@dataclass(frozen=True)
class Method:
    edition: str
    id: str
    version: str
    questions: list[Question]
    measures: list[Measure]
    maximum_age_years: int
    """Leaf measures: code -> codes of the questions below; for every measure."""
    below: dict[str, list[str]]

    def question(self, code: str) -> Question:
        return next(q for q in self.questions if q.code == code)


EXPECTED_MISSING = {
    "not_answered": "zero",
    "not_answered_in_draft": "left_out",
    "unknown": "zero",
    "not_applicable": "left_out",
    "not_within_powers": "left_out",
    "no_score": "no_score",
}


def load(folder: Path, method_id: str = "indicators-equal") -> Method:
    definition = tomllib.loads((folder / "definition.toml").read_text())
    method = tomllib.loads((folder / "methods" / f"{method_id}.toml").read_text())
    if method["missing"] != EXPECTED_MISSING:
        raise SystemExit("the peers are written for other treatments of non-answers")
    scales = {scale["code"]: scale["options"] for scale in definition["scale"]}
    points = method["points"]
    questions = []
    for entry in definition["question"]:
        unknown = set(entry) - {
            "code", "section", "type", "scale", "options", "unscored", "optional", "decimals",
        }
        number = entry["type"] in ("number", "percent")
        known = entry["type"] in ("single", "multiple") or (number and entry.get("unscored"))
        if unknown or not known:
            raise SystemExit(f"the peers do not know {entry}")
        own = points["question"].get(entry["code"], {})
        scored = not entry.get("unscored", False)
        ticks = entry["type"] == "multiple"
        steps = [(s["ticks"], float(s["points"])) for s in own.get("_at_least", [])]
        by_option = {} if ticks or not scored else {
            option: float(p) for option, p in points["scale"][entry["scale"]].items()
        }
        highest = max([p for _, p in steps] + list(by_option.values()), default=None)
        options = [] if number else entry.get("options") or scales[entry["scale"]]
        questions.append(
            Question(entry["code"], options, ticks, number, by_option, steps, highest)
        )
    codes = {q.code for q in questions}
    measures, below = [], {}
    for entry in method["measure"]:
        rate = entry["function"] == "rate"
        if entry["function"] not in ("rate", "mean"):
            raise SystemExit(f"the peers do not know {entry}")
        missing = entry.get("missing", {})
        measures.append(Measure(
            entry["code"], entry["level"], rate, entry["members"],
            entry.get("minimum_in_scope"), entry.get("minimum_members", 0),
            missing.get("no_score") == "left_out",
        ))
        below[entry["code"]] = [
            q for m in entry["members"] for q in ([m] if m in codes else below[m])
        ]
    return Method(
        definition["id"], method["id"], method["version"], questions, measures,
        method["benchmark"]["maximum_age_years"], below,
    )
