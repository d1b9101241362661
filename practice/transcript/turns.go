package transcript

import (
	"html"
	"regexp"
	"strings"
)

// builder joins lines to turns.
type builder struct {
	timed bool
	lines []Turn     // one a line, as it was read
	turns []Turn     // without their texts
	said  [][]string // the lines of each turn
}

var (
	voice = regexp.MustCompile(`<v(?:\.[^\s>]*)?\s+([^>]{1,100})>`)
	tag   = regexp.MustCompile(`</?[a-zA-Z0-9.][^<>]{0,200}>|\{\\an?\d\}`)
	named = regexp.MustCompile(`^\s*(?:[-–>]+\s*)?(\p{Lu}[\p{L}\p{N} .'’()-]{0,40}?)\s*:\s+(\S.*)$`)
)

// line reads one line of a cue: its speaker, if it names one, and its words
// without marks. Captions that roll repeat the line before; it is left out.
func (b *builder) line(l string, start, end int) {
	t := Turn{Start: start, End: end}
	if m := voice.FindStringSubmatch(l); m != nil {
		t.Speaker = oneLine(html.UnescapeString(m[1]))
	}
	t.Text = oneLine(html.UnescapeString(tag.ReplaceAllString(l, "")))
	if n := len(b.lines); t.Text != "" && (n == 0 || b.lines[n-1].Text != t.Text) {
		b.lines = append(b.lines, t)
	}
}

// add puts words to the turn of this speaker, or begins another one. A line that
// names nobody goes on with the turn before.
func (b *builder) add(speaker, words string, start, end int) {
	n := len(b.turns)
	if n > 0 && (speaker == "" || b.turns[n-1].Speaker == speaker) {
		b.said[n-1] = append(b.said[n-1], words)
		b.turns[n-1].End = max(b.turns[n-1].End, end)
		return
	}
	b.begin(Turn{Speaker: speaker, Text: words, Start: start, End: end})
}

func (b *builder) begin(t Turn) {
	b.turns = append(b.turns, t)
	b.said = append(b.said, []string{t.Text})
}

// joined gives the turns with their texts.
func (b *builder) joined() Transcript {
	for i := range b.turns {
		b.turns[i].Text = strings.Join(b.said[i], " ")
	}
	return Transcript{Turns: b.turns, Timed: b.timed}
}

// transcript joins the lines to turns. Where the lines themselves begin with the
// names of speakers, these are taken.
func (b *builder) transcript() Transcript {
	words := make([]string, len(b.lines))
	for i, l := range b.lines {
		words[i] = l.Text
	}
	conversation := isConversation(words)
	for _, l := range b.lines {
		if m := named.FindStringSubmatch(l.Text); conversation && m != nil {
			l.Speaker, l.Text = m[1], m[2]
		}
		b.add(l.Speaker, l.Text, l.Start, l.End)
	}
	return b.joined()
}

// parseText reads a plain text. A paragraph is a turn. Where enough of
// them begin with a name and a colon, these are the speakers.
func parseText(lines []string) Transcript {
	var paragraphs [][]string
	open := false
	for _, l := range lines {
		switch l = oneLine(l); {
		case l == "":
			open = false
		case open && !named.MatchString(l):
			last := len(paragraphs) - 1
			paragraphs[last] = append(paragraphs[last], l)
		default:
			paragraphs = append(paragraphs, []string{l})
			open = true
		}
	}
	texts := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		texts[i] = strings.Join(p, " ")
	}
	return parseParagraphs(texts)
}

func parseParagraphs(paragraphs []string) Transcript {
	b := builder{}
	conversation := isConversation(paragraphs)
	for _, p := range paragraphs {
		m := named.FindStringSubmatch(p)
		if conversation && m != nil {
			b.add(m[1], m[2], 0, 0)
		} else {
			b.begin(Turn{Text: p, Speaker: b.speaking(conversation)})
		}
	}
	return b.joined()
}

// speaking is who speaks in a paragraph that names nobody.
func (b *builder) speaking(conversation bool) string {
	if conversation && len(b.turns) > 0 {
		return b.turns[len(b.turns)-1].Speaker
	}
	return ""
}

// isConversation reports whether lines name two speakers or more: a fifth
// of the lines begin with a name, since a sentence of captions has several.
func isConversation(paragraphs []string) bool {
	all, most := 0, 0
	each := map[string]int{}
	for _, p := range paragraphs {
		if m := named.FindStringSubmatch(p); m != nil {
			all++
			each[m[1]]++
			most = max(most, each[m[1]])
		}
	}
	return most >= 2 && len(each) >= 2 && 5*all >= len(paragraphs)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
