#!/bin/bash
# Removes a folder and whatever is mounted below it. usage: remove.sh FOLDER
set -euo pipefail
folder=$1
# /proc/mounts writes a space as \040.
escaped=${folder// /\\040}
while read -r _ point _; do
    case $point in "$escaped"/*) echo "$point" ;; esac
done </proc/mounts | tac | while read -r point; do umount "$(printf '%b' "$point")"; done
rm -rf "$folder"
