# SPDX-License-Identifier: Apache-2.0
"""`cluster --state`: runs go on from each other, and lose nothing."""

import json
import unittest

from program import SystemTest, run

BRIDGE = (
    "Footbridge at Tarn Hollow gives way\n\nThe footbridge over the Weir "
    "brook at Tarn Hollow gave way on {day}, and {count} hikers fell into the "
    "water. Warden Lise Morrow said the timber beams had rotted.",
    "Hikers fall as Tarn Hollow bridge collapses\n\nRotten beams let the "
    "Tarn Hollow footbridge fall into the Weir brook on {day}. Warden Lise "
    "Morrow counted {count} hikers in the water.",
    "Tarn Hollow: warden blames rotten beams\n\nLise Morrow, the warden of "
    "Tarn Hollow, blamed rotten timber beams for the fall of the footbridge "
    "into the Weir brook on {day}, in which {count} hikers got wet.",
)
BAKERY = (
    "Bakers of Ostermoor strike over night pay\n\nBakers in Ostermoor walked "
    "out on Monday over pay for night work. Union head Jorun Falk said no "
    "bread would be baked until Friday.",
    "No bread in Ostermoor as bakers walk out\n\nOstermoor woke without bread "
    "on Tuesday: bakers are on strike for better night pay, and their union "
    "head, Jorun Falk, sees no offer on the table.",
)


def record(name, text, published="2031-04-02"):
    known = {"id": name, "text": text}
    if published:
        known["published"] = published
    return known


def bridge(i, **more):
    text = BRIDGE[i % 3].format(day="Wednesday", count=7)
    return record(f"bridge-{i}", text, **more)


def bakery(i, **more):
    return record(f"bakery-{i}", BAKERY[i % 2], **more)


class WithState:
    """What a test of runs that go on from each other needs."""

    name = "seen.state"

    @property
    def state(self):
        return self.folder / self.name

    def cluster(self, *records, options=(), expected=0):
        path = self.file(
            "given.jsonl", "".join(json.dumps(r) + "\n" for r in records)
        )
        outcome = run("cluster", "--state", self.state, *options, path)
        self.assertEqual(outcome.status, expected, outcome.messages)
        return outcome

    def stories(self, *records, **more):
        lines = self.cluster(*records, **more).lines()
        return {line["id"]: line["story"] for line in lines}


class RunsGoOn(SystemTest, WithState):
    def test_a_later_report_finds_its_story_and_ids_stay(self):
        first = self.stories(bakery(0), bridge(0))
        self.assertEqual(first, {"bakery-0": "s1", "bridge-0": "s2"})
        second = self.stories(bridge(1), bakery(1, published="2031-04-03"))
        self.assertEqual(second, {"bridge-1": "s2", "bakery-1": "s1"})
        third = self.stories(bridge(2), record("other", "A new ferry sails."))
        self.assertEqual(third, {"bridge-2": "s2", "other": "s3"})

    def test_a_report_given_again_keeps_its_place(self):
        given = [bakery(0), bridge(0), bridge(1)]
        first = self.cluster(*given).out
        again = self.stories(*reversed(given))
        for line in first.splitlines():
            line = json.loads(line)
            self.assertEqual(again[line["id"]], line["story"])
        self.assertEqual(
            self.stories(bridge(2)), {"bridge-2": again["bridge-0"]}
        )

    def test_in_pieces_or_at_once_the_stories_are_the_same(self):
        given = [bakery(0), bridge(0), bridge(1), bakery(1), bridge(2)]
        one_by_one = {}
        for each in given:
            one_by_one |= self.stories(each)
        self.name = "other.state"
        self.assertEqual(self.stories(*given), one_by_one)

    def test_late_undated_and_future_reports_find_their_story(self):
        self.stories(bridge(0), bakery(0, published="2031-04-20"))
        self.stories(record("far", "A note from far ahead.", "2099-01-01"))
        late = self.stories(bridge(1, published="2031-04-01"))
        self.assertEqual(late, {"bridge-1": "s1"})
        undated = self.stories(bridge(2, published=None))
        self.assertEqual(undated, {"bridge-2": "s1"})
        again = self.stories(bakery(1, published="2031-04-21"))
        self.assertEqual(again, {"bakery-1": "s2"})

    def test_a_copy_of_an_earlier_run_is_one(self):
        self.stories(bridge(0))
        copy = dict(bridge(0), id="mirror", published="2031-04-03")
        (line,) = self.cluster(copy).lines()
        self.assertEqual(line["duplicate_of"], "bridge-0")
        self.assertEqual(line["story"], "s1")

    def test_a_new_version_of_a_report_is_no_copy_of_itself(self):
        self.stories(bridge(0))
        text = BRIDGE[0].format(day="Wednesday", count=9)
        (line,) = self.cluster(record("bridge-0", text)).lines()
        self.assertIsNone(line["duplicate_of"])
        self.assertEqual(line["story"], "s1")
        self.assertEqual(line["shares_text_with"][0]["id"], "bridge-0")

    def test_the_same_bytes_whatever_the_jobs(self):
        given = [bakery(0), bridge(0), bridge(1), bakery(1)]
        outs, states = [], []
        for jobs in ("1", "3"):
            self.name = f"jobs-{jobs}"
            outs.append(self.cluster(*given, options=("--jobs", jobs)).out)
            states.append(self.state.read_bytes())
        self.assertEqual(outs[0], outs[1])
        self.assertEqual(states[0], states[1])


class ChangesAreTold(SystemTest, WithState):
    def decisions(self, *lines):
        path = self.file(
            "decided", "\n".join(["synoptic-decisions 1", *lines]) + "\n"
        )
        return ("--decisions", path)

    def test_a_split_is_logged_with_its_reason(self):
        self.stories(bridge(0), bridge(1), bridge(2))
        options = self.decisions("split\tbridge-0\tbridge-2\tother bridge")
        outcome = self.cluster(bakery(0), options=options)
        moved = [line for line in outcome.lines() if line["was"]]
        self.assertTrue(moved)
        for line in moved:
            self.assertEqual(line["was"], "s1")
            self.assertNotEqual(line["story"], "s1")
            self.assertIn("decision", line["why"])
        told = [m for m in outcome.messages if "was part of s1" in m]
        self.assertEqual(len(told), 1, outcome.messages)

    def test_a_merge_is_logged_with_its_reason(self):
        self.stories(bridge(0), bakery(0))
        options = self.decisions("merge\tbridge-0\tbakery-0\tone dossier")
        outcome = self.cluster(bridge(1), options=options)
        (moved,) = [line for line in outcome.lines() if line["was"]]
        self.assertEqual((moved["was"], moved["story"]), ("s2", "s1"))
        self.assertIn("one dossier", moved["why"])
        told = [m for m in outcome.messages if "s2 is part of s1" in m]
        self.assertEqual(len(told), 1, outcome.messages)
        # It was told once.
        self.assertEqual(
            [x["was"] for x in self.cluster(bridge(0)).lines()], [None]
        )


class DamageIsMadeGood(SystemTest, WithState):
    def given(self):
        return [bakery(0), bridge(0), bridge(1)]

    def test_a_state_cut_short_is_told_of_and_nothing_is_lost(self):
        self.stories(*self.given())
        whole = self.state.read_bytes()
        for size in {0, 5, 17, 40, len(whole) // 2, len(whole) - 1}:
            self.state.write_bytes(whole[:size])
            outcome = self.cluster(bridge(2), options=())
            self.assertTold(outcome, self.state, "cut short", "3 reports")
            self.assertEqual(outcome.lines()[0]["story"], "s2", size)
            again = self.cluster(*self.given(), bridge(2))
            self.assertEqual(again.messages, [])
            self.assertEqual(
                [line["story"] for line in again.lines()],
                ["s1", "s2", "s2", "s2"],
            )
            self.state.write_bytes(whole)
            self.copy().write_bytes(whole)

    def copy(self):
        return self.state.with_name(self.state.name + ".copy")

    def test_without_a_copy_what_is_left_is_kept_and_the_rest_told_of(self):
        self.stories(*self.given())
        whole = self.state.read_bytes()
        self.state.write_bytes(whole[:-30])
        self.copy().unlink()
        outcome = self.cluster(*self.given())
        self.assertTold(outcome, self.state, "2 of 3 reports are left")
        stories = {line["id"]: line["story"] for line in outcome.lines()}
        self.assertEqual(stories["bakery-0"], "s1")
        self.assertEqual(stories["bridge-0"], "s2")
        self.assertEqual(stories["bridge-1"], "s2")

    def test_a_changed_byte_is_damage(self):
        self.stories(*self.given())
        bytes_ = bytearray(self.state.read_bytes())
        bytes_[len(bytes_) // 2] ^= 0x40
        self.state.write_bytes(bytes_)
        outcome = self.cluster(bridge(2))
        self.assertTold(outcome, self.state, "rebuilt from its copy")
        self.assertEqual(outcome.lines()[0]["story"], "s2")

    def test_another_file_is_refused_and_left_as_it_is(self):
        self.state.write_text("my notes, which nobody may write over\n")
        outcome = self.cluster(bridge(0), expected=1)
        self.assertTold(outcome, self.state, "no state")
        self.assertIn("my notes", self.state.read_text())


if __name__ == "__main__":
    unittest.main()
