# SPDX-License-Identifier: Apache-2.0
"""Each trainer of training/language gives the same bytes for the same seed.

Tiny models are trained on invented texts that a fixed rule makes; the shipped
ones are made by the same programs. What a program is built for is part of what
decides the bytes, so they are compared with themselves, not with a record.
"""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRAINERS = pathlib.Path(os.environ["SYNOPTIC_TRAINERS"])
LISTS = ROOT / "data/languages/en"

PEOPLE = ("Mara", "Tolan", "Irsa", "Benno", "Oda", "Lurin")
SURNAMES = ("Lind", "Hedvik", "Salova", "Orrin", "Tamsel")
PLACES = ("Elbing", "Karelund", "Vestmar", "Dorrin", "Ostavik")
VERBS = (("met", "meet"), ("praised", "praise"), ("left", "leave"),
         ("warned", "warn"))
THINGS = ("council", "farmers", "port", "mayor", "teachers", "bridge", "union",
          "river", "school", "market", "harbour", "court")


def pick(items, *steps):
    """An item that looks chosen by chance and is always the same."""
    return items[sum(step * step + 3 * step for step in steps) % len(items)]


def words(i):
    """The words of sentence `i`: form, lemma, tag, head, relation."""
    verb, lemma = pick(VERBS, i, 2)
    thing, place = pick(THINGS, i, 7), pick(PLACES, i, 5)
    person, surname = pick(PEOPLE, i), pick(SURNAMES, i, 1)
    return [(person, person, "PROPN", 3, "nsubj"),
            (surname, surname, "PROPN", 1, "flat"),
            (verb, lemma, "VERB", 0, "root"),
            ("the", "the", "DET", 5, "det"),
            (thing, thing, "NOUN", 3, "obj"),
            ("of", "of", "ADP", 7, "case"),
            (place, place, "PROPN", 5, "nmod"),
            (".", ".", "PUNCT", 3, "punct")]


def sentence(i):
    return " ".join(word[0] for word in words(i)).replace(" .", ".")


def treebank(count):
    lines = []
    for i in range(count):
        if i % 5 == 0:
            lines += [f"# newdoc id = d{i}", "# newpar"]
        lines.append(f"# text = {sentence(i)}")
        for at, (form, lemma, tag, head, relation) in enumerate(words(i), 1):
            space = "SpaceAfter=No" if at == 7 else "_"
            lines.append(f"{at}\t{form}\t{lemma}\t{tag}\t{tag}\t_\t{head}\t"
                         f"{relation}\t_\t{space}")
        lines.append("")
    return "\n".join(lines) + "\n"


def names(count):
    """Records of one sentence with a person and a place each."""
    records = []
    for i in range(count):
        text, parts = sentence(i), [word[0] for word in words(i)]
        person = f"{parts[0]} {parts[1]}"
        place = text.rindex(parts[6])
        records.append({"text": text, "mentions": [
            {"begin": 0, "end": len(person), "type": "person"},
            {"begin": place, "end": place + len(parts[6]), "type": "place"}]})
    return "".join(json.dumps(record) + "\n" for record in records)


def news(count):
    """Articles whose titles tell what their first sentences tell."""
    records = []
    for i in range(count):
        text = " ".join(sentence(3 * i + k) for k in range(3))
        title = f"{pick(PLACES, 3 * i, 5)} {pick(THINGS, 3 * i, 7)} news"
        records.append({"title": f"{title} {sentence(3 * i)[:-1]}",
                        "published": f"2031-0{1 + i % 9}-1{i % 10}",
                        "text": text})
    return "".join(json.dumps(record) + "\n" for record in records)


class Trained(unittest.TestCase):
    """Has the data of all trainers and the vectors that most of them read."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name, text in (("train.conllu", treebank(120)),
                           ("dev.conllu", treebank(20)),
                           ("train.jsonl", names(120)),
                           ("dev.jsonl", names(20)),
                           ("news.jsonl", news(300))):
            (self.folder / name).write_text(text)
        self.vectors = self.train_vectors("vectors")

    def train(self, program, *arguments, given=b""):
        subprocess.run([TRAINERS / program, *map(str, arguments)], input=given,
                       cwd=self.folder, check=True, capture_output=True)

    def train_vectors(self, name):
        news_text = (self.folder / "news.jsonl").read_bytes()
        self.train("train_vectors", LISTS, name + ".txt", 1, 400, 4,
                   given=news_text)
        self.train("pack_vectors", name + ".txt", name + ".model")
        return self.folder / (name + ".model")

    def bytes_of(self, program, seed, dev, train, lists):
        out = self.folder / "out.model"
        out.unlink(missing_ok=True)
        self.train(program, *lists, self.vectors, out, 6, seed, dev, train)
        return out.read_bytes()

    def assert_repeats(self, program, dev, train, lists=()):
        first = self.bytes_of(program, 1, dev, train, lists)
        self.assertGreater(len(first), 1000)
        self.assertEqual(self.bytes_of(program, 1, dev, train, lists), first)
        self.assertNotEqual(self.bytes_of(program, 2, dev, train, lists), first)


class RepeatVectors(Trained):
    def test_the_same_bytes_twice(self):
        first = self.vectors.read_bytes()
        self.assertGreater(len(first), 1000)
        self.assertEqual(self.train_vectors("again").read_bytes(), first)


class RepeatParaphrase(Trained):
    def paraphrase(self):
        self.train("train_paraphrase", LISTS, self.vectors, "out.model",
                   given=(self.folder / "news.jsonl").read_bytes())
        return (self.folder / "out.model").read_bytes()

    def test_the_same_bytes_twice(self):
        first = self.paraphrase()
        # It moved the vectors, so it had pairs to learn from.
        self.assertNotEqual(first, self.vectors.read_bytes())
        self.assertEqual(self.paraphrase(), first)


class RepeatSentences(Trained):
    def test_the_same_bytes_for_a_seed(self):
        self.assert_repeats("train_sentences", "dev.conllu", "train.conllu",
                            [LISTS])


class RepeatSyntax(Trained):
    def test_the_same_bytes_for_a_seed(self):
        self.assert_repeats("train_syntax", "dev.conllu", "train.conllu")


class RepeatNames(Trained):
    def test_the_same_bytes_for_a_seed(self):
        self.assert_repeats("train_names", "dev.jsonl", "train.jsonl", [LISTS])


if __name__ == "__main__":
    unittest.main()
