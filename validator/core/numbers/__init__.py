"""Numbers that are names: one module for each standard, to tell forms and mend what was typed; no tables, no files."""
