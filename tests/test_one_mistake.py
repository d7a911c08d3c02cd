"""One mistake in a good application is one finding at its place, or none where the key is optional; never two."""

import copy
import glob
import json
import os

import pytest

from validator.adapters.reading import Limits, form_of, read
from validator.service import Options, judge_of

GOOD = os.path.join(os.path.dirname(__file__), os.pardir, "examples", "good")
FILES = sorted(glob.glob(os.path.join(GOOD, "*.icp.*")))
JUDGE = judge_of(Options(engine="plain"))


def loaded(path):
    with open(path, "rb") as file:
        (document,) = read(file.read(), path, form_of(path), Limits())
    return document.value


def findings(value):
    text = json.dumps(value, ensure_ascii=False, indent=1).encode()
    (document,) = read(text, "x.icp.json", "json", Limits())
    return JUDGE.judge(document).report.findings


def places(found):
    return [(finding.id, finding.place.pointer) for finding in found]


def keys(value, path=()):
    if isinstance(value, dict):
        for key, below in value.items():
            yield (*path, key)
            yield from keys(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from keys(below, (*path, index))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def pointer(path):
    return "".join(f"/{step}" for step in path)


def without(value, path):
    changed = copy.deepcopy(value)
    del at(changed, path[:-1])[path[-1]]
    return changed


def replaced(value, path, new):
    changed = copy.deepcopy(value)
    at(changed, path[:-1])[path[-1]] = new
    return changed


def renamed(value, path, name):
    changed = copy.deepcopy(value)
    above = at(changed, path[:-1])
    entries = [(name if key == path[-1] else key, below) for key, below in above.items()]
    above.clear()
    above.update(entries)
    return changed


def slips(key):
    """What fingers do to a key: a letter more, one less, two swapped."""
    yield f"{key}s"
    yield key[:-1] if len(key) > 3 else f"{key}{key[-1]}"
    yield key[:-2] + key[-1] + key[-2] if key[-1] != key[-2] else f"{key}x"


def wrong(value, path):
    """Values of a type that cannot stand at a place."""
    several = path[-1] in ("mobile", "office_phone") or path[-1] in ("from", "to")
    others = [] if isinstance(value, list) or several else [[]]
    others += [] if isinstance(value, dict) else [{}]
    others += [] if isinstance(value, bool) or path[-1] in ("from", "to") else [True]
    others += [] if isinstance(value, (int, float)) else [7, 1.5]
    return [*others, None]


@pytest.mark.parametrize("path", FILES, ids=os.path.basename)
def test_a_missing_key_is_at_most_one_finding(path):
    value = loaded(path)
    for where in keys(value):
        found = findings(without(value, where))
        assert len(found) <= 1, (pointer(where), places(found))


@pytest.mark.parametrize("path", FILES, ids=os.path.basename)
def test_a_misspelt_key_is_one_finding_at_the_key_that_names_the_right_one(path):
    value = loaded(path)
    for where in keys(value):
        for name in slips(where[-1]):
            if name in at(value, where[:-1]):
                continue
            found = findings(renamed(value, where, name))
            assert places(found) == [("ICP002", pointer((*where[:-1], name)))], pointer(where)
            assert f'"{where[-1]}"' in found[0].message.en, found[0].message.en


@pytest.mark.parametrize("path", FILES, ids=os.path.basename)
def test_a_value_of_the_wrong_type_is_one_finding_there(path):
    value = loaded(path)
    for where in keys(value):
        for new in wrong(at(value, where), where):
            found = findings(replaced(value, where, new))
            assert len(found) == 1, (pointer(where), new, places(found))
            assert found[0].place.pointer.startswith(pointer(where)), (pointer(where), new, places(found))
