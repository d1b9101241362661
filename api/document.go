package api

import (
	"bytes"
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
)

// Document is a file of this program as it stands, JSON: it is read by the very
// reader that reads files, which says line and field of what is wrong.
type Document []byte

// MarshalJSON gives the document as it is.
func (d Document) MarshalJSON() ([]byte, error) {
	if len(d) == 0 {
		return []byte("null"), nil
	}
	return d, nil
}

// UnmarshalJSON keeps the document as it is.
func (d *Document) UnmarshalJSON(data []byte) error {
	*d = bytes.Clone(data)
	return nil
}

// Schema says that it is an object.
func (Document) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true}
}

// documentOf makes a document of a value.
func documentOf(v any) (Document, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// job reads a job/v1 document.
func (d Document) job() (*job.Job, error) { return job.Read("job", d) }

// guide reads a guide/v1 document that holds one guide.
func (d Document) guide() (guide.Guide, error) {
	all, err := guide.Read("guide", d)
	if err != nil {
		return guide.Guide{}, err
	}
	if len(all) != 1 {
		return guide.Guide{}, fault.Invalidf("the guide document holds %d guides; send one", len(all))
	}
	return all[0], nil
}

// guideDocument writes a guide as its file has it.
func guideDocument(g *guide.Guide) (Document, error) { return guide.MarshalIndentJSON(g) }
