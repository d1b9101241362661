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
