// Package panel is the room of pages in which a position is run: its panel and
// candidates, the rating page of each rater, what is revealed, the discussion, the
// decision, the record.
//
// People sign in with accounts of their own ([people.Door]), also on one machine,
// where raters take turns. What a page shows is a view ([domain.See]) and nothing
// else; what a page does is a command, checked by the domain. Every page works
// without JavaScript; a small script keeps what a rater writes.
package panel

import (
	"context"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strconv"
	"time"

	"yardstick/errand"
	"yardstick/internal/fault"
	"yardstick/job"
	domain "yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
	"yardstick/web/frame"
)

//go:embed page
var templates embed.FS

// Config is what the room needs from outside.
type Config struct {
	Desk     *domain.Desk
	Door     *people.Door
	Accounts people.Store
	Grants   *people.Grants // where tokens of programs are made
	// Readings has answers read in the background. Nil: nobody is offered it.
	Readings *domain.Readings
	// Errands has large packets made in the background. Nil: whoever asks waits for them.
	Errands *errand.Desk
	// Job is a job that a person keeps here, Jobs lists them; nil: there are none.
	Job  func(ctx context.Context, person, id string) (*job.Job, error)
	Jobs func(ctx context.Context, person string) ([]KeptJob, error)
	// Letters are letters, clocks and retention rules; Places those whose clocks count.
	Letters *letter.Book
	Places  []string
	// Provider is where people may sign in besides. Nil: nowhere. Domains are those whose
	// people get an account there without an invitation.
	Provider Provider
	Domains  []string
	// Ceremonies keeps what is begun with a passkey; nil: in memory.
	Ceremonies Ceremonies
	// Owner is whose machine it is: they make the first account.
	Owner string
	// Cookie ends the name of the session cookie; Secure marks it for https alone.
	Cookie string
	Secure bool
	Now    func() time.Time
}

// KeptJob is a job that somebody keeps here.
type KeptJob struct {
	ID, Title string
	Draft     bool // nobody has agreed to it yet
}

// room is what the handlers share.
type room struct{ Config }

// Room is the room for a frame.
func Room(c Config) (frame.Room, error) {
	if c.Letters == nil {
		var err error
		if c.Letters, err = letter.Standard(); err != nil {
			return frame.Room{}, err
		}
	}
	if c.Ceremonies == nil {
		c.Ceremonies = &ceremonies{open: map[people.TokenHash]openCeremony{}}
	}
	r := &room{Config: c}
	pages, err := fs.Sub(templates, "page")
	return frame.Room{
		Name: "panel", Pages: pages, Kinds: []string{"positions", "c"}, Routes: r.routes(),
		Functions: template.FuncMap{
			"level": level, "levels": levels, "clock": clock, "mean": mean, "onday": onDay,
			"clocktime": clockTime, "inminutes": func(s int) int { return s / 60 }, "inseconds": func(s int) int { return s % 60 }, "figure": figure,
		},
		Nav: []frame.NavItem{{Section: "panel", Path: "/panel", Text: "nav.panel"}},
	}, err
}

// level writes a level for people.
func level(l *int) string {
	if l == nil {
		return "–"
	}
	return strconv.Itoa(*l)
}

// figure writes a level of a measure.
func figure(f *float64) string { return strconv.FormatFloat(*f, 'f', -1, 64) }

// levels counts up to the top of a scale.
func levels(top int) []int {
	out := make([]int, top)
	for i := range out {
		out[i] = i + 1
	}
	return out
}

// mean writes the mean of levels, cut to two decimals so that none looks like the pass
// level that is below it.
func mean(sum, levels int64) string {
	if levels == 0 {
		return "–"
	}
	return fmt.Sprintf("%d.%02d", sum/levels, sum*100/levels%100)
}

// onDay writes a day of the log for people.
func onDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}

// clock writes a time of the log for people, with the zone that it is told in: who reads
// it may be elsewhere.
func clock(at string) (string, error) {
	t, err := record.ParseTime(at)
	if err != nil {
		return "", err
	}
	return t.Local().Format("2 January 2006, 15:04 ") + domain.Zone(t.Local()), nil
}

// maxEntrance is how large the form of somebody may be who has not signed in, bytes.
const maxEntrance = 4 << 10

// visit is a visit of somebody who has signed in.
type visit struct {
	*frame.Visit
	person people.Person
	who    domain.Viewer
}

// mayEnter refuses changes of who is not signed in, before anything is read.
func (r *room) mayEnter(v *frame.Visit) error {
	if v.R.Method == http.MethodGet {
		return nil // the handler sends them to the way in
	}
	_, err := r.whoIs(v)
	return err
}

func (r *room) whoIs(v *frame.Visit) (people.Person, error) {
	c, err := v.R.Cookie(r.cookieName())
	if err != nil {
		return people.Person{}, &fault.Error{Kind: fault.Forbidden, Message: "sign in first"}
	}
	return r.Door.Who(v.R.Context(), c.Value)
}

// signed makes a handler of one that needs somebody who has signed in, and has the
// second factor that the organisation asks of them.
func (r *room) signed(h func(v *visit) error) frame.Handler {
	return r.known(func(v *visit) error {
		must, err := r.Door.MustSetUp(v.R.Context(), &v.person)
		switch {
		case err != nil:
			return err
		case must && v.R.Method == http.MethodGet && !v.Fragment():
			return v.Redirect("/panel/second")
		case must:
			return &fault.Error{Kind: fault.Forbidden, Message: "set up a second factor first"}
		}
		return h(v)
	})
}

// known makes a handler of one that needs somebody who has signed in.
func (r *room) known(h func(v *visit) error) frame.Handler {
	return func(at *frame.Visit) error {
		p, err := r.whoIs(at)
		switch {
		case fault.Is(err, fault.Forbidden) && at.R.Method == http.MethodGet && !at.Fragment():
			return at.Redirect(wayIn(at))
		case err != nil:
			return err
		}
		return h(&visit{at, p, domain.Viewer{Code: p.Code, Roles: p.Roles}})
	}
}

// base is what every page of the room has.
type base struct {
	frame.Base
	Problem string
	Done    string
	Alone   bool // the visitor has come by an address that leads nobody on another machine here
}

// head is what stands above the pages of the room.
type head struct {
	Name, Code, Position, Title, Part string
	Accounts                          bool    // may be managed by the visitor
	Letters, Impact, Training, Record bool    // pages that the visitor may see
	Guises                            []guise // who one can be, in the invented position
	Password                          string  // of all of them
	Here                              string  // the page
}

func (v *visit) base(title string, view *domain.View, part string) base {
	b := base{Base: v.Base(title), Done: v.Asked("done"), Alone: here(v.Visit)}
	b.Section = "panel"
	h := head{Name: v.person.Name, Code: v.person.Code, Part: part, Accounts: people.May(v.person.Roles, people.ManageAccounts, "")}
	if view != nil {
		h.Position, h.Title, h.Letters, h.Impact = view.Position, view.Title, can(view, "inform"), can(view, "see impact")
		h.Training = can(view, "declare") || can(view, "prepare")
		h.Record = can(view, "read the record")
		if view.Invented {
			h.Guises, h.Password, h.Here = guises(view), sample.Password, frame.Path("positions", view.Position)
		}
	}
	b.Head = h
	return b
}

// see gives the view of the position that the address names.
func (r *room) see(v *visit, f domain.Focus) (domain.View, error) {
	return r.Desk.See(v.R.Context(), v.who, v.R.PathValue("position"), f)
}
