"""The proof of a whole rulebook: the shipped one, or a folder of somebody's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from validator import resources
from validator.adapters.compiled_rules import Raw, vocabulary_of
from validator.adapters.reading import Limits, read
from validator.adapters.rulefiles import compile_folder, shipped
from validator.core.descriptions import Descriptions
from validator.core.documents import Document
from validator.core.engine import Engine
from validator.core.plain_engine import PlainEngine
from validator.core.proof.witness import Bench, Proof, prove
from validator.engines import durable_is_there, engine_named


class Proven(NamedTuple):
    """The proofs of a rulebook's rules, a line for each fault with its place, and the engines that judged."""

    proofs: tuple[Proof, ...]
    lines: tuple[str, ...]
    engines: tuple[str, ...]


def prove_folder(folder: str | None = None) -> Proven:
    """The proof of the rules in a folder, taken as a complete rulebook; None for the shipped one.

    Raises RuleFileError where rule files cannot be read, with file, line and the likely intention, and UsageError
    where the folder holds none.
    """
    content = compile_folder(folder).content if folder else shipped()
    engines: list[Engine] = [PlainEngine(), *([engine_named("durable")] if durable_is_there() else [])]
    bench = Bench(vocabulary_of(content["tables"]), Descriptions(resources.schema("application")), engines)
    proofs = tuple(prove(entry["raw"], entry["topic"], bench) for entry in _in_order(content))
    lines = tuple(line for proof in proofs if proof.faults for line in _lines(proof, folder))
    return Proven(proofs, lines, tuple(engine.name for engine in engines))


def _in_order(content: Raw) -> Iterator[Raw]:
    yield from sorted(content["rules"], key=lambda entry: str(entry["raw"]["id"]))


def _lines(proof: Proof, folder: str | None) -> Iterator[str]:
    """The faults of a rule as file, line, column, id and what is to be done."""
    path = _path(proof, folder or _shown(resources.rules_folder() or "rules"))
    document = _read(path)
    for fault in proof.faults:
        yield f"{_place(path, document, fault.pointer)}: {proof.rule}: {fault.message}"


def _path(proof: Proof, folder: str) -> str:
    """Where a rule's file lies: it bears the name of its rule."""
    stem = os.path.join(folder, *proof.topic.split("/"), proof.name)
    return f"{stem}.yml" if os.path.isfile(f"{stem}.yml") else f"{stem}.yaml"


def _shown(folder: str) -> str:
    below = os.path.relpath(folder)
    return folder if below.startswith(os.pardir) else below


def _read(path: str) -> Document | None:
    """The rule file, for the places in it; there is none once the rulebook is compiled."""
    if not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        return next(iter(read(file.read(), path, "yaml", Limits())), None)


def _place(path: str, document: Document | None, pointer: str) -> str:
    shown = path.replace(os.sep, "/")
    if document is None:
        return shown
    start = (document.key_span(pointer) or document.span(pointer)).start
    return f"{shown}:{start.line}:{start.column}"
