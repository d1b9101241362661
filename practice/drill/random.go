package drill

// random is a fixed stream of numbers for a seed: SplitMix64 (Steele, Lea and
// Flood, Fast splittable pseudorandom number generators, OOPSLA 2014). The same
// seed gives the same mess in every release of Go.
type random struct{ state uint64 }

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// between is a number from low to high.
func (r *random) between(low, high float64) float64 {
	return low + (high-low)*float64(r.next()>>11)/(1<<53)
}

// pick chooses one of several; there must be one.
func pick[T any](r *random, from []T) T { return from[r.below(len(from))] }

// shuffled gives a copy in another order.
func shuffled[T any](r *random, from []T) []T {
	out := append([]T{}, from...)
	for i := len(out) - 1; i > 0; i-- {
		j := r.below(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return out
}
