#!/bin/sh
# The stored vectors are what their maker prints, today as ever: neither a
# vector nor the second writing of the format changes unnoticed.
maker="${OUT:-build}/test/tests/vectors/make_vectors"
made=$(mktemp) || exit 2
trap 'rm -f "$made"' EXIT

if "$maker" >"$made" && cmp "$made" tests/vectors/parcel.txt; then
	echo "ok vectors are what make_vectors prints"
else
	echo "not ok vectors differ from what make_vectors prints"
	exit 1
fi
