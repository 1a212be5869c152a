# SPDX-License-Identifier: Apache-2.0
"""Nothing but `fetch` ever opens a connection."""

import ctypes
import pathlib
import platform
import re
import signal
import struct
import subprocess
import unittest

from program import COMMANDS, PROGRAM, SystemTest, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Numbers of the calls socket and connect, and of the architecture in a filter.
CALLS = {"x86_64": (0xC000003E, 41, 42), "aarch64": (0xC00000B7, 198, 203)}

PAGE = """<!DOCTYPE html SYSTEM "http://127.0.0.1:9/page.dtd"><html><head>
<link rel="stylesheet" href="http://127.0.0.1:9/style.css">
<script src="http://127.0.0.1:9/script.js"></script></head><body>
<h1>Mill burns</h1><img src="http://127.0.0.1:9/mill.png">
<iframe src="http://127.0.0.1:9/frame"></iframe>
<p>A mill burned down in Elbing on Monday, the mayor Mara Lind said.</p>
</body></html>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/a.dtd"
[<!ENTITY % more SYSTEM "http://127.0.0.1:9/b.dtd"> %more;
<!ENTITY mill SYSTEM "http://127.0.0.1:9/mill">]>
<rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item>
<title>Mill burns</title><description>A mill &mill; burned down.</description>
<xi:include href="http://127.0.0.1:9/more"/></item></channel></rss>"""


def without_network():
    """From here on, a call of socket() or connect() kills the process.

    A seccomp filter: any user may set one, and no later code takes it off.
    """
    arch, *calls = CALLS[platform.machine()]
    kill, allow = 0x80000000, 0x7FFF0000

    def op(code, yes, no, value):
        return struct.pack("HBBI", code, yes, no, value)

    load, equal, give = 0x20, 0x15, 0x06
    program = b"".join((
        op(load, 0, 0, 4), op(equal, 1, 0, arch), op(give, 0, 0, kill),
        op(load, 0, 0, 0), op(equal, 1, 0, calls[0]), op(equal, 0, 1, calls[1]),
        op(give, 0, 0, kill), op(give, 0, 0, allow),
    ))
    held = ctypes.create_string_buffer(program)
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_seccomp, by_filter = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) != 0:
        raise OSError("no_new_privs")
    if libc.prctl(set_seccomp, by_filter, header, 0, 0) != 0:
        raise OSError("seccomp")


@unittest.skipUnless(platform.machine() in CALLS, "numbers of calls not known")
class NetworkTest(SystemTest):
    def run_confined(self, *words):
        return subprocess.run(
            [PROGRAM, *map(str, words)], capture_output=True,
            preexec_fn=without_network, timeout=1400, check=False,
        )

    def test_no_command_but_fetch_opens_a_connection(self):
        self.file("reports/page.html", PAGE)
        self.file("reports/feed.xml", FEED)
        output = self.folder / "all.json"
        self.assertEqual(run("read", "-o", output, self.reports).status, 0)
        for command in COMMANDS:
            done = self.run_confined(command, self.reports)
            self.assertEqual(done.returncode, 0, (command, done.stderr))
        done = self.run_confined("verify", output, self.reports)
        self.assertIn(done.returncode, (0, 4), done.stderr)

    def test_the_confinement_would_be_seen(self):
        done = self.run_confined(
            "fetch", "--allow-private", "-o", self.folder / "a.warc.gz",
            "http://127.0.0.1:9/",
        )
        self.assertEqual(done.returncode, -signal.SIGSYS, done.stderr)


class ConnectionSourceTest(unittest.TestCase):
    def test_one_source_alone_can_open_a_connection(self):
        opening = re.compile(
            r"curl_easy|\bsocket\s*\(|::connect\s*\(|getaddrinfo|xmlNano|"
            r"std::system|\bpopen\b|\bexec[lv]p?e?\s*\("
        )
        found = [
            str(path.relative_to(ROOT))
            for path in sorted((ROOT / "src").rglob("*.cc"))
            if not path.name.endswith("_test.cc")
            and opening.search(path.read_text())
        ]
        self.assertEqual(found, ["src/fetch/transfer.cc"])


if __name__ == "__main__":
    unittest.main()
