# Read by the scripts beside it: the build flags they share, and four small functions.
# Where it is read, the working directory becomes the root of the checkout.
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# One set of flags for run, test and dev, so that they share one build. C is optimised even in a
# debug build: scrypt at -O0 makes each sign-in wait for more than a second (docs/decisions/0008).
# shellcheck disable=SC2034  # used by the scripts that read this file
build_flags=(-Xcc -O2)

# say WORDS… : one line of progress, with the seconds since the script began.
say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }

# die WORDS… : one line on standard error, and the end.
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# install_packages NAME… : installs those Debian packages that are missing; silent when none is.
install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        echo "Not a Debian system: please see to it yourself that these are there: $*" >&2
        return
    fi
    local installed name missing=()
    installed=" $(dpkg-query --show --showformat='${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
    for name in "$@"; do
        [[ $installed == *" installed:$name "* ]] || missing+=("$name")
    done
    ((${#missing[@]})) || return 0

    local root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "these packages are missing; as root: apt-get install ${missing[*]}"
        root=(sudo)
    fi
    say "installing ${missing[*]}"
    local log; log=$(mktemp)
    if ! { "${root[@]}" apt-get update -qq &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null
    then
        cat "$log" >&2
        die "could not install ${missing[*]}"
    fi
    rm -f "$log"
}

# free_port FIRST : the first port from FIRST on at which nobody on this machine answers.
free_port() {
    local port=$1
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo "$port"
}

# pg_programs : the folder of PostgreSQL's server programs, the newest there is.
pg_programs() {
    local folder newest=
    for folder in /usr/lib/postgresql/*/bin; do [[ -x $folder/initdb ]] && newest=$folder; done
    [[ -n $newest ]] || newest=$(pg_config --bindir 2>/dev/null || true)
    [[ -x $newest/initdb ]] || die "PostgreSQL's server is not installed (bin/setup --test installs it)"
    echo "$newest"
}
