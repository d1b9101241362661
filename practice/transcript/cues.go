package transcript

import (
	"fmt"
	"regexp"
	"strings"

	"yardstick/internal/fault"
)

// dialect is what differs between WebVTT and SubRip.
type dialect struct {
	name   string
	header bool // the first block is no cue
	timing *regexp.Regexp
}

var (
	vtt = dialect{"WebVTT", true, regexp.MustCompile(`^\s*((?:\d{1,4}:)?\d{1,2}:\d{2}\.\d{3})\s+-->\s+((?:\d{1,4}:)?\d{1,2}:\d{2}\.\d{3})(?:\s.*)?$`)}
	srt = dialect{"SubRip", false, regexp.MustCompile(`^\s*(\d{1,4}:\d{1,2}:\d{2}[,.]\d{1,3})\s*-->\s*(\d{1,4}:\d{1,2}:\d{2}[,.]\d{1,3})(?:\s.*)?$`)}
)

func isVTT(lines []string) bool {
	return lines[0] == "WEBVTT" || strings.HasPrefix(lines[0], "WEBVTT ") || strings.HasPrefix(lines[0], "WEBVTT\t")
}

// isSRT reports whether the first times stand before the first words: a line of
// numbers, then a line with an arrow.
func isSRT(lines []string) bool {
	seen := 0
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if strings.Contains(l, "-->") {
			return true
		}
		if seen++; seen == 2 {
			break
		}
	}
	return false
}

// parseCues reads blocks that are separated by empty lines.
func parseCues(name string, lines []string, d *dialect) (Transcript, error) {
	b := builder{timed: true}
	cues := 0
	for at := 0; at < len(lines); {
		for at < len(lines) && strings.TrimSpace(lines[at]) == "" {
			at++
		}
		from := at
		for at < len(lines) && strings.TrimSpace(lines[at]) != "" {
			at++
		}
		block := lines[from:at]
		if len(block) == 0 || d.header && (from == 0 || isComment(block[0])) {
			continue
		}
		if cues++; cues > maxCues {
			return Transcript{}, bad(name, from+1, "has more than %d cues", maxCues)
		}
		if err := d.cue(&b, name, from+1, block); err != nil {
			return Transcript{}, err
		}
	}
	return b.transcript(), nil
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

// cue reads one block: perhaps a number or name, the times, what was said.
func (d *dialect) cue(b *builder, name string, line int, block []string) error {
	if !strings.Contains(block[0], "-->") {
		block = block[1:]
		line++
	}
	if len(block) == 0 || !strings.Contains(block[0], "-->") {
		return bad(name, line, "has no times, such as 00:00:01%s000 --> 00:00:04%s000, where %s wants them", d.point(), d.point(), d.name)
	}
	m := d.timing.FindStringSubmatch(block[0])
	if m == nil {
		return bad(name, line, "is no line of times of %s; want a form such as 00:00:01%s000 --> 00:00:04%s000", d.name, d.point(), d.point())
	}
	start, end := millis(m[1]), millis(m[2])
	if end < start {
		return bad(name, line, "ends before it begins")
	}
	for _, l := range block[1:] {
		b.line(l, start, end)
	}
	return nil
}

func (d *dialect) point() string {
	if d.header {
		return "."
	}
	return ","
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
	return total*1000 + atoi(fraction)
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
