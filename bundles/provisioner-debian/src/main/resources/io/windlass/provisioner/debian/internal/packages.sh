# The package manager as several users of one host share it.

set -u
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
DEBIAN_FRONTEND=noninteractive
export PATH LC_ALL DEBIAN_FRONTEND

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
deadline=$(($(date +%s) + 120))

# Runs a command, again and again while it fails because somebody else holds a lock, and shows the end of what it said
# if it fails in the end. apt's own waiting does not cover all of its locks.
patiently() {
    until "$@" >"$work/log" 2>&1; do
        if ! grep -Eq '^(E:|dpkg: error).*lock' "$work/log" || [ "$(date +%s)" -ge "$deadline" ]; then
            tail -n 15 "$work/log" >&2
            return 1
        fi
        sleep 2
    done
}

apt() {
    patiently apt-get -q -y -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 \
        -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
}

# Finishes what an interrupted dpkg left; a package that is none of ours and does not configure shall not stop us.
repair() {
    if [ -n "$(dpkg --audit)" ] || [ -n "$(ls /var/lib/dpkg/updates)" ]; then
        patiently dpkg --force-confdef --force-confold --configure -a || :
    fi
}

available() {
    apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

# Installs the packages that a function prints; with fresh indexes if they are not known, or not to be had any more.
install_packages() {
    repair
    available "$($1 | head -n 1)" || apt update || :
    apt install --fix-broken --no-install-recommends $($1) 2>"$work/first" && return 0
    repair
    apt update || :
    apt install --fix-broken --no-install-recommends $($1)
}
