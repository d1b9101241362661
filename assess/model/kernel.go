package model

// kernel names a way to multiply; all give the same sums, exactly.
type kernel int

// The kernels, slowest first.
const (
	portable kernel = iota // Go
	avx2                   // x86-64 with AVX2
	vnni                   // x86-64 with AVX-512 VNNI
)

func (k kernel) String() string { return [...]string{"portable", "avx2", "vnni"}[k] }

// blockRows is the number of rows that a kernel takes at once: memory for rows
// is lent in multiples of it.
const blockRows = 8

// padded is n rounded up to whole blocks of rows.
func padded(n int) int { return (n + blockRows - 1) / blockRows * blockRows }

// packed is the weights of a matrix in the order that its kernel wants.
type packed struct {
	kernel kernel
	data   []int8
}

// pack orders the weights [out][in] for the kernel; where the shape does not
// suit it, for the portable one.
func pack(w []int8, out, in int, k kernel) packed {
	switch {
	case k == vnni && in%4 == 0 && out%vnniColumns == 0:
		return packed{vnni, interleave(w, out, in, vnniColumns, 4, -128)}
	case k >= avx2 && in%2 == 0 && out%avx2Columns == 0:
		return packed{avx2, interleave(w, out, in, avx2Columns, 2, 0)}
	default:
		return packed{portable, w}
	}
}

// Columns of the result that a kernel computes at once.
const (
	vnniColumns = 48
	avx2Columns = 16
)

// interleave orders [out][in] as [out/columns][in/depth][columns][depth] and
// flips the bits of flip: -128 turns a signed byte into an unsigned one, 128 more.
func interleave(w []int8, out, in, columns, depth int, flip int8) []int8 {
	p := make([]int8, 0, len(w))
	for n := 0; n < out; n += columns {
		for k := 0; k < in; k += depth {
			for c := range columns {
				for d := range depth {
					p = append(p, w[(n+c)*in+k+d]^flip)
				}
			}
		}
	}
	return p
}

// signed turns bytes of a file into signed ones.
func signed(raw []byte) []int8 {
	out := make([]int8, len(raw))
	for i, b := range raw {
		out[i] = int8(b)
	}
	return out
}

// multiply computes sums[r][n] = Σ_k q[r][k]·w[n][k], exactly. q and sums hold
// padded(rows) rows, of which the last ones may be anything.
func multiply(sums []int32, q []int8, w *packed, rows, in, out int, s *scratch) {
	switch w.kernel {
	case vnni:
		multiplyVNNI(sums, q, w.data, rows, in, out)
	case avx2:
		multiplyAVX2(sums, s.widened(q), w.data, rows, in, out)
	default:
		multiplyPortable(sums, q, w.data, rows, in, out)
	}
}

func multiplyPortable(sums []int32, q, w []int8, rows, in, out int) {
	for r := range rows {
		row := q[r*in : (r+1)*in]
		for n := range out {
			sums[r*out+n] = product(row, w[n*in:(n+1)*in])
		}
	}
}

// product is the exact inner product of two rows of signed bytes.
func product(a, b []int8) int32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 int32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += int32(a[i]) * int32(b[i])
		s1 += int32(a[i+1]) * int32(b[i+1])
		s2 += int32(a[i+2]) * int32(b[i+2])
		s3 += int32(a[i+3]) * int32(b[i+3])
	}
	for ; i < len(a); i++ {
		s0 += int32(a[i]) * int32(b[i])
	}
	return s0 + s1 + s2 + s3
}

// addScaledPortable adds a·x to y, element by element.
func addScaledPortable(y, x []float32, a float32) {
	x = x[:len(y)]
	for i, v := range x {
		y[i] += float32(v * a)
	}
}

// geluPortable replaces every element by its GELU.
func geluPortable(x []float32) {
	for i, v := range x {
		x[i] = gelu(v)
	}
}

func largestPortable(row []float32) float32 {
	var top float32
	for _, v := range row {
		top = max(top, v, -v)
	}
	return top
}

func roundPortable(q []int8, row []float32, inverse float32) {
	for i, v := range row {
		q[i] = int8(roundEven(float32(v * inverse)))
	}
}
