package stat

// Table is a square table of counts over k categories, numbered 0 to k-1 in
// their order: At(i, j) cases were put into category i by the first rater (or
// by the gold standard) and into category j by the second (or by the
// assessor). The zero Table has no categories.
type Table struct {
	k      int
	counts []int
}

// NewTable makes an empty table over k categories; k below 1 gives none.
func NewTable(k int) Table {
	k = max(k, 0)
	return Table{k: k, counts: make([]int, k*k)}
}

// Categories gives the number of categories.
func (t Table) Categories() int { return t.k }

// Add counts one case; i and j must be in 0 to k-1.
func (t Table) Add(i, j int) { t.counts[i*t.k+j]++ }

// At gives the count of one cell.
func (t Table) At(i, j int) int { return t.counts[i*t.k+j] }

// Plus adds the counts of u, a table over the same number of categories.
func (t Table) Plus(u Table) {
	for c, n := range u.counts {
		t.counts[c] += n
	}
}

// Clear sets every count to zero.
func (t Table) Clear() { clear(t.counts) }

// Total gives the number of cases.
func (t Table) Total() int {
	n := 0
	for _, c := range t.counts {
		n += c
	}
	return n
}

// Row gives the number of cases that the first rater put into category i.
func (t Table) Row(i int) int {
	n := 0
	for j := range t.k {
		n += t.At(i, j)
	}
	return n
}

// Column gives the number of cases that the second rater put into category j.
func (t Table) Column(j int) int {
	n := 0
	for i := range t.k {
		n += t.At(i, j)
	}
	return n
}

// Agreed gives the number of cases on the diagonal: both said the same.
func (t Table) Agreed() int {
	n := 0
	for i := range t.k {
		n += t.At(i, i)
	}
	return n
}

// Exact is the proportion of exact agreement, 0 to 1; not estimable of no cases.
func (t Table) Exact() Value { return Ratio(t.Agreed(), t.Total()) }

// Counts gives the rows of the table, a copy.
func (t Table) Counts() [][]int {
	rows := make([][]int, t.k)
	for i := range rows {
		rows[i] = append([]int(nil), t.counts[i*t.k:(i+1)*t.k]...)
	}
	return rows
}
