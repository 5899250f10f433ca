"""A PDF's pictures, tables, rare characters and turned text; and files that would take for ever."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from weasyprint import HTML

from typeset.diagnostics.problems import IssueError
from typeset.files.resources import FONTS
from typeset.intake.importing import import_issue
from typeset.intake.readers import bounded, read_data
from typeset.issue import load
from typeset.issue import model as m

STYLE = f"""<style>@font-face {{ font-family: t; src: url({(FONTS / "latin.otf").as_uri()}) }}
@page {{ size: 150mm 200mm }} body {{ font: 12pt t }}
td {{ border: 1px solid black; padding: 2pt }} table {{ border-collapse: collapse }}
.turned {{ transform: rotate(90deg); width: 6em; margin: 3em }} .small {{ width: 10pt }}</style>"""
TEXT = "The ferry ran on Sunday, and everybody who wanted to cross the river was home by six. " * 4


def photo(size: tuple[int, int] = (90, 60)) -> bytes:
    target = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(target, "JPEG")
    return target.getvalue()


def printed(folder: Path, body: str) -> bytes:
    (folder / "photo.jpg").write_bytes(photo())
    return HTML(string=STYLE + body, base_url=str(folder)).write_pdf()


def test_pictures_come_out_with_their_captions(tmp_path: Path) -> None:
    body = f"<h1>The ferry is back</h1><p>{TEXT}</p><p><img src=photo.jpg style='width: 120pt'></p>"
    body += "<p style='font-size: 9pt'>Photo: the ferry at its landing.</p>" + f"<p>{TEXT}</p>"
    (tmp_path / "a.pdf").write_bytes(printed(tmp_path, body))
    import_issue(tmp_path / "a.pdf", tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    above, figure, below = article.body  # between the paragraphs, as on the page
    assert isinstance(figure, m.Figure) and isinstance(above, m.Paragraph)
    assert isinstance(below, m.Paragraph) and article.about.images == ()
    picture = figure.picture
    assert picture.caption == "Photo: the ferry at its landing."
    with Image.open(tmp_path / "issue" / str(picture.file)) as taken:
        assert taken.size == (90, 60)


def test_ornaments_are_only_counted(tmp_path: Path) -> None:
    body = f"<p>{TEXT}</p><img class=small src=photo.jpg>"
    source = read_data("a.pdf", printed(tmp_path, body))
    assert source.pictures == () and [note.said for note in source.notes] == ["small pictures"]


def test_a_ruled_table_is_a_table_and_the_text_around_it_is_not(tmp_path: Path) -> None:
    rows = "<tr><td>Unit<td>Members<tr><td>East<td>35<tr><td>West<td>42"
    source = read_data(
        "a.pdf", printed(tmp_path, f"<p>{TEXT}</p><table>{rows}</table><p>{TEXT}</p>")
    )
    table = [line.text for line in source.lines if line.kind == "table"]
    assert table == ["Unit Members", "East 35", "West 42"]
    plain = read_data("a.pdf", printed(tmp_path, f"<p>{TEXT}</p><p>Unit Members<br>East 35</p>"))
    assert all(line.kind == "text" for line in plain.lines)


def test_the_line_that_a_table_touches_stands_above_it(tmp_path: Path) -> None:
    rows = "<tr><td>Unit<td>Members<tr><td>East<td>35<tr><td>West<td>42"
    style = "<style>p { margin: 0; line-height: 1 }</style>"
    source = read_data("a.pdf", printed(tmp_path, f"{style}<p>{TEXT}</p><table>{rows}</table>"))
    kinds = [line.kind for line in source.lines]
    assert kinds == sorted(kinds, reverse=True) and kinds.count("table") == 3


COLUMNS = """<style>@page { size: 150mm 200mm; @top-left { content: 'Ferry News 18'; font: 9pt t } }
h1 { font-size: 24pt; text-align: center } h2 { font-size: 15pt } p { margin: 0 }
.columns { columns: 2; column-gap: 9mm; margin-bottom: 1pt } img { width: 150pt }
p, h2 { text-align: justify } .foot { margin: 0 }</style>"""


def test_a_picture_beside_a_table_does_not_cut_the_columns(tmp_path: Path) -> None:
    rows = "<tr><td>Unit<td>Members<tr><td>East<td>35<tr><td>West<td>42" + "<tr><td>South<td>9" * 5
    body = f"<h1>Ferry News</h1><div class=columns><h2>The ferry is back</h2><p>{TEXT}</p>"
    body += f"<img src=photo.jpg><p>First below. {TEXT}</p><h2>The bridge is open</h2>"
    body += f"<p>{TEXT}</p><table>{rows}</table><p>Last below. {TEXT}</p></div>"
    body += "<p class=foot>Editor: Jane Roe</p>"
    (tmp_path / "a.pdf").write_bytes(printed(tmp_path, COLUMNS + body))
    import_issue(tmp_path / "a.pdf", tmp_path / "issue")
    issue = load(tmp_path / "issue")
    assert [article.about.headline for article in issue.articles] == [
        "The ferry is back",
        "The bridge is open",
    ]
    files = sorted((tmp_path / "issue/articles").iterdir())
    texts = [file.read_text("utf-8") for file in files]
    assert "First below. The ferry" in texts[0] and "Last below. The ferry" in texts[1]
    masthead = issue.manifest.masthead
    assert masthead is not None and masthead.name == "Ferry News"
    assert list(issue.manifest.editors) == ["Editor"]


BESIDE = """<style>@page { margin: 0 } p, h2 { margin: 0; line-height: 20pt }
div { position: absolute; width: 58mm } h2 { font-size: 18pt; margin: 24pt 0 8pt }
.left { left: 10mm; top: 20pt } .right { left: 80mm; top: %dpt }</style>"""


def beside(left: str, right: str, top: int = 20) -> str:
    """Two columns, the right one `top` pt below the page's head, the left one 20."""
    return f"{BESIDE % top}<div class=left>{left}</div><div class=right>{right}</div>"


@pytest.mark.parametrize("top", [20, 30])
def test_headlines_side_by_side_do_not_end_the_columns(tmp_path: Path, top: int) -> None:
    """Where the rows of two columns stand half a line apart, white is many such steps high."""
    lines = "<p>Two lines of some width<br>in this column.</p>" * 2
    left, right = (f"{lines}<h2>{title}</h2>{lines}" for title in ("The ferry", "The bridge"))
    source = read_data("a.pdf", printed(tmp_path, beside(left, right, top)))
    texts = [line.text for line in source.lines]
    assert len(texts) == 18 and texts.index("The ferry") == 4 and texts.index("The bridge") == 13


WIDE = "<img src=photo.jpg style='width: 69mm; height: 20mm'>"
TABLE = "<table>" + "<tr><td>Unit<td>Members" * 4 + "</table>"
TABLE += "<p style='margin-top: 24pt'>Two lines below<br>the table.</p>"


@pytest.mark.parametrize("thing", [WIDE, TABLE])
def test_a_thing_in_one_column_does_not_end_the_other(tmp_path: Path, thing: str) -> None:
    """A picture that stands out of its column, and a table near its column's foot."""
    lines = "<p>Two lines of some width<br>in this column.</p>"
    left, right = f"<p>The left one.</p>{lines * 3}{thing}", f"<p>The right one.</p>{lines * 2}"
    texts = [line.text for line in read_data("a.pdf", printed(tmp_path, beside(left, right))).lines]
    assert texts.index("The right one.") == len(texts) - 5


def test_a_mark_that_is_drawn_last_stands_in_its_place() -> None:
    """Some programs draw all glyphs of the text's face first, and those of another one behind."""
    words = b"BT /F 12 Tf 20 250 Td (He said so) Tj 66 0 Td (and left) Tj ET "
    late = b"BT /F 12 Tf 20 200 Td (The last line.) Tj ET BT /F 12 Tf 76.5 250 Td (\\)) Tj ET"
    texts = [line.text for line in read_data("a.pdf", drawn(words + late)).lines]
    assert texts == ["He said so) and left", "The last line."]


@pytest.mark.parametrize(
    ("text", "lines"), [("And a wide row, too, on the right", 4), ("Right", 2)]
)
def test_two_wide_rows_are_a_column(tmp_path: Path, text: str, lines: int) -> None:
    body = beside("<p>And a wide row, too, on the left</p>" * 2, f"<p>{text}</p>" * 2)
    assert len(read_data("a.pdf", printed(tmp_path, body)).lines) == lines


def test_a_narrow_ideographic_space_is_a_space(tmp_path: Path) -> None:
    """Some fonts have one glyph for both, and the file may name it by either."""
    source = read_data("a.pdf", printed(tmp_path, "<p>A\u3000narrow\u3000gap.</p>"))
    assert source.lines[0].text == "A narrow gap."


SUP = "<sup style='font-size: 60%; vertical-align: 4pt; line-height: 0'>1</sup>"
NOTE = f"<p style='font-size: 8pt'>{SUP} Figures from the clerk,<br>up to the end of March.</p>"


def test_a_footnote_is_one_and_what_calls_it_a_call(tmp_path: Path) -> None:
    body = f"<h1>The ferry is back</h1><p>{TEXT.strip()}{SUP}</p><p>{TEXT}</p>{NOTE}"
    (tmp_path / "a.pdf").write_bytes(printed(tmp_path, body))
    import_issue(tmp_path / "a.pdf", tmp_path / "issue")
    (article,) = (tmp_path / "issue/articles").iterdir()
    text = article.read_text("utf-8")
    assert "home by six.[^1]\n\nThe ferry ran" in text
    assert "[^1]: Figures from the clerk, up to the end of March." in text


@pytest.mark.parametrize(
    "note", ["", NOTE.replace("8pt", "12pt"), NOTE.replace("1</sup>", "2</sup>")]
)
def test_a_raised_figure_without_a_note_stays(tmp_path: Path, note: str) -> None:
    """None at the foot, one in the size of the text, another one's."""
    source = read_data("a.pdf", printed(tmp_path, f"<p>{TEXT}</p><p>60 m{SUP} is wide.</p>{note}"))
    assert "60 m1 is wide." in [line.text for line in source.lines]
    assert all(line.kind == "text" for line in source.lines)


@pytest.mark.parametrize(
    ("place", "rows"),
    [
        ("position: absolute; left: 0; top: 27pt", ["The Lamplighter", "No. 18"]),
        ("position: relative; top: -8pt", ["The Lamplighter No. 18"]),
    ],
)
def test_a_small_line_close_below_a_large_one_is_another(
    place: str, rows: list[str], tmp_path: Path
) -> None:
    small = f"<span style='{place}; font-size: 9pt'>No. 18</span>"
    head = f"<div style='font-size: 28pt; height: 45pt'>The Lamplighter {small}</div>"
    source = read_data("a.pdf", printed(tmp_path, f"{head}<p>{TEXT}</p>"))
    found = [" ".join(line.text.split()) for line in source.lines]
    assert found[: len(rows)] == rows


def test_a_raised_figure_in_a_note_takes_no_text_with_it(tmp_path: Path) -> None:
    """A small line below the note begins with the same figure: it is another line, not its note."""
    two = SUP.replace("1<", "2<")
    notes = (
        f"<p style='font-size: 8pt'>{SUP} A field of 60 m{two} by the sea.<br>2 Kept for hay.</p>"
    )
    source = read_data(
        "a.pdf", printed(tmp_path, f"<p>{TEXT.strip()}{SUP}</p><p>{TEXT}</p>{notes}")
    )
    words = " ".join(line.text for line in source.lines)
    assert "A field of 60 m2 by the sea." in words
    assert "Kept for hay." in words


def test_turned_text_is_told_and_left(tmp_path: Path) -> None:
    source = read_data("a.pdf", printed(tmp_path, f"<p>{TEXT}</p><div class=turned>Sideways</div>"))
    assert [(out.why, out.text) for out in source.left_out] == [("left: turned", "Sideways")]
    assert "Sideways" not in "".join(line.text for line in source.lines)


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    body = "<p>One<br>two<br>three</p><p style='break-before: page'>Four<br>five</p>"
    source = read_data("a.pdf", printed(tmp_path, body))
    places = [(line.text, line.page, line.number) for line in source.lines]
    first = [("One", 1, 1), ("two", 1, 2), ("three", 1, 3)]
    assert places == [*first, ("Four", 2, 1), ("five", 2, 2)]


def test_characters_beyond_the_first_plane_are_whole(tmp_path: Path) -> None:
    source = read_data("a.pdf", printed(tmp_path, "<p>A \U0001d11e in the text.</p>"))
    assert "\U0001d11e" in source.lines[0].text


def drawn(words: bytes) -> bytes:
    """A PDF of one page with these operators."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(300, 300))
    face = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    made.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
    made.pages[0].Contents = made.make_stream(words)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize("times", [0, 25])
def test_words_that_a_broken_matrix_puts_nowhere_are_read(tmp_path: Path, times: int) -> None:
    turned = b"5.6 0 0 -19.2 0 19.2 cm " * times
    words = b"q %b BT /F 12 Tf 9 99 Td (The ferry) Tj ET Q BT /F 12 Tf 9 9 Td (On Sunday) Tj ET"
    (tmp_path / "a.pdf").write_bytes(drawn(words % turned))
    import_issue(tmp_path / "a.pdf", tmp_path / "issue")
    (article,) = (tmp_path / "issue/articles").iterdir()
    text = article.read_text("utf-8") + (tmp_path / "issue/issue.yaml").read_text("utf-8")
    assert "The ferry" in text and "On Sunday" in text


def test_a_reader_that_takes_too_long_is_stopped_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 0.001)
    with pytest.raises(IssueError) as refused:
        read_data("a.pdf", printed(tmp_path, f"<p>{TEXT}</p>"))
    assert refused.value.diagnostics[0].key == "intake.too-slow"
