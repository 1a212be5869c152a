# SPDX-License-Identifier: Apache-2.0
"""Runs the program under test, and makes reports for it to read."""

import json
import os
import pathlib
import resource
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SYNOPTIC_PROGRAM"]
# A build with sanitizers needs memory of its own, which none may bound.
INSTRUMENTED = os.environ.get("SYNOPTIC_INSTRUMENTED") == "1"
COMMANDS = ("extract", "analyze", "annotate", "cluster", "read")

# Three reports of one flood, and one of something else.
REPORTS = {
    "harbour-times": """Flood closes the harbour bridge in Velden

Velden - At least 12 people were taken to hospital on Monday after the river
Orra flooded the harbour district, Mayor Ilse Brandt said.

"The water came within an hour," Brandt told reporters.

The bridge will stay closed until Friday, the council said.
""",
    "orra-post": """Velden flood: 15 in hospital

Velden - The fire chief, Tomas Lunde, said that the river Orra had injured
fifteen people, all of them now in hospital, when it broke its banks on Monday.

"The water came within minutes," Mayor Ilse Brandt said.

The harbour bridge is closed until Thursday, according to the council.
""",
    "velden-radio": """Harbour bridge closed after Velden flood

Twelve people from the harbour district of Velden are in hospital after
Monday's flood of the river Orra, according to Mayor Ilse Brandt.

Trains will run again on Wednesday, the railway said.
""",
    "sport-daily": """Marnock Rovers win the winter cup

Marnock - Marnock Rovers won the winter cup on Sunday with a late goal by
Pavel Dorn. "We never gave up," the captain said.
""",
}


class Outcome:
    """What one run of the program printed and how it ended."""

    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout
        self.messages = done.stderr.decode("utf-8", "replace").splitlines()

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    def json(self):
        return json.loads(self.out)


# Seconds: only what never ends takes so long, also on a busy machine under a
# sanitizer.
HANGS_AFTER = 1400


def run(*words, stdin=b"", env=None, limit_mb=None, **options):
    """Runs the program; `limit_mb` bounds its address space."""

    def bound():
        if limit_mb and not INSTRUMENTED:
            size = limit_mb << 20
            resource.setrlimit(resource.RLIMIT_AS, (size, size))

    settings = dict(os.environ, **(env or {}))
    return Outcome(
        subprocess.run(
            [PROGRAM, *map(str, words)],
            input=stdin,
            capture_output=True,
            env=settings,
            preexec_fn=bound if limit_mb else None,
            timeout=HANGS_AFTER,
            check=False,
            **options,
        )
    )


def peak_mb(*words):
    """Runs the program; gives its exit status and its peak memory in MiB."""
    with tempfile.TemporaryFile() as sink:
        process = subprocess.Popen(
            [PROGRAM, *map(str, words)], stdout=sink, stderr=sink
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss / 1024


class SystemTest(unittest.TestCase):
    """A test with a folder of its own and reports in it."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="synoptic-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.reports = self.folder / "reports"
        self.reports.mkdir()
        for name, text in REPORTS.items():
            (self.reports / (name + ".txt")).write_text(text, "utf-8")

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
        return path

    def assertTold(self, outcome, path, *reasons):
        """Some message is about `path` and has every one of `reasons`."""
        begin = f"synoptic: {path}: "
        told = [m for m in outcome.messages if m.startswith(begin)]
        self.assertTrue(told, f"nothing on {path} in {outcome.messages}")
        for reason in reasons:
            self.assertTrue(any(reason in m for m in told), (reason, told))
