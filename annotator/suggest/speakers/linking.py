"""Who is who among the names of an article, and by which fuller name."""

from collections.abc import Mapping, Sequence

from annotator.languages.english.lexicon import places
from annotator.suggest.speakers.datelines import headings
from annotator.suggest.speakers.entities import Entity, Mention, name_parts
from annotator.suggest.speakers.first_names import gender_of_name
from annotator.text.masked import Tokens


def link(mentions: Sequence[Mention]) -> list[Entity]:
    """Give every mention its entity: long names first, then single words by surname.

    All entities, those of longer names first.
    """
    entities: list[Entity] = []
    by_word: dict[str, list[Entity]] = {}
    by_name: dict[str, Entity] = {}
    all_parts = [name_parts(mention.text) for mention in mentions]
    for mention, parts in zip(mentions, all_parts, strict=True):
        if len(parts) < 2:
            continue
        key = f"{parts[0]} {parts[-1]}"
        entity = by_name.get(key)
        if entity is None:
            entity = by_name[key] = Entity(mention.text, mention, mention.person)
            entities.append(entity)
            for word in dict.fromkeys((parts[-1], parts[0], *parts[1:-1])):
                by_word.setdefault(word, []).append(entity)
        elif len(mention.text) > len(entity.name) and len(parts) <= 5:
            entity.name, entity.place = mention.text, mention
        _join(entity, mention)
    for mention, parts in zip(mentions, all_parts, strict=True):
        if len(parts) != 1:
            if mention.entity is not None:
                mention.entity.last = mention.first
            continue
        found = _single(parts[0], mention, by_word)
        if found is None:
            found = Entity(mention.text, mention, mention.person)
            entities.append(found)
            by_word[parts[0]] = [found]
        _join(found, mention)
        found.last = mention.first
    return entities


def tell_headed(tokens: Tokens, by_token: Mapping[int, Mention]) -> None:
    """`Forbidden Coverage`: what only headings name hardly speaks anywhere else."""
    for first, after in headings(tokens):
        for k in range(first, after):
            mention = by_token.get(k)
            entity = mention.entity if mention is not None and mention.first == k else None
            if entity is not None and entity.mentions[-1].first < after:
                entity.headed = first <= entity.mentions[0].first


def _single(word: str, mention: Mention, by_word: Mapping[str, list[Entity]]) -> Entity | None:
    """Whom one word means: a person by surname, then by first name; the latest one named."""
    options = by_word.get(word, [])
    if not options:
        return None

    def rank(entity: Entity) -> tuple[int, int, int]:
        parts = name_parts(entity.name)
        clash = bool(mention.gender and entity.gender and mention.gender != entity.gender)
        return (
            -int(clash),
            2 * int(parts[-1] == word) + int(entity.person),
            entity.last if entity.last >= 0 else -entity.place.first,
        )

    if word in places() and not mention.person:
        options = [e for e in options if not e.person]
    if len(options) == 1:
        return options[0]
    return max(options, key=rank) if options else None


def _join(entity: Entity, mention: Mention) -> None:
    mention.entity = entity
    entity.mentions.append(mention)
    entity.person = entity.person or mention.person
    entity.gender = entity.gender or mention.gender or gender_of_name(name_parts(entity.name))
    if not mention.person and entity.person:
        mention.person = True
