package judge

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strings"

	"yardstick/assess"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// maxReply is the most that is read of a reply, bytes.
const maxReply = 256 << 10

// findings is a reply on requirements.
type findings struct {
	Language string             `yaml:"language"`
	Reads    *bool              `yaml:"reads_language"`
	Findings map[string]finding `yaml:"findings"`
}

// finding is what a reply says of one requirement.
type finding struct {
	Quote   string          `yaml:"quote"`
	Why     string          `yaml:"why"`
	Verdict *assess.Verdict `yaml:"verdict"`
}

// parseFindings reads a reply that must hold exactly these ids. What is wrong
// with it is an Invalid fault that names the field.
func parseFindings(reply string, ids []string) (findings, error) {
	var f findings
	if err := decodeReply(reply, &f); err != nil {
		return f, err
	}
	if f.Reads == nil {
		return f, badReply("reads_language", "is missing; want true or false")
	}
	for _, id := range ids {
		found, ok := f.Findings[id]
		if !ok {
			return f, badReply("findings."+id, "is missing; want one entry for every requirement")
		}
		if err := checkVerdict(id, found.Verdict); err != nil {
			return f, err
		}
	}
	if len(f.Findings) > len(ids) {
		return f, badReply("findings", "holds requirements that were not asked for")
	}
	return f, nil
}

func checkVerdict(id string, v *assess.Verdict) error {
	if v != nil {
		switch *v {
		case assess.Met, assess.Partly, assess.NotMet, assess.Contradicted:
			return nil
		}
	}
	return badReply("findings."+id+".verdict", "is none of met, partly, not_met and contradicted")
}

// decodeReply reads the one JSON object of a reply, strictly.
func decodeReply(reply string, into any) error {
	data, err := onlyObject(reply)
	if err != nil {
		return err
	}
	doc, err := document.Parse(replyName, data)
	if err != nil {
		return err
	}
	return doc.Decode(into)
}

// replyName stands for a file's name in faults about a reply.
const replyName = "the reply"

func badReply(field, message string) error {
	return &fault.Error{Kind: fault.Invalid, File: replyName, Field: field, Message: message}
}

// thinking is what some models say to themselves before they reply.
var thinking = regexp.MustCompile(`(?s)^\s*<think(?:ing)?>.*?</think(?:ing)?>`)

// onlyObject takes the one JSON object out of what may stand around it. A reply
// with two objects is refused: which of them is meant is not ours to choose.
func onlyObject(reply string) ([]byte, error) {
	if len(reply) > maxReply {
		return nil, badReply("", "is longer than 256 KiB, the most that is read")
	}
	reply = thinking.ReplaceAllString(reply, "")
	at := strings.IndexByte(reply, '{')
	if at < 0 {
		return nil, badReply("", "holds no JSON object")
	}
	d := json.NewDecoder(strings.NewReader(reply[at:]))
	var object json.RawMessage
	switch err := d.Decode(&object); {
	case err == io.ErrUnexpectedEOF: //nolint:errorlint // the decoder gives the value itself
		return nil, badReply("", "ends in the middle of its JSON")
	case err != nil:
		return nil, badReply("", "is not valid JSON: "+err.Error())
	}
	if strings.Contains(reply[at+int(d.InputOffset()):], "{") {
		return nil, badReply("", "holds more than one JSON object")
	}
	return bytes.TrimSpace(object), nil
}
