"""Other people's formats: values in, bytes out; bytes in, values out. No file is touched here.

One file (or a small subpackage) a format; the table is `formats.FORMATS`.
"""
