"""Best one-to-one assignment in small groups of overlaps.

Spans that overlap form groups, mostly of one or two on a side. Up to six on the smaller side the
best assignment is searched in full; beyond, the heaviest overlaps are taken first.
"""

from collections.abc import Mapping
from typing import Any

FULL_SEARCH = 6
"""Spans on either side of a group up to which every assignment is tried."""

Edges = Mapping[tuple[int, int], tuple[float, tuple[Any, Any]]]
"""(left, right) → weight and a key that is the same whichever side is called left."""


def best_assignment(edges: Edges) -> list[tuple[int, int]]:
    """Pairs (left, right), each index at most once, of greatest total weight in every group."""
    chosen: list[tuple[int, int]] = []
    for group in _groups(edges):
        lefts = sorted({i for i, _ in group})
        rights = {j for _, j in group}
        if len(lefts) == 1 or len(rights) == 1:
            chosen.append(min(group, key=lambda e: _order(edges, e)))
        elif len(lefts) <= FULL_SEARCH and len(rights) <= FULL_SEARCH:
            chosen += _search(edges, group, lefts)
        else:
            chosen += _greedy(edges, group)
    return sorted(chosen)


def _order(edges: Edges, edge: tuple[int, int]) -> tuple[float, Any]:
    weight, key = edges[edge]
    return (-weight, key)


def _groups(edges: Edges) -> list[list[tuple[int, int]]]:
    """Connected groups, by union-find over the edges."""
    parent: dict[tuple[int, int], tuple[int, int]] = {}

    def root(node: tuple[int, int]) -> tuple[int, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, j in edges:
        parent[root((0, i))] = root((1, j))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(edges):
        groups.setdefault(root((0, i)), []).append((i, j))
    return list(groups.values())


def _greedy(edges: Edges, group: list[tuple[int, int]]) -> list[tuple[int, int]]:
    chosen: list[tuple[int, int]] = []
    lefts: set[int] = set()
    rights: set[int] = set()
    for i, j in sorted(group, key=lambda e: _order(edges, e)):
        if i not in lefts and j not in rights:
            chosen.append((i, j))
            lefts.add(i)
            rights.add(j)
    return chosen


def _search(edges: Edges, group: list[tuple[int, int]], lefts: list[int]) -> list[tuple[int, int]]:
    """Every assignment of the group; ties go to the one whose keys sort first."""
    options = {i: [j for k, j in group if k == i] for i in lefts}
    best: tuple[float, list[Any]] | None = None
    winner: list[tuple[int, int]] = []

    def walk(position: int, used: frozenset[int], taken: list[tuple[int, int]]) -> None:
        nonlocal best, winner
        if position == len(lefts):
            weight = round(sum(edges[e][0] for e in taken), 9)
            score = (-weight, sorted(edges[e][1] for e in taken))
            if best is None or score < best:
                best, winner = score, list(taken)
            return
        i = lefts[position]
        for j in options[i]:
            if j not in used:
                walk(position + 1, used | {j}, [*taken, (i, j)])
        walk(position + 1, used, taken)

    walk(0, frozenset(), [])
    return winner
