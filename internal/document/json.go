package document

import (
	"bytes"
	"encoding/json"

	"yardstick/internal/fault"
)

// jsonReader reads JSON that is known to be well formed, keeping lines.
type jsonReader struct {
	name    string
	data    []byte
	decoder *json.Decoder
	line    int // of the position seen
	seen    int // bytes of data whose newlines are counted
}

func parseJSON(name string, data []byte) (*node, error) {
	r := &jsonReader{name: name, data: data, decoder: json.NewDecoder(bytes.NewReader(data)), line: 1}
	r.decoder.UseNumber()
	return r.value(0)
}

// next returns the next token and counts the lines up to its end. A string of
// JSON holds no newline, so that is the line of the token.
func (r *jsonReader) next() (json.Token, error) {
	t, err := r.decoder.Token()
	if err != nil {
		return nil, invalid(r.name, r.line, "is not valid JSON: %s", firstLine(err.Error()))
	}
	end := int(r.decoder.InputOffset())
	r.line += bytes.Count(r.data[r.seen:end], []byte("\n"))
	r.seen = end
	return t, nil
}

func (r *jsonReader) value(level int) (*node, error) {
	t, err := r.next()
	if err != nil {
		return nil, err
	}
	if level > MaxDepth {
		return nil, invalid(r.name, r.line, "is nested deeper than %d levels", MaxDepth)
	}
	n := &node{line: r.line}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			n.kind = mapNode
			return n, r.fields(n, level)
		}
		n.kind = listNode
		return n, r.items(n, level)
	case bool:
		n.kind, n.text = boolNode, map[bool]string{true: "true", false: "false"}[t]
	case json.Number:
		n.kind, n.text = floatNode, t.String()
		if _, err := t.Int64(); err == nil {
			n.kind = intNode
		}
	case string:
		n.kind, n.text = textNode, t
	}
	return n, nil
}

func (r *jsonReader) fields(n *node, level int) error {
	for r.decoder.More() {
		t, err := r.next()
		if err != nil {
			return err
		}
		k := key{line: r.line}
		k.name, _ = t.(string)
		value, err := r.value(level + 1)
		if err != nil {
			return err
		}
		if !n.put(k, value) {
			return duplicate(r.name, k.line, k.name)
		}
	}
	_, err := r.next()
	return err
}

func (r *jsonReader) items(n *node, level int) error {
	for r.decoder.More() {
		item, err := r.value(level + 1)
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
	_, err := r.next()
	return err
}

func duplicate(name string, line int, field string) *fault.Error {
	return invalid(name, line, "field %s stands there twice; keep one", quoted(field))
}
