package model

import "bytes"

// parts is a file that lies in memory in one piece or in several: a large one
// is embedded in parts that version control takes.
type parts [][]byte

func (p parts) len() int {
	n := 0
	for _, part := range p {
		n += len(part)
	}
	return n
}

// cut is the bytes from from to to, which must be within the file, in parts.
func (p parts) cut(from, to int) parts {
	var out parts
	at := 0
	for _, part := range p {
		a, b := max(from-at, 0), min(to-at, len(part))
		if a < b {
			out = append(out, part[a:b])
		}
		at += len(part)
	}
	return out
}

// bytes is cut in one piece: a copy only where it is spread over several.
func (p parts) bytes(from, to int) []byte {
	c := p.cut(from, to)
	if len(c) == 1 {
		return c[0]
	}
	return bytes.Join(c, nil)
}
