package drill

// Check holds an answer against the truth. A part that was left out is wrong
// and explained all the same.
func (m *Mess) Check(a Answer) Result {
	t := &m.Truth
	r := Result{
		Function: m.part(a.Function, t.Function, named(m.Functions)),
		Sign:     m.part(a.Sign, t.Sign, m.quoted),
		Step:     m.part(a.Step, t.Step, named(m.Steps)),
	}
	r.Sign.Close = t.Later != "" && a.Sign == t.Later
	return r
}

// Right counts the parts of a result that are right, of three.
func (r *Result) Right() int {
	n := 0
	for _, p := range [...]Part{r.Function, r.Sign, r.Step} {
		if p.Right {
			n++
		}
	}
	return n
}

// part explains one part: why what was chosen is not it, and what is.
func (m *Mess) part(given, truth string, words func(id string) string) Part {
	p := Part{Right: given == truth, Given: words(given), Truth: words(truth), Explanation: m.Truth.Why[truth]}
	if why := m.Truth.Why[given]; !p.Right && p.Given != "" && why != "" {
		p.Explanation = why + " " + p.Explanation
	}
	return p
}

// named finds the words of a choice, empty for one that there is not.
func named(choices []Choice) func(id string) string {
	return func(id string) string {
		for _, c := range choices {
			if c.ID == id {
				return c.Text
			}
		}
		return ""
	}
}

// quoted gives an entry in words.
func (m *Mess) quoted(id string) string {
	e := m.entry(id)
	if e == nil {
		return ""
	}
	s := e.Day + " " + e.Time + ": "
	if e.From != "" {
		s += e.From + ": "
	}
	return s + e.Text
}

// entry finds an entry by its id.
func (m *Mess) entry(id string) *Entry {
	for i := range m.Entries {
		if m.Entries[i].ID == id {
			return &m.Entries[i]
		}
	}
	return nil
}
