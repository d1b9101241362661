package model

import "golang.org/x/sys/cpu"

// machineKernels are the kernels that this processor can run besides the
// portable one, fastest first.
func machineKernels() []*kernel {
	var out []*kernel
	if !cpu.X86.HasAVX2 {
		return nil
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI {
		out = append(out, vnniKernel())
	}
	if cpu.X86.HasAVXVNNI {
		out = append(out, avxVNNIKernel())
	}
	return append(out, avx2Kernel())
}
