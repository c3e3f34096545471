# Installs the distribution's engine with what a container needs to run even on a minimal system.

engine_packages() {
    printf '%s\n' docker.io iptables ca-certificates
    # Newer releases have the client apart.
    ! available docker-cli || echo docker-cli
    # Without its parser, an engine on a kernel with AppArmor starts no container.
    [ "$(cat /sys/module/apparmor/parameters/enabled 2>/dev/null)" != Y ] || ! available apparmor || echo apparmor
}

install_packages engine_packages </dev/null
