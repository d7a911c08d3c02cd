"""The pure heart: documents, facts, rules, their meaning and the judging. Standard library and itself only."""
