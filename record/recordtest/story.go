package recordtest

import (
	"encoding/hex"
	"fmt"

	"yardstick/guide"
	"yardstick/record"
)

// Entries that are the panel's own: a package declares its kinds like this.
type (
	invited struct {
		Rater   string `json:"rater"`
		Trained string `json:"trained"` // date of the training
	}
	conflictDeclared struct {
		Rater    string `json:"rater"`
		Conflict bool   `json:"conflict"`
	}
	withdrawn struct {
		Question string `json:"question"`
		Reason   string `json:"reason"`
	}
	decided struct {
		Document string `json:"document"`
	}
)

func (invited) Kind() record.Kind          { return "rater.invited" }
func (conflictDeclared) Kind() record.Kind { return "conflict.declared" }
func (withdrawn) Kind() record.Kind        { return "question.withdrawn" }
func (decided) Kind() record.Kind          { return "position.decided" }

func hexOf(b []byte) string { return hex.EncodeToString(b) }

// The people by their codes, and what they are called in their sealed parts.
var (
	raters     = []string{"rater-1", "rater-2", "rater-3"}
	candidates = []string{"heron", "kestrel", "plover", "wren"}
	names      = map[string]string{
		"rater-1": "Ines Example", "rater-2": "Tom Sample", "rater-3": "Mira Specimen",
		"heron": "Paula Placeholder", "kestrel": "Karl Invented", "plover": "Nora Nobody", "wren": "Willem Made-Up",
	}
)

// rated are the requirements of the question that is rated, with their weights in
// halves as the guide has them.
var rated = []struct {
	id     string
	halves int
}{{"functions", 6}, {"measure", 4}, {"personal", 4}, {"served", 3}, {"team", 2}}

const question = "define-failure"

// levels by candidate and rater, in the order of rated; 0 is not assessed.
var levels = map[string][3][5]int{
	"heron":   {{4, 4, 3, 4, 3}, {4, 3, 4, 4, 4}, {5, 4, 4, 4, 0}},
	"kestrel": {{2, 3, 3, 2, 3}, {4, 3, 3, 2, 2}, {2, 2, 3, 3, 3}},
	"plover":  {{3, 1, 4, 3, 4}, {3, 2, 3, 3, 4}, {3, 1, 3, 4, 4}},
	"wren":    {{3, 3, 2, 3, 0}, {2, 3, 3, 3, 2}, {}},
}

// answers are what the candidates said, in their sealed parts.
var answers = map[string]string{
	"heron":   "I fail when enquiries lie for more than two days, or when the books of the day are not closed and nobody knows what is owed.",
	"kestrel": "Failing would be angry callers, and filing that piles up until somebody else has to do it.",
	"plover":  "To me it is failure if I keep the customer waiting and do not tell my colleagues in accounts what I promised.",
	"wren":    "If I cannot answer what a customer asks, and do not write down that I owe an answer.",
}

// story writes the record from the first day to the last.
func (m *maker) story(g *guide.Guide) {
	m.firstDay(g)
	for _, c := range candidates {
		m.interview(c)
	}
	m.evening()
	m.lastDay()
}

func (m *maker) firstDay(g *guide.Guide) {
	m.add("coordinator", record.LogOpened{Format: record.Format, Key: m.Key, Position: "customer-service-2026"})
	data, err := guide.Canonical(g)
	if m.err == nil {
		m.err = err
	}
	m.document("coordinator", "guide.json", data)
	for _, r := range raters {
		m.part("coordinator", "identity-"+r, r, "identity", map[string]string{"name": names[r]})
		m.add("coordinator", invited{Rater: r, Trained: "2026-02-20"})
		m.add(r, conflictDeclared{Rater: r, Conflict: false})
	}
	for _, c := range candidates {
		m.part("coordinator", "identity-"+c, c, "identity", map[string]string{"name": names[c]})
	}
	m.evening()
}

// interview is a round: the answer, the notes and sealed ratings of all, then the reveal.
// One rater was not there for the last candidate.
func (m *maker) interview(candidate string) {
	m.part("coordinator", "answer-"+candidate, candidate, "answer", map[string]string{"question": question, "answer": answers[candidate]})
	round := m.add("coordinator", record.OpenedRound{Candidates: []string{candidate}, Raters: raters})
	var reveals []record.RevealedRating
	for i, rater := range raters {
		if candidate == "wren" && i == 2 {
			m.add("coordinator", record.ClosedRound{Round: round, Reason: "rater-3 was ill and saw this interview in part only"})
			continue
		}
		notes := fmt.Sprintf("notes-%s-%d", candidate, i+1)
		m.part(rater, notes, candidate, "notes", map[string]string{"rater": rater, "notes": "Heard: " + answers[candidate][:40] + "…"})
		committed, reveal, err := record.Commit(m.random, ratingOf(round, candidate, i, notes))
		if m.err == nil {
			m.err = err
		}
		reveal.Commitment = m.add(rater, committed)
		reveals = append(reveals, reveal)
	}
	for _, r := range reveals {
		m.add("coordinator", r)
	}
}

func ratingOf(round int64, candidate string, rater int, notes string) *record.Rating {
	r := &record.Rating{Round: round, Rater: raters[rater], Candidate: candidate, Parts: []string{notes}}
	for i, level := range levels[candidate][rater] {
		l := record.Level{Question: question, Requirement: rated[i].id}
		if level > 0 {
			l.Level = &level
		}
		r.Levels = append(r.Levels, l)
	}
	return r
}

// lastDay is the totals, the discussion, the decision, and the erasure.
func (m *maker) lastDay() {
	m.document("coordinator", "totals.json", map[string]any{
		"yardstick": "totals/v1", "scale": "weighted mean of all levels that were assessed, 1 to 5", "totals": totals(),
	})
	m.add("coordinator", withdrawn{Question: "danger-signs", Reason: "there was no time to ask it; withdrawn for all four"})
	m.discuss()
	m.document("coordinator", "decision.json", map[string]any{
		"yardstick": "decision/v1", "position": "customer-service-2026",
		"outcomes": []any{
			outcome("heron", "offer", "meets both musts at level 4: functions and measure"),
			outcome("plover", "not chosen", "the must measure is at level 1: no figure and no date"),
			outcome("kestrel", "not chosen", "the must functions is at level 2 after discussion"),
			outcome("wren", "withdrew", "withdrew before the decision"),
		},
	})
	m.add("coordinator", decided{Document: "decision.json"})
	m.erase("coordinator", "wren", "asked for erasure after withdrawing", "identity-wren", "answer-wren", "notes-wren-1", "notes-wren-2")
	m.evening()
}

// discuss changes the one level on which raters were two apart.
func (m *maker) discuss() {
	old, now := 4, 2
	m.part("rater-2", "reason-kestrel-1", "kestrel", "reason",
		map[string]string{"reason": "I had taken the filing for the administration of the job; read again, it is only named in passing."})
	if m.err == nil {
		m.add("rater-2", record.ChangedRating{
			Rating: m.revealOf("kestrel", "rater-2"), Question: question, Requirement: "functions",
			Old: &old, New: &now, ReasonPart: "reason-kestrel-1",
		})
	}
}

func outcome(candidate, what, why string) map[string]string {
	return map[string]string{"candidate": candidate, "outcome": what, "reason": why}
}

// totals are exact: points in halves of the guide's weights, and what they are out of.
func totals() []any {
	var all []any
	for _, c := range candidates {
		points, of := 0, 0
		for _, byRater := range levels[c] {
			for i, level := range byRater {
				if level > 0 { // what was not assessed counts neither here nor there
					points += rated[i].halves * level
					of += rated[i].halves
				}
			}
		}
		all = append(all, map[string]any{"candidate": c, "points": points, "of": of, "mean": float64(points*100/of) / 100})
	}
	return all
}
