package guide

import (
	_ "embed"
	"regexp"
	"strings"
)

// ground is a matter that may not decide who is hired, the ways in which a
// question asks about it, openly or in disguise, and what may be asked instead.
// The check is a help and no legal advice; lawful.txt says which law it follows.
type ground struct {
	name    string
	instead string
	asks    []*regexp.Regexp
}

// law is what lawful.txt says.
type law struct {
	grounds  []ground
	about    []*regexp.Regexp // the same matters in a requirement, which speaks of the candidate
	harmless *regexp.Regexp   // phrases that look like a forbidden matter and are not
}

//go:embed lawful.txt
var lawfulText string

var theLaw = readLaw(lawfulText)

// readLaw reads the sections of lawful.txt; it panics on a pattern that is none,
// which a test would have met.
func readLaw(text string) law {
	var l law
	var phrases []string
	section := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		switch instead, told := strings.CutPrefix(line, "instead: "); {
		case line == "" || line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			section = line[1 : len(line)-1]
		case told:
			l.grounds = append(l.grounds, ground{name: section, instead: instead})
		case section == "harmless":
			phrases = append(phrases, line)
		case section == "about":
			l.about = append(l.about, regexp.MustCompile(line))
		default:
			g := &l.grounds[len(l.grounds)-1]
			g.asks = append(g.asks, regexp.MustCompile(line))
		}
	}
	l.harmless = regexp.MustCompile(`\b(` + strings.Join(phrases, "|") + `)\b`)
	return l
}

// speech is what somebody in a question says, which is not put to the candidate.
var (
	speech  = regexp.MustCompile(`(["“”][^"“”]*["“”])`)
	speaker = regexp.MustCompile(`\b(ask|asks|asked|asking|say|says|said|tell|tells|told|write|writes|wrote|shout|shouts|reply|replies)\b`)
)

// lawful finds a question that may not be put to a candidate.
func (l *linter) lawful(path, question string) {
	text := plainQuestion(question)
	for _, g := range theLaw.grounds {
		if matches(g.asks, text) {
			l.add(Error, "unlawful", path, "asks about %s, which may not lawfully be asked: %s", g.name, g.instead)
		}
	}
}

// lawfulRequirement finds a requirement that judges what may not be judged.
func (l *linter) lawfulRequirement(path, text string) {
	if matches(theLaw.about, plainQuestion(text)) {
		l.add(Error, "unlawful", path, "judges what may not lawfully decide: %q", text)
	}
}

func matches(list []*regexp.Regexp, text string) bool {
	for _, p := range list {
		if p.MatchString(text) {
			return true
		}
	}
	return false
}

// plainQuestion is a question in lower case with single spaces and plain
// quotes, without harmless phrases and without what others say in it.
func plainQuestion(q string) string {
	q = strings.Join(strings.Fields(strings.ToLower(q)), " ")
	q = strings.NewReplacer("’", "'", "‘", "'", "‐", "-", "‑", "-", "–", "-", "—", " - ").Replace(q)
	if speaker.MatchString(q) {
		q = speech.ReplaceAllString(q, " ")
	}
	return theLaw.harmless.ReplaceAllString(q, " ")
}
