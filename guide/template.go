package guide

import (
	"embed"
	"io/fs"
	"path"
	"sync"

	"yardstick/internal/fault"
	"yardstick/internal/wording"
)

//go:embed templates
var shipped embed.FS

// inEnglish are the shipped templates. A test reads them too: that they are
// sound is settled before a program is built.
var inEnglish = sync.OnceValue(func() *Templates {
	t, err := LoadTemplates(shipped, "templates/en")
	if err != nil {
		panic(err)
	}
	return t
})

// Templates are the texts of derived guides in one language.
type Templates struct{ derived, openers sheet }

// sheet is one guide: its title and its questions.
type sheet struct {
	title     wording.Text
	questions []pattern
}

// pattern is one question with slots.
type pattern struct {
	id           string
	kind         QuestionType
	seconds      int
	needs        string // a slot; where it is empty, the question is left out
	text         wording.Text
	purpose      wording.Text
	probes       []wording.Text
	ways         map[string][]wording.Text // ways to tell it, as many under each name
	phrases      map[string][]wording.Text // said of one function
	requirements []demand
	anchors      map[int]wording.Text
}

// demand is one requirement with slots.
type demand struct {
	as                    Requirement // what needs no slots
	needs, covers         string
	text                  wording.Text
	items, shows, misses  []wording.Text
	mostShows, mostMisses int
}

// LoadTemplates reads the templates of one language from its folder: guide.yaml
// and openers.yaml, and a file for each question that they name. What is wrong
// in one (an unknown field or slot, a bracket not closed, a question that lint
// would refuse) is an Invalid fault with file, line and field.
func LoadTemplates(root fs.FS, folder string) (*Templates, error) {
	var t Templates
	for name, into := range map[string]*sheet{"guide": &t.derived, "openers": &t.openers} {
		var f sheetFile
		p, err := open(root, folder, name, &f)
		if err != nil {
			return nil, err
		}
		into.title = p.Text("title", f.Title, slotNames(nil, nil))
		for _, q := range f.Questions {
			question, err := loadQuestion(root, folder, q)
			if err != nil {
				return nil, err
			}
			into.questions = append(into.questions, question)
		}
		if len(f.Questions) == 0 {
			p.Fail("questions", "missing: name at least one question, which is the name of its file without .yaml")
		}
		if err := p.Err(); err != nil {
			return nil, err
		}
	}
	return &t, nil
}

// open reads one file of the folder into a struct.
func open(root fs.FS, folder, name string, into any) (*wording.Page, error) {
	file := path.Join(folder, name+".yaml")
	data, err := fs.ReadFile(root, file)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: file, Message: "cannot be read: " + err.Error(), Cause: err}
	}
	return wording.Open(file, data, into)
}

func loadQuestion(root fs.FS, folder, name string) (pattern, error) {
	var f templateFile
	p, err := open(root, folder, name, &f)
	if err != nil {
		return pattern{}, err
	}
	c := &compiler{Page: p}
	t := c.question(&f)
	return t, p.Err()
}
