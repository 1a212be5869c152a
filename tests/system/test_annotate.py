# SPDX-License-Identifier: Apache-2.0
"""`annotate` with the shipped models: odd texts, and words given beforehand."""

import resource
import subprocess
import unittest

from program import INSTRUMENTED, PROGRAM, SystemTest, run

# What would recurse once for each bracket or word needs more.
SMALL_STACK = 256 << 10
# Seconds of the processor: a build for debugging needs two for the longest of
# these texts, what looks at all pairs of its words hundreds.
MOST_SECONDS = 120

ODD_TEXTS = {
    "words without a stop": "the mayor closed a long bridge " * 9000,
    "one word again and again": "word " * 50_000,
    "capitals without a stop": "Mara Lind " * 25_000,
    "brackets that open": "(" * 10_000,
    "brackets that open and close": "(" * 5_000 + "x" + ")" * 5_000,
    "brackets between words": "(a " * 10_000,
    "quotation marks": '"' * 50_000,
    "one word of ten megabytes": "x" * 10_000_000,
    "one number of a megabyte": "9" * 1_000_000,
    "full stops": "." * 50_000,
    "commas and names": "Mara, " * 20_000,
}


def bound():
    if not INSTRUMENTED:
        resource.setrlimit(resource.RLIMIT_STACK, (SMALL_STACK, SMALL_STACK))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def sentences(conllu):
    """The rows of each sentence, as lists of columns."""
    for block in conllu.decode().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines()
                if line and not line.startswith("#")]
        if rows:
            yield rows


class OddTexts(SystemTest):
    def annotate(self, text):
        path = self.file("odd.txt", text)
        done = subprocess.run([PROGRAM, "annotate", "--as-is", path],
                              capture_output=True, preexec_fn=bound,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def assertTrees(self, conllu):
        """Every sentence has one root, and every word leads to it."""
        for rows in sentences(conllu):
            heads = [int(row[6]) for row in rows]
            self.assertEqual(heads.count(0), 1)
            leads = {0}
            for word in range(1, len(heads) + 1):
                path = []
                while word not in leads:
                    path.append(word)
                    self.assertLess(len(path), len(heads) + 1, "a circle")
                    word = heads[word - 1]
                leads.update(path)

    def test_all_words_are_kept_and_hang_together(self):
        for name, text in ODD_TEXTS.items():
            with self.subTest(name):
                out = self.annotate(text)
                words = "".join(row[1] for rows in sentences(out)
                                for row in rows)
                self.assertEqual(words, "".join(text.split()))
                self.assertTrees(out)


GIVEN = (("Mara", "PROPN"), ("Lind", "PROPN"), ("can", "AUX"), ("not", "PART"),
         ("swim", "VERB"), (".", "PUNCT"))


class GivenWords(SystemTest):
    def given(self):
        lines = ["# newdoc id = lake", "# text = Mara Lind cannot swim."]
        for at, (form, _) in enumerate(GIVEN, 1):
            if at == 3:
                lines.append("3-4\tcannot\t_\t_\t_\t_\t_\t_\t_\t_")
            space = "SpaceAfter=No" if form == "swim" else "_"
            lines.append(f"{at}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{space}")
        return "\n".join(lines) + "\n\n"

    def test_words_stay_and_the_rest_is_filled(self):
        path = self.file("lake.conllu", self.given())
        outcome = run("annotate", "--input-format", "conllu", path)
        self.assertEqual(outcome.status, 0, outcome.messages)
        (rows,) = sentences(outcome.out)
        self.assertEqual([row[1] for row in rows], [word for word, _ in GIVEN])
        self.assertEqual([row[3] for row in rows], [tag for _, tag in GIVEN])
        heads = {row[1]: int(row[6]) for row in rows}
        self.assertEqual(heads["swim"], 0)
        self.assertEqual(heads["Mara"], 5)

    def test_what_is_no_conllu_is_refused_by_its_line(self):
        path = self.file("broken.conllu", "1\tMara\t_\n\n")
        outcome = run("annotate", "--input-format", "conllu", path)
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, path, "1")


if __name__ == "__main__":
    unittest.main()
