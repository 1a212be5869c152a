#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy over the library sources, and only where it must.

usage: tools/check_lint.py [--build DIR] [--jobs N] [FILE...]

--build  a configured build folder, for its compile_commands.json
         (default: build/dev)
FILE     sources to look at; default: all of src/ but the tests

What clang-tidy finds depends on the source, the headers of ours that it
includes, .clang-tidy and the tool; a source that was clean with the same of
all four is not looked at again. DIR/lint remembers.
"""
import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'(?m)^\s*#\s*include\s*"([^"]+)"')


def headers_of(source):
    """A source and the headers of ours that it reaches, in name order."""
    seen, open_ends = set(), [source]
    while open_ends:
        path = open_ends.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        open_ends += [ROOT / "src" / name
                      for name in INCLUDE.findall(path.read_text())]
    return sorted(seen)


def fingerprint(source, version):
    digest = hashlib.sha256(version)
    for path in [ROOT / ".clang-tidy", *headers_of(source)]:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" +
                      path.read_bytes())
    return digest.hexdigest()


def look_at(source, build):
    done = subprocess.run(["clang-tidy", "--quiet", "-p", str(build),
                           "--extra-arg=-Wno-unknown-warning-option",
                           str(source)], capture_output=True, text=True)
    return done.returncode, done.stdout


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--build", default=ROOT / "build/dev")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    build = pathlib.Path(options.build)
    sources = [pathlib.Path(f).resolve() for f in options.files] or [
        p for p in sorted((ROOT / "src").rglob("*.cc"))
        if not p.name.endswith("_test.cc") and p.parent.name != "testing"]
    version = subprocess.run(["clang-tidy", "--version"],
                             capture_output=True).stdout
    clean = build / "lint"
    clean.mkdir(parents=True, exist_ok=True)
    marks = {s: clean / fingerprint(s, version) for s in sources}
    to_do = [s for s in sources if not marks[s].exists()]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for source, (status, found) in zip(
                to_do, pool.map(lambda s: look_at(s, build), to_do)):
            if status == 0:
                marks[source].touch()
            else:
                failed += 1
                print(found.replace(f"{ROOT}/", ""), end="")
    print(f"{len(sources)} sources, {len(to_do)} looked at, "
          f"{failed} with complaints")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
