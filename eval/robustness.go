package eval

import (
	"fmt"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/assess/text"
	"yardstick/eval/vary"
	"yardstick/guide"
	"yardstick/stat"
)

// Robustness says how often verdicts move when an answer is changed in a way
// that must not matter, and how often an attack gains credit. It needs no
// labels: the assessor is held against itself.
type Robustness struct {
	Assessor assess.Assessor `json:"assessor"`
	Answers  int             `json:"answers"`
	Changes  []Moved         `json:"changes"`
	Wording  Moved           `json:"wording"` // every requirement in other words, the answer as it is
	Short    Short           `json:"short"`
	Attacks  []Gained        `json:"attacks"`
}

// Moved is what one kind of change did. Pairs are of answer and requirement,
// assessed both before and after.
type Moved struct {
	Name     string        `json:"name"`
	Meaning  string        `json:"meaning"`
	Answers  int           `json:"answers"` // in which there was something to change
	Pairs    int           `json:"pairs"`
	Up       int           `json:"up"`   // more credit than before
	Down     int           `json:"down"` // less
	Verdicts int           `json:"verdicts"`
	Share    stat.Value    `json:"share"` // of pairs that moved, either way
	Interval stat.Interval `json:"interval"`
}

// Gained is what one kind of attack brought. Pairs are those that could gain:
// every pair of an attack that stands alone, and of one that is added to an
// answer those that the answer alone did not meet.
type Gained struct {
	Name     string        `json:"name"`
	Meaning  string        `json:"meaning"`
	Answers  int           `json:"answers"`
	Pairs    int           `json:"pairs"`
	Gained   int           `json:"gained"`
	Meets    int           `json:"meets"` // answers whose verdict became meets
	Share    stat.Value    `json:"share"`
	Interval stat.Interval `json:"interval"`
}

// subject is one answer with what its changed versions are held against.
type subject struct {
	answer   answers.Answer
	guide    *guide.Guide
	question *guide.Question
	vary     vary.Answer
	before   assess.Assessment
}

// RunRobustness holds the assessor against itself on the answers, each changed
// in every way of package vary. It fails where an answer's guide or question is
// not there, and where one cannot be assessed.
func RunRobustness(guides []guide.Guide, all []answers.Answer, a Assessor) (*Robustness, error) {
	subjects := make([]subject, len(all))
	for i := range all {
		if err := subjects[i].find(guides, all[i]); err != nil {
			return nil, err
		}
	}
	strangers(subjects)
	err := each(len(subjects), func(i int) (err error) {
		subjects[i].before, err = subjects[i].assess(a, all[i].Text)
		return err
	})
	if err != nil {
		return nil, err
	}
	r := &Robustness{Answers: len(all)}
	otherJobs(subjects)
	if len(subjects) > 0 {
		r.Assessor = subjects[0].before.Assessor
	}
	for _, c := range vary.Changes() {
		m, err := moved(c, subjects, a)
		if err != nil {
			return nil, err
		}
		r.Changes = append(r.Changes, m)
	}
	if r.Wording, err = reworded(subjects, a); err != nil {
		return nil, err
	}
	if r.Short, err = shortened(subjects, a); err != nil {
		return nil, err
	}
	for _, c := range vary.Attacks() {
		g, err := gained(c, subjects, a)
		if err != nil {
			return nil, err
		}
		r.Attacks = append(r.Attacks, g)
	}
	return r, nil
}

func (s *subject) find(guides []guide.Guide, a answers.Answer) (err error) {
	s.answer = a
	if s.guide, err = guideOf(guides, a); err != nil {
		return err
	}
	if s.question, err = questionOf(s.guide, a); err != nil {
		return err
	}
	s.vary.Question = s.question
	if s.vary.Text, err = text.Parse(a.Text); err != nil {
		return at(a.File, a.Line, "answer", "answer %q cannot be read: %v", a.ID, err)
	}
	return nil
}

// strangers gives every answer one to another question: the next in the file.
func strangers(subjects []subject) {
	for i := range subjects {
		for k := 1; k < len(subjects); k++ {
			other := &subjects[(i+k)%len(subjects)]
			if other.question != subjects[i].question && len(other.vary.Text.Words) > 0 {
				subjects[i].vary.Stranger = other.answer.Text
				break
			}
		}
	}
}

func (s *subject) assess(a Assessor, answer string) (assess.Assessment, error) {
	found, err := a.Assess(s.guide, "", s.question, s.answer.ID, answer)
	if err != nil {
		return found, at(s.answer.File, s.answer.Line, "answer", "answer %q cannot be assessed: %v", s.answer.ID, err)
	}
	return found, nil
}

// again assesses every answer as changed by apply; nil where there was nothing to change.
func again(
	name string, apply func(vary.Answer, *vary.Stream) (string, bool), subjects []subject, a Assessor,
) ([]*assess.Assessment, error) {
	after := make([]*assess.Assessment, len(subjects))
	err := each(len(subjects), func(i int) error {
		s := &subjects[i]
		changed, ok := apply(s.vary, vary.Seed(name, s.answer.ID))
		if !ok {
			return nil
		}
		found, err := s.assess(a, changed)
		if err != nil {
			return fmt.Errorf("changed by %s: %w", name, err)
		}
		after[i] = &found
		return nil
	})
	return after, err
}

func moved(c vary.Change, subjects []subject, a Assessor) (Moved, error) {
	after, err := again(c.Name, c.Apply, subjects, a)
	return compared(c.Name, c.Meaning, subjects, after), err
}

// compared counts the verdicts that differ from those before; nil in after is left out.
func compared(name, meaning string, subjects []subject, after []*assess.Assessment) Moved {
	m := Moved{Name: name, Meaning: meaning}
	for i, found := range after {
		if found == nil {
			continue
		}
		m.Answers++
		if found.Verdict != subjects[i].before.Verdict {
			m.Verdicts++
		}
		for k, r := range subjects[i].before.Requirements {
			was, is := place(r.Verdict), place(found.Requirements[k].Verdict)
			if was < 0 || is < 0 {
				continue
			}
			m.Pairs++
			switch {
			case is > was:
				m.Up++
			case is < was:
				m.Down++
			}
		}
	}
	m.Share, m.Interval = stat.Ratio(m.Up+m.Down, m.Pairs), stat.Wilson(m.Up+m.Down, m.Pairs, stat.Z95)
	return m
}

func gained(c vary.Attack, subjects []subject, a Assessor) (Gained, error) {
	g := Gained{Name: c.Name, Meaning: c.Meaning}
	after, err := again(c.Name, c.Apply, subjects, a)
	for i, found := range after {
		if found == nil {
			continue
		}
		g.Answers++
		before := &subjects[i].before
		if found.Verdict == assess.Meets && (c.Alone || before.Verdict != assess.Meets) {
			g.Meets++
		}
		for k, r := range before.Requirements {
			was, is := place(r.Verdict), place(found.Requirements[k].Verdict)
			if c.Alone {
				was = 0
			}
			if was < 0 || was == 2 || is < 0 {
				continue
			}
			g.Pairs++
			if is > was {
				g.Gained++
			}
		}
	}
	g.Share, g.Interval = stat.Ratio(g.Gained, g.Pairs), stat.Wilson(g.Gained, g.Pairs, stat.Z95)
	return g, err
}
