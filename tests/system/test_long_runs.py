#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A long run takes bounded memory, and one that was killed goes on."""

import gzip
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from program import INSTRUMENTED, PROGRAM, SystemTest, peak_mb, run  # noqa: E402

PAGE = (
    "<html><body><h1>Mill {0} burns</h1>"
    "<p>A mill burned down in Elbing on Monday, and with it barn {0} that the "
    "town had just repaired.</p><p>Nobody was hurt, the fire brigade said, "
    "and the road to the harbour stays closed until the evening.</p>"
    "<!--{1}--></body></html>"
)


def record(number, filling):
    body = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
            + PAGE.format(number, filling)).encode()
    # Every third record comes twice, under one id.
    head = (f"WARC/1.1\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:{number - (number % 3 == 2)}>\r\n"
            f"WARC-Target-URI: http://courier.test/{number}\r\n"
            f"WARC-Date: 2024-05-08T12:00:00Z\r\n"
            f"Content-Length: {len(body)}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


class ALongRun(SystemTest):
    def archive(self, name, pages, filling, pack):
        path = self.folder / name
        with open(path, "wb") as out:
            for number in range(pages):
                out.write(pack(record(number, filling)))
        return path

    def kill_in_the_middle(self, archive, out, program=PROGRAM):
        """False if the run ended first."""
        journal = self.folder / (out.name + ".part.journal")
        process = subprocess.Popen([program, "extract", "-o", out, archive],
                                   stderr=subprocess.DEVNULL)
        while process.poll() is None:
            if journal.exists():
                process.send_signal(signal.SIGKILL)
                process.wait()
                return True
            time.sleep(0.001)
        return False

    def test_that_was_killed_goes_on_to_the_same_bytes(self):
        filling = "x" * 40000
        for name, pack in (("plain.warc", bytes),
                           ("a.warc.gz", lambda data: gzip.compress(data, 0))):
            archive = self.archive(name, 1500, filling, pack)
            whole = self.folder / "whole.jsonl"
            cut = self.folder / "cut.jsonl"
            self.assertEqual(run("extract", "-o", whole, archive).status, 0)
            self.assertTrue(self.kill_in_the_middle(archive, cut))
            self.assertFalse(cut.exists())
            self.assertEqual(
                run("extract", "--resume", "-o", cut, archive).status, 0)
            self.assertEqual(cut.read_bytes(), whole.read_bytes())
            self.assertEqual(sorted(p.name for p in self.folder.glob("cut*")),
                             ["cut.jsonl"])
            ids = [json.loads(line)["id"]
                   for line in cut.read_text("utf-8").splitlines()]
            self.assertEqual(len(set(ids)), 1500)
            cut.unlink()

    def test_goes_on_with_the_same_inputs_only(self):
        archive = self.archive("a.warc", 1000, "x" * 40000, bytes)
        cut = self.folder / "cut.jsonl"
        self.assertTrue(self.kill_in_the_middle(archive, cut))
        other = self.archive("b.warc", 10, "x", bytes)
        outcome = run("extract", "--resume", "-o", cut, other)
        self.assertEqual(outcome.status, 3)
        self.assertIn("other inputs", outcome.messages[0])
        self.assertTrue((self.folder / "cut.jsonl.part").exists())

    def test_goes_on_with_the_same_word_lists_only(self):
        # A program with word lists of its own beside it.
        place = self.folder / "place"
        place.mkdir()
        program = place / "synoptic"
        shutil.copy2(PROGRAM, program)
        beside = pathlib.Path(PROGRAM).resolve().parent
        shutil.copytree(beside / "data", place / "data")
        (place / "models").symlink_to(beside / "models")
        archive = self.archive("a.warc", 1000, "x" * 40000, bytes)
        cut = self.folder / "cut.jsonl"
        self.assertTrue(self.kill_in_the_middle(archive, cut, program))
        words = [program, "extract", "--resume", "-o", cut, archive]
        lists = place / "data/languages/en/page_furniture.txt"
        before = lists.read_bytes()
        lists.write_bytes(before + b"share\ttell the miller\n")
        done = subprocess.run(words, capture_output=True, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"word lists", done.stderr)
        lists.write_bytes(before)
        done = subprocess.run(words, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_with_nothing_to_go_on_with_begins_anew(self):
        out = self.folder / "out.jsonl"
        outcome = run("extract", "--resume", "-o", out, self.reports)
        self.assertEqual(outcome.status, 0)
        self.assertIn("begun anew", outcome.messages[0])
        self.assertEqual(len(out.read_bytes().splitlines()), 4)
        self.assertEqual(run("extract", "--resume", self.reports).status, 2)

    @unittest.skipIf(INSTRUMENTED, "sanitizers have memory of their own")
    def test_takes_the_memory_of_a_short_one(self):
        small = self.archive("small.warc.gz", 100, "x" * 40000, gzip.compress)
        large = self.archive("large.warc.gz", 6000, "x" * 40000, gzip.compress)
        status, least = peak_mb("extract", small)
        self.assertEqual(status, 0)
        status, most = peak_mb("extract", large)
        self.assertEqual(status, 0)
        self.assertLess(most, least + 24)


if __name__ == "__main__":
    unittest.main()
