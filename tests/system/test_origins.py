# SPDX-License-Identifier: Apache-2.0
"""`extract --origins` leads from the text to the bytes of the page."""

import unittest

from program import SystemTest, run
from schema import wrong_with

PAGE = (
    "<html><head><meta charset='iso-8859-1'><title>M\xfchle</title></head><body>"
    "<h1>M\xfchle brennt</h1><p>A mill &amp; a barn burned   down in "
    "<b>El</b>bing on Monday, the\nmayor said, &quot;to our regret&quot;.</p>"
    "<p>Nobody was hurt in the fire, and the road is open again.</p></body>"
).encode("latin-1")


class Origins(SystemTest):
    def test_every_character_leads_to_its_bytes(self):
        page = self.file("mill.html", PAGE)
        report = run("extract", "--origins", page).lines()[0]
        self.assertEqual(wrong_with("report", report), "")
        text, covered = report["text"], set()
        for one in report["origins"]:
            place = PAGE[one["page_begin"]:one["page_end"]]
            covered.update(range(one["begin"], one["end"]))
            if one["verbatim"]:
                self.assertEqual(place.decode("cp1252"),
                                 text[one["begin"]:one["end"]])
        left = "".join(c for i, c in enumerate(text) if i not in covered)
        self.assertEqual(left.strip(), "")
        self.assertIn('a barn burned down in Elbing', text)

    def test_no_report_tells_them_unasked(self):
        page = self.file("mill.html", PAGE)
        self.assertNotIn("origins", run("extract", page).lines()[0])


if __name__ == "__main__":
    unittest.main()
