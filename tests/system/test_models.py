# SPDX-License-Identifier: Apache-2.0
"""Model files that are not what they should be are refused by their names."""

import pathlib
import shutil
import unittest

from program import SystemTest, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Where in a file its format's version stands (src/language/model_file.h).
VERSION_AT = 8


def with_version(content):
    return (content[:VERSION_AT] + bytes([content[VERSION_AT] + 1])
            + content[VERSION_AT + 1:])


def with_other_byte(content):
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1:]


DAMAGES = {
    "another version": (with_version, "this program reads format"),
    "an altered byte": (with_other_byte, ""),
    "cut short": (lambda content: content[:-1], ""),
    "empty": (lambda content: b"", ""),
    "no model": (lambda content: b"words and no weights\n" * 9, ""),
}


class DamagedModels(SystemTest):
    def setUp(self):
        super().setUp()
        self.root = self.folder / "root"
        self.root.mkdir()
        (self.root / "data").symlink_to(ROOT / "data")
        self.models = self.root / "models"
        shutil.copytree(ROOT / "models", self.models)

    def read(self):
        return run("read", self.reports, env={"SYNOPTIC_DATA": str(self.root)})

    def test_damaged_ones_are_refused_by_name(self):
        for path in sorted(self.models.glob("*.model")):
            content = path.read_bytes()
            for damage, (make, reason) in DAMAGES.items():
                with self.subTest(model=path.name, damage=damage):
                    path.write_bytes(make(content))
                    outcome = self.read()
                    self.assertNotEqual(outcome.status, 0)
                    told = " ".join(outcome.messages)
                    self.assertIn(path.name, told)
                    self.assertIn(reason, told)
            path.write_bytes(content)

    def test_those_of_another_kind_are_refused(self):
        shutil.copy(self.models / "names-en.model",
                    self.models / "syntax-en.model")
        outcome = self.read()
        self.assertNotEqual(outcome.status, 0)
        self.assertIn("syntax-en.model", " ".join(outcome.messages))

    def test_whole_ones_are_read(self):
        self.assertEqual(self.read().status, 0)


if __name__ == "__main__":
    unittest.main()
