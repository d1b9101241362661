package guide

import (
	"fmt"

	"yardstick/english"
	"yardstick/internal/fault"
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
	f := gatherFacts(j)
	g := Guide{
		Format: Format, ID: j.ID, Title: "Interview guide: " + j.Title, Job: j.Title, Version: 1,
		Scale: DefaultScale(), Pass: Pass{Score: DefaultPass},
	}
	g.Questions = append(g.Questions, f.defineFailure(), f.defineSuccess(), f.dangerSigns(), f.mess(j.ID))
	g.Questions = append(g.Questions, f.behavioural()...)
	return Complete(g), nil
}

// need makes a requirement of weight w.
func need(id string, k Kind, w float64, text string, shows, misses []string) Requirement {
	return Requirement{ID: id, Kind: k, Weight: w, Text: text, Shows: shows, Misses: misses}
}

// must makes a requirement that decides.
func must(r Requirement) Requirement {
	r.Must = true
	return r
}

// covering turns r into a requirement to cover at least n items.
func covering(r Requirement, items []string, n int) Requirement {
	r.Kind, r.Items, r.AtLeast = Coverage, items, n
	return r
}

// enough is how many of n functions an answer has to cover: all of two or
// three, all but one of more, since an answer has only minutes.
func enough(n int) int {
	if n <= 3 {
		return n
	}
	return n - 1
}

// sayings collects sentences and drops those that a job lacks the facts for.
type sayings []string

// add adds a sentence unless one of its parts is empty.
func (s *sayings) add(format string, parts ...string) {
	args := make([]any, len(parts))
	for i, p := range parts {
		if p == "" {
			return
		}
		args[i] = p
	}
	*s = append(*s, english.Upper(fmt.Sprintf(format, args...)))
}

// first returns at most n of them.
func (s sayings) first(n int) []string { return s[:min(n, len(s))] }

func (f *facts) names() []string {
	out := make([]string, len(f.areas))
	for i, a := range f.areas {
		out[i] = a.name
	}
	return out
}

// functions is the requirement that decides: every function of the job is
// spoken of, or, where it has only one, its duties.
func (f *facts) functions(verb string, shows, misses []string) Requirement {
	r := need("functions", Coverage, 3, f.inFunctions(verb), shows, misses)
	if a := f.areas[0]; len(f.areas) == 1 && a.doing != "" && a.doing2 != "" {
		return must(covering(r, []string{a.doing, a.doing2}, 2))
	}
	return must(covering(r, f.items(f.areas), enough(len(f.areas))))
}

func (f *facts) items(areas []area) []string {
	out := make([]string, len(areas))
	for i, a := range areas {
		out[i] = a.item
	}
	return out
}

// figures returns the first figure of each function, those with a failing level first.
func (f *facts) figures() []figure {
	var with, without []figure
	for _, a := range f.areas {
		switch {
		case len(a.figures) == 0:
		case a.figures[0].fails != "":
			with = append(with, a.figures[0])
		default:
			without = append(without, a.figures[0])
		}
	}
	return append(with, without...)
}

// sign returns the nth danger sign of the job, taking each function in turn,
// empty where there are not so many.
func (f *facts) sign(n int) sign {
	for round := range 10 {
		for _, a := range f.areas {
			if round < len(a.signs) {
				if n == 0 {
					return a.signs[round]
				}
				n--
			}
		}
	}
	return sign{}
}

// brief returns the nth short duty of the job, one a function.
func (f *facts) brief(n int) string {
	for _, a := range f.areas {
		if a.brief != "" {
			if n == 0 {
				return a.brief
			}
			n--
		}
	}
	return ""
}

func (f *facts) partner(n int) string {
	if n < len(f.partners) {
		return f.partners[n]
	}
	return ""
}

// both says "both functions" or "the different functions".
func (f *facts) inFunctions(verb string) string {
	switch len(f.areas) {
	case 1:
		return fmt.Sprintf("%s in the one function of the job, %s.", verb, f.areas[0].name)
	case 2:
		return fmt.Sprintf("%s in both functions of the job, %s as well as %s.", verb, f.areas[0].name, f.areas[1].name)
	default:
		return fmt.Sprintf("%s in the different functions of the job, not in one of them only.", verb)
	}
}
