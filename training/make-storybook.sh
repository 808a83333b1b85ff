#!/usr/bin/env bash
# From nothing to a pack: draws some of the picture book, then the world on all cores while the networks train on it.
# training/make-storybook.sh RUN_FOLDER [PANELS] [STAGE:MINUTES ...]; the pack is then in RUN_FOLDER/pack.
# The default stages are for a GPU; on two cores give them hours. Called again, stages go on from where they were. Needs Node 24 and training/requirements.txt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
run=$1
panels=${2:-150000}
stages=("${@:3}")
[ ${#stages[@]} -gt 0 ] || stages=(autoencoder:4 image_encoder:1 resampler:1 storymaker:13 photos:3 decoder:4 reader:2 likeness:1)
workers=$(($(nproc) > 4 ? $(nproc) - 2 : 1))

mkdir -p "$run/world"
node training/world/generate.ts --describe >"$run/attributes.json"
node training/picture-book/generate.ts --describe >"$run/picture-book.json"
node training/picture-book/generate.ts --out "$run/picture-book" --shards 0-7 --workers "$workers"
node training/world/generate.ts --out "$run/world" --shards "0-$((panels / 1000 - 1))" --workers "$workers" &
world=$!
trap 'kill "$world" 2>/dev/null || true' EXIT
python3 training/train/run.py --world "$run/world" --table "$run/attributes.json" \
  --others "$run/picture-book" --others-table "$run/picture-book.json" \
  --text models/storybook/text_encoder --run "$run" --panels "$panels" --stages "${stages[@]}"
