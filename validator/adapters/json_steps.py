"""JSON to the letter of RFC 8259, step by step: every value with its place, every departure by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from validator.adapters import full_width
from validator.adapters.faults import UnreadableError, fault
from validator.adapters.places_tree import Range, Step
from validator.adapters.source_text import Source

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9A-Za-z_.+-])")
_LITERAL = re.compile(r"(?:true|false|null)(?![0-9A-Za-z_])")
_CLOSING = {"{": "}", "[": "]"}
# What stands where a value, a key or a mark of the syntax has to: the first that fits.
_MISTAKES = (
    ("json-end", re.compile(r"\Z")),
    ("json-comment", re.compile(r"//|/\*|#")),
    ("json-single-quote", re.compile("'")),
)
_VALUE_MISTAKES = (
    *_MISTAKES,
    ("json-constant", re.compile(r"[-+]?(?:NaN|nan|Infinity|inf)\b")),
    ("json-number", re.compile(r"[-+.]*[0-9]")),
    ("json-bare-word", re.compile(r"[^\W\d]")),
    ("json-bracket", re.compile(r"[\]}]")),
)
_WIDE_CLOSING_QUOTE = re.compile(r"[“”‘’＂＇](?=\s*(?:[,:}\]，：]|\Z))")

_Mistakes = tuple[tuple[str, re.Pattern[str]], ...]


def json_steps(source: Source, after: str = "json-after") -> Iterator[Step]:
    """The walk through a text; `after` names the fault of more text behind. Raises UnreadableError at a departure."""
    scanner = _Scanner(source)
    yield scanner.value()
    while scanner.blocks:
        yield scanner.next_step()
    scanner.end(after)


class _Scanner:
    """A text being read: `index` is the next code point, `blocks` the open brackets, `next_step` what may follow."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.index = 0
        self.blocks: list[str] = []
        self.next_step: Callable[[], Step] = self.value
        self.last_string = Range(0, 0)

    def value(self) -> Step:
        """A value, or the bracket that opens one."""
        character = self._peek()
        if character in _CLOSING:
            self.blocks.append(character)
            self.next_step = self._first_key if character == "{" else self._first_item
            return self._bracket("mapping" if character == "{" else "list")
        self.next_step = self._after_value
        return self._string() if character == '"' else self._plain()

    def end(self, after: str) -> None:
        """Nothing more may follow."""
        if self._peek():
            name = "json-bracket" if self._peek() in "]}" else after
            raise self._failure(_MISTAKES, name)

    def _first_key(self) -> Step:
        return self._close() if self._peek() == "}" else self._key()

    def _first_item(self) -> Step:
        return self._close() if self._peek() == "]" else self.value()

    def _key(self) -> Step:
        if self._peek() != '"':
            raise self._nothing_before_bracket() or self._failure(_MISTAKES, "json-key")
        step = self._string()
        if self._peek() != ":":
            raise self._swallowed() or self._failure(_MISTAKES, "json-colon")
        self.index += 1
        self.next_step = self.value
        return step

    def _after_value(self) -> Step:
        character = self._peek()
        if character == _CLOSING[self.blocks[-1]]:
            return self._close()
        if character != ",":
            is_bracket = character in {"]", "}"}
            raise self._swallowed() or self._failure(_MISTAKES, "json-bracket" if is_bracket else "json-comma")
        self.index += 1
        return self._key() if self.blocks[-1] == "{" else self.value()

    def _close(self) -> Step:
        self.blocks.pop()
        self.next_step = self._after_value
        return self._bracket("end")

    # Tokens

    def _peek(self) -> str:
        """The next character that is no blank; nothing at the end."""
        blank = _BLANK.match(self.text, self.index)
        self.index = blank.end() if blank else self.index
        return self.text[self.index : self.index + 1]

    def _bracket(self, kind: str) -> Step:
        self.index += 1
        return Step(kind, Range(self.index - 1, self.index))

    def _string(self) -> Step:
        start = self.index
        try:
            text, self.index = _DECODER.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            raise self._broken_string(start, error) from error
        self.last_string = Range(start, self.index)
        return Step("scalar", self.last_string, text)

    def _plain(self) -> Step:
        found = _NUMBER.match(self.text, self.index) or _LITERAL.match(self.text, self.index)
        if found is None:
            raise self._nothing_before_bracket() or self._failure(_VALUE_MISTAKES, "json-value")
        self.index = found.end()
        return Step("scalar", Range(*found.span()), found[0], plain=True)

    # What went wrong

    def _at(self, name: str, index: int) -> UnreadableError:
        return UnreadableError(fault(name, self.source.span(index, min(index + 1, len(self.text)))))

    def _failure(self, mistakes: _Mistakes, otherwise: str) -> UnreadableError:
        wide = full_width.CHARACTERS.get(self.text[self.index : self.index + 1])
        name = next((name for name, form in mistakes if form.match(self.text, self.index)), otherwise)
        return self._at(wide or name, self.index)

    def _nothing_before_bracket(self) -> UnreadableError | None:
        before = self.text[: self.index].rstrip(" \t\r\n")
        if not before.endswith((",", ":")) or self.text[self.index : self.index + 1] not in {"]", "}"}:
            return None
        if before.endswith(":"):
            return self._at("json-value", self.index)
        return self._at("json-trailing-comma", len(before) - 1)

    def _swallowed(self) -> UnreadableError | None:
        """The full-width quote for which the text before went on to the next quote of the syntax."""
        wide = _WIDE_CLOSING_QUOTE.search(self.text, *self.last_string)
        return self._at("wide-quote", wide.start()) if wide else None

    def _broken_string(self, start: int, error: json.JSONDecodeError) -> UnreadableError:
        if error.msg.startswith("Invalid \\"):
            return self._at("json-escape", self.text.rindex("\\", start, error.pos + 1))
        is_open = error.msg.startswith("Unterminated")
        if not is_open and self.text[error.pos] == "\t":
            return self._at("json-raw-tab", error.pos)
        wide = _WIDE_CLOSING_QUOTE.search(self.text, start + 1, len(self.text) if is_open else error.pos)
        if wide:
            return self._at("wide-quote", wide.start())
        return self._at("json-open-quote" if is_open else "json-line-break", start)
