package model

// arena is the memory of one reading, kept between readings: it grows to the
// longest sequence seen and is then no longer allocated.
type arena struct {
	states, query, attended []float32 // a row for each that is computed
	sums                    []int32   // of blockRows rows
	inner                   []float32 // one row between up and down
	narrow, wide            quantised // blockRows rows of hidden and inner inputs
	keys, ownKeys           []float32 // one head, the keys running fastest
	values, ownValues       []float32 // one head, row by row
	shares                  []float32 // shareRows rows
	want, both, mixed       []float32 // of the heads
	outputs                 []output
	evidence                []float32
	passage, final          passage     // what is read, and what of it the last layer computes
	apart                   passage     // claims in the separate layers
	memory                  memory      // of a reading that keeps nothing
	lower                   []float32   // the states of block 0 after the separate layers
	known                   [][]float32 // the claims' states after the separate layers
	tokens                  []token
	word                    word
	findings                []finding
	bySentence, byWord      []float32
}

// Rows go through a matrix together, so that weights are fetched less often, as
// long as their sums and activations stay in the second cache. A kernel that
// multiplies faster than weights come from afar wants more of them. A kernel's
// number is a multiple of the rows that it takes at once.
const (
	blockRows = 160 // at most: there is room for so many
	fewerRows = 48  // of the kernels that take 2, 4, 6 or 8 at once
	evenRows  = 16  // of which a block has a multiple, where rows are spread over several
)

// grown gives s with n elements; it allocates only where s was never so long.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// reserve makes room for rows tokens of the network's shape.
func (a *arena) reserve(c *Config, rows int) {
	a.states = grown(a.states, rows*c.Hidden)
	a.query = grown(a.query, rows*c.Hidden)
	a.attended = grown(a.attended, rows*c.Hidden)
	a.sums = grown(a.sums, blockRows*max(3*c.Hidden, c.Inner))
	a.inner = grown(a.inner, max(c.Inner, 2*c.Hidden))
	a.narrow.reserve(2 * c.Hidden)
	a.wide.reserve(c.Inner)
}

// reserve makes room for blockRows rows of up to in inputs, in every form.
func (q *quantised) reserve(in int) {
	q.scales, q.zeros, q.totals = grown(q.scales, blockRows), grown(q.zeros, blockRows), grown(q.totals, blockRows)
	q.bytes = grown(q.bytes, blockRows*in)
}

// laneRows rounds n up to whole lanes.
func laneRows(n int) int { return (n + lanes - 1) / lanes * lanes }
