//go:build linux || darwin || freebsd

package disk

import "golang.org/x/sys/unix"

// Free gives how many bytes this account may still write on the disk that holds
// a folder.
func Free(folder string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, ReadFault(folder, err)
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil //nolint:gosec,unconvert // the types differ by system; sizes are not negative
}
