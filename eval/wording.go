package eval

import (
	"strings"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
	"yardstick/stat"
)

// Short says how often one sentence is enough: an answer that is nothing but
// the sentence which the assessor quoted for a requirement still meets it.
type Short struct {
	Pairs    int           `json:"pairs"`
	Kept     int           `json:"kept"`
	Share    stat.Value    `json:"share"`
	Interval stat.Interval `json:"interval"`
}

// otherWords are verbs that requirements begin with, and others that say the same.
var otherWords = map[string]string{
	"says": "States", "states": "Says", "names": "Mentions", "mentions": "Names", "describes": "Tells of", "tells": "Says", "shows": "Makes " +
		"clear",
	"explains": "Gives an explanation of", "gives": "Offers", "speaks": "Talks", "recalls": "Remembers", "counts": "Regards",
	"admits": "Owns up to",
	"would":  "Is ready to", "wants": "Wishes for",
}

// reword says a requirement in other words.
func reword(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if other, known := otherWords[strings.ToLower(first)]; ok && known {
		return other + " " + rest
	}
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	return "What a panel looks for: " + s
}

// reworded assesses every answer against requirements in other words.
func reworded(subjects []subject, a Assessor) (Moved, error) {
	questions := map[*guide.Question]*guide.Question{}
	for i := range subjects {
		q := subjects[i].question
		if questions[q] != nil {
			continue
		}
		other := *q
		other.Requirements = append([]guide.Requirement(nil), q.Requirements...)
		for k := range other.Requirements {
			other.Requirements[k].Text = reword(other.Requirements[k].Text)
		}
		questions[q] = &other
	}
	after := make([]*assess.Assessment, len(subjects))
	err := each(len(subjects), func(i int) error {
		s := subjects[i]
		s.question = questions[s.question]
		found, err := s.assess(a, s.answer.Text)
		after[i] = &found
		return err
	})
	return compared("wording", "the requirements in other words", subjects, after), err
}

// lonely are the kinds that one sentence can show.
var lonely = map[guide.Kind]bool{
	guide.Content: true, guide.MeasureK: true, guide.Sign: true, guide.Action: true, guide.Result: true, guide.Cause: true, guide.Lesson: true,
}

// shortened assesses, of every answer, the sentence that shows the first
// requirement which is met and which one sentence can show.
func shortened(subjects []subject, a Assessor) (Short, error) {
	kept := make([]int, len(subjects)) // 1 kept, -1 lost, 0 nothing to try
	err := each(len(subjects), func(i int) error {
		s := &subjects[i]
		for k, r := range s.before.Requirements {
			if r.Verdict != assess.Met || !lonely[r.Kind] || len(r.Evidence) == 0 {
				continue
			}
			found, err := s.assess(a, sentenceOf(s.vary.Text, r.Evidence[0]))
			if err != nil {
				return err
			}
			kept[i] = -1
			if found.Requirements[k].Verdict == assess.Met {
				kept[i] = 1
			}
			return nil
		}
		return nil
	})
	var short Short
	for _, k := range kept {
		if k != 0 {
			short.Pairs++
		}
		if k > 0 {
			short.Kept++
		}
	}
	short.Share, short.Interval = stat.Ratio(short.Kept, short.Pairs), stat.Wilson(short.Kept, short.Pairs, stat.Z95)
	return short, err
}

// sentenceOf is the sentence in which a quote begins.
func sentenceOf(d *text.Document, e assess.Evidence) string {
	span, ok := d.ByteSpan(e.Start, e.End)
	if !ok {
		return e.Quote
	}
	for i, s := range d.Sentences {
		if span.Start < s.End {
			return d.Sentence(i)
		}
	}
	return e.Quote
}

// otherJobs gives every answer the best one, as the assessor finds, to the same
// kind of question in the next guide for another job that has one.
func otherJobs(subjects []subject) {
	best := map[*guide.Question]int{}
	for i := range subjects {
		s := &subjects[i]
		if k, ok := best[s.question]; !ok || scoreOf(s) > scoreOf(&subjects[k]) {
			best[s.question] = i
		}
	}
	for i := range subjects {
		s := &subjects[i]
		for k := 1; k < len(subjects); k++ {
			other := &subjects[(i+k)%len(subjects)]
			if other.question.Type == s.question.Type && s.question.Type != guide.Custom && s.guide.Job != "" && other.guide.Job != "" &&
				other.guide.Job != s.guide.Job {
				s.vary.OtherJob = subjects[best[other.question]].answer.Text
				break
			}
		}
	}
}

func scoreOf(s *subject) float64 {
	if s.before.Score == nil {
		return -1
	}
	return *s.before.Score
}
