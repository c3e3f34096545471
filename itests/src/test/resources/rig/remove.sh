#!/bin/bash
# Removes a folder and whatever is mounted below it. usage: remove.sh FOLDER
set -euo pipefail
folder=$1
while read -r _ point _; do
    point=${point//\\040/ } # as /proc/mounts writes a space
    case $point in "$folder"/*) echo "$point" ;; esac
done </proc/mounts | tac | while read -r point; do umount "$point"; done
rm -rf "$folder"
