package draft

import (
	"context"
	"slices"

	"yardstick/job"
)

// read marks every line, and gives the vectors that it read them from.
func (p Proposer) read(ctx context.Context, lines []line) ([][]float32, error) {
	h, err := reading()
	if err != nil {
		return nil, err
	}
	var vectors [][]float32
	if p.Encoder != nil && p.Encoder.Name() == h.Encoder {
		said := make([]string, len(lines))
		for i := range lines {
			said[i] = lines[i].said()
		}
		if vectors, err = p.Encoder.Encode(ctx, said); err != nil {
			return nil, err
		}
	} else if h, err = bare(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	h.mark(lines, vectors)
	for i := range lines {
		lines[i].correct(lines)
	}
	return vectors, nil
}

// mark gives every line the mark that the head thinks likeliest.
func (h *head) mark(lines []line, vectors [][]float32) {
	logits := make([][]float32, len(lines))
	for i := range logits {
		logits[i] = make([]float32, len(h.Marks)+2)
	}
	inputs := make([][]float32, len(lines))
	for i := range lines {
		if h.Vector > 0 {
			inputs[i] = append(inputs[i], vectors[i]...)
		}
		inputs[i] = append(inputs[i], features(lines, i)...)
	}
	for k := range h.members {
		h.members[k].add(logits, lines, inputs, h.Width)
	}
	for i := range lines {
		best := 0
		for k, v := range logits[i][:len(h.Marks)] {
			if v > logits[i][best] {
				best = k
			}
		}
		lines[i].mark = h.Marks[best]
		if h.Vector > 0 { // without vectors it knows too little to be believed against the words
			lines[i].held = logits[i][len(h.Marks)] / float32(len(h.members))
			lines[i].lower = logits[i][len(h.Marks)+1] / float32(len(h.members))
		}
		lines[i].why = "reads like " + nouns[lines[i].mark]
		if h.Vector == 0 {
			lines[i].why = "stands where " + nouns[lines[i].mark] + " would"
		}
	}
}

// nouns say what a line of each mark is.
var nouns = map[job.Mark]string{
	job.IsDuty: "work to be done", job.IsFigure: "a measure of the work", job.IsPerson: "people of the job", job.IsCondition: "something " +
		"asked of the applicant",
	job.IsOffer: "something offered", job.IsFirm: "something about the employer", job.IsHeading: "a heading", job.IsOther: "a notice",
}

// add adds a member's logits for every line.
func (m *member) add(logits [][]float32, lines []line, inputs [][]float32, width int) {
	states := make([][]float32, len(lines))
	for i := range lines {
		states[i] = make([]float32, width)
		m.alone.apply(states[i], inputs[i], true)
	}
	none := make([]float32, width)
	whole, sections := means(states, lines, width)
	state := func(i int) []float32 {
		if i < 0 || i >= len(states) {
			return none
		}
		return states[i]
	}
	second, says := make([]float32, width), make([]float32, m.says.out)
	for i := range lines {
		above := lines[i].above
		m.among.apply(second, slices.Concat(states[i], state(i-1), state(i+1), state(above), sections[above], whole), true)
		m.says.apply(says, slices.Concat(states[i], second), false)
		for k, v := range says {
			logits[i][k] += v
		}
	}
}

// means gives the mean state of all lines, and of those under each heading.
func means(states [][]float32, lines []line, width int) (whole []float32, sections map[int][]float32) {
	whole, sections = make([]float32, width), map[int][]float32{}
	counts := map[int]int{}
	for i, s := range states {
		at := lines[i].above
		if sections[at] == nil {
			sections[at] = make([]float32, width)
		}
		counts[at]++
		for k, v := range s {
			whole[k] += v
			sections[at][k] += v
		}
	}
	for k := range whole {
		whole[k] /= float32(len(states))
	}
	for at, s := range sections {
		for k := range s {
			s[k] /= float32(counts[at])
		}
	}
	return whole, sections
}
