//go:build !amd64 && !arm64

package model

// machineKernels: only the portable kernel runs here.
func machineKernels() []*kernel { return nil }
