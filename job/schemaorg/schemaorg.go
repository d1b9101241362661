// Package schemaorg writes a job in the vocabulary of schema.org: as a JobPosting,
// for the page of a vacancy, or as an Occupation, for a catalogue. Reading both is
// intake's (intake/posting); a job that was written here comes back with every duty
// under its function.
//
// What a panel keeps to itself does not go out: measures, danger signs, criteria and
// what an importer guessed.
package schemaorg

import (
	"encoding/json"
	"html"
	"io"
	"net/url"
	"strings"
	"time"

	"yardstick/internal/fault"
	"yardstick/job"
)

// Posting says of a vacancy what the job does not. Search engines demand
// organisation, place and date; what is empty is left out.
type Posting struct {
	Organization string
	URL          string // of the organisation
	Location     string // a town
	Country      string // two letters of ISO 3166, such as GB
	Posted       string // a date, 2026-03-31
	Through      string // a date: until when people may apply
	Employment   string // such as FULL_TIME
}

// employments are what schema.org's readers know.
const employments = " FULL_TIME PART_TIME CONTRACTOR TEMPORARY INTERN VOLUNTEER PER_DIEM OTHER "

type jobPosting struct {
	Context      string        `json:"@context"`
	Type         string        `json:"@type"`
	Identifier   identifier    `json:"identifier"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	Organization *organization `json:"hiringOrganization,omitempty"`
	Location     *place        `json:"jobLocation,omitempty"`
	Posted       string        `json:"datePosted,omitempty"`
	Through      string        `json:"validThrough,omitempty"`
	Employment   string        `json:"employmentType,omitempty"`
}

type occupation struct {
	Context          string     `json:"@context"`
	Type             string     `json:"@type"`
	Identifier       identifier `json:"identifier"`
	Name             string     `json:"name"`
	Description      string     `json:"description,omitempty"`
	Responsibilities []string   `json:"responsibilities"`
}

type identifier struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"sameAs,omitempty"`
}

type place struct {
	Type    string  `json:"@type"`
	Address address `json:"address"`
}

type address struct {
	Type     string `json:"@type"`
	Locality string `json:"addressLocality,omitempty"`
	Country  string `json:"addressCountry,omitempty"`
}

const context = "https://schema.org/"

func idOf(j *job.Job) identifier { return identifier{"PropertyValue", "Yardstick job", j.ID} }

// WritePosting writes a job as a JobPosting in JSON-LD, which may stand in a script of
// a page as it is. An Invalid fault names the field of the posting that is wrong.
func WritePosting(w io.Writer, j *job.Job, p Posting) error {
	if err := p.check(); err != nil {
		return err
	}
	out := jobPosting{
		Context: context, Type: "JobPosting", Identifier: idOf(j), Title: j.Title, Description: descriptionOf(j),
		Posted: p.Posted, Through: p.Through, Employment: p.Employment,
	}
	if p.Organization != "" {
		out.Organization = &organization{"Organization", p.Organization, p.URL}
	}
	if p.Location != "" || p.Country != "" {
		out.Location = &place{"Place", address{"PostalAddress", p.Location, p.Country}}
	}
	return write(w, out)
}

// WriteOccupation writes a job as an Occupation in JSON-LD.
func WriteOccupation(w io.Writer, j *job.Job) error {
	out := occupation{Context: context, Type: "Occupation", Identifier: idOf(j), Name: j.Title, Description: aboutOf(j)}
	for i := range j.Functions {
		out.Responsibilities = append(out.Responsibilities, functionOf(&j.Functions[i]))
	}
	return write(w, out)
}

// write keeps what HTML would take for its own escaped, as JSON allows.
func write(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// descriptionOf is everything in HTML, as readers of postings want it.
func descriptionOf(j *job.Job) string {
	var b strings.Builder
	b.WriteString(aboutOf(j))
	for i := range j.Functions {
		b.WriteString(functionOf(&j.Functions[i]))
	}
	return b.String()
}

// aboutOf is purpose, setting and team.
func aboutOf(j *job.Job) string {
	var b strings.Builder
	for _, s := range []string{j.Purpose, strings.Join(j.Setting, ", "), j.Team} {
		if s != "" {
			b.WriteString("<p>" + html.EscapeString(s) + "</p>")
		}
	}
	return b.String()
}

// functionOf is a function with its duties.
func functionOf(f *job.Function) string {
	var b strings.Builder
	b.WriteString("<h3>" + html.EscapeString(f.Name) + "</h3>")
	if len(f.Duties) == 0 {
		return b.String()
	}
	b.WriteString("<ul>")
	for _, d := range f.Duties {
		b.WriteString("<li>" + html.EscapeString(d) + "</li>")
	}
	return b.String() + "</ul>"
}

// check says what is wrong with what was given besides the job.
func (p Posting) check() error {
	bad := func(field, format string, args ...any) error {
		e := fault.Invalidf(format, args...)
		e.Field = field
		return e
	}
	for _, d := range []struct{ field, date string }{{"--posted", p.Posted}, {"--through", p.Through}} {
		if _, err := time.Parse(time.DateOnly, d.date); d.date != "" && err != nil {
			return bad(d.field, "%q is no date; want the form 2026-03-31", d.date)
		}
	}
	if p.Posted != "" && p.Through != "" && p.Through < p.Posted {
		return bad("--through", "%s is before %s, on which it is posted", p.Through, p.Posted)
	}
	if u, err := url.Parse(p.URL); p.URL != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
		return bad("--url", "%q is no address; want such as https://people.example.org", p.URL)
	}
	if p.URL != "" && p.Organization == "" {
		return bad("--organization", "is missing; --url is the address of an organisation")
	}
	if p.Country != "" && (len(p.Country) != 2 || strings.ToUpper(p.Country) != p.Country) {
		return bad("--country", "%q is no country; want two letters, such as GB", p.Country)
	}
	if p.Employment != "" && !strings.Contains(employments, " "+p.Employment+" ") {
		return bad("--employment", "%q is none of%s", p.Employment, strings.TrimRight(employments, " "))
	}
	return nil
}
