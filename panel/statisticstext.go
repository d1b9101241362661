package panel

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"yardstick/stat/report"
)

// WriteText writes the figures of the people, and after them where the assessor stands
// beside them.
func (a *RaterAgreement) WriteText(w io.Writer) error {
	if err := a.Agreement.WriteText(w); err != nil || a.WithAssessor == nil {
		return err
	}
	var b strings.Builder
	b.WriteString("\nThe assessor beside them: counted in none of the figures above, for it has no vote\n\n")
	with := a.WithAssessor
	if s := a.AssessorSeverity(); s != nil {
		fmt.Fprintf(&b, "  lies %s levels from the mean of all who rated the same, itself among them; 95 %% interval %s to %s\n",
			s.Deviation, s.Low, s.High)
	}
	for _, k := range with.Kappa {
		if i := slices.Index(k.Raters[:], assessorName); i >= 0 {
			fmt.Fprintf(&b, "  with %s: %d rated by both, agreement %s, quadratic kappa %s ± %s\n",
				k.Raters[1-i], k.Targets, k.Agreement, k.Quadratic.Value, k.Quadratic.SE)
		}
	}
	fmt.Fprintf(&b, "  alpha, ordinal, with it as one more rater: %s\n", with.Alpha.Ordinal)
	_, err := io.WriteString(w, b.String())
	return err
}

// AssessorSeverity is how far the assessor lies from the people who rated the same; nil
// where it has found nothing.
func (a *RaterAgreement) AssessorSeverity() *report.Severity {
	if a.WithAssessor == nil {
		return nil
	}
	for i := range a.WithAssessor.Severity {
		if s := &a.WithAssessor.Severity[i]; s.Rater == assessorName {
			return s
		}
	}
	return nil
}
