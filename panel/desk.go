package panel

import (
	"context"
	"io"
	"slices"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

// Desk is where positions are run. It is safe for concurrent use where its fields
// are. Of the positions that were looked at last it remembers the state.
type Desk struct {
	Store  Store
	Safe   *Safe
	Origin string // names the organisation in the keys of logs, such as people.example.org
	Now    func() time.Time
	Random io.Reader
	// Readers is how many answers of a position are read at once; 0 is one a processor.
	Readers int

	lately lately
}

// tries is how often a turn begins again where somebody else has written meanwhile.
const tries = 8

// Open opens a position.
func (d *Desk) Open(ctx context.Context, who Viewer, o OpenPosition) error {
	if o.Origin == "" {
		o.Origin = d.Origin
	}
	t := d.turn(who, NewState(), NewVault())
	if err := t.Begin(o); err != nil {
		return err
	}
	b, err := d.Safe.batch(t)
	if err != nil {
		return err
	}
	return d.Store.Create(ctx, o.Code, b)
}

func (d *Desk) turn(who Viewer, s *State, v *Vault) *Turn {
	return &Turn{By: who, At: d.Now().UTC(), Random: d.Random, State: s, Vault: v, Effects: newEffects()}
}

// Do carries out commands in a position, all or none. Where somebody else wrote
// meanwhile they are checked again against what there is then.
func (d *Desk) Do(ctx context.Context, who Viewer, position string, commands ...Command) error {
	var err error
	for range tries {
		if err = d.try(ctx, who, position, commands); !again(err) {
			return err
		}
	}
	return err
}

// outdated is a Conflict of the store, apart from those of the rules.
type outdated struct{ error }

func (o outdated) Unwrap() error { return o.error }

func again(err error) bool {
	_, is := err.(outdated) //nolint:errorlint // it is given by try, unwrapped
	return is
}

func (d *Desk) try(ctx context.Context, who Viewer, position string, commands []Command) error {
	_, s, v, err := d.loadKept(ctx, position)
	if err != nil {
		return err
	}
	version := s.Next
	t := d.turn(who, s, v)
	for _, c := range commands {
		if err := t.Do(c); err != nil {
			return err
		}
		v.merge(&t.Effects)
	}
	b, err := d.Safe.batch(t)
	if err != nil {
		return err
	}
	err = d.Store.Append(ctx, position, version, b)
	secret := len(t.Revealed)+len(t.Erased) > 0 // the vault holds what is not there any more
	if secret {
		d.lately.forget(position)
	}
	if fault.Is(err, fault.Conflict) {
		return outdated{err}
	}
	if err != nil {
		return err
	}
	if !secret {
		d.lately.keep(position, s, v)
	}
	return d.handedIn(ctx, who, position, commands)
}

// handedIn drops the drafts of what was handed in.
func (d *Desk) handedIn(ctx context.Context, who Viewer, position string, commands []Command) error {
	for _, c := range commands {
		if h, is := c.(HandIn); is {
			if err := d.Store.DropDrafts(ctx, position, who.Code, h.Candidate); err != nil {
				return err
			}
		}
	}
	return nil
}

// merge lets the next command of the same turn see what the one before has added.
func (v *Vault) merge(e *Effects) {
	for k, x := range e.Keys {
		v.Ring[k] = x
	}
	for k, x := range e.Parts {
		v.Parts[k] = x
	}
	for k, x := range e.Sealed {
		v.Sealed[k] = x
	}
	for k, x := range e.Documents {
		v.Documents[k] = x
	}
}

// load gives the state of a position and its vault, to be read and not changed.
func (d *Desk) load(ctx context.Context, position string) (*State, *Vault, error) {
	version, err := d.Store.Version(ctx, position)
	if err != nil {
		return nil, nil, err
	}
	if r := d.lately.find(position, version); r != nil {
		return r.state, r.vault, nil
	}
	_, s, v, err := d.loadKept(ctx, position)
	if err == nil {
		d.lately.keep(position, s, v)
	}
	return s, v, err
}

// loadKept folds the log of a position and opens its vault.
func (d *Desk) loadKept(ctx context.Context, position string) (Kept, *State, *Vault, error) {
	kept, err := d.Store.Load(ctx, position)
	if err != nil {
		return kept, nil, nil, err
	}
	s, v, err := d.folded(position, kept)
	return kept, s, v, err
}

// folded is the state of what a store has kept, with its vault.
func (d *Desk) folded(position string, kept Kept) (*State, *Vault, error) {
	s, err := Fold(kept.Log)
	if err != nil {
		return nil, nil, &fault.Error{
			Kind:    fault.Internal,
			Message: "the log of position " + position + " does not hold its rules: " + err.Error(), Cause: err,
		}
	}
	v, err := d.Safe.vault(position, kept.Items)
	return s, v, err
}

// See gives what a person may see of a position. Where entries of the record are wanted
// the log is read anew, so that what is said of it is true of what is kept now.
func (d *Desk) See(ctx context.Context, who Viewer, position string, f Focus) (View, error) {
	s, v, err := d.load(ctx, position)
	switch {
	case err != nil:
		return View{}, err
	case f.Record != nil && s.mayRead(who):
		return d.seeRecord(ctx, who, position, f)
	}
	return See(s, who, f, v)
}

// List gives the positions that a person has to do with: administrators and
// auditors all, others those on whose panel they are.
func (d *Desk) List(ctx context.Context, who Viewer) ([]Summary, error) {
	all, _, err := d.ListFrom(ctx, who, "", 0)
	return all, err
}

// ListFrom is List in parts: at most so many positions after one of them, and the
// position after which the next part begins; "" where there is none.
func (d *Desk) ListFrom(ctx context.Context, who Viewer, after string, most int) (part []Summary, next string, err error) {
	l := Listing{After: after}
	if most > 0 {
		l.Most = most + 1 // whether there is one more
	}
	if !slices.Contains(who.Roles, people.Administrator) && !slices.Contains(who.Roles, people.Auditor) {
		l.Member = who.Code
	}
	part, err = d.Store.SummariesFrom(ctx, l)
	if most > 0 && len(part) > most {
		part = part[:most]
		next = part[most-1].Position
	}
	return part, next, err
}

// Remove removes an invented position with everything that belongs to it. A real one
// is closed, and erased person by person.
func (d *Desk) Remove(ctx context.Context, who Viewer, position string) error {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	roles := who.rolesIn(s)
	if err := people.Need(roles, people.Keep, s.Stage()); err != nil {
		return err
	}
	if !s.Invented {
		return forbidden("position %s is not an invented one: close it, and erase people one by one", position)
	}
	d.lately.forget(position)
	return d.Store.Remove(ctx, position)
}

// Agreement says how far the raters of a position agree, to who may see ratings; nil
// where there is nothing to compare yet.
func (d *Desk) Agreement(ctx context.Context, who Viewer, position string) (*RaterAgreement, error) {
	s, v, err := d.load(ctx, position)
	if err != nil {
		return nil, err
	}
	g := newGaze(s, who, v)
	if err := people.Need(g.roles, people.SeeRatings, s.Stage()); err != nil {
		return nil, err
	}
	if !g.mayCompare() {
		return nil, forbidden("your own ratings are not all in yet; the statistics would show how others rate")
	}
	return s.derivedOf().agreement()
}

// SaveDraft keeps what a rater has written so far, for their own eyes.
func (d *Desk) SaveDraft(ctx context.Context, who Viewer, position string, draft Draft) error {
	draft.Rater, draft.At = who.Code, d.Now().UTC()
	if !people.IsCode(draft.Candidate) || !people.IsCode(draft.Writer) || len(draft.Body) > MaxText {
		return invalid("draft", "wants the codes of candidate and writer, and at most %d bytes", MaxText)
	}
	s, _, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	if err := s.drafting(who, draft.Candidate); err != nil {
		return err
	}
	wrapped, err := d.Safe.wrap(d.Random, draft.place(position), draft.Body)
	if err != nil {
		return err
	}
	draft.Body = wrapped
	return d.Store.SaveDraft(ctx, position, draft)
}

// drafting refuses a draft of somebody who will not rate the candidate.
func (s *State) drafting(who Viewer, candidate string) error {
	if _, err := s.known(candidate); err != nil {
		return err
	}
	switch m := s.Member(who.Code); {
	case m == nil || !slices.Contains(m.Roles, people.Rater):
		return forbidden("%s is no rater here", who.Code)
	case m.Biased(candidate):
		return fault.Conflictf("%s has declared a conflict of interest with %s", who.Code, candidate)
	case s.HandedIn(who.Code, candidate):
		return fault.Conflictf("%s has handed in for %s already", who.Code, candidate)
	}
	return s.stage(people.Preparing, people.Rating)
}

func (d *Draft) place(position string) string {
	return position + "\ndraft\n" + d.Rater + "\n" + d.Candidate + "\n" + d.Writer
}

// Drafts gives a rater's own drafts on a candidate, the latest first.
func (d *Desk) Drafts(ctx context.Context, who Viewer, position, candidate string) ([]Draft, error) {
	all, err := d.Store.Drafts(ctx, position, who.Code, candidate)
	for i := range all {
		if err == nil {
			all[i].Body, err = d.Safe.unwrap(all[i].place(position), all[i].Body)
		}
	}
	return all, err
}
