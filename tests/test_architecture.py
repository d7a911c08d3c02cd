"""The house rules that a program can hold: who imports whom, where the doors are, which words are not used."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeGuard

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "validator"

# Who may import whom, by part of the package; a part is a folder, or a module that lies at the top.
SERVICE = frozenset({"service", "judge", "crossing", "engines", "workers", "reading_again"})
BELOW_SERVICE = frozenset({"core", "adapters", "resources", "version"})
MAY_IMPORT: dict[str, frozenset[str]] = {
    "core": frozenset({"core"}),
    "adapters": frozenset({"core", "adapters", "resources"}),
    "reports": frozenset({"core", "reports"}),
    "resources": frozenset({"core"}),
    "version": frozenset(),
    **{part: BELOW_SERVICE | SERVICE for part in SERVICE},
    "proving": BELOW_SERVICE | SERVICE,
    "api": BELOW_SERVICE | SERVICE | {"proving"},
    "config": frozenset({"core", "adapters", "resources"}),
    "pages": frozenset({"core", "reports", "resources"}),
    "cli": frozenset(
        {"core", "reports", "service", "api", "proving", "config", "pages", "resources", "version", "cli"}
    ),
    "__init__": BELOW_SERVICE | {"api", "service"},
    "__main__": frozenset({"cli"}),
}

# Every third-party library has one door.
DOORS = {
    "yaml": ("adapters/reading.py", "adapters/yaml_*.py"),
    "jsonschema": ("adapters/schema.py", "adapters/schema_*.py"),
    "jsonschema_rs": ("adapters/schema.py", "adapters/schema_*.py"),
    "durable_rules_engine": ("adapters/durable_*.py",),
    "publicsuffixlist": ("adapters/suffixes.py",),
    "idna": ("adapters/suffixes.py",),
}

# Each costs a cold start more than it gives; os.path and named tuples do.
NOT_IMPORTED = ("dataclasses", "pathlib", "importlib.resources", "importlib.metadata")

CLOCKS = {"now", "today", "utcnow"}
TIME_FUNCTIONS = {"time", "time_ns", "localtime", "gmtime"}
OUTPUTS = {"print", "exit", "quit"}
WAYS_OUT = {"sys.exit", "sys.stdout", "sys.stderr", "os._exit", "SystemExit"}
COMMAND_LINE = ("cli.py", "cli/*.py", "__main__.py")
THE_CLOCK = ("cli.py", "cli/*.py")

BANNED = set(
    ["check", "issue", "violation", "problem", "manager", "helper", "util", "handler", "data", "info", "process"]
)
PLURALS = {f"{word}s" for word in BANNED} | {"processes"}
# Contract words: the severity `info` and its count in a report, and the subcommand `check`.
SEVERITY_INFO = {"INFO", "_INFO", "infos"}
THE_COMMAND = {("cli.py", "check"), ("cli.py", "_check")}
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


class Module(NamedTuple):
    """A module of the package: its path below the package and its tree."""

    path: str
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        parts = [PACKAGE, *self.path.removesuffix(".py").split("/")]
        return ".".join(parts)

    @property
    def part(self) -> str:
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def is_package(self) -> bool:
        return self.path.endswith("__init__.py")


class Import(NamedTuple):
    """A module that another one imports, and the line that does it."""

    target: str
    line: int


Seek = Callable[[Module], Iterator[str]]


def module(text: str, path: str = "core/made_up.py") -> Module:
    return Module(path, ast.parse(text), text.count("\n") + 1)


@cache
def modules() -> tuple[Module, ...]:
    folder = ROOT / PACKAGE
    found = sorted(path for path in folder.rglob("*.py") if "shipped" not in path.parts)
    return tuple(module(path.read_text("utf-8"), path.relative_to(folder).as_posix()) for path in found)


def in_every_module(seek: Seek) -> list[str]:
    return [f"{PACKAGE}/{m.path}:{found}" for m in modules() for found in seek(m)]


# Who imports whom


def imports(m: Module) -> Iterator[Import]:
    for node in ast.walk(m.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(m, node)
            yield from (Import(f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _absolute(m: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    steps = m.name.split(".")[: -node.level]
    return ".".join([*steps, *([node.module] if node.module else [])])


def is_ours(target: str) -> bool:
    return target.split(".")[0] == PACKAGE


def part_of(target: str) -> str:
    """The part of the package that an import names: `from validator import validate` names `__init__`."""
    steps = target.split(".")
    known = {m.part for m in modules()}
    return steps[1] if len(steps) > 1 and steps[1] in known | set(MAY_IMPORT) else "__init__"


def wrong_layers(m: Module) -> Iterator[str]:
    allowed = MAY_IMPORT.get(m.part, frozenset())
    for target, line in imports(m):
        if is_ours(target) and part_of(target) not in allowed:
            yield f"{line} {m.part} imports {target}"


def wrong_doors(m: Module) -> Iterator[str]:
    for target, line in imports(m):
        library = target.split(".")[0]
        if is_ours(target) or library in sys.stdlib_module_names:
            continue
        if not any(fnmatch(m.path, door) for door in DOORS.get(library, ())):
            yield f"{line} imports {library}, whose door is {' or '.join(DOORS.get(library, ('nowhere',)))}"


def costly_imports(m: Module) -> Iterator[str]:
    for target, line in imports(m):
        if any(target == name or target.startswith(f"{name}.") for name in NOT_IMPORTED):
            yield f"{line} imports {target}"


def test_each_part_imports_only_what_lies_below_it() -> None:
    assert in_every_module(wrong_layers) == []


def test_every_part_has_its_place_in_the_table() -> None:
    assert {m.part for m in modules()} - set(MAY_IMPORT) == set()


def test_nobody_imports_the_command_line_but_main() -> None:
    importers = {m.part for m in modules() for i in imports(m) if is_ours(i.target) and part_of(i.target) == "cli"}
    assert importers - {"cli", "__main__"} == set()


def test_each_library_has_one_door() -> None:
    assert in_every_module(wrong_doors) == []


def test_costly_modules_of_the_standard_library_are_not_imported() -> None:
    assert in_every_module(costly_imports) == []


# What may happen where


def clocks(m: Module) -> Iterator[str]:
    if any(fnmatch(m.path, place) for place in THE_CLOCK):
        return
    for node in ast.walk(m.tree):
        if isinstance(node, ast.Attribute) and _is_clock(node):
            yield f"{node.lineno} asks the clock: {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield f"{node.lineno} takes the clock: {ast.unparse(node)}"


def _is_clock(node: ast.Attribute) -> bool:
    of = ast.unparse(node.value)
    return (of.endswith(("date", "datetime")) and node.attr in CLOCKS) or (of == "time" and node.attr in TIME_FUNCTIONS)


def outputs(m: Module) -> Iterator[str]:
    if any(fnmatch(m.path, place) for place in COMMAND_LINE):
        return
    for node in ast.walk(m.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in OUTPUTS:
            yield f"{node.lineno} {ast.unparse(node.func)}"
        elif isinstance(node, (ast.Attribute, ast.Name)) and ast.unparse(node) in WAYS_OUT:
            yield f"{node.lineno} {ast.unparse(node)}"


def wide_nets(m: Module) -> Iterator[str]:
    for node in ast.walk(m.tree):
        if isinstance(node, ast.ExceptHandler) and _is_wide(node.type):
            yield f"{node.lineno} except {ast.unparse(node.type) if node.type else ''}".rstrip()


def _is_wide(caught: ast.expr | None) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(name is None or ast.unparse(name) in ("Exception", "BaseException") for name in names)


def loose_dataclasses(m: Module) -> Iterator[str]:
    for node in ast.walk(m.tree):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            text = ast.unparse(decorator)
            if "dataclass" in text and "frozen=True" not in text:
                yield f"{node.lineno} {node.name} is not frozen"


def test_no_clock_is_asked_outside_the_command_line() -> None:
    assert in_every_module(clocks) == []


def test_only_the_command_line_prints_and_exits() -> None:
    assert in_every_module(outputs) == []


def test_every_error_is_caught_only_where_a_document_and_where_the_program_ends() -> None:
    found = in_every_module(wide_nets)
    assert [place.partition(":")[0] for place in found] == ["validator/cli/__init__.py", "validator/service.py"], found


def test_values_are_frozen() -> None:
    assert in_every_module(loose_dataclasses) == []


# Words


def names(m: Module) -> Iterator[tuple[str, int]]:
    """Every name that a module gives: its own, those of functions, classes, arguments and what is assigned."""
    yield m.path.split("/")[-1].removesuffix(".py"), 1
    for node in ast.walk(m.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, node.lineno
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name, node.lineno


def words(name: str) -> list[str]:
    return [word.lower() for word in WORD.findall(name)]


def banned(m: Module) -> Iterator[str]:
    for name, line in names(m):
        found = [word for word in words(name) if word in BANNED | PLURALS]
        if found and name not in SEVERITY_INFO and (m.path, name) not in THE_COMMAND:
            yield f'{line} {name}: "{found[0]}" is not one of our words'


def test_banned_words_are_in_no_name() -> None:
    assert in_every_module(banned) == []


# Docstrings and length


def undocumented(m: Module) -> Iterator[str]:
    if m.part != "core":
        return
    if not ast.get_docstring(m.tree):
        yield f"1 {m.name}"
    for node in ast.walk(m.tree):
        if isinstance(node, ast.Module) or (isinstance(node, ast.ClassDef) and is_public(node.name)):
            yield from (f"{inner.lineno} {inner.name}" for inner in node.body if _is_silent(inner))


def _is_silent(node: ast.stmt) -> TypeGuard[ast.FunctionDef | ast.ClassDef]:
    return isinstance(node, (ast.FunctionDef, ast.ClassDef)) and is_public(node.name) and not ast.get_docstring(node)


def is_public(name: str) -> bool:
    return not name.startswith("_")


def long_functions(m: Module) -> Iterator[str]:
    for node in ast.walk(m.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno is not None:
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.lineno} {node.name} has {length} lines"


def test_public_names_of_the_core_say_what_they_mean() -> None:
    assert in_every_module(undocumented) == []


def test_modules_hold_one_idea() -> None:
    assert [f"{m.path}: {m.lines}" for m in modules() if m.lines > LONGEST_MODULE] == []


def test_functions_fit_on_a_page() -> None:
    assert in_every_module(long_functions) == []


# The rules above do find what they are for


@pytest.mark.parametrize(
    ("seek", "path", "text"),
    [
        (wrong_layers, "core/a.py", "from validator.adapters import reading"),
        (wrong_layers, "core/a.py", "from ..adapters.reading import read"),
        (wrong_layers, "core/a.py", "import validator.service"),
        (wrong_layers, "core/a.py", "from validator import validate"),
        (wrong_layers, "adapters/a.py", "from validator.service import run"),
        (wrong_layers, "adapters/a.py", "def f():\n    from validator.reports.text import render"),
        (wrong_layers, "reports/a.py", "from validator.adapters.schema import Shape"),
        (wrong_layers, "reports/a.py", "from validator import resources"),
        (wrong_layers, "service.py", "from validator.reports.text import render"),
        (wrong_layers, "service.py", "from validator.cli import main"),
        (wrong_layers, "cli.py", "from validator.adapters.reading import read"),
        (wrong_doors, "core/a.py", "import yaml"),
        (wrong_doors, "adapters/ledgerfiles.py", "from yaml import CParser"),
        (wrong_doors, "adapters/reading.py", "import jsonschema"),
        (wrong_doors, "adapters/schema.py", "import durable_rules_engine"),
        (wrong_doors, "service.py", "import requests"),
        (costly_imports, "core/a.py", "from dataclasses import dataclass"),
        (costly_imports, "core/a.py", "from importlib import resources"),
        (clocks, "core/a.py", "from datetime import date\nday = date.today()"),
        (clocks, "service.py", "import datetime\nday = datetime.datetime.now"),
        (clocks, "service.py", "import time\nday = time.time()"),
        (clocks, "service.py", "from time import time"),
        (outputs, "service.py", "print('a')"),
        (outputs, "service.py", "import sys\nsys.exit(1)"),
        (outputs, "service.py", "import sys\nsys.stdout.write('a')"),
        (outputs, "reports/text.py", "raise SystemExit(1)"),
        (wide_nets, "core/a.py", "try:\n    f()\nexcept Exception:\n    pass"),
        (wide_nets, "core/a.py", "try:\n    f()\nexcept (OSError, BaseException):\n    pass"),
        (wide_nets, "core/a.py", "try:\n    f()\nexcept:\n    pass"),
        (loose_dataclasses, "core/a.py", "@dataclass(slots=True)\nclass A: ..."),
        (banned, "core/a.py", "def process_data(x): ..."),
        (banned, "core/a.py", "def f(info): ..."),
        (banned, "core/a.py", "class RuleManager: ..."),
        (banned, "core/a.py", "class RULEIssue: ..."),
        (banned, "core/a.py", "for problem in (): ..."),
        (banned, "core/a.py", "import os as utils"),
        (banned, "core/a.py", "self.handler = 1"),
        (banned, "core/a.py", "def check(): ..."),
        (banned, "core/helpers.py", ""),
        (undocumented, "core/a.py", '"""A."""\ndef f(): ...'),
        (undocumented, "core/a.py", '"""A."""\nclass A:\n    """A."""\n    def f(self): ...'),
        (undocumented, "core/a.py", "def _f(): ..."),
        (long_functions, "core/a.py", "def f():\n" + "    x = 1\n" * 60),
    ],
)
def test_what_breaks_a_house_rule_is_found(seek: Seek, path: str, text: str) -> None:
    assert len(list(seek(module(text, path)))) == 1


@pytest.mark.parametrize(
    ("seek", "path", "text"),
    [
        (wrong_layers, "core/a.py", "import os\nfrom validator.core.texts import Text"),
        (wrong_layers, "core/language/a.py", "from . import body\nfrom ..texts import Text"),
        (wrong_layers, "adapters/a.py", "from validator import resources"),
        (wrong_layers, "cli.py", "from validator.reports.text import render\nfrom validator import service"),
        (wrong_layers, "__main__.py", "from validator.cli import main"),
        (wrong_doors, "adapters/reading.py", "import yaml"),
        (wrong_doors, "adapters/durable_engine.py", "def f():\n    import durable_rules_engine"),
        (clocks, "cli.py", "from datetime import date\nday = date.today()"),
        (outputs, "cli.py", "import sys\nprint('a', file=sys.stderr)\nsys.exit(1)"),
        (wide_nets, "core/a.py", "try:\n    f()\nexcept ValueError:\n    pass"),
        (loose_dataclasses, "core/a.py", "@dataclass(frozen=True)\nclass A: ..."),
        (banned, "core/a.py", "import multiprocessing\nfrom concurrent.futures import ProcessPoolExecutor"),
        (banned, "core/a.py", "metadata = checksum = dataset = processor = 1"),
        (banned, "cli.py", "def check(): ..."),
        (banned, "core/texts.py", "INFO = 'info'"),
        (undocumented, "adapters/a.py", "def f(): ..."),
        (long_functions, "core/a.py", "def f():\n" + "    x = 1\n" * 59),
    ],
)
def test_what_keeps_to_the_house_rules_is_left_alone(seek: Seek, path: str, text: str) -> None:
    assert list(seek(module(text, path))) == []
