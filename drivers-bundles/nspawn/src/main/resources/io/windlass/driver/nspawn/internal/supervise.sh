#!/bin/sh
# Runs one host: starts it, starts it again when it reboots, ends when it is switched off. SIGTERM switches it off.
# usage: supervise RUN CONSOLE UNIFIED PROGRAM [ARGUMENT...]
#   RUN      folder for the process id; its file "groups" names version 1 control groups to enter
#   CONSOLE  file for what the host says
#   UNIFIED  the host's own version 2 control group, or nothing
set -eu
run=$1 console=$2 unified=$3
shift 3
exec > "$console" 2>&1 < /dev/null

child=
ordered=
# 38 is SIGRTMIN+4, which systemd as process 1 takes as the order to power off.
power_off() {
    ordered=yes
    [ -n "$child" ] || return 0
    read -r inits < "/proc/$child/task/$child/children" || :
    for init in $inits; do
        kill -38 "$init"
    done
}
trap power_off TERM INT
trap '' HUP

while read -r group; do
    echo 0 > "$group/cgroup.procs"
done < "$run/groups"

# In the unified hierarchy only leaves may hold processes: one for this script, one for the host.
if [ -n "$unified" ]; then
    mkdir -p "$unified/supervisor"
    echo 0 > "$unified/supervisor/cgroup.procs"
    read -r controllers < "$unified/cgroup.controllers" || :
    for controller in $controllers; do
        echo "+$controller" > "$unified/cgroup.subtree_control"
    done
fi

echo $$ > "$run/pid"
set +e
# Docker needs /proc/sys and /sys to be writable.
export SYSTEMD_NSPAWN_API_VFS_WRITABLE=1

while [ -z "$ordered" ]; do
    if [ -n "$unified" ]; then
        [ ! -d "$unified/machine" ] || find "$unified/machine" -depth -type d -exec rmdir {} \;
        mkdir "$unified/machine"
    fi
    (
        [ -z "$unified" ] || echo 0 > "$unified/machine/cgroup.procs"
        exec "$@"
    ) > "$console" 2>&1 &
    child=$!
    # A signal ends "wait" early; the host may need long to power off.
    while :; do
        wait "$child"
        status=$?
        kill -0 "$child" 2> /dev/null || break
    done
    # 133 says that the host wants to be started again.
    [ "$status" = 133 ] || break
done
