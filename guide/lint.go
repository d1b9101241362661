package guide

import (
	"fmt"
	"strings"

	"yardstick/job"
)

// Severity says how much a finding weighs: a guide with errors may not be sealed.
type Severity string

// The severities of a finding.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Finding is one thing that [Lint] found. Field is a path within the guide
// such as questions[0].requirements[2].text; Rule names the check.
type Finding struct {
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"`
	Field    string   `json:"field"`
	Message  string   `json:"message"`
}

// String gives the finding in one line.
func (f Finding) String() string {
	return fmt.Sprintf("%s: %s: %s [%s]", f.Severity, f.Field, f.Message, f.Rule)
}

// Bounds of what an interview can bear.
const (
	longQuestion  = 60   // words; a listener loses the thread after that
	longSituation = 300  // words of a situational question, which is handed over on paper
	longInterview = 5400 // seconds of all questions together
	manyAsked     = 3    // question marks in one question
)

// Lint finds what a careful panel would not leave in a guide, in the order of
// the guide. j is the job that the guide is for, nil where it is not known;
// with it, functions that no question asks about are found, and what the job's
// own lint finds is repeated: a guide is no better than its job.
func Lint(g *Guide, j *job.Job) []Finding {
	l := &linter{}
	total := 0
	texts := map[string]string{}
	for i := range g.Questions {
		q, path := &g.Questions[i], at("questions", i)
		l.question(path, q)
		l.twice(texts, path+".text", q.Text)
		total += q.Seconds
	}
	if total > longInterview {
		l.add(Warning, "time", "questions", "take %d minutes together: nobody listens well for more than %d", total/60, longInterview/60)
	}
	if j != nil {
		l.functions(g, j)
		l.job(j)
	}
	return l.findings
}

// job repeats what the lint of the job found, as warnings about the job.
func (l *linter) job(j *job.Job) {
	for _, f := range job.Lint(j) {
		l.add(Warning, "job", "job."+f.Field, "%s", f.Message)
	}
}

type linter struct{ findings []Finding }

func (l *linter) add(s Severity, rule, field, format string, args ...any) {
	l.findings = append(l.findings, Finding{Severity: s, Rule: rule, Field: field, Message: fmt.Sprintf(format, args...)})
}

// twice finds a text that was there before, whatever its case and spacing.
func (l *linter) twice(seen map[string]string, field, text string) {
	key := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if first, ok := seen[key]; ok {
		l.add(Error, "duplicate", field, "says the same as %s", first)
		return
	}
	seen[key] = field
}

func (l *linter) question(path string, q *Question) {
	l.lawful(path+".text", q.Text)
	for i, p := range q.Probes {
		l.lawful(at(path+".probes", i), p)
	}
	l.length(path, q)
	l.missing(path, q)
	l.anchors(path+".anchors", q.Anchors)
	seen := map[string]string{}
	for i := range q.Requirements {
		p := at(path+".requirements", i)
		l.twice(seen, p+".text", q.Requirements[i].Text)
		l.requirement(p, &q.Requirements[i])
	}
}

func (l *linter) length(path string, q *Question) {
	limit := longQuestion
	if q.Type == Situational {
		limit = longSituation
	}
	if n := len(strings.Fields(q.Text)); n > limit {
		l.add(Warning, "long", path+".text", "has %d words: nobody keeps more than %d in mind", n, limit)
	}
	if n := strings.Count(q.Text, "?"); n > manyAsked {
		l.add(Warning, "long", path+".text", "asks %d questions at once: put one, and make the others probes", n)
	}
}

// missing finds what a structured interview needs and the question leaves out.
func (l *linter) missing(path string, q *Question) {
	if q.Purpose == "" {
		l.add(Warning, "purpose", path+".purpose", "missing: say what the answer tells about the job")
	}
	if q.Seconds == 0 {
		l.add(Warning, "time", path+".seconds", "missing: every candidate should have the same time")
	}
	if len(q.Probes) == 0 {
		l.add(Warning, "probes", path+".probes", "missing: without agreed probes, raters help one candidate and not the next")
	}
	for _, r := range q.Requirements {
		if r.Must {
			return
		}
	}
	l.add(Warning, "must", path+".requirements", "none is a must: say what an answer cannot do without")
}

func (l *linter) requirement(path string, r *Requirement) {
	l.lawfulRequirement(path+".text", r.Text)
	l.visible(path+".text", r.Text)
	l.single(path+".text", r)
	l.samples(path, r)
}

func (l *linter) samples(path string, r *Requirement) {
	if len(r.Shows) == 0 {
		l.add(Warning, "samples", path+".shows", "missing: write a sentence that meets the requirement, so that raters mean the same")
	}
	if len(r.Misses) == 0 {
		l.add(Warning, "samples", path+".misses", "missing: write a sentence that comes close and does not meet it")
	}
	seen := map[string]string{}
	for i, s := range r.Shows {
		l.twice(seen, at(path+".shows", i), s)
	}
	for i, s := range r.Misses {
		l.twice(seen, at(path+".misses", i), s)
	}
}

// CompactField turns the field of a finding into the field of the ith guide of
// a compact file, whose one question has no list around it.
func CompactField(i int, field string) string {
	base := at("guides", i)
	rest, ok := strings.CutPrefix(field, "questions[0].")
	switch {
	case !ok:
		return base
	case rest == "text":
		return base + ".question"
	default:
		return base + "." + rest
	}
}
