package panel

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/internal/fault"
	"yardstick/people"
)

// AccessFormat is the value of the field yardstick in a subject access export.
const AccessFormat = "access/v1"

// Access is everything that a position keeps of one candidate, for that candidate.
// Raters stand in it as rater 1, 2, …, and names of other people are taken out of
// what raters wrote.
type Access struct {
	Format   string           `json:"yardstick"`
	Position string           `json:"position"`
	Title    string           `json:"title"`
	Stage    people.Stage     `json:"stage"`
	You      CandidateView    `json:"you"`
	Ratings  []RatingView     `json:"ratings"` // revealed ones
	Findings []FindingView    `json:"findings"`
	Decision *json.RawMessage `json:"decision"` // the outcome with its reason, null before
	Requests []RequestView    `json:"requests"`
	Kept     *SetRetention    `json:"kept"`
}

// Access makes a candidate's export: for the coordinator who answers a request, or
// at the candidate's own link once the decision is made.
func (d *Desk) Access(ctx context.Context, who Viewer, position, candidate string) (*Access, error) {
	s, v, err := d.load(ctx, position)
	if err != nil {
		return nil, err
	}
	roles := who.rolesIn(s)
	own := who.Code == candidate && people.May(roles, people.SeeOwn, s.Stage())
	if !own {
		if err := people.Need(roles, people.Inform, s.Stage()); err != nil {
			return nil, err
		}
	}
	c, err := s.known(candidate)
	if err != nil {
		return nil, err
	}
	if own && s.Decided == nil { // revealed ratings are still being discussed
		return nil, &fault.Error{Kind: fault.Forbidden, Message: "is given once the decision is made; until then the coordinator answers"}
	}
	return s.access(c, v), nil
}

func (s *State) access(c *Candidate, v *Vault) *Access {
	g := gaze{State: s, who: Viewer{Code: c.Code}, vault: v, roles: []people.Role{people.Candidate}}
	out := &Access{
		Format: AccessFormat, Position: s.Position, Title: s.Title, Stage: s.Stage(), You: g.own(), Ratings: []RatingView{},
		Findings: []FindingView{},
		Requests: g.requests(c.Code), Kept: s.Retention,
	}
	r := redactionOf(s, v, c)
	for _, rating := range c.Ratings {
		out.Ratings = append(out.Ratings, r.rating(g.rating(rating)))
	}
	for _, f := range c.Findings {
		if f.Revealed {
			text, _ := open[FindingText](s, v, f.Part)
			out.Findings = append(out.Findings, FindingView{
				Question: f.Question, Opened: true, Assessor: f.Assessor, Model: f.Model,
				Levels: text.Levels, Assessment: text.Assessment,
			})
		}
	}
	out.Decision = r.decision(v.Documents[decisionFile], c.Code)
	return out
}

// redaction takes other people out of a text.
type redaction struct {
	raters []string // by code: rater 1 is the first
	as     map[string]string
	names  *regexp.Regexp // of others, the longer ones first
}

func redactionOf(s *State, v *Vault, c *Candidate) redaction {
	r := redaction{as: map[string]string{}}
	for _, m := range s.Members {
		rated := slices.ContainsFunc(c.Ratings, func(x *Rating) bool { return x.Rater == m.Code })
		if rated || slices.Contains(m.Roles, people.Rater) {
			r.raters = append(r.raters, m.Code)
		}
	}
	for code, p := range s.Parts {
		if p.About == "identity" && p.Subject != c.Code {
			r.take(p.Subject, code, s, v)
		}
	}
	names := slices.SortedFunc(maps.Keys(r.as), func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	for i, name := range names {
		names[i] = regexp.QuoteMeta(name)
	}
	r.names = regexp.MustCompile(cmp.Or(strings.Join(names, "|"), "$^"))
	return r
}

// take notes how somebody is named, and what stands for them.
func (r *redaction) take(subject, part string, s *State, v *Vault) {
	id, _ := open[Identity](s, v, part)
	for _, name := range append(strings.Fields(id.Name), id.Contact, subject) {
		if len(name) > 2 {
			r.as[name] = r.name(subject)
		}
	}
}

// text replaces names where they are words of their own.
func (r *redaction) text(s string) string {
	var b strings.Builder
	from := 0
	for _, at := range r.names.FindAllStringIndex(s, -1) {
		before, _ := utf8.DecodeLastRuneInString(s[:at[0]])
		after, _ := utf8.DecodeRuneInString(s[at[1]:])
		if wordRune(before) || wordRune(after) {
			continue
		}
		b.WriteString(s[from:at[0]] + r.as[s[at[0]:at[1]]])
		from = at[1]
	}
	return b.String() + s[from:]
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (r *redaction) name(rater string) string {
	if i := slices.Index(r.raters, rater); i >= 0 {
		return fmt.Sprint("rater ", i+1)
	}
	return "[another person]"
}

func (r *redaction) rating(v RatingView) RatingView {
	v.Rater = r.name(v.Rater)
	notes := make([]Note, len(v.Notes))
	for i, n := range v.Notes {
		n.Evidence, n.Note = r.text(n.Evidence), r.text(n.Note)
		notes[i] = n
	}
	v.Notes = notes
	for i := range v.Changes {
		v.Changes[i].By, v.Changes[i].Reason = r.name(v.Changes[i].By), r.text(v.Changes[i].Reason)
	}
	return v
}

// verdict takes other people out of the reasons of an outcome, and of those before it.
func (r *redaction) verdict(o map[string]any) {
	for _, field := range []string{"reason", "why"} {
		if reason, is := o[field].(string); is {
			o[field] = r.text(reason)
		}
	}
	before, _ := o["before"].([]any)
	for _, b := range before {
		if o, is := b.(map[string]any); is {
			r.verdict(o)
		}
	}
}

// decision is the candidate's own outcome, or nil.
func (r *redaction) decision(data []byte, candidate string) *json.RawMessage {
	var d struct {
		Outcomes []map[string]any `json:"outcomes"`
	}
	if json.Unmarshal(data, &d) != nil {
		return nil
	}
	for _, o := range d.Outcomes {
		if o["candidate"] != candidate {
			continue
		}
		r.verdict(o)
		if own, err := json.Marshal(o); err == nil {
			raw := json.RawMessage(own)
			return &raw
		}
	}
	return nil
}
