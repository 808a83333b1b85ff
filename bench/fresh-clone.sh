#!/usr/bin/env bash
# How long a stranger waits: from a fresh clone to the demo's last panel, in seconds. Limit: 240 where packages are cached.
# bench/fresh-clone.sh [REPOSITORY]
set -euo pipefail
repository=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

start=$(date +%s)
git clone --quiet "$repository" "$folder/storymaker"
cd "$folder/storymaker"
export STORYMAKER_PORT=0
npm ci --silent >/dev/null
installed=$(date +%s)
npm run --silent demo
end=$(date +%s)

echo
echo "| from a fresh clone | seconds |"
echo "| --- | ---: |"
echo "| npm ci | $((installed - start)) |"
echo "| npm run demo | $((end - installed)) |"
echo "| together | $((end - start)) |"
[ $((end - start)) -le 240 ]
