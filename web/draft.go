package web

import (
	"encoding/json"
	"errors"
	"net/http"

	"yardstick/practice"
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
func (s *Server) saveDraft(v *visit) error {
	id := v.r.PathValue("id")
	a, err := v.desk.Save(v.r.Context(), id, draftOf(v))
	var other *practice.DraftConflict
	switch {
	case errors.As(err, &other) && other.Current.Done():
		return s.draftOver(v, id, err)
	case errors.As(err, &other):
		return s.draftStands(v, http.StatusConflict, "/attempts/"+id+"/versions",
			saved{Status: "conflict", Revision: other.Current.Revision, Text: other.Current.Text})
	case err != nil:
		return s.draftOver(v, id, err)
	case v.fragment():
		return s.draftStands(v, http.StatusOK, "", saved{Status: "saved", Revision: a.Revision})
	case v.given("leave") != "" && a.Interview != "":
		return v.redirect(pathTo("jobs", a.Job, "interview"))
	case v.given("leave") != "":
		return v.redirect(pathTo("jobs", a.Job, "rehearse"))
	}
	return v.redirect(pathTo("attempts", id))
}

// draftOver tells a script that the attempt was finished elsewhere; other
// errors stay what they are.
func (s *Server) draftOver(v *visit, id string, err error) error {
	a, missing := v.desk.Store.Attempt(v.r.Context(), id)
	if missing != nil || !a.Done() {
		return err
	}
	return s.draftStands(v, http.StatusConflict, "/attempts/"+id, saved{Status: "finished", Revision: a.Revision})
}

// draftStands answers a script, or sends a browser without one to the page that helps.
func (s *Server) draftStands(v *visit, status int, path string, answer saved) error {
	if !v.fragment() {
		return v.redirect(path)
	}
	answer.Path = path
	data, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	s.write(v, status, "application/json", data)
	return nil
}

// conflict reports whether a draft met another one.
func conflict(err error) bool {
	var other *practice.DraftConflict
	return errors.As(err, &other)
}

// versionsPage shows the versions of one answer that were written apart.
type versionsPage struct {
	base
	Attempt  practice.Attempt
	Question string
}

// versions shows the draft and what was set aside.
func (s *Server) versions(v *visit) error {
	t, err := s.taskOf(v)
	if err != nil {
		return err
	}
	if len(t.attempt.Aside) == 0 {
		return v.redirect(pathTo("attempts", t.attempt.ID))
	}
	return s.page(v, "versions", versionsPage{s.jobBase(v, &t.job, "rehearse", "versions.title"), t.attempt, t.question.Text})
}

// chooseVersion keeps the draft, takes the version of a writer, or joins both.
func (s *Server) chooseVersion(v *visit) error {
	id, writer := v.r.PathValue("id"), v.given("writer")
	a, err := v.desk.Store.Attempt(v.r.Context(), id)
	if err != nil {
		return err
	}
	for _, d := range a.Aside {
		if d.Writer != writer {
			continue
		}
		switch v.given("keep") {
		case "theirs": // the version that was set aside becomes the draft
			err = s.takeVersion(v, &a, d, d.Text)
		case "both":
			err = s.takeVersion(v, &a, d, a.Text+"\n\n"+d.Text)
		}
		if err != nil {
			return err
		}
		if err := v.desk.Store.DropAside(v.r.Context(), id, writer); err != nil {
			return err
		}
	}
	return v.redirect(pathTo("attempts", id))
}

func (s *Server) takeVersion(v *visit, a *practice.Attempt, d practice.Draft, text string) error {
	d.Base, d.Text, d.Writer = a.Revision, text, s.newWriter(v)
	_, err := v.desk.Save(v.r.Context(), a.ID, d)
	return err
}
