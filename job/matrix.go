package job

// matrix is what the renderers show: the functions of a job × the seven kinds,
// for one outcome or for both.
type matrix struct {
	Job      *Job
	Outcomes []Outcome
	Rows     []row
}

// row is one function with a cell for each kind and what was left out.
type row struct {
	*Function
	Cells []cell
	Left  []Omission
}

// cell is one function × one kind: its criteria, or none.
type cell struct {
	Kind     FailureKind
	Criteria []shown
	Reason   string // why there are none
}

// shown is a criterion with its measure looked up.
type shown struct {
	Criterion
	Decides *Measure // nil where no measure decides
}

func newMatrix(j *Job, d Derivation, outcomes []Outcome) matrix {
	m := matrix{Job: j, Outcomes: outcomes}
	for i := range j.Functions {
		f := &j.Functions[i]
		r := row{Function: f}
		for _, kind := range FailureKinds() {
			c := cell{Kind: kind, Reason: d.Omitted(f.ID, kind)}
			for _, outcome := range outcomes {
				for _, criterion := range d.Of(f.ID, kind, outcome) {
					c.Criteria = append(c.Criteria, shown{criterion, f.Measure(criterion.Measure)})
				}
			}
			if c.Reason != "" {
				r.Left = append(r.Left, Omission{f.ID, kind, c.Reason})
			}
			r.Cells = append(r.Cells, c)
		}
		m.Rows = append(m.Rows, r)
	}
	return m
}

// mark is the cell in at most room characters: the level that decides, • where
// no measure does, – where the kind does not apply; * is the author's own.
func (c cell) mark(room int) string {
	if len(c.Criteria) == 0 {
		return "–"
	}
	first := c.Criteria[0]
	own := ""
	if !first.Derived {
		own = "*"
	}
	if first.Decides == nil {
		return "•" + own
	}
	return first.Decides.mark(first.Outcome, room-len(own)) + own
}

// Mark is the cell's mark for the HTML page, which has room enough.
func (c cell) Mark() string { return c.mark(16) }
