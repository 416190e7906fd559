"""The published JSON Schema of what `retold analyse --format json` writes, made from the dataclasses themselves."""

from typing import Any

from retold.analysis.analysed import SCHEMA_VERSION, Analysis
from retold.discourse.codebook import CODE_NAMES


def analysis_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one analysis; `schema_version` is fixed to the version that it describes."""
    import msgspec  # noqa: PLC0415  heavy

    (root,), components = msgspec.json.schema_components([Analysis], ref_template="#/$defs/{name}")
    analysis = components["Analysis"]
    analysis["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    for name in ("Finding", "SetAside"):
        components[name]["properties"]["code"] = {"enum": sorted(CODE_NAMES)}
    for component in components.values():
        component["required"] = sorted(component["properties"])
        component["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A text analysed by Retold, version {SCHEMA_VERSION}",
        "description": "Offsets are Unicode code points of the text as given, ends exclusive.",
        **root,
        "$defs": dict(sorted(components.items())),
    }
