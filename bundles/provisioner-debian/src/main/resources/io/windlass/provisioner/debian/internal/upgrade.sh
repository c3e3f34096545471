# Brings the engine's packages to the newest versions that the host's package sources offer, and tells what they were
# and are. Where a service still runs an old program after that, so tells this.

# What each of the engine's packages is meant to be, is, and in which version.
engine_packages() {
    dpkg-query -W -f='${Package} ${db:Status-Want} ${db:Status-Status} ${Version}\n' \
        docker-ce docker-ce-cli docker-ce-rootless-extras docker-buildx-plugin docker-compose-plugin containerd.io \
        docker.io docker-cli containerd runc 2>/dev/null | awk '$3 != "not-installed" && $3 != "config-files"'
}

# Who holds a package back means it.
not_held() {
    awk '$2 != "hold" { print $1 }' "$work/before"
}

tell_versions() {
    engine_packages >"$work/after"
    awk 'NR == FNR { version[$1] = $4; next } { print "version:" $1, $4, version[$1] }' "$work/after" "$work/before"
    awk '$2 == "hold" { print "held:" $1, "yes" }' "$work/before"
}

# Whether the program of a service's main process has been exchanged.
runs_old_program() {
    pid=$(systemctl show "$1" -p MainPID --value)
    case $(readlink "/proc/${pid:-0}/exe") in
        *' (deleted)') return 0 ;;
    esac
    return 1
}

main() {
    repair
    # Without this a source that cannot be reached makes the installed engine look like the newest.
    apt -o APT::Update::Error-Mode=any update || return 1
    engine_packages >"$work/before"
    if [ -n "$(not_held)" ]; then
        apt install --only-upgrade --fix-broken --no-remove --no-install-recommends $(not_held) || return 1
    fi
    # From here on nothing must fail unseen.
    set -e
    tell_versions
    if runs_old_program docker.service; then
        fact restart owed
    fi
    # Not every package restarts it by itself; the containers run on meanwhile.
    if runs_old_program containerd.service; then
        : >"$restart_owed"
        fact restart owed
        timeout 60 systemctl restart containerd.service
    fi
    engine_facts
}

main </dev/null
