package sqlstore

import (
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// only leaves those columns in the table that are named, in their order; false says
// that there is another among the names.
func (t *table) only(names []string) bool {
	t.columns = slices.DeleteFunc(t.columns, func(c column) bool { return !slices.Contains(names, c.name) })
	return len(names) > 0 && slices.Equal(t.names(), names)
}

// row reads a line of the table.
func (t *table) row(line []byte) ([]any, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(line, &raw); err != nil {
		return nil, errors.New("is no JSON array")
	}
	if len(raw) != len(t.columns) {
		return nil, fmt.Errorf("has %d values; table %s has %d columns", len(raw), t.name, len(t.columns))
	}
	row := make([]any, len(raw))
	for i, c := range t.columns {
		v, err := c.kind.value(raw[i])
		if err != nil {
			return nil, fmt.Errorf("column %s of table %s: %w", c.name, t.name, err)
		}
		if c.name == "id" && !lawful(v) {
			return nil, fmt.Errorf("column id of table %s: is no id that Yardstick gives; the file was changed by hand", t.name)
		}
		row[i] = v
	}
	return row, nil
}

// value reads a value of the file as a parameter.
func (k kind) value(raw json.RawMessage) (any, error) {
	if string(raw) == "null" {
		return k.null(), nil
	}
	switch k {
	case number:
		var n int64
		if json.Unmarshal(raw, &n) != nil {
			return nil, errors.New("wants a whole number")
		}
		return n, nil
	case flag:
		var b bool
		if json.Unmarshal(raw, &b) != nil {
			return nil, errors.New("wants true or false")
		}
		return b, nil
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return nil, errors.New("wants a text")
	}
	if k == text {
		return unescape(s)
	}
	data, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return nil, errors.New("wants bytes in base64")
	}
	return data, nil
}

// null is the parameter that is nothing.
func (k kind) null() any {
	switch k {
	case number:
		return sql.NullInt64{}
	case flag:
		return sql.NullBool{}
	case blob:
		return []byte(nil)
	}
	return sql.NullString{}
}

// lawful reports whether an id is of the kind that this program gives: ids stand in
// the paths of pages.
func lawful(v any) bool {
	id, isText := v.(string)
	if !isText { // the one row of the organisation
		return true
	}
	plain := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("._-", r)
	}
	odd := func(r rune) bool { return !plain(r) }
	return id != "" && len(id) <= 200 && !strings.ContainsFunc(id, odd) && !strings.ContainsRune("._-", rune(id[0]))
}
