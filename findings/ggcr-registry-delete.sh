#!/usr/bin/env bash
# go-containerregistry 0.22.1 (`crane registry serve`), Go 1.26, seen 2026-11-27.
# DELETE of a manifest by its digest is answered 202. The digest is gone then (404), while the tag that named it still
# answers 200 with that digest and the whole manifest. distribution removes such tags with the manifest. So a client that
# trusts the 202, or asks by digest alone, believes that an image is gone which everybody can still pull by its tag.
set -euo pipefail
command -v go >/dev/null || { echo "needs Go" >&2; exit 2; }
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

GOBIN=$work go install github.com/google/go-containerregistry/cmd/crane@v0.22.1
"$work/crane" registry serve --address 127.0.0.1:0 >"$work/log" 2>&1 &
server=$!
for _ in $(seq 100); do
  port=$(sed -nE 's/.*serving on port ([0-9]+).*/\1/p' "$work/log" | head -1)
  [ -z "$port" ] || break
  sleep 0.1
done
api=http://127.0.0.1:$port/v2/demo

type=application/vnd.oci.image.manifest.v1+json
printf '{}' >"$work/config"
config=sha256:$(sha256sum <"$work/config" | cut -d' ' -f1)
curl -fsS -X POST --data-binary @"$work/config" -H 'Content-Type: application/octet-stream' \
  "$api/blobs/uploads/?digest=$config" -o "$work/out"
printf '{"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2},"layers":[]}' \
  "$type" "$config" >"$work/manifest"
digest=sha256:$(sha256sum <"$work/manifest" | cut -d' ' -f1)
curl -fsS -X PUT --data-binary @"$work/manifest" -H "Content-Type: $type" "$api/manifests/latest"

status() { curl -sS -o "$work/out" -w '%{http_code}' -H "Accept: $type" "$@"; }
deleted=$(status -X DELETE "$api/manifests/$digest")
by_digest=$(status "$api/manifests/$digest")
by_tag=$(status "$api/manifests/latest")
same=$(cmp -s "$work/out" "$work/manifest" && echo "the same manifest" || echo "another body")

echo "DELETE by digest: $deleted; GET by digest: $by_digest; GET by tag: $by_tag, $same"
[ "$deleted/$by_digest/$by_tag/$same" = "202/404/200/the same manifest" ]
