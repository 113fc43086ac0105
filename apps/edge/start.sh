#!/bin/sh
# Fills in the template and becomes nginx. Only our own variables are replaced: nginx has some too.
set -eu
: "${EDGE_RUN:=/var/cache/nginx}" "${EDGE_LISTEN:=80}" "${EDGE_TLS:=/etc/nginx/tls}"
: "${EDGE_ACCESS_LOG:=/dev/stdout}" "${EDGE_MIME_TYPES:=/etc/nginx/mime.types}"
: "${API_ADDRESS:=api:3000}" "${INGEST_ADDRESS:=ingest:3100}" "${WEB_ROOT:=/usr/share/rounds/web}"
: "${MEDIA_ROOT:=/var/lib/rounds/media}" "${UPLOAD_MAX_BODY:=20g}"
: "${EDGE_USER=user nginx;}"
: "${EDGE_TEMPLATE:=/etc/nginx/rounds.conf.template}" "${EDGE_CONFIG:=/etc/nginx/nginx.conf}"
export EDGE_USER EDGE_RUN EDGE_LISTEN EDGE_TLS EDGE_ACCESS_LOG EDGE_MIME_TYPES API_ADDRESS INGEST_ADDRESS WEB_ROOT MEDIA_ROOT UPLOAD_MAX_BODY
mkdir -p "$EDGE_RUN"
names='EDGE_RUN EDGE_LISTEN EDGE_TLS EDGE_ACCESS_LOG EDGE_MIME_TYPES API_ADDRESS INGEST_ADDRESS WEB_ROOT MEDIA_ROOT UPLOAD_MAX_BODY EDGE_USER'
script=''
for name in $names; do
  eval "value=\$$name"
  script="$script;s|\${$name}|$value|g"
done
sed "${script#;}" "$EDGE_TEMPLATE" >"$EDGE_CONFIG"
[ "${1:-}" = '--test' ] && exec nginx -e stderr -t -c "$EDGE_CONFIG"
exec nginx -e stderr -c "$EDGE_CONFIG" -g 'daemon off;'
