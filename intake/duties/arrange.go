package duties

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"yardstick/internal/fault"
	"yardstick/job"
)

// Material is what an importer has of a job. Either Text is running text (with
// or without headings and bullets) or Statements holds single duties.
type Material struct {
	Title      string   // may be empty: then it is taken from the text
	Purpose    string   // a summary of the job that the source gives, may be empty
	Text       string   // at most MaxText bytes of UTF-8
	Statements []string // at most MaxStatements
}

// Arrange makes a job of the material: its duties in two to six functions,
// with measures, working relationships, team and setting as far as the text
// gives them. What was guessed is listed in the review of the job. It fails
// with fault.Invalid where no duty is found.
func Arrange(m Material) (job.Job, error) { return ArrangeFor(context.Background(), m) }

// ArrangeFor is [Arrange] for as long as somebody waits for it: where ctx ends
// first, the error is its.
func ArrangeFor(ctx context.Context, m Material) (job.Job, error) {
	if err := m.check(); err != nil {
		return job.Job{}, err
	}
	lines, found := readLines(m.Text)
	for _, s := range m.Statements {
		lines = append(lines, line{text: squeeze(s), section: doing, bullet: true})
	}
	a := &arrangement{ctx: ctx, lines: lines, labels: found, lex: tables()}
	a.setTitle(m)
	a.reader = &reader{lex: a.lex, title: strings.Fields(strings.ToLower(a.job.Title))}
	a.findDuties()
	if len(a.duties) == 0 {
		a.findAny()
	}
	if ctx.Err() != nil {
		return job.Job{}, ctx.Err()
	}
	if len(a.duties) == 0 {
		return job.Job{}, fault.Invalidf("no duties found: the text must say what the job does, for instance under the heading Duties")
	}
	a.setPurpose(m)
	a.setFunctions()
	a.setTargets()
	a.setPeople(m.Text)
	return a.job, nil
}

func (m Material) check() error {
	size := 0
	for _, s := range m.Statements {
		size += len(s)
	}
	switch {
	case len(m.Text)+size > MaxText:
		return fault.Invalidf("the text is larger than %d bytes", MaxText)
	case len(m.Statements) > MaxStatements:
		return fault.Invalidf("%d statements; at most %d are read", len(m.Statements), MaxStatements)
	case !utf8.ValidString(m.Text) || strings.ContainsRune(m.Text, 0):
		return fault.Invalidf("not plain text in UTF-8")
	}
	return nil
}

// arrangement is one job in the making.
type arrangement struct {
	ctx    context.Context // of the call
	lex    *lexicon
	reader *reader
	lines  []line
	labels labels
	duties []duty
	job    job.Job
}

// review marks a guessed field.
func (a *arrangement) review(field, format string, args ...any) {
	a.job.Review = append(a.job.Review, job.Review{Field: field, Reason: fmt.Sprintf(format, args...)})
}

// setTitle takes the title given, the label in the text, or a short first line.
func (a *arrangement) setTitle(m Material) {
	title := cmp.Or(squeeze(m.Title), a.labels.title)
	if title == "" {
		title = "Untitled job"
		if len(a.lines) > 0 && len(strings.Fields(a.lines[0].text)) <= 8 && !a.lines[0].bullet && !strings.HasSuffix(a.lines[0].text, ".") {
			title = a.lines[0].text
			a.lines = a.lines[1:]
		}
		a.review("title", "taken from the start of the text")
	}
	a.job = job.Job{Format: job.Format, Title: clip(title, 120)}
	a.job.ID = identifier(a.job.Title, "job")
}

// findDuties reads the duties from the sections that hold them; where no
// section is marked as such, from all that is not something else.
func (a *arrangement) findDuties() {
	headed := false
	for _, l := range a.lines {
		headed = headed || l.section == doing
	}
	seen := map[string]bool{}
	for _, l := range a.lines {
		if a.ctx.Err() != nil {
			return
		}
		if headed && l.section != doing || l.section == elsewhere || l.section == setting || l.section == targets {
			continue
		}
		for _, clause := range clauses(l.text) {
			a.addDuties(a.reader.read(clause, !headed || !l.bullet), seen)
		}
	}
	if len(a.duties) > MaxStatements {
		a.duties = a.duties[:MaxStatements]
	}
}

// addDuties adds what is not there yet; seen holds the texts in lower case.
func (a *arrangement) addDuties(found []duty, seen map[string]bool) {
	for _, d := range found {
		for _, part := range a.reader.splitSupervision(d) {
			if key := strings.ToLower(part.text); !seen[key] && len(words(part.text)) > 1 {
				seen[key] = true
				a.duties = append(a.duties, part)
			}
		}
	}
}

// findAny takes whole sentences as duties where no duty was found.
func (a *arrangement) findAny() {
	for _, l := range a.lines {
		for _, s := range clauses(l.text) {
			if l.section != elsewhere && len(words(s)) > 4 && !notDuty.MatchString(s) && len(a.duties) < 12 {
				a.duties = append(a.duties, duty{text: clip(sentenceCase(s), maxDuty), source: s, rest: s, area: -1})
			}
		}
	}
}

// setPurpose takes the purpose that the source gives, the summary of the text,
// or the first duty.
func (a *arrangement) setPurpose(m Material) {
	if a.job.Purpose = clip(squeeze(m.Purpose), maxDuty); a.job.Purpose != "" {
		return
	}
	for _, l := range a.lines {
		if first := sentences(l.text); l.section == summary && !l.bullet && len(words(first[0])) > 5 {
			a.job.Purpose = clip(strings.Join(first[:min(2, len(first))], " "), maxDuty)
			a.review("purpose", "the first sentences of the summary; say in one sentence what the job is for")
			return
		}
	}
	a.job.Purpose = a.duties[0].text
	a.review("purpose", "the first duty; say in one sentence what the job is for")
}

// setFunctions groups the duties and fills in the functions.
func (a *arrangement) setFunctions() {
	e := a.reader.weigh(a.duties, a.job.Title)
	all, groups := a.reader.divide(a.duties, a.reader.group(a.duties, e), a.job.Title)
	a.duties = all
	if len(groups) == 1 {
		a.review("functions", "the text holds one area of work only; split it if the job integrates more")
	} else {
		a.review("functions", "%d duties grouped into %d functions by the words they use; move what is in the wrong place", len(all), len(groups))
	}
	used := map[string]int{}
	for _, g := range groups {
		name, reason := a.reader.functionName(g, all)
		if k, taken := used[name]; taken {
			a.extend(k, g)
			continue
		}
		used[name] = len(a.job.Functions)
		a.review(fmt.Sprintf("functions[%d].name", len(a.job.Functions)), "%s", reason)
		a.job.Functions = append(a.job.Functions, job.Function{ID: a.unused(identifier(name, "function")), Name: name})
		a.extend(len(a.job.Functions)-1, g)
	}
}

// extend adds the duties of a group to function k.
func (a *arrangement) extend(k int, g group) {
	for i, m := range g.members {
		if len(a.job.Functions[k].Duties) >= job.MaxEntries {
			a.review(fmt.Sprintf("functions[%d].duties", k), "holds the first %d duties; %d more were left out", job.MaxEntries, len(g.members)-i)
			return
		}
		a.job.Functions[k].Duties = append(a.job.Functions[k].Duties, a.duties[m].text)
		a.setMeasures(k, a.duties[m].text)
	}
}

// unused gives an id that no function has yet.
func (a *arrangement) unused(id string) string {
	for _, f := range a.job.Functions {
		if f.ID == id {
			return a.unused(id + "-2")
		}
	}
	return id
}

// identifier makes an id of a name: lower-case words joined by hyphens.
func identifier(name, otherwise string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '\'' || r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.Trim(clip(strings.ReplaceAll(b.String(), "-", " "), 60), " …")
	return cmp.Or(strings.ReplaceAll(id, " ", "-"), otherwise)
}
