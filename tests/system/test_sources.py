# SPDX-License-Identifier: Apache-2.0
"""What a report goes back to is told: agencies, roots, copies, citations. None
of them is taken for a witness of its own."""

import json
import unittest

from program import SystemTest, run

WIRE = (
    "Forty barges wait above the weir at Kesh, warden Ada Moss said on Monday, "
    "after the lock there was shut for repairs that nobody had been told of.\n\n"
    "Moss said that the lock would open again within a week and that the "
    "county would not pay for the barges that wait."
)
RECORDS = (
    {
        "id": "echo",
        "source": "Dale Echo",
        "published": "2031-03-02T09:00:00Z",
        "title": "Warden shuts the lock at Kesh",
        "text": "The lock at Kesh has been shut, the Kesh Post reported on "
        "Monday. The warden of the lock, Ada Moss, said that forty barges wait "
        "above the weir.\n\nMedia reports say that the lock will open again "
        "within a week. The county has not said who will pay for the barges.",
    },
    {
        "id": "post",
        "source": "Kesh Post",
        "published": "2031-03-02T10:00:00Z",
        "title": "Lock at Kesh is shut",
        "text": "The warden has shut the lock at Kesh, according to the Dale "
        "Echo. Forty barges wait above the weir, warden Ada Moss said on "
        "Monday.\n\nThe lock may open again within a week. The county council "
        "meets on Thursday to speak about the barges.",
    },
    {
        "id": "wire",
        "source": "Reuters",
        "published": "2031-03-02T08:00:00Z",
        "title": "Forty barges wait at Kesh",
        "text": "KESH, March 2 (Reuters) - " + WIRE,
    },
    {
        "id": "mill",
        "source": "Mill Times",
        "published": "2031-03-02",
        "title": "Barges wait at Kesh",
        "text": WIRE + "\n\nReuters contributed to this report.",
    },
    {
        "id": "lys",
        "source": "Lys News",
        "published": "2031-03-03",
        "title": "Barges wait at Kesh lock",
        "text": "KESH (Reuters) - Warden Ada Moss said the lock at Kesh would "
        "open again within a week. Traders at Kesh said they had lost a good "
        "deal of money while the forty barges wait above the weir.",
    },
)


class Sources(SystemTest):
    def given(self):
        return self.file(
            "given.jsonl", "".join(json.dumps(r) + "\n" for r in RECORDS)
        )

    def test_cluster_tells_agency_order_and_root(self):
        lines = {x["id"]: x for x in run("cluster", self.given()).lines()}
        gave = {i: (x["agency"], x["agency_gave"]) for i, x in lines.items()}
        self.assertEqual(
            gave,
            {
                "echo": (None, None),
                "post": (None, None),
                "wire": ("Reuters", "own"),
                "mill": ("Reuters", "part"),
                "lys": ("Reuters", "whole"),
            },
        )
        self.assertEqual(len({x["story"] for x in lines.values()}), 1)
        roots = {i: x["root"] for i, x in lines.items()}
        self.assertEqual(
            roots,
            {"echo": None, "post": None, "wire": "wire", "mill": "wire",
             "lys": "wire"},
        )
        self.assertEqual(lines["mill"]["duplicate_of"], "wire")
        self.assertIsNone(lines["lys"]["duplicate_of"])
        self.assertEqual(lines["lys"]["order"], 3)
        self.assertEqual(len({x["family"] for x in lines.values()}), 3)

    def test_read_tells_what_is_shared_and_who_cites_whom(self):
        (story,) = run("read", "--format", "json", self.given()).json()[
            "stories"
        ]
        reports = {r["id"]: r for r in story["reports"]}
        (shared,) = reports["mill"]["shared_text"]
        self.assertEqual(shared["with"], "wire")
        self.assertIn("Forty barges wait", shared["runs"][0]["text"])
        run_of = shared["runs"][0]
        text = reports["mill"]["text"]
        self.assertEqual(text[run_of["begin"]:run_of["end"]], run_of["text"])
        cites = {
            (c["evidence"][0]["report"], c["cited"], c["circular"])
            for c in story["citations"]
        }
        self.assertEqual(
            cites,
            {
                ("echo", "Kesh Post", True),
                ("echo", None, True),
                ("post", "Dale Echo", True),
            },
        )

    def test_the_page_counts_witnesses_and_shows_the_circle(self):
        for form in ("text", "html"):
            out = run("read", "--format", form, self.given()).out
            page = " ".join(out.decode().split())
            self.assertIn("3 independent", page)
            self.assertIn("in a circle", page)
            self.assertIn("credits Reuters for a part", page)

    def test_swapping_two_outlets_swaps_them_in_the_result(self):
        # No outlet is privileged: only an agency that others credit leads.
        swapped = [dict(r) for r in RECORDS]
        swapped[0]["source"] = "Kesh Post"
        swapped[1]["source"] = "Dale Echo"
        for record in swapped[:2]:
            record["text"] = (
                record["text"]
                .replace("Kesh Post", "X")
                .replace("Dale Echo", "Kesh Post")
                .replace("X", "Dale Echo")
            )
        path = self.file(
            "swapped.jsonl", "".join(json.dumps(r) + "\n" for r in swapped)
        )
        before = run("cluster", self.given()).lines()
        after = run("cluster", path).lines()
        fields = ("id", "story", "family", "order", "root", "duplicate_of")
        for x, y in zip(before, after):
            self.assertEqual([x[f] for f in fields], [y[f] for f in fields])


if __name__ == "__main__":
    unittest.main()
