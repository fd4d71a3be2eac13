"""Parts of a screen. They receive values and send messages up; none knows a screen or the app."""
