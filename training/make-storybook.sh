#!/usr/bin/env bash
# From nothing to a pack: the picture book is drawn on all cores while the networks train on it.
# training/make-storybook.sh RUN_FOLDER [PANELS] [STAGE:MINUTES ...]; the pack is then in RUN_FOLDER/pack.
# The default stages are for a GPU; on two cores give them hours. Called again, stages go on from where they were. To train
# the committed pack on: training/train/from_pack.py, then run.py itself with --rate 0.33. A thousand panels take 1 GB of disk.
# Needs Node 24 and training/requirements.txt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
run=$1
panels=${2:-40000}
stages=("${@:3}")
[ ${#stages[@]} -gt 0 ] || stages=(autoencoder:3 image_encoder:1 resampler:1 latent_reader:1 storymaker:6 photos:1 controlnet:2 guidance:1 decoder:2)
workers=$(($(nproc) > 4 ? $(nproc) - 2 : $(nproc)))
# A CPU's activations are megabytes each: glibc is to keep them in large pages, not to give them back and take them anew.
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=8589934592

mkdir -p "$run/world"
node training/picture-book/generate.ts --describe >"$run/labels.json"
node training/picture-book/generate.ts --out "$run/world" --side 512 --shards "0-$((panels / 1000 - 1))" --workers "$workers" &
world=$!
trap 'kill "$world" 2>/dev/null || true' EXIT
python3 training/train/run.py --world "$run/world" --table "$run/labels.json" \
  --text models/storybook/text_encoder --run "$run" --panels "$panels" --stages "${stages[@]}"
