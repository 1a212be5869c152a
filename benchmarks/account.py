#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the positions and planned items of a reconciled story.

usage: benchmarks/account.py GOLD_DIR STORY.json [--scorers DIR]

GOLD_DIR has gold.json with `positions` and `planned`, and reports/; STORY.json
is what `synoptic read --format json` printed for these reports. --scorers is
the folder of story.py (default: ../shared/score beside the repository).

A gold item is found when some output item of its kind has evidence that meets
evidence of it (as story.py defines that); a position's stance must be the
gold's as well, and `any stance` counts it without. `precision` is the share of
output items whose evidence meets gold evidence of the kind.
"""
import argparse
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("story", type=pathlib.Path)
    parser.add_argument(
        "--scorers", default=str(ROOT.parent / "shared" / "score")
    )
    arguments = parser.parse_args()
    sys.path.insert(0, arguments.scorers)
    import story as scorer

    gold = json.loads((arguments.gold / "gold.json").read_text("utf-8"))
    texts = {
        p.stem: p.read_text("utf-8")
        for p in sorted((arguments.gold / "reports").iterdir())
    }
    stories = json.loads(arguments.story.read_text("utf-8"))["stories"]
    output = scorer.Output(stories, texts)

    def spots(kind):
        rows = []
        for one in stories:
            for row in one[kind]:
                places = [output.place(one, e) for e in row["evidence"]]
                rows.append((row.get("stance"), [p for p in places if p]))
        return rows

    def met(item, places):
        return any(
            key == e["report"]
            and scorer.meets(span, scorer.find_all(texts[key], e["text"]))
            for key, span in places
            for e in item["evidence"]
        )

    for kind in ("positions", "planned"):
        rows, wanted = spots(kind), gold[kind]
        loose = sum(any(met(w, p) for _, p in rows) for w in wanted)
        strict = sum(
            any(met(w, p) and w.get("stance") == s for s, p in rows)
            for w in wanted
        )
        right = sum(any(met(w, p) for w in wanted) for _, p in rows)
        print(
            f"{kind:10} found {strict} of {len(wanted)}"
            f" ({strict / len(wanted):.3f}), any stance {loose},"
            f" precision {right} of {len(rows)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
