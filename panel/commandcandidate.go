package panel

import (
	"cmp"
	"strings"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

// AddCandidate adds a candidate by a code name. Name and contact are sealed.
type AddCandidate struct{ Code, Name, Contact string }

func (c AddCandidate) do(t *Turn) {
	if !t.need(people.Prepare) || !t.check(checkCode("candidate", c.Code), free("candidate", c.Code), checkTitle("name", c.Name),
		checkText("contact", c.Contact)) {
		return
	}
	if t.State.Candidate(c.Code) != nil || t.State.Member(c.Code) != nil {
		t.check(fault.Conflictf("the code %s is taken", c.Code))
		return
	}
	part := t.part(c.Code, "identity", Identity{Name: c.Name, Contact: c.Contact})
	t.add(AddedCandidate{Salted: t.salt(), Candidate: c.Code, Part: part})
}

// WithdrawCandidate notes that a candidate withdrew.
type WithdrawCandidate struct{ Candidate string }

func (c WithdrawCandidate) do(t *Turn) {
	if t.need(people.Inform) {
		t.add(GoneCandidate{Salted: t.salt(), Candidate: c.Candidate})
	}
}

// GiveNotice notes that a candidate was told something beforehand: the text as it
// was sent, of which the log keeps the hash.
type GiveNotice struct{ Candidate, Notice, Text, On string }

func (c GiveNotice) do(t *Turn) {
	if t.need(people.Inform) && t.check(checkText("text", c.Text), t.happened("on", c.On)) {
		t.add(GivenNotice{Salted: t.salt(), Candidate: c.Candidate, Notice: c.Notice, SHA256: hashOf([]byte(c.Text)), On: c.On})
	}
}

// RecordConsent notes what a candidate consents to, or does not.
type RecordConsent struct {
	Candidate, To string
	Given         bool
}

func (c RecordConsent) do(t *Turn) {
	if t.need(people.Prepare) {
		t.add(RecordedConsent{Salted: t.salt(), Candidate: c.Candidate, To: c.To, Given: c.Given})
	}
}

// Aid is an accommodation, as its part holds it.
type Aid struct {
	ExtraPercent int    `json:"extra_percent"` // more time, 0 to 300
	Format       string `json:"format,omitempty"`
	Note         string `json:"note,omitempty"`
}

// Accommodate notes an accommodation. All of it is sealed.
type Accommodate struct {
	Candidate string
	Aid
}

func (c Accommodate) do(t *Turn) {
	if !t.need(people.Prepare) || !t.check(checkText("note", c.Format+c.Note)) {
		return
	}
	if c.ExtraPercent < 0 || c.ExtraPercent > 300 || c.ExtraPercent == 0 && strings.TrimSpace(c.Format+c.Note) == "" {
		t.check(invalid("extra_percent", "is %d; an accommodation has 1 to 300 per cent more time, another format, or a note", c.ExtraPercent))
		return
	}
	if _, err := t.State.known(c.Candidate); t.check(err) {
		t.add(Accommodated{Candidate: c.Candidate, Part: t.part(c.Candidate, "accommodation", c.Aid), Salted: t.salt()})
	}
}

// Schedule says when and where a candidate is interviewed.
type Schedule struct {
	Candidate string
	Start     time.Time
	Minutes   int
	Where     string
}

func (c Schedule) do(t *Turn) {
	if t.need(people.Prepare) {
		t.add(Scheduled{
			Salted: t.salt(), Candidate: c.Candidate, Start: c.Start.UTC().Format(record.TimeLayout), Minutes: c.Minutes, Where: c.Where,
		})
	}
}

// Ask notes whether a question was put to a candidate.
type Ask struct {
	Candidate, Question string
	Asked               bool
	Reason              string
}

func (c Ask) do(t *Turn) {
	if t.need(people.Interview) && t.unbiased(c.Candidate) && t.nameless("reason", c.Reason) {
		t.add(Asked{Salted: t.salt(), Candidate: c.Candidate, Question: c.Question, Asked: c.Asked, Reason: c.Reason})
	}
}

// unbiased stops the turn where the person has declared a conflict of interest with the
// candidate: they see no answer of theirs, and write none.
func (t *Turn) unbiased(candidate string) bool {
	if m := t.State.Member(t.By.Code); m != nil && m.Biased(candidate) {
		return t.check(forbidden("%s has declared a conflict of interest with %s, and writes nothing down of them", t.By.Code, candidate))
	}
	return true
}

// AnswerText is an answer as its part holds it.
type AnswerText struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// RecordAnswer keeps what a candidate said or wrote. Candidates themselves answer
// within their time ([Desk.Answer]).
type RecordAnswer struct {
	Candidate, Question, Text, Source string
	Import                            string // names the file that it came from, "" for none
}

func (c RecordAnswer) do(t *Turn) {
	if !t.need(people.Interview) || !t.unbiased(c.Candidate) || !t.check(checkText("answer", c.Text)) {
		return
	}
	if strings.TrimSpace(c.Text) == "" {
		t.check(invalid("answer", "is empty"))
		return
	}
	cand, err := t.State.asking(c.Candidate, c.Question)
	if t.check(err) && t.check(t.overOwn(cand, c.Question)) {
		part := t.part(c.Candidate, "answer", AnswerText{Question: c.Question, Answer: c.Text})
		t.add(RecordedAnswer{Salted: t.salt(), Candidate: c.Candidate, Question: c.Question, Part: part, Source: c.Source, Import: c.Import})
	}
}

// overOwn refuses to write over an answer that the candidate has handed in at the own link,
// except by who runs the position: candidates are told that it stays, and the record keeps
// both.
func (t *Turn) overOwn(c *Candidate, question string) error {
	given := c.given[question]
	if len(given) == 0 || given[len(given)-1].by != c.Code || t.State.May(t.By, people.Prepare) {
		return nil
	}
	return forbidden("%s has written this answer and handed it in; it stays", c.Code)
}

// FindingText is the assessor's finding as its part holds it.
type FindingText struct {
	Levels     []record.Level `json:"levels"`
	Assessment any            `json:"assessment"`
}

// AddFinding seals what the assessor has found on an answer. Nobody sees it yet. Answer
// is the part that was read; where another has taken its place meanwhile that is a
// Conflict. Empty, it is the one that is there.
type AddFinding struct {
	Candidate, Question    string
	Answer                 string
	Assessor, Model, Guide string
	Levels                 []record.Level
	Assessment             any
}

func (c AddFinding) do(t *Turn) {
	if !t.need(people.Interview) {
		return
	}
	cand, err := t.State.asking(c.Candidate, c.Question)
	if !t.check(err) {
		return
	}
	for _, l := range c.Levels {
		t.check(t.State.level(l))
	}
	read := cmp.Or(c.Answer, cand.Answers[c.Question])
	t.add(MadeFinding{
		Candidate: c.Candidate, Question: c.Question, Part: t.part(c.Candidate, "finding", FindingText{c.Levels, c.Assessment}),
		Answer: read, Assessor: c.Assessor, Model: c.Model, Guide: c.Guide, Salted: t.salt(),
	})
}

// LookAtFinding opens the assessor's finding on an answer for the rater who asks.
type LookAtFinding struct{ Candidate, Question string }

func (c LookAtFinding) do(t *Turn) {
	if !t.need(people.OpenFinding) {
		return
	}
	if cand := t.State.Candidate(c.Candidate); cand != nil {
		for _, f := range cand.Findings {
			if f.Question == c.Question {
				t.add(OpenedFinding{Salted: t.salt(), Finding: f.Entry, Candidate: c.Candidate})
				return
			}
		}
	}
	t.check(fault.NotFoundf("there is no finding on the answer of %q to %q", c.Candidate, c.Question))
}

// happened refuses a day that has begun nowhere on earth yet: what was sent stands in the
// record once it is, and stops a clock.
func (t *Turn) happened(field, day string) error {
	const furthest = 14 * time.Hour // east of Greenwich
	if err := checkDay(field, day); err != nil {
		return err
	}
	if day > t.At.UTC().Add(furthest).Format(time.DateOnly) {
		return invalid(field, "is %s, which is still to come; note it once it is done", day)
	}
	return nil
}

// Tell notes that a candidate was told the outcome, or got feedback.
type Tell struct{ Candidate, Letter, Text, On string }

func (c Tell) do(t *Turn) {
	if t.need(people.Inform) && t.check(checkText("text", c.Text), t.happened("on", c.On)) {
		t.add(ToldCandidate{Salted: t.salt(), Candidate: c.Candidate, Letter: c.Letter, SHA256: hashOf([]byte(c.Text)), On: c.On})
	}
}

// RequestText is a request or its answer as the part holds it.
type RequestText struct {
	Text string `json:"text"`
}

// AskReview registers a candidate's request.
type AskReview struct{ Candidate, About, Text string }

func (c AskReview) do(t *Turn) {
	own := c.Candidate == t.By.Code && t.State.May(t.By, people.SeeOwn)
	if !own && !t.need(people.Inform) || !t.check(checkText("text", c.Text)) {
		return
	}
	if _, err := t.State.known(c.Candidate); t.check(err) {
		t.add(AskedReview{Candidate: c.Candidate, About: c.About, Part: t.part(c.Candidate, "request", RequestText{c.Text}), Salted: t.salt()})
	}
}

// SettleReview answers a request.
type SettleReview struct {
	Request       int64
	Outcome, Text string
}

func (c SettleReview) do(t *Turn) {
	if !t.need(people.Inform) || !t.check(checkReason("text", c.Text)) {
		return
	}
	for _, r := range t.State.Requests {
		if r.Entry == c.Request {
			t.add(SettledReview{Request: c.Request, Outcome: c.Outcome, Part: t.part(r.Candidate, "request", RequestText{c.Text}), Salted: t.salt()})
			return
		}
	}
	t.check(fault.NotFoundf("entry %d is no request", c.Request))
}
