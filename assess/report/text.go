package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"yardstick/assess"
)

// Style says how a text report is written.
type Style struct {
	Width int  // columns; below 40 counts as 40, above 100 as 100
	Color bool // a terminal that may be written to with colour
}

// Text writes the report of one finding for reading in a terminal. Without
// colour it says the same: evidence stands in square brackets with the numbers
// of its requirements.
func Text(w io.Writer, f *Finding, s Style) error {
	p := &printer{width: min(max(s.Width, 40), 100), color: s.Color}
	p.head(f)
	p.answer(f)
	p.requirements(f)
	p.reasons(f)
	_, err := io.WriteString(w, p.String())
	return err
}

// printer builds a text report.
type printer struct {
	strings.Builder
	width int
	color bool
}

func (p *printer) head(f *Finding) {
	a := &f.Assessment
	p.title(overallWords[a.Verdict], colorOf(a.Verdict))
	if s := f.standing(); s != "" {
		p.wrap("", "", s)
	}
	p.line("")
	p.wrap("Question  ", strings.Repeat(" ", 10), shown(f.Question.Text))
	p.wrap("Guide     ", strings.Repeat(" ", 10), fmt.Sprintf("%s, version %d, %s", a.Guide, f.Guide.Version, hash(a.GuideSHA256)))
	if a.Answer != "" {
		p.wrap("Answer    ", strings.Repeat(" ", 10), shown(a.Answer))
	}
	p.wrap("Assessor  ", strings.Repeat(" ", 10), assessor(a.Assessor))
	for _, code := range a.Warnings {
		p.wrap("Note      ", strings.Repeat(" ", 10), assess.Explain(code))
	}
}

func (p *printer) answer(f *Finding) {
	p.line("")
	p.title("The answer and its evidence", bold)
	runes := []rune(f.Answer)
	if strings.TrimSpace(shown(f.Answer)) == "" {
		p.wrap("  ", "  ", "(nothing)")
		return
	}
	var b strings.Builder
	for _, r := range f.regions(len(runes)) {
		part := shown(string(runes[r.start:r.end]))
		if len(r.numbers) == 0 {
			b.WriteString(part)
			continue
		}
		b.WriteString(markOpen + "[" + part + "]" + numbers(r.numbers) + markClose)
	}
	for _, paragraph := range strings.Split(strings.ReplaceAll(strings.TrimSpace(b.String()), "\r\n", "\n"), "\n") {
		p.wrap("  ", "  ", paragraph)
	}
}

func (p *printer) requirements(f *Finding) {
	p.line("")
	p.title("Requirement by requirement", bold)
	p.wrap("  ", "  ", Goodness(f.Assessment.Assessor))
	for i, r := range f.Assessment.Requirements {
		q := &f.Question.Requirements[i]
		lead := fmt.Sprintf("%3d %s ", i+1, sign[r.Verdict])
		p.wrap(p.paint(lead, verdictColor[r.Verdict]), "      ", p.paint(strings.ToUpper(Words(&r)), verdictColor[r.Verdict])+" "+q.Text)
		p.wrap("      ", "      ", fmt.Sprintf("(%s)", facts(f, i)))
		for _, e := range r.Evidence {
			p.wrap("      ", "       ", "“"+oneLine(shown(e.Quote))+"”")
		}
		if Unquoted(&r) {
			p.wrap("      ", "       ", noPassage)
		}
		for _, it := range r.Items {
			p.wrap("      "+sign[it.Verdict]+" ", "        ", it.Name+": "+verdictWords[it.Verdict])
		}
		if r.Advice != "" {
			p.wrap("      → ", "        ", r.Advice)
		}
	}
}

// facts gives the id, kind, weight, must and confidence of requirement i.
func facts(f *Finding, i int) string {
	r, q := &f.Assessment.Requirements[i], &f.Question.Requirements[i]
	s := fmt.Sprintf("%s, %s, weight %s", r.ID, r.Kind, decimal(weight(q)))
	if q.Must {
		s += ", a must"
	}
	if r.Verdict != assess.NotAssessed {
		s += fmt.Sprintf(", confidence %d %%", int(r.Confidence*100+0.5))
	}
	return s
}

func (p *printer) reasons(f *Finding) {
	p.line("")
	p.title("How the verdict was reached", bold)
	for _, s := range f.reasoning() {
		p.wrap("  ", "  ", s)
	}
	p.wrap("  ", "  ", "The assessor suggests; people decide.")
}

func hash(sha string) string {
	if len(sha) < 12 {
		return "not sealed"
	}
	return "SHA-256 " + sha[:12] + "…"
}

func assessor(a assess.Assessor) string {
	s := a.Name + " " + a.Version
	if a.Model != "" {
		s += ", model " + fingerprint.ReplaceAllString(a.Model, "$1…")
	}
	return s
}

// fingerprint is the hash of a model; people are shown its beginning, and programs
// all of it.
var fingerprint = regexp.MustCompile(`(sha256:[0-9a-f]{12})[0-9a-f]{52}`)

// numbers writes the numbers of requirements after a mark: "(1,3)".
func numbers(n []int) string {
	return "(" + strings.ReplaceAll(strings.Trim(fmt.Sprint(n), "[]"), " ", ",") + ")"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// sign stands for a verdict in one column, without colour.
var sign = map[assess.Verdict]string{
	assess.Met: "+", assess.Partly: "~", assess.NotMet: "-", assess.Contradicted: "!", assess.NotAssessed: "?",
}
