package batch

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"yardstick/assess/answers"
	domain "yardstick/batch"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/web/frame"
)

// shownRows is how many rows of a file a person looks at.
const shownRows = 5

// draftPage shows the first rows of a file, and asks what is what.
type draftPage struct {
	frame.Base
	B       domain.Batch
	Look    answers.Preview
	Columns domain.Columns // as they were chosen, or as they are guessed
	Guides  []Kept
	Job     string // the chosen guide
	Problem string
}

// Field is a choice of a column.
type Field struct {
	Name, Text, Help, Chosen string
	Head                     []string
}

// Fields are the columns that are asked for.
func (p draftPage) Fields() []Field {
	head := slices.DeleteFunc(slices.Clone(p.Look.Head), func(h string) bool { return strings.TrimSpace(h) == "" })
	c := p.Columns
	return []Field{
		{"answer", "batches.column.answer", "batches.column.answer.help", c.Answer, head},
		{"candidate", "batches.column.candidate", "", c.Candidate, head},
		{"id", "batches.column.id", "", c.ID, head},
		{"question", "batches.column.question", "", c.Question, head},
	}
}

// show shows a draft, or how far a batch is.
func (r *room) show(v *visit) error {
	b, err := r.Desk.Store.Batch(v.R.Context(), v.owner, v.R.PathValue("batch"))
	if err != nil {
		return err
	}
	if b.State == domain.Draft {
		return r.showDraft(v, http.StatusOK, "", domain.Columns{Sheet: v.Asked("sheet")}, "")
	}
	return r.progress(v, &b)
}

func (r *room) showDraft(v *visit, status int, problem string, c domain.Columns, job string) error {
	b, look, err := r.Desk.Look(v.R.Context(), v.owner, v.R.PathValue("batch"), c.Sheet, shownRows)
	if err != nil {
		return err
	}
	if c == (domain.Columns{Sheet: c.Sheet}) {
		c = guessed(&look)
	}
	c.Sheet = look.Sheet
	p := draftPage{Base: v.base("batches.draft", b.File), B: b, Look: look, Columns: c, Job: job, Problem: problem}
	if v.Person != "" && r.Guides != nil {
		if p.Guides, err = r.Guides(v.R.Context(), v.Person); err != nil {
			return err
		}
	}
	return v.PageWith(status, "batchdraft", p)
}

// guessed are the columns whose names say what they hold, in the words of forms and
// of systems for applicants. Of columns of which none is named so the one with long
// texts holds the answers, where there is one alone.
func guessed(p *answers.Preview) domain.Columns {
	head := p.Head
	find := func(names ...string) string {
		for _, name := range names {
			for _, h := range head {
				if strings.EqualFold(strings.TrimSpace(h), name) {
					return h
				}
			}
		}
		return ""
	}
	c := domain.Columns{
		Answer:    find("answer", "response", "answers", "answer text", "response text", "your answer", "transcript"),
		Candidate: find("candidate", "applicant", "name", "email", "e-mail", "email address", "student", "participant"),
		ID:        find("id", "ref", "reference", "answer id", "response id", "number"),
		Question:  find("question", "asked", "question id", "prompt"),
	}
	if c.Answer == "" {
		c.Answer = longTexts(p)
	}
	return c
}

// longText is how many bytes the cells of a column of answers have in the middle.
const longText = 60

// longTexts names the one column whose cells are long; "" where there is none, or more.
func longTexts(p *answers.Preview) string {
	name, found := "", 0
	for i, h := range p.Head {
		size, cells := 0, 0
		for _, row := range p.Rows {
			if i < len(row) && strings.TrimSpace(row[i]) != "" {
				size, cells = size+len(row[i]), cells+1
			}
		}
		if cells > 0 && size/cells >= longText {
			name, found = h, found+1
		}
	}
	if found != 1 {
		return ""
	}
	return name
}

// start begins a batch with what was said of its columns.
func (r *room) start(v *visit) error {
	c := domain.Columns{
		Sheet: v.Given("sheet"), Answer: v.Given("answer"), ID: v.Given("id"), Candidate: v.Given("candidate"),
		Question: v.Given("question"), Asked: strings.TrimSpace(v.Given("asked")),
	}
	id := v.R.PathValue("batch")
	g, err := r.guideOf(v)
	if err == nil {
		_, err = r.Desk.Start(v.R.Context(), v.owner, id, g, c)
	}
	if problem, status, ok := mendable(err); ok {
		return r.showDraft(v, status, problem, c, v.Given("job"))
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("batches", id))
}

// guideOf is the guide of a form: a file, or one that the visitor has.
func (r *room) guideOf(v *visit) (*guide.Guide, error) {
	if job := v.Given("job"); job != "" && v.Person != "" && r.Guide != nil {
		return r.Guide(v.R.Context(), v.Person, job)
	}
	name, data, err := v.Upload(frame.MaxFile)
	if err != nil {
		return nil, err
	}
	guides, err := guide.Read(name, data)
	if err != nil {
		return nil, err
	}
	if len(guides) != 1 {
		return nil, fault.Invalidf("%s holds %d guides; a batch has one", name, len(guides))
	}
	return &guides[0], nil
}

// mendable is what can be told to whoever gave something, and the status of the answer.
func mendable(err error) (problem string, status int, ok bool) {
	var f *fault.Error
	if !errors.As(err, &f) {
		return "", 0, false
	}
	switch f.Kind {
	case fault.Invalid:
		return f.Error(), http.StatusUnprocessableEntity, true
	case fault.Conflict:
		return f.Error(), http.StatusConflict, true
	}
	return "", 0, false
}
