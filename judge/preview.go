package judge

import (
	"context"

	"yardstick/assess"
	"yardstick/assess/text"
)

// Previewing gives a reader that asks nothing: it hands over the requests of the
// first two rounds, exactly as they would be sent, and has assessed nothing. A
// third round is made of the same parts.
func (r *Reader) Previewing(show func(Request)) assess.Reader { return &previewing{r, show} }

type previewing struct {
	*Reader
	show func(Request)
}

func (p *previewing) Read(_ context.Context, answer *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	numbers := make([]int, len(claims))
	readings := make([]assess.Reading, len(claims))
	for i := range claims {
		numbers[i], readings[i].Verdict = i, assess.NotAssessed
	}
	if len(claims) == 0 {
		return readings, nil
	}
	sent := p.sending(answer.Raw).sent
	for round := range firstRounds {
		for _, c := range p.calls(claims, numbers, sent, round) {
			p.show(c.request)
		}
	}
	return readings, nil
}
