package guide

import (
	"strings"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// file is what a guide file may hold: one guide, or, in the compact form,
// several guides with one question each under guides.
type file struct {
	Format    string     `yaml:"yardstick"`
	ID        *string    `yaml:"id"`
	Title     string     `yaml:"title"`
	Job       string     `yaml:"job"`
	Version   *int       `yaml:"version"`
	Scale     levels     `yaml:"scale"`
	Questions []question `yaml:"questions"`
	Pass      *pass      `yaml:"pass"`
	Record    *Rule      `yaml:"verdict_of_record"`
	Seal      *sealing   `yaml:"seal"`
	Guides    []compact  `yaml:"guides"`
}

// compact is a guide with one question whose id is the guide's own.
type compact struct {
	ID           string        `yaml:"id"`
	Job          string        `yaml:"job"`
	Question     string        `yaml:"question"`
	Requirements []requirement `yaml:"requirements"`
}

type question struct {
	ID           string        `yaml:"id"`
	Text         string        `yaml:"text"`
	Type         QuestionType  `yaml:"type"`
	Purpose      string        `yaml:"purpose"`
	Seconds      *int          `yaml:"seconds"`
	Probes       []string      `yaml:"probes"`
	Requirements []requirement `yaml:"requirements"`
	Anchors      levels        `yaml:"anchors"`
}

// requirement tells a field that was left out from one that was given as zero.
type requirement struct {
	ID      string   `yaml:"id"`
	Text    string   `yaml:"text"`
	Kind    Kind     `yaml:"kind"`
	Must    bool     `yaml:"must"`
	Weight  *float64 `yaml:"weight"`
	Items   []string `yaml:"items"`
	AtLeast *int     `yaml:"at_least"`
	Shows   []string `yaml:"shows"`
	Misses  []string `yaml:"misses"`
}

type pass struct {
	Score *float64 `yaml:"score"`
}

type sealing struct {
	SHA256 string `yaml:"sha256"`
	At     string `yaml:"at"`
	By     string `yaml:"by"`
}

// levels is a map from the levels of the scale to words. Its keys are read as
// text, because JSON knows no other keys.
type levels map[string]string

// Read reads the guides of one file, YAML or JSON: a guide/v1 file holds one,
// a compact file holds several with one question each. name is the file's
// name for errors, which say line and field. What a file may leave out is
// filled in: version 1, the default scale and pass score, weight 1, kind
// content, at_least all items, and a type that the question's words show.
func Read(name string, data []byte) ([]Guide, error) {
	doc, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	if err := aJob(doc); err != nil {
		return nil, err
	}
	var f file
	if err := doc.Decode(&f); err != nil {
		return nil, err
	}
	c := &checker{doc: doc}
	guides := c.file(&f)
	if c.err != nil {
		return nil, c.err
	}
	return guides, nil
}

// aJob says that a file is a job before its fields are called unknown.
func aJob(doc *document.Document) error {
	var head struct {
		Format string `yaml:"yardstick"`
	}
	if err := doc.DecodeKnown(&head); err != nil || !strings.HasPrefix(head.Format, "job/") {
		return nil //nolint:nilerr // reading it in earnest says what is wrong
	}
	return doc.Errorf("yardstick", "%q is not a guide but a job; derive its guide first (yardstick guide derive)", head.Format)
}

// checker turns what was decoded into guides and keeps the first error.
type checker struct {
	doc *document.Document
	err *fault.Error
}

// fail keeps the first thing that is wrong, with the line of its field.
func (c *checker) fail(path, format string, args ...any) {
	if c.err == nil {
		c.err = c.doc.Errorf(path, format, args...)
	}
}

// file tells the two forms apart.
func (c *checker) file(f *file) []Guide {
	if f.Format != "" && f.Format != Format {
		c.fail("yardstick", "%q is not a guide: want %q", f.Format, Format)
		return nil
	}
	if f.Guides != nil {
		return c.compactFile(f)
	}
	if f.Format == "" {
		c.fail("yardstick", "missing: a guide begins with yardstick: %s, a compact file with guides", Format)
		return nil
	}
	return []Guide{c.guide(f)}
}

// compactFile reads the guides of a compact file.
func (c *checker) compactFile(f *file) []Guide {
	if f.ID != nil || f.Questions != nil || f.Title != "" || f.Job != "" || f.Version != nil ||
		f.Scale != nil || f.Pass != nil || f.Record != nil || f.Seal != nil {
		c.fail("guides", "a file holds one guide or a list of guides, not both: remove the other fields")
	}
	c.size("guides", len(f.Guides), maxGuides, "guides")
	seen := ids{}
	guides := make([]Guide, 0, len(f.Guides))
	for i := range f.Guides {
		guides = append(guides, c.compact(at("guides", i), &f.Guides[i], seen))
	}
	return guides
}

// compact reads one guide of a compact file.
func (c *checker) compact(path string, w *compact, seen ids) Guide {
	c.id(path+".id", w.ID, seen)
	c.text(path+".question", w.Question, maxQuestion)
	c.optional(path+".job", w.Job)
	g := Guide{Format: Format, ID: w.ID, Job: w.Job, Version: 1, Scale: DefaultScale(), Pass: Pass{Score: DefaultPass}}
	g.Questions = []Question{{
		ID: w.ID, Text: w.Question, Type: recognise(w.Question),
		Requirements: c.requirements(path+".requirements", w.Requirements),
	}}
	return g
}
