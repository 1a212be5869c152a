# SPDX-License-Identifier: Apache-2.0
"""Results are written whole or not at all, and usage errors are told."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from program import COMMANDS, PROGRAM, SystemTest, run


class OutputFile(SystemTest):
    def test_the_file_holds_what_standard_output_would(self):
        for command in COMMANDS:
            path = self.folder / (command + ".out")
            outcome = run(command, self.reports, "-o", path)
            self.assertEqual((outcome.status, outcome.out), (0, b""))
            self.assertEqual(
                path.read_bytes(), run(command, self.reports).out, command
            )
        self.assertFalse(list(self.folder.glob("*.part")))

    def test_a_full_disk_is_told_and_leaves_nothing(self):
        for command in COMMANDS:
            outcome = run(command, self.reports, "-o", "/dev/full")
            self.assertEqual(outcome.status, 3)
            self.assertTold(outcome, "/dev/full", "no space left")

    def test_full_standard_output_is_told(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [PROGRAM, "read", str(self.reports)],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"no space left", done.stderr)

    @unittest.skipUnless(
        os.geteuid() == 0 and shutil.which("mount"), "needs a small disk"
    )
    def test_a_small_disk_that_fills_keeps_what_was_there(self):
        disk = tempfile.mkdtemp(prefix="synoptic-disk-")
        self.addCleanup(os.rmdir, disk)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk],
            capture_output=True,
            check=False,
        )
        if mounted.returncode != 0:
            self.skipTest("no right to mount")
        self.addCleanup(subprocess.run, ["umount", disk], check=False)
        path = pathlib.Path(disk) / "out.json"
        path.write_text("before")
        outcome = run("analyze", self.reports, "-o", path)
        self.assertEqual(outcome.status, 3)
        self.assertTold(outcome, path, "no space left")
        self.assertEqual(path.read_text(), "before")
        self.assertEqual(os.listdir(disk), ["out.json"])

    def test_a_missing_folder_is_told(self):
        path = self.folder / "nosuch" / "out.json"
        outcome = run("read", self.reports, "-o", path)
        self.assertEqual(outcome.status, 3)
        self.assertTold(outcome, path, "no such file")

    def test_a_link_stays_a_link(self):
        target = self.file("target.json", "before")
        link = self.folder / "link.json"
        link.symlink_to(target)
        self.assertEqual(run("read", self.reports, "-o", link).status, 0)
        self.assertTrue(link.is_symlink())
        self.assertTrue(target.read_text().startswith("{"))

    def test_a_reader_that_goes_away_is_no_failure(self):
        large = self.file(
            "large.jsonl", '{"text":"The bridge is closed."}\n' * 20_000
        )
        program = subprocess.Popen(
            [PROGRAM, "extract", str(large)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        program.stdout.readline()
        program.stdout.close()
        messages = program.stderr.read()
        program.stderr.close()
        self.assertEqual(program.wait(), 0)
        self.assertEqual(messages, b"")


class Usage(SystemTest):
    def test_wrong_usage_is_told_with_a_hint(self):
        for words, message in (
            ((), "no command"),
            (("raed", "x"), "did you mean read"),
            (("read",), "no PATH"),
            (("read", "--fromat", "x"), "did you mean --format"),
            (("read", "x", "--jobs", "many"), "--jobs many"),
            (("extract", "x", "--format", "html"), "read only"),
        ):
            outcome = run(*words)
            self.assertEqual(outcome.status, 2, words)
            self.assertIn(message, outcome.messages[0])
            self.assertEqual(outcome.out, b"")

    def test_help_and_version_go_to_standard_output(self):
        for words in (
            ("--help",),
            ("help", "read"),
            *((command, "--help") for command in COMMANDS),
        ):
            outcome = run(*words)
            self.assertEqual((outcome.status, outcome.messages), (0, []))
            self.assertIn(b"Usage: synoptic", outcome.out)
        self.assertRegex(run("--version").out, rb"^synoptic \d+\.\d+\.\d+\n$")

    def test_json_when_standard_output_is_no_terminal(self):
        self.assertEqual(run("read", self.reports).json()["contract"], 1)

    def test_formats_of_read(self):
        outcome = run("read", "--format", "text", self.reports)
        self.assertIn(b"Velden", outcome.out)
        self.assertNotIn(b"\x1b", outcome.out)
        outcome = run(
            "read", "--format", "text", "--color", "always", self.reports
        )
        self.assertIn(b"\x1b[", outcome.out)
        outcome = run("read", "--format", "html", self.reports)
        self.assertIn(b"<html", outcome.out)

    def test_annotate_keeps_given_words(self):
        given = (
            "# sent_id = 1\n"
            "1\tDogs\t_\t_\t_\t_\t_\t_\t_\t_\n"
            "2\tbark\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
            "3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
        )
        path = self.file("given.conllu", given)
        outcome = run("annotate", "--input-format", "conllu", path)
        self.assertEqual(outcome.status, 0, outcome.messages)
        rows = [
            line.split("\t")
            for line in outcome.out.decode().splitlines()
            if line and not line.startswith("#")
        ]
        self.assertEqual([row[1] for row in rows], ["Dogs", "bark", "."])
        self.assertEqual(rows[2][3], "PUNCT")
        self.assertNotIn("_", [row[3] for row in rows])
        broken = self.file("broken.conllu", given.replace("3\t.", "3 ."))
        outcome = run("annotate", "--input-format", "conllu", broken, path)
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, broken, "line 4")
        outcome = run("read", "--input-format", "conllu", path)
        self.assertEqual(outcome.status, 2)

    def test_verify_finds_one_changed_letter(self):
        for command in ("extract", "analyze", "read"):
            path = self.folder / (command + ".json")
            run(command, self.reports, "-o", path)
            outcome = run("verify", path, self.reports)
            self.assertEqual((outcome.status, outcome.messages), (0, []))
            self.assertEqual(outcome.json()["findings"], [])
            self.assertGreater(outcome.json()["checked"]["spans"], 0)
            path.write_text(path.read_text().replace("hospital", "hospitel", 1))
            outcome = run("verify", path, self.reports)
            self.assertEqual(outcome.status, 4)
            self.assertEqual(outcome.json()["findings"][0]["fault"], "altered")
        outcome = run("verify", self.folder / "nosuch.json", self.reports)
        self.assertEqual(outcome.status, 1)
        outcome = run("verify", self.reports / "orra-post.txt", self.reports)
        self.assertEqual(outcome.status, 1)
        self.assertIn("no JSON", outcome.messages[0])

    def test_missing_word_lists_are_told(self):
        outcome = run(
            "read", self.reports, env={"SYNOPTIC_DATA": str(self.folder)}
        )
        self.assertEqual(outcome.status, 3)
        self.assertIn("languages", outcome.messages[0])

    def test_an_installed_program_finds_its_data(self):
        place = self.folder / "usr"
        (place / "bin").mkdir(parents=True)
        shutil.copy(PROGRAM, place / "bin" / "synoptic")
        beside = pathlib.Path(PROGRAM).parent
        share = place / "share" / "synoptic"
        shutil.copytree(beside / "data", share / "data")
        if (beside / "models").exists():
            shutil.copytree(beside / "models", share / "models")
        done = subprocess.run(
            [place / "bin" / "synoptic", "read", self.reports],
            capture_output=True,
            check=False,
            cwd="/",
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, run("read", self.reports).out)


if __name__ == "__main__":
    unittest.main()
