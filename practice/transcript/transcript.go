// Package transcript reads what was said from files of speech: plain text,
// WebVTT (.vtt) and SubRip (.srt). What a file is, is told by its content. The
// text of its cues is joined to paragraphs, one for each turn of a speaker, so
// that somebody's own part can be taken out of a conversation.
package transcript

import (
	"bytes"
	"strings"
	"unicode/utf16"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// Limits on a file. An hour of captions has about 120 kB.
const (
	MaxBytes = 2 << 20
	maxCues  = 50_000
)

// Turn is what one speaker said without being interrupted. Start and End are
// milliseconds from the beginning, both 0 where the file has no times.
type Turn struct {
	Speaker    string // empty where the file names nobody
	Text       string
	Start, End int
}

// Transcript is what was said, in order.
type Transcript struct {
	Turns []Turn
	Timed bool // the file has times
}

// Parse reads a transcript. Errors are fault.Invalid with the file's name and,
// where it has one, the line.
func Parse(name string, data []byte) (Transcript, error) {
	if text, ok := fromUTF16(data); ok {
		data = text
	}
	data, err := document.Read(bytes.NewReader(data), name, MaxBytes)
	if err != nil {
		return Transcript{}, err
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data)), "\n")
	var t Transcript
	switch {
	case isVTT(lines):
		t, err = parseCues(name, lines, &vtt)
	case isSRT(lines):
		t, err = parseCues(name, lines, &srt)
	default:
		t = parseText(lines)
	}
	if err == nil && len(t.Turns) == 0 {
		err = &fault.Error{Kind: fault.Invalid, File: name, Message: "holds no words that were said"}
	}
	return t, err
}

// Speakers lists who speaks, in the order in which they begin.
func (t *Transcript) Speakers() []string {
	var names []string
	seen := map[string]bool{}
	for _, turn := range t.Turns {
		if turn.Speaker != "" && !seen[turn.Speaker] {
			seen[turn.Speaker] = true
			names = append(names, turn.Speaker)
		}
	}
	return names
}

// Of is what one speaker said, or everybody for an empty name: a paragraph a
// turn. Seconds is how long that took, 0 where the file has no times.
func (t *Transcript) Of(speaker string) (text string, seconds int) {
	var said []string
	ms := 0
	for _, turn := range t.Turns {
		if speaker == "" || turn.Speaker == speaker {
			said = append(said, turn.Text)
			ms += turn.End - turn.Start
		}
	}
	return strings.Join(said, "\n\n"), (ms + 500) / 1000
}

// fromUTF16 turns UTF-16 with a byte order mark, as some programs save text,
// into UTF-8.
func fromUTF16(data []byte) ([]byte, bool) {
	if len(data) < 2 || len(data) > 2*MaxBytes {
		return nil, false
	}
	little := data[0] == 0xff && data[1] == 0xfe
	if !little && (data[0] != 0xfe || data[1] != 0xff) {
		return nil, false
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		a, b := uint16(data[i]), uint16(data[i+1])
		if little {
			a, b = b, a
		}
		units = append(units, a<<8|b)
	}
	return []byte(string(utf16.Decode(units))), true
}
