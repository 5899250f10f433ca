"""What a reader sees and does in the preview's window."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import FloatRect, FrameLocator, Locator, Page, expect


def page_text(page: Page, number: int = 1) -> str:
    """The text that lies over page `number`, without line ends."""
    return str(
        page.locator(f".sheet[data-page='{number - 1}'] svg.text").evaluate(
            "layer => [...layer.querySelectorAll('text')].map(t => t.textContent).join('')"
        )
    )


def wait_for_text(page: Page, text: str, number: int = 1) -> None:
    """Wait until page `number` says `text`, be it across the ends of lines."""
    page.wait_for_function(
        """([index, text]) => [...document.querySelectorAll(`.sheet[data-page='${index}'] text`)]
             .map(t => t.textContent).join('').includes(text)""",
        arg=[number - 1, text],
    )


def place(shown: Locator) -> FloatRect:
    """Where something stands on the screen; waited for while it is made anew."""
    while (found := shown.bounding_box()) is None:
        expect(shown).to_be_visible()
    return found


def look(page: Page, number: int = 1) -> str:
    """The digest of the picture that page `number` shows."""
    shown = page.locator(f".sheet[data-page='{number - 1}']").get_attribute("data-shown")
    assert shown
    return shown


def picture(page: Page, number: int = 1) -> Image.Image:
    """What the screen shows of page `number`."""
    shot = page.locator(f".sheet[data-page='{number - 1}']").screenshot()
    return Image.open(io.BytesIO(shot)).convert("RGB")


def wait_for_look(page: Page, before: str, number: int = 1) -> None:
    """Wait until page `number` shows another picture than `before`."""
    shown = f".sheet[data-page='{number - 1}'][data-shown]"
    page.wait_for_selector(f"{shown}:not([data-shown='{before}'])")


def colours(image: Image.Image) -> set[tuple[int, ...]]:
    """The colours that cover more than a thousandth of a picture."""
    counts = image.getcolors(image.width * image.height) or []
    return {colour for count, colour in counts if count * 1000 > image.width * image.height}  # type: ignore[misc]


def turn_to(page: Page, number: int) -> None:
    """Go to page `number` and wait until it is there, text and all."""
    page.fill("#page", str(number))
    page.keyboard.press("Enter")
    page.wait_for_selector(f".sheet[data-page='{number - 1}'][data-shown] svg.text")


IN_VIEW = """text => {
    const lines = [...document.querySelectorAll("svg.text text")];
    const line = lines.find((each) => each.textContent.includes(text));
    line?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return line?.getBoundingClientRect().toJSON();
}"""


def place_of(page: Page, text: str) -> tuple[float, float]:
    """The middle, in the window, of the printed line that contains `text`.

    It is scrolled to and measured in one step: lines may be drawn again at any moment.
    """
    box = page.wait_for_function(IN_VIEW, arg=text).json_value()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def press_text(page: Page, text: str) -> None:
    """Click the printed line that contains `text`, be it drawn again meanwhile."""
    page.mouse.click(*place_of(page, text))


def click_text(page: Page, text: str) -> str:
    """Click the printed line that contains `text`; the file and line that are then shown."""
    press_text(page, text)
    chip = page.locator("#chip code")
    expect(chip).to_be_visible()
    return chip.inner_text()


LOADED = "() => document.querySelector('iframe').contentDocument.readyState === 'complete'"


def html_of(page: Page) -> FrameLocator:
    """Turn to the HTML view."""
    page.keyboard.press("h")
    frame = page.frame_locator("#html iframe")
    frame.locator("p").first.wait_for()
    page.wait_for_function(LOADED)
    return frame
