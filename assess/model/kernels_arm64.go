package model

import "golang.org/x/sys/cpu"

// machineKernels are the kernels that this processor can run besides the
// portable one, fastest first.
func machineKernels() []*kernel {
	if !cpu.ARM64.HasASIMDDP {
		return nil
	}
	return []*kernel{sdotKernel()}
}

const (
	sdotColumns = 16
	sdotRows    = 4
)

// sdotKernel multiplies bytes with the dot product instructions.
func sdotKernel() *kernel {
	return &kernel{
		name: "sdot", columns: sdotColumns, loops: portableLoops(),
		pack: func(w []byte, out, in int) packed {
			return packed{out: out, in: in, data: interleave4(w, out, in, sdotColumns, 0)}
		},
		quantise: quantiseSDOT,
		multiply: multiplySDOT,
	}
}

func quantiseSDOT(x *quantised, r int, row []float32) {
	inverse, scale := quantiseScale(largest(row))
	x.scales[r] = scale
	out := x.bytes[r*x.in:][:len(row)]
	for i, v := range row {
		out[i] = int8(roundEven(float32(v * inverse)))
	}
}

func multiplySDOT(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	for n := 0; n < out; n += sdotColumns {
		for r := 0; r < rows; r += sdotRows {
			productSDOT4(&sums[r*out+n], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &w.data[n*in], in/16)
		}
	}
}

//go:noescape
func productSDOT4(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, steps int)
