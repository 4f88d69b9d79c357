"""Build hook: compiles the gazetteer index before the package is put together, for wheels and editable installs alike.

The index goes into the wheel; in a source tree it lies where the code looks for it and is ignored by git.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "src/polemos/knowledge/gazetteer.sqlite"


class GazetteerHook(BuildHookInterface[Any]):
    """``[tool.hatch.build.hooks.custom]``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the index unless it is fresh. Source distributions go without it."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from polemos.knowledge.compile_gazetteer import compile_index, is_fresh

            if not is_fresh():
                compile_index()
        finally:
            sys.path.pop(0)
        if version != "editable":
            build_data["force_include"][str(Path(self.root) / INDEX)] = "polemos/knowledge/gazetteer.sqlite"
