"""Where the article of a saved page ends: by the lines that close it, and by what comes after them.

Takes units with their kinds and the place where the body begins, gives the place where it ends. A line that may close an article
(share links, "Related stories", the author's bio) closes it only where no more of the article follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from polemos.read.credits import is_name
from polemos.read.kinds import Kind
from polemos.read.units import Unit
from polemos.read.vocabulary import part

# Lines after which an article is nearly always over, and lines that also stand in the middle of one.
_STRONG: frozenset[Kind] = frozenset({"about", "comments", "footer", "tags", "sources", "translation", "first_published"})
_WEAK: frozenset[Kind] = frozenset({"share", "related", "menu", "list", "cookie", "credit"})
_THROUGH: frozenset[Kind] = frozenset({"signup", "advert", "rule", "pointer", "caption", "counter", "share", "end", "contact"})
_AHEAD = 40
# Share of a paragraph's longer words that the article so far has used too. In the project's own test pages (2026-11) paragraphs that
# go on with an article lie above 0.2, summaries of other articles below 0.15 unless they are on the same country.
_SAME_TOPIC = 0.18
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_ROLE, _ROLE_NOUN = part("bio_verb"), part("bio_occupation")


def words_of(text: str) -> set[str]:
    """The beginnings of the longer words of a text, in lower case; what it is about, roughly."""
    return {w.lower()[:6] for w in _LONG_WORD.findall(text)}


def overlap(text: str, about: set[str]) -> float:
    """The share of the text's longer words that are in ``about``; 0 where it has none."""
    words = words_of(text)
    return len(words & about) / len(words) if words else 0.0


class Tail:
    """Finds the end of the body that begins at ``start``; ``authors`` help to know a bio."""

    def __init__(self, units: Sequence[Unit], kinds: Sequence[Kind], start: int, authors: Sequence[str]) -> None:
        self.units, self.kinds, self.start, self.authors = units, kinds, start, authors
        self.about: set[str] = {word for unit in units[max(0, start - 6) : start] for word in words_of(unit.text)}

    def end(self) -> int:
        """The index after the last unit that can be of the article."""
        body = 0
        for i in range(self.start, len(self.units)):
            kind = self.kinds[i]
            if body and self._closes(i) and not self._goes_on(i):
                return self._without_teasers(i)
            if kind == "prose":
                body += 1
                if body <= 60:
                    self.about |= words_of(self.units[i].text[:2000])
        return self._without_teasers(len(self.units))

    def _closes(self, i: int) -> bool:
        kind = self.kinds[i]
        return kind in _STRONG or kind in _WEAK or self._teaser_at(i) or self.is_bio(i)

    def is_bio(self, i: int) -> bool:
        """Whether the unit is the author's name once more, or says who the author is."""
        text = self.units[i].text.strip("*_ ")
        if text in self.authors and self.kinds[i] in ("heading", "byline"):
            return True
        if self.kinds[i] != "prose" or len(text) > 700:
            return False
        for author in self.authors:
            first, last = author.split()[0], author.split()[-1]
            if re.match(rf"(?:{re.escape(author)}|(?:\w+\. )?{re.escape(first)}|(?:\w+\. )?{re.escape(last)})\b[^.]{{0,60}}?", text) and _ROLE.search(
                text[: len(author) + 60]
            ):
                return bool(_ROLE_NOUN.search(text)) or self._alone(i)
        return False

    def _alone(self, i: int) -> bool:
        """Whether no article prose follows within reach; for a bio whose wording says little."""
        return not any(k == "prose" for k in self.kinds[i + 1 : i + 3])

    def unnamed_bio(self, i: int) -> str | None:
        """The name in "Ann Lee is a fellow at …" where no author is known; None where the article speaks of Ann Lee too."""
        text = self.units[i].text.strip("*_ ")
        match = re.match(r"(?:(?:Dr|Prof)\.? )?([^\W\d_][\w.’'-]+(?: [\w.’'-]+){1,3}?)(?:,[^,]{3,60},)? is\b", text)
        if self.kinds[i] != "prose" or len(text) > 500 or not match or not is_name(match[1]) or not _ROLE_NOUN.match(text, match.end() - 2):
            return None
        surname = match[1].split()[-1]
        spoken_of = any(surname in u.text for u in self.units[self.start : i])
        return None if spoken_of else match[1]

    def named_after_about(self, i: int) -> tuple[str, ...]:
        """Who the lines under "About the author" say the author is."""
        found: list[str] = []
        for j in range(i + 1, min(i + 5, len(self.units))):
            text = self.units[j].text.strip("*_ ")
            match = re.match(
                r"(?P<name>[^\W\d_][\w.’'-]+(?: [\w.’'-]+){1,3}?)(?:,[^,]{3,60},)? (?:is|was|teaches|writes|works|covers|has|lives|reports|serves)\b", text
            )
            if match and is_name(match["name"]):
                found.append(match["name"])
            elif not is_name(text):
                break
        return tuple(found)

    def _teaser_at(self, i: int) -> bool:
        """Whether a teaser begins here: headline, at most one summary and name, a date; or date, headline; and no prose after it."""
        kinds, n = self.kinds, len(self.kinds)
        if kinds[i] == "date" and i + 1 < n and kinds[i + 1] == "heading":
            return True
        if kinds[i] not in ("heading", "prose"):
            return False
        prose, j = 0, i
        while j < n and j <= i + 5:
            if kinds[j] == "date":
                return j > i and self._dated_end(i, j)
            if j > i and kinds[j] == "prose":
                prose += 1
            elif j > i and kinds[j] not in ("heading", "byline", "counter", "label", "caption"):
                return False
            if prose > 1:
                return False
            j += 1
        return False

    def _dated_end(self, i: int, j: int) -> bool:
        """Whether the date in line j closes an entry that line i opens, rather than heading what comes below it."""
        if self.kinds[i] == "prose":
            return False
        following = self.kinds[j + 1 : j + 2]
        return (
            not following
            or following[0] != "prose"
            or (j + 2 < len(self.kinds) and len(self.units[j + 1].text.split()) < 60 and self.kinds[j + 2] == "heading")
        )

    def _goes_on(self, i: int) -> bool:
        """Whether the article continues after the closing line i: paragraphs in a row, on the same matter."""
        need = 3 if self.kinds[i] in _STRONG or self.is_bio(i) else 2
        run: list[str] = []
        after_heading = self.kinds[i] == "related"
        for j in range(i + 1, min(i + 1 + _AHEAD, len(self.units))):
            kind = self.kinds[j]
            if kind == "prose" and not self.is_bio(j):
                run.append(self.units[j].text)
            elif kind == "share" and run and not after_heading and need == 2 and len(run[0].split()) >= 20:
                return True  # between two rows of share links stands the rest of the article
            elif kind in _THROUGH:
                continue
            else:
                if self._same_matter(run, need, after_heading=after_heading):
                    return True
                run = []
                if kind in _STRONG:
                    return False
                after_heading = after_heading or kind in ("heading", "related")
        return self._same_matter(run, need, after_heading=after_heading)

    def _same_matter(self, run: list[str], need: int, *, after_heading: bool) -> bool:
        if not run:
            return False
        mean = sum(overlap(text, self.about) for text in run) / len(run)
        if len(run) >= need:
            return mean >= _SAME_TOPIC / 2 and sum(len(text.split()) for text in run) >= 12 * len(run)
        # one paragraph only: it must follow at once, be long, and be plainly on the same matter
        return need == 2 and not after_heading and len(run[0].split()) >= 20 and mean >= _SAME_TOPIC

    def _without_teasers(self, end: int) -> int:
        """The end moved up over headlines, and pairs of headline and summary on other matters, that stand last."""
        while end > self.start and self.kinds[end - 1] != "prose":
            end -= 1
        tail_headings = 0
        kept = end
        while tail_headings < _AHEAD and kept - 2 > self.start and self.kinds[kept - 1] == "prose" and self.kinds[kept - 2] == "heading":
            if len(self.units[kept - 1].text.split()) > 60 or self._before(kept - 2, kept - 1):
                break
            tail_headings += 1
            kept -= 2
        return kept if tail_headings >= 2 else end

    def _before(self, i: int, j: int) -> bool:
        """Whether headline i and summary j are on the matter of the paragraphs above them."""
        about: set[str] = set()
        for k in range(self.start, min(i - 2, self.start + 80)):
            if self.kinds[k] == "prose":
                about |= words_of(self.units[k].text[:2000])
        return overlap(self.units[i].text + " " + self.units[j].text, about) >= _SAME_TOPIC
