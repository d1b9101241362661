package web

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"time"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/errand"
	"yardstick/intake/draft"
	"yardstick/internal/inbound"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/web/access"
	batchroom "yardstick/web/batch"
	errandroom "yardstick/web/errand"
	"yardstick/web/frame"
	panelroom "yardstick/web/panel"
	"yardstick/web/practise"
)

// Config is what the pages need from outside.
type Config struct {
	// Desk gives the desk of one person, who is Owner or somebody whom Access knows.
	Desk func(person string) *practice.Desk
	// Coaching is where one coach works, whom Access knows.
	Coaching func(coach string) *practice.Coaching
	// Owner is who practises where nobody has to say who they are.
	Owner string
	// Sample makes what the first run shows. It may be nil.
	Sample func() (practice.Everything, error)
	Now    func() time.Time
	Log    *slog.Logger
	// Second is a language model that may read answers too, when somebody lets it.
	// Nil: none does.
	Second practise.SecondReader
	// Lines reads what the lines of an advertisement say; nil: their structure alone does.
	Lines draft.Encoder
	// Copies are files beside the store that hold what was practised. It may be nil.
	Copies practise.Copies
	// Access decides who may enter. Nil lets everybody in: for loopback alone.
	Access *access.Gate
	// Hosts are the names under which the pages may be asked for, without ports,
	// against DNS rebinding. Empty allows any.
	Hosts []string
	// Secure marks the session cookie as being for https alone.
	Secure bool
	// Cookie ends the name of the session cookie; empty is allowed.
	Cookie  string
	Version string
	// Positions is where positions are run, Accounts who may sign in there. Nil
	// leaves that room out.
	Positions *panel.Desk
	Accounts  people.Store
	// Letters are letters, clocks and retention rules, nil those that come with the
	// program; Places those whose clocks count.
	Letters *letter.Book
	Places  []string
	// Provider is where people may sign in to accounts besides; nil: nowhere. Domains are
	// those whose people get an account there without an invitation.
	Provider panelroom.Provider
	Domains  []string
	// Grants is where tokens of programs are made.
	Grants *people.Grants
	// Ceremonies keeps what is begun with a passkey, Tries how often passwords were tried,
	// where several servers share that; nil: in memory.
	Ceremonies panelroom.Ceremonies
	Tries      frame.Tries
	// Allowance counts requests of visitors where several servers share that; nil: each
	// counts its own.
	Allowance inbound.Allowance
	// Readings has the answers of positions read in the background; nil: no page asks for it.
	Readings *panel.Readings
	// Batches is where many answers are assessed at once. Nil leaves that room out.
	Batches *batch.Desk
	// Errands does what takes long in the background; nil: whoever asks waits for it.
	Errands *errand.Desk
	// Tasks is where background work is looked after. Nil: no page shows it.
	Tasks background.Office
}

// New puts all rooms into the frame; a mistake in a template is found here.
func New(c Config) (http.Handler, error) {
	rooms, err := Rooms(c)
	if err != nil {
		return nil, err
	}
	f, err := frame.New(frame.Config{
		Owner: c.Owner, Now: c.Now, Log: c.Log, Access: c.Access, Hosts: c.Hosts, Secure: c.Secure, Cookie: c.Cookie, Version: c.Version,
		Promise: promise(c.Second), Tries: c.Tries, Allowance: c.Allowance,
	}, rooms...)
	if err != nil {
		return nil, err
	}
	return f.Handler(), nil
}

// Rooms are the rooms that there are, with their routes.
func Rooms(c Config) ([]frame.Room, error) {
	var coaches []string
	if c.Access != nil {
		coaches = c.Access.Coaches()
	}
	room, err := practise.Room(
		practise.Config{
			Desk: c.Desk, Coaching: c.Coaching, Coaches: coaches, Owner: c.Owner, Sample: c.Sample, Now: c.Now,
			Second: c.Second, Copies: c.Copies, Lines: c.Lines, Positions: c.Positions != nil, Batches: c.Batches != nil, Grants: c.Grants,
			Errands: c.Errands,
		},
	)
	if err != nil {
		return nil, err
	}
	rooms := []frame.Room{room}
	if c.Positions != nil {
		positions, err := panelroom.Room(panelroom.Config{
			Desk: c.Positions, Door: people.NewDoor(c.Accounts, c.Now, rand.Reader), Accounts: c.Accounts, Owner: c.Owner,
			Readings: c.Readings, Errands: c.Errands, Ceremonies: c.Ceremonies, Grants: c.Grants,
			Cookie: c.Cookie, Secure: c.Secure, Now: c.Now, Job: keptJob(c.Desk), Jobs: keptJobs(c.Desk),
			Letters: c.Letters, Places: c.Places, Provider: c.Provider, Domains: c.Domains,
		})
		if err != nil {
			return nil, err
		}
		rooms = append(rooms, positions)
	}
	if c.Batches != nil {
		many, err := batchroom.Room(batchroom.Config{
			Desk: c.Batches, Errands: c.Errands, Tasks: c.Tasks, Owner: c.Owner, Guides: keptGuides(c.Desk), Guide: keptGuide(c.Desk),
		})
		if err != nil {
			return nil, err
		}
		rooms = append(rooms, many)
	}
	if c.Errands != nil {
		files, err := errandroom.Room(errandroom.Config{Desk: c.Errands})
		if err != nil {
			return nil, err
		}
		rooms = append(rooms, files)
	}
	return rooms, nil
}

// promise is the key of what the foot of every page promises: that answers stay
// here, or that nobody but their owner sends them on.
func promise(second practise.SecondReader) string {
	if second == nil {
		return "site.promise"
	}
	return "site.promise.second"
}
