"""One row of the table: what it is, ours, the other's, the goal, and whether it is reached."""


def heading() -> None:
    """The row on top."""
    print(f"{'what':<40}{'ours':>15}{'minimal':>11}{'ratio':>9}{'goal':>10}")


def row(
    what: str, ours: float, unit: str = "ms", other: float | None = None, goal: float | None = None
) -> None:
    """Print a figure; a goal is the most that it may be."""
    theirs = f"{other:11.1f}{ours / other:8.2f}×" if other else " " * 20
    wanted = f"{goal:10.0f}{'' if ours <= goal else '  MISSED'}" if goal is not None else ""
    print(f"{what:<40}{ours:10.1f} {unit:<4}{theirs}{wanted}".rstrip(), flush=True)


def median_and_95(
    what: str, ours: list[float], other: list[float] | None = None, goal: float | None = None
) -> None:
    """Two rows for a series of key presses, in milliseconds; the goal is for the second."""
    for name, share in (("median", 0.5), ("p95", 0.95)):
        theirs = percentile(other, share) if other else None
        row(f"{what}, {name}", percentile(ours, share), "ms", theirs, goal if share > 0.5 else None)


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of them lies."""
    ordered = sorted(values) or [0.0]
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
