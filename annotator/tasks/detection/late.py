"""Proposals that stay packed until somebody looks at one.

Those of five megabytes of text are forty thousand values: as objects they take 60 MiB and a tenth
of a second to make, packed a fortieth of that, and a person looks at some dozens of them.
"""

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, overload

import msgspec

from annotator.model.proposal import Candidate, Gloss, Proposals, Quotation, Repeat

T = TypeVar("T")
U = TypeVar("U")

_BLOCK = 64
"""Values packed together: enough that they resemble each other, few enough to unpack for one."""
_KEPT = 8
"""Blocks that a sequence remembers."""


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int: ...


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


class _Layer(msgspec.Struct, frozen=True):
    """The values of one kind, in blocks of MessagePack, each compressed."""

    starts: bytes = b""
    """Where each begins, in four bytes: to find one without unpacking any."""
    blocks: tuple[bytes, ...] = ()


class _Packed(msgspec.Struct, frozen=True):
    """`Proposals` as they are kept and sent."""

    spans: _Layer = _Layer()
    quotations: _Layer = _Layer()
    glosses: _Layer = _Layer()
    repeats: _Layer = _Layer()


def pack(proposals: Proposals) -> bytes:
    """Proposals as bytes, the same for the same values."""
    layers = {name: _layer(getattr(proposals, name)) for name in _Packed.__struct_fields__}
    return msgspec.msgpack.encode(_Packed(**layers))


def _layer(values: Sequence[Placed]) -> _Layer:
    encode = msgspec.msgpack.encode
    blocks = (encode(values[n : n + _BLOCK]) for n in range(0, len(values), _BLOCK))
    starts = array("I", (value.start for value in values))
    if sys.byteorder == "big":
        starts.byteswap()
    return _Layer(starts.tobytes(), tuple(zlib.compress(block, 1) for block in blocks))


def unpack(data: bytes | memoryview) -> Proposals:
    """What was packed. MsgspecError, ValueError or zlib.error where it was not."""
    late = late_proposals(data)
    return Proposals(
        spans=tuple(late.spans),
        quotations=tuple(late.quotations),
        glosses=tuple(late.glosses),
        repeats=tuple(late.repeats),
    )


class Late(Sequence[T], Generic[T]):
    """Values of one type, unpacked when they are looked at."""

    def __init__(self, layer: _Layer, kind: type[T]) -> None:
        self._blocks = layer.blocks
        self.starts = array("I", layer.starts)
        """Where each value begins."""
        if sys.byteorder == "big":
            self.starts.byteswap()
        if len(layer.blocks) != -(-len(self.starts) // _BLOCK):
            raise ValueError("These blocks are not those of these values.")
        self._decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
        self._known: dict[int, list[T]] = {}

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        number, at = divmod(range(len(self))[index], _BLOCK)
        return self._block(number)[at]

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._blocks)):
            yield from self._block(number)

    def read_as(self, kind: type[U]) -> Iterator[U]:
        """All values with only what `kind` has of them, in half the time; none is remembered."""
        decoder = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
        for block in self._blocks:
            yield from decoder.decode(zlib.decompress(block))

    def _block(self, number: int) -> list[T]:
        found = self._known.get(number)
        if found is None:
            found = self._decoder.decode(zlib.decompress(self._blocks[number]))
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]  # the one that came first
            self._known[number] = found
        return found


def starts_of(values: Sequence[Placed]) -> "array[int]":
    """Where each of them begins; of late ones without unpacking any."""
    if isinstance(values, Late):
        return values.starts
    return array("I", (value.start for value in values))


class _Named(msgspec.Struct):
    text: str


class _Said(msgspec.Struct):
    """Of a quotation who may have said it."""

    speaker: _Named | None = None
    candidates: tuple[_Named, ...] = ()


def names_said(quotations: Sequence[Quotation]) -> Iterator[str]:
    """Who may have said each of these quotations, the named speaker first."""
    found: Iterable[Quotation | _Said] = quotations
    if isinstance(quotations, Late):
        found = quotations.read_as(_Said)
    for one in found:
        yield from (named.text for named in (one.speaker, *one.candidates) if named is not None)


@dataclass(frozen=True, slots=True)
class LateProposals:
    """`Proposals` whose values are made when they are looked at."""

    spans: Sequence[Candidate] = ()
    quotations: Sequence[Quotation] = ()
    glosses: Sequence[Gloss] = ()
    repeats: Sequence[Repeat] = ()


def late_proposals(data: bytes | memoryview) -> LateProposals:
    """Proposals from what `pack` made. MsgspecError or ValueError where it was not.

    A block that is damaged is an error only when it is looked at: `data` comes from this program,
    and what was kept on the disk has been checked.
    """
    packed = msgspec.msgpack.decode(data, type=_Packed)
    return LateProposals(
        spans=Late(packed.spans, Candidate),
        quotations=Late(packed.quotations, Quotation),
        glosses=Late(packed.glosses, Gloss),
        repeats=Late(packed.repeats, Repeat),
    )
