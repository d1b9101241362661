//go:build !linux

package panel_test

// cpuSeconds is not known here.
func cpuSeconds() float64 { return 0 }
