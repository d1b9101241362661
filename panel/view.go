package panel

import (
	"encoding/json"
	"slices"

	"yardstick/people"
	"yardstick/record"
)

// View is what one person may see of a position, at one moment. Pages, API and
// exports show views and nothing else.
type View struct {
	Header
	Analysis   *JobView        `json:"analysis,omitempty"`
	Guide      *GuideView      `json:"guide,omitempty"`
	Training   json.RawMessage `json:"training,omitempty"`
	Sorted     []SortedView    `json:"sorted,omitempty"`
	Members    []MemberView    `json:"members,omitempty"`
	Candidates []CandidateView `json:"candidates,omitempty"`
	Rounds     []RoundView     `json:"rounds,omitempty"`
	Results    *Results        `json:"results,omitempty"`
	Requests   []RequestView   `json:"requests,omitempty"`
	Record     *RecordView     `json:"record,omitempty"`  // for who may read it
	Imports    []ImportView    `json:"imports,omitempty"` // files whose answers count, for who holds the interview
	Alike      *AlikeView      `json:"alike,omitempty"`
	Unread     int             `json:"unread,omitempty"`   // answers that the assessor could still read, for who runs the rounds
	Sitting    *Sitting        `json:"sitting,omitempty"`  // of the candidate who looks
	Feedback   *Feedback       `json:"feedback,omitempty"` // where the coordinator shows it to them
}

// Header is what everybody sees who has to do with a position.
type Header struct {
	Position  string          `json:"position"`
	Title     string          `json:"title"`
	Job       string          `json:"job"`
	Stage     people.Stage    `json:"stage"`
	Opened    string          `json:"opened"`
	Decided   string          `json:"decided,omitempty"` // when
	Entries   int64           `json:"entries"`
	Blind     bool            `json:"blind"`
	Invented  bool            `json:"invented"`
	You       string          `json:"you"`
	Roles     []people.Role   `json:"roles"`
	May       []people.Action `json:"may"` // now
	Held      bool            `json:"held"`
	Retention *SetRetention   `json:"retention,omitempty"`
}

// GuideView is what is rated.
type GuideView struct {
	SealedGuide
	Withdrawn map[string]string `json:"withdrawn"`          // reason by question
	Document  json.RawMessage   `json:"document,omitempty"` // guide.json, where the focus asks for it
}

// MemberView is a member of the panel.
type MemberView struct {
	Code      string        `json:"code"`
	Name      string        `json:"name,omitempty"`
	Roles     []people.Role `json:"roles"`
	Trained   *Trained      `json:"trained,omitempty"`
	Declared  bool          `json:"declared"`
	Conflicts []string      `json:"conflicts,omitempty"` // candidates, "" in general: for who runs or audits
}

// Rates reports whether the member is a rater.
func (m MemberView) Rates() bool { return slices.Contains(m.Roles, people.Rater) }

// RoundView is how far a round is: who has handed in, and never what.
type RoundView struct {
	Number     int64    `json:"number"`
	Candidates []string `json:"candidates"`
	Raters     []string `json:"raters"`
	HandedIn   int      `json:"handed_in"`
	Of         int      `json:"of"`
	Waiting    []Pair   `json:"waiting,omitempty"` // for whom: for who runs the round; a rater sees their own
	Open       bool     `json:"open"`
	Closed     string   `json:"closed,omitempty"` // the reason
}

// Results are what follows from the revealed ratings.
type Results struct {
	Frozen     []Total           `json:"frozen"`     // as they were before the discussion; none before they are frozen
	Standing   []Total           `json:"standing"`   // from the levels that stand
	Agenda     []Apart           `json:"agenda"`     // what is to be discussed
	Discussion *OpenedDiscussion `json:"discussion"` // the one that is open
	Variants   []Variant         `json:"variants,omitempty"`
	DependsOn  []string          `json:"depends_on"` // raters without whom the order would be another
	Decision   json.RawMessage   `json:"decision,omitempty"`
}

// RequestView is a request of a candidate, and its answer.
type RequestView struct {
	Number    int64  `json:"number"`
	Candidate string `json:"candidate"`
	About     string `json:"about"`
	At        string `json:"at"`
	Text      string `json:"text,omitempty"`
	Outcome   string `json:"outcome,omitempty"`
	Answer    string `json:"answer,omitempty"`
	Settled   string `json:"settled,omitempty"`
}

// Focus says which part of a position is wanted in full.
type Focus struct {
	Candidate string       // "" none, a code, or * for all
	Among     []string     // more codes of candidates wanted in full
	Alike     bool         // answers that are nearly alike, for who runs the position
	Variants  bool         // what-if, which compares every pair of candidates
	Answers   bool         // the answers of all candidates, and nothing else of theirs in full
	Ratings   bool         // their ratings, with the answers or alone
	Guide     bool         // the guide with its questions and anchors
	Job       bool         // the job with its functions
	Record    *RecordFocus // entries of the record
	Training  bool         // the sample answers by which raters are trained, with their known levels
}

// full reports whether a candidate is wanted in full.
func (f *Focus) full(code string) bool {
	return f.Candidate == "*" || f.Candidate == code || slices.Contains(f.Among, code)
}

// See is what a viewer may see of a position: the one way out of this package.
// Whoever has nothing to do with the position gets a Forbidden fault.
func See(s *State, who Viewer, focus Focus, v *Vault) (View, error) {
	roles := who.rolesIn(s)
	if len(roles) == 0 {
		return View{}, forbidden("you have nothing to do with position %s", s.Position)
	}
	g := newGaze(s, who, v)
	view := View{Header: g.header()}
	if slices.Equal(roles, []people.Role{people.Candidate}) {
		own := g.own()
		view.Candidates, view.Requests = []CandidateView{own}, g.requests(who.Code)
		return view, g.sit(&view)
	}
	if !g.may(people.SeePosition) {
		return view, nil
	}
	view.Analysis = g.job(focus.Job)
	if focus.Training {
		view.Training, view.Sorted = g.training(), g.sorted()
	}
	if s.Guide != nil {
		view.Guide = &GuideView{SealedGuide: *s.Guide, Withdrawn: s.Withdrawn}
		if focus.Guide {
			view.Guide.Document = v.Documents[guideFile]
		}
	}
	view.Members, view.Rounds = g.members(), g.roundViews()
	if g.may(people.Interview) {
		view.Imports = s.importViews()
	}
	if g.may(people.RunRounds) {
		view.Unread = g.derivedOf().unreadOf(&g)
	}
	for _, c := range s.Candidates {
		view.Candidates = append(view.Candidates, g.candidate(c, &focus))
	}
	if focus.Alike {
		view.Alike = g.alikes()
	}
	if g.may(people.SeeRatings) && g.mayCompare() {
		view.Results = g.results(focus)
	}
	if g.may(people.Inform) {
		view.Requests = g.requests("")
	}
	if focus.Record == nil {
		return view, nil
	}
	var err error
	view.Record, err = g.record(focus.Record)
	return view, err
}

// gaze is one viewer looking at a position.
type gaze struct {
	*State
	who   Viewer
	vault *Vault
	roles []people.Role

	rates   bool // the viewer is a rater here
	awaited bool // and has not handed in all that open rounds ask for
}

func newGaze(s *State, who Viewer, v *Vault) gaze {
	g := gaze{State: s, who: who, vault: v, roles: who.rolesIn(s)}
	g.rates = slices.Contains(g.roles, people.Rater)
	g.awaited = slices.ContainsFunc(s.Candidates, func(c *Candidate) bool { return s.due(who.Code, c.Code) })
	return g
}

func (g *gaze) may(a people.Action) bool { return people.May(g.roles, a, g.Stage()) }

// runs reports whether the viewer runs or audits the position.
func (g *gaze) runs() bool { return g.may(people.ReadRecord) || g.may(people.SeeNames) }

// mayCompare reports whether totals, spread and order are shown: to a rater not
// before the own ratings of all who are compared, for they would show how others rate.
func (g *gaze) mayCompare() bool {
	return !g.rates || !g.awaited && !slices.ContainsFunc(g.Candidates, func(c *Candidate) bool {
		return len(c.Ratings) > 0 && !g.independent(c)
	})
}

func (g *gaze) header() Header {
	h := Header{
		Position: g.Position, Title: g.Title, Job: g.Job, Stage: g.Stage(), Opened: g.Opened.Format(record.TimeLayout), Entries: g.Next,
		Blind: g.Blind, Invented: g.Invented, You: g.who.Code, Roles: g.roles, May: []people.Action{}, Held: g.Held(), Retention: g.Retention,
	}
	if g.Decided != nil {
		h.Decided = g.Decided.At.Format(record.TimeLayout)
	}
	for _, a := range people.Actions() {
		if g.may(a) {
			h.May = append(h.May, a)
		}
	}
	return h
}

func (g *gaze) members() []MemberView {
	out := []MemberView{}
	for _, m := range g.Members {
		v := MemberView{Code: m.Code, Name: g.nameOf("identity", m.Code), Roles: m.Roles, Trained: m.Trained, Declared: m.Declared}
		for code, biased := range m.Conflicts {
			if biased && (g.runs() || m.Code == g.who.Code) {
				v.Conflicts = append(v.Conflicts, code)
			}
		}
		slices.Sort(v.Conflicts)
		out = append(out, v)
	}
	return out
}

// nameOf opens the identity of a subject.
func (g *gaze) nameOf(about, subject string) string {
	for code, p := range g.Parts {
		if p.Subject == subject && p.About == about {
			id, _ := open[Identity](g.State, g.vault, code)
			return id.Name
		}
	}
	return ""
}

func (g *gaze) roundViews() []RoundView {
	out := []RoundView{}
	for _, r := range g.Rounds {
		v := RoundView{
			Number: r.Number, Candidates: r.Candidates, Raters: r.Raters, HandedIn: len(r.HandedIn),
			Of: len(r.Candidates) * len(r.Raters), Open: r.Open(),
		}
		if r.Closed != nil {
			v.Closed = r.Closed.Reason
		}
		for _, rater := range r.Raters {
			for _, c := range r.Candidates {
				if _, in := r.HandedIn[Pair{rater, c}]; !in && r.Open() && (g.runs() || rater == g.who.Code) {
					v.Waiting = append(v.Waiting, Pair{rater, c})
				}
			}
		}
		out = append(out, v)
	}
	return out
}

func (g *gaze) results(focus Focus) *Results {
	follows := g.derivedOf()
	r := &Results{Standing: follows.standing(), Agenda: follows.agenda(), Frozen: []Total{}, DependsOn: follows.dependsOn()}
	if g.Frozen != nil {
		r.Frozen = g.Frozen.Totals
	}
	if d := g.Discussion(); d != nil {
		r.Discussion = &d.OpenedDiscussion
	}
	if focus.Variants {
		r.Variants = follows.variants()
	}
	if g.may(people.SeeDecision) {
		r.Decision = g.vault.Documents[decisionFile]
	}
	return r
}

// requests are those of a candidate, or all for "".
func (g *gaze) requests(candidate string) []RequestView {
	out := []RequestView{}
	for _, r := range g.Requests {
		if candidate != "" && r.Candidate != candidate {
			continue
		}
		text, _ := open[RequestText](g.State, g.vault, r.Part)
		v := RequestView{Number: r.Entry, Candidate: r.Candidate, About: r.About, At: r.At.Format(record.TimeLayout), Text: text.Text}
		if r.Settled != nil {
			answer, _ := open[RequestText](g.State, g.vault, r.Settled.Part)
			v.Outcome, v.Answer, v.Settled = r.Settled.Outcome, answer.Text, r.Ended.Format(record.TimeLayout)
		}
		out = append(out, v)
	}
	return out
}
