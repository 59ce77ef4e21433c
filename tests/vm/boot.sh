#!/bin/bash
# boot.sh - starts the guest with a payload and passes on what it says; ends when the guest does, or is ended with it.
#
#   boot.sh SUITE SECONDS FOLDER     FOLDER goes to /vm of the guest, where `go` is run
#
# Emulated altogether (VIVA_VM_ACCEL=kvm where that is to be had), no network, nothing written to the image.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
suite=$1 seconds=$2 folder=$3
vm=$here/../../.cache/vm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tar -cf "$work/payload.tar" --owner=0 --group=0 -C "$folder" .
timeout --foreground --kill-after=5 "$seconds" qemu-system-x86_64 -accel "${VIVA_VM_ACCEL:-tcg}" -cpu "${VIVA_VM_CPU:-max}" -smp "${VIVA_VM_CPUS:-2}" -m 1536 \
	-nodefaults -no-user-config -display none -no-reboot -nic none \
	-kernel "$vm/$suite/vmlinuz" -initrd "$vm/$suite/initrd" \
	-append "console=ttyS0 quiet loglevel=3 panic=-1 mitigations=off random.trust_cpu=on ${VIVA_VM_APPEND:-}" \
	-drive "file=$vm/root.img,format=raw,if=virtio,snapshot=on" \
	-drive "file=$work/payload.tar,format=raw,if=virtio,readonly=on" \
	-serial "file:$work/console" -serial stdio </dev/null || {
	status=$?
	echo "the guest ended with status $status; the end of its console:"
	tail -n 20 "$work/console"
	exit "$status"
}
