#!/bin/bash
# A real host: systemd, sshd and a kernel's worth of Debian in a system container with a network of its own. Independent
# of everything the product does.
#
#   host.sh up NUMBER FOLDER LOWER [bind]   prepares FOLDER/root, network and cgroups; LOWER as overlayfs wants it;
#                                           with bind, the engine's data lie on a plain folder, not on the overlay
#   host.sh run NUMBER FOLDER [bind]        boots it, and again after each reboot; returns when it is switched off
#   host.sh down NUMBER FOLDER              removes every trace, whatever is there
set -euo pipefail
verb=$1 number=$2 folder=$3
name=witest-$number

# The mount points of all cgroup hierarchies, one or many.
hierarchies() { awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts; }

cgroups() {
    local hierarchy
    for hierarchy in $(hierarchies); do
        if [ -d "$hierarchy/$name" ]; then echo "$hierarchy/$name"; fi
    done
}

up() {
    local lower=$1 hierarchy file
    mkdir -p "$folder"/{upper,work,root,engine-data}
    mount -t overlay -o "lowerdir=$lower,upperdir=$folder/upper,workdir=$folder/work" "$name" "$folder/root"

    ip netns add "$name"
    ip link add "$name" type veth peer name eth0 netns "$name"
    ip address add "10.77.$number.1/24" dev "$name"
    ip link set "$name" up
    ip -n "$name" address add "10.77.$number.2/24" dev eth0
    ip -n "$name" link set eth0 up
    ip -n "$name" link set lo up
    ip -n "$name" route add default via "10.77.$number.1"

    for hierarchy in $(hierarchies); do
        mkdir -p "$hierarchy/$name"
        # A new cpuset is empty, and nothing can enter it.
        for file in cpuset.cpus cpuset.mems; do
            if [ -e "$hierarchy/$file" ] && [ -e "$hierarchy/$name/$file" ]; then
                cat "$hierarchy/$file" >"$hierarchy/$name/$file"
            fi
        done
    done
    # systemd fails on the 25th host otherwise.
    if [ "$(sysctl -n fs.inotify.max_user_instances)" -lt 4096 ]; then sysctl -qw fs.inotify.max_user_instances=4096; fi
}

run() {
    local group bind=()
    for group in $(cgroups); do echo $$ >"$group/cgroup.procs"; done
    if [ "${1:-}" = bind ]; then bind=(--bind="$folder/engine-data:/var/lib/docker"); fi
    while :; do
        set +e
        SYSTEMD_NSPAWN_API_VFS_WRITABLE=1 systemd-nspawn --quiet --directory="$folder/root" --machine="$name" \
            --register=no --keep-unit --network-namespace-path="/run/netns/$name" --console=pipe --resolv-conf=off \
            --capability=all --system-call-filter='@keyring bpf @mount @privileged' "${bind[@]}" --boot
        status=$?
        set -e
        # 133 is a reboot, everything else is the end.
        if [ $status -ne 133 ]; then exit $status; fi
    done
}

down() {
    local group pids
    for _ in $(seq 100); do
        mapfile -t pids < <(for group in $(cgroups); do find "$group" -name cgroup.procs -exec cat {} +; done | sort -u)
        if [ ${#pids[@]} -eq 0 ]; then break; fi
        for group in $(cgroups); do
            if [ -e "$group/freezer.state" ]; then echo THAWED >"$group/freezer.state"; fi
            if [ -e "$group/cgroup.freeze" ]; then echo 0 >"$group/cgroup.freeze"; fi
        done
        kill -KILL "${pids[@]}" 2>/dev/null || true
        sleep 0.05
    done
    for group in $(cgroups); do find "$group" -depth -type d -exec rmdir {} +; done
    if ip link show "$name" >/dev/null 2>&1; then ip link delete "$name"; fi
    if [ -e "/run/netns/$name" ]; then ip netns delete "$name"; fi
    awk -v under="$folder/" 'index($2, under) == 1 { print $2 }' /proc/mounts | tac | xargs -r -d '\n' umount
    rm -rf "$folder"
}

shift 3
"$verb" "$@"
