#!/bin/sh
# Makes .venv with everything the project needs, or says in one sentence what is missing.
# Usage: tools/setup.sh [PYTHON]
set -eu
cd "$(dirname "$0")/.."

python=${1:-}
if [ -z "$python" ]; then
    for candidate in python3.13 python3.12 python3.11 python3 python3.14; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            break
        fi
    done
fi
if [ -z "$python" ]; then
    echo "annotator needs Python 3.11 or newer, and none was found: install it (Debian: apt install python3 python3-venv)." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "annotator needs Python 3.11 or newer, and $python is older or does not run: name another with PYTHON=python3.11." >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "The Python module venv is missing for $python: install it (Debian: apt install python3-venv)." >&2
    exit 1
fi

wanted=$(cat pyproject.toml requirements/dev.txt tools/setup.sh | cksum)
if [ -x .venv/bin/annotator ] && [ "$(cat .venv/.wanted 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
echo "Setting up .venv (once; needs the network for the packages) …"
[ -x .venv/bin/python ] || "$python" -m venv .venv
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt; then
    echo "The packages could not be installed: see pip's message above; without a network nothing can be fetched." >&2
    exit 1
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
printf '%s' "$wanted" >.venv/.wanted
