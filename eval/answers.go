package eval

import (
	"bytes"
	"encoding/json"
	"io"

	"yardstick/internal/document"
)

// answerLine is a line of an answers file. Fields that an evaluation does not
// need, such as the candidate, are passed over.
type answerLine struct {
	ID       string  `json:"id"`
	Guide    string  `json:"guide"`
	Question string  `json:"question"`
	Answer   *string `json:"answer"`
}

// ReadAnswers reads an answers file, JSON lines with the fields id, guide,
// question and answer. Every answer needs an id here, since labels name it. What
// is wrong is an Invalid fault that names file, line and field. name is the file's name.
func ReadAnswers(name string, r io.Reader) ([]Answer, error) {
	content, err := document.Read(r, name, maxInput)
	if err != nil {
		return nil, err
	}
	var answers []Answer
	line := 0
	for row := range bytes.Lines(content) {
		line++
		if row = bytes.TrimSpace(row); len(row) == 0 {
			continue
		}
		var w answerLine
		if err := json.Unmarshal(row, &w); err != nil {
			return nil, jsonFault(name, line, "an answer", err)
		}
		switch {
		case w.ID == "":
			return nil, at(name, line, "id", "is missing: labels name answers by it")
		case w.Answer == nil:
			return nil, at(name, line, "answer", "is missing")
		}
		answers = append(answers, Answer{ID: w.ID, Guide: w.Guide, Question: w.Question, Text: *w.Answer, File: name, Line: line})
	}
	return answers, nil
}
