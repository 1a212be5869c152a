#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks at the letters of the files: what no compiler minds.

usage: tools/check_text.py [ROOT]     ROOT: a git working tree

Breaches (the status is 1 if there is one)
  a source without its SPDX line; letters other than ASCII in a source (tests,
  examples and word lists may have them); a path of one person's machine; tabs
  in C++, white space at a line's end, no newline at a file's end; a source of
  more than 600 lines; a name that says nothing (Util, Helper, Manager, Impl);
  what one of the two compilers does not have (std::format, std::expected,
  std::views, algorithms that give a subrange).
Warnings
  a source of more than 400 lines, a header of more than 150, a function of
  more than 60.
"""
import pathlib
import re
import sys

from repository import files_of

MOST_LINES, MANY_LINES, MANY_HEADER_LINES = 600, 400, 150
MANY_FUNCTION_LINES = 60
SOURCE = {".cc", ".h", ".py", ".sh", ".cmake", ".js", ".css", ".ts"}
MACHINE_PATH = re.compile(r"(?<![\w.~$}*])/(?:work|farm|home|root|Users)/\w")
EMPTY_NAME = re.compile(r"\b(?:class|struct|namespace|enum)\s+(?:class\s+)?"
                        r"\w*(?:Util|Utils|Helper|Helpers|Manager|Impl)\b")
# The ranges algorithms listed give a subrange, which clang 14 cannot make.
MISSING_IN_A_COMPILER = re.compile(
    r"\bstd::(?:format|expected|views|source_location|ranges::(?:views|search|"
    r"search_n|find_end|equal_range|remove|remove_if|unique|partition|"
    r"stable_partition|rotate|subrange))\b")


def is_source(path, text):
    return (path.suffix in SOURCE or path.name == "CMakeLists.txt" or
            text.startswith("#!"))


def may_have_letters(relative):
    """Whether a source may hold other letters than ASCII."""
    return relative.name.endswith("_test.cc") or bool(
        {"tests", "testing", "corpus", "examples"} & set(relative.parts))


def breaches_of(relative, text):
    """Yields (line, reason, is only a warning)."""
    cpp = relative.suffix in (".cc", ".h")
    lines = text.split("\n")
    if is_source(relative, text):
        if relative.name != "CMakeLists.txt" and relative.suffix != ".css" \
                and not any("SPDX-License-Identifier: " in line
                            for line in lines[:3]):
            yield 1, "no SPDX line among the first three", False
        if len(lines) - 1 > MOST_LINES:
            yield 1, f"{len(lines) - 1} lines; at {MOST_LINES} it is time " \
                     "to split by topic", False
        elif len(lines) - 1 > MANY_LINES:
            yield 1, f"{len(lines) - 1} lines", True
        elif relative.suffix == ".h" and len(lines) - 1 > MANY_HEADER_LINES:
            yield 1, f"a header of {len(lines) - 1} lines", True
    if text and not text.endswith("\n"):
        yield len(lines), "no newline at the end of the file", False
    begin = None
    for number, line in enumerate(lines, 1):
        if MACHINE_PATH.search(line):
            yield number, "a path of one machine", False
        if not is_source(relative, text):
            continue
        if not line.isascii() and not may_have_letters(relative):
            letter = next(c for c in line if not c.isascii())
            yield number, f"a letter that is not ASCII (U+{ord(letter):04X}" \
                          "): write an escape", False
        if line != line.rstrip():
            yield number, "white space at the end of the line", False
        if not cpp:
            continue
        if "\t" in line:
            yield number, "a tab", False
        code = line.split("//")[0]
        if EMPTY_NAME.search(code):
            yield number, "a name that says nothing", False
        if MISSING_IN_A_COMPILER.search(code):
            yield number, "not in both compilers", False
        # Our layout puts a function's last brace at the left margin.
        if re.match(r"\w.*\)[^;]*\{$|\w.*\($", line):
            begin = number
        elif line.startswith("}") and begin:
            if number - begin > MANY_FUNCTION_LINES:
                yield begin, f"a function of {number - begin + 1} lines", True
            begin = None


def main(argv):
    root = pathlib.Path(argv[1] if len(argv) > 1 else
                        pathlib.Path(__file__).parent.parent).resolve()
    breaches = 0
    for path in files_of(root):
        relative = path.relative_to(root)
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            if path.suffix in SOURCE:
                print(f"{relative}: not UTF-8")
                breaches += 1
            continue
        if "\0" in text or "corpus" in relative.parts:
            continue
        for number, reason, warning in breaches_of(relative, text):
            print(f"{relative}:{number}: "
                  f"{'warning: ' if warning else ''}{reason}")
            breaches += not warning
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
