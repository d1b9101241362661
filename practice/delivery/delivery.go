// Package delivery says how an answer was put: how long it is, how fast it was
// spoken where that is known, and where it holds filler words and hedges. It
// counts words and nothing else: it knows nothing of voice, accent or person,
// and gives no marks.
package delivery

import (
	"fmt"
	"regexp"
	"strings"

	"yardstick/assess/text"
	"yardstick/english"
)

// AloudPace is the pace, in words a minute, at which a written answer is
// reckoned to be spoken. Speakers in interviews and talks were measured at 140
// to 190 words a minute on average (Tauroza and Allison, Speech rates in British
// English, Applied Linguistics 11, 1990); whoever looks for words is slower.
const AloudPace = 150

// Paces outside of these are remarked upon; between them lies nearly everybody.
const (
	slowPace = 90
	fastPace = 210
)

// Delivery is how an answer was put.
type Delivery struct {
	Words     int `json:"words"`
	Sentences int `json:"sentences"`
	Seconds   int `json:"seconds,omitempty"` // spent on it; 0 where not known
	// Pace is in words a minute: 0 where the answer was not spoken or the time is not known.
	Pace int `json:"pace,omitempty"`
	// Aloud is how many seconds it takes to say, at AloudPace.
	Aloud   int      `json:"aloud"`
	Fillers []Mark   `json:"fillers"`
	Hedges  []Mark   `json:"hedges"`
	Longest *Mark    `json:"longest,omitempty"` // the longest sentence, where it is very long
	Remarks []string `json:"remarks"`           // all of that in plain words
}

// Mark is a place in the answer; Start and End count code points, End exclusive.
type Mark struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

// Answer is what is looked at.
type Answer struct {
	Text    string
	Seconds int  // spent on it; 0 where not known
	Spoken  bool // Seconds is how long it was spoken, not typed
	Wanted  int  // the seconds that the question suggests; 0 for none
}

// Of looks at an answer. It fails where text.Parse does.
func Of(a Answer) (Delivery, error) {
	doc, err := text.Parse(a.Text)
	if err != nil {
		return Delivery{}, err
	}
	d := Delivery{
		Words: len(doc.Words), Sentences: len(doc.Sentences), Seconds: a.Seconds,
		Aloud: (len(doc.Words)*60 + AloudPace/2) / AloudPace,
	}
	const shortest = 5 // seconds under which a pace says nothing
	if a.Spoken && a.Seconds >= shortest {
		d.Pace = (d.Words*60 + a.Seconds/2) / a.Seconds
	}
	d.Fillers, d.Hedges = marks(doc, fillers), marks(doc, hedges)
	d.Longest = longest(doc)
	d.Remarks = d.remarks(a)
	return d, nil
}

// longWords is from how many words on a sentence is hard to follow by ear.
const longWords = 40

// longest is the longest sentence of an answer, if it is very long.
func longest(doc *text.Document) *Mark {
	best, most := text.Span{}, longWords-1
	for _, s := range doc.Sentences {
		if n := len(doc.WordsIn(s)); n > most {
			best, most = s, n
		}
	}
	if most < longWords {
		return nil
	}
	m := markOf(doc, best)
	return &m
}

func markOf(doc *text.Document, s text.Span) Mark {
	start, end := doc.CodePoints(s)
	return Mark{start, end, doc.Raw[s.Start:s.End]}
}

// remarks says the same in plain words. What is as it should be needs no remark.
func (d *Delivery) remarks(a Answer) []string {
	if d.Words == 0 {
		return []string{"There is nothing here yet."}
	}
	out := []string{d.length(a)}
	switch {
	case d.Pace > fastPace:
		out = append(
			out,
			fmt.Sprintf(
				"Spoken at %d words a minute, which is fast for listeners who take notes. A pause after each point gives them time.", d.Pace,
			),
		)
	case d.Pace >= slowPace:
		out = append(out, fmt.Sprintf("Spoken at %d words a minute, easy to follow.", d.Pace))
	case d.Pace > 0:
		out = append(
			out, fmt.Sprintf("Spoken at %d words a minute, with time to think. That is no fault; check only that the time is enough.", d.Pace),
		)
	}
	if n := len(d.Fillers); n > 0 {
		out = append(
			out,
			fmt.Sprintf(
				"%s (%s). A silent pause does the same and reads better.", english.Count(n, "filler word", "filler words"), quotes(d.Fillers),
			),
		)
	}
	if n := len(d.Hedges); n > 0 {
		out = append(
			out, fmt.Sprintf("%s (%s). Keep those that say what is really uncertain.", english.Count(n, "hedge", "hedges"), quotes(d.Hedges)),
		)
	}
	if d.Longest != nil {
		out = append(out, "One sentence is very long; said aloud, it is easier to follow in two.")
	}
	return out
}

// length says how long the answer is, and what that means for the time suggested.
func (d *Delivery) length(a Answer) string {
	s := fmt.Sprintf("%s in %s", english.Count(d.Words, "word", "words"), english.Count(d.Sentences, "sentence", "sentences"))
	took := d.Aloud
	if d.Pace > 0 {
		took = d.Seconds
		s += ", spoken in " + clock(took)
	} else {
		s += "; said aloud, about " + clock(took)
	}
	switch {
	case a.Wanted <= 0:
		return s + "."
	case 2*took > 3*a.Wanted:
		return s + fmt.Sprintf(". The question suggests %s: what could be left out?", clock(a.Wanted))
	case 4*took < a.Wanted:
		return s + fmt.Sprintf(". The question suggests %s: there is room for more.", clock(a.Wanted))
	}
	return s + fmt.Sprintf(", within the %s that the question suggests.", clock(a.Wanted))
}

// clock writes seconds for people: 45 seconds, 2 min 05 s.
func clock(seconds int) string {
	if seconds < 60 {
		return english.Count(seconds, "second", "seconds")
	}
	if seconds%60 == 0 {
		return english.Count(seconds/60, "minute", "minutes")
	}
	return fmt.Sprintf("%d min %02d s", seconds/60, seconds%60)
}

// alone is the word that has a capital wherever it stands: I, and I'd.
var alone = regexp.MustCompile(`\bi((?:['’](?:d|m|ve|ll))?\b)`)

// quotes lists the different words of some marks, the first few of many.
func quotes(all []Mark) string {
	var words []string
	seen := map[string]bool{}
	for _, m := range all {
		w := strings.ToLower(strings.Join(strings.Fields(m.Quote), " "))
		if seen[w] {
			continue
		}
		seen[w] = true
		if len(words) == 5 {
			return strings.Join(words, ", ") + ", …"
		}
		words = append(words, "“"+alone.ReplaceAllString(w, "I$1")+"”")
	}
	return strings.Join(words, ", ")
}
