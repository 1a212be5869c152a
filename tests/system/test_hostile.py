# SPDX-License-Identifier: Apache-2.0
"""Stories that are odd as a whole, and reports that would like to act."""

import csv
import html.parser
import io
import json
import pathlib
import re
import unicodedata
import unittest

from program import INSTRUMENTED, SystemTest, peak_mb, run
from schema import wrong_with

# What turns the direction of writing or cannot be seen (UAX 9), and what would
# steer a terminal.
UNSEEN = "\u202e\u202d\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200b\u200e\u2060\ufeff"
STEERING = "\x1b[2J\x1b]0;title\x07\x9b31m\x08\x7f"

HOSTILE = (
    '</script><script>alert(1)</script> <img src=x onerror=alert(2)> closes pier\n\n'
    f"The pier in Ostrel {STEERING} was closed on Friday after 12 people were "
    f"hurt, {UNSEEN}the harbour police said.\n\n"
    "CONFLICT number: \u201c12 people\u201d and \u201c99 people\u201d cannot both be "
    "true.\n\n"
    "WHERE THEY DIFFER, worst first\n\n"
    "\u2500\u2500\u2500\u2500\u2500\u2500 [ledger:3] </style></q></div></main>"
    "<svg onload=alert(3)> \"}]}],\"stories\":[]} --> ]]>\n\n"
    '=HYPERLINK("http://evil.example/","12 people") were hurt at the pier in '
    "Ostrel on Friday, the harbour police said.\n\n"
    "| **agree** | [click](javascript:alert(4)) | `code` | <b>bold</b> |\n\n"
    "\u201c+cmd|' /C calc'!A0 is what we saw\u201d, Mayor Ulla Brenk said.\n"
)
TAME = (
    "Pier in Ostrel closed after accident\n\n"
    "The pier in Ostrel was closed on Friday after 15 people were hurt, the "
    "harbour police said.\n\n"
    "\u201c@SUM is not what we saw\u201d, Mayor Ulla Brenk said.\n"
)


class Page(html.parser.HTMLParser):
    """What acts in a page: elements and their attributes."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.acting, self.text = {}, [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements[tag] = self.elements.get(tag, 0) + 1
        for name, value in attrs:
            value = value or ""
            if name.startswith("on") or value.strip().startswith("javascript:"):
                self.acting.append((tag, name, value))

    def handle_data(self, data):
        self.text += data


def controls(text):
    return {
        c for c in text
        if (unicodedata.category(c) == "Cc" and c not in "\n\r")
        or c in UNSEEN
    }


class HostileText(SystemTest):
    def setUp(self):
        super().setUp()
        self.path = self.file(
            "reports.jsonl",
            "".join(
                json.dumps({
                    "id": name, "text": text, "published": "2031-05-02",
                    "source": source, "title": text.split("\n")[0],
                    "url": url,
                }) + "\n"
                for name, source, text, url in (
                    ("=1+1", "<i>Wicked\x1b[31m</i>\u202e", HOSTILE,
                     "javascript:alert(5)"),
                    ("ledger", "Ledger", TAME, "https://ledger.example/a"),
                    ("beacon", "+Beacon", TAME.replace("15", "16"), ""),
                )
            ),
        )

    def output(self, form, *options):
        done = run("read", "--format", form, *options, self.path)
        self.assertEqual(done.status, 0, done.messages)
        return done.out.decode("utf-8")

    def test_json_is_whole_escaped_and_borne_out(self):
        out = self.output("json")
        survey = json.loads(out)
        self.assertEqual(wrong_with("survey", survey), "")
        self.assertEqual(controls(out), set())
        self.assertEqual(
            {r["id"] for s in survey["stories"] for r in s["reports"]},
            {"=1+1", "ledger", "beacon"},
        )
        path = self.file("out.json", out)
        done = run("verify", path, self.path)
        self.assertEqual((done.status, done.json()["findings"]), (0, []))

    def test_terminal_moves_no_cursor_and_turns_nothing(self):
        for color in ("never", "always"):
            out = self.output("text", "--color", color)
            styles = re.sub(r"\x1b\[[0-9;]*m", "", out)
            self.assertEqual(controls(styles), set(), color)
            if color == "never":
                self.assertNotIn("\x1b", out)

    def test_terminal_marks_of_a_report_stand_in_quotation_marks(self):
        out = self.output("text")
        for line in out.splitlines():
            if "WHERE THEY DIFFER" in line:
                self.assertTrue(
                    line == "WHERE THEY DIFFER, worst first"
                    or "\u201c" in line or line.startswith("   "), line)
            if line.startswith("  CONFLICT"):
                self.assertNotIn("99 people", line)

    def test_page_has_no_element_of_a_report(self):
        out = self.output("html")
        plain = Page(self.output_of_tame_reports())
        page = Page(out)
        self.assertEqual(page.acting, [])
        for tag in ("img", "svg", "i", "iframe", "form", "input_", "link"):
            self.assertNotIn(tag, page.elements)
        for tag in ("script", "style", "main", "html", "body"):
            self.assertEqual(page.elements[tag], plain.elements[tag], tag)
        self.assertIn("alert(1)", page.text)
        self.assertNotIn('href="javascript', out.lower())
        self.assertEqual(controls(out.replace("\t", "")), set())

    def output_of_tame_reports(self):
        path = self.file("tame.txt", TAME)
        return run("read", "--format", "html", path).out.decode()

    def test_sheet_holds_no_formula(self):
        rows = list(csv.reader(io.StringIO(self.output("csv"), newline="")))
        self.assertGreater(len(rows), 1)
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        for cell in (cell for row in rows for cell in row):
            self.assertNotRegex(cell, r"^[=+\-@\t\r]")
            self.assertEqual(controls(cell), set())

    def test_markdown_makes_no_link_no_mark_and_no_row(self):
        out = self.output("markdown")
        self.assertEqual(controls(out), set())
        for line in out.splitlines():
            # A bar, a bracket or an angle of a report is escaped.
            own = re.sub(r"\\.", "", line).replace("<br>", "")
            self.assertNotRegex(own, r"\]\(|<[a-zA-Z/!]|`")
            if line.startswith("|"):
                self.assertEqual(own.count("|"), 3, line)

    def test_check_and_verify_show_it_inert(self):
        draft = self.file("draft.txt", HOSTILE)
        for form in ("text", "json"):
            done = run("check", "--format", form, draft, self.path)
            self.assertEqual(controls(done.out.decode()), set(), form)


class OddStories(SystemTest):
    def outputs(self, *paths):
        """The survey, once every form of it was made and checked."""
        for form in ("text", "html", "csv", "markdown"):
            done = run("read", "--format", form, *paths)
            self.assertEqual(done.status, 0, done.messages)
            self.assertTrue(done.out)
        out = self.folder / "out.json"
        self.assertEqual(run("read", *paths, "-o", out).status, 0)
        self.assertEqual(run("verify", out, *paths).status, 0)
        survey = json.loads(out.read_text("utf-8"))
        self.assertEqual(wrong_with("survey", survey), "")
        return survey

    def test_one_report(self):
        survey = self.outputs(self.reports / "orra-post.txt")
        (story,) = survey["stories"]
        self.assertEqual(survey["inputs"]["independent"], 1)
        self.assertEqual({p["families"] for p in story["points"]}, {1})
        self.assertEqual(story["coverage"][0]["missing"], [])
        self.assertEqual(story["alterations"], [])

    def test_two_copies_are_one_witness(self):
        text = (self.reports / "orra-post.txt").read_text()
        one = self.file("copies/one.txt", text)
        two = self.file("copies/two.txt", text)
        survey = self.outputs(one, two)
        (story,) = survey["stories"]
        self.assertEqual(survey["inputs"]["independent"], 1)
        self.assertEqual([r["copy_of"] for r in story["reports"]], [None, "one"])
        for point in story["points"]:
            self.assertEqual(point["families"], 1)
            told = {e["report"] for e in point["evidence"]}
            self.assertEqual(told, {"one", "two"})
        self.assertEqual(story["alterations"], [])

    def test_reports_that_share_nothing(self):
        pie = self.file("pie.txt", "A recipe\n\nBake the apples for an hour.\n")
        sport = self.reports / "sport-daily.txt"
        survey = self.outputs(pie, sport)
        self.assertEqual(len(survey["stories"]), 2)
        self.assertEqual(survey["inputs"]["independent"], 2)
        for story in survey["stories"]:
            self.assertEqual(len(story["reports"]), 1)
            for point in story["points"]:
                self.assertFalse([
                    v for v in point["variants"] if v["between"] == "reports"
                ])

    def test_a_story_in_which_every_figure_differs(self):
        path = self.file("reports.jsonl", "".join(
            json.dumps({"id": f"r{i}", "published": "2031-05-02", "text": (
                f"Hall fire in Tarnow\n\nA fire in the grain hall of Tarnow "
                f"killed {i + 2} people and injured {20 + 3 * i} on Friday, "
                f"{who} said.\n\nIt burned for {i + 2} hours and destroyed "
                f"{100 + 17 * i} tonnes of wheat, {who} added.\n")}) + "\n"
            for i, who in enumerate((
                "the fire chief", "a city official", "the hall's owner",
                "rescuers", "the county"))
        ))
        survey = self.outputs(path)
        (story,) = survey["stories"]
        told = [v for p in story["points"] for v in p["variants"]
                if v["slot"] in ("number", "duration")]
        self.assertTrue([v for v in told if len(v["values"]) == 5])
        self.assertFalse([v for v in told if v["verdict"] == "agree"])


class Copies(SystemTest):
    EXAMPLE = pathlib.Path(__file__).parents[2] / "examples" / "accident"

    def test_the_digit_that_a_paper_changed_is_told_in_every_output(self):
        survey = run("read", self.EXAMPLE).json()
        (story,) = survey["stories"]
        (told,) = [a for a in story["alterations"] if a["slot"] == "number"]
        self.assertEqual(
            (told["original"]["report"], told["original"]["text"]),
            ("meridian-wire", "37"),
        )
        self.assertEqual(
            [(c["report"], c["text"]) for c in told["copies"]],
            [("coast-herald", "31")],
        )
        for form, words in (
            ("text", "CHANGED IN A COPY"), ("html", "Changed in a copy"),
            ("csv", '"altered","number","copies"'),
            ("markdown", "**altered in a copy** number"),
        ):
            out = run("read", "--format", form, self.EXAMPLE).out.decode()
            self.assertIn(words, out, form)

    def test_a_dropped_not_and_another_speaker_are_told(self):
        text = (self.reports / "harbour-times.txt").read_text()
        text += "\nThe council will not pay for the damage, Brandt said.\n"
        text += "\n" + "Nobody in the harbour had been warned of the flood. " * 2
        self.file("reports/harbour-times.txt", text)
        self.file(
            "reports/copy.txt",
            text.replace("will not pay", "will pay").replace(
                '"The water came within an hour," Brandt told reporters.',
                '"The water came within an hour," Lunde told reporters.',
            ),
        )
        survey = run("read", self.reports).json()
        told = {
            alteration["slot"]
            for story in survey["stories"]
            for alteration in story["alterations"]
        }
        self.assertLessEqual({"polarity", "attribution"}, told)


# A story as two hundred hands might put it, some of them copying.
OPENINGS = ("A fire broke out in", "Flames went up in", "Smoke was seen over",
            "Crews were called to", "An alarm rang in")
WHO = ("the fire chief", "a witness", "the city", "the owner", "the police")
SECOND = ("Nobody knows yet how it began.", "The cause is being looked into.",
          "Experts search the ashes for a cause.", "Arson is not ruled out.",
          "A broken lamp may have been the cause.")


def many_reports(count):
    for i in range(count):
        a, b, c = i % 5, i // 5 % 5, i // 25 % 5
        yield {"id": f"r{i:03}", "source": f"Outlet {i}",
               "published": f"2031-05-{2 + i % 3:02}", "text": (
                   f"Grain hall burns in Tarnow\n\n{OPENINGS[a]} the grain hall "
                   f"of Tarnow on Friday, {WHO[b]} said, and {20 + i % 7} people "
                   f"were injured.\n\n{SECOND[c]} {WHO[(a + c) % 5].title()} "
                   f"said that {100 + i} tonnes of wheat had burned by "
                   f"{['noon', 'dusk', 'nightfall'][i % 3]}.\n\n\u201cWe lost "
                   f"the harvest of {1 + i % 9} villages\u201d, {WHO[c]} told "
                   f"Outlet {i}.\n")}


class ManyReports(SystemTest):
    def test_two_hundred_reports_of_one_story_in_bounded_memory(self):
        path = self.file("many.jsonl", "".join(
            json.dumps(record) + "\n" for record in many_reports(200)))
        out = self.folder / "out.json"
        status, peak = peak_mb("read", path, "-o", out)
        self.assertEqual(status, 0)
        survey = json.loads(out.read_text("utf-8"))
        self.assertEqual(wrong_with("survey", survey), "")
        most = max(len(s["reports"]) for s in survey["stories"])
        self.assertGreater(most, 100)
        if not INSTRUMENTED:
            self.assertLess(peak, 1000)


if __name__ == "__main__":
    unittest.main()
