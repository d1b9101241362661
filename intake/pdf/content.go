package pdf

import (
	"bytes"
	"strconv"
)

// Limits on a content stream or character map.
const (
	maxOperands = 20_000 // before one operator
	maxOperator = 5_000_000
)

// operand is an operand of a content stream: a number, a string, a name, or a
// list of numbers and strings.
type operand struct {
	kind   operandKind
	number float64
	text   string
	list   []operand
}

type operandKind int

const (
	isNumber operandKind = iota
	isString
	isName
	isList
)

// lexer reads the operators of a content stream or of a character map. It
// always moves forward, so it ends with its input whatever that holds.
type lexer struct {
	data []byte
	pos  int
	work *budget
}

// each calls do for every operator with the operands before it. What is
// neither is skipped.
func (l *lexer) each(do func(op string, args []operand)) {
	var args []operand
	var open []int // where the lists that are not closed begin in args
	for range maxOperator {
		if !l.skipSpace() || len(args) > maxOperands {
			return
		}
		begin := l.pos
		c := l.data[l.pos]
		switch {
		case c == '[':
			l.pos++
			open = append(open, len(args))
		case c == ']':
			l.pos++
			if n := len(open); n > 0 {
				list := operand{kind: isList, list: append([]operand(nil), args[open[n-1]:]...)}
				args, open = append(args[:open[n-1]], list), open[:n-1]
			}
		case c == '(':
			args = append(args, operand{kind: isString, text: l.literal()})
		case l.at("<<") || l.at(">>"):
			l.pos += 2 // dictionaries hold no text
		case c == '<':
			args = append(args, operand{kind: isString, text: l.hex()})
		case c == '>' || c == '{' || c == '}' || c == ')':
			l.pos++ // procedures hold none either
		case c == '/':
			l.pos++
			args = append(args, operand{kind: isName, text: l.regular()})
		default:
			word := l.regular()
			if n, err := strconv.ParseFloat(word, 64); err == nil {
				args = append(args, operand{kind: isNumber, number: n})
				break
			}
			do(word, args)
			args, open = args[:0], open[:0]
			if word == "ID" {
				l.skipImage()
			}
		}
		l.work.spend(1 + (l.pos-begin)/8)
	}
}

func (l *lexer) at(s string) bool { return bytes.HasPrefix(l.data[l.pos:], []byte(s)) }

// skipSpace moves to the next token and reports whether there is one.
func (l *lexer) skipSpace() bool {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		case blankByte(c):
			l.pos++
		default:
			return true
		}
	}
	return false
}

func blankByte(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// regular reads a word up to a blank or a delimiter, at least one byte.
func (l *lexer) regular() string {
	start := l.pos
	for l.pos < len(l.data) && !blankByte(l.data[l.pos]) && bytes.IndexByte([]byte("()<>[]{}/%"), l.data[l.pos]) < 0 {
		l.pos++
	}
	return string(l.data[start:l.pos])
}

// literal reads a string in round brackets.
func (l *lexer) literal() string {
	var out []byte
	depth := 0
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '\\':
			out = l.escape(out)
			continue
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what follows a backslash.
func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	l.pos++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return out
	case c == '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return out
	case c >= '0' && c <= '7':
		n := int(c - '0')
		for k := 0; k < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; k++ {
			n = n*8 + int(l.data[l.pos]-'0')
			l.pos++
		}
		return append(out, byte(n))
	}
	return append(out, c)
}

// hex reads a string in angle brackets.
func (l *lexer) hex() string {
	l.pos++
	var out []byte
	half, have := byte(0), false
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		n, err := strconv.ParseUint(string(rune(c)), 16, 8)
		switch {
		case err != nil:
			continue
		case have:
			out, have = append(out, half<<4|byte(n)), false
		default:
			half, have = byte(n), true
		}
	}
	if have {
		out = append(out, half<<4)
	}
	return string(out)
}

// skipImage skips the bytes of an image within the stream, up to an EI that
// stands alone.
func (l *lexer) skipImage() {
	for {
		i := bytes.Index(l.data[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return
		}
		before, after := l.pos+i-1, l.pos+i+2
		l.pos = after
		if blankByte(l.data[before]) && (after == len(l.data) || blankByte(l.data[after])) {
			return
		}
	}
}
