package guide

import (
	"cmp"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// facts is what a job says, in phrases that fit into sentences.
type facts struct {
	jobID      string
	written    string   // the title as the job has it
	title      string   // "customer service administrator"
	servedOnes []string // each of them, as the job has it, in small letters
	superior   string   // who wants to hear: "your manager", "the board of trustees"
	served     string   // those the work is done for: "customers"; plural
	areas      []area
	partners   []string // who the job works with, with article: "the warehouse"
}

// area is one function. Texts are empty where the job does not give them.
type area struct {
	name    string // "arrivals and departures"
	item    string // the name with a duty, in words that an answer would use
	brief   string // its first duty, base form, cut short: "check guests in and out"
	second  string // another duty cut short
	doing   string // the same as -ing form
	doing2  string // the second as -ing form
	figures []figure
	signs   []sign
	partner string // with article
	id      string
	said    job.Derivation // the criteria of the whole job
}

// figure is one measure of a function in phrases.
type figure struct {
	name   string // "waiting time at check-in"
	target string // "5 minutes in a day"
	fails  string // "12 minutes in a day"
	limit  string // the failing level without its period: "12 minutes"
	beyond string // worse than failing: "16 minutes"
	watch  string // between target and failing level, where one begins to worry: "9 minutes"
	worsen string // how it gets worse: "climb" or "drop"
	worse  string // where worse lies: "up" or "down"
	better string // where better lies: "down" or "up"
}

// Longest phrases, in words, that still read well inside a sentence.
const (
	longBrief = 13
	longItem  = 9
)

// What stands where the job does not say who.
const (
	someServed   = "those who rely on the work"
	someSuperior = "your manager"
)

// titleOf is the title of a job as it stands in a sentence, of one person:
// hourly workers are an hourly worker.
func titleOf(title string) string {
	t := english.Name(title)
	if n := english.ParseNoun(t); n.Plural && n.After == "" && !english.Collective(n.Head) && n.One() != "" {
		return n.One()
	}
	return t
}

func gatherFacts(j *job.Job) *facts {
	f := &facts{jobID: j.ID, written: j.Title, title: titleOf(j.Title), served: servedBy(j), superior: superiorIn(j.Team)}
	for _, w := range j.Served {
		f.servedOnes = append(f.servedOnes, english.Phrase(w))
	}
	said := job.Criteria(j)
	for i := range j.Functions {
		a := gatherArea(&j.Functions[i])
		a.id, a.said = j.Functions[i].ID, said
		f.areas = append(f.areas, a)
	}
	for i := range j.Functions {
		f.areas[i].partner = first(f.colleagues(j.Functions[i].WorksWith))
	}
	seen := map[string]bool{}
	for round := range maxItems { // the first of each function, then the second, …
		for k := range j.Functions {
			w := f.colleagues(j.Functions[k].WorksWith)
			if round < len(w) && !seen[w[round]] {
				seen[w[round]] = true
				f.partners = append(f.partners, w[round])
			}
		}
	}
	return f
}

// colleagues are those whom a function works with, without those whom it
// works for, with article.
func (f *facts) colleagues(worksWith []string) []string {
	var out []string
	for _, w := range worksWith {
		who := english.The(w)
		if bare := strings.TrimPrefix(who, "the "); !job.NamesServed(bare) && !slices.Contains(f.servedOnes, bare) {
			out = append(out, who)
		}
	}
	return out
}

// first is the first of a list, or nothing.
func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func gatherArea(fn *job.Function) area {
	a := area{name: english.Name(fn.Name)}
	for _, d := range fn.Duties {
		if job.ConditionOfWork(d) {
			continue // no sentence says that it was left undone
		}
		duty := english.Duty(d)
		brief := english.Short(duty, longBrief)
		switch {
		case brief == "" || a.second != "":
		case a.brief == "":
			a.brief, a.doing = brief, english.Doing(brief)
		default:
			a.second, a.doing2 = brief, english.Doing(brief)
		}
	}
	a.item = itemOf(a.name, english.Clip(a.doing, longItem))
	for _, m := range fn.Measures {
		a.figures = append(a.figures, figureOf(m))
	}
	slices.SortStableFunc(a.figures, func(x, y figure) int { // complete ones first
		return cmp.Compare(known(y), known(x))
	})
	for _, s := range fn.DangerSigns {
		a.signs = append(a.signs, noticeable(english.Phrase(s)))
	}
	return a
}

// itemOf names a function as an answer would: its name and, where the two
// differ, what is done in it.
func itemOf(name, doing string) string {
	if doing == "" || share(contentStems(doing), contentStems(name)) > 0.5 {
		return name
	}
	return name + ", such as " + doing
}

// known ranks figures by what is given of them.
func known(f figure) int {
	n := 0
	if f.fails != "" {
		n += 2
	}
	if f.target != "" {
		n++
	}
	return n
}

// servedBy is whom the work is done for, in a phrase.
func servedBy(j *job.Job) string {
	who := job.ServedBy(j)
	if len(who) == 0 {
		return someServed
	}
	for i, w := range who {
		who[i] = english.Phrase(w)
	}
	return english.List(who, "and")
}

// superiorIn names whom the job reports to, or says your manager.
func superiorIn(team string) string {
	if who := job.Superior(team); who != "" {
		return "the " + who
	}
	return someSuperior
}
