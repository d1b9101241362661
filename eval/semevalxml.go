package eval

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"yardstick/internal/document"
)

// Limits on one XML file of SemEval-2013; the largest released one has 31 kB.
const (
	maxXML      = 4 << 20 // bytes
	maxXMLDepth = 8       // elements within elements
)

// ShortQuestion is one file of SemEval-2013 task 7: a question, its reference
// answers and the answers of students.
type ShortQuestion struct {
	ID         string
	Module     string
	Text       string
	References []Reference
	Answers    []ShortAnswer
}

// Reference is an answer that a teacher wrote. Category is BEST, GOOD, MINIMAL
// or KEYWORD in Beetle and empty in SciEntsBank.
type Reference struct {
	ID, Category, Text string
}

// ShortAnswer is an answer of a student with its gold label, correct,
// incorrect or, in the 3-way files, contradictory. File and Line say where it stands.
type ShortAnswer struct {
	ID, Gold, Text string
	File           string
	Line           int
}

// ReadShortQuestion reads one XML file. A document type, an element in a place
// where it does not belong, nesting deeper than 8, a missing id or question, no
// reference answer, or another label is an Invalid fault that names file, line and field.
func ReadShortQuestion(name string, r io.Reader) (*ShortQuestion, error) {
	content, err := document.Read(r, name, maxXML)
	if err != nil {
		return nil, err
	}
	p := &xmlReader{name: name, decoder: xml.NewDecoder(bytes.NewReader(content)), ids: make(map[string]int)}
	if err := p.read(); err != nil {
		return nil, err
	}
	switch q := &p.question; {
	case !p.found:
		return nil, at(name, 0, "question", "is missing: want a SemEval-2013 question")
	case q.ID == "":
		return nil, at(name, 0, "question", "has no id")
	case q.Text == "":
		return nil, at(name, 0, "questionText", "is missing")
	case len(q.References) == 0:
		return nil, at(name, 0, "referenceAnswers", "holds no reference answer")
	default:
		return q, nil
	}
}

// xmlReader walks through a file token by token: what it does not know it
// refuses, and nothing is expanded.
type xmlReader struct {
	name     string
	decoder  *xml.Decoder
	path     []string        // the open elements
	text     strings.Builder // of the innermost element that holds text
	question ShortQuestion
	found    bool
	ids      map[string]int // line of each student answer
}

// read takes all tokens.
func (p *xmlReader) read() error {
	for {
		token, err := p.decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return p.syntax(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = p.start(t)
		case xml.EndElement:
			p.end()
		case xml.CharData:
			p.text.Write(t)
		case xml.Directive:
			err = p.fail("", "holds a document type or another directive, which is not read")
		}
		if err != nil {
			return err
		}
	}
}

// Where an element may stand: its path from the root.
const (
	inQuestion   = "question"
	inText       = "question/questionText"
	inReferences = "question/referenceAnswers"
	inReference  = "question/referenceAnswers/referenceAnswer"
	inAnswers    = "question/studentAnswers"
	inAnswer     = "question/studentAnswers/studentAnswer"
)

// start opens an element.
func (p *xmlReader) start(e xml.StartElement) error {
	if len(p.path) == maxXMLDepth {
		return p.fail("", "is nested deeper than %d elements", maxXMLDepth)
	}
	p.path = append(p.path, e.Name.Local)
	p.text.Reset()
	switch path := strings.Join(p.path, "/"); path {
	case inQuestion:
		if p.found {
			return p.fail("question", "stands twice: want one question a file")
		}
		p.found = true
		p.question.ID, p.question.Module = attribute(e, "id"), attribute(e, "module")
	case inText, inReferences, inAnswers:
	case inReference:
		p.question.References = append(p.question.References, Reference{ID: attribute(e, "id"), Category: attribute(e, "category")})
	case inAnswer:
		return p.answer(e)
	default:
		return p.fail(path, "does not belong into a SemEval-2013 file")
	}
	return nil
}

// answer opens a student's answer.
func (p *xmlReader) answer(e xml.StartElement) error {
	line, _ := p.decoder.InputPos()
	a := ShortAnswer{ID: attribute(e, "id"), Gold: attribute(e, "accuracy"), File: p.name, Line: line}
	if a.ID == "" {
		return p.fail("studentAnswer", "has no id")
	}
	if first, ok := p.ids[a.ID]; ok {
		return p.fail("studentAnswer", "the id %q stands on line %d already", a.ID, first)
	}
	if !isShortLabel(a.Gold) {
		return p.fail("accuracy", "%q is not a label: want correct, incorrect or contradictory", a.Gold)
	}
	p.ids[a.ID] = line
	p.question.Answers = append(p.question.Answers, a)
	return nil
}

// end closes an element and keeps the text of those that hold one.
func (p *xmlReader) end() {
	text := strings.TrimSpace(p.text.String())
	switch q := &p.question; strings.Join(p.path, "/") {
	case inText:
		q.Text = text
	case inReference:
		q.References[len(q.References)-1].Text = text
	case inAnswer:
		q.Answers[len(q.Answers)-1].Text = text
	}
	p.text.Reset()
	p.path = p.path[:len(p.path)-1]
}

// fail makes a fault at the place that the decoder has reached.
func (p *xmlReader) fail(field, format string, args ...any) error {
	line, _ := p.decoder.InputPos()
	return at(p.name, line, field, format, args...)
}

// syntax says where a file is not XML.
func (p *xmlReader) syntax(err error) error {
	message := err.Error()
	var s *xml.SyntaxError
	if errors.As(err, &s) {
		message = s.Msg
	}
	return p.fail("", "is not XML: %s", message)
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
