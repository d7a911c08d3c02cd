"""The rule language: from the values of a rule file to a Rule, or to a list of what is wrong with it."""
