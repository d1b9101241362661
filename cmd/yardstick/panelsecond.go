package main

import (
	"context"
	"fmt"
	"strings"

	"yardstick/internal/fault"
	"yardstick/people"
)

// panelPersonSecondCmd is yardstick panel person second-factor.
type panelPersonSecondCmd struct {
	For   []string `placeholder:"ROLE" help:"Ask a second factor of a role: administrator, coordinator, auditor, or everybody; none asks it of nobody. May be given several times."`
	Reset string   `placeholder:"CODE" help:"Take the second factor of this person away; all their sessions end."`
	dataFlag
}

// Run changes the rules, or resets a person; without flags it shows the rules.
func (c *panelPersonSecondCmd) Run(p *program) error {
	return c.door(func(ctx context.Context, d *people.Door, _ people.Store) error {
		if c.Reset != "" {
			if err := d.ResetSecond(ctx, c.Reset); err != nil {
				return err
			}
			_, err := fmt.Fprintf(p.stdout, "%s signs in with the password alone\n", c.Reset)
			return err
		}
		if len(c.For) > 0 {
			rules, err := rulesFor(c.For)
			if err == nil {
				err = d.SetRules(ctx, rules)
			}
			if err != nil {
				return err
			}
		}
		rules, err := d.Rules(ctx)
		if err == nil {
			_, err = fmt.Fprintf(p.stdout, "a second factor is needed by %s\n", whoNeeds(rules))
		}
		return err
	})
}

// rulesFor reads who needs a second factor.
func rulesFor(names []string) (people.Rules, error) {
	var r people.Rules
	for _, n := range names {
		switch n {
		case "everybody":
			r.SecondForAll = true
		case "none":
			if len(names) > 1 {
				return r, fault.Invalidf("--for none stands alone")
			}
		default:
			r.SecondFor = append(r.SecondFor, people.Role(n))
		}
	}
	return r, r.Check()
}

// whoNeeds says who needs a second factor.
func whoNeeds(r people.Rules) string {
	if r.SecondForAll {
		return "everybody"
	}
	names := make([]string, len(r.SecondFor))
	for i, x := range r.SecondFor {
		names[i] = string(x)
	}
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, ", ")
}
