# SPDX-License-Identifier: Apache-2.0
"""What became of what was planned, over a chain of stories."""

import json
import unittest

from program import SystemTest, run
from schema import wrong_with

FIRST = {
    "quay-post": (
        "2031-04-02",
        "First round of Ister talks ends\n\n"
        "Valdoria and Kesh ended the first round of talks on the Ister "
        "crossing in Port Marrow on Wednesday.\n\n"
        "Kesh will reopen the two eastern locks for grain barges before the "
        "end of April, its delegate Tomas Hedvik said.\n\n"
        "Valdoria will withdraw its patrol boats from the upper Ister, the "
        "delegation said.\n\n"
        "A joint commission will publish a map of the flooded villages, both "
        "sides said.\n",
    ),
    "marrow-times": (
        "2031-04-02",
        "Ister: delegations meet for a first round of talks\n\n"
        "A first round of talks on the Ister crossing between Valdoria and "
        "Kesh ended in Port Marrow on Wednesday.\n\n"
        "The eastern locks will be reopened by Kesh for grain barges, Hedvik "
        "told reporters.\n\n"
        "The patrol boats of Valdoria will leave the upper Ister, its "
        "delegation said.\n",
    ),
}
SECOND = {
    "quay-post-2": (
        "2031-05-07",
        "Second round of Ister talks opens\n\n"
        "Valdoria and Kesh opened the second round of talks on the Ister "
        "crossing in Port Marrow on Wednesday.\n\n"
        "Kesh reopened the two eastern locks for grain barges last week, the "
        "harbour master said.\n\n"
        "Valdoria has not withdrawn its patrol boats from the upper Ister, "
        "Kesh said.\n",
    ),
    "marrow-times-2": (
        "2031-05-07",
        "Ister: a second round of talks begins\n\n"
        "A second round of talks on the Ister crossing between Valdoria and "
        "Kesh began in Port Marrow on Wednesday.\n\n"
        "Delegates shook hands this time.\n",
    ),
}


class Chain(SystemTest):
    def survey(self, *rounds):
        path = self.file("reports.jsonl", "".join(
            json.dumps({"id": name, "source": name, "published": day,
                        "text": text}) + "\n"
            for told in rounds for name, (day, text) in told.items()))
        out = self.folder / "out.json"
        self.assertEqual(run("read", path, "-o", out).status, 0)
        done = run("verify", out, path)
        self.assertEqual(done.status, 0, done.out.decode())
        survey = json.loads(out.read_text("utf-8"))
        self.assertEqual(wrong_with("survey", survey), "")
        return survey

    def outcomes(self, survey, word):
        return {
            plan["outcome"]
            for story in survey["stories"]
            if any(r["id"] == "quay-post" for r in story["reports"])
            for plan in story["planned"]
            if any(word in e["text"] for e in plan["evidence"])
        }

    def test_what_was_planned_is_told_done_not_done_or_not_mentioned(self):
        survey = self.survey(FIRST, SECOND)
        self.assertEqual(len(survey["stories"]), 2)
        self.assertEqual(self.outcomes(survey, "locks"), {"done"})
        self.assertEqual(self.outcomes(survey, "patrol boats"), {"not done"})
        self.assertEqual(self.outcomes(survey, "map"), {"not mentioned"})

    def test_the_outcome_leads_to_words_of_a_later_report(self):
        survey = self.survey(FIRST, SECOND)
        for story in survey["stories"]:
            for plan in story["planned"]:
                told = {e["report"] for e in plan["told"]}
                self.assertFalse(told & FIRST.keys(), plan)
                if plan["outcome"] in ("done", "not done"):
                    self.assertTrue(told)

    def test_without_a_later_story_everything_is_open(self):
        survey = self.survey(FIRST)
        for story in survey["stories"]:
            self.assertTrue(story["planned"])
            for plan in story["planned"]:
                self.assertEqual((plan["outcome"], plan["told"]), ("open", []))


if __name__ == "__main__":
    unittest.main()
