// Package transcript reads what was said from files of speech: plain text,
// WebVTT (.vtt) and SubRip (.srt), as meeting programs and transcription
// services write them. What a file is, is told by its content, and who speaks by
// its structure: a name before the words that comes back, in any script and
// spelling, with a time beside it or between brackets. Where the structure does
// not tell speakers apart, the transcript says so rather than guess
// ([Transcript.Unsure]), so that nobody's words are taken for another's unasked.
//
// One odd line never refuses a file: a time that cannot be read or runs
// backwards is left out, the words beside it are kept.
package transcript

import (
	"bytes"
	"slices"
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
	Timed bool // the file has times for every cue
	// Clocks: times stood among the words of a text, and are left out.
	Clocks bool
	// Unsure: more than one person may speak, and the file does not tell them
	// apart for certain. Speakers that Turns name all the same are a guess.
	Unsure bool
}

// Parse reads a transcript. Errors are fault.Invalid with the file's name and,
// where it has one, the line.
func Parse(name string, data []byte) (Transcript, error) {
	if text, ok := UTF8(data); ok {
		data = text
	}
	data, err := document.Read(bytes.NewReader(data), name, MaxBytes)
	if err != nil {
		return Transcript{}, err
	}
	raw := rawLines(string(data))
	captions := IsCaptions(string(data))
	var said []line
	if captions {
		said, err = cueLines(name, raw)
	} else {
		said = textLines(raw)
	}
	if err != nil {
		return Transcript{}, err
	}
	t := turns(withoutCredit(said), captions)
	t.Clocks = !captions && slices.ContainsFunc(said, func(l line) bool { return l.clocks })
	if len(t.Turns) == 0 {
		return t, &fault.Error{Kind: fault.Invalid, File: name, Message: "holds no words that were said"}
	}
	return t, nil
}

// IsCaptions reports whether a text is WebVTT or SubRip.
func IsCaptions(text string) bool {
	raw := rawLines(text)
	return isVTT(raw) || isSRT(raw)
}

func rawLines(text string) []string {
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
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

// Script is everything that was said, a paragraph a turn, with the speakers'
// names where the file has them: for a person to sort out.
func (t *Transcript) Script() string {
	var said []string
	for _, turn := range t.Turns {
		text := turn.Text
		if turn.Speaker != "" {
			text = turn.Speaker + ": " + text
		}
		said = append(said, text)
	}
	return strings.Join(said, "\n\n")
}

// Answerer is the speaker whose name says that this is who answers, such as
// Candidate, or the other one of two where the name of the first says that this
// is who asks. False where the names do not say.
func (t *Transcript) Answerer() (string, bool) {
	var answer, other []string
	for _, name := range t.Speakers() {
		switch roleOf(name) {
		case answers:
			answer = append(answer, name)
		case nobody:
			other = append(other, name)
		case asks:
		}
	}
	switch {
	case t.Unsure:
	case len(answer) == 1:
		return answer[0], true
	case len(answer) == 0 && len(other) == 1 && len(t.Speakers()) > 1:
		return other[0], true
	}
	return "", false
}

// AsksAlone reports whether a text begins with a question under a name, and names
// nobody else: who says the rest is not told.
func AsksAlone(text string) bool {
	lines := textLines(rawLines(text))
	if len(lines) < 2 || lines[0].label == nil {
		return false
	}
	l := lines[0].label
	named := slices.ContainsFunc(lines[1:], func(x line) bool { return x.label != nil })
	return !named && titled(l.name) && strings.HasSuffix(l.words, "?")
}

// Several reports whether more than one person speaks in a text for certain.
func Several(text string) bool {
	lines := textLines(rawLines(text))
	c := castOf(lines, false)
	return !c.unsure && len(c.names) > 1
}

// UTF8 turns UTF-16 with a byte order mark, as some programs save text,
// into UTF-8. False for anything else.
func UTF8(data []byte) ([]byte, bool) {
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
