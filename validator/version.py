"""The version, as a constant: reading it from the installed metadata would cost a cold start 45 ms."""

__version__ = "0.1.0"
