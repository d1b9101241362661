package report

import (
	"fmt"
	"io"
	"time"

	"yardstick/batch"
)

// Left says how long a batch still takes, "" where that is not known.
func Left(b *batch.Batch) string {
	if b.State != batch.Assessing && b.State != batch.Reading || b.Counts.Left() == 0 {
		return ""
	}
	left, known := b.Pace.Left(b.Counts.Left())
	switch {
	case !known:
		return ""
	case left < time.Minute:
		return "less than a minute"
	case left < 2*time.Hour:
		return fmt.Sprintf("about %d minutes", int(left.Round(time.Minute).Minutes()))
	}
	return fmt.Sprintf("about %d hours", int(left.Round(time.Hour).Hours()))
}

// Text is a batch for a terminal.
type Text struct{ batch.Batch }

// WriteText writes how far it is.
func (t Text) WriteText(w io.Writer) error {
	c := t.Counts
	_, err := fmt.Fprintf(w, "%s  %s  %s\n  %d rows: %d assessed, %d said again, %d with a problem, %d waiting\n",
		t.ID, t.State, t.File, c.Rows, c.Assessed, c.Again, c.Wrong, c.Left())
	if err == nil && Left(&t.Batch) != "" {
		_, err = fmt.Fprintf(w, "  %s left\n", Left(&t.Batch))
	}
	if err == nil && t.Problem != "" {
		_, err = fmt.Fprintf(w, "  %s\n", t.Problem)
	}
	if err == nil && t.Alike.All() > 0 {
		_, err = fmt.Fprintf(w, "  %d pairs of answers are nearly alike: look at them (yardstick batch alike %s)\n",
			t.Alike.All(), t.ID)
	}
	return err
}
