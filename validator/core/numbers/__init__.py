"""Numbers that are names: one module for each standard. They tell forms and mend what was typed; no tables, no files."""
