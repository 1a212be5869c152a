#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts how the names of a story are joined to who they mean.

usage: benchmarks/entities.py [--shared DIR] [--program FILE] [--errors]

Reads every folder of DIR/stories (default: ../shared beside the repository)
with `read --format json` and lays its `entities` beside the gold's
`same_entity`: names that mean the same, across all reports of the story.
  joined   pairs of names of one gold entity that are variants of one entity
  missed   pairs of them that are variants of different ones, or of none
  wrong    pairs of names of different gold entities that are variants of one
A name is found where it equals a variant or an entity's name, letter case and
a leading article aside, or else its words end with one's (titles before a
name are no part of a variant). Descriptions ("the governor") are in the gold
and never variants: their pairs are missed.
"""
import argparse
import itertools
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def plain(name):
    words = name.replace("\u2019", "'").lower().split()
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def entity_of(name, entities):
    """The index of the entity that the name belongs to; None if none does."""
    words = plain(name)
    best = None
    for i, entity in enumerate(entities):
        forms = [v["text"] for v in entity["variants"]] + [entity["name"]]
        for form in map(plain, forms):
            if form and words[-len(form):] == form:
                if best is None or len(form) > best[0]:
                    best = (len(form), i)
    return best[1] if best else None


def count(gold, entities):
    """Pairs joined, missed and wrongly joined."""
    found = {n: entity_of(n, entities) for names in gold.values()
             for n in names}
    owners = {n: {g for g, names in gold.items() if n in names}
              for n in found}
    joined, missed, wrong = [], [], []
    for n, m in itertools.combinations(sorted(found), 2):
        same = found[n] is not None and found[n] == found[m]
        if owners[n] & owners[m]:
            (joined if same else missed).append((n, m))
        elif same:
            wrong.append((n, m))
    return joined, missed, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--shared", type=pathlib.Path,
                        default=ROOT.parent / "shared")
    parser.add_argument("--program", type=pathlib.Path,
                        default=ROOT / "build/release/synoptic")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    total = [0, 0, 0]
    print("| story | joined | missed | wrong |\n|---|---:|---:|---:|")
    for folder in sorted((options.shared / "stories").iterdir()):
        if not (folder / "gold.json").exists():
            continue
        records = folder / "reports.jsonl"
        source = records if records.exists() else folder / "reports"
        done = subprocess.run(
            [options.program, "read", "--format", "json", "--quiet", source],
            capture_output=True, check=True)
        stories = json.loads(done.stdout)["stories"]
        entities = [e for story in stories for e in story["entities"]]
        gold = json.loads((folder / "gold.json").read_text())["same_entity"]
        lists = count(gold, entities)
        print(f"| {folder.name} | " + " | ".join(str(len(x)) for x in lists)
              + " |")
        total = [t + len(x) for t, x in zip(total, lists)]
        if options.errors:
            for kind, pairs in zip(("missed", "wrong"), lists[1:]):
                for a, b in pairs:
                    print(f"    {kind}: {a} / {b}")
    print("| all | " + " | ".join(map(str, total)) + " |")


if __name__ == "__main__":
    main()
