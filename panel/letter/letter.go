// Package letter holds what candidates are told and by when, and how long a
// position is kept: letters, clocks and retention rules as data that an
// organisation edits, each with its source and the day on which somebody last
// compared it with that source. Nothing here is advice on the law.
//
// The data are read from a file ([Read]) or are those that come with the program
// ([Standard]); docs/letters.md lists them.
package letter

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// Format is the value of the field yardstick in a file.
const Format = "letters/v1"

// Book is everything that a file holds.
type Book struct {
	Format    string   `yaml:"yardstick"`
	Letters   []Letter `yaml:"letters"`
	Clocks    []Clock  `yaml:"clocks"`
	Retention []Rule   `yaml:"retention"`
}

// Letter is a text with slots such as {name}.
type Letter struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
	When  string `yaml:"when"` // in words
	Text  string `yaml:"text"`
}

// Clock says within how many days of something something else is due.
type Clock struct {
	ID     string `yaml:"id"`
	After  Event  `yaml:"after"`
	Days   int    `yaml:"days"`
	Due    string `yaml:"due"`    // in words
	Letter string `yaml:"letter"` // which letter answers it, "" where another entry does
	Place  string `yaml:"place"`  // "" everywhere
	Source Source `yaml:"source"`
}

// Event is what starts a clock.
type Event string

// The events.
const (
	Decided   Event = "decided"   // the decision, for every candidate
	Adverse   Event = "adverse"   // the decision, for candidates who were not chosen
	Requested Event = "requested" // a request of a candidate
	// Interviewed is the interview that was planned, for every candidate who had one.
	Interviewed Event = "interviewed"
)

// Rule says how long a position is kept in a place.
type Rule struct {
	ID     string `yaml:"id"`
	Place  string `yaml:"place"`
	Months int    `yaml:"months"` // from the decision
	What   string `yaml:"what"`
	Source Source `yaml:"source"`
}

// Source is where something stands, and when it was last compared with it.
type Source struct {
	Name    string `yaml:"name" json:"name"`
	Checked string `yaml:"checked" json:"checked"`                     // 2026-11-30, or "" for never
	Against string `yaml:"against,omitempty" json:"against,omitempty"` // with what it was compared
}

//go:embed standard.yaml
var standard []byte

// Standard are the data that come with the program.
func Standard() (*Book, error) { return Read("standard.yaml", standard) }

// Read reads a file. Errors are Invalid and name file, line and field.
func Read(name string, data []byte) (*Book, error) {
	d, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	var b Book
	if err := d.Decode(&b); err != nil {
		return nil, err
	}
	if b.Format != Format {
		return nil, d.Errorf("yardstick", "is %q; a file of letters says %s", b.Format, Format)
	}
	return &b, b.check(d)
}

func (b *Book) check(d *document.Document) error {
	seen := map[string]bool{}
	for i, l := range b.Letters {
		at := "letters[" + strconv.Itoa(i) + "]"
		if !idForm.MatchString(l.ID) || seen[l.ID] {
			return d.Errorf(at+".id", "is %q; an id is made of a-z, 0-9 and -, and stands once", l.ID)
		}
		seen[l.ID] = true
		for _, slot := range slots.FindAllString(l.Text, -1) {
			if !slices.Contains(known, strings.Trim(slot, "{}")) {
				return d.Errorf(at+".text", "holds the slot %s; known are %s", slot, strings.Join(known, ", "))
			}
		}
	}
	for i, c := range b.Clocks {
		at := "clocks[" + strconv.Itoa(i) + "]"
		switch {
		case c.Days < 1 || c.Days > 3650:
			return d.Errorf(at+".days", "is %d; a clock has 1 to 3650 days", c.Days)
		case c.After != Decided && c.After != Adverse && c.After != Requested && c.After != Interviewed:
			return d.Errorf(at+".after", "is %q; a clock starts when something is decided, adverse, requested or interviewed", string(c.After))
		case c.Letter != "" && !seen[c.Letter]:
			return d.Errorf(at+".letter", "is %q, which is no letter of this file", c.Letter)
		case c.Source.Name == "":
			return d.Errorf(at+".source.name", "is empty; say where it comes from")
		}
	}
	for i, r := range b.Retention {
		at := "retention[" + strconv.Itoa(i) + "]"
		if r.Months < 1 || r.Months > 600 || r.Place == "" || r.Source.Name == "" {
			return d.Errorf(at, "wants a place, 1 to 600 months and a source")
		}
	}
	return nil
}

var (
	idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	slots  = regexp.MustCompile(`\{[^}]*\}`)
)

// known are the slots of letters.
var known = []string{"name", "position", "organisation", "contact", "outcome", "reason", "asked", "measured", "tool", "date", "until"}

// Fill fills a letter in. A slot without a value is Invalid and named; a letter that
// is not there is NotFound.
func (b *Book) Fill(id string, values map[string]string) (string, error) {
	text, missing, err := b.Draft(id, values)
	if err == nil && len(missing) > 0 {
		err = fault.Invalidf("the letter %s wants a value for %s", id, strings.Join(missing, ", "))
	}
	return text, err
}

// Draft fills a letter in as far as there are values: the other slots stay, and are
// named. A letter that is not there is NotFound.
func (b *Book) Draft(id string, values map[string]string) (text string, missing []string, err error) {
	i := slices.IndexFunc(b.Letters, func(l Letter) bool { return l.ID == id })
	if i < 0 {
		return "", nil, fault.NotFoundf("there is no letter %q", id)
	}
	text = slots.ReplaceAllStringFunc(b.Letters[i].Text, func(slot string) string {
		name := strings.Trim(slot, "{}")
		if strings.TrimSpace(values[name]) != "" {
			return values[name]
		}
		if !slices.Contains(missing, name) {
			missing = append(missing, name)
		}
		return slot
	})
	return text, missing, nil
}

// Open are the slots that a text still holds.
func Open(text string) []string { return slots.FindAllString(text, -1) }

// Until is until when a position is kept: the longest of the rules of these places,
// counted from a day. Rules are the ids of all that apply. No rule at all is NotFound.
func (b *Book) Until(places []string, from time.Time) (until time.Time, rules []string, err error) {
	for _, r := range b.Retention {
		if !slices.Contains(places, r.Place) {
			continue
		}
		rules = append(rules, r.ID)
		if at := from.AddDate(0, r.Months, 0); at.After(until) {
			until = at
		}
	}
	if len(rules) == 0 {
		return until, nil, fault.NotFoundf("no retention rule is of %s; known places are %s", strings.Join(places, ", "),
			strings.Join(b.Places(), ", "))
	}
	return until, rules, nil
}

// Places are the places that have a retention rule.
func (b *Book) Places() []string {
	var all []string
	for _, r := range b.Retention {
		all = append(all, r.Place)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// AllPlaces are the places of which there is a clock or a rule.
func (b *Book) AllPlaces() []string {
	all := b.Places()
	for _, c := range b.Clocks {
		if c.Place != "" {
			all = append(all, c.Place)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
