"""The two ways to use the desk: with the mouse, and with the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page

MOST = 400
"""Presses of Tab after which something counts as out of reach."""


class Mouse:
    """Clicks, drags, and types into what was clicked."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        """A button."""
        target.click()

    def fill(self, field: Locator, text: str) -> None:
        """A field, and on to the next."""
        field.click(click_count=3)
        self.page.keyboard.press("Control+a")
        self._write(text)

    def choose(self, field: Locator, files: Sequence[Path]) -> None:
        """Files of the disk."""
        with self.page.expect_file_chooser() as chooser:
            self.press(field)
        chooser.value.set_files(files)

    def move_up(self, story: Locator, target: Locator) -> None:
        """A story of the list, to the place of the one before it."""
        story.drag_to(target)

    def take_out(self, story: Locator) -> None:
        """A story out of the issue."""
        shown = self.page.locator(f'#edit [data-file="{story.get_attribute("title")}"]')
        story.click()
        shown.get_by_role("button", name="移出本期").click()
        shown.wait_for(state="detached")

    def _write(self, text: str) -> None:
        if text:
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("Delete")
        self.page.keyboard.press("Tab")


class Keys(Mouse):
    """Tab to what is meant, and Enter."""

    def press(self, target: Locator) -> None:
        """A button."""
        self.reach(target)
        self.page.keyboard.press("Enter")

    def fill(self, field: Locator, text: str) -> None:
        """A field, and on to the next."""
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self._write(text)

    def move_up(self, story: Locator, target: Locator) -> None:
        """A story of the list, to the place of the one before it."""
        self.reach(story)
        self.page.keyboard.press("Alt+ArrowUp")

    def take_out(self, story: Locator) -> None:
        """A story out of the issue."""
        self.reach(story)
        self.page.keyboard.press("Delete")

    def reach(self, target: Locator) -> None:
        """Press Tab until the focus is there."""
        target.wait_for()
        for _ in range(MOST):
            if target.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} is not reached by Tab")
