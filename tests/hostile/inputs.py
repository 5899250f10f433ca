"""Hostile and broken inputs, by kind: each must end in pages or in a sentence with its place."""

from __future__ import annotations

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
BOX = 'viewBox="0 0 9 9"'

MARKDOWN = {
    "an address that is none": "[b](http://[::1)\n",
    "a note called often": "字[^1]\n" * 300 + "\n[^1]: 注。\n",
    "openings of notes": "^[" * 5000,
    "pipes": "|" * 20_000,
    "brackets": "[" * 20_000,
    "brackets in pairs": "[]" * 10_000 + "()" * 1000,
    "stars": "*" * 20_000,
    "stars and letters": "*a **b " * 3000,
    "ticks": "`" * 20_000 + "a",
    "quotations": ">" * 2000 + "a",
    "lists in lists": "".join("  " * n + "- a\n" for n in range(300)),
    "a word": "w" * 20_000,
    "headings": "# a\n" * 500,
    "nothing": "",
    "a NUL": "a\0b\n",
    "half a character": b"\xe4\xb8\xad\xe6\n",
    "escapes": "\\" * 10_000,
    "entities": "&amp;" * 3000 + "&#99999999999;",
    "a table of many columns": "|a" * 300 + "|\n" + "|-" * 300 + "|\n",
    "addresses": "<http://a>" * 1000,
    "pictures of nothing": "![](x.png)" * 100,
    "direction marks": "\u202e\u2066" * 500 + "a\n",
    "combining marks": "a" + "\u0301" * 3000,
}

CSS = {
    "a profile": "@color-profile --x { src: url(x.icc) }",
    "deep calc": "p { width: calc(" + "(" * 500 + "1px" + ")" * 500 + ") }",
    "deep calc of sums": "p { width: calc(" + "1px + (" * 300 + "1px" + ")" * 300 + ") }",
    "deep :not": ":not(" * 500 + "p" + ")" * 500 + " { color: red }",
    "deep :is": ":is(" * 300 + "p" + ")" * 300 + " { color: red }",
    "deep @media": "@media all {" * 500 + "p { color: red }" + "}" * 500,
    "deep @supports": "@supports (" * 300 + "x: y" + ")" * 300 + " { p { color: red } }",
    "many descendants": " ".join(["div"] * 200) + " { color: red }",
    "a far indent": "p { text-indent: 1e9px }",
    "a far margin": "p { margin-top: 1e9px }",
    "a negative far margin": "p { margin-left: -1e12px }",
    "a bomb of variables": ":root { --a0: x x x x x x x x x x; "
    + "".join(f"--a{n}: " + f"var(--a{n - 1}) " * 10 + "; " for n in range(1, 12))
    + "} p { font-family: var(--a11) }",
    "variables in a circle": ":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }",
    "a grid": "body { display: grid; grid-template-columns: repeat(999999999, 1px) }",
    "a grid's place": "body { display: grid } p { grid-column: 999999999 }",
    "a gradient of many stops": "body { background: linear-gradient("
    + ", ".join(["red", "blue"] * 1000)
    + ") }",
    "a page without size": "@page { size: 0 0; margin: 0 }",
    "a negative page": "@page { size: -10mm 10mm }",
    "a kilometre": "@page { size: 1km 1km }",
    "a very large page": "@page { size: 1000000mm 1000000mm }",
    "margins larger than the page": "@page { margin: 500mm }",
    "no UTF-8": b"p { content: '\xff\xfe\xe4' }",
    "a NUL": b"p { color: r\0ed }",
    "many counters": "p { counter-reset: " + "a " * 3000 + " }",
    "columns": "body { columns: 99999 }",
    "tiny columns": "body { column-width: 0.0001px }",
    "a large type": "p { font-size: 1e9px }",
    "no type": "p { font-size: 0; line-height: 0 }",
    "a long leading": "p { line-height: 1e12 }",
    "an endless number": "p { width: 1e999px; height: -1e999px }",
    "a transform": "p { transform: scale(0) rotate(1e99deg) translate(1e99px) }",
    "everything hidden": "* { display: none }",
    "everything fixed": "* { position: fixed }",
    "everything a footnote": "p { float: footnote }",
    "everything breaks": "* { break-before: page; break-after: page }",
    "everything a table": "* { display: table }",
    "everything a cell": "* { display: table-cell }",
    "everything flex": "* { display: flex }",
    "running elements": "p { position: running(a) } @page { @top-left { content: element(a) } }",
    "open": "p { color: red; background: url(",
    "comment": "/* open",
}

HTML = {
    "deep": "<div>" * 2000 + "a",
    "deep inline": "<span>" * 2000 + "a",
    "deep tables": "<table><tr><td>" * 200 + "a",
    "deep lists": "<ul><li>" * 500 + "a",
    "spans of columns": '<table><tr><td colspan="999999999" rowspan="999999999">a</table>',
    "no UTF-8": b"<p>\xff\xfe\xe4",
    "a place that is none": '<p data-source="x">\U000f0000<p data-source="a.md:x">a',
    "wrong nesting": "<p><b><i></p></b></table></i><tr><td><svg><p>a</svg>",
    "a drawing": '<svg viewBox="x"><use href="#a"/><g id="a"><use href="#a"/></g></svg>',
    "nothing": "",
}

SVGS = {
    "itself": SVG.format(BOX, '<image xlink:href="p.svg" width="9" height="9"/>'),
    "uses itself": SVG.format(BOX, '<g id="a"><use xlink:href="#a"/><use xlink:href="#a"/></g>'),
    "uses each other": SVG.format(
        BOX, '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    ),
    "a bomb of uses": SVG.format(
        BOX,
        '<rect id="a0" width="1" height="1"/>'
        + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)),
    ),
    "a bomb of entities": '<!DOCTYPE svg [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, 10))
    + "]>"
    + SVG.format(BOX, "<text>&a9;</text>"),
    "an outer entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + SVG.format(BOX, "<text>&x;</text>"),
    "many elements": SVG.format(BOX, "<path/>" * 60_000),
    "deep": SVG.format(BOX, "<g>" * 900 + "</g>" * 900),
    "a pattern of itself": SVG.format(
        BOX,
        '<pattern id="p"><rect fill="url(#p)"/></pattern><rect width="9" fill="url(#p)"/>',
    ),
    "a broken box": SVG.format('viewBox="0 0 x"', ""),
    "an empty box": SVG.format('viewBox="0 0 0 0"', "<rect/>"),
    "a negative box": SVG.format('viewBox="0 0 -9 9"', "<rect/>"),
    "an endless box": SVG.format('viewBox="0 0 inf nan"', "<rect/>"),
    "a broken size": SVG.format('width="1.2.3" height="0.0.1"', "<rect/>"),
    "no size": SVG.format('width="0" height="0"', "<rect/>"),
    "odd numbers": SVG.format(
        BOX, '<path d="M1e999,nan L..,,"/><circle r="-1"/><rect width="x" transform="scale(nan)"/>'
    ),
    "no drawing": "<html/>",
    "no XML": "<svg",
    "nothing": "",
}
