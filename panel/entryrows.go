package panel

import (
	"slices"
	"strconv"
	"strings"
)

// Rows lays pairs of answers that are nearly alike out as a table, a row each.
func (a *AlikeView) Rows() (head []string, rows [][]any) {
	head = []string{"question", "candidate a", "candidate b", "shared", "all", "answer a", "answer b"}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		rows = append(rows, []any{p.Question, p.A, p.B, p.Shared, p.All, p.TextA, p.TextB})
	}
	return head, rows
}

// Rows lays the entries of a record out as a table, a row each. What an entry says
// beyond its people and its place in the guide stands in one column, as in the log.
func (r *RecordView) Rows() (head []string, rows [][]any) {
	head = []string{"entry", "at", "actor", "kind", "about", "question", "requirement", "old", "new", "says", "reason", "hash"}
	for i := range r.Entries {
		e := &r.Entries[i]
		row := []any{
			int(e.Number), e.At, e.Actor, string(e.Kind), some(strings.Join(e.about(), " ")), some(e.Question), some(e.Requirement), nil, nil,
			some(strings.Join(e.says(), "; ")), some(e.Reason), e.Hash,
		}
		if e.Old != nil {
			row[7] = *e.Old
		}
		if e.New != nil {
			row[8] = *e.New
		}
		rows = append(rows, row)
	}
	return head, rows
}

// about are the codes of the people whom an entry speaks of, each once.
func (e *EntryView) about() []string {
	var codes []string
	for _, c := range slices.Concat([]string{e.Candidate, e.Member, e.Rater, e.Subject}, e.Candidates, e.Raters) {
		if c != "" && !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	for _, d := range e.Outcomes {
		if !slices.Contains(codes, d.Candidate) {
			codes = append(codes, d.Candidate)
		}
	}
	return codes
}

// fields are what an entry says beyond its people and its place in the guide.
func (s *Said) fields() []struct{ name, value string } {
	number := func(n int64) string {
		if n == 0 {
			return ""
		}
		return strconv.FormatInt(n, 10)
	}
	return []struct{ name, value string }{
		{"role", s.Role},
		{"title", s.Title},
		{"name", s.Name},
		{"about", s.About},
		{"guide", s.Guide},
		{"version", number(int64(s.Version))},
		{"round", number(s.Round)},
		{"spread", number(int64(s.Spread))},
		{"notice", s.Notice},
		{"letter", s.Letter},
		{"to", s.To},
		{"on", s.On},
		{"start", s.Start},
		{"until", s.Until},
		{"outcome", s.Outcome},
		{"old outcome", s.OldOutcome},
		{"new outcome", s.NewOutcome},
		{"agreed", number(int64(s.Agreed))},
		{"of", number(int64(s.Of))},
	}
}

// says is what an entry says in its fields.
func (e *EntryView) says() []string {
	var all []string
	for _, f := range e.fields() {
		if f.value != "" {
			all = append(all, f.name+": "+f.value)
		}
	}
	for _, d := range e.Outcomes {
		all = append(all, d.Candidate+": "+string(d.Outcome))
	}
	switch e.Kind { // a no is said, too
	case consentGiven:
		all = append(all, "given: "+yesOrNo(e.Given))
	case conflictStated:
		all = append(all, "conflict: "+yesOrNo(e.Conflict))
	case questionAsked:
		all = append(all, "asked: "+yesOrNo(e.Asked))
	}
	return all
}

func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
