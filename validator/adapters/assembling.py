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
from validator.adapters.limits import MOST_FAULTS, Limits
from validator.adapters.open_blocks import Anchored, Block, Key
from validator.adapters.places_tree import Node, Range, Step, Tree
from validator.adapters.source_text import Source
from validator.core.documents import Fault, Value
from validator.core.texts import Text

LONGEST_KEY = 1_024
"""As YAML has it for keys on one line."""

# What only an escape can bring in: the characters themselves are refused before anything is parsed.
_ESCAPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LONGEST_NAME = 40
_ODD_KEYS = {
    "mapping": Text("a mapping", "键值结构"),
    "list": Text("a list", "列表"),
    "scalar": Text("read as a number, a boolean or null", "数值、布尔值或空值"),
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
            self.tree.root = Node(None, "", step.range)
            self._take_value(step, self.tree.root)
        elif block.wants_key:
            self._take_key(step, block)
        else:
            self._take_value(step, block.next_node(step.range))

    def _tell(
        self,
        name: str,
        where: Range,
        node: Node,
        *,
        refused: str | None = None,
        first: Range | None = None,
        **words: Word,
    ) -> None:
        """Note a fault, unless it lies in something that is left out; `first` is the place it repeats."""
        if node.is_lost or len(self.faults) > MOST_FAULTS:
            return
        span = self.source.span(*where)
        if len(self.faults) == MOST_FAULTS:
            self.faults.append(fault("faults", span, limit=MOST_FAULTS))
            return
        pointers = () if refused is None else (refused,)
        related = ((node.pointer, self.source.span(*first)),) if first else ()
        self.faults.append(fault(name, span, node.pointer, related=related, refused=pointers, **words))

    def _refuse(self, name: str, where: Range, node: Node, **words: Word) -> None:
        """Note a fault that leaves nothing more to be said at its place."""
        self._tell(name, where, node, refused=node.pointer, first=None, **words)

    def _over(self, name: str, limit: int, step: Step) -> UnreadableError:
        return UnreadableError(fault(name, self.source.span(*step.range), limit=limit))

    # Values

    def _take_value(self, step: Step, node: Node) -> None:
        self._count(1, step)
        if step.tag is not None:
            self._refuse("tag", step.tag, node)
        if step.kind == "scalar":
            self._put(self._scalar(step, node), step, node)
        elif step.kind == "alias":
            self._put(self._repeated(step, node), step, node)
        else:
            self._open(step, node, is_key=False)

    def _count(self, nodes: int, step: Step) -> None:
        self.nodes += nodes
        if self.nodes > self.limits.max_nodes:
            raise self._over("nodes", self.limits.max_nodes, step)

    def _open(self, step: Step, node: Node, *, is_key: bool) -> None:
        if len(self.blocks) >= self.limits.max_depth:
            raise self._over("depth", self.limits.max_depth, step)
        if step.anchor is not None:
            self.anchors[step.anchor] = None
        self.blocks.append(Block(step, node, self.nodes - 1, is_key=is_key))

    def _close(self, step: Step) -> None:
        block = self.blocks.pop()
        has_bracket = step.range.end > step.range.start
        where = Range(block.node.range.start, step.range.end if has_bracket else block.end)
        block.node.range = where
        if block.anchor is not None:
            nodes = self.nodes - block.nodes_before
            self.anchors[block.anchor] = Anchored(block.container, block.node, nodes, block.height)
        if block.is_key:
            self.blocks[-1].key = Key("", where, lost=True)
        else:
            self._attach(block.container, where.end, block.height)

    def _put(self, value: Value, step: Step, node: Node) -> None:
        self.tree.leaves.append(node)
        if step.anchor is not None:
            self.anchors[step.anchor] = Anchored(value, node, 1, 0)
        self._attach(value, step.range.end, 0)

    def _attach(self, value: Value, end: int, height: int) -> None:
        if self.blocks:
            self.blocks[-1].attach(value, end, height)
        else:
            self.value = value

    def _scalar(self, step: Step, node: Node) -> Value:
        if not step.plain or step.tag is not None:
            return self._clean(step, node)
        if scalars.too_long(step.text):
            self._refuse("digits", step.range, node, digits=len(step.text), limit=scalars.MOST_DIGITS)
            return step.text
        value = scalars.resolve(step.text)
        habit = scalars.habit(step.text) if isinstance(value, str) else None
        if habit:
            self._tell(habit, step.range, node, word=step.text)
        if full_width.has_any(step.text):
            self._judge_full_width(step, node)
        return value

    def _judge_full_width(self, step: Step, node: Node) -> None:
        # At the top, in a list, or on a line after its key's: there a key could have begun.
        own_place = node.key is None or self.source.row(node.key.end) < self.source.row(step.range.start)
        name = full_width.in_value(step.text, own_place=own_place)
        if name:
            self._refuse(name, self._character(step, name), node)

    def _character(self, step: Step, name: str) -> Range:
        index = full_width.index_in(self.source.text, *step.range, name)
        return Range(index, index + 1)

    def _clean(self, step: Step, node: Node) -> str:
        bad = _ESCAPED.search(step.text)
        if not bad:
            return step.text
        self._refuse("escape", step.range, node, code=f"U+{ord(bad[0]):04X}")
        return _ESCAPED.sub("\ufffd", step.text)

    def _repeated(self, step: Step, node: Node) -> Value:
        """The value that an alias repeats: shared, never copied, but counted as if it were."""
        anchored = self.anchors.get(step.text)
        if anchored is None:
            self._refuse("own-alias" if step.text in self.anchors else "unknown-alias", step.range, node)
            return None
        self._count(anchored.nodes - 1, step)
        if len(self.blocks) + anchored.height > self.limits.max_depth:
            raise self._over("depth", self.limits.max_depth, step)
        if self.blocks:
            self.blocks[-1].height = max(self.blocks[-1].height, anchored.height + 1)
        node.repeats = anchored.node
        return anchored.value

    # Keys

    def _take_key(self, step: Step, block: Block) -> None:
        if _is_simple(step) and step.text not in block.container:
            block.key = Key(step.text, step.range)
        elif step.kind in {"mapping", "list"}:
            self._take_block_as_key(step, block)
        else:
            self._take_odd_key(step, block)

    def _take_block_as_key(self, step: Step, block: Block) -> None:
        words = _ODD_KEYS[step.kind]
        self._tell("odd-key", step.range, block.node, what_en=words.en, what_zh=words.zh)
        self._open(step, Node(block.node, "", step.range, is_lost=True), is_key=True)

    def _take_odd_key(self, step: Step, block: Block) -> None:
        text = self._key_text(step)
        shown = step.text if text is None else text
        # For the pointer alone: the value has a node of its own.
        node = Node(block.node, shown[:LONGEST_KEY], step.range, is_lost=block.node.is_lost)
        if step.anchor is not None:
            self.anchors[step.anchor] = Anchored(text, node, 1, 0)
        is_lost = self._is_unusable(step, text, node) or self._is_repeated(step, shown, node, block)
        block.key = Key(shown[:LONGEST_KEY], step.range, lost=is_lost)

    def _key_text(self, step: Step) -> str | None:
        """The text of a key; None where it is something else than text."""
        if step.kind == "alias":
            anchored = self.anchors.get(step.text)
            return anchored.value if anchored and isinstance(anchored.value, str) else None
        is_text = not step.plain or step.tag is not None or isinstance(scalars.resolve(step.text), str)
        return _ESCAPED.sub("\ufffd", step.text) if is_text else None

    def _is_unusable(self, step: Step, text: str | None, node: Node) -> bool:
        """Tell what is wrong with a key itself; whether its value has to be left out."""
        if text is None:
            words = _ODD_KEYS[step.kind]
            self._refuse("odd-key", step.range, node, what_en=words.en, what_zh=words.zh)
            return True
        if len(text) > LONGEST_KEY:
            self._refuse("long-key", step.range, node, length=len(text), limit=LONGEST_KEY)
            return True
        if step.tag is not None:
            self._refuse("tag", step.tag, node)
        self._clean(step, node)
        return self._is_syntax(step, node)

    def _is_syntax(self, step: Step, node: Node) -> bool:
        if step.kind != "scalar" or not step.plain or step.tag is not None or node.parent is None:
            return False
        name = "merge-key" if step.text == "<<" else full_width.in_key(step.text)
        if name is None:
            return False
        where = step.range if name == "merge-key" else self._character(step, name)
        # What the whole mapping holds is uncertain then, and so nothing is said of what it lacks.
        self._tell(name, where, node, refused=node.parent.pointer)
        return True

    def _is_repeated(self, step: Step, text: str, node: Node, block: Block) -> bool:
        """Whether the mapping has the key already: the first value holds, and rules about it stay silent."""
        if text not in block.container:
            return False
        before = block.node.children.get(text)
        first = before.key if before and before.key else step.range
        words: dict[str, Word] = {"key": _shown(text), "line": self.source.position(first.start).line}
        self._tell("duplicate-key", step.range, node, refused=node.pointer, first=first, **words)
        return True


def _is_simple(step: Step) -> bool:
    """Whether a key is a plain ASCII name, of which nothing can be said but that it may be there already."""
    if step.kind != "scalar" or step.anchor is not None or step.tag is not None or len(step.text) > LONGEST_KEY:
        return False
    return step.text.isidentifier() and step.text.isascii() and step.text not in scalars.WORDS


def _shown(key: str) -> str:
    """A key as messages name it: on one line, and not endless."""
    text = "".join(character if character.isprintable() else "\ufffd" for character in key[:_LONGEST_NAME])
    return text if len(key) <= _LONGEST_NAME else f"{text}…"
