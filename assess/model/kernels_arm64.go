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

// sdotRows is the number of rows that the kernel computes at once.
const sdotRows = 4

// sdotKernel multiplies bytes with the dot product instructions.
func sdotKernel() *kernel {
	return &kernel{
		name: "sdot", columns: panelColumns, inputs: lanes, rows: fewerRows, loops: portableLoops(),
		pack:     func(w panels) packed { return packed{panels: w} },
		quantise: quantiseSDOT,
		multiply: multiplySDOT,
	}
}

func quantiseSDOT(x *quantised, r int, row []float32) {
	inverse, scale := quantiseScale(bounds(row))
	x.scales[r] = scale
	out := x.bytes[r*x.in:][:len(row)]
	for i, v := range row {
		out[i] = int8(roundEven(float32(v * inverse)))
	}
}

func multiplySDOT(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	for i, panel := range w.data {
		for r := 0; r < rows; r += sdotRows {
			productSDOT4(&sums[r*out+i*panelColumns], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &panel[0], in/16)
		}
	}
}

//go:noescape
func productSDOT4(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, steps int)
