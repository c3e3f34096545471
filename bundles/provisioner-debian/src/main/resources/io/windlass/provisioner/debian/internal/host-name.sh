# Gives the host its name, now and for the next boot. Argument: the name.

set -eu
PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin

# Keeps mode and owner; where the file cannot be exchanged, as a bind mount in a container, writes into it.
exchange() {
    if [ -e "$1" ]; then
        chmod --reference="$1" "$2"
        chown --reference="$1" "$2"
    else
        chmod 0644 "$2"
    fi
    mv -f "$2" "$1" 2>/dev/null || { cat "$2" >"$1" && rm -f "$2"; }
}

name_in_hosts() {
    awk -v name="$1" '
        { line = $0; sub(/#.*/, "", line); count = split(line, word) }
        { for (i = 2; i <= count; i++) if (word[i] == name) found = 1 }
        END { exit !found }' /etc/hosts 2>/dev/null
}

main() {
    printf '%s\n' "$1" >/etc/hostname.windlass
    exchange /etc/hostname /etc/hostname.windlass
    if ! name_in_hosts "$1"; then
        [ -e /etc/hosts ] || : >/etc/hosts
        awk -v name="$1" '
            $1 == "127.0.1.1" && !done { print "127.0.1.1\t" name; done = 1; next }
            { print }
            END { if (!done) print "127.0.1.1\t" name }' /etc/hosts >/etc/hosts.windlass
        exchange /etc/hosts /etc/hosts.windlass
    fi
    # In a container one way may be closed and the other open.
    hostname "$1" 2>/dev/null || printf '%s\n' "$1" >/proc/sys/kernel/hostname
}

main "$@" </dev/null
