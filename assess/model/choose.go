package model

import (
	"os"
	"slices"
	"strings"

	"yardstick/internal/fault"
)

// KernelVariable is the environment variable that names the kernel to compute
// with, for tests and measurements; empty or unset chooses the fastest. It
// changes how fast a reading is, never what it says.
const KernelVariable = "YARDSTICK_KERNEL"

// Kernels names the kernels that this processor can run, fastest first.
func Kernels() []string {
	var names []string
	for _, k := range kernels() {
		names = append(names, k.name)
	}
	return names
}

// kernels are the kernels of this machine, fastest first; the last is portable.
func kernels() []*kernel { return append(machineKernels(), portableKernel()) }

// chosenKernel is the kernel that the environment names, or the fastest that
// suits the network and passes its check.
func chosenKernel(c *Config) (*kernel, error) {
	name, all := os.Getenv(KernelVariable), kernels()
	if name != "" {
		i := slices.IndexFunc(all, func(k *kernel) bool { return k.name == name })
		if i < 0 {
			return nil, fault.Invalidf("%s names the kernel %q; this processor has %s", KernelVariable, name, strings.Join(Kernels(), ", "))
		}
		all = append(all[i:i+1:i+1], portableKernel())
	}
	return firstSound(all, c), nil
}

// firstSound is the first kernel that suits the network and gives what the
// portable one gives; the last is the portable one itself.
func firstSound(all []*kernel, c *Config) *kernel {
	for _, k := range all[:len(all)-1] {
		if k.suits(c.Hidden, c.Inner) && k.suits(c.Inner, c.Hidden) && sound(k) {
			return k
		}
	}
	return all[len(all)-1]
}
