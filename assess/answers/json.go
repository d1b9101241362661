package answers

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"yardstick/internal/document"
)

// MaxList is the most bytes of a file that is read as a whole: an array of JSON
// or a sheet. JSON lines may be longer.
const MaxList = 64 << 20

// readJSON reads an array of objects, or objects one after another.
func (a *Reader) readJSON() error {
	data, err := document.Read(a.in, a.name, MaxList)
	if err != nil {
		return err
	}
	list, ok := jsonAnswers(string(data))
	switch {
	case ok:
		return a.takeObjects(list)
	case named(a.name, ".json") && strings.HasPrefix(strings.TrimSpace(string(data)), "[{") && !json.Valid(data):
		return a.fail(0, "", "is neither JSON nor a text; an array of answers is [{\"id\": …, \"answer\": …}, …]")
	case !json.Valid(data):
		return a.classify(string(data))
	}
	return a.fail(0, "", "is JSON without answers: it holds an array of objects with the fields id and answer, "+
		"or such objects one after another")
}

// object is one answer as JSON holds it.
type object struct {
	line
	one bool // the only value of the file, in no array
}

// jsonAnswers reads a text that is an array of objects, or objects one after
// another, of which at least one has the field answer.
func jsonAnswers(all string) ([]object, bool) {
	trimmed := strings.TrimSpace(strings.TrimPrefix(all, "\ufeff"))
	if !strings.HasPrefix(trimmed, "{") && !strings.HasPrefix(trimmed, "[") {
		return nil, false
	}
	var list []object
	d := json.NewDecoder(strings.NewReader(trimmed))
	for {
		var value json.RawMessage
		if err := d.Decode(&value); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, false
		}
		list = append(list, objectsOf(value)...)
	}
	if len(list) == 1 && strings.HasPrefix(trimmed, "{") {
		list[0].one = true
	}
	some := false
	for i := range list {
		some = some || list[i].Answer != nil
	}
	return list, some
}

// objectsOf gives the objects of an array, or one object. What is neither has no answer.
func objectsOf(value json.RawMessage) []object {
	var many []json.RawMessage
	if json.Unmarshal(value, &many) != nil {
		many = []json.RawMessage{value}
	}
	list := make([]object, len(many))
	for i, v := range many {
		if json.Unmarshal(v, &list[i].line) != nil {
			list[i] = object{}
		}
	}
	return list
}

// takeObjects makes answers of objects.
func (a *Reader) takeObjects(list []object) error {
	a.stream = len(list) != 1 || !list[0].one
	a.list = []item{}
	for i, o := range list {
		if o.Answer == nil {
			return a.fail(0, "["+strconv.Itoa(i+1)+"].answer", "is missing: every object holds the field answer with a text")
		}
		if o.ID == "" {
			o.ID = "answer-" + strconv.Itoa(i+1)
		}
		a.list = append(a.list, item{Answer: Answer{
			ID: o.ID, Guide: o.Guide, Question: o.Question, Candidate: o.Candidate, Text: *o.Answer, File: a.name,
		}})
	}
	return a.once()
}

// once refuses a second answer with the id of an earlier one.
func (a *Reader) once() error {
	seen := map[string]bool{}
	for _, x := range a.list {
		if seen[x.ID] {
			return a.fail(x.Line, cmp.Or(x.Field("id"), "id"), "%q is the id of an earlier answer; every answer has its own", x.ID)
		}
		seen[x.ID] = true
	}
	return nil
}
