#!/bin/bash
# image.sh - the guest's kernel, its small initramfs and its root file system, below .cache/vm; made of Debian packages
# only. Each is made again when what it is made of changes, and not otherwise.
#
#   image.sh [SUITE]     SUITE: bookworm (the default) or bookworm-backports, where the kernel comes from
#
# The kernel is fetched and unpacked, never installed. The root holds what is installed here: gcc and its headers, node
# to run the checks, busybox for the rest. Prints the directory with vmlinuz, initrd and the path of root.img.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
suite=${1:-bookworm}
vm=$here/../../.cache/vm
kernel=$vm/$suite

mkdir -p "$vm" "$kernel"
vm=$(cd "$vm" && pwd)
kernel=$vm/$suite

key() { cat "$@" | sha256sum | cut -c1-16; }

# A package index of our own for suites that this host does not list.
backports() {
	mkdir -p "$vm/apt/lists/partial" "$vm/apt/cache/archives/partial"
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $suite main" \
		>"$vm/apt/sources.list"
	private="-o Dir::Etc::sourcelist=$vm/apt/sources.list -o Dir::Etc::sourceparts=/dev/null
		-o Dir::State::lists=$vm/apt/lists -o Dir::Cache=$vm/apt/cache"
	# shellcheck disable=SC2086 # words
	[ -n "$(apt-cache $private policy linux-image-cloud-amd64 | grep "$suite")" ] || apt-get $private -qq update
}

fetch_kernel() {
	private=
	[ "$suite" = bookworm ] || backports
	# shellcheck disable=SC2086
	name=$(apt-cache $private depends linux-image-cloud-amd64 | awk '/Depends: linux-image/ { print $2; exit }')
	[ -n "$name" ] || { echo "image.sh: no linux-image-cloud-amd64 in the package lists: run apt-get update" >&2; exit 1; }
	rm -rf "$kernel/new" && mkdir "$kernel/new"
	# shellcheck disable=SC2086
	(cd "$kernel/new" && apt-get $private -qq -o APT::Sandbox::User= download "$name" && dpkg-deb -x ./*.deb tree && rm ./*.deb)
	mv "$kernel"/new/tree/boot/vmlinuz-* "$kernel/vmlinuz"
	rm -rf "$kernel/modules" && mkdir "$kernel/modules"
	# In the order in which they are loaded; a kernel that has one built in has no file for it.
	i=10
	for module in virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk; do
		file=$(find "$kernel/new/tree" -name "$module.ko*" | head -1)
		i=$((i + 1))
		case $file in
		*.xz) xz -dc "$file" >"$kernel/modules/$i-$module.ko" ;;
		?*) cp "$file" "$kernel/modules/$i-$module.ko" ;;
		esac
	done
	rm -rf "$kernel/new"
}

make_initrd() {
	rm -rf "$kernel/initrd.d" && mkdir -p "$kernel"/initrd.d/{bin,proc,dev,sys,root}
	cp /bin/busybox "$kernel/initrd.d/bin/"
	cp -r "$kernel/modules" "$kernel/initrd.d/modules"
	install -m 755 "$here/guest/init" "$kernel/initrd.d/init"
	(cd "$kernel/initrd.d" && find . | cpio --quiet -o -H newc >"$kernel/initrd.new")
	mv "$kernel/initrd.new" "$kernel/initrd"
	rm -rf "$kernel/initrd.d"
}

# Every file of these packages but documentation and what only link-time optimisation wants.
package_files() {
	version=$(gcc -dumpversion)
	dpkg -L gcc "gcc-$version" cpp "cpp-$version" "libgcc-$version-dev" libasan8 libubsan1 libgcc-s1 binutils binutils-x86-64-linux-gnu \
		libc6-dev linux-libc-dev libcrypt-dev libc6 libc-bin base-files base-passwd util-linux 2>/dev/null |
		grep -vE '^/(boot|etc/(cron|init|pam|default)|usr/share/(doc|man|info|locale|lintian|bug|gcc|perl)|var)|/(lto1|lto-dump|liblto_plugin\.la)$|/(gconv|locale)/'
	echo /bin/busybox
	readlink -f "$(command -v node)"
}

# With the shared libraries that the executables and libraries among them need, and the links on the way to those.
with_libraries() {
	sort -u | while read -r file; do
		echo "$file"
		if [ -f "$file" ] && { [ -x "$file" ] || [[ $file == *.so* ]]; } && [ "$(head -c4 "$file" | tail -c3)" = ELF ]; then
			ldd "$file" 2>/dev/null | awk '/=> \// { print $3 } /^\t\// { print $1 }'
		fi
	done | sort -u | while read -r file; do
		echo "$file"
		[ ! -L "$file" ] || readlink -f "$file"
	done | sort -u
}

make_root() {
	rm -rf "$vm/root.d" && mkdir -p "$vm"/root.d/usr/{bin,sbin,lib,lib64} \
		"$vm"/root.d/{proc,sys,dev,tmp,root,run,vm,etc,var/tmp}
	for link in bin sbin lib lib64; do ln -s "usr/$link" "$vm/root.d/$link"; done
	# base-files owns /bin as a directory or as a link, as the case may be: never over ours.
	{ package_files; for library in jansson.so.4 sodium.so.23 yaml-0.so.2 seccomp.so.2; do ls /usr/lib/x86_64-linux-gnu/lib$library; done; } |
		with_libraries | grep -vE '^/(\.|bin|sbin|lib|lib64)?$' |
		tar -cf - --no-recursion -T - 2>/dev/null | tar -xf - --keep-directory-symlink -C "$vm/root.d" || true
	[ -x "$vm/root.d/usr/bin/gcc" ] || { echo "image.sh: gcc is not installed" >&2; exit 1; }
	[ -x "$vm/root.d$(readlink -f "$(command -v node)")" ] || { echo "image.sh: node is not there" >&2; exit 1; }
	[ -e "$vm/root.d/usr/bin/node" ] || ln -s "$(readlink -f "$(command -v node)")" "$vm/root.d/usr/bin/node"
	size=$(($(du -sm "$vm/root.d" | cut -f1) * 5 / 4 + 64))
	rm -f "$vm/root.new"
	PATH=$PATH:/sbin:/usr/sbin mke2fs -q -t ext4 -O ^has_journal -E root_owner=0:0 -d "$vm/root.d" "$vm/root.new" "${size}M"
	mv "$vm/root.new" "$vm/root.img"
	rm -rf "$vm/root.d"
}

root_key=$( (cat "$0"; gcc --version; node --version; dpkg-query -W -f '${Version}' libc6) | key -)
kernel_key=$(key "$0" "$here/guest/init" /bin/busybox)
if [ ! -e "$kernel/initrd" ] || [ "$(cat "$kernel/key" 2>/dev/null)" != "$kernel_key" ]; then
	[ -e "$kernel/vmlinuz" ] && [ -d "$kernel/modules" ] || fetch_kernel
	make_initrd
	echo "$kernel_key" >"$kernel/key"
fi
if [ ! -e "$vm/root.img" ] || [ "$(cat "$vm/root.key" 2>/dev/null)" != "$root_key" ]; then
	make_root
	echo "$root_key" >"$vm/root.key"
fi
