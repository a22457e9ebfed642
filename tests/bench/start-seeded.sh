#!/bin/sh
# start-seeded.sh SEEDED DATA PORT [node options…]: starts the server for a load test from outside. DATA is filled with a
# copy of SEEDED (made by bench:seed) when it is empty, so that the same command also restarts it on what was written.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
seeded=$1 data=$2 port=$3
shift 3
mkdir -p "$data"
if [ -z "$(ls -A "$data")" ]; then
	cp -R "$seeded/." "$data/"
fi
export RENKEI_DATA="$data" PORT="$port" RENKEI_SOCKETS_PER_SESSION=1000000 RENKEI_FRAMES_PER_SECOND=1000000
exec "$root/node_modules/.bin/node" "$@" "$root/server/src/main.ts"
