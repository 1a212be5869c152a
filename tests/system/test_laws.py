# SPDX-License-Identifier: Apache-2.0
"""The same inputs give the same bytes; a copy is not a second witness."""

import itertools
import unittest

from program import COMMANDS, REPORTS, SystemTest, run


class SameBytes(SystemTest):
    def outputs(self, *options, paths=None, env=None):
        return [
            run(command, *options, *(paths or [self.reports]), env=env).out
            for command in COMMANDS
        ]

    def setUp(self):
        super().setUp()
        self.expected = self.outputs("--jobs", "1")
        for command, out in zip(COMMANDS, self.expected):
            self.assertTrue(out, command)

    def test_whatever_the_jobs(self):
        for jobs in ("2", "7"):
            self.assertEqual(self.outputs("--jobs", jobs), self.expected)

    def test_whatever_the_order_of_the_paths(self):
        paths = sorted(self.reports.iterdir())
        for order in itertools.islice(itertools.permutations(paths), 1, 24, 5):
            self.assertEqual(self.outputs(paths=order), self.expected)

    def test_whatever_the_locale(self):
        for name in ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
            settings = {"LANG": name, "LC_ALL": name}
            self.assertEqual(self.outputs(env=settings), self.expected)

    def test_whatever_the_time_zone(self):
        for zone in ("UTC", "Pacific/Kiritimati", "America/Adak"):
            self.assertEqual(self.outputs(env={"TZ": zone}), self.expected)

    def test_html_and_text_too(self):
        for form in ("html", "text"):
            paths = sorted(self.reports.iterdir())
            one = run("read", "--format", form, "-j1", *paths)
            two = run("read", "--format", form, "-j2", *reversed(paths))
            self.assertEqual(one.out, two.out)


class OneWitness(SystemTest):
    def test_a_copy_changes_no_count_of_independent_sources(self):
        def counts(survey):
            return sorted(
                (point["event"] or "", point["families"])
                for story in survey["stories"]
                for point in story["points"]
            ), [
                len({r["family"] for r in story["reports"]})
                for story in survey["stories"]
            ]

        before = run("read", self.reports).json()
        for name in REPORTS:
            path = self.file(f"reports/{name}-copy.txt", REPORTS[name])
            after = run("read", self.reports).json()
            self.assertEqual(counts(after), counts(before), name)
            path.unlink()

    def test_ids_are_unique_and_tell_the_folder(self):
        for folder in ("monday", "tuesday"):
            self.file(f"two/{folder}/report.txt", REPORTS["orra-post"])
        ids = [r["id"] for r in run("extract", self.folder / "two").lines()]
        self.assertEqual(ids, ["monday/report", "tuesday/report"])

    def test_every_span_is_the_words_it_says(self):
        survey = run("read", self.reports).json()
        texts = {
            report["id"]: report["text"]
            for story in survey["stories"]
            for report in story["reports"]
        }
        self.assertEqual(texts.keys(), REPORTS.keys())
        for evidence in evidence_in(survey["stories"]):
            words = texts[evidence["report"]]
            span = words[evidence["begin"] : evidence["end"]]
            self.assertEqual(span, evidence["text"])


def evidence_in(value):
    """Every span record below a value of the output."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        if isinstance(value, dict):
            waiting.extend(value.values())
            if {"report", "begin", "end", "text"} <= value.keys():
                yield value


if __name__ == "__main__":
    unittest.main()
