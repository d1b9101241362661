package panel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

// EraseOverdue erases what is personal of all candidates of a closed position, so many
// days after the day until which somebody has set that it is kept. It is for the program
// itself, where whoever runs it has said that it may; a legal hold stands above it.
// Where nothing is to be done, it does nothing.
type EraseOverdue struct{ Days int }

// Over reports whether the day until which a position is kept has passed by so many
// days at a time; no where none is set.
func (p *SetRetention) Over(at time.Time, days int) bool {
	if p == nil {
		return false
	}
	until, err := time.Parse(time.DateOnly, p.Until)
	return err == nil && at.UTC().Format(time.DateOnly) > until.AddDate(0, 0, days).Format(time.DateOnly)
}

func (c EraseOverdue) do(t *Turn) {
	if !t.need(people.Keep) {
		return
	}
	kept := t.State.Retention
	if !kept.Over(t.At, c.Days) || t.State.Held() || t.State.Stage() != people.Closed || t.State.Invented {
		return
	}
	// No capital letter: it names nobody.
	reason := fmt.Sprintf("kept until %s (%s); erased by the program, as it is set here, %d days after that",
		kept.Until, strings.Join(kept.Rules, ", "), c.Days)
	for _, e := range t.State.personal() {
		t.add(record.ErasedParts{Subject: e.Subject, Parts: e.Parts, Reason: reason})
		if t.err == nil {
			t.Erased = append(t.Erased, e)
		}
	}
}

// personal are the parts of candidates that are not erased, by candidate.
func (s *State) personal() []Erasure {
	parts := map[string][]string{}
	for code, p := range s.Parts {
		if !p.Erased && s.Candidate(p.Subject) != nil {
			parts[p.Subject] = append(parts[p.Subject], code)
		}
	}
	var all []Erasure
	for subject, codes := range parts {
		slices.Sort(codes)
		all = append(all, Erasure{Subject: subject, Parts: codes})
	}
	slices.SortFunc(all, func(a, b Erasure) int { return cmp.Compare(a.Subject, b.Subject) })
	return all
}

// free refuses a code that stands for the program.
func free(field, code string) error {
	if code == people.Program {
		return &fault.Error{Kind: fault.Invalid, Field: field, Message: "is the code of the program itself; choose another"}
	}
	return nil
}
