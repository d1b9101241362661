package job

import (
	"fmt"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Limits of a job file. A real job integrates two to six functions.
const (
	MaxFunctions = 20
	MaxEntries   = 40   // of any list within a function
	MaxCriteria  = 600  // two outcomes of each cell, and some to spare
	MaxText      = 2000 // of any text, code points
	maxID        = 80   // of an id, bytes
)

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// report receives one fault of a job: the field and what is wrong with it.
type report func(field, format string, args ...any)

// check reports everything that makes a job unsound.
func check(j *Job, bad report) {
	checkID("id", j.ID, nil, bad)
	if j.Title == "" {
		bad("title", "is missing; give the job's title")
	}
	checkTexts(j, bad)
	switch {
	case len(j.Functions) == 0:
		bad("functions", "is missing; a job has at least one function")
	case len(j.Functions) > MaxFunctions:
		bad("functions", "has %d entries; at most %d are read", len(j.Functions), MaxFunctions)
		return
	case len(j.Criteria) > MaxCriteria:
		bad("criteria", "has %d entries; at most %d are read", len(j.Criteria), MaxCriteria)
		return
	}
	seen := map[string]string{}
	for i := range j.Functions {
		checkFunction(fmt.Sprintf("functions[%d]", i), &j.Functions[i], seen, bad)
	}
	for i := range j.Criteria {
		checkCriterion(fmt.Sprintf("criteria[%d]", i), j, &j.Criteria[i], bad)
	}
	checkList("served", j.Served, bad)
	checkDraft(j, bad)
	checkAgreement(j, bad)
}

// Faults returns everything for which [Read] would refuse a job.
func Faults(j *Job) []Finding {
	l := &linter{}
	check(j, l.bad)
	return l.findings
}

// checkID holds that an id is there, has the form of one, and is new among
// those seen, which maps ids to the fields that had them first.
func checkID(field, id string, seen map[string]string, bad report) {
	switch {
	case id == "":
		bad(field, "is missing; give a short name such as customer-service")
	case len(id) > maxID || !slug.MatchString(id):
		bad(field, "is %q; an id is lower-case letters, digits and single hyphens, such as customer-service, at most %d characters",
			clip(id), maxID)
	case seen[id] != "":
		bad(field, "%q is the id of %s already; ids must differ", id, seen[id])
	}
	if seen != nil && seen[id] == "" {
		seen[id] = field
	}
}

func checkTexts(j *Job, bad report) {
	j.texts(func(field string, s *string) {
		n := utf8.RuneCountInString(*s)
		if n > MaxText {
			bad(field, "has %d characters; at most %d are read", n, MaxText)
		}
		if i := indexHidden(*s); i >= 0 {
			bad(field, "holds the invisible control character %U; take it out", []rune((*s)[i:])[0])
		}
	})
}

// indexHidden finds a control character, or one that reverses the direction of
// writing: neither belongs in a job, and both can deceive whoever reads it.
func indexHidden(s string) int {
	for i, r := range s {
		if unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return i
		}
	}
	return -1
}

func checkFunction(field string, f *Function, seen map[string]string, bad report) {
	checkID(field+".id", f.ID, seen, bad)
	if f.Name == "" {
		bad(field+".name", "is missing; name the area of work, such as customer service")
	}
	checkList(field+".duties", f.Duties, bad)
	checkList(field+".danger_signs", f.DangerSigns, bad)
	checkList(field+".works_with", f.WorksWith, bad)
	if len(f.Measures) > MaxEntries {
		bad(field+".measures", "has %d entries; at most %d are read", len(f.Measures), MaxEntries)
		return
	}
	measures := map[string]string{}
	for i := range f.Measures {
		checkMeasure(fmt.Sprintf("%s.measures[%d]", field, i), &f.Measures[i], measures, bad)
	}
}

func checkList(field string, list []string, bad report) {
	if len(list) > MaxEntries {
		bad(field, "has %d entries; at most %d are read", len(list), MaxEntries)
		return
	}
	for i, s := range list {
		if s == "" {
			bad(fmt.Sprintf("%s[%d]", field, i), "is empty; write it or leave the entry out")
		}
	}
}

func checkMeasure(field string, m *Measure, seen map[string]string, bad report) {
	checkID(field+".id", m.ID, seen, bad)
	if m.Name == "" {
		bad(field+".name", "is missing; say what is measured, such as waiting time")
	}
	if m.Better != "" && m.Better != Higher && m.Better != Lower {
		bad(field+".better", "is %q; it must be higher or lower", clip(string(m.Better)))
	}
}

func checkCriterion(field string, j *Job, c *Criterion, bad report) {
	f := j.Function(c.Function)
	switch {
	case f == nil:
		bad(field+".function", "is %q; the functions of this job are %s", clip(c.Function),
			ids(j.Functions, func(f Function) string { return f.ID }))
	case c.Measure != "" && f.Measure(c.Measure) == nil:
		bad(field+".measure", "is %q; the measures of %s are %s", clip(c.Measure), f.ID, ids(f.Measures, func(m Measure) string { return m.ID }))
	}
	if !slices.Contains(FailureKinds(), c.Kind) {
		bad(field+".kind", "is %q; it must be one of %s", clip(string(c.Kind)),
			ids(FailureKinds(), func(k FailureKind) string { return string(k) }))
	}
	if c.Outcome != Failure && c.Outcome != Success {
		bad(field+".outcome", "is %q; it must be failure or success", clip(string(c.Outcome)))
	}
	if c.Statement == "" {
		bad(field+".statement", "is missing; say in the first person when I have failed or succeeded")
	}
}
