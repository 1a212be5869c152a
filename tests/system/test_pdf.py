# SPDX-License-Identifier: Apache-2.0
"""Reports in PDF files, sound ones and broken ones."""

import random
import unittest
import zlib

from program import SystemTest, run

PAGES = [
    ["The Elbing Courier", "", "Mill burns down in Elbing", "",
     "A mill burned down in Elbing on Monday, and with it a barn that",
     "the town had just repaired. Nobody was hurt, the fire bri-",
     "gade said, and the mayor", "", "", "Page 1"],
    ["The Elbing Courier", "",
     "of the town promised to build both again before the winter.", "",
     '"We will not wait for the spring," the mayor said.', "", "Page 2"],
]


def pdf(pages):
    """A PDF file with a line of text for each line; an empty one is a gap."""
    objects = []
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append("<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            f"{5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
        drawn = "BT /F1 11 Tf 60 780 Td 14 TL\n"
        for line in lines:
            line = line.replace("(", r"\(").replace(")", r"\)")
            drawn += f"({line}) Tj T*\n" if line else "T*\n"
        packed = zlib.compress((drawn + "ET").encode())
        objects.append((f"<< /Length {len(packed)} /Filter /FlateDecode >>"
                        "\nstream\n").encode() + packed + b"\nendstream")
    objects.append("<< /CreationDate (D:20140508120000Z) >>")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        body = body if isinstance(body, bytes) else body.encode()
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n").encode()


class PdfTest(SystemTest):
    def test_a_pdf_is_a_report_without_its_running_lines(self):
        outcome = run("extract", self.file("mill.pdf", pdf(PAGES)))
        self.assertEqual(outcome.status, 0, outcome.messages)
        report = outcome.json()
        self.assertEqual(report["title"], "Mill burns down in Elbing")
        self.assertEqual(report["published"], "2014-05-08")
        self.assertIn("the fire brigade said, and the mayor of the town "
                      "promised to build both", report["text"])
        self.assertIn('"We will not wait for the spring,"', report["text"])
        for line in ("Courier", "Page"):
            self.assertNotIn(line, report["text"])
            self.assertIn(line, str(report["removed"]))

    def test_a_broken_pdf_is_named_and_the_rest_read(self):
        sound = pdf(PAGES)
        dice = random.Random(1)
        for number in range(40):
            broken = bytearray(sound)
            for _ in range(dice.randrange(1, 60)):
                broken[dice.randrange(9, len(broken))] = dice.randrange(256)
            self.file(f"broken/{number:02}.pdf",
                      bytes(broken[: dice.randrange(20, len(broken))]))
        self.file("broken/none.pdf", b"%PDF-1.7\nnothing of the kind")
        self.file("broken/page.txt", "Dam holds\n\nThe dam held on Monday.")
        outcome = run("extract", self.folder / "broken")
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, self.folder / "broken/none.pdf", "PDF file")
        self.assertIn("page", [r["id"] for r in outcome.lines()])
        told = len([m for m in outcome.messages if ".pdf: " in m])
        self.assertEqual(told + len(outcome.lines()), 42)

    def test_pages_that_draw_nothing_are_told_of(self):
        outcome = run("extract", self.file("blank.pdf", pdf([[""]])))
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, self.folder / "blank.pdf", "without text")


if __name__ == "__main__":
    unittest.main()
