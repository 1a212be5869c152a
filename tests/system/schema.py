# SPDX-License-Identifier: Apache-2.0
"""Checks JSON against the schemas of docs/schema, by the part of JSON Schema
that they use. Stricter than the standard: a member that no schema names is
wrong."""

import json
import pathlib
import re

FOLDER = pathlib.Path(__file__).parents[2] / "docs" / "schema"
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}


def is_of(value, name):
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def wrong_with(name, value):
    """The first thing that is wrong, with its place; empty if none is."""
    path = FOLDER / (name + ".schema.json")
    root = json.loads(path.read_text("utf-8"))
    return check(value, root, root, "")


def check(value, rule, root, place):
    if "$ref" in rule:
        return check(value, root["$defs"][rule["$ref"].split("/")[-1]], root, place)
    if "anyOf" in rule:
        wrong = [check(value, one, root, place) for one in rule["anyOf"]]
        return "" if "" in wrong else wrong[-1]
    types = rule.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_of(value, name) for name in types):
        return f"{place}: {value!r} is not of {types}"
    if "enum" in rule and value not in rule["enum"]:
        return f"{place}: {value!r} is none of {rule['enum']}"
    if "const" in rule and value != rule["const"]:
        return f"{place}: {value!r} is not {rule['const']!r}"
    if "minimum" in rule and value is not None and value < rule["minimum"]:
        return f"{place}: {value} is too small"
    if "pattern" in rule and isinstance(value, str):
        if not re.search(rule["pattern"], value):
            return f"{place}: {value!r} does not fit {rule['pattern']}"
    if isinstance(value, dict):
        return check_members(value, rule, root, place)
    for number, one in enumerate(value if isinstance(value, list) else []):
        if wrong := check(one, rule["items"], root, f"{place}/{number}"):
            return wrong
    return ""


def check_members(value, rule, root, place):
    for name in rule.get("required", []):
        if name not in value:
            return f"{place}: lacks {name}"
    for name, member in value.items():
        if name not in rule["properties"]:
            return f"{place}/{name}: not in the schema"
        wrong = check(member, rule["properties"][name], root, f"{place}/{name}")
        if wrong:
            return wrong
    return ""
