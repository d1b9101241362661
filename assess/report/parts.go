package report

// Region is a stretch of an answer as it is shown, with the numbers, from 1, of
// the requirements that it is evidence for; none between the marks.
type Region struct {
	Text    string
	Numbers []int
}

// Regions cuts the answer into marked and unmarked stretches. Characters that
// cannot be seen are left out of what is shown.
func (f *Finding) Regions() []Region {
	runes := []rune(f.Answer)
	var out []Region
	for _, r := range f.regions(len(runes)) {
		out = append(out, Region{shown(string(runes[r.start:r.end])), r.numbers})
	}
	return out
}

// Reasons says in plain words how the verdict was reached.
func (f *Finding) Reasons() []string { return f.reasoning() }
