"""One mistake is one fault: every key misspelt, every leaf of a wrong type, every key taken out, one at a time."""

import copy
import json

import pytest
from shape_documents import SHAPE, VALID, document_of

from validator.core.places import child

VALUES = {name: document_of(text).value for name, text in VALID.items()}
EACH = pytest.mark.parametrize("name", VALUES)


def mappings(value, pointer=""):
    """Every mapping with its pointer."""
    if isinstance(value, dict):
        yield pointer, value
        for key, below in value.items():
            yield from mappings(below, child(pointer, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from mappings(below, f"{pointer}/{index}")


def places(value):
    """Every key of a document: the pointer of its mapping, and the key."""
    return [(pointer, key) for pointer, mapping in mappings(value) for key in mapping]


def inside(value, pointer):
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def changed(value, pointer, key, change):
    """A copy of a document in which a mapping's entry is replaced by what `change` makes of it, order kept."""
    copied = copy.deepcopy(value)
    mapping = inside(copied, pointer)
    entries = list(mapping.items())
    mapping.clear()
    for name, below in entries:
        mapping.update(change(name, below) if name == key else {name: below})
    return copied


def told(value):
    return [(f.id, f.pointer) for f in SHAPE.faults(document_of(json.dumps(value, ensure_ascii=False)))]


def slips(key):
    """The key with two letters swapped, one dropped, one doubled, at every letter."""
    for i in range(len(key)):
        yield key[:i] + key[i + 1 :]
        yield key[: i + 1] + key[i:]
        yield key[:i] + key[i : i + 2][::-1] + key[i + 2 :]


@EACH
def test_a_misspelt_key_is_told_once_at_the_key(name):
    for number, (pointer, key) in enumerate(places(VALUES[name])):
        mapping = inside(VALUES[name], pointer)
        wrong = [slip for slip in dict.fromkeys(slips(key)) if slip != key and slip not in mapping]
        for slip in wrong[number % 5 :: 5]:
            value = changed(VALUES[name], pointer, key, lambda _, below, slip=slip: {slip: below})
            assert told(value) == [("ICP002", child(pointer, slip))]


@EACH
def test_a_misspelt_key_keeps_rules_from_the_key_that_was_meant(name):
    for pointer, key in places(VALUES[name]):
        value = changed(VALUES[name], pointer, key, lambda name, below: {name + name[-1]: below})
        (fault,) = SHAPE.faults(document_of(json.dumps(value, ensure_ascii=False)))
        assert {child(pointer, key), child(pointer, key + key[-1])} <= set(fault.refused)


def other_types(key, value):
    """Values of types that a leaf cannot have; what changes may be a text, a list or a yes and no."""
    if key in ("from", "to"):
        return [7, {"x": 1}]
    return [7, {"x": 1}] if isinstance(value, str) else ["x y", {"x": 1}, [[]]]


@EACH
def test_a_leaf_of_a_wrong_type_is_told_once_at_the_leaf(name):
    for pointer, key in places(VALUES[name]):
        below = inside(VALUES[name], pointer)[key]
        if isinstance(below, (dict, list)):
            continue
        for wrong in other_types(key, below):
            value = changed(VALUES[name], pointer, key, lambda name, _, wrong=wrong: {name: wrong})
            assert [found[1] for found in told(value)] == [child(pointer, key)], (pointer, key, wrong)


@EACH
def test_a_block_of_a_wrong_type_is_told_once_at_the_block(name):
    for pointer, key in places(VALUES[name]):
        if not isinstance(inside(VALUES[name], pointer)[key], (dict, list)):
            continue
        for wrong in (None, 7):
            value = changed(VALUES[name], pointer, key, lambda name, _, wrong=wrong: {name: wrong})
            assert [found[1] for found in told(value)] == [child(pointer, key)], (pointer, key, wrong)


@EACH
def test_a_key_taken_out_is_told_at_most_once_and_where_it_was(name):
    for pointer, key in places(VALUES[name]):
        found = told(changed(VALUES[name], pointer, key, lambda *_: {}))
        assert [place for _, place in found] in ([], [child(pointer, key)])
