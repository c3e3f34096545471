# shellcheck shell=sh disable=SC2034 # `java` is for whoever sources this.
# Sourced by the programs in bin. Sets `java` to a Java that is new enough, or says what is missing and ends.
# The version is read from the file `release` beside it: starting each Java to ask would take 50 ms apiece.

needed_java=25

new_enough() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ -n "$value" ] && [ "$value" -ge "$needed_java" ] && return 0
    return 1
  done <"$1/release"
  return 1
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ] && new_enough "$JAVA_HOME"; then
    java=$JAVA_HOME/bin/java
    return
  fi
  # A `java` on the PATH is a link, often in two steps, into the real place.
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/java}
  for place in "${on_path:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    if new_enough "$place"; then
      java=$place/bin/java
      return
    fi
  done
  cat >&2 <<END
${0##*/}: Java $needed_java or later is needed, and none was found: not in JAVA_HOME (${JAVA_HOME:-not set}), not as
java on the PATH, not in /usr/lib/jvm. Install one, for example
  apt-get install openjdk-$needed_java-jre-headless        (Debian, Ubuntu)
  dnf install java-$needed_java-openjdk-headless           (Fedora)
  https://adoptium.net/                          (any system)
or set JAVA_HOME to the folder of one.
END
  exit 1
}
