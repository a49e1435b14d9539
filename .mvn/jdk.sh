# Sourced by mvnw: sets JAVA_HOME to a JDK 25 or newer, even where the default java is older.
# Looks at JAVA_HOME, PATH and the usual folders of Linux, macOS, SDKMAN and IDEs, by their "release" files.

lapilli_jdk_version() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

lapilli_jdk_fits() {
  version=$(lapilli_jdk_version "$1") && [ -n "$version" ] && [ "$version" -ge 25 ]
}

lapilli_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && lapilli_jdk_fits "$JAVA_HOME"; then
    printf %s "$JAVA_HOME"
    return
  fi
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  on_path=${on_path%/bin/javac}
  set +f
  for home in "$on_path" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.local/share/mise/installs/java/*; do
    if [ -n "$home" ] && lapilli_jdk_fits "$home"; then
      set -f
      printf %s "$home"
      return
    fi
  done
  set -f
  return 1
}

if found=$(lapilli_find_jdk); then
  JAVA_HOME=$found
  export JAVA_HOME
else
  echo "Lapilli needs a JDK 25 or newer: install one (for example Temurin 25) or point JAVA_HOME at it." >&2
  exit 1
fi
