package practise

import (
	"encoding/json"
	"errors"
	"net/http"

	"yardstick/practice"
	"yardstick/web/frame"
)

// saved is what a script is told about a draft. Status is saved, conflict or
// finished; Text is the other version where there is one.
type saved struct {
	Status   string `json:"status"`
	Revision int    `json:"revision"`
	Text     string `json:"text,omitempty"`
	Path     string `json:"path,omitempty"`
}

// saveDraft keeps what has been written so far. A script gets JSON; a form
// without a script gets the page again.
func (s *study) saveDraft(v *visit) error {
	id := v.R.PathValue("id")
	a, err := v.desk.Save(v.R.Context(), id, draftOf(v))
	var other *practice.VersionConflict
	switch {
	case errors.As(err, &other) && other.Current.Done():
		return s.draftOver(v, id, err)
	case errors.As(err, &other):
		return s.draftStands(v, http.StatusConflict, "/attempts/"+id+"/versions",
			saved{Status: "conflict", Revision: other.Current.Revision, Text: other.Current.Text})
	case err != nil:
		return s.draftOver(v, id, err)
	case v.Fragment():
		return s.draftStands(v, http.StatusOK, "", saved{Status: "saved", Revision: a.Revision})
	case v.Given("leave") != "" && a.Interview != "":
		return v.Redirect(frame.Path("jobs", a.Job, "interview"))
	case v.Given("leave") != "":
		return v.Redirect(frame.Path("jobs", a.Job, "rehearse"))
	}
	return v.Redirect(frame.Path("attempts", id))
}

// draftOver tells a script that the attempt was finished elsewhere; other
// errors stay what they are.
func (s *study) draftOver(v *visit, id string, err error) error {
	a, missing := v.desk.Store.Attempt(v.R.Context(), id)
	if missing != nil || !a.Done() {
		return err
	}
	return s.draftStands(v, http.StatusConflict, "/attempts/"+id, saved{Status: "finished", Revision: a.Revision})
}

// draftStands answers a script, or sends a browser without one to the page that helps.
func (s *study) draftStands(v *visit, status int, path string, answer saved) error {
	if !v.Fragment() {
		return v.Redirect(path)
	}
	answer.Path = path
	data, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	v.Write(status, "application/json", data)
	return nil
}

// conflict reports whether a draft met another one.
func conflict(err error) bool {
	var other *practice.VersionConflict
	return errors.As(err, &other)
}

// versionsPage shows the versions of one answer that were written apart.
type versionsPage struct {
	base
	Attempt  practice.Attempt
	Question string
}

// versions shows the draft and what was set aside.
func (s *study) versions(v *visit) error {
	t, err := s.taskOf(v)
	if err != nil {
		return err
	}
	if len(t.attempt.Aside) == 0 {
		return v.Redirect(frame.Path("attempts", t.attempt.ID))
	}
	return v.Page("versions", versionsPage{jobBase(v, &t.job, "rehearse", "versions.title"), t.attempt, t.question.Text})
}

// chooseVersion keeps the draft, takes the version of a writer, or joins both.
func (s *study) chooseVersion(v *visit) error {
	id, writer := v.R.PathValue("id"), v.Given("writer")
	a, err := v.desk.Store.Attempt(v.R.Context(), id)
	if err != nil {
		return err
	}
	for _, d := range a.Aside {
		if d.Writer != writer {
			continue
		}
		switch v.Given("keep") {
		case "theirs": // the version that was set aside becomes the draft
			err = s.takeVersion(v, &a, d, d.Text)
		case "both":
			err = s.takeVersion(v, &a, d, a.Text+"\n\n"+d.Text)
		}
		if err != nil {
			return err
		}
		if err := v.desk.Store.DropAside(v.R.Context(), id, writer); err != nil {
			return err
		}
	}
	return v.Redirect(frame.Path("attempts", id))
}

func (s *study) takeVersion(v *visit, a *practice.Attempt, d practice.Version, text string) error {
	d.Base, d.Text, d.Writer = a.Revision, text, s.newWriter(v)
	_, err := v.desk.Save(v.R.Context(), a.ID, d)
	return err
}
