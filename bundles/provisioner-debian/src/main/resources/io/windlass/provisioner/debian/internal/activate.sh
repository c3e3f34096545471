# Starts the engine with the configuration that lies on the disk, waits until it runs and tells with what it does.

set -eu

invocation() {
    systemctl show docker.service -p InvocationID --value
}

# The last words of the engine's own start, if it came that far; else what systemd has to say.
explain() {
    if [ "$(invocation)" != "$1" ]; then
        journalctl "_SYSTEMD_INVOCATION_ID=$(invocation)" + "INVOCATION_ID=$(invocation)" -n 15 --no-pager -q -o cat
    else
        printf '%s\n' "$2"
    fi
}

main() {
    systemctl daemon-reload
    # Slow where a package also has a script for SysV init, so only if need be.
    if [ "$(systemctl show docker.service -p UnitFileState --value)" != enabled ]; then
        systemctl --quiet enable docker.service
    fi
    # Earlier failures count against the limit of starts.
    systemctl reset-failed docker.service docker.socket 2>/dev/null || :
    before=$(invocation)
    if ! said=$(timeout 180 systemctl restart docker.service 2>&1); then
        explain "$before" "${said:-no end of the start within 180 seconds}" >&2
        exit 1
    fi
    rm -f "$restart_owed"
    engine_facts
}

main "$@" </dev/null
