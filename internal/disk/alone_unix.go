//go:build linux || darwin || freebsd || netbsd || openbsd

package disk

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the file for itself or, where others have it, with them.
func lock(f *os.File) (alone bool, err error) {
	fd := int(f.Fd()) //nolint:gosec // a descriptor is a small number
	if err = syscall.Flock(fd, syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
		return true, nil
	}
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return false, err
	}
	return false, syscall.Flock(fd, syscall.LOCK_SH)
}

func settle(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_SH) //nolint:gosec // as above
}
