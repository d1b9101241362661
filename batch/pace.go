package batch

import "time"

// stretch is how long a pace is measured: long enough to even out, short enough to
// forget a pause.
const stretch = time.Minute

// Pace is how fast a batch goes: a mark of a minute ago or more, one since, and now.
type Pace struct {
	Before, Since, Now Mark
}

// Mark is how many answers had been assessed when.
type Mark struct {
	At   time.Time
	Done int
}

// Next is the pace once so many are done.
func (p Pace) Next(at time.Time, done int) Pace {
	now := Mark{at, done}
	switch {
	case p.Before.At.IsZero():
		return Pace{now, now, now}
	case at.Sub(p.Since.At) >= stretch:
		p.Before, p.Since = p.Since, now
	}
	p.Now = now
	return p
}

// Left estimates how long so many answers still take; false where it is not known.
func (p Pace) Left(answers int) (time.Duration, bool) {
	done, took := p.Now.Done-p.Before.Done, p.Now.At.Sub(p.Before.At)
	if done <= 0 || took <= 0 {
		return 0, false
	}
	return time.Duration(float64(took) / float64(done) * float64(answers)), true
}
