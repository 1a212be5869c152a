# SPDX-License-Identifier: Apache-2.0
"""What parties want stands under their names, issue by issue."""

import unittest

from program import SystemTest, run

REPORT = """Norland and Osland meet

Pellmar - Norland and Osland met in Pellmar on Monday.

Norland demanded a truce of ten days. Osland rejected the truce on Tuesday.

Osland proposed an exchange of all prisoners. If Norland accepts a withdrawal,
the talks go on. Norland has not rejected an exchange of prisoners.
"""


class Positions(SystemTest):
    def positions(self):
        path = self.file("one/report.txt", REPORT)
        (story,) = run("read", "--format", "json", path).json()["stories"]
        names = {e["id"]: e["name"] for e in story["entities"]}
        return {
            (names[p["party"]], p["stance"], p["issue"])
            for p in story["positions"]
        }

    def test_party_stance_and_issue_of_the_pack(self):
        found = self.positions()
        self.assertIn(("Norland", "demands", "ceasefire"), found)
        self.assertIn(("Osland", "rejects", "ceasefire"), found)
        self.assertIn(("Osland", "offers", "prisoners"), found)

    def test_condition_and_denied_rejection_are_no_stance(self):
        found = self.positions()
        self.assertNotIn(("Norland", "accepts", "withdrawal"), found)
        self.assertNotIn(("Norland", "rejects", "prisoners"), found)


if __name__ == "__main__":
    unittest.main()
