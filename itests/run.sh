#!/bin/bash
# Runs all tests, those on real hosts included, and installs what they need. Arguments go to Maven.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=distribution/prerequisites.sh
. distribution/prerequisites.sh

require_root
provide_java_home
install_packages \
    binutils ca-certificates e2fsprogs gcc iproute2 iptables libc6-dev mmdebstrap mount nftables openssh-client openssl \
    procps rsync sshfs systemd-container tmux util-linux \
    dash fish golang-go tcsh zsh
provide_docker_client

exec mvn --batch-mode --threads 2 verify "$@"
