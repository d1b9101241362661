package practise

import (
	"net/http"
	"slices"
	"strings"

	"yardstick/guide"
	"yardstick/practice"
	"yardstick/web/frame"
)

// ownForm is the form for a question of one's own, with what was wrong in it.
type ownForm struct {
	Problem, Text, Points string
	Kinds                 []ownKind
}

// ownKind is a point that many questions share.
type ownKind struct {
	Kind   guide.Kind
	Text   string
	Chosen bool
}

// newOwnForm is the form as it was sent, or empty.
func newOwnForm(o *practice.OwnQuestion, problem string) ownForm {
	f := ownForm{Problem: problem, Text: o.Text, Points: strings.Join(o.Points, "\n")}
	for _, r := range practice.OwnKinds() {
		f.Kinds = append(f.Kinds, ownKind{r.Kind, r.Text, slices.Contains(o.Kinds, r.Kind)})
	}
	return f
}

// addOwn makes a guide of a question of one's own and goes to it.
func (s *study) addOwn(v *visit) error {
	points := strings.ReplaceAll(v.R.PostFormValue("points"), "\r\n", "\n")
	o := practice.OwnQuestion{Text: v.R.PostFormValue("question"), Points: strings.Split(points, "\n")}
	for _, k := range v.R.PostForm["kind"] {
		o.Kinds = append(o.Kinds, guide.Kind(k))
	}
	j, err := v.desk.AddOwn(v.R.Context(), o)
	if problem, ok := frame.Mendable(err); ok {
		return s.chooseAgain(v, http.StatusUnprocessableEntity, choosePage{Own: newOwnForm(&o, problem)})
	}
	if err != nil {
		return err
	}
	return v.Redirect("/jobs/" + j.ID + "/rehearse")
}

// addOpeners takes the opening questions, for one job or for any.
func (s *study) addOpeners(v *visit) error {
	j, err := v.desk.AddOpeners(v.R.Context(), v.R.PostFormValue("job"))
	if err != nil {
		return err
	}
	return v.Redirect("/jobs/" + j.ID + "/rehearse")
}
