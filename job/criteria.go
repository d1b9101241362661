package job

import "slices"

// Derivation is all criteria of a job, and the cells that were left out.
type Derivation struct {
	// Criteria stand in the order of functions, kinds, and failure before
	// success; several that the author wrote for one cell keep their order.
	Criteria []Criterion `json:"criteria"`
	// Omissions are the cells, function × kind, that do not apply.
	Omissions []Omission `json:"omissions"`
}

// Omission is a failure kind that does not apply to a function, and why.
type Omission struct {
	Function string      `json:"function"`
	Kind     FailureKind `json:"kind"`
	Reason   string      `json:"reason"`
}

// Criteria completes the criteria of a job: every function × each of the seven
// failure kinds, for failure and for success. What the author wrote wins; of an
// authored criterion only an absent measure and sign are filled in. What is
// derived says so. A kind that does not apply to a function is an [Omission],
// and equal jobs give equal derivations.
func Criteria(j *Job) Derivation {
	d := Derivation{Criteria: []Criterion{}, Omissions: []Omission{}}
	for i := range j.Functions {
		d.function(j, i)
	}
	return d
}

// Of returns the criteria of one cell and outcome.
func (d Derivation) Of(function string, kind FailureKind, outcome Outcome) []Criterion {
	var out []Criterion
	for _, c := range d.Criteria {
		if c.Function == function && c.Kind == kind && c.Outcome == outcome {
			out = append(out, c)
		}
	}
	return out
}

// Omitted returns the reason why a cell was left out, or nothing.
func (d Derivation) Omitted(function string, kind FailureKind) string {
	i := slices.IndexFunc(d.Omissions, func(o Omission) bool { return o.Function == function && o.Kind == kind })
	if i < 0 {
		return ""
	}
	return d.Omissions[i].Reason
}

// function adds the criteria of the function at index i.
func (d *Derivation) function(j *Job, i int) {
	s := newScene(j, i)
	for _, kind := range FailureKinds() {
		failure := authored(j, s.f.ID, kind, Failure)
		success := authored(j, s.f.ID, kind, Success)
		reason := s.omits(kind)
		if reason != "" && len(failure)+len(success) == 0 {
			d.Omissions = append(d.Omissions, Omission{s.f.ID, kind, reason})
			continue
		}
		b := s.basis(kind, append(slices.Clone(failure), success...))
		d.outcome(failure, Failure, b, reason == "")
		d.outcome(success, Success, b, reason == "")
	}
}

// outcome adds one side of a cell: as authored, or else derived. Where the
// kind would not have applied, only a measure that the author named for the
// other side gives enough to derive from.
func (d *Derivation) outcome(own []Criterion, outcome Outcome, b basis, applies bool) {
	for _, c := range own {
		if c.Measure == "" && b.about {
			c.Measure = b.measure.ID
		}
		if c.Sign == "" {
			c.Sign = b.sign
		}
		d.Criteria = append(d.Criteria, c)
	}
	if len(own) > 0 || !applies && !b.named {
		return
	}
	c := Criterion{Function: b.f.ID, Kind: b.kind, Outcome: outcome, Sign: b.sign, Derived: true}
	if b.measure != nil {
		c.Measure = b.measure.ID
	}
	if c.Statement = b.statement(outcome); c.Statement != "" {
		d.Criteria = append(d.Criteria, c)
	}
}

// authored returns what the author wrote for one cell and outcome.
func authored(j *Job, function string, kind FailureKind, outcome Outcome) []Criterion {
	var out []Criterion
	for _, c := range j.Criteria {
		if c.Function == function && c.Kind == kind && c.Outcome == outcome {
			out = append(out, c)
		}
	}
	return out
}
