"""Three-way merge of sheets, reviews and speakers: in fields and items, never in lines.

Laws (kept by property tests): merge(x, x, x) = x; merge(a, base, base) = a; symmetric up to the
labels ours and theirs; idempotent; nothing that a side added is lost.
"""
