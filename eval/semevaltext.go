package eval

import (
	"fmt"
	"io"
	"strings"

	"yardstick/internal/figure"
)

// WriteText writes the report for people.
func (r *SemEval) WriteText(w io.Writer) error {
	var b strings.Builder
	b.WriteString("How well the reader of meaning agrees with teachers on short answers (SemEval-2013 task 7)\n\n")
	fmt.Fprintf(&b, "  Reader     %s\n", assessorName(r.Assessor))
	fmt.Fprintf(
		&b, "  Compared   %s to %s, labels %s\n", figure.Plural(r.N, "answer"), figure.Plural(r.Questions, "question"),
		strings.Join(r.Confusion.Labels, ", "),
	)
	writeNotAssessed(&b, r.Figures)
	b.WriteString("\nAll folders together\n\n")
	writeFigures(&b, r.Figures, "questions")
	fmt.Fprintf(&b, "\n  In words: the reader gives the teacher's label on %s of the answers.\n", percent(r.Exact))
	fmt.Fprintf(
		&b, "  Taken for correct without being so: %s. Correct and not seen to be so: %s.\n", figure.Thousands(r.Above),
		figure.Thousands(r.Below),
	)
	writeConfusion(&b, r.Confusion, "teachers said", "the reader said")
	writeClasses(&b, r.Classes)
	writeGroups(&b, "By folder", r.By.Dir, byName(r.By.Dir))
	writeGroups(&b, "By module", r.By.Module, byName(r.By.Module))
	writeCalibration(&b, r.Calibration)
	_, err := io.WriteString(w, b.String())
	return err
}
