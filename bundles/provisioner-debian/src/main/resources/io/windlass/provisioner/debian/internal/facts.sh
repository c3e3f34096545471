# What is said about a host goes out as lines of a name and a value; contents are in base64.

# Written before a file of a present engine changes, removed after its restart: while it is there, a restart is owed.
restart_owed=/run/windlass-docker-restart

fact() {
    printf '%s %s\n' "$1" "$2"
}

engine_facts() {
    systemctl show docker.service -p LoadState -p ActiveState -p UnitFileState -p NeedDaemonReload -p DropInPaths |
        sed 's/^\([A-Za-z]*\)=/service.\1 /'
    main_pid=$(systemctl show docker.service -p MainPID --value)
    if [ "${main_pid:-0}" -gt 0 ]; then
        fact running "$(base64 -w 0 "/proc/$main_pid/cmdline")"
    fi
}
