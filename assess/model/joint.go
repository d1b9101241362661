package model

import (
	"cmp"
	"context"
	"encoding/json"
	"sync"

	"yardstick/assess"
	"yardstick/assess/model/weights"
	"yardstick/assess/text"
	"yardstick/internal/fault"
)

// joint lets a second, smaller reader have a say in what is settled: its
// probabilities are taken with a share, and the mean decides. Two networks that
// were trained on different bases err on different requirements, so that their
// mean is right more often than the better of them (docs/model-card.md). Which
// words show it, and whether an answer is about the job at all, is read by the
// first alone.
type joint struct {
	Version  string   `json:"version"` // of both together
	Share    float32  `json:"share"`   // of the second reader, above 0 and below 1
	Decision decision `json:"decision"`

	second *Reader
}

// newJoint reads what both decide together.
func newJoint(data []byte, second *Reader) (*joint, error) {
	j := &joint{second: second}
	if err := json.Unmarshal(data, j); err != nil {
		return nil, fault.Invalidf("decision of two readers cannot be read: %v", err)
	}
	if j.Version == "" || !(j.Share > 0 && j.Share < 1) || !j.Decision.sound() {
		return nil, fault.Invalidf("decision of two readers cannot be: %+v", j)
	}
	return j, nil
}

// deciding is what turns probabilities into verdicts: that of both readers where there are two.
func (r *Reader) deciding() *decision {
	if r.joint != nil {
		return &r.joint.Decision
	}
	return &r.decision
}

// mean is the weighted mean of the probabilities of both readers.
func (j *joint) mean(p, q [classes]float32) [classes]float32 {
	for i := range p {
		p[i] = float32((1-j.Share)*p[i]) + float32(j.Share*q[i])
	}
	return p
}

// consult begins to read the answer with the second reader, where there is one,
// beside the first: on a processor of its own where one is free. What it gives
// waits for that reading, and takes its probabilities into the arena's findings.
// The second gives up where ctx is done. A claim that is not asked of it keeps
// what it has.
func (p *prepared) consult(ctx context.Context, answer *text.Document) (listen func(a *arena) error) {
	if p.second == nil {
		return func(*arena) error { return nil }
	}
	r := p.second.reader
	b, read := r.arenas.Get().(*arena), make(chan error, 1)
	go func() { read <- p.second.read(ctx, b, answer) }()
	return func(a *arena) error {
		defer r.arenas.Put(b)
		if err := <-read; err != nil {
			return err
		}
		p.join(a, b)
		return nil
	}
}

// join takes the probabilities of b, the second reader's, into a's findings.
func (p *prepared) join(a, b *arena) {
	at := 0
	for i := range a.findings {
		if p.asked[i].Kind == assess.AboutJob {
			continue
		}
		a.findings[i].shares = p.reader.joint.mean(a.findings[i].shares, b.findings[at].shares)
		at++
	}
}

// heard are the claims that the second reader is asked too.
func heard(claims []assess.Claim) []assess.Claim {
	var out []assess.Claim
	for _, c := range claims {
		if c.Kind != assess.AboutJob {
			out = append(out, c)
		}
	}
	return out
}

// pair makes both embedded readers ready, each on its own core where there are two.
func pair() (*Reader, error) {
	var second *Reader
	var failed error
	var group sync.WaitGroup
	group.Go(func() { second, failed = Quick() })
	r, err := load(weights.Reader(), false)
	group.Wait()
	if err = cmp.Or(err, failed); err != nil {
		return nil, err
	}
	if r.joint, err = newJoint(weights.Joint(), second); err != nil {
		return nil, err
	}
	return r, nil
}
