package model

// scratch is the memory of one reading, kept between readings: it grows to the
// longest sequence seen and is then no longer allocated.
type scratch struct {
	f [8][]float32
	q []int8
	w []int16
	a []int32
}

func (s *scratch) grow(i, n int) []float32 {
	if cap(s.f[i]) < n {
		s.f[i] = make([]float32, n)
	}
	s.f[i] = s.f[i][:n]
	return s.f[i]
}

func (s *scratch) states(n int) []float32 { return s.grow(0, n) }
func (s *scratch) other(n int) []float32  { return s.grow(1, n) }
func (s *scratch) query(n int) []float32  { return s.grow(2, n) }
func (s *scratch) key(n int) []float32    { return s.grow(3, n) }
func (s *scratch) value(n int) []float32  { return s.grow(4, n) }
func (s *scratch) inner(n int) []float32  { return s.grow(5, n) }

func (s *scratch) keys(n int) []float32 { return s.grow(7, n) }

func (s *scratch) shares(n int) []float32 { return s.grow(5, n) } // inner is free while attending

// quantise gives rows of x as signed bytes; they last until the next call.
func (s *scratch) quantise(x []float32, rows, in int) quantised {
	if n := padded(rows) * in; cap(s.q) < n {
		s.q = make([]int8, n)
	}
	out := quantised{rows, in, s.q[:padded(rows)*in], s.grow(6, rows)}
	for r := range rows {
		out.scales[r] = quantise(out.q[r*in:(r+1)*in], x[r*in:(r+1)*in])
	}
	return out
}

// widened gives the bytes as words.
func (s *scratch) widened(q []int8) []int16 {
	if cap(s.w) < len(q) {
		s.w = make([]int16, len(q))
	}
	s.w = s.w[:len(q)]
	for i, v := range q {
		s.w[i] = int16(v)
	}
	return s.w
}

func (s *scratch) sums(n int) []int32 {
	if cap(s.a) < n {
		s.a = make([]int32, n)
	}
	return s.a[:n]
}
