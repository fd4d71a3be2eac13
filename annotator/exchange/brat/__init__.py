"""brat's stand-off format: a `.txt` and an `.ann` an article, one `annotation.conf`."""
