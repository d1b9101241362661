package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"yardstick/people"
)

// panelPersonCmd is the command group yardstick panel person.
type panelPersonCmd struct {
	Add      panelPersonAddCmd      `cmd:"" help:"Add an account."`
	List     panelPersonListCmd     `cmd:"" help:"List the accounts."`
	Password panelPersonPasswordCmd `cmd:"" help:"Give a person another password; all their sessions end."`
	Second   panelPersonSecondCmd   `cmd:"" name:"second-factor" help:"Say who needs a second factor, or take one away that was lost."`
	Invite   panelPersonInviteCmd   `cmd:"" help:"Make a link by which somebody joins."`
}

// door opens the data and gives the door.
func (f *dataFlag) door(do func(ctx context.Context, d *people.Door, s people.Store) error) error {
	ctx := context.Background()
	kept, err := f.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	return do(ctx, people.NewDoor(kept.Accounts(), time.Now, rand.Reader), kept.Accounts())
}

// panelPersonAddCmd is yardstick panel person add.
type panelPersonAddCmd struct {
	Code         string        `arg:"" help:"Code of the person in records, such as ines."`
	Name         string        `required:"" help:"Name of the person."`
	Role         []people.Role `enum:"administrator,coordinator,auditor" help:"Role in the organisation; may be given several times. Raters and observers have theirs in positions."`
	PasswordFile string        `placeholder:"FILE" help:"A file whose first line is the password."`
	dataFlag
}

// Run adds an account.
func (c *panelPersonAddCmd) Run(p *program) error {
	password := ""
	if c.PasswordFile != "" {
		var err error
		if password, err = passwordIn(c.PasswordFile); err != nil {
			return err
		}
	}
	return c.door(func(ctx context.Context, d *people.Door, _ people.Store) error {
		if err := d.Add(ctx, people.Person{Code: c.Code, Name: c.Name, Roles: c.Role}, password); err != nil {
			return err
		}
		_, err := fmt.Fprintf(p.stdout, "added %s (%s)\n", c.Code, c.Name)
		return err
	})
}

// panelPersonListCmd is yardstick panel person list.
type panelPersonListCmd struct{ dataFlag }

// Run lists accounts.
func (c *panelPersonListCmd) Run(p *program) error {
	return c.door(func(ctx context.Context, _ *people.Door, s people.Store) error {
		all, err := s.People(ctx)
		for _, x := range all {
			roles := make([]string, len(x.Roles))
			for i, r := range x.Roles {
				roles[i] = string(r)
			}
			if err == nil {
				_, err = fmt.Fprintf(p.stdout, "%-20s %s  %s\n", x.Code, x.Name, strings.Join(roles, ", "))
			}
		}
		return err
	})
}

// panelPersonPasswordCmd is yardstick panel person password.
type panelPersonPasswordCmd struct {
	Code         string `arg:"" help:"Code of the person."`
	PasswordFile string `required:"" placeholder:"FILE" help:"A file whose first line is the new password."`
	dataFlag
}

// Run changes a password.
func (c *panelPersonPasswordCmd) Run(*program) error {
	password, err := passwordIn(c.PasswordFile)
	if err != nil {
		return err
	}
	return c.door(func(ctx context.Context, d *people.Door, _ people.Store) error {
		return d.SetPassword(ctx, c.Code, password)
	})
}

// panelPersonInviteCmd is yardstick panel person invite.
type panelPersonInviteCmd struct {
	Code     string      `arg:"" help:"The code that the person will have."`
	Role     people.Role `required:"" help:"administrator, coordinator or auditor; with --position also rater, observer or candidate."`
	Position string      `help:"Code of the position."`
	dataFlag
}

// Run prints the path of a link.
func (c *panelPersonInviteCmd) Run(p *program) error {
	return c.door(func(ctx context.Context, d *people.Door, _ people.Store) error {
		token, err := d.Invite(ctx, c.Position, c.Role, c.Code)
		if err == nil && c.Role == people.Candidate {
			_, err = fmt.Fprintf(p.stdout, "/panel/mine/%s\ngood for %d days; put the address of your server before it\n", token,
				int(people.InvitedFor.Hours()/24))
		} else if err == nil {
			_, err = fmt.Fprintf(p.stdout, "/panel/join/%s\ngood for %d days, once; put the address of your server before it\n", token,
				int(people.InvitedFor.Hours()/24))
		}
		return err
	})
}
