//go:build !linux && !darwin && !freebsd && !windows

package disk

import (
	"errors"

	"yardstick/internal/fault"
)

// Free gives how many bytes this account may still write on the disk that holds
// a folder; on this system it is Unavailable.
func Free(folder string) (uint64, error) {
	return 0, &fault.Error{
		Kind: fault.Unavailable, File: folder, Message: "how much of the disk is free is not known on this system", Cause: errors.ErrUnsupported,
	}
}
