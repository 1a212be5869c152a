# SPDX-License-Identifier: Apache-2.0
"""A draft is checked against reports, sentence by sentence."""

import unittest

from program import SystemTest, run
from schema import wrong_with


class CheckDraft(SystemTest):
    def check(self, text):
        draft = self.file("draft.txt", "A flood\n\n" + text + "\n")
        outcome = run("check", "--format", "json", draft, self.reports)
        self.assertEqual(wrong_with("check", outcome.json()), "")
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

    def test_the_nearest_sentence_decides(self):
        for text, verdict in (
            # Another report says that it is closed, not until when.
            ("The bridge will stay closed until Sunday, the council said.",
             "contradicted"),
            ("Fifteen people are in hospital.", "supported"),
            ("Forty people are in hospital.", "contradicted"),
            # A "not" beside something else turns nothing round.
            ("Mayor Ilse Brandt did not see that the river Orra flooded the "
             "harbour district on Monday.", "supported"),
            ("The river Orra did not flood the harbour district on Monday.",
             "contradicted"),
            ("The harbour bridge is open.", "contradicted"),
            # Who it is about is not what is said of them.
            ("Mayor Ilse Brandt resigned on Monday.", "not found"),
            ("The river Orra flooded the harbour district of Marburg on "
             "Monday.", "not found"),
        ):
            _, verdicts = self.check(text)
            self.assertEqual(verdicts[text], verdict, text)

    def test_what_two_reports_say_differently_is_supported_and_told(self):
        text = "The bridge is closed until Thursday, said the council."
        outcome, verdicts = self.check(text)
        self.assertEqual(verdicts[text], "supported")
        (sentence,) = [s for s in outcome.json()["sentences"]
                       if s["text"] == text]
        self.assertIn("Friday", sentence["why"])

    def test_a_draft_that_is_borne_out_gives_no_error(self):
        draft = self.file("draft.txt", "The harbour bridge is closed until "
                          "Thursday, according to the council.\n")
        for form, told in (("json", b'"borne_out":true'),
                           ("text", b"1 of 1 sentences supported")):
            outcome = run("check", "--format", form, draft, self.reports)
            self.assertEqual(outcome.status, 0)
            self.assertIn(told, outcome.out)

    def test_another_speaker_of_a_quotation_is_told(self):
        outcome, _ = self.check(
            '"The water came within an hour," Tomas Lunde told reporters.'
        )
        (quotation,) = outcome.json()["quotations"]
        self.assertEqual(quotation["verdict"], "altered")
        self.assertIn("Brandt", quotation["why"])

    def test_an_unread_report_is_told_by_the_exit_status(self):
        draft = self.file("draft.txt", "The harbour bridge is closed until "
                          "Thursday, according to the council.\n")
        empty = self.file("empty.txt", b"")
        outcome = run("check", draft, self.reports, empty)
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, empty, "empty")

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
