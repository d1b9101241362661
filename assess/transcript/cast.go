package transcript

import (
	"slices"
	"strings"
)

// cast is who speaks: the names of the labels by their keys, or, where names
// stand on lines of their own, these lines.
type cast struct {
	names  map[string]string
	bare   bool // names are whole lines
	unsure bool
}

// count is what is known of one label.
type count struct {
	name    string
	n       int
	timed   bool
	asks    bool // a question stands in one of its turns
	changes int  // times that it follows another label
}

// castOf finds the speakers by the structure of the lines.
func castOf(lines []line, captions bool) cast {
	counts, labelled := countLabels(lines)
	order := inOrder(counts, lines)
	switch {
	case anyTimed(order):
		return taken(order, func(c *count) bool { return c.timed })
	case hasRoles(order):
		return taken(order, func(c *count) bool { return c.n > 1 || c.asks || roleOf(c.name) != nobody || titled(c.name) })
	}
	if c, ok := bareCast(lines); ok {
		return c
	}
	if c, ok := repeatedCast(order, labelled, lines); ok {
		return c
	}
	return cast{unsure: askedUnnamed(order, lines, captions)}
}

// countLabels counts the labels by their keys, and all of them.
func countLabels(lines []line) (map[string]*count, int) {
	counts := map[string]*count{}
	var current *count
	labelled := 0
	for i := range lines {
		l := &lines[i]
		if l.label != nil {
			labelled++
			key := l.label.key()
			if counts[key] == nil {
				counts[key] = &count{name: l.label.name}
			}
			c := counts[key]
			if c.n++; c != current {
				c.changes++
			}
			c.timed = c.timed || l.label.timed
			current = c
		}
		if current != nil && isQuestion(l.text) {
			current.asks = true
		}
	}
	return counts, labelled
}

func inOrder(counts map[string]*count, lines []line) []*count {
	var order []*count
	seen := map[string]bool{}
	for i := range lines {
		if l := lines[i].label; l != nil && !seen[l.key()] {
			seen[l.key()] = true
			order = append(order, counts[l.key()])
		}
	}
	return order
}

// anyTimed reports whether names with times make this a transcript: two of
// them, since one may be a sentence that ends with a time.
func anyTimed(order []*count) bool {
	n := 0
	for _, c := range order {
		if c.timed {
			n += c.n
		}
	}
	return n >= 2
}

// hasRoles reports whether one label says that somebody asks, and another that
// somebody answers, or is a name.
func hasRoles(order []*count) bool {
	var asking, answering, named bool
	for _, c := range order {
		switch roleOf(c.name) {
		case asks:
			asking = true
		case answers:
			answering = true
		case nobody:
			named = named || c.n > 1 || titled(c.name)
		}
	}
	return asking && (answering || named)
}

// repeatedCast takes names that come back: two of them at least, in a fifth of
// the lines, since a sentence of captions has several. Only where one of them
// asks is that sure to be an interview rather than prose with headings.
func repeatedCast(order []*count, labelled int, lines []line) (cast, bool) {
	again, total := 0, 0
	asking := false
	for _, c := range order {
		if c.n > 1 {
			again++
			asking = asking || c.asks
		}
		total += c.changes
	}
	alone := len(order) == 1 && again == 1
	switch {
	case again == 0 && askedOnce(order, lines):
		return taken(order, func(*count) bool { return true }), true
	case alone && everyParagraph(lines):
		return taken(order, func(*count) bool { return true }), true
	case again == 0 || len(order) < 2 || 5*labelled < len(lines) || 2*total < labelled:
		return cast{}, false
	}
	c := taken(order, func(c *count) bool { return c.n > 1 || plausible(c) })
	c.unsure = !asking || len(c.names) < 2
	return c, true
}

// askedOnce reports whether one asks and another answers, once: the first line is
// a question under a name, and the next one stands under another's.
func askedOnce(order []*count, lines []line) bool {
	return len(order) == 2 && len(lines) > 1 && roleOf(order[0].name) == nobody && roleOf(order[1].name) == nobody &&
		titled(order[0].name) && titled(order[1].name) &&
		lines[0].label != nil && lines[1].label != nil && strings.HasSuffix(lines[0].label.words, "?")
}

// plausible reports whether a label that stands there once is a speaker all the
// same: a full name, or somebody who asks.
func plausible(c *count) bool {
	return c.asks || titled(c.name) && strings.Contains(c.name, " ")
}

func everyParagraph(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return l.first && l.label == nil })
}

func taken(order []*count, take func(*count) bool) cast {
	c := cast{names: map[string]string{}}
	for _, k := range order {
		if take(k) {
			c.names[strings.ToLower(k.name)] = k.name
		}
	}
	return c
}

// bareCast finds names that are lines of their own, each with words below: two
// or more that come back, one of them after another, never twice in a row.
func bareCast(lines []line) (cast, bool) {
	counts := map[string]int{}
	for i := range lines {
		if isBare(lines, i) {
			counts[bareName(&lines[i])]++
		}
	}
	c := cast{names: map[string]string{}, bare: true}
	last, back := "", false
	seen := map[string]bool{}
	for i := range lines {
		name := bareName(&lines[i])
		if !isBare(lines, i) || counts[name] < 2 {
			continue
		}
		if i+1 < len(lines) && counts[bareName(&lines[i+1])] > 1 {
			return cast{}, false // a name below a name
		}
		back = back || seen[name] && last != name
		seen[name], last = true, name
		c.names[strings.ToLower(name)] = name
	}
	return c, len(c.names) >= 2 && back
}

// bareName is a line without the marks of a heading or a list.
func bareName(l *line) string { return strings.Trim(l.text, marks) }

// isBare reports whether a line may be a name with words below it.
func isBare(lines []line, i int) bool {
	l := &lines[i]
	return l.first && l.label == nil && len(strings.Fields(l.text)) <= 5 && i+1 < len(lines) &&
		!strings.ContainsAny(l.text[len(l.text)-1:], ".,;:!?\"") && !isQuestion(l.text) && isName(l.text)
}

// askedUnnamed reports whether lines without speakers hold what others may have said.
func askedUnnamed(order []*count, lines []line, captions bool) bool {
	changes, questions := 0, 0
	for i := range lines {
		if strings.HasPrefix(lines[i].text, ">>") {
			changes++
		}
		if captions && strings.HasPrefix(lines[i].text, "-") {
			changes++
		}
		if isQuestion(lines[i].text) {
			questions++
		}
	}
	asking := slices.ContainsFunc(order, func(c *count) bool { return roleOf(c.name) == asks })
	return changes > 0 || questions > 0 || asking
}

// isQuestion reports whether a line holds the end of a question, in any script.
func isQuestion(s string) bool {
	return strings.ContainsAny(s, "?？؟՞") || strings.HasSuffix(s, ";") && isGreek(s)
}
