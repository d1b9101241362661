package model

import "math"

// heads reads evidence and verdict of every claim from the last states.
func (n *network) heads(a *arena) []output {
	l, h := &a.layout, n.Hidden
	claims, size := l.blocks()-1, l.answer.len()
	a.outputs = grown(a.outputs, claims)
	a.evidence = grown(a.evidence, claims*laneRows(size))
	for c := range a.outputs {
		cls := a.states[l.start[c+1]*h:][:h]
		evidence := a.evidence[c*laneRows(size):][:laneRows(size)]
		n.find.apply(n.kernel, a.want, cls, a)
		n.weigh(evidence, a)
		o := &a.outputs[c]
		o.evidence = evidence[:size]
		o.logits = n.decide(cls, o.evidence, a)
	}
	return a.outputs
}

// weigh writes how the evidence is spread over the answer's tokens; the places
// that pad it to whole lanes have none.
func (n *network) weigh(evidence []float32, a *arena) {
	h, answer := n.Hidden, a.layout.answer
	if answer.len() == 0 {
		return
	}
	for i := range answer.len() {
		evidence[i] = dot(a.want, a.states[(answer.from+i)*h:][:h]) / float32(math.Sqrt(float64(h)))
	}
	block(evidence[answer.len():])
	n.kernel.softmax(evidence)
}

// decide gives the logits from the claim's state and the evidence's mean state.
func (n *network) decide(cls, evidence []float32, a *arena) (logits [classes]float32) {
	h := n.Hidden
	copy(a.both, cls)
	found := a.both[h : 2*h]
	clear(found)
	for i, share := range evidence {
		n.kernel.addScaled(found, a.states[(a.layout.answer.from+i)*h:][:h], share)
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
