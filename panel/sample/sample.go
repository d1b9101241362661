// Package sample makes an invented position to look around in: three raters, four
// candidates, sealed ratings, a reveal, a discussion and a decision. It goes the way
// that every position goes, command by command, so that it shows what the program
// does and nothing else.
package sample

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"yardstick/guide"
	jobs "yardstick/job/sample"
	"yardstick/panel"
	"yardstick/panel/calibrate"
	"yardstick/people"
	"yardstick/record"
)

// Code is the code of the position.
const Code = "invented"

// job is the id of the sample job that the position fills.
const job = "customer-service-administrator"

// The people of the position by their codes.
const (
	Coordinator = "ines"
	Observer    = "omar"
)

// Raters and candidates by their codes.
func Raters() []string { return []string{"tom", "mira", "zoe"} }

// Candidates are the candidates by their codes.
func Candidates() []string { return []string{"heron", "kestrel", "plover", "wren"} }

// names are what the people are called.
var names = map[string]string{
	"ines": "Ines Example", "omar": "Omar Onlooker", "tom": "Tom Sample", "mira": "Mira Specimen", "zoe": "Zoe Instance",
	"heron": "Paula Placeholder", "kestrel": "Karl Invented", "plover": "Nora Nobody", "wren": "Willem Made-Up",
}

// Name is what somebody in the position is called.
func Name(code string) string { return names[code] }

//go:embed guide.yaml
var guideFile []byte

// Guide is the guide of the position, sealed.
func Guide() (guide.Guide, error) {
	guides, err := guide.Read("guide.yaml", guideFile)
	if err != nil {
		return guide.Guide{}, err
	}
	return guide.Seal(guides[0], "Ines Example", time.Date(2026, 2, 20, 12, 0, 0, 0, time.UTC))
}

//go:embed training.yaml
var trainingFile []byte

// training are the sample answers by which the raters of the position are trained.
func training() (panel.GiveTraining, error) {
	samples, err := calibrate.ReadSamples("training.yaml", trainingFile)
	if err != nil {
		return panel.GiveTraining{}, err
	}
	data, err := json.Marshal(map[string]any{"yardstick": calibrate.Format, "samples": samples})
	return panel.GiveTraining{Document: data}, err
}

// Upto says how far the position goes.
type Upto int

// How far the position may go.
const (
	Rating     Upto = iota // two of three raters have handed in for everybody
	Revealed               // all ratings are revealed, totals not yet frozen
	Discussing             // totals are frozen, nothing discussed
	Decided                // to the decision
)

// Make makes the position at a desk. A desk that has it already gives a Conflict.
func Make(ctx context.Context, d *panel.Desk, upto Upto) error {
	s := story{ctx: ctx, desk: d}
	s.open()
	s.rate(upto)
	if upto >= Discussing {
		s.do(Coordinator, panel.Freeze{})
	}
	if upto >= Decided {
		s.discuss()
		s.decide()
	}
	return s.err
}

// story goes through the position. The first error stays, so that it reads in one go.
type story struct {
	ctx  context.Context
	desk *panel.Desk
	err  error
}

func (s *story) do(who string, commands ...panel.Command) {
	if s.err != nil {
		return
	}
	if err := s.desk.Do(s.ctx, panel.Viewer{Code: who}, Code, commands...); err != nil {
		s.err = fmt.Errorf("%s: %T: %w", who, commands[0], err)
	}
}

func (s *story) open() {
	g, err := Guide()
	analysed, err2 := jobs.Load(job)
	trained, err3 := training()
	if err = cmp.Or(err, err2, err3); err != nil {
		s.err = err
		return
	}
	s.err = s.desk.Open(s.ctx, panel.Viewer{Code: Coordinator, Roles: []people.Role{people.Coordinator}}, panel.OpenPosition{
		Code: Code, Title: "Customer service administrator (invented)", Job: job, Blind: true, Invented: true,
		Name: names[Coordinator],
	})
	s.do(Coordinator, panel.DescribeJob{Job: *analysed})
	s.do(Coordinator, panel.SealGuide{Guide: g, Reason: "Both musts decide whether the work gets done at all; the others were weighed by " +
		"three people who know the job."})
	s.do(Coordinator, trained)
	for _, r := range Raters() {
		s.do(Coordinator, panel.Invite{Member: r, Role: people.Rater, Name: names[r]},
			panel.Train{Member: r, On: "2026-02-20", Agreed: 11, Of: 12})
		s.do(r, panel.Declare{}, panel.AgreeJob{})
	}
	s.do(Coordinator, panel.Invite{Member: Observer, Role: people.Observer, Name: names[Observer]})
	for i, c := range Candidates() {
		s.do(Coordinator,
			panel.AddCandidate{Code: c, Name: names[c], Contact: c + "@example.org"},
			panel.Schedule{Candidate: c, Start: time.Date(2026, 3, 3, 9+i, 0, 0, 0, time.UTC), Minutes: 45, Where: "Room 2"},
			panel.RecordConsent{Candidate: c, To: "assessor", Given: true},
		)
		for _, q := range questions {
			if text := answers[c][q]; text != "" {
				s.do(Coordinator, panel.RecordAnswer{Candidate: c, Question: q, Text: text, Source: "typed"})
			}
		}
	}
	s.do(Coordinator, panel.Accommodate{Candidate: "plover", Aid: panel.Aid{ExtraPercent: 25, Note: "more time to write"}})
	s.do(Coordinator, panel.Ask{Candidate: "wren", Question: "danger-signs", Reason: "the time was over"})
	s.do(Coordinator, panel.OpenRound{Candidates: Candidates(), Raters: Raters()})
}

// rate hands in for everybody; where the story stops at rating, the last rater has not.
func (s *story) rate(upto Upto) {
	for n, rater := range Raters() {
		if upto == Rating && n == len(Raters())-1 {
			return
		}
		for _, c := range Candidates() {
			s.do(rater, handIn(c, n))
		}
	}
}

func handIn(candidate string, rater int) panel.HandIn {
	h := panel.HandIn{Candidate: candidate}
	for i, cell := range cells {
		l := record.Level{Question: cell[0], Requirement: cell[1]}
		if level := levels[candidate][rater][i]; level > 0 {
			l.Level = &level
		}
		h.Levels = append(h.Levels, l)
	}
	for _, q := range questions {
		if text := answers[candidate][q]; text != "" {
			h.Notes = append(h.Notes, panel.Note{Question: q, Evidence: "Heard: " + text, Note: remarks[rater]})
		}
	}
	return h
}

// discuss goes through the requirements on which raters lie two levels apart.
func (s *story) discuss() {
	now := 2
	s.do(Coordinator, panel.Discuss{Candidate: "kestrel", Question: "define-failure", Requirement: "functions"})
	s.do("mira", panel.ChangeLevel{
		Candidate: "kestrel", Question: "define-failure", Requirement: "functions", New: &now,
		Reason: "I had taken the filing for the administration of the job; read again, it is only named in passing.",
	})
	s.do(Coordinator, panel.EndDiscussion{})
	s.do(Coordinator, panel.Discuss{Candidate: "plover", Question: "define-failure", Requirement: "measure"})
	s.do(Coordinator, panel.EndDiscussion{})
}

func (s *story) decide() {
	on := func(requirements ...string) (all []panel.Place) {
		for _, r := range requirements {
			all = append(all, panel.Place{Question: "define-failure", Requirement: r})
		}
		return all
	}
	s.do(Coordinator, panel.Decide{Verdicts: []panel.Verdict{
		{
			Candidate: "heron", Outcome: panel.Offer, Reason: "Meets both musts at level 4 and has the highest total.",
			Against: on("functions", "measure"),
		},
		{Candidate: "kestrel", Outcome: panel.NotChosen, Reason: "The must functions is at level 2 after discussion.", Against: on("functions")},
		{
			Candidate: "plover", Outcome: panel.NotChosen, Reason: "The must measure is below level 3: no figure and no date.",
			Against: on("measure"),
		},
		{Candidate: "wren", Outcome: panel.Reserve, Reason: "Meets both musts; second by the total.", Against: on("functions", "measure")},
	}})
}
