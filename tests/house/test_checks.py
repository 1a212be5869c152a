#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each check of tools/ is given a small tree with one defect planted in it,
and has to name the place; and one without, about which it must be silent."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"
SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class Tree(unittest.TestCase):
    """A tree of files in a git working tree of its own."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        subprocess.run(["git", "init", "-q", str(self.root)], check=True)
        self.addCleanup(self.folder.cleanup)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run_tool(self, name, *arguments):
        done = subprocess.run(
            [sys.executable, TOOLS / name, self.root, *arguments],
            capture_output=True, text=True)
        self.assertEqual("", done.stderr)
        return done

    def assert_found(self, done, *words):
        self.assertEqual(1, done.returncode, done.stdout)
        for word in words:
            self.assertIn(word, done.stdout)

    def assert_silent(self, done):
        self.assertEqual((0, ""), (done.returncode, done.stdout))


class Layers(Tree):
    def setUp(self):
        super().setUp()
        self.write("src/CMakeLists.txt", "add_subdirectory(base)\n"
                   "add_subdirectory(reading)\nadd_subdirectory(engine)\n")
        self.write("src/base/CMakeLists.txt",
                   "synoptic_module(base LIBS ICU::uc)\n")
        self.write("src/reading/CMakeLists.txt",
                   "synoptic_module(reading DEPS base)\n")
        self.write("src/engine/CMakeLists.txt",
                   "synoptic_module(engine DEPS base reading LIBS x)\n")

    def look(self, code, name="src/reading/times.cc"):
        self.write(name, SPDX + code)
        return self.run_tool("check_layers.py")

    def test_a_clean_tree_is_passed_over_in_silence(self):
        self.assert_silent(self.look(
            '#include "base/span.h"\n#include <string>\n'
            "namespace synoptic {\n"
            "constexpr int kMost = 3;\n"
            'const std::string_view kWords[] = {"time(0)", "x"};\n'
            "int resolve_time(int day = 0);\n"
            "static int count(const std::string& text) { return 1; }\n"
            "// time(nullptr), std::cout and <thread> in a comment\n"
            "struct Clock { static int zero(); static constexpr int k = 1; };\n"
            "}  // namespace synoptic\n"))

    def test_an_upward_include_is_found(self):
        self.assert_found(self.look('\n#include "engine/run.h"\n'),
                          "src/reading/times.cc:3:", "may not include engine/")

    def test_an_upward_dependency_is_found(self):
        self.write("src/base/CMakeLists.txt",
                   "synoptic_module(base DEPS reading)\n")
        self.assert_found(self.run_tool("check_layers.py"),
                          "base may not depend on reading")

    def test_banned_headers_are_found(self):
        for header in ("fstream", "iostream", "filesystem", "thread", "mutex",
                       "random", "chrono", "ctime", "locale", "atomic"):
            with self.subTest(header=header):
                self.assert_found(self.look(f"#include <{header}>\n"),
                                  "src/reading/times.cc:2:", header)

    def test_banned_calls_are_found(self):
        for call in ("time(nullptr)", "std::time(0)", 'getenv("TZ")',
                     "std::cerr << 1", 'std::printf("x")', "rand()",
                     'fopen("x", "r")', "exit(1)", "std::abort()",
                     "std::chrono::system_clock::now()", "localtime(&t)",
                     'std::stod("1.5")'):
            with self.subTest(call=call):
                self.assert_found(self.look(f"void f() {{ {call}; }}\n"),
                                  "src/reading/times.cc:2:", "is pure")

    def test_variables_that_outlive_a_call_are_found(self):
        for line in ("int counter = 0;", "static bool seen;",
                     "std::vector<int> cache;", "inline int shared{0};",
                     "std::map<std::string, int> table = {};",
                     "void f() {\n  static int calls = 0;\n}",
                     "thread_local int depth = 0;"):
            with self.subTest(line=line):
                self.assert_found(self.look(line + "\n"), "outlives a call")

    def test_the_edge_and_the_tests_may_touch_files(self):
        self.write("src/engine/run.cc", SPDX + "#include <fstream>\n")
        self.assert_silent(self.look("#include <fstream>\n",
                                     "src/reading/times_test.cc"))


class Text(Tree):
    def look(self, name, text):
        self.write(name, text)
        return self.run_tool("check_text.py")

    def test_a_clean_tree_is_passed_over_in_silence(self):
        self.write("data/names.txt", "Zo\u00eb\n")
        self.write("src/a_test.cc", SPDX + '// "\u00e9"\n')
        self.assert_silent(self.look("src/a.cc", SPDX + "int f();\n"))

    def test_defects_are_found(self):
        cases = {
            "no SPDX line": "int f();\n",
            "U+2019": SPDX + "// it\u2019s\n",
            "white space at the end": SPDX + "int f(); \n",
            "no newline": SPDX + "int f();",
            "a tab": SPDX + "\tint f();\n",
            "601 lines": SPDX + "\n" * 600,
            "path of one machine": SPDX + '// see /' + "home/ann/notes\n",
            "says nothing": SPDX + "class FileManager {};\n",
            "not in both compilers": SPDX + "auto s = std::format(x);\n",
        }
        for reason, text in cases.items():
            with self.subTest(reason=reason):
                self.assert_found(self.look("src/a.cc", text), "src/a.cc:",
                                  reason)

    def test_long_functions_and_headers_are_warned_of(self):
        long = "int f(\n    int a) {\n" + "  ++a;\n" * 70 + "}\n"
        done = self.look("src/a.cc", SPDX + long)
        self.assertEqual(0, done.returncode)
        self.assertIn("warning: a function of", done.stdout)
        done = self.look("src/a.h", SPDX + "\n" * 160)
        self.assertIn("warning: a header of", done.stdout)


class Documents(Tree):
    def setUp(self):
        super().setUp()
        self.write("CMakePresets.json",
                   json.dumps({"buildPresets": [{"name": "dev"}]}))
        self.write("src/base/span.h", "")
        self.write("run", "")
        (self.root / "run").chmod(0o755)

    def look(self, text):
        self.write("README.md", text)
        return self.run_tool("check_docs.py")

    def test_a_true_document_is_passed_over_in_silence(self):
        self.assert_silent(self.look(
            "`src/base/span.h`, `span.h`, `src/*/`, `src/NAME/x.h`, "
            "`build/dev`, `and/or`, [it](src/base)\n\n```sh\n./run\n"
            "cmake --build --preset dev\nsudo apt-get install x  # why\n```\n"
            "```text\nno-program at all\n```\n"))

    def test_defects_are_found(self):
        cases = {
            "src/base/gone.h is not there": "see `src/base/gone.h`\n",
            "gone.md is not there": "see [it](gone.md)\n",
            "gone/*.h is not there": "see `src/gone/*.h`\n",
            "no program ./walk": "```sh\n./walk\n```\n",
            "frobnicate is no program": "```sh\nfrobnicate x\n```\n",
            "no preset speedy": "```sh\ncmake --build --preset speedy\n```\n",
        }
        for reason, text in cases.items():
            with self.subTest(reason=reason):
                self.assert_found(self.look(text), "README.md:", reason)

    def test_commands_and_options_that_the_program_lacks_are_found(self):
        self.write("program", "#!/bin/sh\n"
                   "[ $1 = read ] && echo ' --format X' || echo '  read  x'\n")
        (self.root / "program").chmod(0o755)
        self.write("README.md", "```sh\nsynoptic read --format x\n"
                   "build/release/synoptic read --fast x\n"
                   "synoptic guess x\n```\n")
        done = self.run_tool("check_docs.py", "--program",
                             str(self.root / "program"))
        self.assert_found(done, "no command guess", "no option --fast")
        self.assertNotIn(":2:", done.stdout)


@unittest.skipUnless(shutil.which("clang-tidy"), "clang-tidy is missing")
class Lint(unittest.TestCase):
    def test_a_planted_defect_is_found_and_a_clean_source_remembered(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "tools").mkdir()
            (root / "src").mkdir()
            for name in ("tools/check_lint.py", ".clang-tidy"):
                (root / name).write_text((TOOLS.parent / name).read_text())
            source = root / "src/a.cc"
            (root / "compile_commands.json").write_text(json.dumps([{
                "directory": folder, "file": str(source),
                "command": f"c++ -std=c++20 -c {source}"}]))

            def look(code):
                source.write_text(code)
                return subprocess.run(
                    [sys.executable, root / "tools/check_lint.py", "--build",
                     folder], capture_output=True, text=True)
            found = look("int counter = 0;\n")
            self.assertEqual(1, found.returncode, found.stderr)
            self.assertIn("src/a.cc:1:", found.stdout)
            self.assertIn("avoid-non-const-global", found.stdout)
            self.assertIn("1 looked at, 0 with", look("int f();\n").stdout)
            self.assertIn("0 looked at", look("int f();\n").stdout)


if __name__ == "__main__":
    unittest.main()
