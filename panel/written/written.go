// Package written brings answers from files into a position: it says which answer is
// of which candidate and to which question, for a person to look at, and makes the
// commands that keep them, all or none.
//
// Sheets and JSON lines name the candidate and the question of each answer. What was
// said in an interview is divided where somebody else than the candidate asks a
// question of the guide. Nothing is guessed: what does not match is an error that
// names file, line and field.
package written

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yardstick/assess/answers"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/panel"
)

// MaxBytes is the largest file that is read.
const MaxBytes = 20 << 20

// Options say what a file alone does not.
type Options struct {
	Candidate string // whose answers they are, where the file does not say
	Question  string // what they answer, where the file does not say
	Speaker   string // how the candidate is called in what was said
	Column    string // of a sheet that holds the answers
	Sheet     string // of a workbook
}

// Match is one answer with whose it is.
type Match struct {
	Candidate string `json:"candidate"`
	Question  string `json:"question"`
	Answer    string `json:"answer"`
	Where     string `json:"-"` // line, row or cell
	Replaces  bool   `json:"-"` // there is an answer already
}

// Plan is what would be kept of a file.
type Plan struct {
	File    string
	Source  string // imported or transcript
	Import  string // names the file by its content
	Matches []Match
	Empty   int // answers without a word, which are left out
}

// Commands keep the answers.
func (p *Plan) Commands() []panel.Command {
	out := make([]panel.Command, len(p.Matches))
	for i, m := range p.Matches {
		out[i] = panel.RecordAnswer{Candidate: m.Candidate, Question: m.Question, Text: m.Answer, Source: p.Source, Import: p.Import}
	}
	return out
}

// Lines are the answers as JSON lines, which [Read] reads again.
func (p *Plan) Lines() (string, error) {
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	for _, m := range p.Matches {
		if err := to.Encode(m); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// reading is one file being matched with a position.
type reading struct {
	Options
	name      string
	view      *panel.View
	questions []guide.Question
	sought    [][]string           // longer words of the questions, once somebody has to be heard asking
	seen      map[[2]string]string // where the answer of a candidate to a question is
	plan      Plan
}

// Read matches a file with a position, seen in full with its guide. Errors are
// Invalid and name file, line and field.
func Read(name string, r io.Reader, view *panel.View, o Options) (Plan, error) {
	if view.Guide == nil || len(view.Guide.Document) == 0 {
		return Plan{}, fault.Conflictf("the guide is not sealed yet; answers belong to its questions")
	}
	guides, err := guide.Read("guide.json", view.Guide.Document)
	if err != nil {
		return Plan{}, err
	}
	in := &reading{Options: o, name: name, view: view, questions: guides[0].Questions, seen: map[[2]string]string{}}
	in.plan = Plan{File: name, Source: "imported"}
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	in.plan.Import = importOf(data)
	switch {
	case err != nil:
		return Plan{}, in.fail(0, "", "cannot be read: %v", err)
	case len(data) > MaxBytes:
		return Plan{}, in.fail(0, "", "is larger than %d MiB, the most that is read", MaxBytes>>20)
	case slices.Contains([]string{".txt", ".md", ".vtt", ".srt"}, strings.ToLower(filepath.Ext(name))):
		err = in.said(data)
	default:
		err = in.listed(data)
	}
	if err == nil && len(in.plan.Matches) == 0 {
		err = in.fail(0, "", "holds no answers")
	}
	return in.plan, err
}

// importOf names a file by its content.
func importOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "file-" + hex.EncodeToString(sum[:6])
}

// listed reads a sheet or JSON, an answer at a time.
func (in *reading) listed(data []byte) error {
	r, err := answers.Open(in.name, bytes.NewReader(data), answers.Options{
		Column: in.Column, Sheet: in.Sheet, Question: func(words string) bool { return in.question(words) != "" },
	})
	if err != nil {
		return err
	}
	if !r.Stream() {
		return in.said(data)
	}
	for {
		a, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = in.add(&a)
		}
		if err != nil {
			return err
		}
	}
}

func (in *reading) add(a *answers.Answer) error {
	if strings.TrimSpace(a.Text) == "" {
		in.plan.Empty++
		return nil
	}
	who := cmp.Or(strings.TrimSpace(a.Candidate), in.Candidate, a.ID)
	code, err := in.candidate(a.Line, cmp.Or(a.Field("candidate"), "candidate"), who)
	if err != nil {
		return err
	}
	asked := cmp.Or(strings.TrimSpace(a.Question), in.Question)
	question := in.question(asked)
	if question == "" {
		return in.fail(a.Line, cmp.Or(a.Field("question"), "question"), "is %.70q, which is no question of the guide; it has %s", asked, in.ids())
	}
	return in.match(a.Line, code, question, a.Text, cmp.Or(a.Cell, "line "+strconv.Itoa(a.Line)))
}

// match notes an answer. Two to the same question are an error.
func (in *reading) match(line int, candidate, question, text, where string) error {
	one := [2]string{candidate, question}
	if first, twice := in.seen[one]; twice {
		return in.fail(line, "question", "%s of %s is answered a second time; the first is in %s", question, candidate, first)
	}
	in.seen[one] = where
	if len(text) > panel.MaxText {
		return in.fail(line, "answer", "has %d bytes; the most is %d", len(text), panel.MaxText)
	}
	m := Match{Candidate: candidate, Question: question, Answer: text, Where: where}
	for _, c := range in.view.Candidates {
		m.Replaces = m.Replaces || c.Code == candidate && c.Answers[question] != ""
	}
	in.plan.Matches = append(in.plan.Matches, m)
	return nil
}

// candidate finds a candidate by code, or by the name where the viewer sees names
// and one alone has it.
func (in *reading) candidate(line int, field, who string) (string, error) {
	var found []string
	for _, c := range in.view.Candidates {
		if c.Erased || c.Gone {
			continue
		}
		if strings.EqualFold(c.Code, strings.TrimSpace(who)) {
			return c.Code, nil
		}
		if c.Name != "" && strings.EqualFold(c.Name, strings.TrimSpace(who)) {
			found = append(found, c.Code)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", in.fail(line, field, "is %.70q, which is nobody's code or name in this position", who)
	}
	return "", in.fail(line, field, "is %.70q, which several are called; write the code", who)
}

// question finds a question by its id or its words, "" for none.
func (in *reading) question(words string) string {
	words = strings.TrimSpace(words)
	for _, q := range in.questions {
		_, gone := in.view.Guide.Withdrawn[q.ID]
		if !gone && (q.ID == words || strings.EqualFold(strings.TrimSpace(q.Text), words)) {
			return q.ID
		}
	}
	return ""
}

func (in *reading) ids() string {
	ids := make([]string, len(in.questions))
	for i, q := range in.questions {
		ids[i] = q.ID
	}
	return strings.Join(ids, ", ")
}

func (in *reading) fail(line int, field, format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.File, e.Line, e.Field = in.name, line, field
	return e
}
