package job

import (
	"embed"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"yardstick/internal/fault"
	"yardstick/internal/wording"
)

//go:embed templates
var shipped embed.FS

// inEnglish are the shipped texts. A test reads them too: that they are sound
// is settled before a program is built.
var inEnglish = sync.OnceValue(func() *Texts {
	t, err := LoadTexts(shipped, "templates/en")
	if err != nil {
		panic(err)
	}
	return t
})

// Texts are the words of one language in which criteria are said, and by which
// it is seen what a measure, a sign or a duty speaks of.
type Texts struct {
	criteria     map[FailureKind][]criterionCase
	fails, holds []wording.Text
	phrases      map[string][]wording.Text
	cues         map[string]map[FailureKind][]cue // measures, signs, duties
	queued       map[string]bool
	vague        []vagueWord
}

// criterionCase is one case of a kind: its conditions, and the ways to say it.
type criterionCase struct {
	when, measure, duty []string
	ways                []wordingPair
}

// wordingPair is the two sides of one way to say a criterion.
type wordingPair struct{ failure, success wording.Text }

// LoadTexts reads the texts of one language from its folder: criteria.yaml,
// clauses.yaml and cues.yaml. What is wrong in one is an Invalid fault with
// file, line and field.
func LoadTexts(root fs.FS, folder string) (*Texts, error) {
	t := &Texts{}
	for name, read := range map[string]func(string, []byte) error{"criteria": t.readCriteria, "clauses": t.readClauses, "cues": t.readCues} {
		file := path.Join(folder, name+".yaml")
		data, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, &fault.Error{Kind: fault.Invalid, File: file, Message: "cannot be read: " + err.Error(), Cause: err}
		}
		if err := read(file, data); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// The names of the slots of clauses.yaml and criteria.yaml. A test holds that
// they are those of measureSlots and basisSlots, which need the texts themselves.
const measureNames = `things the-things thing per fails fails-number fails-unit target target-number target-unit no-fails no-target
	no-thing share lower higher counted split few time span any-time any-moment one-too-many one-at-most unsayable
	none done day zero all`

const basisNames = `function duty dated-duty pile fails holds served waiting with with1 about counting none-wanted counted-over-time
	in-time-units`

type caseFile struct {
	When    []string `yaml:"when"`
	Measure []string `yaml:"measure"`
	Duty    []string `yaml:"duty"`
	Ways    []struct {
		Failure string `yaml:"failure"`
		Success string `yaml:"success"`
	} `yaml:"ways"`
}

func (t *Texts) readCriteria(name string, data []byte) error {
	var f map[FailureKind][]caseFile
	p, err := wording.Open(name, data, &f)
	if err != nil {
		return err
	}
	checkKinds(p, "", f)
	known := strings.Fields(basisNames)
	t.criteria = map[FailureKind][]criterionCase{}
	for _, kind := range FailureKinds() {
		if len(f[kind]) == 0 {
			p.Fail(string(kind), "missing: give at least 1 case")
		}
		for i, c := range f[kind] {
			at := fieldAt(string(kind), i)
			out := criterionCase{when: c.When, measure: c.Measure, duty: c.Duty}
			for k, w := range c.When {
				p.Slot(fieldAt(at+".when", k), strings.TrimPrefix(w, "not "), known)
			}
			for k, w := range c.Ways {
				at := fieldAt(at+".ways", k)
				out.ways = append(out.ways, wordingPair{p.Text(at+".failure", w.Failure, known), p.Text(at+".success", w.Success, known)})
				if w.Failure == "" || w.Success == "" {
					p.Fail(at, "has one side: give failure and success")
				}
			}
			t.criteria[kind] = append(t.criteria[kind], out)
		}
	}
	return p.Err()
}

// checkKinds holds that the keys of a map are kinds of failure.
func checkKinds[T any](p *wording.Page, path string, list map[FailureKind]T) {
	for _, kind := range slices.Sorted(maps.Keys(list)) {
		if !slices.Contains(FailureKinds(), kind) {
			p.Fail(strings.TrimPrefix(path+"."+string(kind), "."), "is no kind of failure; the kinds are %s",
				ids(FailureKinds(), func(k FailureKind) string { return string(k) }))
		}
	}
}

func (t *Texts) readClauses(name string, data []byte) error {
	var f struct {
		Fails   []string            `yaml:"fails"`
		Holds   []string            `yaml:"holds"`
		Phrases map[string][]string `yaml:"phrases"`
	}
	p, err := wording.Open(name, data, &f)
	if err != nil {
		return err
	}
	slots := strings.Fields(measureNames)
	known := slices.Concat(slots, slices.Sorted(maps.Keys(f.Phrases)))
	t.fails, t.holds, t.phrases = p.Texts("fails", f.Fails, known), p.Texts("holds", f.Holds, known), map[string][]wording.Text{}
	for _, name := range slices.Sorted(maps.Keys(f.Phrases)) {
		t.phrases[name] = p.Texts("phrases."+name, f.Phrases[name], slots)
	}
	return p.Err()
}
