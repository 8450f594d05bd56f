"""Places that a user brings: each form read, kept, and found in the next index; what is not in its form is named."""

from __future__ import annotations

import json
import sqlite3
import struct

import pytest

from weekreview.errors import InputError
from weekreview.ground.gazetteer import building
from weekreview.ground.gazetteer.additions import add_file, added_files, read_added
from weekreview.ground.gazetteer.additions.features import LeftOut
from weekreview.ground.gazetteer.additions.geometries import spot_of_blob, spot_of_geojson
from weekreview.ground.gazetteer.building import index_path, stamp
from weekreview.ground.gazetteer.looking import Index

SQUARE = [[[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 36.0], [36.0, 35.0]]]


@pytest.fixture
def nothing_packaged(monkeypatch):
    """Leave the packaged gazetteers out, so that an index is made at once."""
    monkeypatch.setattr(building, "_packaged", lambda: iter(()))


def dump_line(**changes) -> str:
    """Return a line of a GeoNames dump."""
    fields = {
        "id": "900001", "name": "Tall Madeup", "ascii": "Tall Madeup", "alternates": "Tell Madeup,تل", "lat": "35.5",
        "lon": "36.5", "class": "P", "code": "PPL", "country": "SY", "cc2": "", "a1": "09", "a2": "", "a3": "",
        "a4": "", "people": "1200", "elevation": "", "dem": "", "zone": "Asia/Damascus", "changed": "2020-01-01",
    }  # fmt: skip
    return "\t".join((fields | changes).values())


def keep(tmp_path, name, text):
    """Write a file and return its path."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_geonames_dump_gives_towns_sites_and_divisions_and_leaves_the_rest(tmp_path, nothing_packaged):
    lines = [
        dump_line(), dump_line(id="900002", name="Madeup Airbase", alternates="", **{"class": "S", "code": "AIRB"}),
        dump_line(id="900003", name="Madeup Spring", **{"class": "H", "code": "SPNG"}),
        dump_line(id="900004", name="Old Madeup", code="PPLH"),
    ]  # fmt: skip
    cache = tmp_path / "cache"
    added = add_file(keep(tmp_path, "SY.txt", "\n".join(lines) + "\n"), None, None, cache)
    assert added.kept == {"air_base": 1, "settlement": 1}
    assert added.left_out == {LeftOut.OTHER_KIND: 2}
    found = Index(index_path(cache)).exact("Tell Madeup")
    assert [(e.place_id, e.country, e.division, e.population) for e, _ in found] == [("gn:900001", "sy", "SY.09", 1200)]


def test_what_is_no_dump_is_named_with_its_line(tmp_path):
    path = keep(tmp_path, "SY.txt", dump_line() + "\nnot a line\n")
    with pytest.raises(InputError, match=r"SY\.txt line 2 has 1 fields"):
        add_file(path, None, None, tmp_path / "cache")


def test_openstreetmap_xml_gives_named_nodes(tmp_path, nothing_packaged):
    text = (
        '<osm version="0.6"><node id="5" lat="35.1" lon="36.2"><tag k="place" v="hamlet"/>'
        '<tag k="name" v="Kafr Madeup"/><tag k="name:ar" v="كفر"/></node><node id="6" lat="1" lon="1"/>'
        '<way id="7"><tag k="name" v="A road"/></way></osm>'
    )
    cache = tmp_path / "cache"
    added = add_file(keep(tmp_path, "part.osm", text), None, "SY", cache)
    assert (added.kept, added.left_out) == ({"village": 1}, {LeftOut.OTHER_KIND: 1})
    [(entry, _)] = Index(index_path(cache)).exact("kafr madeup")
    assert (entry.place_id, entry.lat, entry.country) == ("osm:node/5", 35.1, "sy")


def tagged(kind, number, inside, **tags) -> str:
    """Return an element of OpenStreetMap XML."""
    written = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
    return f'<{kind} id="{number}">{inside}{written}</{kind}>'


def nodes_and(*elements) -> str:
    """Return XML with the corners 1 to 4 of a square of 0.02 degrees about 35.01, 36.01, and the elements."""
    corners = ((35.0, 36.0), (35.0, 36.02), (35.02, 36.02), (35.02, 36.0))
    nodes = "".join(f'<node id="{n}" lat="{lat}" lon="{lon}"/>' for n, (lat, lon) in enumerate(corners, 1))
    return f'<osm version="0.6">{nodes}{"".join(elements)}</osm>'


def way_of(*nodes) -> str:
    """Return the inside of a way."""
    return "".join(f'<nd ref="{node}"/>' for node in nodes)


def ring_of(*ways, role="outer") -> str:
    """Return the inside of a relation."""
    return "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way in ways)


@pytest.mark.parametrize(
    "elements",
    [
        (tagged("way", 7, way_of(1, 2, 3, 4, 1), place="suburb", name="Hay Madeup"),),
        (
            tagged("way", 8, way_of(1, 2, 3)),
            tagged("way", 9, way_of(1, 4, 3)),  # runs the other way about
            tagged("relation", 7, ring_of(8, 9), place="suburb", name="Hay Madeup"),
        ),
    ],
)
def test_an_outline_in_openstreetmap_xml_gives_its_middle_and_radius(tmp_path, elements):
    added = add_file(keep(tmp_path, "part.osm", nodes_and(*elements)), None, "SY", tmp_path / "cache")
    assert (added.kept, added.left_out) == ({"neighbourhood": 1}, {})
    [named] = read_added([added.path])
    assert (round(named.entry.lat, 4), round(named.entry.lon, 4)) == (35.01, 36.01)
    assert named.entry.radius_m == pytest.approx(1135, rel=0.01)  # the disc of 2.224 km x 1.822 km
    assert named.entry.place_id in ("osm:way/7", "osm:relation/7")


def test_an_outline_that_the_extract_cuts_is_counted_and_left_out(tmp_path):
    elements = (
        tagged("node", 6, "", place="town", name="Madeup").replace("<node", '<node lat="35" lon="36"'),
        tagged("way", 7, way_of(1, 2, 99, 1), place="suburb", name="Hay Cut"),
        tagged("way", 8, way_of(1, 2, 3)),
        tagged("relation", 9, ring_of(8, 98), place="quarter", name="Hay Cut Too"),
        tagged("relation", 10, ring_of(8), type="route", name="A line"),
    )
    added = add_file(keep(tmp_path, "part.osm", nodes_and(*elements)), None, "SY", tmp_path / "cache")
    assert added.kept == {"settlement": 1}
    assert added.left_out == {LeftOut.WITHOUT_PLACE: 2, LeftOut.OTHER_KIND: 1}


def test_outlines_of_suburbs_in_geojson_are_taken_by_middle_and_radius(tmp_path):
    properties = [{"place": place, "name": place.title(), "@id": f"way/{place}"} for place in ("suburb", "quarter")]
    features = [{"properties": p, "geometry": {"type": "Polygon", "coordinates": SQUARE}} for p in properties]
    features.append({"properties": {"highway": "primary", "name": "A road"}, "geometry": None})
    path = keep(tmp_path, "places.geojson", json.dumps({"features": features}))
    added = add_file(path, None, "SY", tmp_path / "cache")
    assert (added.kept, added.left_out) == ({"neighbourhood": 2}, {LeftOut.OTHER_KIND: 1})
    assert all(50_000 < named.entry.radius_m < 65_000 for named in read_added([added.path]))


OFF = [(91.0, 36.0), (-90.1, 36.0), (35.0, 180.5), (35.0, -181.0), (3_900_000.0, 240_000.0), (float("nan"), 36.0)]


@pytest.mark.parametrize(("lat", "lon"), OFF)
@pytest.mark.parametrize("form", ["SY.txt", "part.osm", "places.csv", "places.geojson"])
def test_rows_off_the_globe_are_counted_and_left_out_in_every_form(tmp_path, form, lat, lon):
    rows = [(1, 35.5, 36.5), (2, lat, lon)]
    texts = {
        "SY.txt": "".join(dump_line(id=str(n), lat=str(a), lon=str(b)) + "\n" for n, a, b in rows),
        "part.osm": "".join(
            ["<osm>"]
            + [f'<node id="{n}" lat="{a}" lon="{b}"><tag k="place" v="town"/><tag k="name" v="M"/></node>'
               for n, a, b in rows]
            + ["</osm>"]
        ),
        "places.csv": "osm_id,name,place,lat,lon\n" + "".join(f"{n},M,town,{a},{b}\n" for n, a, b in rows),
        "places.geojson": json.dumps({"features": [
            {"id": n, "properties": {"name": "M", "place": "town"}, "geometry": {"type": "Point", "coordinates": at}}
            for n, at in ((n, [b, a]) for n, a, b in rows)
        ]}),
    }  # fmt: skip
    added = add_file(keep(tmp_path, form, texts[form]), None, "SY", tmp_path / "cache")
    assert (added.kept, added.left_out) == ({"settlement": 1}, {LeftOut.OFF_THE_GLOBE: 1})
    assert [named.entry.lat for named in read_added([added.path])] == [35.5]


def test_the_ends_of_the_globe_are_on_it(tmp_path):
    lines = [dump_line(id=str(n), lat=a, lon=b) for n, (a, b) in enumerate((("90", "180"), ("-90", "-180")))]
    added = add_file(keep(tmp_path, "SY.txt", "\n".join(lines) + "\n"), None, None, tmp_path / "cache")
    assert (added.kept, added.left_out) == ({"settlement": 2}, {})


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("SY.txt", dump_line() + "\n" + dump_line(lat="north") + "\n", r"SY\.txt line 2: .*north"),
        ("p.csv", "osm_id,name,place,lat,lon\n1,M,town,35,36\n2,M,town,35,east\n", r"p\.csv .*line 3: .*east"),
    ],
)
def test_what_is_no_number_is_named_with_its_line(tmp_path, name, text, where):
    with pytest.raises(InputError, match=where):
        add_file(keep(tmp_path, name, text), None, "SY", tmp_path / "cache")


def test_a_file_of_which_nothing_is_taken_says_why(tmp_path):
    text = "osm_id,name,place,lat,lon\n1,M,town,95,36\n2,,town,35,36\n"
    with pytest.raises(InputError, match="1 rows left out: their latitude or longitude.*1 rows left out: they have no"):
        add_file(keep(tmp_path, "places.csv", text), None, "SY", tmp_path / "cache")


def test_openstreetmap_xml_that_is_cut_short_is_named(tmp_path):
    with pytest.raises(InputError, match="no OpenStreetMap XML"):
        add_file(keep(tmp_path, "part.osm", "<osm><node"), None, None, tmp_path / "cache")


def test_ocha_geojson_gives_each_division_with_middle_and_reach(tmp_path):
    properties = {"ADM0_PCODE": "SY", "ADM1_EN": "Madeup", "ADM1_PCODE": "SY99", "ADM1_AR": "ما"}
    whole = {"features": [{"properties": properties, "geometry": {"type": "Polygon", "coordinates": SQUARE}}]}
    added = add_file(keep(tmp_path, "adm1.geojson", json.dumps(whole)), None, None, tmp_path / "cache")
    [named] = read_added([added.path])
    assert (named.entry.place_id, named.entry.kind, named.entry.country) == ("pcode:SY99", "province", "sy")
    assert (round(named.entry.lat, 3), round(named.entry.lon, 3)) == (35.5, 36.5)
    assert 50_000 < named.entry.radius_m < 65_000  # the disc of 1 x 1 degree
    assert named.names == ("Madeup", "ما")


def test_ocha_csv_takes_points_and_counts_rows_without(tmp_path):
    text = (
        "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE,lat,lon\n#adm2+name,#adm2+code,#adm1+name,#adm1+code,,\n"
        "Madeup,SY9901,Upper,SY99,35.5,36.5\nNowhere,SY9902,Upper,SY99,,\n"
    )
    added = add_file(keep(tmp_path, "points.csv", text), None, None, tmp_path / "cache")
    assert (added.kept, added.left_out) == ({"district": 1}, {LeftOut.WITHOUT_PLACE: 1})
    [named] = read_added([added.path])
    assert (named.entry.name, named.entry.province) == ("Madeup", "Upper")


def test_a_geopackage_is_read_through_its_geometry(tmp_path):
    path = tmp_path / "adm2.gpkg"
    ring = struct.pack("<I", 5) + b"".join(struct.pack("<2d", *corner) for corner in SQUARE[0])
    blob = b"GP\x00\x01" + struct.pack("<i", 4326) + b"\x01" + struct.pack("<II", 3, 1) + ring
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT)")
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES ('adm2', 'geom')")
    connection.execute("CREATE TABLE adm2(admin2Name_en TEXT, admin2Pcode TEXT, geom BLOB)")
    connection.execute("INSERT INTO adm2 VALUES ('Madeup', 'IQ0101', ?)", (blob,))
    connection.commit()
    connection.close()
    added = add_file(path, None, None, tmp_path / "cache")
    [named] = read_added([added.path])
    assert (named.entry.place_id, named.entry.country, round(named.entry.lat, 2)) == ("pcode:IQ0101", "iq", 35.5)


def test_a_table_of_neither_kind_is_refused(tmp_path):
    with pytest.raises(InputError, match="no place that can be used"):
        add_file(keep(tmp_path, "x.csv", "a,b\n1,2\n"), None, None, tmp_path / "cache")
    with pytest.raises(InputError, match="no column of P-codes"):
        add_file(keep(tmp_path, "y.csv", "a,b\n1,2\n"), "ocha", None, tmp_path / "cache")
    with pytest.raises(InputError, match="is no file"):
        add_file(tmp_path / "z.csv", None, None, tmp_path / "cache")


def test_adding_changes_the_index_and_adding_again_replaces(tmp_path, nothing_packaged):
    cache = tmp_path / "cache"
    before = index_path(cache)
    add_file(keep(tmp_path, "SY.txt", dump_line() + "\n"), None, None, cache)
    after = index_path(cache)
    assert before != after and Index(after).exact("Tall Madeup")
    add_file(keep(tmp_path, "SY.txt", dump_line(name="Tall Other") + "\n"), None, None, cache)
    assert len(added_files(cache)) == 1
    assert not Index(index_path(cache)).exact("Tall Madeup")


def test_a_place_that_is_there_already_is_not_taken_twice(tmp_path, nothing_packaged):
    cache = tmp_path / "cache"
    add_file(keep(tmp_path, "SY.txt", dump_line() + "\n"), None, None, cache)
    add_file(keep(tmp_path, "again.txt", dump_line() + "\n"), None, None, cache)
    assert len(Index(index_path(cache)).exact("Tall Madeup")) == 1


def test_a_kept_file_that_was_changed_is_named(tmp_path):
    path = keep(tmp_path, "x.jsonl", "{}\n")
    with pytest.raises(InputError, match="not in its form"):
        list(read_added([path]))


def test_without_additions_the_stamp_is_as_it_was():
    assert stamp() == stamp([])


@pytest.mark.parametrize(
    ("geometry", "spot"),
    [
        ({"type": "Point", "coordinates": [36, 35]}, (35, 36, 0.0)),
        ({"type": "MultiPoint", "coordinates": [[36, 35], [38, 35]]}, (35.0, 37.0)),
        ({"type": "MultiPolygon", "coordinates": [SQUARE, [[[0, 0], [0, 0], [0, 0]]]]}, (35.5, 36.5)),
        ({"type": "Polygon", "coordinates": []}, None),
        (None, None),
    ],
)
def test_middles_of_geojson(geometry, spot):
    found = spot_of_geojson(geometry)
    assert (found and tuple(round(x, 2) for x in found[: len(spot)])) == spot


@pytest.mark.parametrize(
    "blob", [b"", b"XX000000", b"GP\x00\x01\x00\x00\x00\x00\x01\x03\x00\x00\x00\x01\x00\x00\x00\x05"]
)
def test_bytes_that_are_no_geometry_are_refused(blob):
    with pytest.raises(ValueError, match="GeoPackage geometry"):
        spot_of_blob(blob)
