package vary

import (
	"strings"
	"unicode/utf8"
)

var fillerWords = strings.Split("um,uh,like,you know,I mean,sort of,basically,honestly", ",")

func fillers(a Answer, rng *Stream) (string, bool) {
	return rewrite(a.Text, func(i int, w string) string {
		if i > 0 && rng.IntN(12) == 0 {
			return fillerWords[rng.IntN(len(fillerWords))] + " " + w
		}
		return w
	})
}

func slips(a Answer, rng *Stream) (string, bool) {
	return rewrite(a.Text, func(_ int, w string) string {
		if len(w) < 4 || len(w) != utf8.RuneCountInString(w) || strings.ContainsAny(w, "0123456789") || rng.IntN(9) != 0 {
			return w
		}
		i := 1 + rng.IntN(len(w)-2)
		switch rng.IntN(3) {
		case 0:
			return w[:i-1] + w[i:i+1] + w[i-1:i] + w[i+1:]
		case 1:
			return w[:i] + w[i+1:]
		default:
			return w[:i] + w[i-1:i] + w[i:]
		}
	})
}

// bare are verb forms as beginners leave them. Past forms stay: a learner's
// present tense may change what is said.
var bare = forward(`goes/go makes/make takes/take wants/want needs/need comes/come helps/help works/work says/say means/mean gives/give
	feels/feel thinks/think knows/know asks/ask shows/show keeps/keep doesn't/don't has/have informations/information advices/advice`)

// learner leaves out articles and the s of the third person. What is left of
// an article is a space, which no reader minds.
func learner(a Answer, rng *Stream) (string, bool) {
	out, changed := rewrite(a.Text, func(_ int, w string) string {
		switch low := strings.ToLower(w); low {
		case "a", "an", "the":
			if rng.IntN(4) > 0 {
				return ""
			}
		default:
			if to, ok := bare[low]; ok {
				return like(to, w)
			}
		}
		return w
	})
	return strings.ReplaceAll(out, "  ", " "), changed
}

// flat leaves out capitals and stops; figures keep their points, and line
// ends stay, so that a list stays a list.
func flat(a Answer, _ *Stream) (string, bool) {
	d := a.Text
	var b strings.Builder
	last := 0
	for _, w := range d.Words {
		b.WriteString(strings.Map(unstopped, d.Raw[last:w.Start]))
		b.WriteString(strings.ToLower(d.Raw[w.Start:w.End]))
		last = w.End
	}
	b.WriteString(strings.Map(unstopped, d.Raw[last:]))
	return b.String(), b.String() != d.Raw
}

func unstopped(r rune) rune {
	if strings.ContainsRune(".,;:!?", r) {
		return -1
	}
	return r
}

// order puts the last third of the sentences first, which keeps most neighbours together.
func order(a Answer, _ *Stream) (string, bool) {
	n := len(a.Text.Sentences)
	if n < 3 {
		return "", false
	}
	from := n - max(1, n/3)
	var parts []string
	for i := range n {
		parts = append(parts, a.Text.Sentence((from+i)%n))
	}
	return strings.Join(parts, " "), true
}

var pleasant = []string{
	"Thank you very much for the opportunity to speak with you today.",
	"That is a really good question and I am glad that you ask it.",
	"I hope that makes sense.",
	"It is a beautiful building you have here, by the way.",
	"I was really looking forward to this conversation.",
	"As the saying goes, every day is a new day.",
	"Anyway, that is what comes to my mind at the moment.",
	"Please let me know if you would like me to go on.",
}

func padding(a Answer, rng *Stream) (string, bool) {
	i := rng.IntN(len(pleasant))
	j := (i + 1 + rng.IntN(len(pleasant)-1)) % len(pleasant)
	return pleasant[i] + " " + a.Text.Raw + " " + pleasant[j], true
}
