"""The rules engine: durable-rules, through its C module alone and inside what it does rightly.

The library crashes, hangs or answers wrongly outside a narrow way of use. This door keeps to that way: a handle for
each network, one state at a time, a first rule that fires before any fact comes in, a last one that proves the batch
was read whole, every answer drained before anything else happens, and after any failure a state that is thrown away.
An Asked belongs to one thread at a time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Protocol, cast

from validator.adapters.durable_memory import Batch, batch, match_of
from validator.adapters.durable_network import OPEN, EngineRule, Network, definition, networks
from validator.adapters.durable_roles import Cast, Roles
from validator.core.errors import EngineCapError, EngineError
from validator.core.facts import Memory
from validator.core.rules import Match, Obligation

MOST_FACTS = 2_000
MOST_MATCHES = 10_000
# A state costs 0.1 ms, every fact left in one 9 KB; beyond twenty memories sharing it saves nothing.
MEMORIES_A_STATE = 20
FACTS_A_STATE = 3_000
STATE = "0"


class Library(Protocol):
    """What we use of the C module."""

    error: type[Exception]

    def create_ruleset(self, name: str, definition: str) -> int: ...  # noqa: D102
    def delete_ruleset(self, handle: int) -> None: ...  # noqa: D102
    def assert_fact(self, handle: int, fact: str) -> tuple[int, int]: ...  # noqa: D102
    def assert_facts(self, handle: int, facts: str) -> tuple[int, int]: ...  # noqa: D102
    def start_action_for_state(self, handle: int, state: int) -> tuple[str, str] | None: ...  # noqa: D102
    def complete_and_start_action(self, handle: int, state: int) -> str | None: ...  # noqa: D102
    def delete_state(self, handle: int, sid: str) -> None: ...  # noqa: D102


def library() -> Library | None:
    """The C module, or None where it cannot be imported."""
    flags = sys.getdlopenflags() if hasattr(sys, "getdlopenflags") else None
    try:
        if flags is not None and sys.version_info >= (3, 13):
            # 2.0.28 names a function that Python 3.13 has dropped and we never come to: bound late, it is not missed.
            sys.setdlopenflags(os.RTLD_LAZY)
        import durable_rules_engine
    except ImportError:
        return None
    finally:
        if flags is not None:
            sys.setdlopenflags(flags)
    return cast(Library, durable_rules_engine)


def available() -> bool:
    """Whether the library can be imported here."""
    return library() is not None


class DurableEngine:
    """durable-rules as an engine. With `ask_everything` no rule is left out, even where it cannot be broken."""

    name = "durable"

    def __init__(self, *, ask_everything: bool = False) -> None:
        self._everything = ask_everything

    def open(self, obligations: Sequence[Obligation]) -> DurableAsked:
        """Write the networks of the obligations; the engine is given each when it is first needed."""
        found = library()
        if found is None:
            raise EngineError("durable-rules cannot be imported; install it, or choose the plain engine")
        seats = tuple(Session(found, network) for network in networks(obligations))
        return DurableAsked(seats, everything=self._everything)


class DurableAsked:
    """Obligations in the engine."""

    def __init__(self, sessions: tuple[Session, ...], *, everything: bool) -> None:
        self._sessions = sessions
        self._everything = everything

    def matches(self, memory: Memory) -> frozenset[Match]:
        """Every certain violation. Raises EngineError, or EngineCapError where the memory is too large."""
        if len(memory.facts) > MOST_FACTS:
            raise EngineCapError(f"the durable engine takes {MOST_FACTS} facts, this memory has {len(memory.facts)}")
        found: set[Match] = set()
        for session in self._sessions:
            found |= session.matches(memory, everything=self._everything)
        return frozenset(found)

    def close(self) -> None:
        """Give back the engine's memory; asking again opens it anew."""
        for session in self._sessions:
            session.close()

    def __del__(self) -> None:
        self.close()


class Session:
    """One network in the engine, and the state in which it is asked."""

    def __init__(self, engine: Library, network: Network) -> None:
        self._engine = engine
        self._network = network
        self._roles = Roles(network.roles)
        self._rules = {rule.name: rule for rule in network.rules}
        self._told: set[str] = set()
        self._handle: int | None = None
        self._state: int | None = None
        self._memories = 0
        self._next = 0

    def matches(self, memory: Memory, *, everything: bool) -> set[Match]:
        """What the engine concludes about a memory."""
        if self._memories >= MEMORIES_A_STATE or self._next >= FACTS_A_STATE:
            self._drop_state()
        asked = batch(self._network.rules, Cast(self._roles, memory), first=self._next, everything=everything)
        if asked is None:
            return set()
        drained = False
        try:
            found = self._conclusions(asked)
            drained = True
        except (self._engine.error, LookupError, MemoryError) as error:
            raise EngineError(f"durable-rules failed: {error}") from error
        finally:
            if not drained:
                self._drop_state()
        self._memories += 1
        self._next = asked.last
        return found

    def close(self) -> None:
        """Delete state and rule set, in this order: a rule set that goes first leaves its states behind for ever."""
        self._drop_state()
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(self._engine.error):
                self._engine.delete_ruleset(handle)

    def _conclusions(self, asked: Batch) -> set[Match]:
        handle, state = self._opened(asked.rules)
        status, same = self._engine.assert_facts(handle, asked.text)
        # Status 1 only says that no rule reads some fact; 2 would be an id seen before.
        if status not in (0, 1) or same != state:
            raise EngineError(f"durable-rules took the facts with status {status} in state {same}, not {state}")
        found: set[Match] = set()
        ended = False
        for count, text in enumerate(self._drain(handle, state)):
            if count > MOST_MATCHES:
                raise EngineCapError(f"the durable engine found more than {MOST_MATCHES} violations in one memory")
            rule, bound = read(text)
            ended = ended or rule == "end"
            match = None if rule == "end" else self._match(rule, bound, asked)
            if match is not None:
                found.add(match)
        if not ended:
            raise EngineError("durable-rules stopped before the end of the facts")
        return found

    def _match(self, rule: str, bound: dict[str, str], asked: Batch) -> Match | None:
        named = self._rules.get(rule)
        if named is None:
            raise EngineError(f'durable-rules answered with "{rule}", a rule it was not told')
        seats = [asked.seats[bound[name]] for name in (f"p{n}" for n in range(len(named.legs))) if name in bound]
        return match_of(named, seats)

    def _drain(self, handle: int, state: int) -> Iterator[str]:
        first = self._engine.start_action_for_state(handle, state)
        text = first[1] if first else None
        while text:
            yield text
            text = self._engine.complete_and_start_action(handle, state)

    def _opened(self, rules: Sequence[EngineRule]) -> tuple[int, int]:
        """Handle and state. At first the engine is told only the rules that are asked: one file needs no more."""
        told = {rule.name for rule in rules}
        if self._handle is None or not told <= self._told:
            self.close()
            known = self._network.rules if self._told else rules
            self._handle = self._engine.create_ruleset("icplint", definition(known))
            self._told = {rule.name for rule in known}
        if self._state is None:
            self._state = self._opened_state(self._handle)
        return self._handle, self._state

    def _opened_state(self, handle: int) -> int:
        self._handle = None
        status, state = self._engine.assert_fact(handle, f'{{"id":"open","type":{OPEN}}}')
        answers = list(self._drain(handle, state)) if status == 0 else []
        if [read(text)[0] for text in answers] != ["open"]:
            # A state that did not open can neither be used nor deleted: the handle is left behind.
            raise EngineError("durable-rules did not open a state; the next memory gets a new rule set")
        self._handle = handle
        return state

    def _drop_state(self) -> None:
        state, self._state = self._state, None
        self._memories = self._next = 0
        if state is None or self._handle is None:
            return
        try:
            self._engine.delete_state(self._handle, STATE)
        except self._engine.error:
            self._handle = None


def read(text: str) -> tuple[str, dict[str, str]]:
    """The rule of an answer and the ids that it bound, by pattern.

    All strings in it are our own names, so quotes delimit, and an id comes first in its fact.

    >>> read('{"r7":{"p0":{"id":"f3","type":4},"p1":{"id":"f5","type":4}}}')
    ('r7', {'p0': 'f3', 'p1': 'f5'})
    """
    parts = text.split('"')
    return parts[1], {parts[at - 2]: parts[at + 2] for at, part in enumerate(parts) if part == "id"}
