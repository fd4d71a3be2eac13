"""Word lists in the source, written as one text."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted at spaces."""
    return frozenset(text.split())


PARTICLES = word_set(
    "al el ad an ar as at ash az bin ibn bint abu umm ould van von der den de la le les du "
    "des da dos "
    "las los do dei delle sur aux am im het aan i na nad il lo gli "
    "das di del della degli ter ten zu zum zur ben bat ul ud ur af av och und y e san"
)
"""Small words inside names: Bashar al-Assad, Corriere della Sera."""
