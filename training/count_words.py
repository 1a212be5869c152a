#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Count in how many reports each word stands: the background of `cluster`.

usage: count_words.py [--least N] FILE.jsonl[.gz|.xz]... > word-frequencies.txt

Each line of a FILE is a JSON object with `text` and perhaps `title`. Words are
maximal runs of letters and digits, lower case, without diacritics. Only words
that at least N reports hold (default 15) are printed, in the order of the
alphabet, after a first entry with the number of reports. Nothing but counts
leaves the texts.
"""
import collections
import gzip
import json
import lzma
import re
import sys
import unicodedata

WORD = re.compile(r"[^\W_]+")


def open_text(path):
    opener = {"gz": gzip.open, "xz": lzma.open}.get(path.rsplit(".", 1)[-1], open)
    return opener(path, "rt", encoding="utf-8")


def words(text):
    plain = unicodedata.normalize("NFD", text).lower()
    return WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def main(argv):
    least, files, rest = 15, [], list(argv[1:])
    while rest:
        word = rest.pop(0)
        if word == "--least" and rest:
            least = int(rest.pop(0))
        else:
            files.append(word)
    if not files or any(name.startswith("-") for name in files):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    counts, reports = collections.Counter(), 0
    for name in files:
        with open_text(name) as lines:
            for line in lines:
                record = json.loads(line)
                reports += 1
                title = record.get("title") or ""
                counts.update(set(words(title + "\n" + record["text"])))
    print("# In how many of the reports (first entry) each word stands; counted")
    print("# by training/count_words.py over 20,000 US news articles of 2012 to")
    print("# 2020 (ramybaly/Article-Bias-Prediction, Apache-2.0). Counts only.")
    print(f"(reports)\t{reports}")
    for word, count in sorted(counts.items()):
        if count >= least:
            print(f"{word}\t{count}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
