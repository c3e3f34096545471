# shellcheck shell=bash
# Sourced by the scripts that set up a bare Debian or Ubuntu by themselves.

# Installs those of the named packages that are missing.
install_packages() {
    local package missing=()
    for package in "$@"; do
        if [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then return; fi
    echo "Installing ${missing[*]}..."
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
}

# Puts a docker client on the PATH if there is none: out of Debian's package, which would also install an engine.
provide_docker_client() {
    if command -v docker >/dev/null; then return; fi
    local folder=${XDG_CACHE_HOME:-$HOME/.cache}/windlass/docker-client package
    if [ ! -x "$folder/usr/bin/docker" ]; then
        echo "Fetching a docker client into $folder..."
        mkdir -p "$folder"
        apt-get -qq update
        for package in docker-cli docker.io; do
            (cd "$folder" && apt-get -qq download "$package" && dpkg-deb --extract "${package}"_*.deb . && rm "${package}"_*.deb) \
                2>/dev/null || true
            if [ -x "$folder/usr/bin/docker" ]; then break; fi
        done
    fi
    PATH=$folder/usr/bin:$PATH
}

# Sets JAVA_HOME to a JDK 25, which the build needs and Maven may run on.
provide_java_home() {
    local place
    for place in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
        if [ -x "$place/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$place/release" 2>/dev/null; then
            export JAVA_HOME=$place
            return
        fi
    done
    echo "A JDK 25 is needed, and none was found in JAVA_HOME or /usr/lib/jvm." >&2
    exit 1
}

require_root() {
    if [ "$(id -u)" -ne 0 ]; then
        echo "This needs root: it makes hosts on this machine." >&2
        exit 1
    fi
    if ! command -v mvn >/dev/null; then
        echo "Maven is needed, and there is no mvn on the PATH." >&2
        exit 1
    fi
}
