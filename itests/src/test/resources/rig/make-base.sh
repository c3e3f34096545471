#!/bin/bash
# Makes what real hosts are cloned from, out of the machine's own package mirror:
#   FOLDER/base      a Debian with systemd, sshd and sudo, without an engine
#   FOLDER/packages  a flat repository with the engine's packages, so that hosts need no way to the mirror
#   FOLDER/engine    an overlay on base in which Debian's engine is installed as its package leaves it
#   FOLDER/image.tar the root of a container image with busybox
# usage: make-base.sh SUITE FOLDER
set -euo pipefail
suite=$1 folder=$2
here=$(. /etc/os-release && echo "$VERSION_CODENAME")

sources() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        awk -v here="$here" -v suite="$suite" '
            $2 == here || $2 == here "-updates" || $2 == here "-security" {
                sub("^" here, suite, $2); print "deb", $1, $2, $3
            }' | sort -u
}

mkdir -p "$folder"/{base,packages,engine,image,work,merged}
sources | mmdebstrap --quiet --variant=minbase --format=directory \
    --include=systemd,systemd-sysv,dbus,libpam-systemd,openssh-server,rsync,sudo,iproute2,iptables,ca-certificates,curl,procps,netbase,apparmor \
    --dpkgopt=force-unsafe-io \
    --customize-hook='rm -f "$1"/var/cache/apt/archives/*.deb' \
    --customize-hook='chroot "$1" apt-get install --yes -qq --download-only --no-install-recommends docker.io >/dev/null' \
    --customize-hook="mv \"\$1\"/var/cache/apt/archives/*.deb '$folder/packages'" \
    --customize-hook="cd '$folder/image' && chroot \"\$1\" sh -c 'cd /tmp && apt-get download -qq busybox-static' && mv \"\$1\"/tmp/*.deb busybox.deb" \
    "$suite" "$folder/base" -

base=$folder/base
rm -rf "$base"/etc/apt/sources.list "$base"/etc/apt/sources.list.d/*
(
    cd "$folder/packages"
    for package in *.deb; do
        dpkg-deb --field "$package"
        printf 'Filename: %s\nSize: %s\nSHA256: %s\n\n' "$package" "$(stat -c %s "$package")" \
            "$(sha256sum "$package" | cut -d' ' -f1)"
    done >Packages
)

dpkg-deb --extract "$folder/image/busybox.deb" "$folder/image/package"
install -D "$(find "$folder/image/package" -path '*/bin/busybox')" "$folder/image/root/bin/busybox"
tar --create --file "$folder/image.tar" --directory "$folder/image/root" bin

# What every host shares; its own keys, name and addresses come with the clone.
chroot "$base" systemctl mask --quiet apt-daily.timer apt-daily-upgrade.timer systemd-resolved systemd-timesyncd
chroot "$base" useradd --create-home --shell /bin/bash keeper
echo 'keeper ALL=(ALL) NOPASSWD: ALL' >"$base/etc/sudoers.d/keeper"
rm -f "$base"/etc/ssh/ssh_host_*
rm -f "$base/etc/resolv.conf"
echo 'nameserver 127.0.0.1' >"$base/etc/resolv.conf"
# nspawn mounts the cgroup hierarchies read-only, containers need to write there.
cat >"$base/etc/systemd/system/writable-cgroups.service" <<'UNIT'
[Unit]
DefaultDependencies=no
Before=sysinit.target
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'for i in /sys/fs/cgroup/*; do mountpoint -q "$i" && mount -o remount,bind,rw "$i"; done; true'
[Install]
WantedBy=sysinit.target
UNIT
chroot "$base" systemctl enable --quiet writable-cgroups.service

mount -t overlay -o "lowerdir=$base,upperdir=$folder/engine,workdir=$folder/work" overlay "$folder/merged"
trap 'umount "$folder/merged"' EXIT
printf '#!/bin/sh\nexit 101\n' >"$folder/merged/usr/sbin/policy-rc.d"
chmod 755 "$folder/merged/usr/sbin/policy-rc.d"
cp "$folder"/packages/*.deb "$folder/merged/tmp"
chroot "$folder/merged" sh -c 'DEBIAN_FRONTEND=noninteractive dpkg --install /tmp/*.deb >/dev/null && rm /tmp/*.deb /usr/sbin/policy-rc.d'
