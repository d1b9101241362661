// Package batch is the room of pages on which many answers are assessed at once: a
// file, what its columns are, how far it is, what was found; and the tasks of the
// background. People and coaches come here, each to batches of their own; tasks are
// shown to whose machine it is.
package batch

import (
	"context"
	"embed"
	"io/fs"

	"yardstick/background"
	domain "yardstick/batch"
	"yardstick/errand"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/web/frame"
)

//go:embed page
var templates embed.FS

// Config is what the room needs from outside.
type Config struct {
	Desk *domain.Desk
	// Errands writes results of large batches in the background. Nil: whoever asks waits.
	Errands *errand.Desk
	// Tasks is where background work is looked after; nil: no page shows it.
	Tasks background.Office
	// Owner is whose machine it is.
	Owner string
	// Guides are the sealed guides that somebody who practises has, and Guide gives one.
	Guides func(ctx context.Context, person string) ([]Kept, error)
	Guide  func(ctx context.Context, person, id string) (*guide.Guide, error)
}

// Kept is a guide that may be chosen.
type Kept struct{ ID, Title string }

// room is what the handlers share.
type room struct{ Config }

// visit is a visit of somebody who has batches.
type visit struct {
	*frame.Visit
	owner string
}

// Room is the room for a frame.
func Room(c Config) (frame.Room, error) {
	r := &room{c}
	pages, err := fs.Sub(templates, "page")
	return frame.Room{
		Name: "batch", Pages: pages, Kinds: []string{"batches"}, Routes: r.routes(),
		Nav: []frame.NavItem{{Section: "batches", Path: "/batches", Text: "nav.batches", Coach: true}},
	}, err
}

func (r *room) routes() []frame.Route {
	do := func(pattern string, h func(v *visit) error, most int64) frame.Route {
		return frame.Route{Pattern: pattern, May: mayHave, Most: most, Handle: func(at *frame.Visit) error {
			owner := background.OfPerson(at.Person)
			if at.Coach != "" {
				owner = background.OfCoach(at.Coach)
			}
			return h(&visit{at, owner})
		}}
	}
	all := []frame.Route{
		do("GET /batches", r.list, 0),
		do("POST /batches", r.upload, domain.MaxFile+1<<20),
		do("GET /batches/{batch}", r.show, 0),
		do("POST /batches/{batch}/start", r.start, frame.MaxFile),
		do("POST /batches/{batch}/cancel", r.cancel, 0),
		do("POST /batches/{batch}/remove", r.remove, 0),
		do("GET /batches/{batch}/alike", r.alike, 0),
		do("GET /batches/{batch}/alike.csv", r.alikeAs("csv"), 0),
		do("GET /batches/{batch}/alike.xlsx", r.alikeAs("xlsx"), 0),
		do("GET /batches.csv", r.listAs("csv"), 0),
		do("GET /batches.xlsx", r.listAs("xlsx"), 0),
		do("GET /batches/{batch}/results/{format}", r.results, 0),
		do("POST /batches/{batch}/results", r.askResults, 0),
	}
	if r.Tasks == nil {
		return all
	}
	return append(all,
		frame.Route{Pattern: "GET /tasks.csv", May: r.mayLookAfter, Handle: r.tasksAs("csv")},
		frame.Route{Pattern: "GET /tasks.xlsx", May: r.mayLookAfter, Handle: r.tasksAs("xlsx")},
		frame.Route{Pattern: "GET /tasks", May: r.mayLookAfter, Handle: r.tasks},
		frame.Route{Pattern: "POST /tasks/{task}", May: r.mayLookAfter, Handle: r.task})
}

// mayHave lets those pass who have batches: people and coaches.
func mayHave(v *frame.Visit) error {
	if v.Coach != "" {
		return nil
	}
	return frame.Entered(v)
}

// mayLookAfter lets whose machine it is pass.
func (r *room) mayLookAfter(v *frame.Visit) error {
	if err := frame.Entered(v); err != nil {
		return err
	}
	if v.Person != r.Owner {
		return fault.NotFoundf("there is no such page")
	}
	return nil
}
