package transcript

import (
	"fmt"
	"regexp"
	"strings"

	"yardstick/internal/fault"
)

func isVTT(raw []string) bool {
	return raw[0] == "WEBVTT" || strings.HasPrefix(raw[0], "WEBVTT ") || strings.HasPrefix(raw[0], "WEBVTT\t")
}

// isSRT reports whether the first times stand before the first words: a line of
// numbers, then a line with an arrow.
func isSRT(raw []string) bool {
	seen := 0
	for _, l := range raw {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if isTiming(l) && side.MatchString(l) {
			return true
		}
		if seen++; seen == 2 {
			break
		}
	}
	return false
}

// side is one side of an arrow; timing a whole line of times. The forms of
// WebVTT and SubRip, and those between, are read alike.
var (
	side   = regexp.MustCompile(`\d{1,4}(?::\d{1,2}){1,2}(?:[.,]\d{1,6})?`)
	number = regexp.MustCompile(`^\s*\d{1,9}\s*$`)
)

// speakerID is the name of a cue that names who speaks: 1 "Ana Lee" (1234).
var speakerID = regexp.MustCompile(`^\s*\d{1,9}\s+"([^"]{1,100})"(?:\s+\(\d+\))?\s*$`)

// isTiming reports whether a line is one of times: an arrow, with one word or
// nothing before it.
func isTiming(l string) bool {
	before, _, ok := strings.Cut(l, "-->")
	return ok && len(strings.Fields(before)) <= 1 && !strings.ContainsAny(before, "[(")
}

// cueReader reads captions line by line: whatever stands between two lines of
// times was said, empty lines or not.
type cueReader struct {
	raw        []string
	vtt        bool
	lines      []line
	cue        []line // the lines of the cue that is being read
	start, end int    // its times, milliseconds
	begun      bool   // a line of times was seen
	next, who  string // who speaks in the next cue, and in this one, as its name says
}

// cueLines are the lines of captions, without what rolling captions repeat.
func cueLines(name string, raw []string) ([]line, error) {
	c := cueReader{raw: raw, vtt: isVTT(raw)}
	cues := 0
	for at := c.afterHeader(); at < len(raw); at++ {
		switch l := raw[at]; {
		case isTiming(l):
			c.closeCue()
			if cues++; cues > maxCues {
				return nil, bad(name, at+1, "has more than %d cues", maxCues)
			}
			c.times(l)
		case c.vtt && c.blank(at-1) && isComment(l):
			for at+1 < len(raw) && !c.blank(at+1) {
				at++
			}
		case c.isID(at):
			if m := speakerID.FindStringSubmatch(l); m != nil {
				c.next = m[1]
			}
		default:
			c.cue = append(c.cue, voices(l)...)
		}
	}
	c.closeCue()
	return c.lines, nil
}

// afterHeader is where cues begin: in WebVTT after the first empty line.
func (c *cueReader) afterHeader() int {
	at := 0
	for c.vtt && at < len(c.raw) && !c.blank(at) && !isTiming(c.raw[at]) {
		at++
	}
	return at
}

func (c *cueReader) blank(at int) bool {
	return at < 0 || at >= len(c.raw) || strings.TrimSpace(c.raw[at]) == ""
}

// isID reports whether a line is the number or name of the cue below it.
func (c *cueReader) isID(at int) bool {
	if at+1 >= len(c.raw) || !isTiming(c.raw[at+1]) {
		return false
	}
	return number.MatchString(c.raw[at]) || c.vtt && c.blank(at-1)
}

// times reads a line of times. One that makes no sense leaves the cue without
// any length, at the end of the one before.
func (c *cueReader) times(l string) {
	before, after, _ := strings.Cut(l, "-->")
	from, to := side.FindString(before), side.FindString(after)
	start, end := millis(from), millis(to)
	if from == "" || to == "" || end < start {
		start, end = c.end, c.end
	}
	c.start, c.end, c.begun = start, end, true
	c.who, c.next = c.next, ""
}

// closeCue takes the lines of a cue over, but for those that captions which roll
// have shown before, and for a line that goes on with the one before.
func (c *cueReader) closeCue() {
	var said []line
	for _, l := range c.cue {
		if l.text != "" {
			l.start, l.end = c.start, c.end
			if l.voice == "" {
				l.voice = c.who
			}
			said = append(said, l)
		}
	}
	c.cue = c.cue[:0]
	said = said[c.shown(said):]
	if len(said) > 0 {
		said[0].first = true
	}
	for _, l := range said {
		if n := len(c.lines); n > 0 && grows(&c.lines[n-1], &l) {
			l.start, l.first = c.lines[n-1].start, c.lines[n-1].first
			l.end = max(l.start, l.end)
			c.lines[n-1] = l
			continue
		}
		c.lines = append(c.lines, l)
	}
}

// mostRolling is the most lines that a screen of captions holds.
const mostRolling = 4

// shown counts the lines at the head of a cue that are the last ones before it.
func (c *cueReader) shown(said []line) int {
	for k := min(mostRolling, len(said), len(c.lines)); k > 0; k-- {
		same := true
		for i := range k {
			was := &c.lines[len(c.lines)-k+i]
			same = same && was.text == said[i].text && was.voice == said[i].voice
		}
		if same {
			return k
		}
	}
	return 0
}

// grows reports whether a line is the one before and more, as captions that
// appear word by word write it.
func grows(was, l *line) bool {
	return was.voice == l.voice && strings.HasPrefix(l.text, was.text+" ") && strings.Count(was.text, " ") > 0
}

// voices reads a line of a cue, in which several may speak.
func voices(raw string) []line {
	var lines []line
	for {
		at := strings.Index(raw[min(1, len(raw)):], "<v ")
		if at < 0 {
			return append(lines, newLine(raw))
		}
		lines = append(lines, newLine(raw[:at+1]))
		raw = raw[at+1:]
	}
}

// isComment reports whether a block of WebVTT holds nothing that is said.
func isComment(first string) bool {
	for _, word := range []string{"NOTE", "STYLE", "REGION"} {
		if first == word || strings.HasPrefix(first, word+" ") || strings.HasPrefix(first, word+"\t") {
			return true
		}
	}
	return false
}

// millis reads hours, minutes, seconds and thousandths, as far as they are there.
func millis(s string) int {
	s, fraction, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	total := 0
	for part := range strings.SplitSeq(s, ":") {
		total = total*60 + atoi(part)
	}
	for len(fraction) < 3 {
		fraction += "0"
	}
	return total*1000 + atoi(fraction[:3])
}

// atoi reads digits that were checked before.
func atoi(digits string) int {
	n := 0
	for _, r := range digits {
		n = n*10 + int(r-'0')
	}
	return n
}

func bad(name string, line int, format string, args ...any) error {
	return &fault.Error{Kind: fault.Invalid, File: name, Line: line, Message: fmt.Sprintf(format, args...)}
}
