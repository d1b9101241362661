package drill

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
var inEnglish = sync.OnceValue(func() texts {
	t, err := loadTexts(shipped, "templates/en")
	if err != nil {
		panic(err)
	}
	return t
})

// texts are the words of one language in which weeks are told, by their name.
type texts map[string][]wording.Text

// slotsOf are the texts of each file with the slots that each may have.
func slotsOf() map[string]map[string]string {
	return map[string]map[string]string{
		"messages": {
			"calls": "", "asks": "duty", "asks-served": "duty", "loud": "", "taken-back": "", "loud-served": "", "taken-back-served": "",
			"settled": "function day", "routines": "function duty", "notices": "", "thanks": "", "thanks-served": "",
		},
		"week": {
			"scene": "title setting", "scene-end": "", "figures-monday": "", "figures-midday": "", "figures-friday": "",
			"step-take": "function duty who", "step-wait": "", "step-report": "who",
			"why-step": "when", "why-wait": "day", "why-report": "", "why-other": "when", "why-decoy-step": "function",
			"why-failing": "measure monday wednesday friday fails", "why-sound": "function", "why-decoy": "function",
			"why-sign": "function when", "why-later": "function when", "why-line": "", "why-early-figures": "", "why-asked": "",
			"why-decoy-sign": "function", "why-settled": "function", "why-loud": "", "why-taken-back": "", "why-routine": "", "why-call": "",
			"manager": "", "the-superior": "superior", "caller": "", "assumed-signs": "function",
		},
	}
}

// loadTexts reads the texts of one language from its folder: messages.yaml and
// week.yaml. What is wrong in one (a text that is missing or not known, an
// unknown slot, an answer without its message) is an Invalid fault with file,
// line and field.
func loadTexts(root fs.FS, folder string) (texts, error) {
	t := texts{}
	for name, known := range slotsOf() {
		file := path.Join(folder, name+".yaml")
		data, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, &fault.Error{Kind: fault.Invalid, File: file, Message: "cannot be read: " + err.Error(), Cause: err}
		}
		if err := t.read(file, data, known); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t texts) read(file string, data []byte, known map[string]string) error {
	var lists map[string][]string
	p, err := wording.Open(file, data, &lists)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		slots, ok := known[name]
		if !ok {
			p.Fail(name, "is no text of weeks; they are %s", strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		}
		t[name] = p.Texts(name, lists[name], strings.Fields(slots))
	}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		if len(lists[name]) == 0 {
			p.Fail(name, "missing: give at least one text")
		}
	}
	for _, loud := range []string{"loud", "loud-served"} {
		if back := strings.Replace(loud, "loud", "taken-back", 1); len(lists[back]) != len(lists[loud]) {
			p.Fail(back, "has %d texts and %s has %d: each takes back the one in its place", len(lists[back]), loud, len(lists[loud]))
		}
	}
	return p.Err()
}

// say gives the first text of a name with its slots, given as name and value in turn.
func say(name string, slots ...string) string { return fill(inEnglish()[name][0], slots) }

// says gives all texts of a name.
func says(name string, slots ...string) []string {
	var out []string
	for _, t := range inEnglish()[name] {
		out = append(out, fill(t, slots))
	}
	return out
}

// picked gives one of the texts of a name.
func (w *week) picked(name string, slots ...string) string {
	return fill(pick(w.random, inEnglish()[name]), slots)
}

func fill(t wording.Text, slots []string) string {
	s, _ := t.Fill(func(name string) wording.Value {
		for i := 0; i+1 < len(slots); i += 2 {
			if slots[i] == name {
				return wording.Value{Text: slots[i+1]}
			}
		}
		return wording.Value{}
	})
	return s
}
