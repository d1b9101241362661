package draft

import (
	"testing"

	"yardstick/job"
)

// TestUnderHeadings: what stands under a heading over requirements is none of the
// duties; one over essential duties is none of those.
func TestUnderHeadings(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]job.Mark{
		"Essential duties": job.IsDuty, "Essential functions of the job": job.IsDuty, "Your tasks": job.IsDuty,
		"Essential": job.IsCondition, "Essential requirements": job.IsCondition, "You need": job.IsCondition, "This job does not include": job.IsCondition,
		"How do I qualify?": job.IsCondition, "What you bring": job.IsCondition, "Limits of authority": job.IsCondition, "What you will do": job.IsDuty,
		"We offer": job.IsOffer, "What's in it for you": job.IsOffer, "Results we pay for": job.IsDuty,
	} {
		t.Run(heading, func(t *testing.T) {
			t.Parallel()
			lines := split(written("# Clerk\n# " + heading + "\n- Count the stock every evening"))
			last := &lines[len(lines)-1]
			last.mark = job.IsDuty
			last.correct(lines)
			if last.mark != want {
				t.Errorf("%q under %q is a %s; want %s", last.Text, heading, last.mark, want)
			}
		})
	}
}

// TestSeeking: a sentence that only says whom the text looks for is no duty, one that
// goes on with the work is.
func TestSeeking(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]job.Mark{
		"We are seeking a reliable porter to join us in spring.":       job.IsOther,
		"We need a porter to carry bags and run errands.":              job.IsDuty,
		"Such other duties commensurate with the grade as may be set":  job.IsOther,
		"4.1 The postholder may not sign contracts without the board.": job.IsCondition,
	} {
		lines := split(written("# Porter\n# Tasks\n" + text))
		last := &lines[len(lines)-1]
		last.mark = job.IsDuty
		last.correct(lines)
		if last.mark != want {
			t.Errorf("%q is a %s; want %s", text, last.mark, want)
		}
	}
}
