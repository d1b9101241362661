package written

import (
	"cmp"
	"strings"
	"unicode"

	"yardstick/assess/transcript"
)

// heardShare is the share of a question's longer words that has to be heard for the
// question to be the one that is asked.
const heardShare = 0.8

// said reads what was said, or one text, of one candidate.
func (in *reading) said(data []byte) error {
	if in.Candidate == "" {
		return in.fail(0, "candidate", "is not said by the file; say whose answers these are")
	}
	code, err := in.candidate(0, "candidate", in.Candidate)
	if err != nil {
		return err
	}
	t, err := transcript.Parse(in.name, data)
	if err != nil {
		return err
	}
	in.plan.Source = "transcript"
	names := t.Speakers()
	if len(names) == 0 && in.Question == "" {
		return in.fail(0, "question", "is not said by the file, which names no speakers; say which question this answers: %s", in.ids())
	}
	speaker := ""
	if len(names) > 0 {
		if speaker, err = in.answerer(&t, names); err != nil {
			return err
		}
	}
	if in.Question == "" {
		return in.divided(&t, code, speaker)
	}
	question := in.question(in.Question)
	if question == "" {
		return in.fail(0, "question", "is %.70q, which is no question of the guide; it has %s", in.Question, in.ids())
	}
	text, _ := t.Of(speaker)
	return in.match(0, code, question, text, "the whole file")
}

// answerer is how the candidate is called in the file.
func (in *reading) answerer(t *transcript.Transcript, names []string) (string, error) {
	for _, n := range names {
		if strings.EqualFold(n, strings.TrimSpace(in.Speaker)) {
			return n, nil
		}
	}
	if a, known := t.Answerer(); known && in.Speaker == "" {
		return a, nil
	}
	return "", in.fail(0, "speaker", "is to be one of %s; say which of them is the candidate", strings.Join(names, ", "))
}

// divided gives each question what the candidate says after it was asked.
func (in *reading) divided(t *transcript.Transcript, code, speaker string) error {
	at, said := "", map[string][]string{}
	var order []string
	for _, turn := range t.Turns {
		if turn.Speaker != speaker {
			at = cmp.Or(in.heard(turn.Text), at)
			continue
		}
		if at == "" {
			continue // before the first question: greetings
		}
		if said[at] == nil {
			order = append(order, at)
		}
		said[at] = append(said[at], turn.Text)
	}
	if len(order) == 0 {
		return in.fail(0, "question", "is not heard: nobody but %s asks one of the guide's questions in its words; say which it is", speaker)
	}
	for _, question := range order {
		if err := in.match(0, code, question, strings.Join(said[question], "\n\n"), "after "+question+" was asked"); err != nil {
			return err
		}
	}
	return nil
}

// heard is the question that somebody asks, "" for none.
func (in *reading) heard(text string) string {
	spoken := map[string]bool{}
	for _, w := range words(text) {
		spoken[w] = true
	}
	if in.sought == nil {
		for _, q := range in.questions {
			in.sought = append(in.sought, words(q.Text))
		}
	}
	best, share := "", heardShare
	for i, q := range in.questions {
		hits, all := 0, in.sought[i]
		for _, w := range all {
			if spoken[w] {
				hits++
			}
		}
		if len(all) > 0 && float64(hits)/float64(len(all)) >= share && in.question(q.ID) != "" {
			best, share = q.ID, float64(hits)/float64(len(all))+1e-9
		}
	}
	return best
}

// words are the longer words of a text, in lower case.
func words(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len([]rune(w)) > 3 {
			out = append(out, w)
		}
	}
	return out
}
