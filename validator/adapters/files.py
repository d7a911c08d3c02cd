"""Which files a run judges, and their bytes: folders walked, globs expanded, nothing opened that is no file."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import BinaryIO, NamedTuple

from validator.adapters.faults import fault
from validator.adapters.limits import Limits
from validator.adapters.source_text import START
from validator.core.documents import Fault
from validator.core.texts import Text

STANDARD_INPUT = "-"
OURS = (".icp.yaml", ".icp.yml", ".icp.json", ".icp.jsonl")

_ALIKE = (".yaml", ".yml", ".json")
_NOT_WALKED = frozenset({"node_modules"})
_MOST_LOOKED_AT = 500
_MOST_HINTS = 5
_LOOKED_AT = 65_536
_GLOB = re.compile(r"[*?\[]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

_NOT_THERE = Text("it is not there", "文件不存在")
_NOT_ALLOWED = Text("reading it is not allowed", "没有读取权限")
_NO_FILE = Text("it is no regular file but a folder, a pipe or a device", "它不是普通文件，而是目录、管道或设备")
_NOT_READ = Text("the system could not read it", "系统读取失败")
_REASONS = {
    errno.ENOENT: _NOT_THERE,
    errno.ENOTDIR: _NOT_THERE,
    errno.ELOOP: _NOT_THERE,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EISDIR: _NO_FILE,
    errno.ENXIO: _NO_FILE,
}


class Target(NamedTuple):
    """A file to judge: the path to open ("-" for standard input) and the name reports give it."""

    path: str
    shown: str


class Discovery(NamedTuple):
    """What paths lead to: files by their shown names, paths that are not there, and, where there is nothing
    to judge, files under other names that look like applications."""

    targets: tuple[Target, ...]
    missing: tuple[str, ...]
    hints: tuple[str, ...]


def discover(paths: Sequence[str], cwd: str) -> Discovery:
    """What files, folders, globs and "-" lead to, seen from the folder `cwd`; each file once."""
    search = _Search(cwd)
    for path in paths:
        search.take(path)
    targets = sorted(search.targets.values(), key=lambda target: target.shown)
    hints = () if targets else _hints(search.alike)
    return Discovery(tuple(targets), tuple(search.missing), hints)


def open_file(path: str, limits: Limits) -> bytes | Fault:
    """The content of a file; a fault where it cannot be read or is larger than the limit."""
    descriptor = _opened(path)
    if isinstance(descriptor, Fault):
        return descriptor
    try:
        content = _content(descriptor, limits.max_bytes + 1)
    except OSError as error:
        return _unopened(error)
    finally:
        os.close(descriptor)
    return content if len(content) <= limits.max_bytes else fault("bytes", START, limit=limits.max_bytes)


def open_stream(path: str) -> BinaryIO | Fault:
    """A file, open for reading piece by piece; a fault where it cannot be read."""
    descriptor = _opened(path)
    return descriptor if isinstance(descriptor, Fault) else open(descriptor, "rb")


def _opened(path: str) -> int | Fault:
    """The descriptor of a regular file; a fault for anything else. Never waits for the other end of a pipe."""
    flags = (getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC"))
    try:
        descriptor = os.open(path, os.O_RDONLY | sum(flags))
    except (OSError, ValueError) as error:
        return _unopened(error)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return _cannot_open(_NO_FILE)


def _content(descriptor: int, most: int) -> bytes:
    piece = os.fstat(descriptor).st_size + 1
    pieces: list[bytes] = []
    while most > 0 and (read := os.read(descriptor, min(piece, most))):
        pieces.append(read)
        most -= len(read)
        piece = max(piece, 65_536)
    return b"".join(pieces)


def _unopened(error: Exception) -> Fault:
    return _cannot_open(_REASONS.get(getattr(error, "errno", None) or 0, _NOT_READ))


def _cannot_open(reason: Text) -> Fault:
    return fault("cannot-open", START, reason_en=reason.en, reason_zh=reason.zh)


class _Root(NamedTuple):
    """A path that was named: what it really is, and what reports call it ("" for the current folder)."""

    real: str
    shown: str

    def name(self, path: str) -> str:
        """What reports call a file of this folder, or the path itself."""
        rest = path[len(self.real) :].lstrip(os.sep)
        return _printable(os.path.join(self.shown, rest) if rest else self.shown or ".")


class _Search:
    """Files found so far by what they really are, so that no file is judged twice, be it as a link to itself."""

    def __init__(self, cwd: str) -> None:
        self.cwd = cwd
        self.targets: dict[str, Target] = {}
        self.missing: list[str] = []
        self.alike: list[Target] = []

    def take(self, path: str) -> None:
        """Follow one of the paths that were named."""
        full = os.path.join(self.cwd, path)
        if path == STANDARD_INPUT:
            self.targets[path] = Target(path, path)
        elif path and os.path.lexists(full):
            self._take_there(path)
        elif not self._take_glob(path):
            self.missing.append(_printable(path))

    def _take_there(self, path: str) -> None:
        full = os.path.join(self.cwd, path)
        root = _Root(os.path.realpath(full), _shown(path, self.cwd))
        if os.path.isdir(full):
            self._walk(root)
        else:
            self._add(root.real, root.name(root.real))

    def _take_glob(self, path: str) -> bool:
        """Follow what a glob names; whether it names anything."""
        if not _GLOB.search(path) or "\0" in path:
            return False
        from glob import glob

        found = sorted(glob(path, root_dir=self.cwd, recursive=True))
        for each in found:
            self._take_there(each)
        return bool(found)

    def _walk(self, root: _Root) -> None:
        """Take our files of a folder and those below it; hidden ones and links to folders are left out."""
        folders = [root.real]
        while folders:
            folder = folders.pop()
            try:
                entries = list(os.scandir(folder))
            except OSError:
                # A folder that cannot be listed may not pass for an empty one: opening it says why.
                self._add(folder, root.name(folder))
                continue
            folders.extend(entry.path for entry in entries if _is_walked(entry))
            self._take_entries(entries, root)

    def _take_entries(self, entries: Iterable[os.DirEntry[str]], root: _Root) -> None:
        for entry in entries:
            name = entry.name.lower()
            if name.startswith(".") or not name.endswith(_ALIKE + OURS) or _is_folder(entry):
                continue
            if name.endswith(OURS):
                self._add(os.path.realpath(entry.path) if entry.is_symlink() else entry.path, root.name(entry.path))
            elif len(self.alike) < _MOST_LOOKED_AT:
                self.alike.append(Target(entry.path, root.name(entry.path)))

    def _add(self, real: str, shown: str) -> None:
        known = self.targets.get(real)
        if known is None or shown < known.shown:
            self.targets[real] = Target(real, shown)


def _is_walked(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name in _NOT_WALKED:
        return False
    return entry.is_dir(follow_symlinks=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads round in a circle
        return False


def _shown(path: str, cwd: str) -> str:
    """What reports call a path: relative to the current folder if it lies below it, else as it was given."""
    full = os.path.normpath(os.path.join(cwd, path))
    for there, here in ((full, os.path.normpath(cwd)), (os.path.realpath(full), os.path.realpath(cwd))):
        if there == here:
            return ""
        if there.startswith(os.path.join(here, "")):
            return os.path.relpath(there, here)
    return path


def _printable(name: str) -> str:
    """A file's name as any output can carry it: forward slashes, bytes and characters that cannot be shown escaped."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace").replace(os.sep, "/")
    return _UNPRINTABLE.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _hints(alike: Sequence[Target]) -> tuple[str, ...]:
    """Those among files with other names that say a kind of application; only so many are looked at."""
    from validator.core.language.vocabulary import APPLICATION_KINDS

    kinds = "|".join(APPLICATION_KINDS).encode()
    says_kind = re.compile(rb"(?m)(?:^|[{,])[ \t]*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?(?:" + kinds + rb")(?![\w-])")
    ordered = sorted(alike, key=lambda target: target.shown)
    found = (target.shown for target in ordered if says_kind.search(_beginning(target.path)))
    return tuple(islice(found, _MOST_HINTS))


def _beginning(path: str) -> bytes:
    descriptor = _opened(path)
    if isinstance(descriptor, Fault):
        return b""
    try:
        return os.read(descriptor, _LOOKED_AT)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
