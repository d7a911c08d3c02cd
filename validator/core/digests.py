"""Keyed digests: what may only be compared. The key is random and lives as long as the run."""

from __future__ import annotations

from hashlib import blake2b


def keyed(run_key: bytes, text: str) -> str:
    """A text as this run alone knows it; equal texts give equal digests in every process that has the key."""
    return blake2b(text.encode("utf-8", "surrogatepass"), key=run_key, digest_size=16).hexdigest()


def certificate_text(kind: str, number: str) -> str:
    """What a certificate is compared by: its type and its canonical number."""
    return f"{kind}:{number}"


def belonging_text(provider: str, name: str) -> str:
    """What an account or an instance is compared by: its provider and its name there."""
    return f"{provider}/{name}"
