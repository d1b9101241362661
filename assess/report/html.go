package report

import (
	_ "embed"
	"html/template"
	"io"

	"yardstick/assess"
)

//go:embed page.gohtml
var pageSource string

var page = template.Must(template.New("page").Parse(pageSource))

// Page writes an HTML page of findings one after another, so that a stream
// takes no more memory than one answer. The page needs nothing from elsewhere:
// no script, no font, no picture.
type Page struct {
	w io.Writer
	n int
}

// NewPage begins a page.
func NewPage(w io.Writer, title string) (*Page, error) {
	return &Page{w: w}, page.ExecuteTemplate(w, "head", title)
}

// Add writes one finding.
func (p *Page) Add(f *Finding) error {
	p.n++
	return page.ExecuteTemplate(p.w, "finding", article(f, p.n))
}

// Close ends the page; it does not close the writer.
func (p *Page) Close() error { return page.ExecuteTemplate(p.w, "foot", nil) }

// articleView is what the template shows of a finding.
type articleView struct {
	Number                        int
	Verdict                       assess.Overall
	Headline, Standing, Question  string
	GuideID, SHA256, ID, Assessor string
	Version                       int
	Goodness                      string
	Notes, Reasons                []string
	Regions                       []Region
	Requirements                  []requirementView
}

type requirementView struct {
	Number             int
	Text, Words, Facts string
	Verdict            assess.Verdict
	Quotes             []string
	Items              []itemView
	Advice             string
	Unquoted           string
}

type itemView struct {
	Name, Words string
	Verdict     assess.Verdict
}

func article(f *Finding, n int) articleView {
	a := &f.Assessment
	v := articleView{
		Number: n, Verdict: a.Verdict, Headline: overallWords[a.Verdict], Standing: f.standing(),
		Question: shown(f.Question.Text), GuideID: a.Guide, SHA256: a.GuideSHA256, ID: shown(a.Answer),
		Assessor: assessor(a.Assessor), Version: f.Guide.Version, Goodness: Goodness(a.Assessor), Reasons: f.Reasons(), Regions: f.Regions(),
	}
	for _, code := range a.Warnings {
		v.Notes = append(v.Notes, assess.Explain(code))
	}
	for i := range a.Requirements {
		v.Requirements = append(v.Requirements, requirement(f, i))
	}
	return v
}

func requirement(f *Finding, i int) requirementView {
	r := &f.Assessment.Requirements[i]
	v := requirementView{
		Number: i + 1, Text: f.Question.Requirements[i].Text, Words: Words(r), Facts: facts(f, i),
		Verdict: r.Verdict, Advice: r.Advice,
	}
	for _, e := range r.Evidence {
		v.Quotes = append(v.Quotes, oneLine(shown(e.Quote)))
	}
	if Unquoted(r) {
		v.Unquoted = noPassage
	}
	for _, it := range r.Items {
		v.Items = append(v.Items, itemView{it.Name, verdictWords[it.Verdict], it.Verdict})
	}
	return v
}
