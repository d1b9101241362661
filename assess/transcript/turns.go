package transcript

import (
	"strings"
	"unicode"
)

// builder joins lines to turns.
type builder struct {
	captions bool
	turns    []Turn     // without their texts
	said     [][]string // the lines of each turn
}

// turns joins lines to turns: in captions one for each time that somebody
// speaks; in a text also one for each paragraph.
func turns(lines []line, captions bool) Transcript {
	b := builder{captions: captions}
	for i := range lines {
		if lines[i].voice != "" {
			for i := range lines {
				b.add(lines[i].voice, &lines[i], lines[i].text)
			}
			return b.transcript(false)
		}
	}
	c := castOf(lines, captions)
	for i := range lines {
		b.read(&c, &lines[i])
	}
	return b.transcript(c.unsure)
}

// read takes one line: the label off where it names a speaker.
func (b *builder) read(c *cast, l *line) {
	if c.bare {
		if name := c.names[strings.ToLower(bareName(l))]; name != "" && l.first {
			b.begin(name, l, "")
			return
		}
	}
	if l.label != nil && !c.bare {
		if name := c.names[l.label.key()]; name != "" {
			b.add(name, l, l.label.words)
			return
		}
	}
	b.add("", l, l.text)
}

// add puts words to the turn of this speaker, or begins another one. A line that
// names nobody goes on with the turn before.
func (b *builder) add(speaker string, l *line, words string) {
	n := len(b.turns)
	if n == 0 {
		b.begin(speaker, l, words)
		return
	}
	last := &b.turns[n-1]
	switch {
	case speaker != "" && last.Speaker != speaker:
		b.begin(speaker, l, words)
	case !b.captions && l.first && speaker == "" && len(b.said[n-1]) > 0:
		b.begin(last.Speaker, l, words)
	default:
		b.say(words)
		last.End = max(last.End, l.end)
	}
}

func (b *builder) begin(speaker string, l *line, words string) {
	b.turns = append(b.turns, Turn{Speaker: speaker, Start: l.start, End: l.end})
	b.said = append(b.said, nil)
	b.say(words)
}

func (b *builder) say(words string) {
	if words != "" {
		b.said[len(b.said)-1] = append(b.said[len(b.said)-1], words)
	}
}

// transcript gives the turns with their texts; those without a word are left out.
func (b *builder) transcript(unsure bool) Transcript {
	t := Transcript{Timed: b.captions, Unsure: unsure}
	for i, turn := range b.turns {
		if len(b.said[i]) > 0 {
			turn.Text = strings.Join(b.said[i], " ")
			t.Turns = append(t.Turns, turn)
		}
	}
	return t
}

func isGreek(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Greek, r) })
}
