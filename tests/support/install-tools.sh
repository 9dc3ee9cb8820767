#!/bin/sh
# Installs what tests need beside Python, where that can be done unasked; otherwise names what is missing.
#
# Unasked means: Debian or Ubuntu, and root, or a CI machine whose sudo asks nothing. Everywhere else one line says
# what is missing, and the tests that need it skip with a reason. Never fails: a missing tool must not stop `make`.

cd "$(dirname "$0")" || exit 0

# what a test calls, and the Debian packages that may bring it
wanted="ffmpeg:ffmpeg espeak-ng:espeak-ng chromium:chromium xmllint:libxml2-utils gpo:gpodder newsboat:newsboat java:default-jre-headless node:nodejs npm:npm"

has() {
    case $1 in
        chromium) for name in chromium chromium-browser google-chrome; do command -v $name >/dev/null 2>&1 && return 0; done; return 1 ;;
        *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

missing() {
    for pair in $wanted; do
        has "${pair%%:*}" || echo "$pair"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] && return 0
    [ "${CI:-}" = true ] && sudo -n true >/dev/null 2>&1
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >/dev/null 2>&1
}

install_packages() {
    echo "tools: installing$(for pair in $1; do printf ' %s' "${pair#*:}"; done)"
    apt update || echo "tools: apt-get update failed; trying with the lists that are here"
    for pair in $1; do  # one by one: a package that is not to be had must not keep the others away
        apt install --no-install-recommends -y "${pair#*:}" || echo "tools: installing ${pair#*:} failed"
    done
}

# What npm brings needs no script of its own; the HTML checker's would fetch a Java where apt has one.
install_readers() {
    command -v npm >/dev/null 2>&1 || return
    [ node_modules/.package-lock.json -nt package-lock.json ] && return
    echo "tools: installing readers of feeds and pages from npm"
    if npm ci --silent --no-audit --no-fund --ignore-scripts >/dev/null 2>&1; then
        touch node_modules/.package-lock.json 2>/dev/null
    else
        echo "tools: npm ci in tests/support failed; the tests that need it will skip"
    fi
}

lacking=$(missing)
if [ -n "$lacking" ] && may_install; then
    install_packages "$lacking"
    lacking=$(missing)
fi
install_readers
if [ -n "$lacking" ]; then
    echo "tools: missing$(for pair in $lacking; do printf ' %s' "${pair%%:*}"; done); the tests that need them will skip"
fi
exit 0
