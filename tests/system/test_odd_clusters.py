# SPDX-License-Identifier: Apache-2.0
"""Odd reports in `cluster`: each is grouped, none stops or slows the run."""

import json
import time
import unittest

from program import INSTRUMENTED, SystemTest, run

FIRE = (
    "Fire in the rope works of Halvik\n\nA fire destroyed the rope works of "
    "Halvik on Thursday night. Works manager Sunniva Dahl said that nobody "
    "was hurt and that tar had caught fire in the drying loft."
)
CHOIR = (
    "Choir of Lindmoor sings for the lighthouse\n\nThe choir of Lindmoor sang "
    "on Saturday to raise money for the repair of its lighthouse. Conductor "
    "Aldo Brenn counted four hundred listeners in the old net hall."
)


class OddReports(SystemTest):
    def cluster(self, *records, options=()):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        path = self.file("given.jsonl", lines)
        outcome = run("cluster", *options, path)
        self.assertEqual(outcome.status, 0, outcome.messages)
        lines = outcome.lines()
        self.assertEqual(
            [line["id"] for line in lines], [r["id"] for r in records]
        )
        return {line["id"]: line for line in lines}

    def test_a_report_of_three_words(self):
        got = self.cluster(
            {"id": "short", "text": "Fire in Halvik."},
            {"id": "fire", "text": FIRE},
            {"id": "choir", "text": CHOIR},
        )
        self.assertIsNone(got["short"]["duplicate_of"])
        self.assertNotEqual(got["short"]["story"], got["choir"]["story"])

    def test_a_report_of_a_hundred_thousand_words(self):
        words = " ".join(f"word{i % 7919} falls" for i in range(50000))
        got = self.cluster(
            {"id": "long", "text": words},
            {"id": "fire", "text": FIRE},
            {"id": "again", "text": FIRE},
        )
        pair = (got["again"], got["fire"])
        self.assertEqual(pair[0]["family"], pair[1]["family"])
        self.assertEqual(len([x for x in pair if x["duplicate_of"]]), 1)
        self.assertNotEqual(got["long"]["story"], got["fire"]["story"])

    def test_a_thousand_identical_reports_are_one_family(self):
        records = [
            {"id": f"r{i}", "text": FIRE, "published": "2031-05-02"}
            for i in range(1000)
        ]
        begin = time.monotonic()
        got = self.cluster(*records, {"id": "choir", "text": CHOIR})
        if not INSTRUMENTED:
            self.assertLess(time.monotonic() - begin, 60)
        copies = [got[r["id"]] for r in records]
        self.assertEqual(len({line["story"] for line in copies}), 1)
        self.assertEqual(len({line["family"] for line in copies}), 1)
        roots = [line for line in copies if line["duplicate_of"] is None]
        self.assertEqual(len(roots), 1)
        self.assertNotEqual(got["choir"]["story"], copies[0]["story"])

    def test_reports_a_century_apart_are_of_two_stories(self):
        got = self.cluster(
            {"id": "old", "text": FIRE, "published": "1931-05-02"},
            {"id": "new", "text": FIRE, "published": "2031-05-02"},
        )
        self.assertNotEqual(got["old"]["story"], got["new"]["story"])

    def test_dates_in_the_future_are_dates(self):
        got = self.cluster(
            {"id": "a", "text": FIRE, "published": "2931-05-02"},
            {"id": "b", "text": FIRE + " More.", "published": "2931-05-03"},
            {"id": "c", "text": CHOIR, "published": "2031-05-02"},
        )
        self.assertEqual(got["a"]["story"], got["b"]["story"])
        self.assertNotEqual(got["a"]["story"], got["c"]["story"])

    def test_without_any_date(self):
        got = self.cluster(
            {"id": "a", "text": FIRE},
            {"id": "b", "text": CHOIR},
            {"id": "c", "text": FIRE.replace("Thursday", "Friday")},
        )
        self.assertEqual(got["a"]["story"], got["c"]["story"])
        self.assertNotEqual(got["a"]["story"], got["b"]["story"])

    def test_an_outlet_that_sends_everything_twice(self):
        once = [
            {"id": "fire", "text": FIRE, "source": "Halvik Post"},
            {"id": "choir", "text": CHOIR, "source": "Halvik Post"},
        ]
        twice = [dict(r, id=r["id"] + "-again") for r in once]
        got = self.cluster(*once, *twice)
        stories = {line["story"] for line in got.values()}
        self.assertEqual(len(stories), 2)
        for record in once:
            pair = (got[record["id"]], got[record["id"] + "-again"])
            self.assertEqual(pair[0]["story"], pair[1]["story"])
            self.assertEqual(pair[0]["family"], pair[1]["family"])
            roots = [line for line in pair if line["duplicate_of"] is None]
            self.assertEqual(len(roots), 1)


if __name__ == "__main__":
    unittest.main()
