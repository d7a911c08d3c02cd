"""Application files by chance: from the schema, and from files that there are, with mistakes.

Everything is drawn from one random number, so that a failure can be repeated; what a leaf may hold is taken from the
schema's own values and examples, from the files of examples/ and from the cases of the whole path.
"""

import copy
import functools
import glob
import os
import re

from whole_path.cases import ROOT, SCHEMA, above_of, cases, leaves, values

FOLDERS = ("good", "current", "bad", "bad-on-record")
KINDS = SCHEMA.known("/kind").always[0]["enum"]
LONGEST_LIST = 3
MOST_MENDED = 20


def generalised(pointer):
    return re.sub("/[0-9]+", "/0", pointer)


@functools.cache
def files():
    """What is changed: the examples, files with everything, and the files that fail by one rule each."""
    paths = [path for folder in FOLDERS for path in glob.glob(os.path.join(ROOT, "examples", folder, "*.icp.*"))]
    paths += glob.glob(os.path.join(ROOT, "tests", "whole_path", "full", "*.icp.yaml"))
    found = [
        value for path in sorted(paths) for value in values(os.path.relpath(path, ROOT)) if isinstance(value, dict)
    ]
    return tuple(found + [value for _, case in sorted(cases().items()) for value in case.failing()])


@functools.cache
def written():
    """What stands at each place in all those files."""
    found = {}
    for value in files():
        for pointer, there in leaves(value):
            if not isinstance(there, (dict, list)):
                found.setdefault(generalised(pointer), {})[repr(there)] = there
    return {place: tuple(there[key] for key in sorted(there)) for place, there in found.items()}


@functools.cache
def allowed(place):
    """What the schema itself names for a place: values, examples, yes and no."""
    known = SCHEMA.known(place)
    found = []
    for node in known.schemas if known else ():
        found += [*node.get("enum", ()), *node.get("examples", ())]
        found += [True, False] if node.get("type") == "boolean" else []
        found += [0, 1, 3, 20] if node.get("type") == "integer" else []
    return tuple(found)


def drawn(random):
    """A file: one in three from the schema alone, the others from those that there are, with up to five changes."""
    if random.random() < 0.33:
        return from_schema(random)
    value = copy.deepcopy(random.choice(files()))
    for _ in range(random.choice((0, 1, 1, 1, 2, 2, 3, 5))):
        change(random, value)
    return value


def from_schema(random):
    """A file that the schema alone describes, each key there more often than not; some combinations it refuses."""
    return {**mapping(random, ""), "kind": random.choice(KINDS)}


def valid(random, refused):
    """The same without what is refused: `refused` tells the pointers of a value at which the schema does."""
    value = from_schema(random)
    for _ in range(MOST_MENDED):
        found = refused(value)
        if not found:
            return value
        for pointer in sorted(found, reverse=True):
            mend(random, value, pointer)
    return None


def mend(random, value, pointer):
    """A key that is missing put in, anything else left out."""
    above, last = above_of(value, pointer)
    if isinstance(above, dict) and last not in above:
        above[last] = anything(random, generalised(pointer))
    else:
        del above[last]


def mapping(random, place):
    keys = SCHEMA.keys(place)
    if "same_as" in keys and random.random() < 0.3:
        return {"same_as": random.choice(allowed(f"{place}/same_as"))}
    required = {key for node in SCHEMA.known(place).always for key in node.get("required", ())}
    kept = [key for key in keys if key not in ("same_as", "$schema") and (key in required or random.random() < 0.7)]
    return {key: anything(random, f"{place}/{key}") for key in kept}


def anything(random, place):
    if SCHEMA.known(f"{place}/0"):
        return [anything(random, f"{place}/0") for _ in range(random.randint(0, LONGEST_LIST))]
    if SCHEMA.keys(place):
        return mapping(random, place)
    return copy.deepcopy(random.choice(allowed(place) + written().get(place, ()) or ("甲",)))


def change(random, value):
    """One mistake or none: something left out, put in, repeated, or something else in its place."""
    there = [pointer for pointer, _ in leaves(value)]
    pointer = random.choice(there)
    above, last = above_of(value, pointer)
    how = random.random()
    if how < 0.25:
        del above[last]
    elif how < 0.35 and isinstance(above, list):
        above.insert(last, copy.deepcopy(above[last]))
    elif how < 0.5 and isinstance(above, dict):
        place = generalised(pointer.rpartition("/")[0])
        key = random.choice(SCHEMA.keys(place) or (last,))
        above[key] = anything(random, f"{place}/{key}")
    elif how < 0.55:
        above[last] = random.choice((None, 7, "", [], {}, True, "乙"))
    else:
        above[last] = anything(random, generalised(pointer))
