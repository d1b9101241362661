package guide

import (
	"maps"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/internal/wording"
	"yardstick/job"
)

// areaFields are the slots of one function: alone within a phrase, and behind
// the name of a group elsewhere, as in {first.name}.
var areaFields = map[string]func(a *area) string{
	"name":           func(a *area) string { return a.name },
	"item":           func(a *area) string { return a.item },
	"duty":           func(a *area) string { return a.brief },
	"duty.you":       func(a *area) string { return english.You(a.brief) },
	"duty2.you":      func(a *area) string { return english.You(a.second) },
	"doing":          func(a *area) string { return a.doing },
	"partner":        func(a *area) string { return a.partner },
	"sign":           func(a *area) string { return a.sign().plain },
	"sign.that":      func(a *area) string { return a.sign().mine },
	"sign.you":       func(a *area) string { return a.sign().yours },
	"sign1":          func(a *area) string { return a.nth(0).plain },
	"sign1.that":     func(a *area) string { return a.nth(0).mine },
	"sign2":          func(a *area) string { return a.nth(1).plain },
	"sign2.that":     func(a *area) string { return a.nth(1).mine },
	"figure.name":    func(a *area) string { return a.figure().name },
	"figure.worsen":  func(a *area) string { return a.figure().worsen },
	"figure.better":  func(a *area) string { return a.figure().better },
	"figure.fails":   func(a *area) string { return a.figure().fails },
	"figure.target":  func(a *area) string { return a.figure().target },
	"worst.name":     func(a *area) string { return a.worst().name },
	"worst.name.you": func(a *area) string { return english.You(a.worst().name) },
	"measure":        func(a *area) string { return when(len(strings.Fields(a.worst().name)) <= 5, a.worst().name) },
	"worst.worse":    func(a *area) string { return a.worst().worse },
	"worst.beyond":   func(a *area) string { return a.worst().beyond },
	"worst.limit":    func(a *area) string { return a.worst().limit },
	"worst.target":   func(a *area) string { return a.worst().target },
}

// groups are the functions that a slot may speak of: one, or several joined.
var groups = map[string]func(f *facts) []area{
	"first":      func(f *facts) []area { return f.span(0, 1) },
	"second":     func(f *facts) []area { return f.span(1, 2) },
	"last":       func(f *facts) []area { return f.span(len(f.areas)-1, len(f.areas)) },
	"risk":       func(f *facts) []area { return f.risk() },
	"front1":     func(f *facts) []area { return f.span(0, 1) },
	"front2":     func(f *facts) []area { return f.span(1, 2) },
	"front3":     func(f *facts) []area { return f.span(2, 3) },
	"front4":     func(f *facts) []area { return f.span(3, 4) },
	"front-last": func(f *facts) []area { return f.span(len(f.fronts())-1, len(f.fronts())) },
	"few":        func(f *facts) []area { return f.few() },
	"every":      func(f *facts) []area { return f.areas },
	"and":        func(f *facts) []area { return f.areas },
	"or":         func(f *facts) []area { return f.areas },
	"or3":        func(f *facts) []area { return f.span(0, min(3, len(f.areas))) },
	"fronts":     func(f *facts) []area { return f.fronts() },
}

// jobSlots are the slots that speak of the job as a whole.
var jobSlots = map[string]func(f *facts) string{
	"title":            func(f *facts) string { return f.title },
	"title.a":          func(f *facts) string { return when(f.title != "", english.Role(f.title)) },
	"title-as-written": func(f *facts) string { return f.written },
	"superior":         func(f *facts) string { return f.superior },
	"superior-known":   func(f *facts) string { return when(f.superior != someSuperior, f.superior) },
	"served":           func(f *facts) string { return f.served },
	"served.the":       func(f *facts) string { return withArticle(f.served) },
	"served-people":    func(f *facts) string { return when(f.served != someServed, f.served) },
	"around.or":        func(f *facts) string { return f.around() },
	"partner-short":    func(f *facts) string { return english.List(f.partnersShort(1), "or") },
	"three.and":        func(f *facts) string { return when(len(f.areas) == 3, shortList(f.areas)) },
	"ends.first":       func(f *facts) string { return f.ends().first },
	"ends.last":        func(f *facts) string { return f.ends().last },
	"ends.and":         func(f *facts) string { return f.ends().joined() },
	"pair.first":       func(f *facts) string { return f.pair().first },
	"pair.second":      func(f *facts) string { return f.pair().last },
	"pair.and":         func(f *facts) string { return f.pair().joined() },
	"fronts-short.and": func(f *facts) string { return when(len(f.areas) > 1, shortList(f.fronts())) },
	"parts.or":         func(f *facts) string { return f.parts() },
	"doing1":           func(f *facts) string { return f.doing() },
	"one":              func(f *facts) string { return when(len(f.areas) == 1, "1") },
	"two":              func(f *facts) string { return when(len(f.areas) == 2, "2") },
	"duty1":            func(f *facts) string { return f.brief(0) },
	"duty2":            func(f *facts) string { return f.brief(1) },
	"partner1":         func(f *facts) string { return f.partner(0) },
	"partner2":         func(f *facts) string { return f.partner(1) },
	"partners2.and":    func(f *facts) string { return english.List(f.partnersShort(2), "and") },
	"partners2.or":     func(f *facts) string { return english.List(f.partnersShort(2), "or") },
	"partners3.or":     func(f *facts) string { return english.List(f.partnersShort(3), "or") },
	"rivals":           func(f *facts) string { return f.rivals() },
	"sign1":            func(f *facts) string { return f.sign(0).plain },
	"sign1.that":       func(f *facts) string { return f.sign(0).mine },
	"sign2":            func(f *facts) string { return f.sign(1).plain },
	"own-sign":         func(f *facts) string { return f.ownSign().plain },
	"front-sign.that":  func(f *facts) string { return f.frontSign().mine },
	"measure1":         func(f *facts) string { return english.List(f.shortMeasures(1), "or") },
	"measures2.or":     func(f *facts) string { return english.List(f.shortMeasures(2), "or") },
	"said.failure":     func(f *facts) string { return f.statements(job.Failure) },
	"said.success":     func(f *facts) string { return f.statements(job.Success) },
	"said.own":         func(f *facts) string { return f.owning() },

	"said.failure.relationships": func(f *facts) string { return f.anyStatement(job.Failure, job.Relationships) },
	"said.success.relationships": func(f *facts) string { return f.anyStatement(job.Success, job.Relationships) },
	"said.failure.staffing":      func(f *facts) string { return f.anyStatement(job.Failure, job.Staffing) },
}

// figureSlots are figures of the job: the nth there is (figure), with a target
// (aim), with room between target and failing level (edge), past its level (past).
var figureSlots = map[string]func(f *facts) figure{
	"figure1": func(f *facts) figure { return f.nthFigure(0, func(figure) bool { return true }) },
	"figure2": func(f *facts) figure { return f.nthFigure(1, func(figure) bool { return true }) },
	"aim1":    func(f *facts) figure { return f.nthFigure(0, func(g figure) bool { return g.target != "" }) },
	"aim2":    func(f *facts) figure { return f.nthFigure(1, func(g figure) bool { return g.target != "" }) },
	"edge1": func(f *facts) figure {
		return f.nthFigure(0, func(g figure) bool { return g.watch != "" && g.limit != "" })
	},
	"edge2": func(f *facts) figure {
		return f.nthFigure(1, func(g figure) bool { return g.watch != "" && g.limit != "" })
	},
	"past": func(f *facts) figure { return f.nthFigure(0, func(g figure) bool { return g.beyond != "" }) },
}

// figureFields are what may be said of a figure.
var figureFields = map[string]func(g figure) string{
	"name":   func(g figure) string { return g.name },
	"target": func(g figure) string { return g.target },
	"fails":  func(g figure) string { return g.fails },
	"limit":  func(g figure) string { return g.limit },
	"beyond": func(g figure) string { return g.beyond },
	"watch":  func(g figure) string { return g.watch },
	"worsen": func(g figure) string { return g.worsen },
	"worse":  func(g figure) string { return g.worse },
	"better": func(g figure) string { return g.better },
}

func when(holds bool, text string) string {
	if holds {
		return text
	}
	return ""
}

// slotNames are the slots of a question with these phrases and ways.
func slotNames(phrases, ways map[string][]string) []string {
	out := slices.Collect(maps.Keys(jobSlots))
	fields := areaSlots(phrases)
	for group := range groups {
		for _, field := range fields {
			out = append(out, group+"."+field)
		}
	}
	for figure := range figureSlots {
		for field := range figureFields {
			out = append(out, figure+"."+field)
		}
	}
	for way := range ways {
		out = append(out, "way."+way)
	}
	slices.Sort(out)
	return out
}

// areaSlots are the slots of one function, with the phrases of a question.
func areaSlots(phrases map[string][]string) []string {
	out := slices.Collect(maps.Keys(areaFields))
	for name := range phrases {
		out = append(out, name, name+"/2")
	}
	slices.Sort(out)
	return out
}

// value is what stands in a slot of the question.
func (f *filler) value(name string) wording.Value {
	if get, ok := jobSlots[name]; ok {
		return wording.Value{Text: get(f.facts)}
	}
	head, field, _ := strings.Cut(name, ".")
	if get, ok := figureSlots[head]; ok {
		return wording.Value{Text: figureFields[field](get(f.facts))}
	}
	if head == "way" {
		s, _ := f.ways[field][f.way].Fill(f.value)
		return wording.Value{Text: s}
	}
	var said []string
	for _, a := range groups[head](f.facts) {
		said = append(said, f.within(&a, field).Text)
	}
	if slices.Contains(said, "") {
		return wording.Value{}
	}
	switch head {
	case "and", "fronts":
		return wording.Value{Text: english.List(said, "and")}
	case "or", "or3":
		return wording.Value{Text: english.List(said, "or")}
	default:
		return wording.Value{Text: strings.Join(said, " ")}
	}
}

// within is what stands in a slot where one function is spoken of.
func (f *filler) within(a *area, name string) wording.Value {
	if get, ok := areaFields[name]; ok {
		return wording.Value{Text: get(a)}
	}
	if way, ok := strings.CutPrefix(name, "way."); ok {
		s, _ := f.ways[way][f.way].Fill(func(slot string) wording.Value { return f.within(a, slot) })
		return wording.Value{Text: s}
	}
	bare := strings.TrimSuffix(name, "/2")
	if _, ok := f.phrases[bare]; ok {
		return wording.Value{Text: f.phrase(a, name)}
	}
	return f.value(name)
}
