# shellcheck shell=sh
# Sets JAVA_HOME to a JDK 25 or newer; sourced by mvnw and roost, which both run `set -u`.
# Looks at JAVA_HOME first, then the path, then where Linux, macOS and SDKMAN put their JDKs.
# With none it says how to get one and ends the caller with 1.

roost_jdk_ok() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  # "openjdk version "25.0.1" ..." or "... "26-ea" ...": the number before the first dot or dash
  roost_jdk_major=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\)[^"]*".*/\1/p' | head -n 1)
  [ "${roost_jdk_major:-0}" -ge 25 ]
}

roost_jdk_candidates() {
  [ -z "${JAVA_HOME-}" ] || printf '%s\n' "$JAVA_HOME"
  if command -v java >/dev/null 2>&1; then
    # through the links: /usr/bin/java -> /etc/alternatives/java -> .../bin/java
    roost_java=$(readlink -f "$(command -v java)" 2>/dev/null) && printf '%s\n' "${roost_java%/bin/java}"
  fi
  [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v 25+ 2>/dev/null
  find /usr/lib/jvm /usr/lib64/jvm /usr/java /opt /opt/java /opt/homebrew/opt /usr/local/opt \
    "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}/candidates/java" "${HOME:-/root}/.jdks" "${HOME:-/root}/.local/share/mise/installs/java" \
    -mindepth 1 -maxdepth 1 \( -type d -o -type l \) 2>/dev/null | sort -r |
    while IFS= read -r roost_dir; do
      printf '%s\n' "$roost_dir"
      [ ! -d "$roost_dir/libexec/openjdk.jdk/Contents/Home" ] || printf '%s\n' "$roost_dir/libexec/openjdk.jdk/Contents/Home"
    done
  find /Library/Java/JavaVirtualMachines "${HOME:-/root}/Library/Java/JavaVirtualMachines" \
    -mindepth 3 -maxdepth 3 -path '*/Contents/Home' 2>/dev/null | sort -r
}

roost_find_jdk() {
  roost_jdks=$(roost_jdk_candidates)
  while IFS= read -r roost_jdk; do
    if [ -n "$roost_jdk" ] && roost_jdk_ok "$roost_jdk"; then
      JAVA_HOME=$roost_jdk
      export JAVA_HOME
      return 0
    fi
  done <<EOF
$roost_jdks
EOF
  cat >&2 <<'EOF'
Roost needs a JDK 25 or newer, and none was found in JAVA_HOME, on the path, or in the usual places.
Get one, then try again:
  Debian, Ubuntu   apt install temurin-25-jdk     (repository: https://adoptium.net/installation/linux)
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install --cask temurin@25
  any              sdk install java 25-tem        (https://sdkman.io)
If it is somewhere else, say where: JAVA_HOME=/path/to/jdk ./roost up
EOF
  return 1
}

roost_find_jdk || exit 1
