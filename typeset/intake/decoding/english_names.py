"""How English bylines are written: persons with their titles and offices, units, closings."""

from __future__ import annotations

import re

DASH = "[—–―-]"
"""Before who signs: `― Jane Roe`, too."""
SAYS_BY = re.compile(
    r"(?:as [a-z]+ed (?:by|to)|(?:as )?[a-z]{3}d (?:by|to)|sent in by|by|from) "
    r"(?!\w+day\b|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b)(?:the |our |your )?[A-Z][^.;:!?]{2,48}$"
    r"|(?:Notes|An appreciation|Written|Submitted|Contributed|Compiled|Reported|Reviewed|Words|"
    r"Pictures|Photographs) by [A-Za-z][^.;:!?]{2,48}$"
    r"|[A-Z][a-z]+ [A-Z][a-z]+ reports$"
)
"""`as signed by Jim Roebuck`, `by Annie Garrow (aged 13)`, `An appreciation by Nora Timms`."""
ENGLISH_BYLINE = re.compile(
    r"(?:(?:Words|Text|Story|Report|Writer|Author|Contributor|Correspondent|Reporter)(?=:)|"
    r"By|by|Words by|Text by|Story by|"
    r"Report by|Reported by|Written by|From|with)[: ] ?[A-Z][\w.'’-]*"
    r"(?: (?:[A-Z][\w.'’-]*|and|&|of|the|de|van|von),?)*(?:, [A-Za-z ]{3,40})?$"
    r"|(?:Special to|For) (?:[A-Z][\w.'’-]*|the|of)(?: (?:[A-Z][\w.'’-]*|the|of)){0,5} by "
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}$"
    r"|(?:Posted|Published|Submitted|Contributed|Reviewed|Compiled|Reported) by "
    r"(?:the )?[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|and|&|of|the|[a-z]+-?committee)){0,6}"
    r"(?:,? on (?:[A-Z]?[\w,]+ ?){2,4})?$"
    r"|[Bb]y (?:the|our|your) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
    r"(?:,? [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})?$"
    rf"|{SAYS_BY.pattern}"
)
_TITLE = r"(?:Mrs|Mr|Ms|Miss|Dr|Revd?|Cllr|Prof|Fr|Sister|Sgt|Capt)\.? "
_INITIALS = r"(?:[A-Z]\. ?){1,3}(?:Mac|Mc|O’|O'|van |de |von )?[A-Z][a-z'’-]+"
_SHORT_FOR = r"(?:Wm|Geo|Thos|Chas|Jas|Jos|Robt|Edw|Benj|Saml)\."
"""William, George …, as they are written below letters."""
_PERSON = (
    rf"(?:{_TITLE})?(?:[A-ZÀ-Þ][a-zß-ÿ'’-]+|{_SHORT_FOR})(?: [A-Z]\.)?"
    r"(?: (?:Mac|Mc|O’|O'|van |de |von )?[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:-[A-Z][a-z]+)?){1,2}"
)
_DOES = (
    r", (?:the |our |your )?(?!who|which|where|when|and|but|a\b|an\b|is\b|was\b)"
    r"[a-z][a-z-]+(?: (?:[a-z’'-]+|[A-Z][A-Za-z’'-]+)){0,3}"
)
"""`, musical director`, `, mother of Hanna`: what somebody is."""
WITH_WORK = re.compile(rf"(?:{_INITIALS}|{_PERSON}){_DOES}")
GIVEN_WITH_WORK = re.compile(rf"[A-Z][a-z]+{_DOES}")
"""`Emeka, front desk`."""
SIGNED = re.compile(
    rf"(?:{_INITIALS}|{_TITLE}(?:[A-Z]\. ?)*[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?|{_PERSON})"
    r"(?:, (?:the )?[A-Z][A-Za-z’'-]+(?: (?:of|and|the|for|[A-Z][A-Za-z’'-]+)){0,4}"
    r"| \([A-Z][^()]{1,30}\))?"
)
"""`Mrs J. Holroyd, Headteacher`, `Amara Okeke (Nigeria)`."""
TITLED = re.compile(rf"{_TITLE}|[^,]+, [A-Z]|{_INITIALS}$|[^()]+\([A-Z][^()]+\)$")
ENGLISH_NAMES = re.compile(rf"(?:{DASH} ?)?{_PERSON}(?:(?:,| and| &) {_PERSON}){{0,3}}")
DASHED = re.compile(rf"{DASH}{{1,2}} ?[A-Z][\w’']+(?: [A-Z][\w’']*\.?){{0,3}}(?:, [\w ]{{2,24}})?")
"""`— Doreen, plot 14`."""
OFFICE = re.compile(
    r"(?:The )?(?:[A-Z][a-z]+ ){0,3}(?:Editor|Clerk|Treasurer|Secretary|Chair(?:man|woman)?|"
    r"President|Warden|Churchwarden|Vicar|Rector|Head|Head ?[Tt]eacher|Headmaster|Headmistress|"
    r"Principal|Coordinator|Captain|Librarian|Steward|Convenor|Manager|Director)"
    r"(?: (?:to|of|for) (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})?"
)
"""`Clerk to the Council`: an office that signs."""
PLACE = re.compile(
    r"(?:\d{1,3}[A-Z]?,? )?(?:[A-Z][\w’']+ ){1,3}"
    r"(?:Street|Road|Court|Lane|Close|Avenue|Way|Drive|Row|Terrace|Place|Square|Gardens|Crescent|"
    r"Hill|Green|Farm|Cottages?|House)"
)
"""`3 Mill Row`, `Sexton's Cottage`."""
_LIVES = (
    r"[A-Z][\w.’' ]{1,24}, (?:[A-Z][\w’']+ ){1,3}(?:Street|Road|Court|Lane|Close|Avenue|Way|Drive|"
    r"Row|Terrace|Place|Square|Gardens|Crescent|Hill|Green|Farm|Cottages?)"
    rf"|{_PERSON}, (?:[Ff]lat|[Pp]lot|[Rr]oom|[Uu]nit|[Bb]ox|[Nn]o\.?) ?\d+"
)
"""`Joan P., Lock Street`: who writes to the editor, and from where."""
_ALL = (
    r"(?:[A-Z][a-z]+, )*[A-Z][a-z]+,? (?:and|&) (?:everyone|everybody|all|the rest|the team)"
    r"(?: (?:at|of|in) (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3})?"
)
"""`Jess, Martin and everyone at Harbourside`."""
_KIN = r"[A-Z][a-z]+ \([A-Z][a-z]+['’]s (?:mum|mom|dad|mother|father|gran|carer|parents?)\)"
"""`Kerry (Alfie's mum)`."""
_OFFICER = (
    rf"(?:{_INITIALS}|{_PERSON}), (?:Hon\.? )?(?:Sec|Treas|Secretary|Treasurer|Chair|Clerk)\.?"
    r"(?:, \d{1,2} [A-Z][a-z]+ \d{4})?"
)
"""`C. Vickers, Hon. Sec., 4 February 2024`."""
SIGNING = re.compile("|".join(f"(?:{form})" for form in (_LIVES, _ALL, _KIN, _OFFICER)))
SIGNING_UNIT = re.compile(
    r"(?:The |the )?(?:[A-Z][\w’'-]*|of|and|for|the|&)?(?: ?[\w’'&-]+){0,3} ?"
    r"\b(?:[Cc]ommittee|[Cc]lub|[Tt]eam|[Oo]ffice|[Ee]ditors?|[Cc]ouncil|[Ss]ociety|[Gg]roup|[Gg]uild|"
    r"[Aa]ssociation|[Cc]rew|[Ss]taff|[Dd]esk|[Cc]lass|[Tt]rust|[Bb]oard|[Bb]ranch|[Dd]epartment)"
)
"""`(The committee)`, `(Stores office)`."""
CLOSED = re.compile(
    r"(?:In solidarity|(?:With )?(?:[Bb]est|[Kk]ind|[Ww]arm)(?:est)? (?:wish(?:es)|regards)|"
    rf"Yours(?: \w+)?|With thanks|Regards|Cheers),? (?:{_PERSON})(?:, [A-Z][A-Za-z ]{{2,30}})?"
)
"""`In solidarity, Marian Tuck, Branch Secretary`."""
_SIGNER = r"[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3}(?:, (?:Hon\. )?[\w ]{2,24}\.?)?"
CLOSINGS = (
    re.compile(rf"[ \t]+{DASH}{{1,2}} ?(?P<inside>{_SIGNER})$"),
    re.compile(r"[ \t]+\((?P<inside>[A-Z][a-z]+|(?:[A-Z]\. ?){2,4}|[A-Z][\w.]*['’]s [a-z]+)\)$"),
    re.compile(r"[ \t]{3,}(?P<inside>(?:[A-Z]\. ?){1,3}[A-Z]?[A-Za-z'’-]*|[A-Z][a-z]{1,11}\.?)$"),
)
"""`… on order. – Rick`, `… my brother. (Ari)`, `… is now.   P. M. L.`: who wrote a paragraph."""
