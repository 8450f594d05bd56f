"""The page in a real browser: readable at each width, by keyboard, by screen reader and on paper.

Skips where no Chromium and driver are installed (Debian: `apt-get install chromium chromium-driver`).
"""

from __future__ import annotations

import base64
import io
import re
import shutil
import time
from collections.abc import Iterator
from importlib.resources import files

import pytest
from pypdf import PdfReader

from tests.unit.review.invented_week import invented_material
from weekreview.review import ReviewOptions, render, review

selenium = pytest.importorskip("selenium.webdriver", reason="selenium is in the dev extra")
selenium_exceptions = pytest.importorskip("selenium.common.exceptions")
CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
DRIVER = shutil.which("chromedriver")
FLAGS = """--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update
--disable-sync --no-first-run --disable-dev-shm-usage""".split()

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed")


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("issue")
    issue = review(invented_material(), ReviewOptions(title="Week of trials", version="weekreview 0.1.0"))
    for name, text in render(issue).items():
        (folder / name).write_text(text, encoding="utf-8")
    return (folder / "index.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(flag)
    driver = selenium.Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(180)
    yield driver
    driver.quit()


def show(browser, page: str, width: int, scheme: str = "light") -> None:
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    browser.get(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious(browser, page, width, scheme):
    show(browser, page, width, scheme)
    browser.execute_script(files("axe_core_python").joinpath("axe.min.js").read_text("utf-8"))
    found = browser.execute_async_script("const done = arguments[0]; axe.run().then(r => done(r.violations));")
    grave = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
    assert grave == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser, page, width):
    show(browser, page, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_note_is_reached_and_left_again(browser, page):
    show(browser, page, 1280)
    steps = """
        const first = document.querySelector('.told a.p-number');
        const note = document.querySelector(first.getAttribute('href'));
        const back = document.querySelector(note.querySelector('.back').getAttribute('href'));
        return [note.querySelector('blockquote').textContent, back !== null];
    """
    sentence, leads_back = browser.execute_script(steps)
    assert "at least 38 civilians" in sentence and leads_back


def test_the_keyboard_comes_first_to_the_skip_link_and_sees_where_it_is(browser, page):
    from selenium.webdriver.common.keys import Keys

    show(browser, page, 1280)
    browser.find_element("tag name", "body").send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused.get_attribute("href").endswith("#main")
    assert focused.rect["x"] >= 0
    focused.send_keys(Keys.TAB)
    style = "return getComputedStyle(document.activeElement).outlineStyle"
    assert browser.execute_script(style) != "none"


def test_only_one_drawing_of_the_map_is_there_for_each_width(browser, page):
    for width, shown in ((390, "narrow"), (1280, "wide")):
        show(browser, page, width)
        visible = browser.execute_script(
            "return [...document.querySelectorAll('svg.drawing')].filter(s => s.getBoundingClientRect().width)"
            ".map(s => s.classList[1])"
        )
        assert visible == [shown]


def test_map_labels_can_be_read_on_a_phone(browser, page):
    show(browser, page, 390)
    heights = browser.execute_script(
        "return [...document.querySelectorAll('svg.narrow .place-name')].map(t => t.getBoundingClientRect().height)"
    )
    assert min(heights) >= 11


def test_the_page_asks_for_nothing_but_itself(browser, page):
    show(browser, page, 1280)
    asked = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert asked == []


def printed(browser):
    """Return the page as PDF; a browser that was short of time says so, and is asked again."""
    for attempt in range(4):
        try:
            made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
            return base64.b64decode(made["data"])
        except selenium_exceptions.WebDriverException as error:
            if "Printing failed" not in str(error) or attempt == 3:
                raise
            time.sleep(2)


def test_it_prints_on_a4_without_cut_rows_and_with_every_note(browser, page):
    show(browser, page, 1280)
    reader = PdfReader(io.BytesIO(printed(browser)))
    widths = {round(float(p.mediabox.width)) for p in reader.pages}
    assert widths == {595}, "A4 is 595 points wide"
    text = " ".join(p.extract_text() for p in reader.pages)
    flat = re.sub(r"\s+", " ", text)
    for words in (
        "Week of trials",
        "Key figures",
        "Contradictions",
        "heavy weapons across the river",
        "without a language model",
    ):
        assert words in flat, words
    rules = browser.execute_script(
        "return [...document.styleSheets[0].cssRules].filter(r => r.media?.mediaText === 'print')"
        ".map(r => r.cssText).join()"
    )
    assert "break-inside: avoid" in rules
