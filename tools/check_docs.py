#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Keeps the documents true: what they name is there.

usage: tools/check_docs.py [ROOT] [--program FILE]

In every document (*.md):
1. A path in `code` or in a link exists, from the root or from the document's
   folder. A * in it must match something; words in CAPITALS are placeholders;
   what a build makes (build/, out/) and what lies outside the repository
   (../, ~/, /) is not looked for. A path is a word with a slash, or one that
   ends like a file of ours; `X.Y` of code is none.
2. A command in a block marked sh begins with a program of the repository that
   is there and may be run, or with a well known one (below); presets that it
   names exist.
3. With --program, the commands and options of `synoptic ...` are those that
   `synoptic --help` tells of.
"""
import json
import pathlib
import re
import subprocess
import sys

from repository import files_of

WELL_KNOWN = {"apt-get", "cat", "cd", "cmake", "cp", "ctest", "curl", "cut",
              "echo", "git", "grep", "gzip", "head", "jq", "ls", "mkdir",
              "ninja", "nice", "perf", "python3", "sort", "sudo", "synoptic",
              "tail", "time", "zcat", "xdg-open"}
ENDINGS = (".cc", ".h", ".md", ".py", ".txt", ".json", ".jsonl", ".cmake",
           ".sh", ".html", ".yml")
NOT_LOOKED_FOR = ("build/", "out/", "../", "~/", "/", "http:", "https:",
                  "mailto:", "#")
OURS_IN_CAPITALS = re.compile(r"\b(?:README|CHANGELOG|LICENSE|ARCHITECTURE|"
                              r"CONTRIBUTING)\b")


def lines_of(path):
    """Yields (number, line, language of the block it is in or None)."""
    language = None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        fence = re.match(r"\s*```(\w*)", line)
        if fence:
            language = (fence[1] or "text") if language is None else None
            continue
        yield number, line, language


def looks_like_path(word):
    if not re.fullmatch(r"[\w.*/+-]+", word) or word.startswith("-"):
        return False
    if "/" in word:
        # "and/or", "1/2" and options are none.
        return bool(re.search(r"\.\w|/$|^\w+/\w+/|^(?:src|tools|tests|data|"
                              r"docs|fuzz|cmake|examples|benchmarks|models|"
                              r"training|build|out|\.|\.ci)/", word))
    return word.endswith(ENDINGS)


def is_there(root, folder, word):
    for base in (root, folder):
        if "*" in word:
            if any(base.glob(word.rstrip("/"))):
                return True
        elif (base / word).exists():
            return True
    # A file named without its folder: `span.h`.
    return "/" not in word and any(
        p for top in ("src", "data", "tools", "tests", "docs", "fuzz")
        for p in (root / top).rglob(word))


def is_placeholder(word):
    return not word or bool(re.search(r"\b[A-Z]+(?:_|\b)|[<>{}$]",
                                      OURS_IN_CAPITALS.sub("", word)))


def paths_in(line):
    for word in re.findall(r"`([^`\s]+)`", line):
        if looks_like_path(word):
            yield word
    for target in re.findall(r"\]\(([^)\s]+)\)", line):
        yield target.split("#")[0]


def help_of(program):
    """The words of --help, and of each command's, to look things up in."""
    def words(*arguments):
        text = subprocess.run([program, *arguments, "--help"],
                              capture_output=True, text=True).stdout
        return text, set(re.findall(r"(?<![\w-])--?[A-Za-z][\w-]*|\b[a-z]+\b",
                                    text))
    text, known = words()
    for command in re.findall(r"(?m)^  ([a-z]+)  ", text):
        known |= words(command)[1]
    return known


def command_breaches(root, line, known):
    words = line.strip().removeprefix("$ ").split()
    while words and ("=" in words[0] or words[0] in ("sudo", "nice", "time")):
        words.pop(0)
    if not words or words[0].startswith("#"):
        return
    program = words[0]
    if "/" in program or (root / program).is_file():
        path = root / program
        if program.startswith(("build/", "./build/")):
            program = path.name
        elif not path.is_file() or not path.stat().st_mode & 0o111:
            yield f"no program {program}"
            return
    elif program not in WELL_KNOWN:
        yield f"{program} is no program of this repository"
        return
    if "--preset" in words[:-1]:
        presets = json.loads((root / "CMakePresets.json").read_text())
        name = words[words.index("--preset") + 1]
        kinds = [k for k in presets if k.endswith("Presets")]
        if not any(p["name"] == name for k in kinds for p in presets[k]):
            yield f"no preset {name}"
    if program == "synoptic" and known:
        for word in words[1:]:
            if word in ("|", ">"):
                break
            option = re.match(r"--?[a-z][\w-]*", word)
            if option and option[0] not in known:
                yield f"synoptic has no option {option[0]}"
        if len(words) > 1 and words[1].isalpha() and words[1] not in known:
            yield f"synoptic has no command {words[1]}"


def breaches_of(root, path, known):
    for number, line, language in lines_of(path):
        if language in ("sh", "console"):
            if language == "sh" or line.startswith("$ "):
                for reason in command_breaches(root, line, known):
                    yield number, reason
        elif language is None:
            for word in paths_in(line):
                if word.startswith(NOT_LOOKED_FOR) or is_placeholder(word):
                    continue
                if not is_there(root, path.parent, word.removeprefix("./")):
                    yield number, f"{word} is not there"


def main(argv):
    arguments = argv[1:]
    known = None
    if "--program" in arguments:
        at = arguments.index("--program")
        known = help_of(arguments[at + 1])
        del arguments[at:at + 2]
    root = pathlib.Path(arguments[0] if arguments else
                        pathlib.Path(__file__).parent.parent).resolve()
    breaches = 0
    for path in files_of(root, "*.md"):
        for number, reason in breaches_of(root, path, known):
            print(f"{path.relative_to(root)}:{number}: {reason}")
            breaches += 1
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
