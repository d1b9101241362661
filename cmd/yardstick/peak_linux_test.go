package main

import "syscall"

// peak is the most memory that a process had resident, in megabytes.
func peak(usage any) float64 {
	if u, ok := usage.(*syscall.Rusage); ok {
		return float64(u.Maxrss) / 1e3
	}
	return 0
}
