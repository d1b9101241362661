package model

import (
	"slices"

	"golang.org/x/sys/cpu"
)

// machineKernels are the kernels that this processor can run besides the
// portable one, fastest first.
func machineKernels() []*kernel {
	var out []*kernel
	if !cpu.X86.HasAVX2 {
		return nil
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI {
		// Processors with VPDPBUSD in both sizes, Zen 5 and Sapphire Rapids the first of
		// them, have whole units of 512 bits; Zen 4 has not, and only the larger size.
		wide := cpu.X86.HasAVXVNNI
		if wide && hasAMX() {
			out = append(out, amxKernel())
		}
		out = append(out, vnniKernel(wide))
	}
	if cpu.X86.HasAVXVNNI {
		out = append(out, avxVNNIKernel())
	}
	return append(out, avx2Kernel())
}

// totals is the sum of every output's weights: their product with ones. Of w
// everything but begin is set.
func totals(w packed, multiply func(sums []int32, x *quantised, first, rows int, w *packed)) []int32 {
	x := quantised{in: w.in, bytes: slices.Repeat([]int8{1}, atOnce*w.in), zeros: make([]int32, atOnce)}
	sums := make([]int32, atOnce*w.out)
	w.begin = make([]int32, w.out)
	multiply(sums, &x, 0, 1, &w)
	return sums[:w.out]
}

// atOnce is the most rows that a kernel takes at once.
const atOnce = 8

// times multiplies every sum.
func times(sums []int32, factor int32) []int32 {
	for i := range sums {
		sums[i] *= factor
	}
	return sums
}
