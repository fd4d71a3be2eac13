"""Several sheets side by side: pairing, differences, merging, adjudication, agreement.

Pure functions over values; nothing here opens a file.
"""
