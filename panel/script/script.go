// Package script reads what is to be done in a position from a file, step by step,
// so that the whole way can be gone without a page: by hand in a terminal, or by
// another program.
//
// A script is YAML or JSON, strict as all files of this program:
//
//	yardstick: panel/v1
//	steps:
//	  - as: ines
//	    add_candidate: {code: heron, name: Paula Placeholder}
//	  - as: tom
//	    hand_in:
//	      candidate: heron
//	      levels: [{question: define-failure, requirement: measure, level: 4}]
//	      notes: [{question: define-failure, evidence: More than two days.}]
package script

import (
	"reflect"
	"strconv"

	"yardstick/internal/document"
	"yardstick/panel"
	"yardstick/people"
)

// Format is the value of the field yardstick in a script.
const Format = "panel/v1"

// MaxSteps is how many steps a script may have.
const MaxSteps = 10_000

// Step is one command and who gives it; an empty As is whoever runs the script.
type Step struct {
	As      string
	Command panel.Command
	Line    int
}

type file struct {
	Format string `yaml:"yardstick"`
	Steps  []step `yaml:"steps"`
}

// step holds one of the commands.
type step struct {
	As string `yaml:"as"`

	Invite           *panel.Invite            `yaml:"invite"`
	Dismiss          *panel.Dismiss           `yaml:"dismiss"`
	Declare          *panel.Declare           `yaml:"declare"`
	Train            *panel.Train             `yaml:"train"`
	SortAnchors      *panel.SortAnchors       `yaml:"sort_anchors"`
	AddCandidate     *panel.AddCandidate      `yaml:"add_candidate"`
	Withdraw         *panel.WithdrawCandidate `yaml:"withdraw_candidate"`
	AgreeJob         *panel.AgreeJob          `yaml:"agree_job"`
	GiveNotice       *panel.GiveNotice        `yaml:"give_notice"`
	RecordConsent    *panel.RecordConsent     `yaml:"record_consent"`
	Accommodate      *accommodate             `yaml:"accommodate"`
	Schedule         *panel.Schedule          `yaml:"schedule"`
	Ask              *panel.Ask               `yaml:"ask"`
	RecordAnswer     *panel.RecordAnswer      `yaml:"record_answer"`
	UndoImport       *panel.UndoImport        `yaml:"undo_import"`
	OpenRound        *panel.OpenRound         `yaml:"open_round"`
	HandIn           *panel.HandIn            `yaml:"hand_in"`
	LookAtFinding    *panel.LookAtFinding     `yaml:"look_at_finding"`
	CloseRound       *panel.CloseRound        `yaml:"close_round"`
	Freeze           *panel.Freeze            `yaml:"freeze"`
	Discuss          *panel.Discuss           `yaml:"discuss"`
	ChangeLevel      *panel.ChangeLevel       `yaml:"change_level"`
	EndDiscussion    *panel.EndDiscussion     `yaml:"end_discussion"`
	WithdrawQuestion *panel.WithdrawQuestion  `yaml:"withdraw_question"`
	Decide           *panel.Decide            `yaml:"decide"`
	Amend            *amend                   `yaml:"amend"`
	RevokeLinks      *panel.RevokeLinks       `yaml:"revoke_links"`
	Tell             *panel.Tell              `yaml:"tell"`
	AskReview        *panel.AskReview         `yaml:"ask_review"`
	SettleReview     *panel.SettleReview      `yaml:"settle_review"`
	PlaceHold        *panel.PlaceHold         `yaml:"place_hold"`
	LiftHold         *panel.LiftHold          `yaml:"lift_hold"`
	Retain           *panel.Retain            `yaml:"retain"`
	Erase            *panel.Erase             `yaml:"erase"`
	Close            *panel.Close             `yaml:"close"`
}

// accommodate is [panel.Accommodate] without a level between.
type accommodate struct {
	Candidate    string `yaml:"candidate"`
	ExtraPercent int    `yaml:"extra_percent"`
	Format       string `yaml:"format"`
	Note         string `yaml:"note"`
}

// amend is [panel.Amend] without a level between.
type amend struct {
	Candidate string        `yaml:"candidate"`
	Outcome   panel.Outcome `yaml:"outcome"`
	Reason    string        `yaml:"reason"`
	Against   []panel.Place `yaml:"against"`
	Why       string        `yaml:"why"`
}

// Read reads a script. Errors are Invalid and name file, line and field.
func Read(name string, data []byte) ([]Step, error) {
	d, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	var f file
	if err := d.Decode(&f); err != nil {
		return nil, err
	}
	switch {
	case f.Format != Format:
		return nil, d.Errorf("yardstick", "is %q; a script of a panel says %s", f.Format, Format)
	case len(f.Steps) == 0 || len(f.Steps) > MaxSteps:
		return nil, d.Errorf("steps", "are %d; a script has 1 to %d", len(f.Steps), MaxSteps)
	}
	steps := make([]Step, 0, len(f.Steps))
	for i := range f.Steps {
		at := "steps[" + strconv.Itoa(i) + "]"
		commands := f.Steps[i].commands()
		if len(commands) != 1 {
			return nil, d.Errorf(at, "holds %d commands; a step has one, such as add_candidate or hand_in", len(commands))
		}
		if as := f.Steps[i].As; as != "" && !people.IsCode(as) {
			return nil, d.Errorf(at+".as", "is %q, which is no code of a person", as)
		}
		steps = append(steps, Step{As: f.Steps[i].As, Command: commands[0], Line: d.Line(at)})
	}
	return steps, nil
}

// commands are those that the step names.
func (s *step) commands() []panel.Command {
	var out []panel.Command
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Pointer || f.IsNil() {
			continue
		}
		switch c := f.Elem().Interface().(type) {
		case panel.Command:
			out = append(out, c)
		case amend:
			out = append(out, panel.Amend{
				Verdict: panel.Verdict{Candidate: c.Candidate, Outcome: c.Outcome, Reason: c.Reason, Against: c.Against}, Why: c.Why,
			})
		case accommodate:
			out = append(out, panel.Accommodate{
				Candidate: c.Candidate,
				Aid:       panel.Aid{ExtraPercent: c.ExtraPercent, Format: c.Format, Note: c.Note},
			})
		}
	}
	return out
}
