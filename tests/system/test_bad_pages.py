# SPDX-License-Identifier: Apache-2.0
"""Pages built to break a reader give a poorer report or a named error, in time
that grows with their size and no faster."""

import gzip
import json
import resource
import unittest
import zlib

from program import INSTRUMENTED, SystemTest, run

TEXT = (
    "A mill burned down in Elbing on Monday, and with it a barn that the town "
    "had just repaired, the fire brigade said."
)
PARAGRAPH = f"<p>{TEXT}</p>"
HEAD = "<html><head><title>Mill burns in Elbing</title></head><body>"
HEADLINE = "<h1>Mill burns in Elbing</h1>"
# Seconds of the processor for one page of a few megabytes: ten times what they
# take, for slow machines; a quadratic reader takes minutes.
MOST_SECONDS = 10 if not INSTRUMENTED else 100


class BadPages(SystemTest):
    def extract(self, content, name="page.html", status=0):
        """The reports of one file; it may not take long."""
        path = self.file(name, content)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        outcome = run("extract", path)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = (after.ru_utime + after.ru_stime
                   - before.ru_utime - before.ru_stime)
        self.assertLess(seconds, MOST_SECONDS)
        self.assertEqual(outcome.status, status, outcome.messages)
        return outcome

    def text_of(self, content, **options):
        reports = self.extract(content, **options).lines()
        self.assertEqual(len(reports), 1)
        return reports[0]["text"]

    def test_100000_nested_elements(self):
        for tag in ("div", "span", "b", "blockquote", "ul><li", "table><tr><td"):
            deep = HEAD + HEADLINE + f"<{tag}>" * 100_000 + PARAGRAPH
            self.assertIn(TEXT, self.text_of(deep), tag)

    def test_100000_attributes(self):
        for attribute in (" a{0}=x", " class=c{0}", " a{0}"):
            many = "".join(attribute.format(i) for i in range(100_000))
            page = f"{HEAD}{HEADLINE}<div{many}>{PARAGRAPH}</div>"
            self.assertIn(TEXT, self.text_of(page), attribute)

    def test_many_of_everything(self):
        for piece in ("<p>", "</div>", "<a href=x>", "<!--", "<script>", "&amp",
                      "<![CDATA[", "<br>", "<td>", "<select>", "<svg>", "<?x",
                      "<table><a>", "<b><p>", "<li>", "<form>", '<a b="'):
            page = HEAD + HEADLINE + PARAGRAPH + piece * 100_000
            self.assertIn(TEXT, self.text_of(page), piece)

    def test_a_page_of_50_mb(self):
        size = 50 if not INSTRUMENTED else 5
        lines = PARAGRAPH * (size * 1_000_000 // len(PARAGRAPH))
        path = self.file("large.html", HEAD + HEADLINE + lines)
        outcome = run("extract", path, limit_mb=4096)
        self.assertEqual(outcome.status, 0, outcome.messages)
        self.assertGreater(len(outcome.lines()[0]["text"]), size * 900_000)

    def test_a_page_cut_off_anywhere(self):
        page = (HEAD + HEADLINE + PARAGRAPH
                + "<ul><li>Nobody was hurt.</li></ul></body></html>")
        for end in range(len(HEAD) + len(HEADLINE), len(page), 7):
            outcome = run("extract", self.file("cut.html", page[:end]))
            self.assertIn(outcome.status, (0, 1))
            for report in outcome.lines():
                self.assertNotIn("<", report["text"])

    def test_nul_bytes_and_the_wrong_charset(self):
        nul = (HEAD + HEADLINE + PARAGRAPH.replace(" ", "\0 ", 3)).encode()
        self.assertIn(TEXT, self.text_of(nul))
        words = "Caf\u00e9 \u201cM\u00fchle\u201d burned down in Elbing, too."
        for declared, real in (("iso-8859-1", "utf-8"), ("utf-16", "utf-8"),
                               ("no-such-charset", "utf-8"),
                               ("utf-8", "windows-1252")):
            page = (f"<html><head><meta charset='{declared}'>"
                    f"</head><body>{HEADLINE}<p>{words}</p>{PARAGRAPH}")
            self.assertIn(words, self.text_of(page.encode(real)), declared)

    def test_scripts_and_styles_are_no_text(self):
        bomb = ("<script>" + "document.write('<p>x</p>');" * 100_000
                + "</script><style>" + "p{color:red}" * 100_000 + "</style>")
        text = self.text_of(HEAD + bomb + HEADLINE + PARAGRAPH + bomb)
        self.assertEqual(text, f"Mill burns in Elbing\n\n{TEXT}")

    def test_entities_are_never_expanded(self):
        entities = "".join(
            f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 30))
        feed = ("<!DOCTYPE rss [<!ENTITY a0 'boom'>" + entities
                + "<!ENTITY file SYSTEM 'file:///etc/hostname'>]><rss><channel>"
                "<item><title>T &a29; &file;</title><description>" + TEXT
                + "</description></item></channel></rss>")
        outcome = run("extract", self.file("feed.xml", feed), limit_mb=1024)
        self.assertIn(outcome.status, (0, 1))
        self.assertLess(len(outcome.out), 100_000)
        self.assertNotIn(b"boom", outcome.out)

    def test_packed_bombs(self):
        bomb = gzip.compress(b"\0" * (300 << 20), 9) if not INSTRUMENTED else (
            gzip.compress(b"\0" * (64 << 20), 9))
        path = self.file("bomb.html.gz", bomb)
        outcome = run("extract", path, limit_mb=6144)
        self.assertEqual(outcome.status, 1, outcome.messages)
        self.assertTold(outcome, path)
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        body = b"".join([packer.compress(b" " * (1 << 20)) for _ in range(300)]
                        + [packer.flush()])
        block = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                 b"Content-Encoding: gzip\r\n\r\n" + body)
        good = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
                + HEADLINE + PARAGRAPH).encode()
        archive = b"".join(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
            f"http://courier.test/{i}\r\nContent-Length: {len(data)}\r\n\r\n"
            .encode() + data + b"\r\n\r\n" for i, data in enumerate((block, good)))
        outcome = run("extract", self.file("a.warc", archive), limit_mb=3072)
        texts = [report["text"] for report in outcome.lines()]
        self.assertTrue(any(TEXT in text for text in texts), outcome.messages)

    def test_names_are_names_and_no_paths(self):
        record = json.dumps({"id": "../../etc/passwd\u0000\n", "text": TEXT})
        path = self.file("a\nb; rm -rf x.jsonl", record)
        before = sorted(p.name for p in self.folder.iterdir())
        outcome = run("extract", path)
        self.assertEqual(outcome.status, 0, outcome.messages)
        self.assertEqual(outcome.lines()[0]["id"], "../../etc/passwd\u0000\n")
        html = self.folder / "out.html"
        run("read", "--format", "html", "-o", html, path)
        after = sorted(p.name for p in self.folder.iterdir())
        self.assertEqual(after, sorted([*before, "out.html"]))


if __name__ == "__main__":
    unittest.main()
