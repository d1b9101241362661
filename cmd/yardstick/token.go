package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"yardstick/app"
	"yardstick/internal/fault"
	"yardstick/people"
)

// tokenCmd is the command group yardstick token.
type tokenCmd struct {
	Make   tokenMakeCmd   `cmd:"" help:"Make a token, by which a program acts for somebody over the API."`
	List   tokenListCmd   `cmd:"" help:"List the tokens of somebody."`
	Revoke tokenRevokeCmd `cmd:"" help:"Take a token back."`
}

// tokenFlags say whose tokens are meant.
type tokenFlags struct {
	Person  string `placeholder:"NAME" help:"Somebody who practises; by default this computer's owner."`
	Account string `placeholder:"CODE" help:"Somebody with an account (panel person list)."`
	Coach   string `placeholder:"NAME" help:"A coach, whom serve --coach names."`
	dataFlag
}

// owner gives the realm and the owner of the tokens.
func (f tokenFlags) owner() (people.Realm, string, error) {
	switch {
	case (f.Person != "") && (f.Account != "") || (f.Person != "" || f.Account != "") && f.Coach != "":
		return "", "", fault.Invalidf("give one of --person, --account and --coach: they are different people here")
	case f.Coach != "":
		return people.Coaches, f.Coach, nil
	case f.Account != "":
		return people.Positions, f.Account, nil
	case f.Person != "":
		return people.Practising, f.Person, nil
	}
	return people.Practising, app.Owner, nil
}

// grants opens the data and gives what is done with tokens.
func (f tokenFlags) grants(do func(ctx context.Context, g *people.Grants, r people.Realm, owner string) error) error {
	r, owner, err := f.owner()
	if err != nil {
		return err
	}
	ctx := context.Background()
	kept, err := f.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	return do(ctx, kept.Grants([]string{owner}, []string{owner}), r, owner)
}

// tokenMakeCmd is yardstick token make.
type tokenMakeCmd struct {
	Name  string         `arg:"" help:"What the token is for, so that you know it again."`
	Scope []people.Scope `enum:"read,write,assess" default:"read,assess" help:"What the program may do: read, write, assess; may be given several times."`
	Days  int            `default:"90" help:"For how many days, at most 366."`
	tokenFlags
}

// Run prints the token.
func (c *tokenMakeCmd) Run(p *program) error {
	return c.grants(func(ctx context.Context, g *people.Grants, r people.Realm, owner string) error {
		life := max(time.Duration(c.Days)*24*time.Hour, 1)
		token, made, err := g.Make(ctx, people.Grant{Realm: r, Owner: owner, Name: c.Name, Scopes: c.Scope}, life)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stderr, "%s for %s until %s; it is shown this one time\n", made.ID, owner, made.Expires.Local().Format(time.DateOnly))
		_, err = fmt.Fprintln(p.stdout, token)
		return err
	})
}

// tokenListCmd is yardstick token list.
type tokenListCmd struct{ tokenFlags }

// Run lists tokens.
func (c *tokenListCmd) Run(p *program) error {
	return c.grants(func(ctx context.Context, g *people.Grants, r people.Realm, owner string) error {
		all, err := g.Store.Grants(ctx, r, owner)
		for _, one := range all {
			scopes := make([]string, len(one.Scopes))
			for i, s := range one.Scopes {
				scopes[i] = string(s)
			}
			used := "never used"
			if one.Used != nil {
				used = "used " + one.Used.Local().Format(time.DateOnly)
			}
			if err == nil {
				_, err = fmt.Fprintf(p.stdout, "%s  until %s  %-18s %-16s %s\n", one.ID, one.Expires.Local().Format(time.DateOnly),
					strings.Join(scopes, ","), used, one.Name)
			}
		}
		return err
	})
}

// tokenRevokeCmd is yardstick token revoke.
type tokenRevokeCmd struct {
	ID string `arg:"" help:"The id of the token, as token list shows it."`
	tokenFlags
}

// Run takes a token back.
func (c *tokenRevokeCmd) Run(*program) error {
	return c.grants(func(ctx context.Context, g *people.Grants, r people.Realm, owner string) error {
		return g.Store.DropGrant(ctx, r, owner, c.ID)
	})
}
