// Package practise is the room of pages in which a candidate practises: choosing
// and understanding a job, rehearsing, messes, interviews, progress, what is
// kept of it all, and what a coach is given to see of it. Each page is one file: a struct that holds what the page shows,
// and handlers that load, call the desk, and render or redirect.
//
// Every page works without JavaScript. htmx opens cells in place and ticks
// requirements off; two small scripts keep drafts, show the time and offer
// dictation.
package practise

import (
	"embed"
	"io/fs"
	"slices"
	"sync"
	"time"

	"yardstick/errand"
	"yardstick/intake/draft"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/web/frame"
	"yardstick/web/text"
)

//go:embed page
var templates embed.FS

// Config is what the room needs from outside.
type Config struct {
	// Desk gives the desk of one person.
	Desk func(person string) *practice.Desk
	// Coaching is where one coach works; Coaches are their names.
	Coaching func(coach string) *practice.Coaching
	Coaches  []string
	// Owner is whose machine it is: only they are shown Copies.
	Owner string
	// Sample makes what the first run shows. It may be nil.
	Sample func() (practice.Everything, error)
	Now    func() time.Time
	// Second is a language model that may read answers too. Nil: none does.
	Second SecondReader
	// Lines reads what the lines of an advertisement say; nil: their structure alone does.
	Lines draft.Encoder
	// Grants is where tokens of programs are made.
	Grants *people.Grants
	// Batches: there is a room where many answers are assessed at once.
	Batches bool
	// Errands does what takes long in the background. Nil: whoever asks waits for it.
	Errands *errand.Desk
	// Copies are files beside the store that hold what was practised. It may be nil.
	Copies Copies
	// Positions: the pages have a room in which positions are run.
	Positions bool
}

// Copies are files that hold older states of everything: of everybody's data,
// so that only the owner is shown them.
type Copies interface {
	Copies() ([]string, error)
	// RemoveCopies removes files that Copies has named.
	RemoveCopies(names []string) error
}

// study is what the handlers of the room share.
type study struct {
	Config
	welcome *welcomed
	samples func() ([]sampleJob, error) // read once, when they are asked for
}

// Room is the room for a frame.
func Room(c Config) (frame.Room, error) {
	s := &study{Config: c, welcome: newWelcomed(), samples: sync.OnceValues(sampleJobs)}
	pages, err := fs.Sub(templates, "page")
	return frame.Room{
		Name: "practise", Pages: pages, Functions: functions(text.English()), Kinds: []string{"jobs", "attempts", "interviews", "mess"},
		Routes: slices.Concat(s.routes(), s.ownRoutes(), s.coachRoutes()), Around: s.around,
		Nav: []frame.NavItem{
			{Section: "home", Path: "/", Text: "nav.home"},
			{Section: "help", Path: "/help", Text: "nav.help"},
			{Section: "yours", Path: "/yours", Text: "nav.yours"},
			{Section: "coach", Path: frame.CoachHome, Text: "nav.coach", Coach: true},
		},
	}, err
}

// visit is a visit of somebody who practises, with their desk.
type visit struct {
	*frame.Visit
	desk *practice.Desk
}

func (s *study) visit(v *frame.Visit) *visit { return &visit{v, s.Desk(v.Person)} }

// practising makes a handler of one that needs a desk. Whoever comes for the
// first time is shown the sample.
func (s *study) practising(h func(v *visit) error) frame.Handler {
	return func(at *frame.Visit) error {
		v := s.visit(at)
		if err := s.firstRun(v); err != nil {
			return err
		}
		return h(v)
	}
}
