// Package posting makes jobs of job postings in the vocabulary of schema.org:
// a JobPosting as JSON-LD, alone, in an array or in an @graph, or embedded in
// an HTML page. The posting's texts may hold HTML.
package posting

import (
	"bytes"
	"context"
	"strings"

	"yardstick/intake/duties"
	"yardstick/internal/fault"
	"yardstick/job"
)

// MaxBytes is the size of the largest file that is read.
const MaxBytes = 8 << 20

// Posting holds what is read of a JobPosting, as plain text with one line a
// paragraph or list item.
type Posting struct {
	Title            string
	Description      string
	Responsibilities string
	Industry         string
	Hours            string // workHours
	Employment       string // employmentType
	Remote           bool   // jobLocationType is TELECOMMUTE
}

// Read finds the first JobPosting in a JSON or HTML file. Errors are
// fault.Invalid and say what would be right.
func Read(data []byte) (Posting, error) {
	if len(data) > MaxBytes {
		return Posting{}, fault.Invalidf("is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	switch {
	case len(data) == 0:
		return Posting{}, fault.Invalidf("is empty; give a JSON or HTML file with a schema.org JobPosting")
	case bytes.IndexByte(data, 0) >= 0:
		return Posting{}, fault.Invalidf("is not a text file; give a JSON or HTML file with a schema.org JobPosting")
	case data[0] == '{' || data[0] == '[':
		return fromJSON(data)
	}
	return fromHTML(data)
}

// Job makes a job of a posting.
func (p Posting) Job() (job.Job, error) { return p.JobFor(context.Background()) }

// JobFor is [Posting.Job] for as long as somebody waits for it.
func (p Posting) JobFor(ctx context.Context) (job.Job, error) {
	text := p.Description
	if p.Responsibilities != "" {
		text = p.Description + "\nResponsibilities:\n" + p.Responsibilities
		if headless(p.Responsibilities) {
			text = "Responsibilities:\n" + p.Responsibilities
		}
	}
	j, err := duties.ArrangeFor(ctx, duties.Material{Title: p.Title, Text: text})
	if err != nil {
		return job.Job{}, err
	}
	for _, s := range []string{p.Industry, p.Hours, p.Employment} {
		if s != "" && len(s) < 120 {
			j.Setting = append(j.Setting, s)
		}
	}
	if p.Remote {
		j.Setting = append(j.Setting, "remote work")
	}
	return j, nil
}

// headless reports whether the responsibilities stand for themselves: several
// lines or sentences, so that the description need not be searched for duties.
func headless(s string) bool {
	return strings.Count(s, "\n")+strings.Count(s, ". ")+strings.Count(s, ";") >= 2
}
