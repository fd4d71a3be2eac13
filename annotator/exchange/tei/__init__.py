"""TEI P5 (4.0 and later, for `standOff`): the text with its places, and what is said of them."""
