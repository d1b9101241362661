//go:build !linux

package model

import "testing"

// fastest runs a benchmark; what it reports beside the mean is for Linux.
func fastest(b *testing.B, run func() error) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if err := run(); err != nil {
			b.Fatal(err)
		}
	}
}

// fastestProgram is fastest.
func fastestProgram(b *testing.B, run func() error) {
	b.Helper()
	fastest(b, run)
}
