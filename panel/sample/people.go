package sample

import (
	"context"
	"slices"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/people"
)

// Password is that of everybody in the invented position. It protects nothing but
// invented ratings, and is shown to whoever looks around.
const Password = "look around here"

// People are the people of the invented position by their codes, who runs it first.
func People() []string { return append([]string{Coordinator}, append(Raters(), Observer)...) }

// IsInvented reports whether an account belongs to the invented position. Somebody real
// who has the same code has another name, or a role.
func IsInvented(p *people.Person) bool {
	return slices.Contains(People(), p.Code) && p.Name == Name(p.Code) && len(p.Roles) == 0
}

// Invent makes the invented position where there is none, with accounts to look at it
// as each of its people. One that is there already is a Conflict.
func Invent(ctx context.Context, door *people.Door, d *panel.Desk) error {
	for _, code := range People() {
		err := door.Add(ctx, people.Person{Code: code, Name: Name(code)}, Password)
		if err != nil && !fault.Is(err, fault.Conflict) { // who has the code keeps it
			return err
		}
	}
	return Make(ctx, d, Discussing)
}

// Remove removes an invented position, and its people with it: nobody enters with a
// password that everybody knows. Somebody real who has the code of one stays.
func Remove(ctx context.Context, d *panel.Desk, accounts people.Store, who panel.Viewer, position string) error {
	if err := d.Remove(ctx, who, position); err != nil {
		return err
	}
	all, err := accounts.People(ctx)
	for i := range all {
		if err == nil && IsInvented(&all[i]) {
			err = accounts.RemovePerson(ctx, all[i].Code)
		}
	}
	return err
}
