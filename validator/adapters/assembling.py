"""Steps in, a value with its faults and places out: the whole truth about a document, for YAML and JSON alike.

The quick ways of both forms give up as soon as anything is out of the ordinary; this is what they fall back on,
and what places are looked up in. It keeps its own stack, so that no depth of the text can exhaust Python's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from validator.adapters import full_width, scalars
from validator.adapters.faults import UnreadableError, Word, fault
from validator.adapters.limits import Limits
from validator.adapters.open_blocks import Anchored, Block, Key
from validator.adapters.places_tree import LeafRange, Range, Spot, Step, Tree
from validator.adapters.source_text import Source
from validator.core.documents import Fault, Value
from validator.core.places import child
from validator.core.texts import Text

# What only an escape can bring in: the characters themselves are refused before anything is parsed.
_ESCAPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LONGEST_NAME = 40
_ODD_KEYS = {
    "mapping": Text("a mapping", "映射"),
    "list": Text("a list", "列表"),
    "scalar": Text("read as a number, a boolean or null", "数字、布尔值或空值"),
    "alias": Text("an alias of something that is no text", "非文本内容的别名"),
}


class Assembled(NamedTuple):
    """A document, read: its value, what is wrong with it, and where everything stands."""

    value: Value
    faults: tuple[Fault, ...]
    tree: Tree


def assemble(steps: Iterable[Step], source: Source, limits: Limits) -> Assembled:
    """The document that the steps walk through. Raises UnreadableError where it is over a limit."""
    assembly = _Assembly(source, limits)
    for step in steps:
        assembly.take(step)
    faults = sorted(assembly.faults, key=lambda told: told.span)
    return Assembled(assembly.value, tuple(faults), assembly.tree)


class _Assembly:
    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.value: Value = None
        self.faults: list[Fault] = []
        self.tree = Tree()
        self.nodes = 0
        self.blocks: list[Block] = []
        # None for an anchor whose block is still open.
        self.anchors: dict[str, Anchored | None] = {}

    def take(self, step: Step) -> None:
        """Go one step further."""
        block = self.blocks[-1] if self.blocks else None
        if step.kind == "end":
            self._close(step)
        elif block is None:
            self._take_value(step, Spot(""))
        elif block.wants_key:
            self._take_key(step, block)
        else:
            self._take_value(step, block.next_spot())

    def _tell(
        self,
        name: str,
        where: Range,
        spot: Spot,
        *,
        refused: str | None = None,
        first: Range | None = None,
        **words: Word,
    ) -> None:
        """Note a fault, unless it lies in something that is left out; `first` is the place it repeats."""
        if spot.lost:
            return
        pointers = () if refused is None else (refused,)
        related = ((spot.pointer, self.source.span(*first)),) if first else ()
        span = self.source.span(*where)
        self.faults.append(fault(name, span, spot.pointer, related=related, refused=pointers, **words))

    def _over(self, name: str, limit: int, step: Step, spot: Spot) -> UnreadableError:
        return UnreadableError(fault(name, self.source.span(*step.range), spot.pointer, limit=limit))

    # Values

    def _take_value(self, step: Step, spot: Spot) -> None:
        self._count(1, step, spot)
        if step.tag is not None:
            self._tell("tag", step.range, spot, refused=spot.pointer)
        if step.kind == "scalar":
            self._put(self._scalar(step, spot), step, spot)
        elif step.kind == "alias":
            self._put(self._repeated(step, spot), step, spot)
        else:
            self._open(step, spot, is_key=False)

    def _count(self, nodes: int, step: Step, spot: Spot) -> None:
        self.nodes += nodes
        if self.nodes > self.limits.max_nodes:
            raise self._over("nodes", self.limits.max_nodes, step, spot)

    def _open(self, step: Step, spot: Spot, *, is_key: bool) -> None:
        if len(self.blocks) >= self.limits.max_depth:
            raise self._over("depth", self.limits.max_depth, step, spot)
        if step.anchor is not None:
            self.anchors[step.anchor] = None
        self.blocks.append(Block(step, spot, self.nodes - 1, is_key=is_key))

    def _close(self, step: Step) -> None:
        block = self.blocks.pop()
        has_bracket = step.range.end > step.range.start
        where = Range(block.step.range.start, step.range.end if has_bracket else block.end)
        if block.step.anchor is not None:
            nodes = self.nodes - block.nodes_before
            self.anchors[block.step.anchor] = Anchored(block.container, block.spot.pointer, nodes, block.height)
        if block.is_key:
            self.blocks[-1].key = Key("", where, lost=True)
            return
        self.tree.place(block.spot, where)
        self._attach(block.container, where.end, block.height)

    def _put(self, value: Value, step: Step, spot: Spot) -> None:
        self.tree.place(spot, step.range)
        self.tree.leaves.append(LeafRange(spot, step.range))
        if step.anchor is not None:
            self.anchors[step.anchor] = Anchored(value, spot.pointer, 1, 0)
        self._attach(value, step.range.end, 0)

    def _attach(self, value: Value, end: int, height: int) -> None:
        if not self.blocks:
            self.value = value
            return
        block = self.blocks[-1]
        block.end = max(block.end, end)
        block.height = max(block.height, height + 1)
        block.attach(value)

    def _scalar(self, step: Step, spot: Spot) -> Value:
        if not step.plain or step.tag is not None:
            return self._clean(step, spot)
        if scalars.too_long(step.text):
            size, limit = len(step.text), scalars.MOST_DIGITS
            self._tell("digits", step.range, spot, refused=spot.pointer, digits=size, limit=limit)
            return step.text
        value = scalars.resolve(step.text)
        habit = scalars.habit(step.text) if isinstance(value, str) else None
        if habit:
            self._tell(habit, step.range, spot, word=step.text)
        if full_width.has_any(step.text):
            self._judge_full_width(step, spot)
        return value

    def _judge_full_width(self, step: Step, spot: Spot) -> None:
        # At the top, in a list, or on a line after its key's: there a key could have begun.
        own_place = spot.key is None or self.source.row(spot.key.end) < self.source.row(step.range.start)
        name = full_width.in_value(step.text, own_place=own_place)
        if name:
            self._tell(name, self._character(step, name), spot, refused=spot.pointer)

    def _character(self, step: Step, name: str) -> Range:
        index = full_width.index_in(self.source.text, *step.range, name)
        return Range(index, index + 1)

    def _clean(self, step: Step, spot: Spot) -> str:
        bad = _ESCAPED.search(step.text)
        if not bad:
            return step.text
        self._tell("escape", step.range, spot, refused=spot.pointer, code=f"U+{ord(bad[0]):04X}")
        return _ESCAPED.sub("\ufffd", step.text)

    def _repeated(self, step: Step, spot: Spot) -> Value:
        """The value that an alias repeats: shared, never copied, but counted as if it were."""
        anchored = self.anchors.get(step.text)
        if anchored is None:
            name = "own-alias" if step.text in self.anchors else "unknown-alias"
            self._tell(name, step.range, spot, refused=spot.pointer)
            return None
        self._count(anchored.nodes - 1, step, spot)
        if len(self.blocks) + anchored.height > self.limits.max_depth:
            raise self._over("depth", self.limits.max_depth, step, spot)
        if self.blocks:
            self.blocks[-1].height = max(self.blocks[-1].height, anchored.height + 1)
        if not spot.lost:
            self.tree.aliases[spot.pointer] = anchored.pointer
        return anchored.value

    # Keys

    def _take_key(self, step: Step, block: Block) -> None:
        if _is_simple(step) and step.text not in block.container:
            block.key = Key(step.text, step.range)
        else:
            self._take_odd_key(step, block)

    def _take_odd_key(self, step: Step, block: Block) -> None:
        text = self._key_text(step)
        spot = Spot(child(block.spot.pointer, text or ""), step.range, block.spot.lost)
        if text is None:
            words = _ODD_KEYS[step.kind]
            self._tell("odd-key", step.range, spot, refused=spot.pointer, what_en=words.en, what_zh=words.zh)
        if text is None and step.kind in {"mapping", "list"}:
            self._open(step, Spot(spot.pointer, None, lost=True), is_key=True)
            return
        if step.anchor is not None:
            self.anchors[step.anchor] = Anchored(text, spot.pointer, 1, 0)
        lost = text is None or self._is_lost(step, spot, block)
        block.key = Key(text or "", step.range, lost=lost)

    def _key_text(self, step: Step) -> str | None:
        """The text of a key; None where it is something else than text."""
        if step.kind == "alias":
            anchored = self.anchors.get(step.text)
            return anchored.value if anchored and isinstance(anchored.value, str) else None
        if step.kind != "scalar":
            return None
        is_text = not step.plain or step.tag is not None or isinstance(scalars.resolve(step.text), str)
        return _ESCAPED.sub("\ufffd", step.text) if is_text else None

    def _is_lost(self, step: Step, spot: Spot, block: Block) -> bool:
        """Tell what is wrong with a key; whether its value has to be left out."""
        if step.tag is not None:
            self._tell("tag", step.range, spot, refused=spot.pointer)
        self._clean(step, spot)
        name = self._syntax_key(step)
        if name:
            where = step.range if name == "merge-key" else self._character(step, name)
            # What the whole mapping holds is uncertain then, and so nothing is said of what it lacks.
            self._tell(name, where, spot, refused=block.spot.pointer)
            return True
        return self._is_repeated(step, spot, block)

    def _syntax_key(self, step: Step) -> str | None:
        if step.kind != "scalar" or not step.plain or step.tag is not None:
            return None
        return "merge-key" if step.text == "<<" else full_width.in_key(step.text)

    def _is_repeated(self, step: Step, spot: Spot, block: Block) -> bool:
        """Whether the mapping has the key already: the first value holds, and rules about it stay silent."""
        text = self._key_text(step)
        if not isinstance(block.container, dict) or text not in block.container:
            return False
        first = self.tree.keys.get(spot.pointer, step.range)
        words: dict[str, Word] = {"key": _shown(text), "line": self.source.position(first.start).line}
        self._tell("duplicate-key", step.range, spot, refused=spot.pointer, first=first, **words)
        return True


def _is_simple(step: Step) -> bool:
    """Whether a key is a plain ASCII name, of which nothing can be said but that it may be there already."""
    if step.kind != "scalar" or step.anchor is not None or step.tag is not None:
        return False
    return step.text.isidentifier() and step.text.isascii() and step.text not in scalars.WORDS


def _shown(key: str) -> str:
    """A key as messages name it: on one line, and not endless."""
    text = "".join(character if character.isprintable() else "\ufffd" for character in key[:_LONGEST_NAME])
    return text if len(key) <= _LONGEST_NAME else f"{text}…"
