package panel

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/people"
	"yardstick/web/frame"
	"yardstick/web/text"
)

// maxAnswer is how large the form of an answer may be, bytes: each byte of the text
// may be written as three.
const maxAnswer = 3*domain.MaxText + 16<<10

// byLink refuses whoever has no candidate's link, before anything is read.
func (r *room) byLink(v *frame.Visit) error {
	_, err := r.invitedCandidate(v)
	return err
}

func (r *room) invitedCandidate(v *frame.Visit) (people.Invitation, error) {
	i, err := r.standing(v.R.Context(), v.R.PathValue("token"))
	if err == nil && i.Role != people.Candidate {
		err = &fault.Error{Kind: fault.Forbidden, Message: "this link is not valid here; ask whoever sent it for a new one"}
	}
	return i, err
}

// ownVisit is a visit by a candidate's link. Nobody is signed in by it.
type ownVisit struct {
	*frame.Visit
	position string
	who      domain.Viewer
	path     string
}

// asCandidate makes a handler of one for whoever has a candidate's link.
func (r *room) asCandidate(h func(v *ownVisit) error) frame.Handler {
	return func(at *frame.Visit) error {
		i, err := r.invitedCandidate(at)
		if err != nil {
			return err
		}
		return h(&ownVisit{
			at, i.Position,
			domain.Viewer{Code: i.Person, Roles: []people.Role{people.Candidate}},
			frame.Path("panel", "mine", at.R.PathValue("token")),
		})
	}
}

// minePage is what a candidate sees at the own link.
type minePage struct {
	base
	V      domain.View
	C      domain.CandidateView
	Path   string
	Notice []string // paragraphs
	Kept   string   // what was written of the current question

	Untaken string // what was written of another one, and not taken
	Writer  string
	Left    int // seconds
	Over    bool
	Ends    time.Time
	Groups  []told // what they may tell of themselves
}

// Refused reports whether the candidate does not want to answer in writing.
func (p minePage) Refused() bool {
	for _, c := range p.C.Consents {
		if c.To == domain.WrittenConsent {
			return !c.Given
		}
	}
	return false
}

// Number is that of the current question.
func (p minePage) Number() int { return p.V.Sitting.Done + 1 }

// Written reports whether all questions were answered.
func (p minePage) Written() bool { return p.V.Sitting.Of > 0 && p.V.Sitting.Done == p.V.Sitting.Of }

func notice(v *ownVisit) []string { return text.Notice(v.Text) }

func (r *room) mine(v *ownVisit) error { return r.showMine(v, http.StatusOK, "", nil) }

// showMine shows the page; given is what stood in the answer, nil for what was kept.
func (r *room) showMine(v *ownVisit, status int, problem string, given *string) error {
	view, err := r.Desk.See(v.R.Context(), v.who, v.position, domain.Focus{})
	if err != nil {
		return err
	}
	p := minePage{
		base: base{Base: v.Base("mine.title"), Problem: problem, Done: v.Asked("done")}, V: view, C: view.Candidates[0], Path: v.path,
		Notice: notice(v), Writer: strings.ToLower(rand.Text()),
	}
	p.Section, p.Narrow, p.Nav, p.Scripts = "panel", true, nil, []string{"rate.js"}
	if given != nil && (view.Sitting == nil || view.Sitting.Current == nil || view.Sitting.Current.Question != v.Given("question")) {
		// another tab was faster: what it sent is not the answer to what is asked now
		p.Problem, p.Untaken, given = v.Text("mine.untaken"), *given, nil
	}
	if view.Sitting != nil && view.Sitting.Current != nil && view.Sitting.Current.Begun {
		if err := r.writing(v, &p, given); err != nil {
			return err
		}
	}
	if !p.C.Erased {
		if p.Groups, err = r.groupsOf(v); err != nil {
			return err
		}
	}
	v.W.Header().Set("Referrer-Policy", "no-referrer") // the address is the key
	return v.PageWith(status, "panelmine", p)
}

// writing adds what was written so far, and how much time is left.
func (r *room) writing(v *ownVisit, p *minePage, given *string) (err error) {
	a := p.V.Sitting.Current
	p.Scripts = []string{"rate.js", "mine.js"}
	if p.Ends = a.Ends; !a.Ends.IsZero() {
		left := a.Ends.Sub(r.Now())
		p.Left, p.Over = max(0, int(left.Seconds())), left <= 0
	}
	if given != nil && !p.Over {
		p.Kept = *given
		return nil
	}
	p.Kept, err = r.Desk.KeptAnswer(v.R.Context(), v.who, v.position, a.Question)
	return err
}

// mineDo does what a candidate asks for.
func (r *room) mineDo(v *ownVisit) error {
	ctx, text := v.R.Context(), strings.ReplaceAll(v.Given("answer"), "\r\n", "\n")
	var err error
	switch v.Given("do") {
	case "agree", "refuse":
		err = r.Desk.Do(ctx, v.who, v.position, domain.Agree{Notice: strings.Join(notice(v), "\n\n"), Given: v.Given("do") == "agree"})
	case "begin":
		err = r.Desk.Do(ctx, v.who, v.position, domain.Begin{Question: v.Given("question")})
	case "keep":
		err = r.keepMine(v, text)
	case "answer":
		err = r.Desk.Answer(ctx, v.who, v.position, v.Given("question"), text)
	case "groups":
		if err = r.tellGroups(v); err == nil {
			return v.Redirect(v.path + "?done=groups#you")
		}
	case "request":
		err = r.Desk.Do(ctx, v.who, v.position, domain.AskReview{Candidate: v.who.Code, About: v.Given("about"), Text: v.Given("text")})
	default:
		err = fault.NotFoundf("the form asks for something that nobody can do here")
	}
	if message, ok := mendable(err); ok {
		var given *string
		if do := v.Given("do"); do == "answer" || do == "keep" {
			given = &text
		}
		return r.showMine(v, statusOf(err), message, given)
	}
	if err != nil {
		return err
	}
	return v.Redirect(v.path)
}

// statusOf is the status of a page that says what was wrong.
func statusOf(err error) int {
	if fault.Is(err, fault.Conflict) {
		return http.StatusConflict
	}
	return http.StatusUnprocessableEntity
}

func (r *room) keepMine(v *ownVisit, text string) error {
	revision, err := strconv.ParseInt(v.Given("revision"), 10, 64)
	if err != nil || revision < 1 {
		return fault.Invalidf("a draft counts its revisions from 1")
	}
	by := domain.Draft{Writer: v.Given("writer"), Revision: revision}
	return r.Desk.KeepAnswer(v.R.Context(), v.who, v.position, v.Given("question"), text, by)
}

// mineDraft keeps what was written so far, for the script of the page.
func (r *room) mineDraft(v *ownVisit) error {
	if err := r.keepMine(v, strings.ReplaceAll(v.Given("answer"), "\r\n", "\n")); err != nil {
		return err
	}
	data, err := json.Marshal(map[string]bool{"kept": true})
	if err != nil {
		return err
	}
	v.Write(http.StatusOK, "application/json", data)
	return nil
}

// link makes the link of a candidate, for who informs candidates.
func (r *room) link(v *visit) error {
	view, err := r.see(v, domain.Focus{})
	if err != nil {
		return err
	}
	v.R.SetPathValue("candidate", v.Given("candidate"))
	c, err := found(v, &view)
	switch {
	case err != nil:
		return err
	case !can(&view, string(people.Inform)):
		return people.Need(view.Roles, people.Inform, view.Stage)
	case c.Gone || c.Erased:
		return r.showCandidate(v, http.StatusConflict, v.Text("mine.closed"), "")
	}
	token, err := r.Door.Invite(v.R.Context(), view.Position, people.Candidate, c.Code)
	if err != nil {
		return err
	}
	return r.showCandidate(v, http.StatusOK, "", r.address(v.Visit, frame.Path("panel", "mine", token)))
}

// showFeedback lets the candidate's link show what was asked and why it was decided.
func (r *room) showFeedback(v *visit) error {
	err := r.Desk.ShowFeedback(v.R.Context(), v.who, v.R.PathValue("position"), v.Given("candidate"))
	if message, ok := mendable(err); ok {
		return r.refused(v, err, message)
	}
	if err != nil {
		return err
	}
	return v.Redirect(backOf(v))
}

// Told reports whether the candidate's link shows the feedback.
func (p candidatePage) Told() bool {
	for _, t := range p.C.Told {
		if t.Letter == domain.FeedbackLetter {
			return true
		}
	}
	return false
}

// Blank reports whether the candidate left a question without an answer.
func (p candidatePage) Blank(question string) bool {
	text, there := p.C.Answers[question]
	return there && text == ""
}

// clockTime writes when something ends, for people.
func clockTime(at time.Time) string { return at.Local().Format("15:04:05 ") + domain.Zone(at.Local()) }
