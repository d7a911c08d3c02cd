"""Documents for the tests of reading, and the short forms in which they are compared."""

import textwrap

from validator.adapters.reading import FileDocument, Limits, read
from validator.core.documents import Fault
from validator.core.places import Span

LIMITS = Limits()


def encoded(text: str | bytes) -> bytes:
    """Text as a file holds it; the common indentation of a test is taken off."""
    return text if isinstance(text, bytes) else textwrap.dedent(text).encode("utf-8", "surrogatepass")


def yaml_of(text: str | bytes, **limits: int) -> list[FileDocument]:
    """The documents of a YAML file."""
    return list(read(encoded(text), "a.icp.yaml", "yaml", LIMITS._replace(**limits)))


def json_of(text: str | bytes, **limits: int) -> FileDocument:
    """The document of a JSON file."""
    [document] = read(encoded(text), "a.icp.json", "json", LIMITS._replace(**limits))
    return document


def lines_of(text: str | bytes, **limits: int) -> list[FileDocument]:
    """The documents of a JSON Lines file."""
    return list(read(encoded(text), "a.icp.jsonl", "jsonl", LIMITS._replace(**limits)))


def only(text: str | bytes, **limits: int) -> FileDocument:
    """The one document of a YAML file."""
    [document] = yaml_of(text, **limits)
    return document


def place(span: Span) -> str:
    """A span in short: line:column-line:column."""
    return f"{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"


def told(document: FileDocument) -> list[tuple[str, str, str]]:
    """Id, pointer and place of each fault."""
    return [(fault.id, fault.pointer, place(fault.span)) for fault in document.faults]


def the_fault(document: FileDocument) -> Fault:
    """The one fault of a document."""
    [fault] = document.faults
    return fault


def words(document: FileDocument) -> str:
    """What the one fault of a document says, in English."""
    return the_fault(document).message.en
