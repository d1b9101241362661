package people

import (
	"context"
	"time"
)

// Store keeps accounts, sessions and invitations. Every method is one transaction;
// what is not there is a NotFound fault. It is safe for concurrent use.
type Store interface {
	// AddPerson keeps a new account. A code that is taken is a Conflict.
	AddPerson(ctx context.Context, p Person) error
	Person(ctx context.Context, code string) (Person, error)
	// People lists the accounts in the order of their codes.
	People(ctx context.Context) ([]Person, error)
	// RemovePerson removes an account with its sessions. It is for accounts that were never
	// real: others end, and their code stays taken.
	RemovePerson(ctx context.Context, code string) error
	// PeopleFrom lists at most so many accounts whose codes come after one.
	PeopleFrom(ctx context.Context, after string, most int) ([]Person, error)
	// PersonOfHandle finds the account whose devices know it by these bytes.
	PersonOfHandle(ctx context.Context, handle []byte) (Person, error)
	// ChangePerson changes an account; an error of change leaves it as it is.
	ChangePerson(ctx context.Context, code string, change func(p *Person) error) (Person, error)

	// ChangeAmong is ChangePerson where the change has to know all accounts: while it
	// runs nobody else changes one so, whichever server that is.
	ChangeAmong(ctx context.Context, code string, change func(p *Person, all []Person) error) (Person, error)

	AddSession(ctx context.Context, s Session) error
	Session(ctx context.Context, hash TokenHash) (Session, error)
	// TouchSession notes that a session was used.
	TouchSession(ctx context.Context, hash TokenHash, at time.Time) error
	// DropSession ends a session. Ending one that is not there is no error.
	DropSession(ctx context.Context, hash TokenHash) error
	// DropSessionsBefore ends all sessions that were last used before a time.
	DropSessionsBefore(ctx context.Context, at time.Time) error

	AddInvitation(ctx context.Context, i Invitation) error
	Invitation(ctx context.Context, hash TokenHash) (Invitation, error)
	// Rules are the rules of the organisation, the zero value before somebody set them.
	Rules(ctx context.Context) (Rules, error)
	SetRules(ctx context.Context, r Rules) error

	// UseInvitation accepts an invitation ([Invitation.Accept]) and keeps that it was used.
	UseInvitation(ctx context.Context, hash TokenHash, now time.Time) (Invitation, error)
}
