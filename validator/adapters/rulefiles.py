"""Rule folders in, rulebooks out: read with places, refused with file and line, compiled to one neutral JSON.

A folder holds `rulebook.yaml` (the day of the last review), `sources.yaml`, `retired.yaml`, `tables/` and one folder
a topic.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from validator import resources
from validator.adapters.compiled_rules import FORMAT, CompiledRules, Raw, text_of, vocabulary_of
from validator.adapters.reading import Limits, read
from validator.adapters.schema import Shape
from validator.core.documents import Document
from validator.core.errors import RuleFileError, UsageError
from validator.core.language.faults import Faults, likely
from validator.core.rulebook import Rulebook
from validator.core.rules import Rule

_SETTINGS = ("rulebook", "sources", "retired")


class RuleFile(NamedTuple):
    """A file of a rule folder: its path as shown, its topic (the folder it lies in) and what it holds."""

    path: str
    topic: str
    document: Document

    @property
    def raw(self) -> Raw:
        """The mapping it holds; empty where it holds something else."""
        value = self.document.value
        return dict(value) if isinstance(value, dict) else {}

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return os.path.splitext(os.path.basename(self.path))[0]


class Compiled(NamedTuple):
    """A rule folder as one neutral value, and its text as it travels in the wheel."""

    content: Raw

    @property
    def text(self) -> str:
        """The same bytes for the same rules."""
        return text_of(self.content)


def load_rulebook(folder: str | None = None, *, own: str | None = None) -> Rulebook:
    """The shipped rulebook, or that of `folder`; `own` is a further folder with rules of the user's.

    Raises UsageError that names file, line and the likely intention of every mistake.
    """
    if folder is None and own is None:
        return _shipped().rulebook()
    content = compile_folder(folder).content if folder else shipped()
    if own is not None:
        content = _joined(content, compile_folder(own, base=content).content)
    return rulebook_of(content)


def rulebook_of(content: Raw) -> Rulebook:
    """The rulebook that a compiled value says; its rules were judged when it was compiled."""
    return CompiledRules(text_of(content).split("\n")).rulebook()


def compile_folder(folder: str, *, base: Raw | None = None) -> Compiled:
    """A folder of rules, read and judged; rules of a user's may use the sources, lists and tables of `base`."""
    if not os.path.isdir(folder):
        raise UsageError(f"{folder}: there is no such rule folder")
    files = tuple(_files(folder))
    mistakes = [line for file in files for line in _unreadable(file)]
    settings = {file.stem: file.raw for file in files if file.topic == "" and file.stem in _SETTINGS}
    content: Raw = {
        "format": FORMAT,
        "reviewed_on": str(settings.get("rulebook", {}).get("reviewed_on", (base or {}).get("reviewed_on", ""))),
        "sources": {**(base or {}).get("sources", {}), **settings.get("sources", {})},
        "tables": {**(base or {}).get("tables", {}), **{f.stem: f.raw for f in files if f.topic == "tables"}},
        "rules": [],
    }
    rule_files = [file for file in files if file.topic not in ("", "tables")]
    retired = [str(entry) for entry in settings.get("retired", {}).get("retired", [])]
    if not mistakes:
        mistakes = list(_compile_rules(rule_files, content, retired, own=base is not None))
    if mistakes:
        raise RuleFileError("\n".join(mistakes))
    if not rule_files:
        wanted = os.path.join(folder, "<topic>", "<name>.yaml")
        raise UsageError(f"{folder}: there is no rule in it; a rule is a file {wanted}")
    return Compiled(_signed(content))


def _signed(content: Raw) -> Raw:
    """A compiled value with the digest of all that it says."""
    unsigned = {key: value for key, value in content.items() if key != "digest"}
    text = json.dumps(unsigned, ensure_ascii=False, separators=(",", ":"))
    return {**unsigned, "digest": hashlib.sha256(text.encode()).hexdigest()}


def _compile_rules(files: Sequence[RuleFile], content: Raw, retired: Sequence[str], *, own: bool) -> Iterator[str]:
    # Reading rules takes ten modules, which a run of compiled rules does without.
    from validator.core.language.reader import judge_examples, read_rule

    vocabulary = vocabulary_of(content["tables"])
    shape = Shape(resources.schema("rule"), "rule")
    seen: dict[str, str] = {}
    for file in files:
        shapes = [f"{_place(file, f.pointer)}: {f.message.en}" for f in shape.faults(file.document)]
        yield from shapes
        if shapes:
            continue
        faults = Faults()
        rule = read_rule(file.raw, file.topic, vocabulary, faults)
        _judge_file(file, rule, content["sources"], retired, faults)
        judge_examples(file.raw, rule, vocabulary, faults)
        _judge_identity(file, rule, seen, faults, own=own)
        yield from (f"{_place(file, fault.pointer)}: {fault.message}" for fault in faults.found)
        content["rules"].append({"topic": file.topic, "raw": file.raw})


def _judge_file(file: RuleFile, rule: Rule, sources: Mapping[str, Any], retired: Sequence[str], faults: Faults) -> None:
    if rule.name != file.stem:
        faults.add(
            "/name", f'the file is called {file.stem}, the rule "{rule.name}"; a file bears the name of its rule'
        )
    if rule.id in retired:
        faults.add("/id", f"{rule.id} is retired and never used again; take a free number")
    for number, source in enumerate(rule.sources):
        if source.document not in sources:
            hint = likely(source.document, list(sources))
            faults.add(f"/sources/{number}/document", f'"{source.document}" is not in sources.yaml; {hint}')


def _judge_identity(file: RuleFile, rule: Rule, seen: dict[str, str], faults: Faults, *, own: bool) -> None:
    for pointer, key in (("/id", rule.id), ("/name", rule.name)):
        if key in seen:
            faults.add(pointer, f"{key} is taken by {seen[key]}")
        seen[key] = file.path
    if own and rule.id.startswith("ICP"):
        faults.add("/id", f"{rule.id}: ids that begin with ICP are the shipped rulebook's; take a prefix of your own")


def _files(folder: str) -> Iterator[RuleFile]:
    for path in rule_paths(folder):
        with open(path, "rb") as file:
            content = file.read()
        topic = os.path.relpath(os.path.dirname(path), folder).replace(os.sep, "/")
        shown = path.replace(os.sep, "/")
        for document in read(content, shown, "yaml", Limits()):
            yield RuleFile(shown, "" if topic == "." else topic, document)
            break


def rule_paths(folder: str) -> list[str]:
    """The YAML files of a rule folder, sorted; hidden ones are left out."""
    found: list[str] = []
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(os.path.join(above, n) for n in names if n.endswith((".yaml", ".yml")) and not n.startswith("."))
    return sorted(found)


def _unreadable(file: RuleFile) -> Iterator[str]:
    for fault in file.document.faults:
        yield f"{file.path}:{fault.span.start.line}:{fault.span.start.column}: {fault.message.en}"
    if not file.document.faults and not isinstance(file.document.value, dict):
        yield f"{file.path}:1:1: a mapping is wanted at the top"


def _place(file: RuleFile, pointer: str) -> str:
    start = (file.document.key_span(pointer) or file.document.span(pointer)).start
    return f"{file.path}:{start.line}:{start.column}"


def _joined(base: Raw, own: Raw) -> Raw:
    ids = {entry["raw"]["id"] for entry in base["rules"]}
    names = {entry["raw"]["name"] for entry in base["rules"]}
    for entry in own["rules"]:
        if entry["raw"]["id"] in ids or entry["raw"]["name"] in names:
            raise UsageError(
                f"{entry['raw']['id']} {entry['raw']['name']}: the shipped rulebook has a rule of that name"
            )
    return _signed({**own, "reviewed_on": base["reviewed_on"], "rules": [*base["rules"], *own["rules"]]})


def shipped() -> Raw:
    """The shipped rulebook as one neutral value."""
    return _shipped().content()


def _shipped() -> CompiledRules:
    """The shipped rulebook: compiled from a checkout's rules, or as it was installed."""
    folder = resources.rules_folder()
    return CompiledRules(_lines(resources.compiled_rulebook())) if folder is None else _cached(folder)


def _lines(path: str) -> list[bytes]:
    with open(path, "rb") as file:
        return file.read().split(b"\n")


def _cached(folder: str) -> CompiledRules:
    """A checkout's rulebook, from a cache keyed on the bytes of everything it is made of."""
    kept = os.path.join(_cache_folder(), f"rulebook-{_digest(folder)}.json")
    try:
        return CompiledRules(_lines(kept))
    except (OSError, ValueError, LookupError, TypeError):
        text = compile_folder(folder).text
    _keep(kept, text)
    return CompiledRules(text.split("\n"))


def _cache_folder() -> str:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "icplint")


def _digest(folder: str) -> str:
    digest = hashlib.sha256(str(FORMAT).encode())
    digest.update(resources.schema_text("facts").encode())
    digest.update(resources.schema_text("rule").encode())
    for path in rule_paths(folder):
        with open(path, "rb") as file:
            digest.update(f"\0{os.path.relpath(path, folder)}\0".encode())
            digest.update(file.read())
    return digest.hexdigest()


def _keep(path: str, text: str) -> None:
    # A cache that cannot be written costs the next start some time and nothing else.
    partial = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(partial, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(partial, path)
    except OSError:
        return
