package practise

import (
	"net/http"
	"time"

	"yardstick/guide"
	"yardstick/practice"
	"yardstick/web/frame"
)

// comment is what a coach says, as pages show it.
type comment struct {
	ID, Coach, Text string
	Number          int    // of the point; 0 for the whole answer
	Point           string // its words
	At              time.Time
}

// commentsOf gives the comments on an attempt with the points that they are on.
func commentsOf(a *practice.Attempt, f *finding) []comment {
	var all []comment
	for _, m := range a.Comments {
		c := comment{ID: m.ID, Coach: m.Coach, Text: m.Text, At: m.At}
		for _, r := range f.Requirements {
			if r.ID == m.Requirement {
				c.Number, c.Point = r.Number, r.Text
			}
		}
		all = append(all, c)
	}
	return all
}

// removeComment removes what a coach said of an answer of one's own.
func (s *study) removeComment(v *visit) error {
	id := v.R.PathValue("id")
	if err := v.desk.Store.RemoveComment(v.R.Context(), id, v.Given("comment")); err != nil {
		return err
	}
	return v.Redirect(frame.Path("attempts", id) + "#comments")
}

// coachAttemptPage is an answer as a coach sees it, with what he says of it.
type coachAttemptPage struct {
	base
	finding
	Person, Title, Path, Job string
	Comments                 []comment
	Point, Said, Problem     string // what was just sent, where it could not be kept
}

// coachAttempt shows an answer that was given.
func (s *study) coachAttempt(v *coachVisit) error { return s.coachAttemptWith(v, http.StatusOK, "") }

func (s *study) coachAttemptWith(v *coachVisit, status int, problem string) error {
	x, err := v.coaching.Attempt(v.R.Context(), v.R.PathValue("person"), v.R.PathValue("job"), v.R.PathValue("id"))
	if err != nil {
		return err
	}
	f := findingOf(v.visit, &task{job: x.Job, attempt: x.Attempt, question: x.Question})
	f.toCoach(x.Question)
	p := coachAttemptPage{
		base: baseOf(v.visit, "coaching.attempt.page", x.Question.Text), finding: f, Person: s.nameOf(v.visit, x.Person), Title: x.Job.Title,
		Path: frame.Path("coach", x.Person, x.Job.ID, x.Attempt.ID), Job: frame.Path("coach", x.Person, x.Job.ID),
		Comments: commentsOf(&x.Attempt, &f), Problem: problem,
	}
	p.Section = "coach"
	if problem != "" {
		p.Point, p.Said = v.Given("requirement"), v.Given("text")
	}
	return v.PageWith(status, "coachattempt", p)
}

// toCoach words a finding for somebody else than the one who answered.
func (f *finding) toCoach(q *guide.Question) {
	f.Theirs = true
	if f.anchored > 0 {
		f.Anchor = q.Anchors[f.anchored]
	}
	for _, list := range [][]requirementView{f.Requirements, f.Missing, f.Shown} {
		for i := range list {
			list[i].Text = q.Requirements[list[i].Number-1].Text
		}
	}
}

// comment keeps what a coach says.
func (s *study) comment(v *coachVisit) error {
	person, job, id := v.R.PathValue("person"), v.R.PathValue("job"), v.R.PathValue("id")
	err := v.coaching.Comment(v.R.Context(), person, job, id, v.Given("requirement"), v.Given("text"))
	if problem, ok := frame.Mendable(err); ok {
		return s.coachAttemptWith(v, http.StatusUnprocessableEntity, problem)
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("coach", person, job, id) + "#comments")
}

// takeCommentBack removes one of the coach's own comments.
func (s *study) takeCommentBack(v *coachVisit) error {
	person, job, id := v.R.PathValue("person"), v.R.PathValue("job"), v.R.PathValue("id")
	if err := v.coaching.RemoveComment(v.R.Context(), person, job, id, v.Given("comment")); err != nil {
		return err
	}
	return v.Redirect(frame.Path("coach", person, job, id) + "#comments")
}
