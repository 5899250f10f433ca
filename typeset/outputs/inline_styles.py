"""Roles as inline styles, for readers that leave style sheets out: mail and the public account."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

MAIL = {
    "masthead": "padding:8px 0 12px;border-bottom:3px solid {red};text-align:center;color:{red}",
    "name": "margin:6px 0;font-size:30px;line-height:1.3;font-weight:bold;letter-spacing:1px",
    "slogan number imprint": "margin:4px 0;font-size:15px;line-height:1.5",
    "mark": "margin:0;text-align:left;color:#222222;font-size:15px;line-height:1.5",
    "document": "margin:10px 0 0;color:#222222;font-size:15px;line-height:1.5",
    "note": "margin:4px 0;font-size:13px;line-height:1.5",
    "ears": "margin:14px 0 0",
    "ear": "margin:2px 0;text-align:center;font-size:14px;line-height:1.6",
    "contents": "margin:18px 0;padding:10px 18px;border:1px solid #dddddd",
    "contents-label": "margin:0 0 4px;font-size:16px;line-height:1.5",
    "contents-list": "margin:0;padding:0 0 0 22px",
    "contents-item": "margin:2px 0;font-size:15px;line-height:1.6",
    "article": "margin:0;padding:28px 0 0;word-wrap:break-word;overflow-wrap:break-word",
    "section": "margin:0 0 6px;font-weight:bold;color:{red};font-size:15px;line-height:1.5",
    "kicker": "margin:4px 0;text-align:center;color:#666666;font-size:15px;line-height:1.6",
    "deck": "margin:4px 0 10px;text-align:center;color:#666666;font-size:15px;line-height:1.6",
    "headline": "margin:6px 0 10px;font-size:21px;line-height:1.4;text-align:center;"
    "text-wrap:balance",
    "run-in": "display:inline;margin:0;font-size:16px;line-height:1.8",
    "paragraph": "margin:0 0 8px;font-size:16px;line-height:1.8;{indent}",
    "addressee": "margin:0 0 8px;font-size:16px;line-height:1.8",
    "attachment": "margin:0 0 4px;padding:0 0 0 2em;font-size:16px;line-height:1.8",
    "document-note": "margin:4px 0;font-size:16px;line-height:1.8;{indent}",
    "byline signature": "margin:4px 0;text-align:right;font-size:15px;line-height:1.6",
    "section-1": "margin:18px 0 6px;font-size:18px;line-height:1.5",
    "section-2": "margin:14px 0 6px;font-size:16px;line-height:1.6",
    "section-3": "margin:10px 0 4px;font-size:16px;line-height:1.6;font-weight:normal",
    "list": "margin:6px 0;padding:0 0 0 28px",
    "item": "margin:2px 0;font-size:16px;line-height:1.8",
    "quote": "margin:12px 0;padding:2px 16px;border-left:3px solid #dddddd;color:#555555",
    "quoted": "margin:4px 0;font-size:16px;line-height:1.8",
    "table-frame": "margin:14px 0;overflow-x:auto",
    "table": "width:100%;border-collapse:collapse",
    "th": "padding:5px 8px;border:1px solid #cccccc;font-size:14px;line-height:1.5",
    "td": "padding:5px 8px;border:1px solid #cccccc;font-size:14px;line-height:1.5",
    "box": "margin:14px 0;padding:8px 16px;border:1px solid #cccccc",
    "pull-quote": "margin:18px 0;padding:0 20px;text-align:center;color:{red}",
    "pulled": "margin:0 0 4px;font-size:19px;line-height:1.6",
    "verse": "margin:0;padding:0 0 0 3em;font-size:16px;line-height:1.8",
    "stanza": "margin:28px 0 0;padding:0 0 0 3em;font-size:16px;line-height:1.8",
    "adverts": "margin:32px 0 0;padding:12px 0 0;border-top:1px solid #cccccc",
    "advert-label": "margin:0;text-align:center;font-size:13px;line-height:1.5;color:#666666",
    "table-title": "margin:14px 0 -8px;text-align:center;font-weight:bold;font-size:14px;"
    "line-height:1.6",
    "division-title": "margin:0 0 4px;font-weight:bold;font-size:16px;line-height:1.6",
    "speaker": "font-weight:normal;font-size:14px;color:#666666",
    "left": "text-align:left",
    "center": "text-align:center",
    "right": "text-align:right",
    "link": "color:inherit",
    "emphasis": "{emphasis}",
    "dots": "font-style:normal;-webkit-text-emphasis:filled dot;text-emphasis:filled dot;"
    "-webkit-text-emphasis-position:under;text-emphasis-position:under right",
    "small-caps": "font-variant:small-caps",
    "figure": "margin:18px 0;text-align:center",
    "picture": "max-width:100%;height:auto;border:0",
    "code": "width:160px",
    "caption": "margin:4px 0 0;font-size:14px;line-height:1.5;color:#666666;text-align:center",
    "preformatted": "margin:12px 0;padding:10px;border:1px solid #dddddd;font-size:13px;"
    "line-height:1.5;white-space:pre-wrap",
    "divider": "margin:18px 30%;border:0;border-top:1px solid #cccccc",
    "call": "line-height:0;color:{red}",
    "notes": "margin:14px 0 0;padding:6px 0 0;border-top:1px solid #dddddd",
    "footnote": "margin:2px 0;font-size:14px;line-height:1.6",
    "note-text": "margin:0;font-size:14px;line-height:1.6",
    "notice": "margin:24px 0 0;text-align:center;font-weight:bold;font-size:16px;line-height:1.6",
    "closing": "margin:32px 0 0;border-top:2px solid #777777;border-bottom:2px solid #777777",
    "part": "padding:6px 10px",
    "row": "margin:2px 0;font-size:15px;line-height:1.6",
}
"""By role (or several, with blanks between), the style in a mail; all clients know its lengths."""
ACCOUNT = MAIL | {
    "masthead": "padding:4px 0 12px;border-bottom:3px solid {red};text-align:center;color:{red}",
    "headline": "margin:6px 0 14px;font-size:20px;line-height:1.5;text-align:center;"
    "text-wrap:balance;color:{red}",
    "paragraph": "margin:0 0 12px;font-size:16px;line-height:1.9;{flush};{indent}",
    "section-1": "margin:20px 0 8px;padding:0 0 0 8px;border-left:4px solid {red};font-size:17px;"
    "line-height:1.5",
}
"""What differs on the public account, whose page is a telephone's."""

KAI = "font-style:normal;font-family:KaiTi,'Kaiti SC',STKaiti,serif"
"""Chinese has no italics: 楷体 is in their place."""


class InlineStyles:
    """Gives a role its style, in the issue's red; `indent` begins the paragraphs of Chinese."""

    def __init__(self, table: Mapping[str, str], red: str, chinese: bool) -> None:
        indent = "text-indent:2em" if chinese else ""
        flush = "text-align:justify" if chinese else "text-align:left"  # nothing hyphenates there
        emphasis = KAI if chinese else "font-style:italic"
        self._styles = {
            role: style.format(red=red, indent=indent, flush=flush, emphasis=emphasis).rstrip(";")
            for roles, style in table.items()
            for role in roles.split()
        }

    def __call__(self, role: str) -> Markup:
        """The attribute `style` of a role (or of several); nothing where it has none."""
        style = ";".join(self._styles[one] for one in role.split() if one in self._styles)
        return Markup(' style="{}"').format(style) if style else Markup("")
