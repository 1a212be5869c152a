# SPDX-License-Identifier: Apache-2.0
"""The command `fetch`, against a host on loopback that misbehaves."""

import gzip
import http.server
import re
import signal
import ssl
import subprocess
import threading
import time
import unittest

from program import PROGRAM, SystemTest, run

PAGE = (
    "<html><body><h1>Mill burns</h1><p>A mill burned down in Elbing on "
    "Monday, and with it a barn that the town had just repaired.</p></body>"
    "</html>"
)
BOMB = gzip.compress(bytes(64 << 20))


class Host(http.server.BaseHTTPRequestHandler):
    """Pages by path; every request is noted with its time."""

    protocol_version = "HTTP/1.1"
    requests = []
    failing_robots = False

    def log_message(self, *_):
        pass

    def send(self, body, status=200, kind="text/html; charset=utf-8", **more):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if "Content_Length" not in more:
            self.send_header("Content-Length", str(len(body)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        Host.requests.append((self.path, time.monotonic(), self.headers))
        name = self.path.strip("/").split("?")[0].replace(".", "_")
        try:
            getattr(self, "page_" + name, self.page_missing)()
        except (BrokenPipeError, ConnectionResetError):
            pass
        self.close_connection = True

    def page_robots_txt(self):
        if Host.failing_robots:
            return self.send("broken", 503)
        return self.send("User-agent: *\nDisallow: /closed\n", kind="text/plain")

    def page_missing(self):
        self.send("not here", 404)

    def page_good(self):
        self.send(PAGE)

    def page_steady(self):
        time.sleep(0.2)
        self.send(PAGE)

    def page_packed(self):
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_chunked(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in (PAGE[:20], PAGE[20:]):
            self.wfile.write(f"{len(part):x}\r\n{part}\r\n".encode())
        self.wfile.write(b"0\r\n\r\n")

    def page_slow(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.2)

    def page_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more</p>" * 1000)

    def page_short(self):
        self.send(PAGE, Content_Length=str(len(PAGE) + 1000))

    def page_loop(self):
        self.send("", 302, Location="/loop")

    def page_chain(self):
        number = int(self.path.partition("?")[2] or 0)
        self.send("", 302, Location=f"/chain?{number + 1}")

    def page_moved(self):
        self.send("", 301, Location="/good")

    def page_away(self):
        self.send("", 302, Location="file:///etc/passwd")

    def page_inside(self):
        self.send("", 302, Location="http://[::1]:1/")

    def page_bomb(self):
        self.send(BOMB, Content_Encoding="gzip")

    def page_closed(self):
        self.send(PAGE)

    def page_dated(self):
        if self.headers.get("If-None-Match") == '"one"':
            self.send_response(304)
            self.send_header("ETag", '"one"')
            self.end_headers()
            return
        self.send(PAGE, ETag='"one"')

    def page_feed(self):
        self.send(
            "<rss version='2.0'><channel><title>Courier</title>"
            "<item><title>Mill burns</title><link>/good?from=feed</link></item>"
            "<item><title>Gone</title><link>/gone</link></item>"
            "</channel></rss>",
            kind="application/rss+xml",
        )


class FetchTest(SystemTest):
    def setUp(self):
        super().setUp()
        Host.requests = []
        Host.failing_robots = False
        self.server = self.serve()
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.archive = self.folder / "news.warc.gz"

    def serve(self, address="127.0.0.1", tls=None):
        """A host on a port of its own."""
        server = http.server.ThreadingHTTPServer((address, 0), Host)
        server.daemon_threads = True
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def certificate(self, name):
        """A host's own certificate for a name, and what serves by it."""
        key, crt = self.folder / "key.pem", self.folder / "crt.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
             "-days", "2", "-subj", "/CN=Elbing Courier", "-addext",
             "subjectAltName=" + name, "-keyout", key, "-out", crt],
            check=True, capture_output=True)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(crt, key)
        return crt, tls

    def fetch(self, *paths, options=("--delay", "0")):
        return run(
            "fetch",
            "--allow-private",
            *options,
            "-o",
            self.archive,
            *(self.base + p if isinstance(p, str) else p for p in paths),
        )

    def pages(self):
        return [one["url"].removeprefix(self.base)
                for one in run("extract", self.archive).lines()]

    def asked(self):
        return [path for path, _, _ in Host.requests]

    def test_pages_are_fetched_into_an_archive_that_can_be_read(self):
        outcome = self.fetch("/good", "/packed", "/chunked", "/moved")
        self.assertEqual(outcome.status, 0, outcome.messages)
        reports = run("extract", self.archive).lines()
        self.assertEqual(
            sorted(self.pages()), ["/chunked", "/good", "/good", "/packed"]
        )
        for report in reports:
            self.assertIn("a barn that the town had just", report["text"])
        self.assertEqual(
            [p.name for p in self.folder.iterdir() if "part" in p.name], []
        )

    def test_the_archive_is_sound_warc(self):
        self.fetch("/good")
        text = gzip.decompress(self.archive.read_bytes())
        self.assertEqual(
            re.findall(rb"WARC-Type: (\w+)", text),
            [b"warcinfo", b"request", b"response"],
        )
        at = 0
        while at < len(text):
            head, _, rest = text[at:].partition(b"\r\n\r\n")
            self.assertTrue(head.startswith(b"WARC/1.1\r\n"), head)
            length = int(re.search(rb"Content-Length: (\d+)", head)[1])
            self.assertEqual(rest[length : length + 4], b"\r\n\r\n")
            at += len(head) + 4 + length + 4

    def test_each_misbehaving_page_is_named_and_the_rest_fetched(self):
        started = time.monotonic()
        outcome = self.fetch(
            "/slow", "/endless", "/short", "/loop", "/chain", "/bomb", "/away",
            "/missing", "/good",
            options=("--delay", "0", "--timeout", "2", "--max-size", "1000000"),
        )
        self.assertEqual(outcome.status, 1)
        self.assertLess(time.monotonic() - started, 30)
        for path, reason in {
            "/slow": "took too long",
            "/endless": "more than 1 MB",
            "/short": "broke off before its end",
            "/loop": "redirects without end",
            "/chain": "redirects without end",
            "/bomb": "unpacks to far more than a page",
            "/away": "a redirect to no address of the web",
            "/missing": "status 404",
        }.items():
            self.assertTold(outcome, self.base + path, reason)
        self.assertEqual(self.pages(), ["/good"])

    def test_what_robots_txt_closes_is_not_fetched(self):
        outcome = self.fetch("/closed", "/good")
        self.assertEqual(outcome.status, 1)
        self.assertTold(outcome, self.base + "/closed", "robots.txt")
        self.assertEqual(self.asked(), ["/robots.txt", "/good"])

    def test_a_robots_txt_that_fails_closes_its_host(self):
        Host.failing_robots = True
        outcome = self.fetch("/good")
        self.assertTold(outcome, self.base + "/good", "robots.txt", "503")
        self.assertEqual(self.asked(), ["/robots.txt"])

    def test_private_addresses_are_not_fetched_unless_allowed(self):
        port = self.server.server_port
        for host in ("127.0.0.1", "localhost", "0.0.0.0", "2130706433",
                     "[::ffff:127.0.0.1]"):
            address = f"http://{host}:{port}/good"
            outcome = run("fetch", "-o", self.archive, address)
            self.assertEqual(outcome.status, 1, host)
            self.assertIn("private", " ".join(outcome.messages), host)
        self.assertEqual(Host.requests, [])

    def test_only_what_is_new_comes_a_second_time(self):
        state = self.folder / "state"
        options = ("--delay", "0", "--state", state)
        self.assertEqual(self.fetch("/dated", options=options).status, 0)
        self.assertEqual(self.pages(), ["/dated"])
        again = self.fetch("/dated", options=options)
        self.assertEqual(again.status, 0, again.messages)
        text = gzip.decompress(self.archive.read_bytes())
        self.assertIn(b"WARC-Type: revisit", text)
        self.assertNotIn(b"WARC-Type: response", text)

    def test_a_host_is_not_asked_more_often_than_the_delay(self):
        self.fetch("/good", "/packed", "/chunked", options=("--delay", "0.3"))
        times = [at for _, at, _ in Host.requests]
        self.assertEqual(len(times), 4)
        for before, after in zip(times, times[1:]):
            self.assertGreaterEqual(after - before, 0.28)

    def test_a_feed_leads_to_its_pages(self):
        outcome = self.fetch("/feed")
        self.assertEqual(
            self.asked(), ["/robots.txt", "/feed", "/good?from=feed", "/gone"]
        )
        self.assertTold(outcome, self.base + "/gone", "status 404")
        self.assertEqual(self.pages(), ["/good?from=feed"])

    def test_a_file_lists_addresses(self):
        listed = self.file("list", f"# mine\n\n{self.base}/good\nnot an address\n")
        outcome = self.fetch(listed)
        self.assertTold(outcome, "not an address", "no address of the web")
        self.assertEqual(self.pages(), ["/good"])

    def test_an_interrupted_run_goes_on_where_it_stopped(self):
        words = [PROGRAM, "fetch", "--allow-private", "--delay", "0", "-o",
                 self.archive, self.base + "/feed", self.base + "/slow",
                 self.base + "/packed"]
        process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        while "/slow" not in self.asked():
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.assertFalse(self.archive.exists())
        # Half a record, as a machine that lost its power leaves it.
        with (self.folder / "news.warc.gz.part").open("ab") as part:
            part.write(b"\x1f\x8b half")
        Host.page_slow, slow = Host.page_good, Host.page_slow
        self.addCleanup(setattr, Host, "page_slow", slow)
        Host.requests = []
        outcome = self.fetch("/feed", "/slow", "/packed")
        self.assertIn("goes on", " ".join(outcome.messages))
        self.assertNotIn("/feed", self.asked())
        self.assertEqual(
            sorted(self.pages()), ["/good?from=feed", "/packed", "/slow"]
        )

    def test_several_hosts_are_asked_at_once(self):
        hosts = [self.serve() for _ in range(4)]
        addresses = self.file("list", "".join(
            f"http://127.0.0.1:{one.server_port}/steady?{number}\n"
            for number in range(3) for one in hosts))
        options = ("--delay", "0.4", "--jobs", "4")
        started = time.monotonic()
        outcome = self.fetch(addresses, options=options)
        took = time.monotonic() - started
        self.assertEqual(outcome.status, 0, outcome.messages)
        self.assertEqual(len(self.pages()), 12)
        # Each host has a robots.txt and three pages: three pauses and four
        # answers of 0.2 seconds; one after the other they take four times it.
        self.assertLess(took, 4 * (3 * 0.4 + 3 * 0.2))
        by_host = {}
        for path, at, headers in Host.requests:
            by_host.setdefault(headers["Host"], []).append(at)
        self.assertEqual(len(by_host), 4)
        for times in by_host.values():
            for before, after in zip(times, times[1:]):
                self.assertGreaterEqual(after - before, 0.38)

    def test_one_host_that_hangs_holds_up_no_other(self):
        other = self.serve()
        addresses = self.file("list", f"{self.base}/slow\n" + "".join(
            f"http://127.0.0.1:{other.server_port}/good?{i}\n"
            for i in range(5)))
        outcome = self.fetch(addresses, options=("--delay", "0", "--timeout",
                                                 "4"))
        self.assertTold(outcome, self.base + "/slow", "took too long")
        slow = next(at for path, at, _ in Host.requests if path == "/slow")
        good = [at for path, at, _ in Host.requests if "/good" in path]
        self.assertEqual(len(good), 5)
        self.assertLess(max(good) - slow, 3.5)

    def test_a_page_is_fetched_over_tls(self):
        crt, tls = self.certificate("IP:127.0.0.1")
        host = self.serve(tls=tls)
        address = f"https://127.0.0.1:{host.server_port}/good"
        listed = self.file("list", address)
        outcome = self.fetch(listed, options=("--delay", "0", "--ca-file", crt))
        self.assertEqual(outcome.status, 0, outcome.messages)
        report = run("extract", self.archive).lines()[0]
        self.assertEqual(report["url"], address)
        self.assertIn("a barn that the town had just", report["text"])

    def test_a_host_whose_certificate_is_not_trusted_is_not_read(self):
        crt, tls = self.certificate("DNS:courier.test")
        host = self.serve(tls=tls)
        address = f"https://127.0.0.1:{host.server_port}/good"
        listed = self.file("list", address)
        # Known to nobody; known, but for another name; no certificates at all.
        for options, reason in (
            ((), "certificate is not trusted"),
            (("--ca-file", crt), "not for this host"),
            (("--ca-file", self.file("none", "nothing")), "certificates"),
        ):
            outcome = self.fetch(listed, options=("--delay", "0", *options))
            self.assertEqual(outcome.status, 1)
            self.assertTold(outcome, address, reason)
        self.assertEqual(Host.requests, [])


if __name__ == "__main__":
    unittest.main()
