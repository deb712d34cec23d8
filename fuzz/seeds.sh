#!/usr/bin/env bash
# Gathers what a target begins with: our own samples, and the material beside the checkout, if it is there.
set -euo pipefail
cd "$(dirname "$0")"
target=$1
to=corpus/$target
# Copies the smaller ones of these files under names that tell them apart.
take() {
    while IFS= read -r file; do cp "$file" "$to/seed-$(sha1sum "$file" | cut -c1-16)"; done
}
find "seeds/$target" "regressions/$target" -type f 2>/dev/null | take || true
case $target in
message | verdict)
    find ../schemas/xefa/*/samples ../tests/samples/invalid -name '*.xml' -size -20k | take ;;
schema)
    printf '!\x10\x00\x7f\x99\x02\x01' >"$to/seed-stored"
    find ../schemas schemas ../codegen/tests -name '*.xsd' -size -20k | take
    [ -d ../../shared/corpus ] && find ../../shared/corpus -name '*.xsd' -size -10k | shuf -n 300 --random-source=/dev/zero | take
    [ -d ../../shared/xsts ] && find ../../shared/xsts -name '*.xsd' -size -4k | shuf -n 2000 --random-source=/dev/zero | take ;;
pattern)
    # Each pattern of a schema, with the text of a sample behind it.
    find ../schemas ../../shared/corpus ../../shared/xsts -name '*.xsd' 2>/dev/null | xargs grep -hoP '(?<=<xs:pattern value=")[^"]{1,200}(?=")' | sort -u | shuf -n 3000 --random-source=/dev/zero |
        while IFS= read -r pattern; do
            printf '%s\n%s' "$pattern" "$pattern" >"$to/seed-$(printf %s "$pattern" | sha1sum | cut -c1-16)"
        done ;;
esac
true
