package canonical

import (
	"bytes"
	"encoding/json"
	"slices"

	"yardstick/internal/fault"
)

// transformer rewrites JSON that is known to be valid. Most of what is read is
// canonical already and is passed on as it is.
type transformer struct {
	in  []byte
	at  int
	out []byte
}

// value rewrites one value and the space before it.
func (t *transformer) value(depth int) error {
	if depth > MaxDepth {
		return fault.Invalidf("is nested deeper than %d levels", MaxDepth)
	}
	switch c := t.peek(); c {
	case '{':
		return t.object(depth)
	case '[':
		return t.list(depth)
	case '"':
		return t.text()
	case 't', 'f', 'n':
		width := map[byte]int{'t': 4, 'f': 5, 'n': 4}[c]
		t.out = append(t.out, t.in[t.at:t.at+width]...)
		t.at += width
		return nil
	default:
		return t.number()
	}
}

// peek passes space and gives the byte after it.
func (t *transformer) peek() byte {
	for t.in[t.at] == ' ' || t.in[t.at] == '\n' || t.in[t.at] == '\t' || t.in[t.at] == '\r' {
		t.at++
	}
	return t.in[t.at]
}

func (t *transformer) list(depth int) error {
	t.at++
	t.out = append(t.out, '[')
	for first := true; t.peek() != ']'; first = false {
		if !first {
			t.at++ // the comma
			t.out = append(t.out, ',')
		}
		if err := t.value(depth + 1); err != nil {
			return err
		}
	}
	t.at++
	t.out = append(t.out, ']')
	return nil
}

// member is a key with its value in the output: where it begins and ends, and
// where its key stands between the quotes.
type member struct{ begin, keyEnd, end int }

func (m member) key(out []byte) []byte { return out[m.begin+1 : m.keyEnd] }

func (t *transformer) object(depth int) error {
	t.at++
	t.out = append(t.out, '{')
	var members []member
	sorted := true
	for first := true; t.peek() != '}'; first = false {
		if !first {
			t.at++ // the comma
			t.out = append(t.out, ',')
		}
		m, err := t.member(depth)
		if err != nil {
			return err
		}
		if !first && !before(members[len(members)-1].key(t.out), m.key(t.out)) {
			sorted = false
		}
		members = append(members, m)
	}
	t.at++
	t.out = append(t.out, '}')
	if sorted {
		return nil
	}
	return t.sort(members)
}

func (t *transformer) member(depth int) (member, error) {
	m := member{begin: len(t.out)}
	t.peek()
	if err := t.text(); err != nil {
		return m, err
	}
	m.keyEnd = len(t.out) - 1
	t.peek()
	t.at++ // the colon
	t.out = append(t.out, ':')
	err := t.value(depth + 1)
	m.end = len(t.out)
	return m, err
}

// sort brings the members of the object that was written last into their order.
func (t *transformer) sort(members []member) error {
	begin := members[0].begin
	written := bytes.Clone(t.out[begin:])
	for i := range members {
		members[i] = member{members[i].begin - begin, members[i].keyEnd - begin, members[i].end - begin}
	}
	slices.SortStableFunc(members, func(a, b member) int { return compareKeys(a.key(written), b.key(written)) })
	t.out = t.out[:begin]
	for i, m := range members {
		if i > 0 {
			if !before(members[i-1].key(written), m.key(written)) {
				return fault.Invalidf("holds the key %q twice in one object", Unescape(m.key(written)))
			}
			t.out = append(t.out, ',')
		}
		t.out = append(t.out, written[m.begin:m.end]...)
	}
	t.out = append(t.out, '}')
	return nil
}

func compareKeys(a, b []byte) int {
	switch {
	case before(a, b):
		return -1
	case before(b, a):
		return 1
	}
	return 0
}

// text rewrites a string. Without a backslash it is canonical as it stands.
func (t *transformer) text() error {
	end, escaped := t.at+1, false
	for t.in[end] != '"' {
		if t.in[end] == '\\' {
			escaped = true
			end++
		}
		end++
	}
	raw := t.in[t.at : end+1]
	t.at = end + 1
	if !escaped {
		t.out = append(t.out, raw...)
		return nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return fault.Invalidf("holds a string that cannot be read: %v", err)
	}
	t.out = AppendString(t.out, s)
	return nil
}

func (t *transformer) number() error {
	end := t.at
	for end < len(t.in) && bytes.IndexByte([]byte("+-.0123456789eE"), t.in[end]) >= 0 {
		end++
	}
	n, err := Number(string(t.in[t.at:end]))
	t.at = end
	t.out = append(t.out, n...)
	return err
}
