#!/bin/bash
# From a bare Debian with root, a JDK 25 and Maven to a Docker host, in the steps that you would take yourself.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=distribution/prerequisites.sh
. distribution/prerequisites.sh

# Shows a line as you would type it, and does it.
step() {
    printf '\n\033[1m$ %s\033[0m\n' "$1"
    eval "$1"
}

require_root
provide_java_home
install_packages ca-certificates e2fsprogs gcc iproute2 libc6-dev mmdebstrap nftables systemd-container
provide_docker_client

step 'mvn -q -DskipTests package'
windlass=$(echo "$PWD"/distribution/target/windlass-*/bin)
step "PATH=$windlass:\$PATH"
if machine status demo >/dev/null 2>&1; then
    echo "There is a host called demo already."
else
    step 'machine create -d nspawn demo'
fi
step 'machine ls'
step 'eval "$(machine env demo)"'
step 'docker version'

cat <<END

That was the engine of the host demo, over TLS. Go on with
  PATH=$windlass:\$PATH
  eval "\$(machine env demo)"
and end it all with
  machine rm -y demo && machined stop
END
