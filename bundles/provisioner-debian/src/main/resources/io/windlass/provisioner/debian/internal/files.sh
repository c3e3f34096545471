# Writes files so that nobody ever sees half of one, nor a secret one with a wider mode than its own.
# Argument: "engine" if there is an engine that must be restarted afterwards. The calls of put follow this text.

set -eu
umask 077

temporary=
trap '[ -z "$temporary" ] || rm -f "$temporary"' EXIT
[ "${1-}" != engine ] || : >"$restart_owed"

# put MODE PATH CONTENT: the content in base64. What an interrupted run left of the same file goes away.
put() {
    (umask 022 && mkdir -p "${2%/*}")
    rm -f "$2".new.??????
    temporary=$(mktemp "$2.new.XXXXXX")
    printf '%s' "$3" | base64 -d >"$temporary"
    chmod "$1" "$temporary"
    chown 0:0 "$temporary"
    sync "$temporary"
    mv -f "$temporary" "$2"
    temporary=
}

