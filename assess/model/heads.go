package model

import "math"

// heads reads evidence and verdict of every claim from the last states.
func (n *network) heads(a *arena, p *passage, m *memory) []output {
	h := n.Hidden
	claims, size := len(p.claims), p.answer.len()
	answer := m.states[p.answer.from*h : p.answer.to*h]
	a.outputs = grown(a.outputs, claims)
	a.evidence = grown(a.evidence, claims*laneRows(size))
	for c := range a.outputs {
		cls := a.states[int(p.claims[c])*h:][:h]
		evidence := a.evidence[c*laneRows(size):][:laneRows(size)]
		n.find.apply(n.kernel, a.want, cls, a)
		n.weigh(evidence, answer, a)
		o := &a.outputs[c]
		o.evidence = evidence[:size]
		o.logits = n.decide(cls, o.evidence, answer, a)
	}
	return a.outputs
}

// weigh writes how the evidence is spread over the answer's tokens; the places
// that pad it to whole lanes have none.
func (n *network) weigh(evidence, answer []float32, a *arena) {
	h := n.Hidden
	if len(answer) == 0 {
		return
	}
	for i := range len(answer) / h {
		evidence[i] = dot(a.want, answer[i*h:][:h]) / float32(math.Sqrt(float64(h)))
	}
	mask(evidence[len(answer)/h:])
	n.kernel.softmax(evidence)
}

// decide gives the logits from the claim's state and the evidence's mean state.
func (n *network) decide(cls, evidence, answer []float32, a *arena) (logits [classes]float32) {
	h := n.Hidden
	copy(a.both, cls)
	found := a.both[h : 2*h]
	clear(found)
	for i, share := range evidence {
		n.kernel.addScaled(found, answer[i*h:][:h], share)
	}
	n.mix.apply(n.kernel, a.mixed, a.both[:2*h], a)
	for i, w := range a.mixed {
		a.mixed[i] = tanh(w)
	}
	for i := range logits {
		logits[i] = dot(n.verdict.weights[i*h:][:h], a.mixed) + n.verdict.bias[i]
	}
	return logits
}

// dot is the inner product, summed in lanes.
func dot(a, b []float32) float32 {
	var s [lanes]float32
	b = b[:len(a)]
	for i, v := range a {
		s[i%lanes] += float32(v * b[i])
	}
	return fold(&s)
}
