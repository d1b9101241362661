package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"yardstick/app"
	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/people"
)

// panelCmd is the command group yardstick panel.
type panelCmd struct {
	Sample      panelSampleCmd      `cmd:"" help:"Make an invented position to look around in: three raters, four candidates."`
	Open        panelOpenCmd        `cmd:"" help:"Open a position."`
	Seal        panelSealCmd        `cmd:"" help:"Give a position its sealed guide."`
	Do          panelDoCmd          `cmd:"" help:"Carry out the steps of a script: invite, add candidates, hand in, discuss, decide, …"`
	Answers     panelAnswersCmd     `cmd:"" help:"Bring answers from a file into a position: sheets, JSON lines, what was said."`
	Candidate   panelCandidateCmd   `cmd:"" help:"Add a candidate, by name or from a JSON Résumé."`
	Alike       panelAlikeCmd       `cmd:"" help:"List answers of different candidates that are nearly alike: a question, not a verdict."`
	Assess      panelAssessCmd      `cmd:"" help:"Have the answers of a position read, and seal what is found; it carries no vote."`
	List        panelListCmd        `cmd:"" help:"List the positions that you have to do with."`
	Show        panelShowCmd        `cmd:"" help:"Show what you may see of a position."`
	Agree       panelAgreeCmd       `cmd:"" help:"Say how far the raters of a position agree, and whether the assessor votes."`
	WhatIf      panelWhatIfCmd      `cmd:"" name:"what-if" help:"Say whether the order depends on one rater, on the weights, or on one requirement."`
	Ratings     panelRatingsCmd     `cmd:"" help:"Write the ratings that you may see as CSV or XLSX."`
	Results     panelResultsCmd     `cmd:"" help:"Write the results that you may see as CSV or XLSX: ranks, totals, outcomes."`
	Calendar    panelCalendarCmd    `cmd:"" help:"Write the interviews as a calendar file (.ics)."`
	Packet      panelPacketCmd      `cmd:"" help:"Write the record of a position as one file, which yardstick verify proves."`
	Keys        panelKeysCmd        `cmd:"" help:"Write the keys of the personal parts of a record, to be kept apart from it."`
	Access      panelAccessCmd      `cmd:"" help:"Write everything that is kept of one candidate, for that candidate."`
	Letters     panelLettersCmd     `cmd:"" help:"List letters, clocks and retention rules with their sources."`
	Letter      panelLetterCmd      `cmd:"" help:"Fill in a letter to a candidate, and note that it was sent."`
	Due         panelDueCmd         `cmd:"" help:"List what candidates are owed by when."`
	Keeping     panelRetentionCmd   `cmd:"" name:"retention" help:"Say until when a position is kept: of several rules the longest wins."`
	Train       panelTrainCmd       `cmd:"" help:"Compare how raters rate sample answers with their known levels."`
	Retranslate panelRetranslateCmd `cmd:"" help:"Test the anchors of a guide: do raters put them back to their levels?"`
	Impact      panelImpactCmd      `cmd:"" help:"Say how groups fared, in counts that are large enough."`
	Person      panelPersonCmd      `cmd:"" help:"Keep the accounts of people."`
	Remove      panelRemoveCmd      `cmd:"" help:"Remove an invented position with everything in it."`
}

// asFlag says who does something. Who can read the data folder can be anybody: a
// password keeps honest people apart (docs/security.md).
type asFlag struct {
	As           string `placeholder:"CODE" env:"YARDSTICK_AS" help:"Who you are in the position; by default whoever keeps this computer."`
	PasswordFile string `placeholder:"FILE" help:"A file whose first line is the password of --as, where that person has an account."`
	Code         string `placeholder:"CODE" env:"YARDSTICK_CODE" help:"A code of the second factor of --as, where that person has one."`
	dataFlag
}

// positionArg names a position.
type positionArg struct {
	Position string `arg:"" help:"Code of the position."`
}

// localCode is who acts where nobody is named: the owner of the data folder.
const localCode = "local"

// desk opens the data and finds out who acts.
func (f asFlag) desk(ctx context.Context) (*app.Kept, *panel.Desk, panel.Viewer, error) {
	kept, err := f.place().Open(ctx)
	if err != nil {
		return nil, nil, panel.Viewer{}, err
	}
	d, err := kept.Panel(ctx)
	var who panel.Viewer
	if err == nil {
		who, err = f.viewer(ctx, kept)
	}
	if err != nil {
		kept.Close()
		return nil, nil, who, err
	}
	return kept, d, who, nil
}

// viewer is who acts, with the roles of their account.
func (f asFlag) viewer(ctx context.Context, kept *app.Kept) (panel.Viewer, error) {
	if f.As == "" || f.As == localCode {
		return panel.Viewer{Code: localCode, Roles: []people.Role{people.Administrator, people.Coordinator, people.Auditor}}, nil
	}
	account, err := kept.Accounts().Person(ctx, f.As)
	if fault.Is(err, fault.NotFound) {
		return panel.Viewer{Code: f.As}, nil
	}
	if err != nil || account.Password == "" {
		return panel.Viewer{Code: f.As, Roles: account.Roles}, err
	}
	door := people.NewDoor(kept.Accounts(), time.Now, rand.Reader)
	password, err := passwordIn(f.PasswordFile)
	if err == nil {
		err = door.Knows(ctx, f.As, password)
	}
	if err == nil && account.Second.On() {
		if f.Code == "" {
			return panel.Viewer{}, fault.Invalidf("%s has a second factor; give --code CODE, one of the authenticator app or a recovery code", f.As)
		}
		err = door.KnowsCode(ctx, f.As, f.Code)
	}
	return panel.Viewer{Code: f.As, Roles: account.Roles}, err
}

// passwordIn reads the first line of a file.
func passwordIn(file string) (string, error) {
	if file == "" {
		return "", fault.Invalidf("this person has an account with a password; give --password-file FILE")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", disk.ReadFault(file, err)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	return strings.TrimSpace(line), nil
}

// at does something at the desk.
func (f asFlag) at(do func(ctx context.Context, d *panel.Desk, who panel.Viewer) error) error {
	ctx := context.Background()
	kept, d, who, err := f.desk(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	return do(ctx, d, who)
}

// panelListCmd is yardstick panel list.
type panelListCmd struct {
	Format string `enum:"text,json" default:"text" help:"Format: ${enum}."`
	asFlag
}

// positions is a list for people.
type positions []panel.Summary

// WriteText writes a line a position.
func (l positions) WriteText(w io.Writer) error {
	if len(l) == 0 {
		_, err := fmt.Fprintln(w, "no positions; yardstick panel sample makes an invented one, yardstick panel open a real one")
		return err
	}
	for _, s := range l {
		waiting := ""
		if len(s.Waiting) > 0 {
			waiting = ", waits for " + strings.Join(s.Waiting, ", ")
		}
		if _, err := fmt.Fprintf(w, "%-20s %-11s %s, %s%s\n", s.Position, s.Stage, s.Title, count(s.Candidates, "candidate", "candidates"),
			waiting); err != nil {
			return err
		}
	}
	return nil
}

// Run lists positions.
func (c *panelListCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		all, err := d.List(ctx, who)
		if err != nil {
			return err
		}
		return writeReport(p, c.Format, positions(all))
	})
}

// panelShowCmd is yardstick panel show.
type panelShowCmd struct {
	positionArg
	Candidate string `placeholder:"CODE" help:"One candidate in full, with answers, ratings and evidence; * for all."`
	Format    string `enum:"text,json" default:"text" help:"Format: ${enum}."`
	asFlag
}

// Run shows what a person may see.
func (c *panelShowCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{Candidate: c.Candidate, Variants: c.Format == "json"})
		if err != nil {
			return err
		}
		return writeReport(p, c.Format, &v)
	})
}
