"""From raw files to an issue's folder: read, recognise, account, write, read back, move."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from typeset.intake.account import UnbalancedError
from typeset.intake.clamping import clamped
from typeset.intake.duplicates import KnownArticle, duplicates, known_article
from typeset.intake.errors import refuse
from typeset.intake.file_articles import FileArticles, piece_of
from typeset.intake.folder import (
    beside,
    check_free,
    file_names,
    make_way,
    move,
    write_into,
)
from typeset.intake.inputs import Inputs, InputText, are_pieces, gathered
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.languages import issue_language, name_languages
from typeset.intake.manifest import manifest
from typeset.intake.photos import Owner, joined
from typeset.intake.profile.finding import NOTHING, Known, known_of
from typeset.intake.readback import check_written
from typeset.intake.readers import read
from typeset.intake.report import REPORT, Report, as_json
from typeset.intake.source import Note, RawPicture, Source


def import_issue(
    raw: Path | Sequence[Path],
    target: Path,
    *,
    force: bool = False,
    normalise: bool = False,
    like: Path | None = None,
) -> Report:
    """Make the issue folder `target` of one raw text, or of all that several files hold.

    Folders and archives count as the files in them.  One text that is an issue is read as its
    newsroom's earlier issues were built: those beside `target`, or `like`.  With `force` an issue
    that is there is replaced, and kept beside the new one if anything of it would be lost.
    Raises IssueError, and leaves the target as it was, if nothing can be read, no article is in it,
    or the account of its characters does not balance.
    """
    paths = [raw] if isinstance(raw, Path) else list(raw)
    check_free(target, force)
    try:
        if not are_pieces(paths):
            source = read(paths[0])
            known = known_of(source, target, like)
            report, sources = _one(source, paths[0], normalise, known)
        else:
            known = NOTHING
            report, sources = many(gathered(paths), normalise)
        report = _written(report, sources, target, paths[0].name)
        known.keep()
        return report
    except UnbalancedError as error:
        raise refuse("intake.unbalanced", paths[0].name, reason=str(error)) from error


def _one(
    source: Source, path: Path, normalise: bool, known: Known
) -> tuple[Report, dict[str, bytes]]:
    """The report of one file that is an issue or a piece by itself."""
    piece = piece_of(source, alone=True, normalise=normalise, known=known)
    if not piece.articles:
        raise refuse("intake.no-text", source.name)
    with_loose_pictures(piece.articles, piece.pictures)
    said, rest = manifest(piece.others)
    values, notes = clamped(said)
    issue = IssueDraft(values, piece.articles, piece.others, piece.pictures)
    suffix = path.suffix.lower() or ".txt"
    notes += [Note("no field", {"text": each}) for each in rest]
    return Report((piece.part,), issue, (), (*known.notes, *notes)), {
        f"source{suffix}": source.data
    }


def many(
    inputs: Inputs,
    normalise: bool,
    *,
    article: int = 1,
    picture: int = 1,
    known: Sequence[KnownArticle] = (),
) -> tuple[Report, dict[str, bytes]]:
    """The report of many files, and the raw texts to keep, by their names.

    `article` and `picture` are the numbers of the first of each; `known` are the articles that the
    issue has already."""
    pieces: list[tuple[InputText, FileArticles]] = []
    for text in inputs.texts:
        before = sum(len(piece.articles) for _, piece in pieces)
        made = piece_of(
            text.source,
            alone=False,
            normalise=normalise,
            first=article + before,
            sender=text.sender,
            subject=text.subject,
        )
        pieces.append((text, made))
    articles = [each for _, piece in pieces for each in piece.articles]
    if not articles:
        raise refuse("intake.no-text", inputs.texts[0].source.name)
    pictures = _renumbered([piece for _, piece in pieces], picture)
    owners = [Owner(_stem(t.source.name), t.group, piece.articles) for t, piece in pieces]
    photos, notes = joined(inputs.photos, owners, pictures, picture + len(pictures))
    same = duplicates([*known, *_known_articles(pieces)], len(known))
    issue = IssueDraft({}, articles, [], (*pictures, *photos))
    parts = tuple(piece.part for _, piece in pieces)
    remarks = (*_own_words(inputs.letters), *notes, *same)
    report = Report(parts, issue, (), remarks, tuple(inputs.problems))
    return report, _sources([*inputs.texts, *inputs.letters])


def _own_words(letters: Sequence[InputText]) -> Iterator[Note]:
    """What letters say beside the texts that are attached to them."""
    for letter in letters:
        said = " ".join(line.text for line in letter.source.lines if line.text)
        if said:
            yield Note("letter's own words", {"file": letter.source.name, "text": said})


def _known_articles(pieces: Sequence[tuple[InputText, FileArticles]]) -> list[KnownArticle]:
    return [
        known_article("/".join(filter(None, (text.group, text.source.name))), article)
        for text, piece in pieces
        for article in piece.articles
    ]


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _renumbered(pieces: Sequence[FileArticles], first: int) -> list[RawPicture]:
    """The pictures of all files with numbers of their own, also where the articles name them."""
    found: list[RawPicture] = []
    for piece in pieces:
        names: dict[str, str] = {}
        for picture in piece.pictures:
            names[picture.name] = (
                f"images/{first + len(found):02}.{picture.name.rpartition('.')[2]}"
            )
            found.append(RawPicture(names[picture.name], picture.data))
        for article in piece.articles:
            for image in article.images:
                if image.file in names:
                    image.file = names[image.file]
        loose = [RawPicture(names[each.name], each.data) for each in piece.pictures]
        with_loose_pictures(piece.articles, loose)
    return found


def with_loose_pictures(articles: Sequence[ArticleDraft], pictures: Sequence[RawPicture]) -> None:
    """Pictures of no place in a text (of a letter) go to its first article."""
    from typeset.intake.photos import put

    used = {image.file for article in articles for image in article.images}
    for picture in pictures:
        if articles and picture.name not in used:
            put(articles[0], picture.name)


def _sources(texts: Sequence[InputText]) -> dict[str, bytes]:
    """The raw texts to keep below `sources/`; two of one name get numbers."""
    kept: dict[str, bytes] = {}
    for text in texts:
        name = "/".join(filter(None, ("sources", text.group, text.source.name)))
        stem, _, suffix = name.rpartition(".")
        number = 1
        while name in kept:
            number += 1
            name = f"{stem}-{number}.{suffix}"
        kept[name] = text.source.data
    return kept


def _written(report: Report, sources: dict[str, bytes], target: Path, raw: str) -> Report:
    temporary = beside(target)
    try:
        language = issue_language(report.issue.articles)
        name_languages(report.issue.articles, language)
        write_into(temporary, report.issue, language, sources, raw)
        dropped = check_written(temporary, report.issue)
        notes = [Note("form dropped", {"file": each}) for each in dropped]
        if not report.issue.manifest:
            notes.append(Note("layout of pieces", {"manifest": target / "issue.yaml"}))
        if (kept := make_way(temporary, target)) is not None:
            notes.append(Note("kept beside", {"folder": kept}))
        report = replace(report, files=file_names(report.issue), remarks=(*report.remarks, *notes))
        (temporary / REPORT).write_text(as_json(report), encoding="utf-8")
        move(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return report
