# SPDX-License-Identifier: Apache-2.0
"""A draft is checked against reports, sentence by sentence."""

import unittest

from program import SystemTest, run


class CheckDraft(SystemTest):
    def check(self, text):
        draft = self.file("draft.txt", "A flood\n\n" + text + "\n")
        outcome = run("check", "--format", "json", draft, self.reports)
        verdicts = {s["text"]: s["verdict"] for s in outcome.json()["sentences"]}
        return outcome, verdicts

    def test_sentence_of_a_report_is_supported(self):
        text = "The bridge will stay closed until Friday, the council said."
        _, verdicts = self.check(text)
        self.assertEqual(verdicts[text], "supported")

    def test_what_no_report_says_is_not_found(self):
        text = "The railway bought forty new engines from a foreign maker."
        outcome, verdicts = self.check(text)
        self.assertEqual(verdicts[text], "not found")
        self.assertEqual(outcome.status, 4)

    def test_what_is_turned_round_is_contradicted(self):
        text = "The bridge will not stay closed until Friday, the council said."
        outcome, verdicts = self.check(text)
        self.assertEqual(verdicts[text], "contradicted")
        self.assertEqual(outcome.status, 4)

    def test_altered_quotation_names_the_words(self):
        outcome, _ = self.check(
            '"The water came within seven hours," Brandt told reporters.'
        )
        (quotation,) = outcome.json()["quotations"]
        self.assertEqual(quotation["verdict"], "altered")
        self.assertTrue(quotation["added"], quotation)
        self.assertEqual(outcome.status, 4)

    def test_verbatim_quotation(self):
        outcome, _ = self.check(
            '"The water came within an hour," Brandt told reporters.'
        )
        (quotation,) = outcome.json()["quotations"]
        self.assertEqual(quotation["verdict"], "verbatim")

    def test_spans_are_slices_of_their_texts(self):
        draft = self.file(
            "draft.txt", "Caf\u00e9\n\nThe harbour bridge is closed.\n"
        )
        outcome = run("check", "--format", "json", draft, self.reports)
        text = "Caf\u00e9\n\nThe harbour bridge is closed."
        for sentence in outcome.json()["sentences"]:
            begin, end = sentence["begin"], sentence["end"]
            self.assertEqual(text[begin:end], sentence["text"])

    def test_draft_that_is_not_there(self):
        outcome = run("check", self.folder / "nosuch.txt", self.reports)
        self.assertEqual(outcome.status, 1)

    def test_no_draft_is_wrong_usage(self):
        self.assertEqual(run("check").status, 2)


if __name__ == "__main__":
    unittest.main()
