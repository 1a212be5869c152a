#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The documents of this repository, held against the program as it is."""
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Documents(unittest.TestCase):
    def test_every_path_command_and_option_they_name_is_real(self):
        done = subprocess.run(
            [sys.executable, ROOT / "tools/check_docs.py", "--program",
             os.environ["SYNOPTIC_PROGRAM"]], capture_output=True, text=True)
        self.assertEqual((0, ""), (done.returncode, done.stdout), done.stderr)


if __name__ == "__main__":
    unittest.main()
