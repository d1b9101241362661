// Package posting reads job postings in the vocabulary of schema.org: a
// JobPosting as JSON-LD, alone, in an array or in an @graph, or in an HTML page
// as JSON-LD, microdata or RDFa, with all that pages do to them; an Occupation in
// JSON-LD, where there is no posting, is read as one.
package posting

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"yardstick/intake/outline"
	"yardstick/intake/page"
	"yardstick/internal/fault"
)

// MaxBytes is the size of the largest file that is read.
const MaxBytes = page.MaxBytes

// Posting is a JobPosting: its texts as lines, its facts as they stand.
type Posting struct {
	Title string
	Firm  string // hiringOrganization
	Lines []outline.Line
	// Setting holds what is said of the place and kind of work: industry, hours,
	// employment, remote work.
	Setting []string
}

// Outline gives the posting as a document.
func (p Posting) Outline() outline.Outline {
	return outline.Outline{Title: p.Title, Firm: p.Firm, Lines: p.Lines}
}

// All finds the postings of a JSON file that say what the job does. Errors are
// fault.Invalid and say what would be right.
func All(data []byte) ([]Posting, error) {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	if len(data) > MaxBytes {
		return nil, fault.Invalidf("is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	found, err := fromJSON(data)
	if err != nil {
		return nil, err
	}
	if found.postings = distinct(found.postings); len(found.postings) == 0 {
		return nil, found.fault()
	}
	return found.postings, nil
}

// InPage finds the postings of a page, in scripts first, then in its marks. A
// page without one gives none; where there was one that could not be read, the
// error says why.
func InPage(root *html.Node) ([]Posting, error) {
	var all []Posting
	var broken error
	for _, script := range scripts(root) {
		found, err := fromJSON(script)
		if err == nil && len(found.postings) == 0 && found.stubs > 0 {
			err = found.fault()
		}
		if err != nil && broken == nil && bytes.Contains(script, []byte("JobPosting")) {
			broken = err
		}
		all = append(all, found.postings...)
	}
	if len(all) == 0 {
		marked, err := marked(root)
		if err != nil {
			return nil, err
		}
		all = marked
	}
	if all = distinct(all); len(all) > 0 {
		return all, nil
	}
	return nil, broken
}

// distinct leaves out postings that are there twice: pages repeat themselves.
func distinct(all []Posting) []Posting {
	var out []Posting
	seen := map[string]bool{}
	for _, p := range all {
		key := p.Title + "\n"
		for _, l := range p.Lines {
			key += l.Text + "\n"
		}
		if !seen[key] {
			out = append(out, p)
		}
		seen[key] = true
	}
	return out
}

// fields are the texts of a posting before they are lines: by the name of the
// property, each value as HTML or as lines.
type fields struct {
	title, firm string
	texts       map[string][]outline.Line
	setting     []string
}

// parts are the properties that hold text, in the order in which they are
// read, with the heading that each stands under; the description needs none.
var parts = []struct{ property, heading string }{
	{"description", ""},
	{"responsibilities", "Responsibilities"},
	{"skills", "Skills"},
	{"qualifications", "Qualifications"},
	{"experienceRequirements", "Experience"},
	{"educationRequirements", "Education"},
	{"physicalRequirement", "Physical requirements"},
	{"jobBenefits", "Benefits"},
	{"benefits", "Benefits"},
	{"incentiveCompensation", "Incentives"},
}

// posting joins the parts; it says nothing where neither a description nor
// responsibilities are there: such a posting only points to one.
func (f fields) posting() (Posting, bool) {
	p := Posting{Title: outline.TitleField(f.title), Firm: outline.Clean(f.firm), Setting: f.setting}
	if len(f.texts["description"])+len(f.texts["responsibilities"]) == 0 {
		return p, false
	}
	for _, part := range parts {
		lines := f.texts[part.property]
		if len(lines) == 0 {
			continue
		}
		if part.heading != "" && lines[0].Shape != outline.Heading {
			p.Lines = append(p.Lines, outline.Line{Text: part.heading, Shape: outline.Heading, Level: 2})
		}
		if part.property != "description" {
			lines = asItems(lines)
		}
		p.Lines = append(p.Lines, lines...)
	}
	return p, true
}

// asItems takes several lines of a property that is a list for its items.
func asItems(lines []outline.Line) []outline.Line {
	if len(lines) < 2 {
		return lines
	}
	out := make([]outline.Line, len(lines))
	for i, l := range lines {
		if out[i] = l; l.Shape == outline.Paragraph && !strings.Contains(l.Text, ". ") {
			out[i].Shape, out[i].Level = outline.Item, 1
		}
	}
	return out
}

// settings gives what a posting says of the place and kind of work.
func settings(industry, hours, employment string, remote bool) (out []string) {
	employment = strings.ToLower(strings.ReplaceAll(employment, "_", " "))
	for _, s := range []string{industry, hours, employment} {
		if s = outline.Clean(s); s != "" && len(s) < 120 {
			out = append(out, s)
		}
	}
	if remote {
		out = append(out, "remote work")
	}
	return out
}
