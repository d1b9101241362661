package judge

import (
	"encoding/json"
)

// Forms of a reply.
const (
	formFindings = "findings"
	formFollowUp = "follow_up"
)

// object is a JSON Schema of an object whose fields are all there and the only
// ones, in this order: what every server that knows schemas can hold.
func object(fields ...field) json.RawMessage {
	properties, required := []byte("{"), []byte("[")
	for i, f := range fields {
		if i > 0 {
			properties, required = append(properties, ','), append(required, ',')
		}
		name, _ := json.Marshal(f.name) // a text
		properties = append(append(append(properties, name...), ':'), f.schema...)
		required = append(required, name...)
	}
	s := `{"type":"object","properties":` + string(properties) + `},"required":` + string(required) + `],"additionalProperties":false}`
	return json.RawMessage(s)
}

// field is one field of an object.
type field struct {
	name   string
	schema json.RawMessage
}

var (
	textSchema    = json.RawMessage(`{"type":"string"}`)
	truthSchema   = json.RawMessage(`{"type":"boolean"}`)
	verdictSchema = json.RawMessage(`{"type":"string","enum":["met","partly","not_met","contradicted"]}`)
)

// findingsSchema is the form of a reply on requirements with these ids. The
// quote comes before the verdict: what is said first is looked for first.
func findingsSchema(ids []string) json.RawMessage {
	finding := object(field{"quote", textSchema}, field{"why", textSchema}, field{"verdict", verdictSchema})
	var findings []field
	for _, id := range ids {
		findings = append(findings, field{id, finding})
	}
	return object(field{"language", textSchema}, field{"reads_language", truthSchema}, field{"findings", object(findings...)})
}

func followUpSchema() json.RawMessage { return object(field{"question", textSchema}) }
