"""Proposals that stay as they were sent until somebody looks at one.

Those of five megabytes of text are forty thousand values: as objects they would take 60 MiB and a
tenth of a second to make, and a person looks at some dozens of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, overload

import msgspec

from annotator.model.proposal import Candidate, Gloss, Quotation, Repeat

T = TypeVar("T")

_KEPT = 1024
"""Values that a sequence remembers; looking for a place halves it ten times at the same ones."""


class Proposed(Protocol):
    """What the machine proposes for one text, made or not yet made: `Proposals` is one."""

    @property
    def spans(self) -> Sequence[Candidate]: ...

    @property
    def quotations(self) -> Sequence[Quotation]: ...

    @property
    def glosses(self) -> Sequence[Gloss]: ...

    @property
    def repeats(self) -> Sequence[Repeat]: ...


class Late(Sequence[T], Generic[T]):
    """Values of one type, each made from its bytes (MessagePack) when it is looked at."""

    def __init__(self, sent: Sequence[msgspec.Raw], kind: type[T]) -> None:
        self._sent = sent
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._known: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._sent)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self._sent)))]
        index = range(len(self._sent))[index]
        found = self._known.get(index)
        if found is None:
            found = self._decoder.decode(self._sent[index])
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[index] = found
        return found


class _Sent(msgspec.Struct, frozen=True):
    """`Proposals` as they are sent."""

    spans: tuple[msgspec.Raw, ...] = ()
    quotations: tuple[msgspec.Raw, ...] = ()
    glosses: tuple[msgspec.Raw, ...] = ()
    repeats: tuple[msgspec.Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class LateProposals:
    """`Proposals` whose values are made when they are looked at."""

    spans: Sequence[Candidate] = ()
    quotations: Sequence[Quotation] = ()
    glosses: Sequence[Gloss] = ()
    repeats: Sequence[Repeat] = ()


def late_proposals(data: bytes | memoryview) -> LateProposals:
    """Proposals from their bytes. MsgspecError where those are no MessagePack of proposals.

    A value inside that is none of its type is an error only when it is looked at: `data` comes from
    this program, and what was kept on the disk has been checked.
    """
    sent = msgspec.msgpack.decode(data, type=_Sent)
    return LateProposals(
        spans=Late(sent.spans, Candidate),
        quotations=Late(sent.quotations, Quotation),
        glosses=Late(sent.glosses, Gloss),
        repeats=Late(sent.repeats, Repeat),
    )
