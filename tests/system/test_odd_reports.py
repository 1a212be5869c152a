# SPDX-License-Identifier: Apache-2.0
"""Reports of odd form are read whole, in time that grows as they do."""

import resource
import string
import unittest

from program import SystemTest, run

# Four times the text may take so many times the time: four if linear, sixteen
# if quadratic; the start of the program only lowers it.
MOST_GROWTH = 9


def name(number):
    letters = string.ascii_lowercase
    return ("Ada B" + letters[number % 26] + letters[number // 26 % 26]
            + letters[number // 676 % 26] + "berg")


# Each makes a text of `count` parts.
FORMS = {
    "a quotation never closed":
        lambda count: "\u201c" + "The road is closed. " * count,
    "marks that only open":
        lambda count: '"The road is closed. ' * count,
    "quotations in a line":
        lambda count: "\u201cIt is so,\u201d Ada Berg said. " * count,
    "quotations in paragraphs":
        lambda count: "\u201cIt is so,\u201d they said.\n\n" * count,
    "marks in marks":
        lambda count: "\u201c\u2018" * count + "x" + "\u2019\u201d" * count,
    "capitals":
        lambda count: "THE MAYOR SAID ON 3 MAY THAT 20 MEN WERE HELD. " * count,
    "names":
        lambda count: ", ".join(name(i) for i in range(count)) + ".",
    "numbers of 400 digits":
        lambda count: ("9" * 400 + " men and " + "1," * 30 + " ") * count,
    "days that no month has":
        lambda count: "On 31 February 2021 and 32 May the mayor met. " * count,
    "letters from right to left":
        lambda count: ("\u202e\u05d4\u05de\u05d8\u05d4 \u0627\u0644\u0645"
                       "\u062f\u064a\u0646\u0629 said \u201c\u05e9\u05dc"
                       "\u05d5\u05dd\u201d. " * count),
    "somebody citing somebody":
        lambda count: ("the Post, citing an official quoted by the Times, "
                       "quoted a man as saying that " * count),
    "sayings in sayings":
        lambda count: "He said that she said that " * count,
}


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class OddReports(SystemTest):
    def analyze(self, text):
        """The report as it was read, and the processor's time it took."""
        path = self.file("odd.txt", text)
        before = processor_seconds()
        outcome = run("analyze", "--as-is", path)
        seconds = processor_seconds() - before
        self.assertEqual(outcome.status, 0, outcome.messages)
        (report,) = outcome.lines()
        return report, seconds

    def assertSpansHold(self, report):
        text = report["text"]
        for kind in ("mentions", "times", "quantities", "quotations",
                     "statements"):
            for record in report[kind]:
                self.assertEqual(text[record["begin"]:record["end"]],
                                 record["text"], kind)

    def test_four_times_the_text_takes_about_four_times_the_time(self):
        for form, make in FORMS.items():
            with self.subTest(form):
                _, short = self.analyze(make(50))
                report, long = self.analyze(make(200))
                self.assertSpansHold(report)
                self.assertLess(long, max(MOST_GROWTH * short, 1.0))


class OddValues(SystemTest):
    def reading_of(self, text):
        outcome = run("analyze", "--as-is", self.file("odd.txt", text))
        self.assertEqual(outcome.status, 0, outcome.messages)
        (report,) = outcome.lines()
        return report

    def test_31_february_is_no_day(self):
        report = self.reading_of("The bridge opens on 31 February 2021.")
        for time in report["times"]:
            self.assertNotIn("02-31", time["value"] or "")
            self.assertNotIn("03-03", time["value"] or "")

    def test_a_number_of_400_digits_has_a_finite_or_no_value(self):
        report = self.reading_of("9" * 400 + " men were held on Monday.")
        for quantity in report["quantities"]:
            for end in ("low", "high"):
                self.assertNotIn(quantity[end], (float("inf"), float("nan")))

    def test_capitals_are_read_as_words(self):
        report = self.reading_of(
            "\u201cTHE ROAD IS CLOSED,\u201d MAYOR ADA BERG SAID.")
        (quotation,) = report["quotations"]
        self.assertEqual(quotation["text"], "THE ROAD IS CLOSED,")
        self.assertIn("BERG", quotation["speaker"]["text"])

    def test_a_quotation_never_closed_ends_with_its_paragraph(self):
        report = self.reading_of(
            "Ada Berg said: \u201cThe road is closed. It was late.\n\n"
            "The film was long.\n")
        for quotation in report["quotations"]:
            self.assertNotIn("film", quotation["text"])


if __name__ == "__main__":
    unittest.main()
