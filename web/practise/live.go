package practise

import (
	"net/http"
	"strings"

	"yardstick/assess"
	"yardstick/practice"
	"yardstick/web/frame"
)

// ticksPart is where the requirements stand while an answer is written.
type ticksPart struct {
	Path        string
	Nonce       string
	Ticks       []tickView
	Met, Partly int
	Changed     []tickView
}

// tickView is one requirement.
type tickView struct {
	ID, Text, Ask string
	Must          bool
	Verdict       assess.Verdict
	Unsaid        []string // parts that are not said yet, once something of it is
}

// State is what the page shows of a tick, so that it can say so: the verdict, and
// what is unsaid.
func (t *tickView) State() string {
	if len(t.Unsaid) == 0 {
		return string(t.Verdict)
	}
	return string(t.Verdict) + ": " + strings.Join(t.Unsaid, "; ")
}

// blankTicks are the ticks before anything was read.
func blankTicks(t *task, nonce string) ticksPart {
	p := ticksPart{Path: frame.Path("attempts", t.attempt.ID, "live"), Nonce: nonce}
	for _, r := range t.question.Requirements {
		p.Ticks = append(p.Ticks, tickView{ID: r.ID, Text: r.Text, Must: r.Must, Verdict: assess.NotAssessed})
	}
	return p
}

// live reads an answer that is still being written and sends the ticks that
// are other than those the page shows; the page says which it shows. Where
// there is nothing new it sends nothing. The browser gives up a request that a
// later one has overtaken, and with it ends the work here. Where the writer
// pauses, the page asks once more, and gets what the finished answer would get.
func (s *study) live(v *visit) error {
	t, err := s.taskOf(v)
	if err != nil {
		return err
	}
	answer := v.Given("text")
	p := blankTicks(&t, v.Nonce)
	if strings.TrimSpace(answer) != "" {
		found, err := v.desk.Live(v.R.Context(), t.attempt.ID, answer, v.Given("pause") != "")
		if err != nil {
			return err
		}
		p.fill(practice.Ticks(&t.attempt, t.question, &found))
	}
	p.compare(v.R.PostForm["shown"])
	if len(p.Changed) == 0 {
		v.W.WriteHeader(http.StatusNoContent)
		return nil
	}
	return v.Page("write#changed", p)
}

// fill takes over what was found.
func (p *ticksPart) fill(ticks []practice.Tick) {
	for i, t := range ticks {
		p.Ticks[i].Verdict, p.Ticks[i].Unsaid = t.Verdict, t.Unsaid
		switch t.Verdict {
		case assess.Met:
			p.Met++
		case assess.Partly:
			p.Partly++
		}
		if t.Verdict == assess.Partly || t.Verdict == assess.Contradicted {
			p.Ticks[i].Ask = question(t.Ask)
		}
	}
}

// compare keeps the ticks that the page does not show yet; shown holds
// ID=STATE.
func (p *ticksPart) compare(shown []string) {
	has := make(map[string]bool, len(shown))
	for _, s := range shown {
		has[s] = true
	}
	for i := range p.Ticks {
		if t := &p.Ticks[i]; !has[t.ID+"="+t.State()] {
			p.Changed = append(p.Changed, *t)
		}
	}
}

// question is the part of advice that is a question to oneself: what is missing
// is said by the requirement already.
func question(advice string) string {
	if _, ask, ok := strings.Cut(advice, "Ask yourself: "); ok {
		return strings.ToUpper(ask[:1]) + ask[1:]
	}
	return advice
}
