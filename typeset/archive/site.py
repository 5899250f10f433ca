"""The archive's site: a shelf by year, search without a server, feeds, a map for search engines.

Its pages stand beside the PDFs, so the output folder is the site.  No script is needed to read.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from typeset.archive.record import Card, Record
from typeset.archive.store import Store

PAGES = ("shelf.html", "search.html")
NEWEST = 50
"""Issues in a feed."""
WORDS = re.compile(r"[0-9a-z]+|[^\W\d_a-zA-Z]+")
WORDS_OF = {
    True: ("期刊架", "查找", "查找（至少两个字）", "未署日期", "没有找到", "网页", "PDF"),
    False: ("Shelf", "Search", "Search", "Undated", "Nothing found", "Web page", "PDF"),
}


@dataclass(frozen=True)
class ShelvedIssue:
    """An issue on the shelf, and its addresses relative to the site."""

    name: str
    card: Card

    @property
    def web(self) -> str:
        """Its page."""
        return quote(f"{self.name}-web.html")

    @property
    def pdf(self) -> str:
        """Its PDF."""
        return quote(f"{self.name}.pdf")

    @property
    def title(self) -> str:
        """What it is called, with its number."""
        number = self.card.number
        worded = f"第{number}期" if self.card.chinese else f"No. {number}"
        return f"{self.card.title} {worded if number.isdecimal() else number}".strip()

    @property
    def time(self) -> str:
        """Its date as RFC 3339 has it; what it does not say is the first of the year, the month."""
        year, month, day = [*(self.card.date or "1970").split("-"), "01", "01"][:3]
        return f"{year}-{month}-{day}T00:00:00Z"


def write_site(store: Store, records: Mapping[str, Record | None], url: str) -> None:
    """Write the site's pages, each only where it changed.  `url` is where it will stand, or empty.

    Raises OSError where one cannot be written.
    """
    found = [
        ShelvedIssue(name, record.card)
        for name, record in records.items()
        if record and "web" in record.forms
    ]
    issues = sorted(found, key=lambda issue: (issue.card.date, issue.name), reverse=True)
    with store.locked():
        for name, page in _files(issues, url).items():
            store.write_changed(store.root / name, page.encode())


def _files(issues: Sequence[ShelvedIssue], url: str) -> dict[str, str]:
    names = Counter(issue.card.title for issue in issues)
    title = names.most_common(1)[0][0] if names else ""
    chinese = sum(issue.card.chinese for issue in issues) * 2 >= len(issues)
    shelf, search, field, undated, nothing, web, pdf = WORDS_OF[chinese]
    said = {
        "language": "zh-CN" if chinese else "en",
        "title": title,
        "shelf": shelf,
        "search": search,
        "field": field,
        "nothing": nothing,
    }
    years = Markup("\n").join(
        _year(year or undated, list(of_year), web, pdf)
        for year, of_year in groupby(issues, lambda issue: issue.card.date[:4])
    )
    files = {
        "shelf.html": _template("shelf.html").format(years=years, **said),
        "search.html": _template("search.html").format(**said),
        "search.js": f"const INDEX = {_json(search_index(issues))};\n",
        "feed.atom": atom(issues[:NEWEST], title, url),
        "feed.json": json_feed(issues[:NEWEST], title, url),
    }
    if url:  # a map must name whole addresses
        files["sitemap.xml"] = _sitemap(issues, url)
    return files


def _template(name: str) -> Markup:
    return Markup(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _json(data: object, indent: int | None = None) -> str:
    separators = None if indent else (",", ":")
    return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)


def _year(year: str, issues: Iterable[ShelvedIssue], web: str, pdf: str) -> Markup:
    rows = Markup("\n").join(
        Markup(
            '<li><a class="cover" href="{web}" tabindex="-1" aria-hidden="true">'
            '<img src="{cover}" alt="" loading="lazy" width="120"></a>\n'
            '<div><h3><a href="{web}">{title}</a></h3>\n<p class="date">{date}'
            '<a href="{web}">{web_word}</a> · <a href="{pdf}">{pdf_word}</a></p>\n'
            "<ul>{headlines}</ul></div></li>"
        ).format(
            web=issue.web,
            pdf=issue.pdf,
            cover=quote(f"covers/{issue.name}.jpg"),
            title=issue.title,
            date=f"{issue.card.date} · " if issue.card.date else "",
            web_word=web,
            pdf_word=pdf,
            headlines=Markup("").join(
                Markup("<li>{}</li>").format(headline)
                for headline in issue.card.headlines
                if headline
            ),
        )
        for issue in issues
    )
    return Markup('<section><h2>{0}</h2>\n<ol class="issues">\n{1}\n</ol></section>').format(
        year, rows
    )


# ---- search --------------------------------------------------------------------------------------


def terms(text: str) -> set[str]:
    """What a text is found by: each pair of neighbouring Chinese characters, each Latin word."""
    found: set[str] = set()
    for run in WORDS.findall(text.lower()):
        pairs = {a + b for a, b in pairwise(run)}
        found |= {run} if run.isascii() else pairs or {run}
    return found


def search_index(issues: Sequence[ShelvedIssue]) -> dict[str, object]:
    """The issues, their articles, and by term the numbers of the articles that hold it.

    The numbers are written as steps from one to the next, which are short.
    """
    shown = [[issue.title, issue.card.date, issue.web] for issue in issues]
    articles: list[tuple[int, str]] = []
    places: dict[str, list[int]] = defaultdict(list)
    for number, issue in enumerate(issues):
        texts = issue.card.text.split("\n")
        for headline, text in zip(issue.card.headlines, texts, strict=False):
            for term in terms(f"{headline}\n{text}"):
                places[term].append(len(articles))
            articles.append((number, headline))
    steps = {
        term: [b - a for a, b in pairwise((0, *numbers))]
        for term, numbers in sorted(places.items())
    }
    return {"issues": shown, "articles": articles, "terms": steps}


# ---- feeds ---------------------------------------------------------------------------------------


def atom(issues: Sequence[ShelvedIssue], title: str, url: str) -> str:
    """The newest issues as an Atom feed (RFC 4287)."""
    entries = Markup("\n").join(
        Markup(
            "<entry><title>{}</title><id>{}</id><updated>{}</updated>"
            '<link href="{}"/><summary>{}</summary></entry>'
        ).format(issue.title, _id(issue, url), issue.time, url + issue.web, _summary(issue))
        for issue in issues
    )
    latest = max((issue.time for issue in issues), default="1970-01-01T00:00:00Z")
    feed = Markup(
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "<title>{0}</title><id>{1}</id><updated>{2}</updated><author><name>{0}</name></author>"
        '<link rel="self" href="{3}feed.atom"/><link href="{3}shelf.html"/>\n{4}\n</feed>\n'
    )
    return str(feed.format(title, uuid5(NAMESPACE_URL, url + title).urn, latest, url, entries))


def json_feed(issues: Sequence[ShelvedIssue], title: str, url: str) -> str:
    """The newest issues as a JSON Feed 1.1."""
    items = [
        {
            "id": _id(issue, url),
            "url": url + issue.web,
            "title": issue.title,
            "summary": _summary(issue),
            "content_text": issue.card.text,
            "date_published": issue.time,
        }
        for issue in issues
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": title}
    addresses = {"home_page_url": f"{url}shelf.html", "feed_url": f"{url}feed.json"}
    return _json({**head, **addresses, "items": items}, indent=1) + "\n"


def _id(issue: ShelvedIssue, url: str) -> str:
    return uuid5(NAMESPACE_URL, f"{url}{issue.name}").urn


def _summary(issue: ShelvedIssue) -> str:
    mark = "；" if issue.card.chinese else "; "
    return mark.join(filter(None, issue.card.headlines))


def _sitemap(issues: Sequence[ShelvedIssue], url: str) -> str:
    rows = [Markup("<url><loc>{}</loc></url>").format(url + page) for page in PAGES]
    rows += [Markup("<url><loc>{}</loc></url>").format(url + issue.web) for issue in issues]
    return str(
        Markup(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{}\n</urlset>\n'
        ).format(Markup("\n").join(rows))
    )
