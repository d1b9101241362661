package panel

import (
	"cmp"
	"slices"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

const answerWithdrawn record.Kind = "answer.withdrawn"

// WithdrawnAnswer takes an answer back that came from a file, for a reason. The one
// that it had replaced counts again, where there was one.
type WithdrawnAnswer struct {
	Salted
	Candidate string `json:"candidate"`
	Question  string `json:"question"`
	Part      string `json:"part"` // of the answer
	Reason    string `json:"reason"`
}

// Kind is answer.withdrawn.
func (WithdrawnAnswer) Kind() record.Kind { return answerWithdrawn }

// givenAnswer is an answer with where it came from.
type givenAnswer struct {
	part   string
	from   string // the import, "" where it was typed
	source string
	at     time.Time
	by     string
}

// answered puts an answer in the place of the one before. A finding on that one is
// about nothing any more: nobody has opened it, for nobody has handed in.
func (c *Candidate) answered(question string, g givenAnswer) {
	c.given[question] = append(c.given[question], g)
	c.Answers[question] = g.part
	c.unfound(question)
}

func (c *Candidate) unfound(question string) {
	c.Findings = slices.DeleteFunc(c.Findings, func(f *Finding) bool { return f.Question == question })
}

func (s *State) answerWithdrawn(_ *record.Entry, p WithdrawnAnswer) error {
	c, err := s.asking(p.Candidate, p.Question)
	if err != nil {
		return err
	}
	all := c.given[p.Question]
	switch {
	case len(all) == 0 || c.Answers[p.Question] != p.Part || all[len(all)-1].from == "":
		return fault.Conflictf("part %q is no answer of %s to %s that came from a file and counts", p.Part, p.Candidate, p.Question)
	case s.anyHandedIn(p.Candidate):
		return fault.Conflictf("a rating of %s was handed in already; the answers are fixed", p.Candidate)
	}
	c.given[p.Question] = all[:len(all)-1]
	delete(c.Answers, p.Question)
	if n := len(all) - 1; n > 0 {
		c.Answers[p.Question] = all[n-1].part
	}
	c.unfound(p.Question)
	return checkReason("reason", p.Reason)
}

// UndoImport takes back the answers of a file that still count, all of them: nothing of
// it may have been rated yet.
type UndoImport struct{ Import, Reason string }

func (c UndoImport) do(t *Turn) {
	if !t.need(people.Interview) || !t.check(checkReason("reason", c.Reason)) || !t.nameless("reason", c.Reason) {
		return
	}
	all := t.State.imports()
	at := slices.IndexFunc(all, func(i imported) bool { return i.id == c.Import })
	if at < 0 {
		t.check(fault.NotFoundf("no answer that counts came from an import %.70q", c.Import))
		return
	}
	for _, a := range all[at].answers {
		t.add(WithdrawnAnswer{Salted: t.salt(), Candidate: a.candidate, Question: a.question, Part: a.part, Reason: c.Reason})
	}
}

// imported is a file whose answers count.
type imported struct {
	id      string
	at      time.Time
	by      string
	answers []struct{ candidate, question, part string }
	fixed   bool // one of its answers was rated
}

// asks are the questions that stand, in the order of the guide.
func (s *State) asks() []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range s.Cells() {
		if !seen[c.Question] {
			out = append(out, c.Question)
		}
		seen[c.Question] = true
	}
	return out
}

// imports lists the files whose answers count, the latest first.
func (s *State) imports() []imported {
	at := map[string]int{}
	var out []imported
	questions := s.asks()
	for _, c := range s.Candidates {
		for _, question := range questions {
			all := c.given[question]
			if len(all) == 0 || all[len(all)-1].from == "" {
				continue
			}
			g := all[len(all)-1]
			i, known := at[g.from]
			if !known {
				i, at[g.from] = len(out), len(out)
				out = append(out, imported{id: g.from, at: g.at, by: g.by})
			}
			out[i].answers = append(out[i].answers, struct{ candidate, question, part string }{c.Code, question, g.part})
			out[i].fixed = out[i].fixed || s.anyHandedIn(c.Code)
		}
	}
	slices.SortStableFunc(out, func(a, b imported) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.id, b.id)) })
	return out
}

// ImportView is a file whose answers count.
type ImportView struct {
	Import  string `json:"import"`
	At      string `json:"at"`
	By      string `json:"by"`
	Answers int    `json:"answers"`
	Fixed   bool   `json:"fixed"` // one of them was rated: it cannot be undone any more
}

func (s *State) importViews() []ImportView {
	var out []ImportView
	for _, i := range s.imports() {
		out = append(out, ImportView{Import: i.id, At: i.at.Format(record.TimeLayout), By: i.by, Answers: len(i.answers), Fixed: i.fixed})
	}
	return out
}
