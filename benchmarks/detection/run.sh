#!/bin/sh
# One command: peers into an environment of their own, everything scored, docs/detection.md written.
# Usage: benchmarks/detection/run.sh FOLDER-OF-SUITES [PYTHON]     (files NAME.jsonl or NAME.dev.jsonl)
set -eu
cd "$(dirname "$0")/../.."
python=${2:-.venv/bin/python}
if [ ! -x benchmarks/.env/bin/python ]; then
    python3 -m venv benchmarks/.env
    benchmarks/.env/bin/pip install -q -r benchmarks/detection/peers.txt
fi
exec "$python" -m benchmarks.detection.compare "$1"
