package model

import "golang.org/x/sys/unix"

// tilesAllowed asks the system for the tiles, once for all threads. Linux refuses
// where a thread's stack for signals has no room for them.
func tilesAllowed() bool {
	const request, tileData = 0x1023, 18 // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
	_, _, failed := unix.RawSyscall(unix.SYS_ARCH_PRCTL, request, tileData, 0)
	return failed == 0
}
