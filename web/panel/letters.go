package panel

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/people"
	"yardstick/web/frame"
)

// lettersPage is what candidates are owed by when, and how long the position is kept.
type lettersPage struct {
	base
	V         domain.View
	Dues      []letter.Due
	Letters   []letter.Letter
	Rules     []letter.Rule
	AllPlaces []string // of which there is a clock or a rule
	Places    []string // that were chosen
	Standard  bool     // the texts are those that came with the program
}

// Can reports whether the viewer may do something now.
func (p lettersPage) Can(action string) bool { return can(&p.V, action) }

// Chosen reports whether a place was chosen.
func (p lettersPage) Chosen(place string) bool { return slices.Contains(p.Places, place) }

func (r *room) lettersPage(v *visit) error {
	if id, code := v.Asked("letter"), v.Asked("candidate"); people.IsCode(id) && people.IsCode(code) {
		return v.Redirect(frame.Path("positions", v.R.PathValue("position"), "c", code, "letter") + "?letter=" + id)
	}
	return r.showLetters(v, http.StatusOK, "")
}

func (r *room) showLetters(v *visit, status int, problem string) error {
	view, err := r.see(v, domain.Focus{})
	if err == nil {
		err = people.Need(view.Roles, people.Inform, view.Stage)
	}
	if err != nil {
		return err
	}
	p := lettersPage{base: v.base("panel.letters", &view, "letters"), V: view, Letters: r.Letters.Letters, Rules: r.Letters.Retention}
	p.Problem, p.AllPlaces, p.Places = problem, r.Letters.AllPlaces(), r.places(v)
	p.Dues = r.Letters.Dues(&view, p.Places, r.Now())
	return v.PageWith(status, "panelletters", p)
}

// places are those that the address names, or those of the organisation.
func (r *room) places(v *visit) []string {
	if chosen := v.R.URL.Query()["place"]; len(chosen) > 0 {
		return chosen
	}
	return r.Places
}

// dues is what is owed and not done yet of a position, for who informs candidates.
func (r *room) dues(view *domain.View) []letter.Due {
	if !can(view, string(people.Inform)) {
		return nil
	}
	return slices.DeleteFunc(r.Letters.Dues(view, r.Places, r.Now()), func(d letter.Due) bool { return d.Done != "" })
}

// retain keeps until when the position is kept: of the rules of the places the longest.
func (r *room) retain(v *visit) (domain.Command, error) {
	view, err := r.see(v, domain.Focus{})
	if err != nil {
		return nil, err
	}
	c, err := r.Letters.Retain(&view, v.R.PostForm["place"], r.Now())
	if err != nil {
		return nil, fault.Invalidf("choose the places whose rules count")
	}
	return c, nil
}

// letterPage is one letter to one candidate, to be read, filled in and sent.
type letterPage struct {
	base
	V      domain.View
	C      domain.CandidateView
	Letter letter.Letter
	Text   string
	Open   []string // slots that nobody but the coordinator can fill in
	On     string
}

func (r *room) letter(v *visit) error {
	return r.showLetter(v, http.StatusOK, v.Asked("letter"), nil, "")
}

func (r *room) showLetter(v *visit, status int, id string, given *string, problem string) error {
	view, err := r.see(v, domain.Focus{Candidate: v.R.PathValue("candidate")})
	if err == nil {
		err = people.Need(view.Roles, people.Inform, view.Stage)
	}
	if err != nil {
		return err
	}
	p := letterPage{base: v.base("panel.letter", &view, "letters"), V: view, On: r.Now().Format(time.DateOnly)}
	p.Problem = problem
	if p.C, err = found(v, &view); err != nil {
		return err
	}
	i := slices.IndexFunc(r.Letters.Letters, func(l letter.Letter) bool { return l.ID == id })
	if i < 0 {
		return fault.NotFoundf("there is no letter %q", id)
	}
	p.Letter = r.Letters.Letters[i]
	if given != nil {
		p.Text = *given
	} else if p.Text, _, err = r.Letters.Draft(id, letter.Slots(v.R.Context(), r.Desk, v.who, &view, &p.C, words(v))); err != nil {
		return err
	}
	p.Open = slices.Compact(slices.Sorted(slices.Values(letter.Open(p.Text))))
	return v.PageWith(status, "panelletter", p)
}

// words are what letters say in the language of the page.
func words(v *visit) letter.Words {
	return letter.Words{
		Tool: v.Text("letter.tool"), Outcome: func(o domain.Outcome) string { return v.Text("decision." + string(o)) },
	}
}

// sent notes that a letter was sent, with the hash of its text.
func (r *room) sent(v *visit) error {
	id, text, code := v.Given("letter"), strings.ReplaceAll(v.Given("text"), "\r\n", "\n"), v.R.PathValue("candidate")
	if open := letter.Open(text); len(open) > 0 {
		return r.showLetter(v, http.StatusUnprocessableEntity, id, &text, v.Text("panel.letter.open", strings.Join(open, ", ")))
	}
	view, err := r.see(v, domain.Focus{})
	if err != nil {
		return err
	}
	c := letter.Sent(&view, code, id, text, v.Given("on"))
	err = r.Desk.Do(v.R.Context(), v.who, view.Position, c)
	if message, ok := mendable(err); ok && !fault.Is(err, fault.Forbidden) {
		return r.showLetter(v, statusOf(err), id, &text, message)
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("positions", view.Position, "letters") + "?done=sent")
}
