// Package eval measures an assessor on labelled answers: interview answers
// judged requirement by requirement ([RunInterview]) and the short answers of
// SemEval-2013 task 7 ([RunSemEval]).
//
// The way through it: the labels, ratings and splits are read and checked; the
// assessor judges every answer, on all cores; its verdicts are held against
// the gold labels; package stat gives the figures. A report has a text form
// for people and a JSON form for scripts, and the single predictions go into a
// CSV file for anybody who wants to count again. The output hangs on the input
// alone, not on the number of cores.
//
// The package is pure: files come in as readers and file systems.
package eval

import (
	"yardstick/assess"
	"yardstick/guide"
	"yardstick/stat"
)

// Assessor judges one answer, known as id, to a question of a guide; hash is
// the guide's SHA-256, which the assessment repeats. It must be safe for
// concurrent use and give equal results for equal arguments; [assess.Engine]
// is one.
type Assessor interface {
	Assess(g *guide.Guide, hash string, q *guide.Question, id, answer string) (assess.Assessment, error)
}

// maxInput is the most that is read of one CSV or JSON lines file, bytes.
const maxInput = 64 << 20

// resampling is how every interval of a report is made: 2,000 resamples of
// whole clusters, 95 %, and a fixed seed, so that a report can be made again.
func resampling() stat.Resampling {
	return stat.Resampling{Resamples: 2000, Level: 0.95, Seed: 1}
}
