package duties

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed areas.txt
var areasTable string

//go:embed verbs.txt
var verbsTable string

//go:embed families.txt
var familiesTable string

//go:embed activities.txt
var activitiesTable string

// area is one area of work of the table: what a function is called whose
// duties fall into it, and the compound it forms with an activity.
type area struct {
	name, adjective, family string
}

// pattern is a sequence of words that points to an area; a word ending in an
// asterisk matches every word that begins so.
type pattern struct {
	words  []string
	weight float64
	area   int
}

// verb is a verb of the table with its activity.
type verb struct{ base, activity string }

// activity is what a group of verbs does.
type activity struct{ group, noun string }

// lexicon holds the tables, indexed for reading. It never changes.
type lexicon struct {
	areas      []area               // the areas of the table, then one for every family
	exact      map[string][]pattern // by first word
	open       map[string][]pattern // by the first three letters of a first word with an asterisk
	base       map[string]verb      // inspect
	third      map[string]verb      // inspects
	gerund     map[string]verb      // inspecting
	nominal    map[string]verb      // inspection
	activities map[string]activity
	named      int // how many of the areas have patterns; the others are families
}

// tables reads the embedded tables once.
var tables = sync.OnceValue(readLexicon)

func readLexicon() *lexicon {
	l := &lexicon{
		exact: map[string][]pattern{}, open: map[string][]pattern{},
		base: map[string]verb{}, third: map[string]verb{}, gerund: map[string]verb{}, nominal: map[string]verb{},
		activities: map[string]activity{},
	}
	for _, row := range rows(areasTable) {
		l.addArea(row)
	}
	for _, row := range rows(verbsTable) {
		l.addVerb(row)
	}
	for _, row := range rows(activitiesTable) {
		l.activities[row[0]] = activity{group: row[1], noun: row[2]}
	}
	l.named = len(l.areas)
	for _, row := range rows(familiesTable) {
		l.areas = append(l.areas, area{name: row[1], family: row[0]})
	}
	return l
}

// rows gives the lines of a table, cut at | and trimmed; # begins a comment line.
func rows(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		out = append(out, cells)
	}
	return out
}

func (l *lexicon) addArea(row []string) {
	l.areas = append(l.areas, area{name: row[0], adjective: row[1], family: row[2]})
	for p := range strings.SplitSeq(row[3], ",") {
		l.addPattern(strings.TrimSpace(p), len(l.areas)-1)
	}
}

// addPattern adds one pattern: two points a word, two more with !, one in all with ?.
func (l *lexicon) addPattern(text string, at int) {
	bare := strings.TrimLeft(text, "!?")
	p := pattern{area: at}
	for w := range strings.FieldsSeq(bare) {
		if !strings.HasSuffix(w, "*") {
			w = singular(w)
		}
		p.words = append(p.words, w)
	}
	if len(p.words) == 0 {
		return
	}
	p.weight = 2 * float64(len(p.words))
	switch {
	case strings.HasPrefix(text, "!"):
		p.weight += 2
	case strings.HasPrefix(text, "?"):
		p.weight = 1
	}
	first := p.words[0]
	if stem, isOpen := strings.CutSuffix(first, "*"); isOpen {
		key := stem[:min(3, len(stem))]
		l.open[key] = append(l.open[key], p)
		return
	}
	l.exact[first] = append(l.exact[first], p)
}

// addVerb adds a row of the table of verbs; the last column may be missing.
func (l *lexicon) addVerb(row []string) {
	v := verb{base: row[0], activity: row[1]}
	for _, spelling := range spellings(v.base) {
		v := verb{base: spelling, activity: v.activity} // as the text spells it
		l.base[spelling] = v
		l.third[thirdPerson(spelling)] = v
		for _, form := range gerunds(spelling) {
			l.gerund[form] = v
		}
	}
	for n := range strings.SplitSeq(strings.Join(row[2:], ""), ",") {
		if n = strings.TrimSpace(n); n != "" {
			for _, spelling := range spellings(n) {
				l.nominal[spelling] = v
			}
		}
	}
}

// spellings gives a word with its British or American variant.
func spellings(w string) []string {
	for _, pair := range [...][2]string{{"ize", "ise"}, {"yze", "yse"}, {"ization", "isation"}, {"program", "programme"}, {"fulfill", "fulfil"}} {
		if stem, ok := strings.CutSuffix(w, pair[0]); ok && len(stem) > 2 || ok && pair[0] == "program" {
			return []string{w, stem + pair[1]}
		}
	}
	return []string{w}
}

// thirdPerson gives the form in -s: inspects, applies, teaches.
func thirdPerson(base string) string {
	n := len(base)
	switch {
	case base == "be":
		return "is"
	case base == "do":
		return "does"
	case strings.HasSuffix(base, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(base[n-2])):
		return base[:n-1] + "ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"),
		strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"):
		return base + "es"
	}
	return base + "s"
}

// gerunds gives the forms in -ing that may be met: planning, preparing,
// labeling and labelling.
func gerunds(base string) []string {
	n := len(base)
	if strings.HasSuffix(base, "ie") {
		return []string{base[:n-2] + "ying"}
	}
	if strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee") && n > 2 {
		return []string{base[:n-1] + "ing"}
	}
	out := []string{base + "ing"}
	if n > 2 && !strings.ContainsRune("aeiouwxy", rune(base[n-1])) && strings.ContainsRune("aeiou", rune(base[n-2])) {
		out = append(out, base+base[n-1:]+"ing")
	}
	return out
}

// areaName gives the name of an area, or otherwise where there is none.
func (l *lexicon) areaName(a int, otherwise string) string {
	if a < 0 {
		return otherwise
	}
	return l.areas[a].name
}
