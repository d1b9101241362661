package archive

import (
	"fmt"
	"math"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/practice"
)

// Limits on what an assessment says besides quotes: far above what the program writes.
const (
	maxAdvice   = 4000 // bytes
	maxName     = 200  // bytes of the name of an assessor, or of a person
	maxWarnings = 100
	maxEvidence = 1000 // quotes for one requirement
)

// Years within which a time may lie, so that it can be written again.
const (
	firstYear = 1970
	lastYear  = 2200
)

// finding checks that an assessment says what one of this program can say of
// the attempt, with quotes that are exactly what the answer says there.
func (c *checker) finding(at string, a *practice.Attempt, q *guide.Question) error {
	f := a.Assessment
	switch {
	case f.Answer != a.ID, f.Question != a.Question, f.GuideSHA256 != a.Guide:
		return c.bad(at, "is of another answer: it names %q, %q and guide %q", cut(f.Answer), cut(f.Question), cut(f.GuideSHA256))
	case !overall(f.Verdict):
		return c.bad(at+".verdict", "is %q; want meets, meets_in_part, does_not_meet or not_assessed", cut(string(f.Verdict)))
	case (f.Score == nil) != (f.Level == nil):
		return c.bad(at, "score and level stand there together or not at all")
	case f.Score != nil && !share(*f.Score):
		return c.bad(at+".score", "is %v; want 0 to 1", *f.Score)
	case f.Level != nil && !c.onScale(a, *f.Level):
		return c.bad(at+".level", "is %d, which is not on the guide's scale", *f.Level)
	case len(f.Warnings) > maxWarnings || len(f.Assessor.Name)+len(f.Assessor.Version)+len(f.Assessor.Model) > 3*maxName:
		return c.bad(at, "names an assessor or warnings that are too long")
	case len(f.Requirements) != len(q.Requirements):
		return c.bad(at+".requirements", "has %d; the question has %d", len(f.Requirements), len(q.Requirements))
	}
	for i := range f.Warnings {
		if len(f.Warnings[i]) > maxName {
			return c.bad(fmt.Sprintf("%s.warnings[%d]", at, i), "is too long")
		}
	}
	for i := range f.Requirements {
		if err := c.requirement(fmt.Sprintf("%s.requirements[%d]", at, i), &f.Requirements[i], &q.Requirements[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) requirement(at string, r *assess.Requirement, want *guide.Requirement) error {
	switch {
	case r.ID != want.ID:
		return c.bad(at+".id", "is %q; the question asks for %q there", cut(r.ID), want.ID)
	case !verdict(r.Verdict):
		return c.bad(at+".verdict", "is %q; want met, partly, not_met, contradicted or not_assessed", cut(string(r.Verdict)))
	case !share(r.Confidence):
		return c.bad(at+".confidence", "is %v; want 0 to 1", r.Confidence)
	case len(r.Advice) > maxAdvice || len(r.Kind) > maxName:
		return c.bad(at, "holds a text that is too long")
	case len(r.Items) > len(want.Items) || len(r.Evidence) > maxEvidence:
		return c.bad(
			at, "has %d items and %d quotes; the requirement has %d items, and at most %d quotes are read", len(r.Items), len(r.Evidence),
			len(want.Items), maxEvidence,
		)
	}
	for i, it := range r.Items {
		if !verdict(it.Verdict) || len(it.Name) > maxAdvice || len(it.Evidence) > maxEvidence {
			return c.bad(
				fmt.Sprintf("%s.items[%d]", at, i), "has the verdict %q; want met, partly, not_met, contradicted or not_assessed",
				cut(string(it.Verdict)),
			)
		}
	}
	return nil
}

// onScale reports whether the scale of the attempt's guide has the level.
func (c *checker) onScale(a *practice.Attempt, level int) bool {
	_, ok := c.jobs[a.Job].Guide.Scale[level]
	return ok
}

// times checks that every time that is there can be written again.
func (c *checker) times(at string, times ...*time.Time) error {
	for _, t := range times {
		if t == nil {
			continue
		}
		if y := t.UTC().Year(); y < firstYear || y >= lastYear {
			return c.bad(at, "holds a time in the year %d; want %d to %d", y, firstYear, lastYear-1)
		}
	}
	return nil
}

func overall(v assess.Overall) bool {
	return v == assess.Meets || v == assess.MeetsInPart || v == assess.DoesNotMeet || v == assess.OverallNotAssessed
}

func verdict(v assess.Verdict) bool {
	return v == assess.Met || v == assess.Partly || v == assess.NotMet || v == assess.Contradicted || v == assess.NotAssessed
}

// share reports whether x is a number from 0 to 1.
func share(x float64) bool { return !math.IsNaN(x) && x >= 0 && x <= 1 }

// cut shows the beginning of what may be long.
func cut(s string) string { return s[:min(len(s), 60)] }
