# SPDX-License-Identifier: Apache-2.0
"""Bad input is named with its reason, and the rest is read."""

import os
import socket
import subprocess
import unittest

from program import (
    COMMANDS,
    INSTRUMENTED,
    PROGRAM,
    REPORTS,
    Outcome,
    SystemTest,
    peak_mb,
    run,
)

GOOD_IDS = sorted(REPORTS)


class BadInput(SystemTest):
    def read_beside(self, path, *reasons, status=1):
        """Reads `path` and the good reports: these must all be there."""
        outcome = run("extract", self.reports, path)
        self.assertEqual(outcome.status, status, outcome.messages)
        ids = [report["id"] for report in outcome.lines()]
        for good in GOOD_IDS:
            self.assertIn(good, ids)
        if reasons:
            self.assertTold(outcome, path, *reasons)
        return [r for r in outcome.lines() if r["id"] not in GOOD_IDS], outcome

    def test_empty_file(self):
        self.read_beside(self.file("empty.txt", b""), "empty")

    def test_file_of_white_space(self):
        self.read_beside(self.file("blank.txt", b" \n\t\r\n\n"))

    def test_binary_file(self):
        binary = bytes(range(256)) * 64
        self.read_beside(self.file("photo.txt", b"\x89PNG\r\n\x1a\n" + binary))

    def test_folder_without_reports(self):
        folder = self.folder / "nothing"
        (folder / "here").mkdir(parents=True)
        self.read_beside(folder, "no reports")

    def test_missing_file(self):
        self.read_beside(self.folder / "nosuch.txt", "no such file")

    def test_dangling_link_and_circle(self):
        link = self.folder / "link.txt"
        link.symlink_to(self.folder / "gone.txt")
        self.read_beside(link, "link that leads nowhere")
        one, two = self.folder / "one", self.folder / "two"
        one.symlink_to(two)
        two.symlink_to(one)
        self.read_beside(one, "link that leads nowhere")

    def test_link_back_to_a_folder_above(self):
        (self.reports / "again").symlink_to(self.reports)
        outcome = run("extract", self.reports)
        self.assertEqual(outcome.status, 0, outcome.messages)
        self.assertEqual(len(outcome.lines()), len(REPORTS))

    def test_devices_and_sockets_are_no_input(self):
        self.read_beside("/dev/zero", "device")
        path = self.folder / "socket"
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
            self.read_beside(path, "socket")

    def test_file_without_the_right_to_read_it(self):
        path = self.file("closed.txt", "Some words of a report.")
        path.chmod(0)
        # Root may read everything, unless it gives the right away.
        humble = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        done = subprocess.run(
            [*(humble if os.geteuid() == 0 else []), PROGRAM, "extract",
             str(self.reports), str(path)],
            capture_output=True,
            check=False,
        )
        outcome = Outcome(done)
        self.assertEqual(outcome.status, 1, outcome.messages)
        self.assertTold(outcome, path, "permission denied")
        self.assertEqual([r["id"] for r in outcome.lines()], GOOD_IDS)

    def test_folder_given_where_a_file_is_asked_for(self):
        outcome = run("read", self.reports, "-o", self.folder)
        self.assertEqual(outcome.status, 3)
        self.assertTold(outcome, self.folder, "directory")
        self.assertEqual(outcome.out, b"")

    def test_broken_utf8_is_repaired_and_told_of(self):
        path = self.file(
            "odd.txt",
            "\u201cIlse\u201d \u2014 the mayor of all Velden\u2019s caf\u00e9s "
            "\u2014 said: \u201cNo.\u201d It".encode() + b" \xe2\x82 rain\xff.",
        )
        reports, outcome = self.read_beside(path, status=0)
        self.assertIn("\ufffd", reports[0]["text"])
        self.assertTold(outcome, path)

    def test_latin_1(self):
        text = "Le maire a r\u00e9p\u00e9t\u00e9 que l'\u00e9cole fermera."
        text += " L'h\u00f4pital restera ouvert, a-t-il ajout\u00e9."
        path = self.file("latin.txt", text.encode("latin-1"))
        reports, _ = self.read_beside(path, status=0)
        self.assertIn("r\u00e9p\u00e9t\u00e9", reports[0]["text"])

    def test_utf16(self):
        text = "The bridge in Velden is closed until Friday \u2014 again."
        for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
            data = text.encode(encoding)
            if encoding == "utf-16-le":
                data = b"\xff\xfe" + data
            if encoding == "utf-16-be":
                data = b"\xfe\xff" + data
            reports, _ = self.read_beside(
                self.file(encoding + ".txt", data), status=0
            )
            self.assertIn(text, reports[0]["text"])

    def test_nul_bytes(self):
        path = self.file("nul.txt", b"The bridge\0 is closed.\0\0 It rains.")
        reports, _ = self.read_beside(path, status=0)
        self.assertNotIn("\0", reports[0]["text"])

    def test_jsonl_with_a_broken_record_in_the_middle(self):
        path = self.file(
            "feed.jsonl",
            '{"id":"first","text":"The bridge is open."}\n'
            '{"id":"second","text":"The brid\n'
            '{"id":"third","text":"The bridge is closed."}\n'
            '{"id":"fourth","title":"No text"}\n'
            '\n'
            '[1,2]\n'
            '{"id":"fifth","text":"It rains."}',
        )
        reports, outcome = self.read_beside(path)
        ids = [report["id"] for report in reports]
        self.assertEqual(
            [i for i in ids if i != "fourth"], ["first", "third", "fifth"]
        )
        self.assertTold(outcome, path, "line 2", "line 6")

    def test_every_command_reads_on(self):
        path = self.file("empty.txt", b"")
        for command in COMMANDS:
            outcome = run(command, path, self.reports)
            self.assertEqual(outcome.status, 1, command)
            self.assertTold(outcome, path, "empty")
            self.assertIn(b"orra-post", outcome.out)

    def test_quiet_still_names_what_was_not_read(self):
        path = self.file("empty.txt", b"")
        outcome = run("extract", "--quiet", path, self.reports)
        self.assertTold(outcome, path, "empty")

    def test_a_name_cannot_write_over_the_screen(self):
        path = self.file("a\x1b[2Jb.txt", b"")
        outcome = run("extract", path)
        self.assertNotIn("\x1b", "".join(outcome.messages))

    def test_standard_input(self):
        outcome = run("extract", "-", stdin=b"The bridge is closed.")
        self.assertEqual(outcome.status, 0)
        self.assertEqual(outcome.lines()[0]["id"], "stdin")
        outcome = run("extract", "-", stdin=b"")
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, "-", "empty")


class LargeInput(SystemTest):
    # A build for speed takes 200 MB of JSON Lines in half a minute; the one
    # for development needs ten times as long, and so gets less by default.
    LARGE_MB = int(os.environ.get("SYNOPTIC_LARGE_MB", "20"))

    def test_a_line_of_10_mb(self):
        words = "The river rose over the old bridge in the night and fell. "
        size = min(self.LARGE_MB, 10) * 1_000_000
        path = self.file("long.txt", words * (size // len(words)))
        outcome = run("extract", path, limit_mb=1500)
        self.assertEqual(outcome.status, 0, outcome.messages)
        self.assertGreater(len(outcome.lines()[0]["text"]), size - 100)

    def test_of_a_very_long_text_the_beginning_is_understood(self):
        words = "The river rose over the old bridge in the night and fell.\n\n"
        text = words * (1_500_000 // len(words))
        path = self.file("long.txt", text)
        outcome = run("analyze", path)
        self.assertEqual(outcome.status, 0, outcome.messages)
        self.assertTold(outcome, path, "very long")
        report = outcome.lines()[0]
        self.assertGreater(len(report["text"]), 1_400_000)
        last = report["sentences"][-1]["end"]
        self.assertTrue(1_000_000 < last < 1_100_000, last)

    def test_a_large_file_is_read_in_bounded_memory(self):
        record = '{"text":"%s"}\n' % ("The bridge is closed again. " * 400)
        count = self.LARGE_MB * 1_000_000 // len(record)
        path = self.folder / "large.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for _ in range(count):
                out.write(record)
        result = self.folder / "out.jsonl"
        _, usual = peak_mb("extract", self.reports)
        status, peak = peak_mb("extract", path, "-o", result)
        self.assertEqual(status, 0)
        with result.open("rb") as lines:
            self.assertEqual(sum(1 for _ in lines), count)
        if not INSTRUMENTED:
            # The file's own pages count, since it is mapped; the reports in
            # it would be as much again.
            self.assertLess(peak, usual + 1.5 * self.LARGE_MB)


if __name__ == "__main__":
    unittest.main()
