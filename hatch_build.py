"""Build hook: compiles `rules/` to the one JSON file that travels in the wheel."""

import os
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version, build_data):
        sys.path.insert(0, self.root)
        from validator.adapters.rulefiles import compile_folder

        target = os.path.join(self.directory, "rulebook.json")
        os.makedirs(self.directory, exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="\n") as file:
            file.write(compile_folder(os.path.join(self.root, "rules")).text)
        build_data["force_include"][target] = "validator/shipped/rulebook.json"
