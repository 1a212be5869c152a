#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many values of the quantity specifications `analyze` gives right.

usage: benchmarks/quantities.py [--shared DIR] [--program FILE] [--errors]

Reads DIR/data/quantities/specs-en.jsonl.gz (default: ../shared beside the
repository) through `analyze --as-is` and prints a Markdown table by model.

A value is right when a quantity that shares a character with the gold's span
has its number. Two columns:

strict  low and high are the gold's: both the number, or the range's two ends.
right   also: words before the gold's span bound its number ("about $ 14
        million", the gold marks "$ 14 million"), and the number is the low
        end, the high end or the middle; a range that the gold leaves open
        below begins at 0, as counts do. This is the column that is reported.

Whether a range holds its ends is not compared: low and high do not say. An age
may also be a time expression: its seconds, in the gold's unit. Not counted are
entries without a value ("percentage" alone) and ordinals, which the marking
of most texts leaves out; a second total counts those.
"""
import argparse
import collections
import gzip
import json
import math
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECONDS = {"Day": 86400, "Week": 604800, "Month": 2629746, "Year": 31556952}


def ends(gold):
    """The interval that the gold's value names, or None if it names none."""
    value = gold.get("value")
    if value in (None, "null", ""):
        return None
    value = value.strip().removesuffix("%")
    if value[0] in "[(" and "," in value:
        low, high = value[1:-1].split(",")
        return (float(low) if low else -math.inf,
                float(high) if high else math.inf)
    try:
        return float(value), float(value)
    except ValueError:
        return None


def near(a, b):
    return a == b or math.isclose(a, b, rel_tol=1e-6)


def number(value, open_end):
    return open_end if value is None else float(value)


def spans_of(records, gold):
    return [r for r in records
            if r["begin"] < gold["end"] and gold["begin"] < r["end"]]


def is_strict(gold, want, record):
    for found in spans_of(record["quantities"], gold):
        if near(number(found["low"], -math.inf), want[0]) and near(
                number(found["high"], math.inf), want[1]):
            return True
    seconds = SECONDS.get(gold.get("unit"))
    for time in spans_of(record["times"], gold) if seconds else ():
        if time["type"] == "DURATION" and time["low"] is not None:
            # Months and years have no one length: two days in a hundred.
            if math.isclose(float(time["low"]), want[0] * seconds,
                            rel_tol=0.02):
                return True
    return False


def is_right(gold, want, record):
    for found in spans_of(record["quantities"], gold):
        low = number(found["low"], -math.inf)
        high = number(found["high"], math.inf)
        if want[0] != want[1]:
            if want[0] == -math.inf and low == 0 and near(high, want[1]):
                return True
        elif found["begin"] < gold["begin"] and (
                near(low, want[0]) or near(high, want[0]) or
                near((low + high) / 2, want[0])):
            return True
    return is_strict(gold, want, record)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--shared", default=ROOT.parent / "shared")
    parser.add_argument("--program", default=ROOT / "build/release/synoptic")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    path = pathlib.Path(options.shared) / "data/quantities/specs-en.jsonl.gz"
    raw = gzip.decompress(path.read_bytes())
    out = subprocess.run([options.program, "analyze", "--quiet", "--as-is",
                          "--input-format", "jsonl", "-"], input=raw,
                         capture_output=True, check=True).stdout
    found = {r["id"]: r for r in map(json.loads, out.splitlines())}
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    for record in map(json.loads, raw.splitlines()):
        for gold in record["quantities"]:
            want, row = ends(gold), counts[record["model"]]
            if want is None:
                row[3] += 1
                continue
            row[2] += 1
            ok = is_right(gold, want, found[record["id"]])
            row[0] += is_strict(gold, want, found[record["id"]])
            row[1] += ok
            if options.errors and not ok:
                seen = [(q["text"], q["low"], q["high"])
                        for q in found[record["id"]]["quantities"]]
                print(record["id"], repr(record["text"]), "|",
                      record["text"][gold["begin"]:gold["end"]],
                      gold["value"], "| found", seen, file=sys.stderr)
    print("| model | strict | right | of | share right | without a value |")
    print("|---|---|---|---|---|---|")
    for model, row in counts.items():
        show(model, row)
    rows = [row for model, row in counts.items() if model != "ordinal"]
    show("**all but ordinals**", [sum(column) for column in zip(*rows)])
    show("**all**", [sum(column) for column in zip(*counts.values())])
    return 0


def show(name, row):
    strict, ok, of, without = row
    print(f"| {name} | {strict} | {ok} | {of} | {ok / max(1, of):.3f} | "
          f"{without} |")


if __name__ == "__main__":
    sys.exit(main())
