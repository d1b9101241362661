package panel

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

// Begin is the first turn of a position: its log is opened, and the actor becomes
// its coordinator. The state is a new one.
func (t *Turn) Begin(o OpenPosition) error {
	secret, public, err := record.NewKey(t.Random, o.Origin+"/"+o.Code)
	if !t.check(people.Need(t.By.Roles, people.OpenPosition, ""), checkCode("code", o.Code), checkTitle("title", o.Title), err) {
		return t.err
	}
	t.Effects = newEffects()
	t.Vault.Secret = secret
	t.add(record.LogOpened{Format: record.Format, Key: public, Position: o.Code})
	t.add(Opened{Format: Format, Title: o.Title, Job: o.Job, Blind: o.Blind, Invented: o.Invented})
	if t.err == nil {
		t.err = errorOf(t.State.origin())(&t.origin)
	}
	if o.Name != "" {
		t.part(t.By.Code, "identity", Identity{Name: o.Name})
	}
	return t.err
}

// OpenPosition is what a position begins with.
type OpenPosition struct {
	Code     string
	Title    string
	Job      string // id of the job
	Blind    bool   // raters see code names alone
	Invented bool   // to look around in
	Origin   string // names the organisation in the log's key, such as people.example.org
	Name     string // of the coordinator, sealed
}

// Identity is who somebody is, as their part holds it.
type Identity struct {
	Name    string `json:"name"`
	Contact string `json:"contact,omitempty"`
}

// SealGuide fixes the guide and its weights. ByQuestion rates each question as a
// whole, all alike; else each requirement gets a level. Reason says why the weights
// are as they are.
type SealGuide struct {
	Guide      guide.Guide
	ByQuestion bool
	Reason     string
}

func (c SealGuide) do(t *Turn) {
	if !t.need(people.Prepare) || !t.check(guide.Verify(&c.Guide)) {
		return
	}
	cells, err := cellsOf(&c.Guide, c.ByQuestion)
	data, err2 := guide.Canonical(&c.Guide)
	if !t.check(err, err2) {
		return
	}
	top := c.Guide.Scale.Top()
	t.add(SealedGuide{
		Guide: c.Guide.ID, Version: c.Guide.Version, SHA256: c.Guide.Seal.SHA256, Top: top, Pass: (top + 2) / 2, Cells: cells, Reason: c.Reason,
	})
	t.document(guideFile, data)
}

// cellsOf lists what is rated. Weights become whole numbers in one unit, exactly:
// 1.5 and 1 are 3 and 2.
func cellsOf(g *guide.Guide, byQuestion bool) ([]Cell, error) {
	full := guide.Complete(*g)
	var cells []Cell
	var weights []*big.Rat
	for _, q := range full.Questions {
		if byQuestion {
			cells, weights = append(cells, Cell{Question: q.ID}), append(weights, big.NewRat(1, 1))
			continue
		}
		for _, r := range q.Requirements {
			w, ok := new(big.Rat).SetString(strconv.FormatFloat(r.Weight, 'f', -1, 64))
			if !ok || w.Sign() <= 0 {
				return nil, invalid("weight", "of %s %s is %v; it is above zero", q.ID, r.ID, r.Weight)
			}
			cells, weights = append(cells, Cell{Question: q.ID, Requirement: r.ID, Must: r.Must}), append(weights, w)
		}
	}
	unit := big.NewInt(1) // least common multiple of the denominators
	for _, w := range weights {
		gcd := new(big.Int).GCD(nil, nil, unit, w.Denom())
		unit.Mul(unit, new(big.Int).Quo(w.Denom(), gcd))
	}
	for i, w := range weights {
		n := new(big.Int).Quo(new(big.Int).Mul(w.Num(), unit), w.Denom())
		if !n.IsInt64() || n.Int64() > MaxWeight {
			return nil, invalid("weight", "of %s is %s, which makes weights too far apart to be counted exactly; take rounder ones",
				cells[i].name(), w.FloatString(6))
		}
		cells[i].Weight = n.Int64()
	}
	return cells, nil
}

// Invite makes somebody a member of the panel. Name is sealed.
type Invite struct {
	Member string
	Role   people.Role
	Name   string
}

func (c Invite) do(t *Turn) {
	if !t.need(people.Prepare) || !t.check(checkCode("member", c.Member), free("member", c.Member)) {
		return
	}
	if c.Name != "" && t.State.Member(c.Member) == nil && t.check(checkTitle("name", c.Name)) {
		t.part(c.Member, "identity", Identity{Name: c.Name})
	}
	t.add(InvitedMember{Salted: t.salt(), Member: c.Member, Role: c.Role})
}

// Dismiss takes a role from a member.
type Dismiss struct {
	Member string
	Role   people.Role
	Reason string
}

func (c Dismiss) do(t *Turn) {
	if t.need(people.Prepare) && t.nameless("reason", c.Reason) {
		t.add(DismissedMember{Salted: t.salt(), Member: c.Member, Role: c.Role, Reason: c.Reason})
	}
}

// Declare is a rater's own statement on conflicts of interest: in general where
// Candidate is empty. The reason is sealed.
type Declare struct {
	Candidate string
	Conflict  bool
	Reason    string
}

func (c Declare) do(t *Turn) {
	if !t.need(people.Declare) {
		return
	}
	p := DeclaredConflict{Salted: t.salt(), Candidate: c.Candidate, Conflict: c.Conflict}
	if strings.TrimSpace(c.Reason) != "" && t.check(checkReason("reason", c.Reason)) {
		p.Part = t.part(t.By.Code, "conflict", map[string]string{"reason": c.Reason})
	}
	t.add(p)
}

// Train notes when a rater was trained, with the figures of the calibration.
type Train struct {
	Member     string
	On         string
	Agreed, Of int
}

func (c Train) do(t *Turn) {
	if c.Member != t.By.Code && !t.need(people.Prepare) {
		return
	}
	if t.need(people.Declare) && t.check(t.happened("on", c.On)) {
		t.add(Trained{Salted: t.salt(), Member: c.Member, On: c.On, Agreed: c.Agreed, Of: c.Of})
	}
}

// WithdrawQuestion takes a question out, for all candidates.
type WithdrawQuestion struct{ Question, Reason string }

func (c WithdrawQuestion) do(t *Turn) {
	if t.need(people.Withdraw) && t.nameless("reason", c.Reason) {
		t.add(WithdrawnQuestion(c))
	}
}

// Verdict is what is decided about a candidate and why. Requirements are those that
// the reason rests on, as question and requirement in one word each.
type Verdict struct {
	Candidate string  `json:"candidate"`
	Outcome   Outcome `json:"outcome"`
	Reason    string  `json:"reason"`
	Against   []Place `json:"against"`
}

// Decide writes the decision, against requirements. Every candidate has a verdict.
type Decide struct{ Verdicts []Verdict }

func (c Decide) do(t *Turn) {
	if !t.need(people.Decide) {
		return
	}
	by := map[string]Verdict{}
	for _, v := range c.Verdicts {
		if t.State.Candidate(v.Candidate) == nil {
			t.check(fault.NotFoundf("there is no candidate %q in this position", v.Candidate))
		}
		by[v.Candidate] = v
	}
	var outcomes []Decision
	var reasons []any
	for _, cand := range t.State.Candidates {
		v := by[cand.Code]
		if cand.Gone {
			v = Verdict{Candidate: cand.Code, Outcome: Withdrew, Reason: "Withdrew before the decision."}
		}
		t.check(v.check(t.State, cand.Code))
		t.nameless("outcomes."+cand.Code+".reason", v.Reason)
		outcomes = append(outcomes, Decision{Candidate: cand.Code, Outcome: v.Outcome})
		reasons = append(reasons, v.json())
	}
	data, err := marshalDocument(map[string]any{"yardstick": "decision/v1", "position": t.State.Position, "outcomes": reasons})
	if t.check(err) {
		t.document(decisionFile, data)
		t.add(Decided{Salted: t.salt(), Outcomes: outcomes})
	}
}

// check holds that a verdict is whole: a reason, and requirements that it rests on.
func (v *Verdict) check(s *State, code string) error {
	if v.Candidate == "" {
		return invalid("outcomes", "have none for %s; every candidate has one", code)
	}
	if err := checkReason("outcomes."+code+".reason", v.Reason); err != nil {
		return err
	}
	if v.Outcome != Withdrew && len(v.Against) == 0 {
		return invalid("outcomes."+code+".against", "is empty; a decision names the requirements that it rests on")
	}
	cells := s.Cells()
	for _, p := range v.Against {
		if !slices.ContainsFunc(cells, func(c Cell) bool { return c.place() == p }) {
			return invalid("outcomes."+code+".against", "names %q %q, which is not rated here", p.Question, p.Requirement)
		}
	}
	return nil
}

func (v *Verdict) json() map[string]any {
	against := []any{}
	for _, p := range v.Against {
		m := map[string]any{"question": p.Question}
		if p.Requirement != "" {
			m["requirement"] = p.Requirement
		}
		against = append(against, m)
	}
	return map[string]any{"candidate": v.Candidate, "outcome": v.Outcome, "reason": v.Reason, "against": against}
}

// Close ends the position.
type Close struct{ Reason string }

func (c Close) do(t *Turn) {
	if t.need(people.Keep) && t.nameless("reason", c.Reason) {
		t.add(ClosedPosition(c))
	}
}
