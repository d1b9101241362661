package guide

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"

	"yardstick/job"
)

// Traits are what a rater feels and an answer does not contain.
const (
	traitAdjectives = `motivated|enthusiastic|passionate|confident|reliable|dependable|trustworthy|friendly|likeable|likable|positive` +
		`|energetic|dynamic|ambitious|committed|dedicated|loyal|intelligent|smart|charismatic|mature|professional|flexible|adaptable` +
		`|creative|proactive|engaged|sincere|authentic|hard-?working|open-minded|self-assured|sympathetic|a (good |great |strong |real ` +
		`|natural )*(team ?player|fit|leader|communicator|listener|worker|person)`
	traitNouns = `motivation|enthusiasm|passion|confidence|attitude|personality|charisma|intelligence|potential|energy|dedication` +
		`|commitment|professionalism|maturity|drive|fit|flexibility|ambition|loyalty|integrity|creativity|presence|mindset|(leadership` +
		`|communication|interpersonal|people|social|soft) (skills?|abilit(y|ies)|qualit(y|ies))|leadership|empathy|team spirit`
)

var (
	traitBeing = regexp.MustCompile(`(?i)^(the candidate |he or she |candidate )?(is|seems?|appears?|sounds?|looks?|feels` +
		`|comes across as|must be|should be)( to be)?( very| highly| really| truly| genuinely| self-)* ?(` + traitAdjectives + `)\b`)
	traitHaving = regexp.MustCompile(`(?i)^(the candidate |he or she |candidate )?(has|shows?|demonstrates?|possesses|displays?|exhibits?` +
		`|radiates|brings)( a| an| the| good| great| strong| high| real| right| positive| excellent| clear| genuine| cultural| much)* (` +
		traitNouns + `)( for (the|this) (job|role|position|work))?\.?$`)
	inward = regexp.MustCompile(`(?i)^(the candidate |he or she |candidate )?(understands|knows|believes|feels|likes|loves|enjoys` +
		`|realises|realizes)\b`)

	// A verb of saying after "and" makes a second requirement.
	secondVerb = regexp.MustCompile(`(?i),? (and|and also|as well as|and then|plus) (also )?(says|names|gives|explains|describes|shows` +
		`|states|mentions|tells|lists|makes|draws|provides|demonstrates|proposes|asks|takes|admits|reports|identifies|sets out|offers|refers` +
		`|outlines|discusses|is|has|understands|knows)\b`)
	// What stands before "and", "of" or the end is a noun: "filing as well as reports and lists".
	nounAfter  = regexp.MustCompile(`(?i)^( and\b| or\b| of\b|[,.;]|$)`)
	secondAsk  = regexp.MustCompile(`(?i)\b(what|who|when|where|why|how|whether|which)\b.* and (what|who|when|where|why|how|whether|which)\b`)
	secondSent = regexp.MustCompile(`[.;!?] +[A-Za-z]`)
	abbreviate = regexp.MustCompile(`(?i)\b(e\.g|i\.e|etc|vs|approx|no)\.`)
)

// visible finds a requirement that describes the person and not the answer.
func (l *linter) visible(path, text string) {
	switch {
	case traitBeing.MatchString(text), traitHaving.MatchString(text):
		l.add(Error, "invisible", path, "%q cannot be seen in an answer: say what the answer would contain", text)
	case inward.MatchString(text):
		l.add(Warning, "invisible", path, "%q is inside the candidate: say what the answer would contain", text)
	case len(contentStems(text)) < 2:
		l.add(Warning, "vague", path, "%q is too little to judge by: say what the answer would contain", text)
	}
}

// single finds a requirement that asks two things, on which one verdict cannot be given.
func (l *linter) single(path string, r *Requirement) {
	text := abbreviate.ReplaceAllString(r.Text, "")
	switch {
	case hasSecondVerb(text):
		l.add(Error, "double", path, "%q asks two things: make it two requirements", r.Text)
	case secondAsk.MatchString(text), secondSent.MatchString(strings.TrimRight(text, " \n")):
		l.add(Warning, "double", path, "%q may ask two things: one verdict has to fit all of it", r.Text)
	}
}

// hasSecondVerb reports whether a verb of saying follows "and", and not a noun
// that is written like one.
func hasSecondVerb(text string) bool {
	for _, at := range secondVerb.FindAllStringIndex(text, -1) {
		if !nounAfter.MatchString(text[at[1]:]) {
			return true
		}
	}
	return false
}

// vagueWords say that an answer is good or bad and not what it contains.
const vagueWords = `good bad poor fair average excellent outstanding great weak strong satisfactory unsatisfactory
 adequate inadequate acceptable unacceptable appropriate inappropriate suitable sufficient insufficient reasonable
 decent solid okay ok fine perfect nice better best worse worst basic advanced limited some little more less most very
 quite rather answer answers answered response candidate applicant person shows show demonstrates understanding
 knowledge level quality expected expectations standard meets exceeds below above clear clearly well poorly convincing
 unconvincing impressive mediocre`

// Measures of how alike two anchors may be, as the share of words in common.
const (
	sameAnchors  = 0.8
	alikeAnchors = 0.6
	leastAnchor  = 3 // words with content in an anchor
)

// anchors finds levels that are missing, vague or hard to tell apart.
func (l *linter) anchors(path string, anchors map[int]string) {
	for _, n := range []int{1, 3, 5} {
		if anchors[n] == "" {
			l.add(Warning, "anchors", path, "level %d has none: describe an answer at levels 1, 3 and 5", n)
		}
	}
	vague := stemSet(strings.Fields(vagueWords))
	levels := slices.Sorted(maps.Keys(anchors))
	stems := map[int]map[string]bool{}
	for _, n := range levels {
		stems[n] = contentStems(anchors[n])
		l.vague(levelPath(path, n), anchors[n], n, len(minus(stems[n], vague)))
	}
	for i, a := range levels {
		for _, b := range levels[i+1:] {
			l.overlap(levelPath(path, b), a, overlap(stems[a], stems[b]))
		}
	}
}

// vague judges an anchor by how many words with content it has.
func (l *linter) vague(path, anchor string, level, words int) {
	if words >= leastAnchor {
		return
	}
	severity := Warning
	if words < leastAnchor-1 {
		severity = Error
	}
	l.add(severity, "vague", path, "%q is vague: describe what an answer at level %d contains", anchor, level)
}

func (l *linter) overlap(path string, other int, share float64) {
	switch {
	case share >= sameAnchors:
		l.add(Error, "overlap", path, "says nearly the same as level %d: a rater could not tell them apart", other)
	case share >= alikeAnchors:
		l.add(Warning, "overlap", path, "shares most of its words with level %d: say what is different", other)
	}
}

func levelPath(path string, n int) string { return path + "." + string(rune('0'+n)) }

// functions finds functions of the job that no question asks about: half of
// the words of its name, or most of those of one of its duties, are in one question.
func (l *linter) functions(g *Guide, j *job.Job) {
	for _, f := range j.Functions {
		if !asked(g, &f) {
			l.add(Error, "function", "questions", "none asks about the function %q of the job", f.Name)
		}
	}
}

func asked(g *Guide, f *job.Function) bool {
	for _, q := range g.Questions {
		text := q.Text
		for _, r := range q.Requirements {
			text += " " + r.Text + " " + strings.Join(r.Items, " ")
		}
		stems := contentStems(text)
		if share(contentStems(f.Name), stems) >= 0.5 {
			return true
		}
		for _, d := range f.Duties {
			if share(contentStems(d), stems) >= 0.75 {
				return true
			}
		}
	}
	return false
}

// contentStems are the stems of the words of a text that carry meaning.
func contentStems(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return stemSet(slices.DeleteFunc(words, func(w string) bool { return len(w) < 2 || english.IsStopWord(w) }))
}

func stemSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[english.Stem(w, true)] = true
	}
	return set
}

func minus(a, b map[string]bool) map[string]bool {
	out := maps.Clone(a)
	maps.DeleteFunc(out, func(w string, _ bool) bool { return b[w] })
	return out
}

// share is the part of a that is in b too, 0 where a is empty.
func share(a, b map[string]bool) float64 {
	if len(a) == 0 {
		return 0
	}
	return float64(len(a)-len(minus(a, b))) / float64(len(a))
}

// overlap is the Jaccard index of a and b, 0 where both are empty.
func overlap(a, b map[string]bool) float64 {
	common := len(a) - len(minus(a, b))
	if union := len(a) + len(b) - common; union > 0 {
		return float64(common) / float64(union)
	}
	return 0
}
