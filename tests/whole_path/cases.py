"""Cases of the whole path: for a rule a file that fails by it, and the nearest one that passes.

A case `ICP103.yaml` is written as small changes of an example:

    base: examples/good/change.icp.yaml   left out: the file of examples/bad that is named after the rule
    edition: "2018-04"                    2018-04 (left out), current or a day
    ledger: examples/ledger.yaml          a path, or the ledger itself; left out: none
    environ: {NAME: value}                variables that are set, and looked up
    beside: [{base: ..., changed: [...]}] further applications of the run, the same in both files
    changed: [...]                        what is changed in both
    fails: [...]                          what makes the base fail; left out: it fails as it is
    at: /subject/certificate/number       where the finding stands
    also: [ICP409]                        other findings that cannot but come along
    passes: [...]                         what makes the base pass; left out: it passes as it is

A change is {put: POINTER, value: ...} (in a list an index, or - for one more), {drop: POINTER}, or
{copy: POINTER, to: POINTER}; {document: 1} names another document of the base than the first.
"""

import copy
import functools
import glob
import json
import os
from typing import NamedTuple

import pytest
import yaml

from validator import resources
from validator.adapters.reading import Limits, form_of, read
from validator.adapters.rulefiles import load_rulebook
from validator.core.descriptions import Descriptions
from validator.core.places import steps
from validator.service import Options, judge_documents, judge_of

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(TESTS)
FOLDER = os.path.join(TESTS, "whole_path")
BAD = ("examples/bad", "examples/bad-on-record", "examples/passwords")
ON_RECORD = "examples/ledger.yaml"
SCHEMA = Descriptions(resources.schema("application"))
KEYS = {"base", "edition", "ledger", "environ", "beside", "changed", "fails", "at", "also", "passes"}


class Case(NamedTuple):
    """A rule's case: what is judged, and how."""

    id: str
    said: dict

    @property
    def edition(self):
        return str(self.said.get("edition", "2018-04"))

    @property
    def also(self):
        return tuple(self.said.get("also", ()))

    @property
    def base(self):
        """The path of the file that is changed, from the top of the checkout."""
        return self.said.get("base") or bad_file(self.id)

    @property
    def ledger(self):
        """A path of a ledger, the ledger itself, or None."""
        on_record = os.path.dirname(self.base).endswith("bad-on-record")
        return self.said.get("ledger", ON_RECORD if on_record else None)

    def failing(self):
        """The values that fail by the rule."""
        return self._with("fails")

    def passing(self):
        """The values of the nearest neighbour."""
        return self._with("passes")

    def _with(self, changes):
        made = [*self.said.get("changed", ()), *self.said.get(changes, ())]
        return [*changed(values(self.base), made), *self.beside()]

    def beside(self):
        return [
            value
            for other in self.said.get("beside", ())
            for value in changed(values(other["base"]), other.get("changed", ()))
        ]


def case_of(path):
    return Case(os.path.basename(path).partition(".")[0], said(path))


def said(path):
    """What a YAML file says, as icplint itself reads YAML: dates stay text."""
    with open(path, "rb") as file:
        (document,) = read(file.read(), path, "yaml", Limits())
    assert not document.faults, (path, document.faults)
    return document.value


def cases():
    """Every case that is written down, by the rule's id."""
    return {case.id: case for path in sorted(glob.glob(os.path.join(FOLDER, "*.yaml"))) for case in [case_of(path)]}


@functools.cache
def rulebook():
    return load_rulebook()


@functools.cache
def bad_file(rule_id):
    """The bad example that is named after a rule; None where there is none."""
    name = rulebook().find(rule_id).name
    for folder in BAD:
        found = glob.glob(os.path.join(ROOT, folder, f"{name}.icp.*"))
        if found:
            return os.path.relpath(found[0], ROOT)
    return None


@functools.cache
def _values(path):
    with open(os.path.join(ROOT, path), "rb") as file:
        return [document.value for document in read(file.read(), path, form_of(path), Limits())]


def values(path):
    """The documents of a file, to be changed at will."""
    return copy.deepcopy(_values(path))


def changed(documents, changes):
    for change in changes:
        value = documents[change.get("document", 0)]
        if "put" in change:
            put(value, change["put"], copy.deepcopy(change["value"]))
        elif "copy" in change:
            put(value, change["to"], copy.deepcopy(at(value, change["copy"])))
        else:
            above, last = above_of(value, change["drop"])
            del above[last]
    return documents


def at(value, pointer):
    for step in steps(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def put(value, pointer, new):
    above, last = above_of(value, pointer)
    if last == "-":
        above.append(new)
    else:
        above[last] = new


def above_of(value, pointer):
    """What holds the place of a pointer, blocks that are not there yet made, and the key or index in it."""
    *way, last = steps(pointer)
    for step in way:
        value = value[int(step)] if isinstance(value, list) else value.setdefault(step, {})
    return value, (int(last) if isinstance(value, list) and last != "-" else last)


def leaves(value, pointer=""):
    """Everything that stands in a value, with its pointer."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in below:
        yield f"{pointer}/{key}", inside
        yield from leaves(inside, f"{pointer}/{key}")


def known_places(pointer=""):
    """Every key that the schema of applications knows, entries of lists as their first."""
    for key in SCHEMA.keys(pointer):
        below = f"{pointer}/{key}"
        yield below
        yield from known_places(below)
        yield from known_places(f"{below}/0")


# Judging.


@functools.cache
def _judge(edition, ledger, engine, resolve_env):
    options = Options(edition=edition, edition_chosen=True, ledger=ledger, engine=engine, resolve_env=resolve_env)
    return judge_of(options), options


def text_of(value):
    """A value as an application file."""
    return yaml.dump(value, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=1000)


class _Quoting(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Texts that other readers could take for something else stand in quotes."""


def _text(dumper, text):
    is_plain = not text or (text[0].isalpha() and text not in ("yes", "no", "on", "off", "true", "false", "null"))
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if is_plain else '"')


_Quoting.add_representer(str, _text)


def read_back(documents, name="application.icp.yaml"):
    """The values as they are read from a file."""
    text = "---\n".join(text_of(value) for value in documents)
    return list(read(text.encode("utf-8", "surrogatepass"), name, "yaml", Limits()))


def read_back_quickly(documents):
    """The same from a JSON file each, which are written and read in a tenth of the time."""
    found = []
    for number, value in enumerate(documents):
        text = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
        found += read(text, f"application-{number}.icp.json", "json", Limits())
    return found


def judged(documents, case, engine="plain", ledger=None, name="application.icp.yaml"):
    """The report on the values of a case; `ledger` is the path of its ledger."""
    with pytest.MonkeyPatch.context() as patched:
        for variable, value in case.said.get("environ", {}).items():
            patched.setenv(variable, value)
        return judged_as_read(read_back(documents, name), case, engine, ledger)


def judged_as_read(documents, case, engine="plain", ledger=None):
    judge, options = _judge(case.edition, ledger, engine, bool(case.said.get("environ")))
    return judge_documents(judge, documents, options)


def ledger_path(case, folder):
    """Where the ledger of a case lies; one that is written in the case goes to a file of `folder`."""
    ledger = case.ledger
    if ledger is None or isinstance(ledger, str):
        return ledger and os.path.join(ROOT, ledger)
    path = os.path.join(folder, f"{case.id}.yaml")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text_of(ledger))
    return path
