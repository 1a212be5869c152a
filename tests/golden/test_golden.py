#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program printed once, and was approved. Each folder beside this
file is a case: `commands` (a line of arguments each, run in the folder), the
inputs, and `recorded`, which tools/rebaseline writes anew. The cases keep to
what no model decides: what is taken out of a page, messages, usage."""
import json
import os
import pathlib
import shlex
import subprocess
import unittest

PROGRAM = os.environ["SYNOPTIC_PROGRAM"]
CASES = pathlib.Path(__file__).resolve().parent
REBASELINE = "SYNOPTIC_REBASELINE" in os.environ


def readable(line):
    """A line of JSON over many lines, so that a change of it can be read."""
    try:
        value = json.loads(line)
    except ValueError:
        return line
    return json.dumps(value, indent=1, ensure_ascii=False)


def transcript(case):
    """What the commands of a case print, and how they end."""
    text = ""
    for command in (case / "commands").read_text().splitlines():
        done = subprocess.run(
            [PROGRAM, *shlex.split(command)], cwd=case, capture_output=True,
            stdin=subprocess.DEVNULL, check=False)
        text += f"$ synoptic {command}\n"
        for line in done.stdout.decode().splitlines():
            text += readable(line) + "\n"
        for line in done.stderr.decode().splitlines():
            text += f"! {line}\n"
        text += f"status {done.returncode}\n\n"
    return text


class Golden(unittest.TestCase):
    maxDiff = None

    def test_every_case_is_as_recorded(self):
        cases = sorted(path.parent for path in CASES.glob("*/commands"))
        self.assertTrue(cases)
        for case in cases:
            with self.subTest(case=case.name):
                recorded = case / "recorded"
                if REBASELINE:
                    recorded.write_text(transcript(case))
                self.assertEqual(transcript(case), recorded.read_text())


if __name__ == "__main__":
    unittest.main()
