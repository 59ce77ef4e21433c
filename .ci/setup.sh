# setup.sh - sourced by ./run, ./test and the Dockerfile's build: installs what is missing and builds what is stale.
# Nothing here does again what is done already; that is what keeps a second start fast.
#
# Needs: $here, the top of the checkout. Debian 12; root or sudo only where packages are missing.

cache=$here/.cache
build=${VIVA_BUILD:-$here/build}

PACKAGES_BUILD="gcc g++ libc6-dev make cmake ninja-build pkg-config ca-certificates
	libwebsockets-dev libwebsockets-evlib-ev libev-dev libjansson-dev libsqlite3-dev
	libseccomp-dev libsodium-dev libyaml-dev"
PACKAGES_RUN="gcc g++ binutils libc6-dev"
PACKAGES_TEST="libcmocka-dev clang clang-format libclang-rt-14-dev python3 chromium bubblewrap
	sqlite3 iproute2 openssl procps util-linux git"
# The emulated guest of ./test vm: see tests/vm.
PACKAGES_VM="qemu-system-x86 busybox-static cpio e2fsprogs xz-utils"

say() { printf '\033[2m%s\033[0m\n' "viva: $*" >&2; }
die() { printf '%s\n' "viva: $*" >&2; exit 1; }

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		die "these Debian packages are missing and I am neither root nor is there sudo: $missing
Install them with: apt-get install $missing"
	fi
}

# install_packages NAME...: one look at what is there, one apt-get for what is not.
install_packages() {
	# shellcheck disable=SC2086,SC2048 # names are words
	missing=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $* 2>/dev/null |
		awk -v want="$*" '$1 == "installed" { have[$2] = 1 }
			END { n = split(want, w); for (i = 1; i <= n; i++) if (!(w[i] in have)) printf "%s ", w[i] }')
	[ -n "$missing" ] || return 0
	[ -r /etc/debian_version ] || die "this is no Debian; install the equivalents of: $missing"
	say "installing $missing"
	# shellcheck disable=SC2086
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >&2 &&
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >&2 ||
		die "apt-get could not install: $missing"
}

node_is_new_enough() {
	command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 &&
		node -e 'const [a, b] = process.versions.node.split(".").map(Number);
			process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
}

# Debian 12 has Node 18, which Vite no longer takes. The npm registry carries newer ones as packages.
use_node() {
	[ ! -x "$cache/node/node_modules/.bin/npm" ] || PATH=$cache/node/node_modules/.bin:$PATH
	node_is_new_enough && return 0
	install_packages nodejs npm
	case $(uname -m) in
	x86_64) arch=x64 ;;
	aarch64) arch=arm64 ;;
	*) die "there is no Node for $(uname -m) in the npm registry; install Node 22 yourself" ;;
	esac
	say "fetching Node 22"
	mkdir -p "$cache/node"
	npm install --prefix "$cache/node" --no-save --no-audit --no-fund --loglevel=error \
		"node-linux-$arch@22" npm@11 >&2 || die "npm could not fetch Node 22"
	ln -sf "../node-linux-$arch/bin/node" "$cache/node/node_modules/.bin/node"
	PATH=$cache/node/node_modules/.bin:$PATH
	node_is_new_enough || die "the fetched Node does not run"
}

# stale STAMP PATH...: true unless the stamp is newer than everything below the paths.
stale() {
	stamp=$1
	shift
	[ -e "$stamp" ] || return 0
	[ -n "$(find "$@" -name node_modules -prune -o -name dist -prune -o -newer "$stamp" -print -quit)" ]
}

# build_native ON|OFF: with the C tests or without; a tree that has them keeps them.
build_native() {
	if [ ! -e "$build/build.ninja" ] || { [ "$1" = ON ] && ! grep -q '^VIVA_TESTS:BOOL=ON' "$build/CMakeCache.txt"; }; then
		cmake -S "$here" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DVIVA_TESTS="$1" \
			>"$cache/cmake.log" 2>&1 || { cat "$cache/cmake.log" >&2; die "cmake failed"; }
	fi
	ninja -C "$build" --quiet >"$cache/ninja.log" 2>&1 || { cat "$cache/ninja.log" >&2; false; } || die "the build failed"
}

build_web() {
	web=$here/web
	if [ ! -d "$web/node_modules" ] || stale "$cache/npm.stamp" "$web/package-lock.json"; then
		say "installing the web app's packages"
		npm ci --prefix "$web" --no-audit --no-fund --loglevel=error >&2 || die "npm ci failed"
		touch "$cache/npm.stamp"
	fi
	if [ ! -e "$web/dist/index.html" ] || stale "$cache/web.stamp" "$web/src" "$web/scripts" "$web"/*.json "$web"/*.ts "$web/index.html"; then
		say "building the web app"
		# The stamp is from before: what changes meanwhile is built next time.
		touch "$cache/web.stamp.new"
		npm run --prefix "$web" --silent build >"$cache/web.log" 2>&1 ||
			{ cat "$cache/web.log" >&2; die "the web build failed"; }
		mv "$cache/web.stamp.new" "$cache/web.stamp"
	fi
}

# Every folder that is a package (genlib beside them is not).
package_folders() { for f in "$here"/problems/packages/*/problem.yaml; do dirname "$f"; done; }

build_content() {
	if [ ! -e "$build/bank.json" ] || stale "$build/bank.json" "$here/problems/bank" "$build/viva-bank"; then
		"$build/viva-bank" build "$here/problems/bank" --out "$build/bank.json" >"$cache/bank.log" 2>&1 ||
			{ cat "$cache/bank.log" >&2; false; } || die "the question bank has faults"
	fi
	if [ ! -e "$build/packages.json" ] || stale "$build/packages.json" "$here/problems/packages" "$build/viva-judge"; then
		# shellcheck disable=SC2046 # short names hold no spaces
		"$build/viva-judge" export $(package_folders) --out "$build/packages.json" ||
			die "the problem packages have faults"
	fi
}

# build_all [ON PACKAGES]: everything that ./run needs; with ON the C tests and what they need too.
build_all() {
	mkdir -p "$cache"
	install_packages $PACKAGES_BUILD $PACKAGES_RUN ${2:-}
	use_node
	build_native "${1:-OFF}"
	build_web
	build_content
}
