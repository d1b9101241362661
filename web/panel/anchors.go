package panel

import (
	"net/http"
	"slices"
	"strconv"

	"yardstick/guide"
	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/panel/calibrate"
)

// anchorsPage is where raters put the examples of a guide's anchors back to their
// levels, and where it shows which examples are good ones.
type anchorsPage struct {
	base
	V         domain.View
	Questions []guide.Question
	Examples  []domain.Example
	Kept      []calibrate.Kept // nil where the viewer may not see it yet
	Raters    []string         // who has put them back, where the viewer may see it
	Sorts     bool             // the viewer is a rater who has not put them back
	given     map[string]string
}

// Of are the examples of a question.
func (p anchorsPage) Of(question string) []domain.Example {
	return slices.DeleteFunc(slices.Clone(p.Examples), func(e domain.Example) bool { return e.Question != question })
}

// KeptOf says how the examples of a question fared, by their levels.
func (p anchorsPage) KeptOf(question string) []calibrate.Kept {
	out := slices.DeleteFunc(slices.Clone(p.Kept), func(k calibrate.Kept) bool { return k.Question != question })
	slices.SortFunc(out, func(a, b calibrate.Kept) int { return a.Meant - b.Meant })
	return out
}

// Chosen reports whether a level was chosen for an example.
func (p anchorsPage) Chosen(example string, level int) bool {
	return p.given[example] == strconv.Itoa(level)
}

// Dropped is how many examples too few have put back.
func (p anchorsPage) Dropped() int {
	n := 0
	for _, k := range p.Kept {
		if !k.Keep {
			n++
		}
	}
	return n
}

func (r *room) anchorsPage(v *visit) error { return r.showAnchors(v, http.StatusOK, "", nil) }

func (r *room) showAnchors(v *visit, status int, problem string, given map[string]string) error {
	view, examples, err := r.seeAnchors(v)
	if err != nil {
		return err
	}
	p := anchorsPage{base: v.base("panel.anchors.back", &view, "training"), V: view, Examples: examples, given: given}
	p.Problem = problem
	if p.Questions, err = allQuestions(&view); err != nil {
		return err
	}
	for _, s := range view.Sorted {
		p.Raters = append(p.Raters, s.Member)
	}
	p.Sorts = can(&view, "declare") && !slices.Contains(p.Raters, view.You) &&
		slices.ContainsFunc(view.Members, func(m domain.MemberView) bool { return m.Code == view.You && m.Rates() })
	if p.Kept, err = calibrate.Back(&view, examples); err != nil {
		return err
	}
	return v.PageWith(status, "panelanchors", p)
}

// seeAnchors gives the view, and the examples of its sealed guide to who may have to do
// with them: raters, who runs the position and auditors.
func (r *room) seeAnchors(v *visit) (domain.View, []domain.Example, error) {
	view, err := r.see(v, domain.Focus{Guide: true, Training: true})
	if err != nil {
		return view, nil, err
	}
	examples, err := view.Examples()
	return view, examples, err
}

// sortAnchors takes where a rater puts the examples: all of them, once.
func (r *room) sortAnchors(v *visit) error {
	view, examples, err := r.seeAnchors(v)
	if err != nil {
		return err
	}
	command, given := domain.SortAnchors{Of: v.Given("guide")}, map[string]string{}
	for _, e := range examples {
		text := v.Given("level." + e.ID)
		if text == "" {
			continue
		}
		given[e.ID] = text
		level, notANumber := strconv.Atoi(text)
		if notANumber != nil {
			err = fault.Invalidf("a level is a number of the scale")
		}
		command.Levels = append(command.Levels, domain.SortedLevel{Example: e.ID, Level: level})
	}
	if err == nil {
		err = r.Desk.Do(v.R.Context(), v.who, view.Position, command)
	}
	if fault.Is(err, fault.Forbidden) {
		return err
	}
	if message, ok := mendable(err); ok {
		return r.showAnchors(v, statusOf(err), message, given)
	}
	if err != nil {
		return err
	}
	return v.Redirect(v.R.URL.Path + "?done=sorted")
}
