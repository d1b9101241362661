package outline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// MaxText is how many bytes of text are read of one document.
const MaxText = 256 << 10

// Builder collects the lines of a document. The zero value is ready.
type Builder struct {
	Outline Outline
	size    int
}

// Add adds a line, cleaned; an empty one is left out. The mark of a list makes
// a paragraph an item. The error is fault.Invalid, when the text is too long.
func (b *Builder) Add(l Line) error {
	l.Text = Clean(l.Text)
	if l.Shape == Paragraph || l.Shape == Item {
		if text, item := Unmark(l.Text); item {
			l.Text, l.Shape = text, Item
		}
	}
	if l.Shape == Item {
		l.Level = max(l.Level, 1)
	}
	if label, value, row := Labelled(l.Text); row && l.Shape == Paragraph {
		l.Text, l.Label, l.Shape = value, label, Row
	}
	l.Label = Clean(l.Label)
	if !says(l.Text) {
		return nil
	}
	if b.size += len(l.Text) + len(l.Label); b.size > MaxText {
		return fault.Invalidf("holds more than %d KiB of text, the most that is read", MaxText>>10)
	}
	b.Outline.Lines = append(b.Outline.Lines, l)
	return nil
}

// AddAll adds lines.
func (b *Builder) AddAll(lines []Line) error {
	for _, l := range lines {
		if err := b.Add(l); err != nil {
			return err
		}
	}
	return nil
}

// labelled is a line that begins with a label: a few words with a capital and a colon.
var labelled = regexp.MustCompile(`^(\p{Lu}[\p{L}\d '’&/().-]{1,40}?):\s+(\S.*)$`)

// Labelled takes the label of at most five words off a line such as "Reports
// to: the head of care".
func Labelled(s string) (label, value string, ok bool) {
	m := labelled.FindStringSubmatch(s)
	if m == nil || len(strings.Fields(m[1])) > 5 {
		return "", s, false
	}
	return m[1], m[2], true
}

// says reports whether a line has a letter or a figure in it.
func says(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// titleLabels and firmLabels name the rows that say what the job is called and
// who offers it.
var (
	titleLabels = []string{
		"job title", "position title", "post title", "role title", "title of post", "title of position", "vacancy title",
		"title", "position", "post", "role", "vacancy", "job",
	}
	firmLabels = []string{"employer", "company", "company name", "organisation", "organization", "hiring organization", "hiring organisation"}
)

// maxField is the length in signs of the longest title or name of a firm.
const maxField = 120

// Fill takes title and firm from rows near the beginning of the document that
// are labelled so, where no field of the format gave them.
func (o *Outline) Fill() {
	for _, l := range o.Lines[:min(25, len(o.Lines))] {
		if l.Shape != Row || utf8.RuneCountInString(l.Text) > maxField {
			continue
		}
		name := strings.ToLower(l.Label)
		if o.Title == "" && slices.Contains(titleLabels, name) {
			o.Title = l.Text
		}
		if o.Firm == "" && slices.Contains(firmLabels, name) {
			o.Firm = l.Text
		}
	}
}

// kinds are the names of sorts of papers, which word processors keep where the title belongs.
var kinds = []string{
	"job description", "job advertisement", "job advert", "job posting", "person specification", "role profile", "job profile",
	"vacancy", "vacancies", "careers", "jobs", "position description", "untitled", "document", "home", "job details",
	"role description", "advertisement", "job specification", "job announcement", "we are hiring",
}

// TitleField gives s where it can be the title of a job, and nothing where it
// is empty, long, or the name of a sort of paper.
func TitleField(s string) string {
	s = Clean(s)
	if utf8.RuneCountInString(s) > maxField || !says(s) || slices.Contains(kinds, strings.ToLower(strings.Trim(s, " :.!"))) {
		return ""
	}
	return s
}
