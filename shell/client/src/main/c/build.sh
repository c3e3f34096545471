#!/bin/sh
# Compiles the native client for this machine into the folder named by $1. Where there is no C compiler, the Java
# client is the only one: that is said, and is no failure. A source that does not compile is one.
set -eu
target=$1
source=$(dirname "$0")/machine.c
compiler=${CC:-cc}

if ! command -v "$compiler" >/dev/null; then
  echo "No C compiler ($compiler): the distribution gets the Java client only, which takes 50 ms longer per command."
  exit 0
fi
mkdir -p "$target"
name=machine-$(uname -s)-$(uname -m)
"$compiler" -std=c99 -O2 -Wall -Wextra -Werror -c -o "$target/machine.o" "$source"
# Static, so that it runs with any libc; dynamic where the static libc is not installed.
if ! "$compiler" -static -s -o "$target/$name" "$target/machine.o" 2>/dev/null; then
  echo "No static libc: the native client depends on the libc of this machine."
  "$compiler" -s -o "$target/$name" "$target/machine.o"
fi
rm "$target/machine.o"
