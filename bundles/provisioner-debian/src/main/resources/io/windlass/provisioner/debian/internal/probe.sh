# Tells in one go all that a run wants to know, and changes nothing.
# Arguments: the name the host shall have, the engine's configuration file, the data root if a flag sets it,
# and the files whose state is asked for.

set -u
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL

host_name_facts() {
    fact name.kernel "$(cat /proc/sys/kernel/hostname)"
    fact name.file "$(head -n 1 /etc/hostname 2>/dev/null)"
    awk -v name="$1" '
        { sub(/#.*/, ""); for (i = 2; i <= NF; i++) if ($i == name) found = 1 }
        END { exit !found }' /etc/hosts 2>/dev/null && fact name.hosts "$1"
}

file_system_of() {
    case $1 in
        /*) directory=$1 ;;
        *) directory=/var/lib/docker ;;
    esac
    while [ ! -e "$directory" ]; do
        directory=${directory%/*}
        directory=${directory:-/}
    done
    stat -f -c %T -- "$directory"
}

# The state of packages without which there is no engine, where an interrupted run left one half-way.
unfinished_packages() {
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' docker.io docker-ce containerd containerd.io runc 2>/dev/null |
        awk '$1 != "installed" && $1 != "not-installed" && $1 != "config-files" { printf "%s ", $2 }'
}

# The package that the engine came in, if it came in one.
engine_package() {
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' docker-ce docker.io 2>/dev/null |
        awk '$1 != "not-installed" && $1 != "config-files" { print $2; exit }'
}

main() {
    if [ ! -d /run/systemd/system ]; then
        fact systemd no
        return 0
    fi
    fact systemd yes
    host_name_facts "$1"
    configuration=$2
    data_root=$3
    shift 3
    if [ -f "$configuration" ]; then
        fact configuration "$(base64 -w 0 "$configuration")"
        configured='s/.*"data-root"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p'
        data_root=${data_root:-$(sed -n "$configured" "$configuration" | head -n 1)}
    fi
    fact filesystem "$(file_system_of "$data_root")"
    fact dockerd "$(command -v dockerd)"
    fact unfinished "$(unfinished_packages)"
    fact package "$(engine_package)"
    fact socket "$(systemctl show docker.socket -p LoadState --value)"
    engine_facts
    [ ! -e "$restart_owed" ] || fact restart owed
    for file; do
        [ ! -f "$file" ] || fact "file:$file" "$(stat -c %a:%u:%g "$file"):$(sha256sum <"$file" | cut -c 1-64)"
    done
}

main "$@" </dev/null
