package panel

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/people"
	"yardstick/record"
	"yardstick/web/frame"
)

// recordPage is the record of a position, entry by entry, for who may read it.
type recordPage struct {
	base
	V            domain.View
	Kind, Person string
	People       []string // who may be asked for
	Broken       string   // why the record cannot be read at all
	questions    []guide.Question
}

func (r *room) record(v *visit) error {
	f := domain.RecordFocus{Kind: v.Asked("kind"), Person: v.Asked("person")}
	f.From, _ = strconv.ParseInt(v.Asked("from"), 10, 64) // the first page where it is no number
	view, err := r.see(v, domain.Focus{Record: &f, Guide: true})
	if fault.Is(err, fault.Internal) && people.May(v.person.Roles, people.ReadRecord, people.Preparing) {
		return r.brokenRecord(v, err)
	}
	if err != nil {
		return err
	}
	if view.Record == nil {
		return people.Need(view.Roles, people.ReadRecord, view.Stage)
	}
	p := recordPage{base: v.base("panel.record", &view, "record"), V: view, Kind: f.Kind, Person: f.Person}
	for _, m := range view.Members {
		p.People = append(p.People, m.Code)
	}
	for _, c := range view.Candidates {
		p.People = append(p.People, c.Code)
	}
	if p.questions, err = allQuestions(&view); err != nil {
		return err
	}
	return v.Page("panelrecord", p)
}

// brokenRecord tells an auditor of the organisation what does not hold in a record that
// breaks its own rules.
func (r *room) brokenRecord(v *visit, why error) error {
	p := recordPage{base: v.base("panel.record", nil, "record"), Broken: why.Error()}
	p.V.Position = v.R.PathValue("position")
	return v.PageWith(http.StatusOK, "panelrecord", p)
}

// Further is where the next part of the entries is; "" where there is none.
func (p recordPage) Further() string {
	if p.V.Record.Next == 0 {
		return ""
	}
	asked := url.Values{"from": {strconv.FormatInt(p.V.Record.Next, 10)}}
	if p.Kind != "" {
		asked.Set("kind", p.Kind)
	}
	if p.Person != "" {
		asked.Set("person", p.Person)
	}
	return frame.Path("positions", p.V.Position, "record") + "?" + asked.Encode()
}

// Table is where the entries that are shown, and all further ones, are as a table.
func (p recordPage) Table(format string) string {
	at := frame.Path("positions", p.V.Position, "record."+format)
	asked := url.Values{}
	if p.Kind != "" {
		asked.Set("kind", p.Kind)
	}
	if p.Person != "" {
		asked.Set("person", p.Person)
	}
	if len(asked) == 0 {
		return at
	}
	return at + "?" + asked.Encode()
}

// Count is how many entries the whole record has.
func (p recordPage) Count() int { return int(p.V.Record.Chain.Entries) }

// telling is the end of the key of the text that says what happened, and what it is filled in with.
type telling struct {
	Key  string
	Args []any
}

// Told says what happened in an entry.
func (p recordPage) Told(e domain.EntryView) telling {
	key := string(e.Kind)
	args := tellings[e.Kind]
	switch {
	case e.Kind == "conflict.declared" && e.Conflict && e.Candidate != "":
		key += ".with"
	case e.Kind == "conflict.declared", e.Kind == "consent.recorded", e.Kind == "question.asked":
		key += map[bool]string{true: ".yes", false: ".no"}[e.Conflict || e.Given || e.Asked]
	case e.Kind == record.Changed && e.Reason == "":
		return telling{key + ".hidden", []any{e.Rater, e.Candidate, p.on(e)}}
	}
	if args == nil {
		return telling{Key: key}
	}
	return telling{key, args(p, e)}
}

// on is what an entry speaks of, in the words of the guide.
func (p recordPage) on(e domain.EntryView) string {
	return strings.TrimSpace(requirementText(p.questions, e.Question, e.Requirement))
}

// tellings are what the texts of kinds are filled in with; the others say the same each time.
var tellings = map[record.Kind]func(p recordPage, e domain.EntryView) []any{
	record.DocumentSealed: func(_ recordPage, e domain.EntryView) []any { return []any{e.Name} },
	record.RoundOpened: func(_ recordPage, e domain.EntryView) []any {
		return []any{strings.Join(e.Raters, ", "), strings.Join(e.Candidates, ", ")}
	},
	record.Committed:   func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate} },
	record.RoundClosed: func(_ recordPage, e domain.EntryView) []any { return []any{e.Round} },
	record.Revealed:    func(_ recordPage, e domain.EntryView) []any { return []any{e.Rater, e.Candidate} },
	record.Changed: func(p recordPage, e domain.EntryView) []any {
		return []any{e.Rater, e.Candidate, p.on(e), level(e.Old), level(e.New)}
	},
	record.PartBound:   func(_ recordPage, e domain.EntryView) []any { return []any{e.Subject, e.About} },
	record.PartErased:  func(_ recordPage, e domain.EntryView) []any { return []any{e.Subject} },
	"position.opened":  func(_ recordPage, e domain.EntryView) []any { return []any{e.Title} },
	"job.described":    func(_ recordPage, e domain.EntryView) []any { return []any{e.Title} },
	"guide.sealed":     func(_ recordPage, e domain.EntryView) []any { return []any{e.Guide, e.Version} },
	"member.invited":   func(_ recordPage, e domain.EntryView) []any { return []any{e.Member, e.Role} },
	"member.dismissed": func(_ recordPage, e domain.EntryView) []any { return []any{e.Member, e.Role} },
	"conflict.declared": func(_ recordPage, e domain.EntryView) []any {
		if e.Candidate == "" {
			return nil
		}
		return []any{e.Candidate}
	},
	"training.recorded":  func(_ recordPage, e domain.EntryView) []any { return []any{e.Member, e.On, e.Agreed, e.Of} },
	"discussion.opened":  func(p recordPage, e domain.EntryView) []any { return []any{e.Candidate, p.on(e), e.Spread} },
	"discussion.closed":  func(p recordPage, e domain.EntryView) []any { return []any{e.Candidate, p.on(e)} },
	"question.withdrawn": func(p recordPage, e domain.EntryView) []any { return []any{p.on(e)} },
	"position.decided":   func(_ recordPage, e domain.EntryView) []any { return []any{outcomes(e.Outcomes)} },
	"decision.amended": func(_ recordPage, e domain.EntryView) []any {
		return []any{e.Candidate, e.OldOutcome, e.NewOutcome}
	},
	"retention.set":          func(_ recordPage, e domain.EntryView) []any { return []any{e.Until} },
	"candidate.added":        func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate} },
	"candidate.withdrew":     func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate} },
	"notice.given":           func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate, e.Notice, e.On} },
	"consent.recorded":       func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate, e.To} },
	"accommodation.recorded": func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate} },
	"interview.scheduled":    func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate, planned(e.Start)} },
	"question.asked":         func(p recordPage, e domain.EntryView) []any { return []any{e.Candidate, p.on(e)} },
	"answer.recorded":        func(p recordPage, e domain.EntryView) []any { return []any{e.Candidate, p.on(e)} },
	"answer.withdrawn":       func(p recordPage, e domain.EntryView) []any { return []any{e.Candidate, p.on(e)} },
	"finding.made":           func(p recordPage, e domain.EntryView) []any { return []any{e.Candidate, p.on(e)} },
	"finding.opened":         func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate} },
	"finding.revealed":       func(p recordPage, e domain.EntryView) []any { return []any{e.Candidate, p.on(e)} },
	"candidate.told":         func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate, e.Letter, e.On} },
	"review.requested":       func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate, e.About} },
	"review.settled":         func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate, e.Outcome} },
	"links.revoked":          func(_ recordPage, e domain.EntryView) []any { return []any{e.Candidate} },
}

// outcomes says what was decided about whom.
func outcomes(all []domain.Decision) string {
	said := make([]string, len(all))
	for i, d := range all {
		said[i] = d.Candidate + " " + string(d.Outcome)
	}
	return strings.Join(said, ", ")
}

// planned writes a time of the log; one that is none stays as it is.
func planned(at string) string {
	if text, err := clock(at); err == nil {
		return text
	}
	return at
}
