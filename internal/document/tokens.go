package document

import (
	"bytes"

	"github.com/goccy/go-yaml/token"
)

// maxBlank is how many blank lines may follow each other: the library needs
// time in proportion to their number times the size of the text before them.
const maxBlank = 20

// Limits on what the YAML library is given. It needs some 600 bytes for every
// token, and for a map time and memory in proportion to the square of its keys.
const (
	maxMarks = 300_000 // bytes that may begin or end a token: a guide has one in 14 bytes
	maxKeys  = 1_000   // of one map

	maxMarksJSON = 1_000_000 // some 150 bytes each
)

// marks counts the bytes that may begin or end a token.
func marks(data []byte) int {
	n := 0
	for _, c := range data {
		switch c {
		case ':', ',', '[', ']', '{', '}', '#', '"', '\'', '\n', '-', '?', '&', '*', '!', '|', '>', '%', '@', '`':
			n++
		}
	}
	return n
}

// blankRun returns the line where more than maxBlank blank lines in a row have
// been seen, or 0.
func blankRun(data []byte) int {
	run, line := 0, 0
	for len(data) > 0 {
		line++
		var this []byte
		this, data, _ = bytes.Cut(data, []byte("\n"))
		if len(bytes.TrimSpace(this)) > 0 {
			run = 0
			continue
		}
		if run++; run > maxBlank {
			return line
		}
	}
	return 0
}

// checkTokens refuses tokens that no file of ours may hold and nesting deeper
// than the parser should be trusted with.
func checkTokens(name string, tokens token.Tokens) error {
	var d depth
	content := false
	for _, t := range tokens {
		line := t.Position.Line
		if why := refusal(t.Type); why != "" {
			return invalid(name, line, "%s", why)
		}
		switch t.Type {
		case token.DocumentHeaderType:
			if content {
				return invalid(name, line, "holds several documents; write one to a file")
			}
		case token.DocumentEndType, token.CommentType:
		case token.InvalidType:
			return invalid(name, line, "is not valid YAML: %s", firstLine(t.Error))
		default:
			content = true
		}
		if d.add(t) > 2*MaxDepth {
			return invalid(name, line, "is nested deeper than %d levels", MaxDepth)
		}
		if d.most > maxKeys {
			return invalid(name, line, "is a map of more than %d fields", maxKeys)
		}
	}
	return nil
}

// refusal says why a type of token is not read, or nothing.
func refusal(t token.Type) string {
	switch t {
	case token.AnchorType:
		return `anchors (&name) are not read; write the value out, or put text that begins with & in quotes`
	case token.AliasType:
		return `aliases (*name) are not read; write the value out, or put text that begins with * in quotes`
	case token.TagType:
		return `tags (!name) are not read; leave the tag out, or put text that begins with ! in quotes`
	case token.MergeKeyType:
		return `merge keys (<<) are not read; write the fields out`
	case token.DirectiveType:
		return `directives (%NAME) are not read; leave the line out, or put text that begins with % in quotes`
	case token.MappingKeyType:
		return `keys with ? are not read; write field: value, or put text that begins with ? in quotes`
	}
	return ""
}

// depth follows the nesting of a stream of tokens: brackets and, outside
// them, the columns of keys and list entries. It never counts too little; it
// may count a map inside a list entry twice, hence the doubled bound.
type depth struct {
	flow    int
	columns []int
	keys    []int // of the map at each of the columns
	most    int   // keys of the largest map so far
}

// add takes one token and returns the depth after it.
func (d *depth) add(t *token.Token) int {
	switch t.Type {
	case token.SequenceStartType, token.MappingStartType:
		d.flow++
	case token.SequenceEndType, token.MappingEndType:
		d.flow = max(0, d.flow-1)
	case token.SequenceEntryType:
		d.block(t.Position.Column, 0)
	case token.MappingValueType:
		// The colon stands right of its key, so columns of colons only ever
		// add up within one line: key: key: key.
		if t.Prev != nil {
			d.block(t.Prev.Position.Column, 1)
		}
	}
	return d.flow + len(d.columns)
}

// block records that a block level stands at column, with so many more keys.
func (d *depth) block(column, keys int) {
	if d.flow > 0 {
		return
	}
	n := len(d.columns)
	for n > 0 && d.columns[n-1] > column {
		n--
	}
	d.columns, d.keys = d.columns[:n], d.keys[:n]
	if n == 0 || d.columns[n-1] < column {
		d.columns, d.keys = append(d.columns, column), append(d.keys, 0)
	}
	last := len(d.keys) - 1
	d.keys[last] += keys
	d.most = max(d.most, d.keys[last])
}
