package panel

import (
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/people"
	"yardstick/record"
)

// commandOf is the command that a form asks for.
func (r *room) commandOf(v *visit) (domain.Command, error) {
	if c, err := r.commandOfPosition(v); c != nil || err != nil {
		return c, err
	}
	candidate := v.Given("candidate")
	switch v.Given("do") {
	case "add":
		return added(v)
	case "schedule":
		return scheduleOf(v)
	case "accommodate":
		percent, err := strconv.Atoi(v.Given("percent"))
		if err != nil {
			return nil, fault.Invalidf("more time is a number of per cent, such as 25")
		}
		aid := domain.Aid{ExtraPercent: percent, Format: v.Given("format"), Note: v.Given("note")}
		return domain.Accommodate{Candidate: candidate, Aid: aid}, nil
	case "consent":
		return domain.RecordConsent{Candidate: candidate, To: v.Given("to"), Given: v.Given("given") == "yes"}, nil
	case "answer":
		return domain.RecordAnswer{Candidate: candidate, Question: v.Given("question"), Text: v.Given("answer"), Source: "typed"}, nil
	case "skip":
		return domain.Ask{Candidate: candidate, Question: v.Given("question"), Reason: v.Given("reason")}, nil
	case "revoke":
		return domain.RevokeLinks{Candidate: candidate}, nil
	case "withdrew":
		return domain.WithdrawCandidate{Candidate: candidate}, nil
	case "look":
		return domain.LookAtFinding{Candidate: candidate, Question: v.Given("question")}, nil
	case "erase":
		return domain.Erase{Subject: candidate, Reason: v.Given("reason")}, nil
	case "told":
		return domain.Tell{Candidate: candidate, Letter: v.Given("letter"), Text: v.Given("text"), On: r.Now().Format(time.DateOnly)}, nil
	case "request":
		return domain.AskReview{Candidate: candidate, About: v.Given("about"), Text: v.Given("text")}, nil
	}
	return nil, fault.NotFoundf("the form asks for %q, which nobody can do here", v.Given("do"))
}

// commandOfPosition is a command about the position as a whole; nil for others.
func (r *room) commandOfPosition(v *visit) (domain.Command, error) {
	on := domain.Discuss{Candidate: v.Given("candidate"), Question: v.Given("question"), Requirement: v.Given("requirement")}
	switch v.Given("do") {
	case "guide":
		g, err := r.guideOf(v)
		return domain.SealGuide{Guide: g, ByQuestion: v.Given("byquestion") != "", Reason: v.Given("reason")}, err
	case "describe":
		j, err := r.jobOf(v.Visit, v.Given("job"))
		if err == nil && j == nil {
			err = fault.Invalidf("choose a job")
		}
		if err != nil {
			return nil, err
		}
		return domain.DescribeJob{Job: *j}, nil
	case "agreejob":
		return domain.AgreeJob{SHA256: v.Given("sha256")}, nil
	case "declare":
		return domain.Declare{Candidate: v.Given("candidate"), Conflict: v.Given("conflict") == "yes", Reason: v.Given("reason")}, nil
	case "dismiss":
		return domain.Dismiss{Member: v.Given("member"), Role: people.Role(v.Given("role")), Reason: v.Given("reason")}, nil
	case "undo":
		return domain.UndoImport{Import: v.Given("import"), Reason: v.Given("reason")}, nil
	case "round":
		return domain.OpenRound{}, nil
	case "closeround":
		n, err := strconv.ParseInt(v.Given("round"), 10, 64)
		return domain.CloseRound{Round: n, Reason: v.Given("reason")}, err
	case "freeze":
		return domain.Freeze{Reason: v.Given("reason")}, nil
	case "discuss":
		return on, nil
	case "change":
		return changeOf(v)
	case "enddiscussion":
		return domain.EndDiscussion{}, nil
	case "withdrawquestion":
		return domain.WithdrawQuestion{Question: on.Question, Reason: v.Given("reason")}, nil
	case "decide":
		return decisionOf(v)
	case "amend":
		code := v.Given("candidate")
		return domain.Amend{Verdict: verdictOf(v, code), Why: v.Given("why." + code)}, nil
	}
	return r.commandOfKeeping(v)
}

// commandOfKeeping is a command about how long the position lasts and is kept, and about
// requests; nil for others.
func (r *room) commandOfKeeping(v *visit) (domain.Command, error) {
	switch v.Given("do") {
	case "retain":
		return r.retain(v)
	case "hold":
		return domain.PlaceHold{Reason: v.Given("reason")}, nil
	case "lift":
		return domain.LiftHold{Reason: v.Given("reason")}, nil
	case "close":
		return domain.Close{Reason: v.Given("reason")}, nil
	case "settle":
		n, err := strconv.ParseInt(v.Given("request"), 10, 64)
		return domain.SettleReview{Request: n, Outcome: v.Given("outcome"), Text: v.Given("text")}, err
	}
	return nil, nil //nolint:nilnil // it is about a candidate, or nothing that there is
}

func scheduleOf(v *visit) (domain.Command, error) {
	start, err := time.ParseInLocation("2006-01-02T15:04", v.Given("start"), time.Local)
	if err != nil {
		return nil, fault.Invalidf("the time is written like 2026-03-02T09:30")
	}
	minutes, err := strconv.Atoi(v.Given("minutes"))
	if err != nil {
		return nil, fault.Invalidf("how long it takes is a number of minutes, such as 45")
	}
	return domain.Schedule{Candidate: v.Given("candidate"), Start: start, Minutes: minutes, Where: v.Given("where")}, nil
}

func changeOf(v *visit) (domain.Command, error) {
	c := domain.ChangeLevel{
		Candidate: v.Given("candidate"), Question: v.Given("question"), Requirement: v.Given("requirement"), Reason: v.Given("reason"),
	}
	var err error
	c.New, err = levelOf(v.Given("level"))
	return c, err
}

// levelOf reads a level; none is one that was not assessed.
func levelOf(text string) (*int, error) {
	if text == "none" {
		return nil, nil //nolint:nilnil // not assessed
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return nil, fault.Invalidf("choose a level, or not assessed")
	}
	return &n, nil
}

// decisionOf reads an outcome, a reason and the requirements for each candidate.
func decisionOf(v *visit) (domain.Command, error) {
	var d domain.Decide
	for _, code := range v.R.PostForm["candidates"] {
		d.Verdicts = append(d.Verdicts, verdictOf(v, code))
	}
	return d, nil
}

// verdictOf reads what was written of one candidate.
func verdictOf(v *visit, code string) domain.Verdict {
	verdict := domain.Verdict{Candidate: code, Outcome: domain.Outcome(v.Given("outcome." + code)), Reason: v.Given("reason." + code)}
	for _, on := range v.R.PostForm["against."+code] {
		question, requirement, _ := strings.Cut(on, " ")
		verdict.Against = append(verdict.Against, domain.Place{Question: question, Requirement: requirement})
	}
	return verdict
}

// ratingOf reads the rating of a form: levels by cell, notes by question.
func ratingOf(v *visit, view *domain.View) (domain.HandIn, error) {
	h := domain.HandIn{Candidate: v.R.PathValue("candidate")}
	noted := map[string]bool{}
	for _, c := range view.Guide.Cells {
		if _, gone := view.Guide.Withdrawn[c.Question]; gone {
			continue
		}
		if !noted[c.Question] {
			noted[c.Question] = true
			h.Notes = append(h.Notes, domain.Note{
				Question: c.Question, Evidence: strings.TrimSpace(v.Given("evidence." + c.Question)),
				Note: strings.TrimSpace(v.Given("note." + c.Question)),
			})
		}
		text := v.Given("level." + c.Question + " " + c.Requirement)
		if text == "" {
			continue // the domain says what is missing
		}
		l, err := levelOf(text)
		if err != nil {
			return h, err
		}
		h.Levels = append(h.Levels, record.Level{Question: c.Question, Requirement: c.Requirement, Level: l})
	}
	return h, nil
}
