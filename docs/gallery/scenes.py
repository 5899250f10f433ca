"""Draws the pictures of the layouts' samples: open drawings of our own, each a few shapes.

    python docs/gallery/scenes.py

writes them into the samples that show them (PLACES).  Every shape comes from a fixed seed, so that
the same run gives the same files.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from pathlib import Path

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
WIDE, HIGH = 900, 560


def polygon(points: list[tuple[float, float]], fill: str) -> str:
    """A filled shape."""
    places = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    return f'<polygon points="{places}" fill="{fill}"/>'


def rect(x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> str:
    """A filled rectangle, its corners rounded."""
    rx = f' rx="{round_:g}"' if round_ else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}"{rx}/>'


def stroke(path: str, ink: str, width: float, fill: str = "none") -> str:
    """A line along a path."""
    return f'<path d="{path}" stroke="{ink}" fill="{fill}" stroke-width="{width:g}"/>'


def circle(x: float, y: float, radius: float, fill: str) -> str:
    """A filled disc."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'


def hill(base: float, rise: float, waves: float, shift: float, fill: str) -> str:
    """A ridge over the whole width."""
    top = [
        (
            x,
            base
            - rise * (0.6 * math.sin(x / WIDE * waves + shift) + 0.4 * math.sin(x / 97 + shift)),
        )
        for x in range(0, WIDE + 1, 20)
    ]
    return polygon([(0, HIGH), *top, (WIDE, HIGH)], fill)


def tree(x: float, y: float, size: float, fill: str) -> str:
    """A round tree on a trunk."""
    trunk = rect(x - size * 0.06, y - size * 0.5, size * 0.12, size * 0.5, "#6b4a35")
    crown = circle(x, y - size * 0.8, size * 0.42, fill)
    return trunk + crown + circle(x - size * 0.24, y - size * 0.62, size * 0.28, fill)


def person(x: float, y: float, size: float, coat: str) -> str:
    """Somebody who stands: a head and a coat."""
    head = circle(x, y - size * 0.86, size * 0.13, "#e6bd98")
    coat_ = (
        f'<path d="M{x - size * 0.2:g} {y:g} q0 {-size * 0.68:g} {size * 0.2:g} {-size * 0.68:g}'
    )
    return head + f'{coat_} q{size * 0.2:g} 0 {size * 0.2:g} {size * 0.68:g} z" fill="{coat}"/>'


def house(x: float, y: float, width: float, wall: str, roof: str) -> str:
    """A house with a door and windows."""
    high = width * 0.62
    parts = [
        rect(x, y - high, width, high, wall),
        polygon(
            [
                (x - width * 0.08, y - high),
                (x + width / 2, y - high - width * 0.42),
                (x + width * 1.08, y - high),
            ],
            roof,
        ),
        rect(x + width * 0.42, y - high * 0.5, width * 0.18, high * 0.5, "#5a4334"),
    ]
    parts += [
        rect(x + width * part, y - high * 0.78, width * 0.16, high * 0.24, "#f6e7b4")
        for part in (0.12, 0.72)
    ]
    return "".join(parts)


COATS = ("#b8413a", "#2f6f7e", "#d69a3c", "#4b5f8a", "#6a8a4f", "#8a4f7d")


def river() -> Iterator[str]:
    """Morning on a river between hills."""
    yield rect(0, 0, WIDE, HIGH, "#f3dcb8")
    yield circle(690, 150, 62, "#f7f0d8")
    yield hill(300, 70, 7, 0.4, "#a9b9ae")
    yield hill(350, 60, 9, 2.1, "#7f9d8f")
    yield hill(410, 40, 6, 4.0, "#567a6c")
    yield polygon([(330, HIGH), (470, 420), (520, 405), (560, 420), (860, HIGH)], "#cfdcd6")
    yield polygon([(430, HIGH), (500, 430), (525, 420), (540, 430), (700, HIGH)], "#e8efe9")
    for x, size in ((90, 120), (170, 90), (820, 130), (745, 80)):
        yield tree(x, 500, size, "#3f6353")


def village() -> Iterator[str]:
    """A street of houses with people in front."""
    yield rect(0, 0, WIDE, HIGH, "#d6e4ea")
    yield hill(330, 50, 6, 1.0, "#a8c0b0")
    for x, width, wall, roof in (
        (40, 190, "#ead7bd", "#a4553f"),
        (250, 160, "#dfe2d3", "#7d5a48"),
        (430, 220, "#f0e0c6", "#9a4a3c"),
        (680, 180, "#e3d3c0", "#6f5a52"),
    ):
        yield house(x, 440, width, wall, roof)
    yield rect(0, 440, WIDE, 120, "#c9bda8")
    for number, x in enumerate((120, 190, 330, 395, 560, 640, 790)):
        yield person(x, 530, 110, COATS[number % 6])


def concert() -> Iterator[str]:
    """A choir on a stage."""
    yield rect(0, 0, WIDE, HIGH, "#3d2b3f")
    for x in range(0, WIDE, 60):
        yield polygon([(x, 0), (x + 60, 0), (x + 30, 440)], "#4a3550")
    yield polygon([(120, 0), (200, 0), (420, 470), (120, 470)], "#5d4560")
    yield polygon([(780, 0), (700, 0), (480, 470), (780, 470)], "#5d4560")
    yield rect(0, 450, WIDE, 110, "#8a5a3a")
    for row, (y, count) in enumerate(((400, 9), (450, 8))):
        for number in range(count):
            x = 130 + (WIDE - 260) / (count - 1) * number
            yield person(x, y, 130, ("#c9b27c", "#b8413a")[row])
    yield person(450, 545, 150, "#1e1a22")


def garden() -> Iterator[str]:
    """Beds of vegetables, a shed and those who dig."""
    chance = random.Random(4)
    yield rect(0, 0, WIDE, HIGH, "#dbe8dc")
    yield hill(260, 40, 5, 2.0, "#a9c49c")
    yield house(640, 330, 150, "#c8a27a", "#6d4a3a")
    yield rect(0, 330, WIDE, 230, "#b59a74")
    for row in range(4):
        y = 360 + row * 52
        yield rect(0, y, WIDE, 26, "#8d6b4b")
        for x in range(20, WIDE, 34):
            green = chance.choice(("#5f8a45", "#7aa653", "#4f7a4a"))
            yield circle(x + chance.uniform(-5, 5), y + 6, chance.uniform(9, 14), green)
    for number, x in enumerate((150, 300, 520)):
        yield person(x, 440 + number * 40, 150, COATS[number])


def classroom() -> Iterator[str]:
    """A class in front of a board."""
    yield rect(0, 0, WIDE, HIGH, "#efe6d2")
    yield rect(120, 70, 660, 220, "#2f5a4b", 6)
    yield stroke("M190 230 q80 -150 160 0 t160 0 t160 0", "#f3efe0", 6)
    yield stroke("M180 180 h560", "#9db8ab", 3)
    yield person(690, 380, 190, "#4b5f8a")
    for row, y in enumerate((420, 500, 590)):
        for number in range(5 + row):
            x = 80 + number * (760 / (4 + row))
            yield circle(x, y - 52, 24, ("#3a2c28", "#5a4334")[number % 2])
            yield rect(x - 34, y - 34, 68, 60, COATS[(number + row) % 6], 18)


def harvest() -> Iterator[str]:
    """Fields under a wide sky, and a road between them."""
    yield rect(0, 0, WIDE, HIGH, "#bcd6e2")
    for x, y, size in ((160, 110, 50), (230, 95, 65), (310, 115, 48), (650, 80, 44), (720, 95, 58)):
        yield circle(x, y, size, "#f2f6f6")
    yield hill(270, 30, 4, 0.5, "#8fae8c")
    for number, fill in enumerate(("#e2b857", "#d7a345", "#e9c76c", "#c9963b")):
        y = 300 + number * 62
        yield polygon([(0, y), (WIDE, y - 20), (WIDE, HIGH), (0, HIGH)], fill)
    yield polygon([(420, HIGH), (455, 285), (475, 285), (600, HIGH)], "#efe3c6")
    yield tree(720, 330, 130, "#557a48")
    yield house(90, 330, 110, "#f1e7d4", "#a4553f")


def workshop() -> Iterator[str]:
    """Two at a machine in a hall with high windows."""
    yield rect(0, 0, WIDE, HIGH, "#c8cfd2")
    for x in range(40, WIDE, 170):
        yield rect(x, 40, 130, 210, "#e9f1f2")
        yield rect(x + 62, 40, 6, 210, "#8a979c")
        yield rect(x, 140, 130, 6, "#8a979c")
    yield rect(0, 430, WIDE, 130, "#8d9397")
    yield rect(310, 300, 330, 150, "#3f6b8c", 10)
    yield rect(350, 250, 120, 60, "#55839f", 8)
    yield circle(560, 375, 48, "#d9dfe1") + circle(560, 375, 20, "#3f6b8c")
    yield person(230, 500, 230, "#d69a3c") + person(730, 500, 230, "#d69a3c")
    yield circle(230, 300, 34, "#e8b53a") + circle(730, 300, 34, "#e8b53a")


def reading() -> Iterator[str]:
    """A shelf, a lamp, somebody with a book."""
    chance = random.Random(9)
    yield rect(0, 0, WIDE, HIGH, "#e9dcc4")
    for row in range(3):
        y = 60 + row * 130
        x = 60.0
        while x < 520:
            width = chance.uniform(14, 34)
            high = chance.uniform(78, 108)
            yield rect(x, y + 110 - high, width, high, chance.choice(COATS))
            x += width + 3
        yield rect(40, y + 110, 520, 12, "#7d5a42")
    yield polygon([(650, 120), (790, 120), (750, 40), (690, 40)], "#d69a3c")
    yield rect(716, 120, 8, 300, "#5a4334")
    yield polygon([(650, 120), (790, 120), (880, 470), (560, 470)], "#f6ebc9")
    yield person(700, 520, 260, "#2f6f7e")
    yield polygon(
        [(640, 420), (700, 405), (760, 420), (760, 450), (700, 435), (640, 450)], "#fbf7ea"
    )


STROKES = {
    "leaf": "M280 450 V250 M280 330 Q180 320 160 200 Q270 210 280 330 "
    "M280 290 Q380 270 400 140 Q290 160 280 290",
    "book": "M120 350 Q200 300 280 350 Q360 300 440 350 V190 Q360 140 280 190 Q200 140 120 190 Z",
}


def badge(letters: str, ground: str, ink: str) -> Callable[[], Iterator[str]]:
    """A round badge with a few strokes, for a nameplate."""

    def drawn() -> Iterator[str]:
        yield (
            circle(280, 280, 270, ground)
            + circle(280, 280, 236, ink)
            + circle(280, 280, 222, ground)
        )
        yield stroke(STROKES[letters], ink, 14, ink)

    return drawn


def banner() -> Iterator[str]:
    """A wide strip of hills for a nameplate."""
    yield rect(0, 0, WIDE, HIGH, "#dfeae6")
    yield circle(740, 300, 44, "#f2e2b0")
    yield hill(400, 60, 8, 0.2, "#9fbfb4")
    yield hill(450, 46, 10, 1.7, "#6c9a8e")
    yield hill(500, 30, 7, 3.3, "#3f7268")


SCENES: dict[str, Callable[[], Iterator[str]]] = {
    each.__name__: each
    for each in (river, village, concert, garden, classroom, harvest, workshop, reading)
}
DRAWINGS = {
    **{name: (scene, f"0 0 {WIDE} {HIGH}") for name, scene in SCENES.items()},
    "badge-leaf": (badge("leaf", "#1f6f6a", "#f4f1e4"), "0 0 560 560"),
    "badge-book": (badge("book", "#8c2f39", "#f7f0e2"), "0 0 560 560"),
    "banner": (banner, "0 300 900 160"),
}


def drawing(name: str) -> str:
    """The SVG of a drawing."""
    scene, box = DRAWINGS[name]
    body = "\n".join(scene())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">\n'
        f"<!-- Drawn by docs/gallery/scenes.py; free for any use (CC0). -->\n{body}\n</svg>\n"
    )


def main() -> None:
    """Write each drawing that a sample names into that sample's `pictures` folder."""
    for sample in sorted(LAYOUTS.glob("*/sample*")):
        text = "".join(
            path.read_text(encoding="utf-8")
            for path in sample.rglob("*")
            if path.suffix in (".md", ".yaml")
        )
        for name in DRAWINGS:
            if f"pictures/{name}.svg" in text:
                (sample / "pictures").mkdir(exist_ok=True)
                (sample / "pictures" / f"{name}.svg").write_text(drawing(name), encoding="utf-8")


if __name__ == "__main__":
    main()
