package guide

import (
	"hash/fnv"
	"strings"

	"yardstick/english"
	"yardstick/internal/fault"
	"yardstick/internal/wording"
	"yardstick/job"
)

// Derive makes an interview guide from a job: define failure, define success,
// the first danger signs, a real mess made of the job's own functions, and
// behavioural questions. Requirements follow from the job's criteria; samples
// and anchors use its own figures, signs and duties. The guide is not sealed.
// The same job gives the same guide.
func Derive(j *job.Job) (Guide, error) {
	if len(j.Functions) == 0 {
		return Guide{}, fault.Invalidf("job %s has no functions to ask about", j.ID)
	}
	if len(j.Functions) > maxItems {
		return Guide{}, fault.Invalidf("job %s has %d functions: at most %d can be asked about", j.ID, len(j.Functions), maxItems)
	}
	g := inEnglish().derived.fill(gatherFacts(j))
	g.ID, g.Job = j.ID, j.Title
	return Complete(g), nil
}

// Openers makes the guide of the questions with which nearly every interview
// begins, whatever the job: tell me about yourself, why this job, your
// strengths. Of a job it takes the title and the functions; j may be nil. The
// guide is not sealed.
func Openers(j *job.Job) Guide {
	f := &facts{}
	if j != nil {
		f = gatherFacts(j)
	}
	g := inEnglish().openers.fill(f)
	g.ID = "openers"
	if j != nil {
		g.ID, g.Job = j.ID+"-openers", j.Title
	}
	return Complete(g)
}

// fill makes the guide of what a job says.
func (s *sheet) fill(f *facts) Guide {
	g := Guide{Format: Format, Version: 1, Scale: DefaultScale(), Pass: Pass{Score: DefaultPass}}
	slots := newFiller(f, &pattern{})
	g.Title, _ = s.title.Fill(slots.value)
	for i := range s.questions {
		t := &s.questions[i]
		slots := newFiller(f, t)
		if t.needs == "" || slots.value(t.needs).Text != "" {
			g.Questions = append(g.Questions, slots.question())
		}
	}
	return g
}

// filler fills the template of one question.
type filler struct {
	*facts
	*pattern
	way int
}

// newFiller takes one of the ways to tell a question by the job's id.
func newFiller(f *facts, t *pattern) *filler {
	out := &filler{facts: f, pattern: t}
	for _, ways := range t.ways {
		h := fnv.New32a()
		h.Write([]byte(f.jobID))
		out.way = int(h.Sum32() % uint32(len(ways)))
	}
	return out
}

// sentence fills a text and begins it with a capital.
func (f *filler) sentence(t wording.Text) string {
	s, _ := t.Fill(f.value)
	return english.Upper(s)
}

func (f *filler) sentences(list []wording.Text, most int) []string {
	out := wording.All(list, f.value, most)
	for i := range out {
		out[i] = english.Upper(out[i])
	}
	return out
}

func (f *filler) question() Question {
	t := f.pattern
	q := Question{
		ID: t.id, Type: t.kind, Seconds: t.seconds, Text: f.sentence(t.text), Purpose: f.sentence(t.purpose),
		Probes: f.sentences(t.probes, len(t.probes)), Anchors: map[int]string{},
	}
	for i := range t.requirements {
		d := &t.requirements[i]
		if d.needs == "" || f.value(d.needs).Text != "" {
			q.Requirements = append(q.Requirements, f.requirement(d))
		}
	}
	for level, text := range t.anchors {
		q.Anchors[level] = f.sentence(text)
	}
	return q
}

func (f *filler) requirement(d *demand) Requirement {
	r := d.as
	r.Text, r.Shows, r.Misses = f.sentence(d.text), f.sentences(d.shows, d.mostShows), f.sentences(d.misses, d.mostMisses)
	switch d.covers {
	case "functions":
		r.Items, r.AtLeast = f.covered()
	case "fronts":
		r.Items, r.AtLeast = f.met()
	default:
		r.Items = wording.All(d.items, f.value, len(d.items))
	}
	return r
}

// covered are the functions of the job and how many of them an answer has to
// cover or, where there is only one, its duties.
func (f *facts) covered() (items []string, least int) {
	if a := f.areas[0]; len(f.areas) == 1 && a.doing != "" && a.doing2 != "" {
		return []string{a.doing, a.doing2}, 2
	}
	return itemsOf(f.areas), enough(len(f.areas))
}

// met are the functions that the story of a mess is made of and how many of
// them an answer has to deal with or, where there is only one, its duties.
func (f *facts) met() (items []string, least int) {
	if len(f.areas) == 1 {
		return f.covered()
	}
	return itemsOf(f.fronts()), enough(len(f.fronts()))
}

// enough is how many of n functions an answer has to cover: all of two or
// three, all but one of more, since an answer has only minutes.
func enough(n int) int {
	if n <= 3 {
		return n
	}
	return n - 1
}

func itemsOf(areas []area) []string {
	out := make([]string, len(areas))
	for i, a := range areas {
		out[i] = a.item
	}
	return out
}

// phrase is what the template says of one function, the nth of what can be
// said, or the last; a whole sentence begins with a capital.
func (f *filler) phrase(a *area, name string) string {
	name, second := strings.CutSuffix(name, "/2")
	all := wording.All(f.phrases[name], func(slot string) wording.Value { return f.within(a, slot) }, 2)
	switch {
	case len(all) == 0:
		return ""
	case second:
		all = all[len(all)-1:]
	}
	if strings.HasSuffix(all[0], ".") {
		return english.Upper(all[0])
	}
	return all[0]
}
