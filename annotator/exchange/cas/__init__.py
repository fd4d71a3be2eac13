"""UIMA CAS as XMI and as JSON, for INCEpTION and other UIMA programs. Needs the extra `cas`."""
