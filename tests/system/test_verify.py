# SPDX-License-Identifier: Apache-2.0
"""`verify` refuses an output of which one thing is not the reports'."""

import copy
import json
import unittest

from program import SystemTest, run


def leaves(value, path=()):
    """All values that are no object and no list, with the way to each."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, path + (key,))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, path + (number,))
    elif value is not None and value != "":
        yield path, value


def altered(value):
    if isinstance(value, str):
        return value[:-1] + ("x" if value[-1] != "x" else "y")
    return value + 1


def put(value, path, new):
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


class Alterations(SystemTest):
    def output_of(self, command):
        path = self.folder / "whole.json"
        outcome = run(command, self.reports, "-o", path)
        self.assertEqual(outcome.status, 0, outcome.messages)
        text = path.read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()] \
            if command == "analyze" else [json.loads(text)]

    def faults(self, records):
        path = self.file("altered.json", "".join(
            json.dumps(record, ensure_ascii=False) + "\n"
            for record in records))
        outcome = run("verify", path, self.reports)
        self.assertIn(outcome.status, (0, 4), outcome.messages)
        return {f["fault"] for f in outcome.json()["findings"]}

    def assertEachIsRefused(self, records, belongs, least):
        """Alters each kind of what belongs once, and sees it found."""
        self.assertEqual(self.faults(records), set())
        kinds = {}
        for path, value in leaves(records):
            kind = tuple("*" if isinstance(s, int) else s for s in path)
            if belongs(kind):
                kinds.setdefault(kind, (path, value))
        self.assertGreaterEqual(len(kinds), least)
        for kind, (path, value) in kinds.items():
            with self.subTest("/".join(kind)):
                changed = copy.deepcopy(records)
                put(changed, path, altered(value))
                self.assertNotEqual(self.faults(changed), set())

    def test_a_span_that_was_moved(self):
        for command, least in (("analyze", 20), ("read", 8)):
            records = self.output_of(command)
            self.assertEachIsRefused(
                records,
                lambda kind: kind[-1] in ("begin", "end") and len(kind) > 3
                or kind[1] == "sentences",
                least)

    def test_words_that_were_changed(self):
        for command, least in (("analyze", 6), ("read", 4)):
            self.assertEachIsRefused(
                self.output_of(command), lambda kind: kind[-1] == "text",
                least)

    def test_a_number_that_was_changed(self):
        for command, least in (("analyze", 2), ("read", 2)):
            self.assertEachIsRefused(
                self.output_of(command),
                lambda kind: kind[-1] in ("low", "high")
                and "times" not in kind, least)

    def test_what_was_read_at_a_place(self):
        self.assertEachIsRefused(
            self.output_of("analyze"),
            lambda kind: kind[1:2] in (("times",), ("quantities",))
            and kind[-1] in ("value", "unit", "of"), 2)

    def test_a_speaker_who_is_another(self):
        for command in ("analyze", "read"):
            self.assertEachIsRefused(
                self.output_of(command),
                lambda kind: kind[-1] == "name" and kind[-2] == "speaker"
                or kind[-2:] == ("uses", "speaker"), 1)

    def test_an_entity_by_another_name(self):
        self.assertEachIsRefused(
            self.output_of("analyze"),
            lambda kind: kind[1] == "entities" and (
                kind[-1] == "name" or "roles" in kind or "aliases" in kind),
            2)

    def test_a_report_that_is_left_out(self):
        self.assertEqual(self.faults(self.output_of("analyze")[1:]), {"lost"})

    def test_the_words_of_a_quotation_given_to_another_report(self):
        (survey,) = self.output_of("read")
        for story in survey["stories"]:
            for quotation in story["quotations"]:
                for use in quotation["uses"]:
                    others = [r["id"] for r in story["reports"]
                              if r["id"] != use["report"]]
                    if not others:
                        continue
                    use["report"] = others[0]
                    self.assertNotEqual(self.faults([survey]), set())
                    return
        self.fail("no quotation in a story of two reports")


if __name__ == "__main__":
    unittest.main()
