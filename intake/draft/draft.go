// Package draft makes a draft of a job from the outline of an advertisement or
// a description: every line is marked for what it says, and the duties are
// grouped into functions that are named in the text's own words. Nothing is
// invented: what the text does not say stays empty. A person corrects the
// draft and agrees before anything is derived from it.
package draft

import (
	"context"
	"strings"

	"yardstick/intake/duties"
	"yardstick/intake/outline"
	"yardstick/job"
)

// Propose makes a draft of an outline. Source names what was read. Errors are
// fault.Invalid and say what the text lacks.
func Propose(ctx context.Context, source string, o outline.Outline) (job.Job, error) {
	j, err := duties.ArrangeFor(ctx, duties.Material{Title: o.Title, Text: plainText(o)})
	if err != nil {
		return job.Job{}, err
	}
	j.Draft = &job.Draft{Source: source}
	return j, nil
}

// plainText writes an outline as plain text.
func plainText(o outline.Outline) string {
	var b strings.Builder
	for _, l := range o.Lines {
		switch l.Shape {
		case outline.Heading:
			b.WriteString("\n" + l.Text + ":\n")
		case outline.Item:
			b.WriteString("- " + l.Text + "\n")
		case outline.Row:
			b.WriteString(l.Label + ": " + l.Text + "\n")
		default:
			b.WriteString(l.Text + "\n\n")
		}
	}
	return b.String()
}
