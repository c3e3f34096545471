# Starts the engine with the configuration that lies on the disk, waits until it runs and tells with what it does.

set -eu

main() {
    systemctl daemon-reload
    # Slow where a package also has a script for SysV init.
    if [ "$(systemctl show docker.service -p UnitFileState --value)" != enabled ]; then
        systemctl --quiet enable docker.service
    fi
    # Earlier failures count against the limit of starts.
    systemctl reset-failed docker.service docker.socket 2>/dev/null || :
    if ! timeout 180 systemctl restart docker.service 2>/dev/null; then
        journalctl -u docker.service -n 15 --no-pager -q -o cat >&2
        exit 1
    fi
    rm -f "$restart_owed"
    engine_facts
}

main "$@" </dev/null
