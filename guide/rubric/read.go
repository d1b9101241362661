package rubric

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// Limits of what is read. They are those of a guide: what is larger becomes none.
const (
	maxRubrics  = 50
	maxCriteria = 40 + 1 // the answer as a whole besides
	maxLevels   = 5
)

// file is what is read of a package, or of one rubric. Fields of CASE that say
// nothing here are passed over.
type file struct {
	Document struct {
		Title      string               `yaml:"title"`
		Version    string               `yaml:"version"`
		Extensions *extension[ownGuide] `yaml:"extensions"`
	} `yaml:"CFDocument"`
	Rubrics []rubricIn `yaml:"CFRubrics"`
	// Definitions is where some programs keep rubrics, besides where the schema has them.
	Definitions struct {
		Rubrics []rubricIn `yaml:"CFRubrics"`
	} `yaml:"CFDefinitions"`

	Title       string        `yaml:"title"`
	Description string        `yaml:"description"`
	Criteria    []criterionIn `yaml:"CFRubricCriteria"`
	Headed      string        `yaml:"Title"`
	Criterion   []criterionIn `yaml:"CFRubricCriterion"`
}

// rubricIn is a rubric. Those of some programs spell its fields with a capital letter, and
// call the criteria by the name of one.
type rubricIn struct {
	Title       string                  `yaml:"title"`
	Description string                  `yaml:"description"`
	Criteria    []criterionIn           `yaml:"CFRubricCriteria"`
	Extensions  *extension[ownQuestion] `yaml:"extensions"`
	Headed      string                  `yaml:"Title"`
	Criterion   []criterionIn           `yaml:"CFRubricCriterion"`
}

// plain takes over what was spelt with a capital letter.
func (in *rubricIn) plain() {
	in.Title = cmp.Or(in.Title, in.Headed)
	if in.Criteria == nil {
		in.Criteria = in.Criterion
	}
	for i := range in.Criteria {
		c := &in.Criteria[i]
		c.Description = cmp.Or(c.Description, c.Capital)
		for k := range c.Levels {
			c.Levels[k].Description = cmp.Or(c.Levels[k].Description, c.Levels[k].Capital)
		}
	}
}

type criterionIn struct {
	Category    string                     `yaml:"category"`
	Description string                     `yaml:"description"`
	Capital     string                     `yaml:"Description"`
	Weight      *float64                   `yaml:"weight"`
	Position    int                        `yaml:"position"`
	Levels      []levelIn                  `yaml:"CFRubricCriterionLevels"`
	Extensions  *extension[ownRequirement] `yaml:"extensions"`
}

type levelIn struct {
	Description string   `yaml:"description"`
	Capital     string   `yaml:"Description"`
	Quality     string   `yaml:"quality"`
	Score       *float64 `yaml:"score"`
	Position    int      `yaml:"position"`
}

// Is reports whether a text looks like a package with rubrics, or one rubric.
func Is(text []byte) bool {
	head := bytes.TrimLeft(text, "\xef\xbb\xbf \t\r\n")
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte(`"CFRubric`))
}

// Read makes a guide of a package (JSON, at most document.MaxBytes), or of a single
// rubric. A package that [Write] wrote gives back its guide. What cannot become a
// guide is Invalid, with file, line and the field of the package.
func Read(name string, data []byte) (guide.Guide, error) {
	doc, err := document.Parse(name, data)
	if err != nil {
		return guide.Guide{}, err
	}
	var f file
	if err := doc.DecodeKnown(&f); err != nil {
		return guide.Guide{}, err
	}
	r := &reader{doc: doc, from: map[string]string{}}
	switch {
	case len(f.Rubrics) > 0:
	case f.Definitions.Rubrics != nil:
		f.Rubrics, r.in = f.Definitions.Rubrics, "CFDefinitions."
	case f.Criteria != nil || f.Criterion != nil:
		one := rubricIn{Title: f.Title, Description: f.Description, Criteria: f.Criteria, Headed: f.Headed, Criterion: f.Criterion}
		f.Rubrics, r.single = []rubricIn{one}, true
	}
	g, err := r.guide(&f)
	if err != nil {
		return guide.Guide{}, err
	}
	return r.checked(name, g)
}

// reader makes one guide. From maps fields of the guide to those of the package.
type reader struct {
	doc    *document.Document
	single bool
	in     string // where the rubrics are, before their name
	from   map[string]string
}

// checked holds the guide to everything that a guide file is held to.
func (r *reader) checked(name string, g *guide.Guide) (guide.Guide, error) {
	written, err := guide.MarshalIndentJSON(g)
	if err != nil {
		return guide.Guide{}, err
	}
	all, err := guide.Read(name, written)
	var e *fault.Error
	if errors.As(err, &e) {
		return guide.Guide{}, r.doc.Errorf(r.origin(e.Field), "%s", e.Message)
	}
	if err != nil {
		return guide.Guide{}, err
	}
	return all[0], nil
}

// origin is the field of the package whence a field of the guide came.
func (r *reader) origin(field string) string {
	for at := field; at != ""; {
		if from, ok := r.from[at]; ok {
			return from
		}
		at = at[:max(strings.LastIndexAny(at, ".["), 0)]
	}
	return "CFDocument"
}

func (r *reader) guide(f *file) (*guide.Guide, error) {
	switch n := len(f.Rubrics); {
	case n == 0:
		return nil, r.doc.Errorf(r.in+"CFRubrics", "is missing; a guide is made of the rubrics of a package, one a question")
	case n > maxRubrics:
		return nil, r.doc.Errorf(r.in+"CFRubrics", "has %d rubrics; at most %d become the questions of a guide", n, maxRubrics)
	}
	g := &guide.Guide{Title: f.Document.Title, Pass: guide.Pass{Score: guide.DefaultPass}}
	g.Version, _ = strconv.Atoi(f.Document.Version)
	g.ID = slug(cmp.Or(f.Document.Title, f.Title, f.Headed), "guide")
	r.from["version"] = "CFDocument.version"
	if x := f.Document.Extensions; x != nil {
		x.Yardstick.into(g)
	}
	seen := map[string]bool{}
	for i := range f.Rubrics {
		f.Rubrics[i].plain()
		at := fmt.Sprintf("%sCFRubrics[%d]", r.in, i)
		if r.single {
			at = ""
		}
		q, err := r.question(&f.Rubrics[i], at, fmt.Sprintf("questions[%d]", i), seen)
		if err != nil {
			return nil, err
		}
		g.Questions = append(g.Questions, *q)
	}
	if g.Scale == nil {
		g.Scale = scaleOf(f.Rubrics)
	}
	return g, nil
}

// into puts what only this program says into the guide.
func (x *ownGuide) into(g *guide.Guide) {
	if x.ID == "" {
		return // another's extension of the same name
	}
	g.ID, g.Title, g.Job, g.Scale = x.ID, x.Title, x.Job, x.Scale
	g.Pass.Score, g.Record = x.Pass, guide.Rule(x.Record)
	if x.Seal != nil {
		g.Seal = &guide.Sealing{SHA256: x.Seal.SHA256, At: x.Seal.At, By: x.Seal.By}
	}
}

func (r *reader) question(in *rubricIn, at, to string, seen map[string]bool) (*guide.Question, error) {
	if n := len(in.Criteria); n == 0 || n > maxCriteria {
		return nil, r.doc.Errorf(r.spelt(at, criteriaNames...), "has %d criteria; want 1 to %d, each a requirement", n, maxCriteria-1)
	}
	q := &guide.Question{Text: in.Title, Purpose: in.Description}
	if q.Text == "" {
		q.Text, q.Purpose = in.Description, ""
	}
	if x := in.Extensions; x != nil {
		q.ID, q.Type, q.Seconds, q.Probes = x.Yardstick.ID, guide.QuestionType(x.Yardstick.Type), x.Yardstick.Seconds, x.Yardstick.Probes
	}
	if q.ID == "" {
		q.ID = unused(slug(q.Text, "question"), seen)
	}
	seen[q.ID] = true
	r.from[to], r.from[to+".text"], r.from[to+".purpose"] = at, r.spelt(at, "title", "Title"), join(at, "description")
	return q, r.criteria(in, q, at, to)
}

// criteria makes the requirements and anchors of a question.
func (r *reader) criteria(in *rubricIn, q *guide.Question, at, to string) error {
	seen := map[string]bool{}
	var levels []criterionIn
	list := r.spelt(at, criteriaNames...)
	for i := range in.Criteria {
		c, from := &in.Criteria[i], fmt.Sprintf("%s[%d]", list, i)
		if n := len(c.Levels); n > maxLevels {
			return r.doc.Errorf(from+".CFRubricCriterionLevels", "has %d levels; a scale has at most %d", n, maxLevels)
		}
		if x := c.Extensions; x != nil && x.Yardstick.Whole {
			q.Anchors = own(c.Levels)
			r.from[to+".anchors"] = from + ".CFRubricCriterionLevels"
			continue
		}
		if c.Extensions == nil || c.Extensions.Yardstick.ID == "" {
			levels = append(levels, *c)
		}
		here := fmt.Sprintf("%s.requirements[%d]", to, len(q.Requirements))
		r.from[here], r.from[here+".text"], r.from[here+".weight"] = from, r.spelt(from, "description", "Description"), from+".weight"
		q.Requirements = append(q.Requirements, c.requirement(seen))
	}
	if q.Anchors == nil {
		q.Anchors = anchorsOf(levels)
		r.from[to+".anchors"] = list
	}
	return nil
}

func (c *criterionIn) requirement(seen map[string]bool) guide.Requirement {
	out := guide.Requirement{Text: cmp.Or(c.Description, c.Category)}
	if c.Weight != nil {
		out.Weight = *c.Weight
	}
	if x := c.Extensions; x != nil {
		y := &x.Yardstick
		out.ID, out.Kind, out.Must, out.Items, out.AtLeast = y.ID, guide.Kind(y.Kind), y.Must, y.Items, y.AtLeast
		out.Shows, out.Misses = y.Shows, y.Misses
	}
	if out.ID == "" {
		out.ID = unused(slug(cmp.Or(c.Category, c.Description), "requirement"), seen)
	}
	seen[out.ID] = true
	return out
}

// own are the anchors as they were written.
func own(levels []levelIn) map[int]string {
	out := map[int]string{}
	for _, l := range levels {
		out[l.Position] = l.Description
	}
	return out
}

var unfit = regexp.MustCompile(`[^a-z0-9]+`)

// slug makes an id of a text: its first words.
func slug(text, otherwise string) string {
	const most = 40
	s := strings.Trim(unfit.ReplaceAllString(strings.ToLower(text), "-"), "-")
	if len(s) > most {
		s = s[:most]
		if i := strings.LastIndexByte(s, '-'); i > 0 {
			s = s[:i]
		}
	}
	return cmp.Or(s, otherwise)
}

// unused makes an id one that is not there yet.
func unused(id string, seen map[string]bool) string {
	for n, next := 2, id; ; n++ {
		if !seen[next] {
			return next
		}
		next = id + "-" + strconv.Itoa(n)
	}
}

func join(at, field string) string {
	if at == "" {
		return field
	}
	return at + "." + field
}

// criteriaNames are what the field with the criteria of a rubric is called.
var criteriaNames = []string{"CFRubricCriteria", "CFRubricCriterion"}

// spelt is where a field is, by the first of its names that the file has.
func (r *reader) spelt(at string, names ...string) string {
	for _, name := range names {
		if r.doc.Has(join(at, name)) {
			return join(at, name)
		}
	}
	return join(at, names[0])
}

// inOrder are the levels of a criterion from the lowest on: by score, or by position
// where there is none.
func inOrder(levels []levelIn) []levelIn {
	out := slices.Clone(levels)
	slices.SortStableFunc(out, func(a, b levelIn) int {
		if a.Score != nil && b.Score != nil {
			return cmp.Compare(*a.Score, *b.Score)
		}
		return cmp.Compare(a.Position, b.Position)
	})
	return out
}
