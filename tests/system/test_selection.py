# SPDX-License-Identifier: Apache-2.0
"""Named policies, one story alone, conflicts alone; told in every output."""

import csv
import io
import json
import unittest

from program import SystemTest, run
from schema import wrong_with

# Four independent hands, and a copy of the first that came out last.
STAND = {
    "gazette": ("2031-05-02", "Twelve people were injured when a grandstand "
                "collapsed at the rowing regatta in Ostrel on Friday, the "
                "harbour police said.\n\nThe regatta was called off at noon."),
    "ledger": ("2031-05-04", "Fifteen people were injured when a grandstand "
               "fell down at the regatta in Ostrel on Friday, the hospital "
               "said on Sunday.\n\nThe mayor wants the other stands tested."),
    "beacon": ("2031-05-03", "Nine people were injured in the collapse of a "
               "grandstand at the Ostrel regatta on Friday, organisers "
               "said.\n\nRowers helped to carry planks away."),
    "herald": ("2031-05-02", "A grandstand collapsed on Friday at the regatta "
               "in Ostrel and twelve people were injured, rescuers told the "
               "Herald.\n\nMany had come to see the last race."),
}
RACE = ("2031-03-01", "The composer Ulla Brenk has finished her ninth opera, "
        "her publisher said.\n\nIt will be sung in Tarnow next winter.")


class Selected(SystemTest):
    def setUp(self):
        super().setUp()
        records = {**STAND, "opera": RACE}
        records["courier"] = ("2031-05-09", STAND["gazette"][1])
        self.path = self.file(
            "reports.jsonl",
            "".join(
                json.dumps({"id": name, "source": name.title(),
                            "published": day, "text": text}) + "\n"
                for name, (day, text) in records.items()
            ),
        )

    def figures(self, policy):
        """The words picked for the number of the injured, and the bounds."""
        survey = run("read", "--policy", policy, self.path).json()
        self.assertEqual(survey["selection"]["policy"], policy)
        self.assertEqual(wrong_with("survey", survey), "")
        for story in survey["stories"]:
            for point in story["points"]:
                for variant in point["variants"]:
                    if len(variant["values"]) < 3:
                        continue
                    figures = variant["figures"]
                    for name in ("low", "best", "high"):
                        one = figures[name]
                        value = variant["values"][one["value"]]
                        self.assertEqual(one["text"], value["text"])
                    return [figures[n]["low"] for n in ("low", "best", "high")]
        self.fail("three numbers of one thing were not set side by side")

    def test_each_policy_picks_a_value_that_a_report_gives(self):
        self.assertEqual(self.figures("lowest"), [9, 9, 15])
        self.assertEqual(self.figures("highest"), [9, 15, 15])

    def test_a_late_copy_is_neither_late_nor_a_witness(self):
        self.assertEqual(self.figures("latest"), [9, 15, 15])
        self.assertEqual(self.figures("most-independent"), [9, 12, 15])

    def test_without_a_policy_nothing_is_picked(self):
        out = run("read", self.path).out
        self.assertNotIn(b'"figures"', out)
        self.assertIsNone(json.loads(out)["selection"]["policy"])

    def test_conflicts_only(self):
        survey = run("read", "--only", "conflicts", self.path).json()
        self.assertEqual(wrong_with("survey", survey), "")
        self.assertEqual(survey["inputs"]["stories"], 2)
        verdicts = {
            variant["verdict"]
            for story in survey["stories"]
            for point in story["points"]
            for variant in point["variants"]
        }
        self.assertLessEqual(verdicts, {"conflict"})
        rows = self.rows("--only", "conflicts")
        self.assertLessEqual({r["verdict"] for r in rows}, {"conflict", "none"})

    def rows(self, *options):
        out = run("read", "--format", "csv", *options, self.path).out.decode()
        return list(csv.DictReader(io.StringIO(out, newline="")))

    def test_one_story_by_the_id_that_the_output_gives(self):
        whole = run("read", self.path).json()
        for story in whole["stories"]:
            out = self.folder / "one.json"
            done = run("read", "--story", story["id"], self.path, "-o", out)
            self.assertEqual(done.status, 0, done.messages)
            one = json.loads(out.read_text("utf-8"))
            self.assertEqual(one["inputs"], whole["inputs"])
            self.assertEqual(one["stories"], [story])
            self.assertEqual(run("verify", out, self.path).status, 0)

    def test_a_story_that_is_not_there_is_wrong_usage(self):
        out = self.file("before.json", "before")
        done = run("read", "--story", "s99", self.path, "-o", out)
        self.assertEqual((done.status, out.read_text()), (2, "before"))
        self.assertIn("s99", done.messages[0])

    def test_wrong_words_are_told(self):
        for words, told in (
            (("--policy", "average"), "expected one of lowest, highest"),
            (("--only", "agreements"), "expected one of conflicts"),
            (("--story", ""), "expected a story's id"),
        ):
            done = run("read", *words, self.path)
            self.assertEqual((done.status, done.out), (2, b""), words)
            self.assertIn(told, done.messages[0])
        done = run("cluster", "--policy", "lowest", self.path)
        self.assertEqual(done.status, 2)
        self.assertIn("--policy is not for cluster", done.messages[0])

    def test_every_output_tells_at_its_head_how_much_was_read(self):
        empty = self.file("empty.txt", b"")
        undated = self.file("undated.txt", "Some gulls\n\nGulls were seen.\n")
        foreign = self.file(
            "amt.txt",
            "Die Stadt hat gestern beschlossen, dass die Bruecke nicht vor dem "
            "Herbst gesperrt wird, sagte ein Sprecher der Verwaltung, und die "
            "Kosten werden von dem Land getragen, weil es keine andere gab.",
        )
        paths = (self.path, undated, foreign, empty)
        survey = run("read", *paths).json()
        told = survey["inputs"]
        self.assertEqual(
            (told["read"], told["undated"], told["unread"],
             told["other_languages"]), (8, 2, 1, 1),
        )
        self.assertEqual(told["independent"], 7)
        for form in ("text", "markdown", "html"):
            head = run("read", "--format", form, *paths).out.decode()
            if form == "html":
                head = head[head.index("<body") :]
            for words in ("8 reports read", "7 independent", "2 undated",
                          "1 in other languages", "1 input not read"):
                self.assertIn(words, " ".join(head.split())[:700], form)
        out = run("read", "--format", "csv", *paths).out.decode()
        for row in csv.DictReader(io.StringIO(out, newline="")):
            self.assertEqual(
                [row[n] for n in ("reports_read", "independent", "undated",
                                  "unread", "other_languages")],
                ["8", "7", "2", "1", "1"],
            )


if __name__ == "__main__":
    unittest.main()
