package model

import "math"

// heads reads evidence and verdict of every claim from the last states, whose
// first rows are the claims'.
func (n *network) heads(a *arena, p *passage, m *memory) []output {
	h, claims, size := n.Hidden, len(p.claims), p.answer.len()
	width := laneRows(size)
	answer := m.states[p.answer.from*h : p.answer.to*h]
	a.outputs = grown(a.outputs, claims)
	a.evidence = grown(a.evidence, claims*width)
	a.want, a.both, a.mixed = grown(a.want, claims*h), grown(a.both, claims*2*h), grown(a.mixed, claims*h)
	n.find.apply(n.kernel, a.want, a.states, claims, a)
	for c := range a.outputs {
		evidence := a.evidence[c*width:][:width]
		n.weigh(evidence, a.want[c*h:][:h], answer)
		a.outputs[c].evidence = evidence[:size]
		copy(a.both[c*2*h:], a.states[c*h:][:h])
		n.found(a.both[c*2*h+h:][:h], evidence[:size], answer)
	}
	n.mix.apply(n.kernel, a.mixed, a.both, claims, a)
	for c := range a.outputs {
		a.outputs[c].logits = n.decide(a.mixed[c*h:][:h])
	}
	return a.outputs
}

// weigh writes how the evidence is spread over the answer's tokens; the places
// that pad it to whole lanes have none.
func (n *network) weigh(evidence, want, answer []float32) {
	h := n.Hidden
	if len(answer) == 0 {
		return
	}
	for i := range len(answer) / h {
		evidence[i] = n.kernel.dot(want, answer[i*h:][:h]) / float32(math.Sqrt(float64(h)))
	}
	mask(evidence[len(answer)/h:])
	n.kernel.softmax(evidence)
}

// found writes the mean state of the evidence.
func (n *network) found(mean, evidence, answer []float32) {
	clear(mean)
	for i, share := range evidence {
		n.kernel.addScaled(mean, answer[i*n.Hidden:][:n.Hidden], share)
	}
}

// decide gives the logits from the mixed states of claim and evidence.
func (n *network) decide(mixed []float32) (logits [classes]float32) {
	h := n.Hidden
	for i, w := range mixed {
		mixed[i] = tanh(w)
	}
	for i := range logits {
		logits[i] = n.kernel.dot(n.verdict.weights[i*h:][:h], mixed) + n.verdict.bias[i]
	}
	return logits
}
