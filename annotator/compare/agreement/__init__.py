"""How far people agree: measures that say when they are undefined, and why."""
