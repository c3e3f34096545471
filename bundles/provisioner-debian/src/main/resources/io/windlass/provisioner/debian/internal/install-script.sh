# Fetches an installation script and runs it. Argument: its URL. Ends with status 90 if it could not be fetched.

not_fetched=90

fetching_packages() {
    printf '%s\n' curl ca-certificates
}

fetch() {
    if command -v curl >/dev/null; then
        curl -fsSL --connect-timeout 10 --max-time 120 -o "$2" -- "$1"
    else
        wget -nv --tries=1 --dns-timeout=10 --connect-timeout=10 --read-timeout=60 -O "$2" -- "$1"
    fi
}

check() {
    if [ ! -s "$1" ]; then
        echo 'the answer is empty' >&2
        return 1
    fi
    if [ "$(head -c 1 "$1")" = '<' ]; then
        echo 'the answer is a web page, not a script' >&2
        return 1
    fi
}

# Whether there is something to fetch from, asked before packages are installed only to find out that there is not.
resolvable() {
    authority=${1#*://}
    authority=${authority%%[/?#]*}
    name=${authority##*@}
    case $name in
        \[*) return 0 ;;
    esac
    getent ahosts "${name%:*}" >/dev/null || { echo "the name ${name%:*} cannot be resolved" >&2 && return 1; }
}

have_fetcher() {
    command -v curl >/dev/null || command -v wget >/dev/null
}

main() {
    have_fetcher || { resolvable "$1" && install_packages fetching_packages; } || exit "$not_fetched"
    script=$(mktemp "$work/script.XXXXXX") || exit 1
    fetch "$1" "$script" || exit "$not_fetched"
    check "$script" || exit "$not_fetched"
    repair
    # The script's own calls of apt wait for locks, too.
    echo 'DPkg::Lock::Timeout "120";' >"$work/apt.conf"
    if ! APT_CONFIG=$work/apt.conf sh "$script" >"$work/log" 2>&1; then
        tail -n 15 "$work/log" >&2
        exit 1
    fi
}

main "$@" </dev/null
