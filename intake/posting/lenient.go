package posting

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mend makes JSON of what pages put into scripts: raw line breaks, tabs and
// other control characters in strings, backslashes before what needs none,
// commas before a closing bracket, comments. What is sound stays as it is.
func mend(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(data)/16)
	quoted := false
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case quoted && c == '\\' && i+1 < len(data):
			out = escape(out, data[i+1])
			i++
		case quoted && c < ' ':
			out = fmt.Appendf(out, `\u%04x`, c)
		case c == '"':
			quoted = !quoted
			out = append(out, c)
		case quoted:
			out = append(out, c)
		case c == ',' && closes(data[i+1:]):
		case c == '/' && i+1 < len(data) && (data[i+1] == '/' || data[i+1] == '*'):
			i += comment(data[i:]) - 1
		default:
			out = append(out, c)
		}
	}
	return out
}

// escape writes an escaped character; JSON knows only some.
func escape(out []byte, c byte) []byte {
	if bytes.IndexByte([]byte(`"\/bfnrtu`), c) >= 0 {
		return append(out, '\\', c)
	}
	if c < ' ' { // a line that goes on
		return append(out, ' ')
	}
	return append(out, c)
}

// closes reports whether a bracket closes next.
func closes(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return len(rest) > 0 && (rest[0] == ']' || rest[0] == '}')
}

// comment gives the length of a comment.
func comment(data []byte) int {
	end, extra := "\n", 0
	if data[1] == '*' {
		end, extra = "*/", 2
	}
	if i := bytes.Index(data[2:], []byte(end)); i >= 0 {
		return 2 + i + extra
	}
	return len(data)
}

// maxScripts is how many scripts of a page are looked at.
const maxScripts = 50

// scripts gives the contents of the JSON-LD scripts of a page.
func scripts(root *html.Node) (out [][]byte) {
	for n := range root.Descendants() {
		if n.DataAtom != atom.Script || n.Type != html.ElementNode || len(out) == maxScripts {
			continue
		}
		kind := strings.ToLower(strings.TrimSpace(attribute(n, "type")))
		if !strings.HasPrefix(kind, "application/ld+json") || n.FirstChild == nil {
			continue
		}
		s := clean(n.FirstChild.Data)
		if !strings.Contains(s, `"`) { // its quotation marks were escaped
			s = html.UnescapeString(s)
		}
		out = append(out, []byte(s))
	}
	return out
}

// clean takes comment and CDATA marks off a script.
func clean(s string) string {
	s = strings.TrimSpace(s)
	for _, mark := range [...]string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range [...]string{"-->", "//]]>", "/*]]>*/", "]]>"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return strings.TrimRight(s, "; \n\t")
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
