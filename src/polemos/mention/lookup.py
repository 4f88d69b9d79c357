"""Which actor mention stands at which token; for the layers above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from polemos.model import ActorMention, Mentions


@dataclass(frozen=True)
class ActorAt:
    """Actor mentions by the token that heads them and by the tokens they cover."""

    by_head: dict[int, ActorMention]
    by_token: dict[int, ActorMention]

    @classmethod
    def of(cls, mentions: Mentions) -> ActorAt:
        """The index of a document's mentions; where several have one head or cover one token, the longest is kept."""
        heads: dict[int, ActorMention] = {}
        tokens: dict[int, ActorMention] = {}
        for mention in sorted(mentions.actors, key=lambda m: m.last - m.first):
            heads[mention.head] = mention
            tokens.update(dict.fromkeys(range(mention.first, mention.last), mention))
        return cls(heads, tokens)

    def head(self, token: int) -> ActorMention | None:
        """The mention whose head the token is."""
        return self.by_head.get(token)

    def cover(self, token: int) -> ActorMention | None:
        """The longest mention that covers the token."""
        return self.by_token.get(token)

    def within(self, first: int, last: int) -> tuple[ActorMention, ...]:
        """The mentions whose heads stand in tokens ``first`` to ``last`` (exclusive), in order."""
        return tuple(self.by_head[t] for t in range(first, last) if t in self.by_head)

    def first_of(self, tokens: Iterable[int]) -> ActorMention | None:
        """The first of the tokens that heads a mention."""
        return next((self.by_head[t] for t in tokens if t in self.by_head), None)
