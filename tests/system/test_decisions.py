# SPDX-License-Identifier: Apache-2.0
"""What people decided is replayed, travels with the result, and is told of
where it no longer fits."""

import json
import unittest

from program import SystemTest, run


class Replayed(SystemTest):
    def decided(self, *lines):
        text = "\n".join(["synoptic-decisions 1", *lines]) + "\n"
        return self.file("decided.txt", text)

    def read(self, *lines):
        return run(
            "read", "--format", "json", "--decisions", self.decided(*lines),
            self.reports,
        )

    def test_a_quotation_that_is_none_is_gone_from_the_ledger(self):
        words = "The water came within an hour"
        before = run("read", "--format", "json", self.reports).json()
        self.assertIn(words, json.dumps(before["stories"][0]["quotations"]))
        outcome = self.read(f"not-a-quotation\tharbour-times\t{words}\tno")
        self.assertEqual(outcome.status, 0)
        after = outcome.json()
        ledger = json.dumps([s["quotations"] for s in after["stories"]])
        self.assertNotIn(words, ledger)
        (decision,) = after["decisions"]
        self.assertTrue(decision["holds"])
        self.assertEqual(decision["reason"], "no")
        self.assertEqual(decision["words"], [words])

    def test_two_names_of_one_person_are_one_entity(self):
        for name, person in (("one", "Karl Ohm"), ("two", "Pit Lauer")):
            self.file(
                f"reports/{name}.txt",
                "Keeper sees the Orra light go out\n\n"
                f"The Orra lighthouse went dark on Sunday. {person}, its "
                f'keeper, said: "The lamp broke at noon." {person} will mend '
                "the lamp on Monday.\n",
            )
        line = "same-person\tone\tKarl Ohm\ttwo\tPit Lauer\tpen name"
        outcome = self.read(line)
        self.assertEqual(outcome.messages, [])
        names = [
            {variant["text"] for variant in entity["variants"]}
            for story in outcome.json()["stories"]
            for entity in story["entities"]
        ]
        both = [n for n in names if {"Karl Ohm", "Pit Lauer"} <= n]
        self.assertEqual(len(both), 1, names)

    def test_a_copy_that_is_none_is_none_in_both_commands(self):
        text = (
            "Toll of the Orra ferry is doubled\n\nThe council of Orra doubled "
            "the toll of its ferry on Sunday, to pay for a second boat that "
            "was ordered in the spring and has not come, clerk Pia Holm said.\n"
        )
        for name in ("toll-1", "toll-2"):
            self.file(f"reports/{name}.txt", text)
        line = "not-a-copy\ttoll-1\ttoll-2\tboth had the council's paper"

        def copies(lines, field):
            return {x["id"]: x[field] for x in lines if "toll" in x["id"]}

        before = run("cluster", self.reports).lines()
        self.assertEqual(
            copies(before, "duplicate_of"), {"toll-1": None, "toll-2": "toll-1"}
        )
        lines = run(
            "cluster", "--decisions", self.decided(line), self.reports
        ).lines()
        self.assertEqual(
            copies(lines, "duplicate_of"), {"toll-1": None, "toll-2": None}
        )
        families = copies(lines, "family")
        self.assertNotEqual(families["toll-1"], families["toll-2"])
        stories = self.read(line).json()["stories"]
        reports = [r for story in stories for r in story["reports"]]
        self.assertEqual(
            copies(reports, "copy_of"), {"toll-1": None, "toll-2": None}
        )
        self.assertNotEqual(*copies(reports, "family").values())

    def test_a_merge_holds_in_both_commands(self):
        line = "merge\tsport-daily\torra-post\tone evening"
        lines = run(
            "cluster", "--decisions", self.decided(line), self.reports
        ).lines()
        story = {x["id"]: x["story"] for x in lines}
        self.assertEqual(story["sport-daily"], story["orra-post"])
        together = [
            {r["id"] for r in story["reports"]}
            for story in self.read(line).json()["stories"]
        ]
        both = [x for x in together if {"sport-daily", "orra-post"} <= x]
        self.assertEqual(len(both), 1, together)
        (decision,) = self.read(line).json()["decisions"]
        self.assertTrue(decision["holds"])

    def test_cluster_puts_them_beside_their_reports(self):
        decided = self.decided("split\tharbour-times\torra-post\tno flood")
        lines = run("cluster", "--decisions", decided, self.reports).lines()
        by_id = {line["id"]: line for line in lines}
        self.assertNotEqual(
            by_id["harbour-times"]["story"], by_id["orra-post"]["story"]
        )
        (decision,) = by_id["orra-post"]["decided"]
        self.assertEqual(decision["reason"], "no flood")
        self.assertEqual(by_id["sport-daily"]["decided"], [])

    def test_what_does_not_fit_is_told_of_and_passed_over(self):
        outcome = self.read(
            "merge\tgone\torra-post",
            "not-a-quotation\torra-post\twords that nobody said",
            "same-person\torra-post\tNobody\tharbour-times\tIlse Brandt",
            "merge\tsport-daily\torra-post",
            "split\torra-post\tsport-daily",
        )
        self.assertEqual(outcome.status, 0)
        holds = [d["holds"] for d in outcome.json()["decisions"]]
        self.assertEqual(holds, [False, False, False, False, True])
        for line, reason in (
            (2, "no report gone"),
            (3, "no quotation of these words"),
            (4, 'names no "Nobody"'),
            (5, "line 6 parts the two"),
        ):
            told = [m for m in outcome.messages if f"line {line} does" in m]
            self.assertEqual(len(told), 1, outcome.messages)
            self.assertIn(reason, told[0])

    def test_a_line_that_cannot_be_read_is_named(self):
        outcome = self.read("join\ta\tb")
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, self.folder / "decided.txt", "line 2")


if __name__ == "__main__":
    unittest.main()
