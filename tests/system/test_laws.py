# SPDX-License-Identifier: Apache-2.0
"""The same inputs give the same bytes; a copy is not a second witness."""

import itertools
import json
import os
import subprocess
import unittest

from program import COMMANDS, REPORTS, SystemTest, run


class SameBytes(SystemTest):
    def outputs(self, *options, paths=None, env=None):
        return [
            run(command, *options, *(paths or [self.reports]), env=env).out
            for command in COMMANDS
        ]

    def setUp(self):
        super().setUp()
        self.expected = self.outputs("--jobs", "1")
        for command, out in zip(COMMANDS, self.expected):
            self.assertTrue(out, command)

    def test_whatever_the_jobs(self):
        for jobs in ("2", "7"):
            self.assertEqual(self.outputs("--jobs", jobs), self.expected)

    def test_whatever_the_order_of_the_paths(self):
        paths = sorted(self.reports.iterdir())
        for order in itertools.islice(itertools.permutations(paths), 1, 24, 5):
            self.assertEqual(self.outputs(paths=order), self.expected)

    def test_whatever_the_locale(self):
        for name in ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
            settings = {"LANG": name, "LC_ALL": name}
            self.assertEqual(self.outputs(env=settings), self.expected)

    def test_whatever_the_time_zone(self):
        for zone in ("UTC", "Pacific/Kiritimati", "America/Adak"):
            self.assertEqual(self.outputs(env={"TZ": zone}), self.expected)

    def test_whatever_the_day(self):
        clock = build_clock(self.folder)
        for day in ("0", "946684800", "4102444800"):
            settings = {
                "LD_PRELOAD": str(clock),
                "SYNOPTIC_TEST_NOW": day,
                # Else a program with sanitizers refuses to be preloaded.
                "ASAN_OPTIONS": "verify_asan_link_order=0",
            }
            told = subprocess.run(
                ["date", "+%s"],
                env={**os.environ, **settings},
                capture_output=True,
                check=True,
            )
            self.assertEqual(told.stdout.strip(), day.encode())
            self.assertEqual(self.outputs(env=settings), self.expected)

    def test_whatever_the_age_of_the_files(self):
        for path in self.reports.iterdir():
            os.utime(path, (1, 1))
        self.assertEqual(self.outputs(), self.expected)

    def test_html_and_text_too(self):
        for form in ("html", "text"):
            paths = sorted(self.reports.iterdir())
            one = run("read", "--format", form, "-j1", *paths)
            two = run("read", "--format", form, "-j2", *reversed(paths))
            self.assertEqual(one.out, two.out)


class NoOutletIsPrivileged(SystemTest):
    """The reports of two outlets change hands; nothing else changes."""

    OUTLETS = ("Zephyr Gazette", "Amber Ledger")

    def read_with(self, outlets):
        names = dict(zip(("harbour-times", "orra-post"), outlets))
        records = [
            {
                "id": name,
                "source": names.get(name, name),
                "published": "2031-04-02",
                "text": text,
            }
            for name, text in sorted(REPORTS.items())
        ]
        path = self.file(
            "reports.jsonl", "".join(json.dumps(r) + "\n" for r in records)
        )
        return run("read", path).json()

    def test_swapping_two_outlets_swaps_them_in_the_output(self):
        one, two = self.OUTLETS

        def swapped(value):
            if isinstance(value, dict):
                return {key: swapped(inside) for key, inside in value.items()}
            if isinstance(value, list):
                return [swapped(inside) for inside in value]
            return {one: two, two: one}.get(value, value)

        before = self.read_with((one, two))
        after = self.read_with((two, one))
        self.assertIn(one, json.dumps(before))
        self.assertNotEqual(after, before)
        self.assertEqual(after, swapped(before))


class OneWitness(SystemTest):
    def test_a_copy_changes_no_count_of_independent_sources(self):
        def counts(survey):
            return sorted(
                (point["event"] or "", point["families"])
                for story in survey["stories"]
                for point in story["points"]
            ), [
                len({r["family"] for r in story["reports"]})
                for story in survey["stories"]
            ]

        before = run("read", self.reports).json()
        for name in REPORTS:
            path = self.file(f"reports/{name}-copy.txt", REPORTS[name])
            after = run("read", self.reports).json()
            self.assertEqual(counts(after), counts(before), name)
            path.unlink()

    def test_ids_are_unique_and_tell_the_folder(self):
        for folder in ("monday", "tuesday"):
            self.file(f"two/{folder}/report.txt", REPORTS["orra-post"])
        ids = [r["id"] for r in run("extract", self.folder / "two").lines()]
        self.assertEqual(ids, ["monday/report", "tuesday/report"])

    def test_every_span_is_the_words_it_says(self):
        survey = run("read", self.reports).json()
        texts = {
            report["id"]: report["text"]
            for story in survey["stories"]
            for report in story["reports"]
        }
        self.assertEqual(texts.keys(), REPORTS.keys())
        for evidence in evidence_in(survey["stories"]):
            words = texts[evidence["report"]]
            span = words[evidence["begin"] : evidence["end"]]
            self.assertEqual(span, evidence["text"])


# A clock that stands still, put before the one of the C library.
CLOCK = """
#include <cstdlib>
#include <ctime>
#include <sys/syscall.h>
#include <sys/time.h>
static time_t now() { return std::atol(std::getenv("SYNOPTIC_TEST_NOW")); }
extern "C" time_t time(time_t* out) noexcept {
  if (out) *out = now();
  return now();
}
extern "C" int gettimeofday(timeval* out, void*) noexcept {
  *out = {now(), 0};
  return 0;
}
extern "C" long syscall(long, ...);
extern "C" int clock_gettime(clockid_t id, timespec* out) noexcept {
  if (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE)
    return static_cast<int>(syscall(SYS_clock_gettime, id, out));
  *out = {now(), 0};
  return 0;
}
"""


def build_clock(folder):
    source = folder / "clock.cc"
    source.write_text(CLOCK)
    library = folder / "clock.so"
    subprocess.run(
        ["c++", "-shared", "-fPIC", "-o", library, source], check=True
    )
    return library


def evidence_in(value):
    """Every span record below a value of the output."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        if isinstance(value, dict):
            waiting.extend(value.values())
            if {"report", "begin", "end", "text"} <= value.keys():
                yield value


if __name__ == "__main__":
    unittest.main()
