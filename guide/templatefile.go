package guide

import (
	"maps"
	"slices"
	"strconv"

	"yardstick/internal/wording"
)

// sheetFile is guide.yaml or openers.yaml.
type sheetFile struct {
	Title     string   `yaml:"title"`
	Questions []string `yaml:"questions"`
}

// templateFile is the file of one question.
type templateFile struct {
	ID           string              `yaml:"id"`
	Type         QuestionType        `yaml:"type"`
	Seconds      int                 `yaml:"seconds"`
	Needs        string              `yaml:"needs"`
	Text         string              `yaml:"text"`
	Purpose      string              `yaml:"purpose"`
	Probes       []string            `yaml:"probes"`
	Ways         map[string][]string `yaml:"ways"`
	Phrases      map[string][]string `yaml:"phrases"`
	Requirements []demandFile        `yaml:"requirements"`
	Anchors      map[int]string      `yaml:"anchors"`
}

type demandFile struct {
	ID         string   `yaml:"id"`
	Kind       Kind     `yaml:"kind"`
	Must       bool     `yaml:"must"`
	Weight     float64  `yaml:"weight"`
	Needs      string   `yaml:"needs"`
	Text       string   `yaml:"text"`
	Covers     string   `yaml:"covers"`
	Items      []string `yaml:"items"`
	AtLeast    int      `yaml:"at_least"`
	Shows      []string `yaml:"shows"`
	Misses     []string `yaml:"misses"`
	MostShows  int      `yaml:"most_shows"`
	MostMisses int      `yaml:"most_misses"`
}

// usualSamples is how many samples of each sort a requirement has where its
// template does not say: the first that can be filled in.
const usualSamples = 2

// compiler turns the file of a question into a template.
type compiler struct {
	*wording.Page
	everywhere []string // the slots of the question
	inPhrases  []string // those of a phrase, which is said of one function
	inWays     []string // those of a way, which may stand in a phrase
}

func (c *compiler) question(f *templateFile) pattern {
	c.everywhere = slotNames(f.Phrases, f.Ways)
	c.inPhrases = slices.Concat(slotNames(nil, f.Ways), areaSlots(nil)) // no phrase within a phrase, which might never end
	c.inWays = slices.Concat(slotNames(nil, nil), areaSlots(nil))
	t := pattern{
		id: f.ID, kind: f.Type, seconds: f.Seconds, needs: f.Needs,
		text: c.text("text", f.Text), purpose: c.text("purpose", f.Purpose), probes: c.Texts("probes", f.Probes, c.everywhere),
		ways: c.named("ways", f.Ways, c.inWays), phrases: c.named("phrases", f.Phrases, c.inPhrases), anchors: map[int]wording.Text{},
	}
	if !idForm.MatchString(f.ID) {
		c.Fail("id", "%q is not an id: want letters, digits, hyphens, dots and underscores, no spaces", f.ID)
	}
	if !slices.Contains(QuestionTypes(), f.Type) {
		c.Fail("type", "%q is not a type of question: want one of %s", f.Type, oneOf(QuestionTypes()))
	}
	c.needs("needs", f.Needs)
	c.even(f.Ways)
	for i := range f.Requirements {
		t.requirements = append(t.requirements, c.demand(at("requirements", i), &f.Requirements[i]))
	}
	if len(f.Requirements) == 0 {
		c.Fail("requirements", "missing: give at least 1")
	}
	for _, level := range slices.Sorted(maps.Keys(f.Anchors)) {
		if level < 1 || level > 5 {
			c.Fail("anchors."+strconv.Itoa(level), "is no level: want 1, 2, 3, 4 or 5")
		}
		t.anchors[level] = c.text("anchors."+strconv.Itoa(level), f.Anchors[level])
	}
	return t
}

// text reads a text that must be there.
func (c *compiler) text(path, source string) wording.Text {
	if source == "" {
		c.Fail(path, "missing: it may not be empty")
	}
	return c.Text(path, source, c.everywhere)
}

// named reads lists of texts under names.
func (c *compiler) named(path string, lists map[string][]string, known []string) map[string][]wording.Text {
	out := map[string][]wording.Text{}
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		if len(lists[name]) == 0 {
			c.Fail(path+"."+name, "missing: give at least 1")
		}
		out[name] = c.Texts(path+"."+name, lists[name], known)
	}
	return out
}

func (c *compiler) needs(path, slot string) {
	if slot != "" {
		c.Slot(path, slot, c.everywhere)
	}
}

// even holds that there are as many ways under each name.
func (c *compiler) even(ways map[string][]string) {
	names := slices.Sorted(maps.Keys(ways))
	for _, name := range names {
		if n, want := len(ways[name]), len(ways[names[0]]); n != want {
			c.Fail("ways."+name, "has %d entries and ways.%s %d: give as many of each, since the first go together", n, names[0], want)
		}
	}
}

func (c *compiler) demand(path string, f *demandFile) demand {
	d := demand{
		as:    Requirement{ID: f.ID, Kind: f.Kind, Must: f.Must, Weight: f.Weight, AtLeast: f.AtLeast},
		needs: f.Needs, covers: f.Covers, text: c.text(path+".text", f.Text),
		items: c.Texts(path+".items", f.Items, c.everywhere), shows: c.Texts(path+".shows", f.Shows, c.everywhere),
		misses: c.Texts(path+".misses", f.Misses, c.everywhere), mostShows: f.MostShows, mostMisses: f.MostMisses,
	}
	if !slices.Contains(Kinds(), f.Kind) {
		c.Fail(path+".kind", "%q is not a kind of requirement: want one of %s", f.Kind, oneOf(Kinds()))
	}
	if !idForm.MatchString(f.ID) {
		c.Fail(path+".id", "%q is not an id: want letters, digits, hyphens, dots and underscores, no spaces", f.ID)
	}
	if !(f.Weight > 0 && f.Weight <= maxWeight) {
		c.Fail(path+".weight", "is %v: want more than 0 and at most %d", f.Weight, maxWeight)
	}
	c.needs(path+".needs", f.Needs)
	c.coverage(path, f)
	if d.mostShows == 0 {
		d.mostShows = usualSamples
	}
	if d.mostMisses == 0 {
		d.mostMisses = usualSamples
	}
	return d
}

// coverage holds that items stand where they are covered and nowhere else.
func (c *compiler) coverage(path string, f *demandFile) {
	if f.Covers != "" && f.Covers != "functions" && f.Covers != "fronts" {
		c.Fail(path+".covers", "is %q: want functions or fronts, or give items", f.Covers)
	}
	if given := len(f.Items) > 0 || f.Covers != ""; given != (f.Kind == Coverage) {
		c.Fail(path+".kind", "is %s: a requirement of kind coverage, and no other, has covers or items", f.Kind)
	}
	if len(f.Items) > 0 && (f.AtLeast < 1 || f.AtLeast > len(f.Items)) {
		c.Fail(path+".at_least", "is %d: want 1 to %d", f.AtLeast, len(f.Items))
	}
}
