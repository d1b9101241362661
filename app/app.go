// Package app is what runs: the data folder with its database and secrets, the
// queue of the assessor, who may enter, and the pages on their listener.
//
// [New] wires all of it from [Settings] into one [App]: Run serves until it is
// told to stop, Close lets go of everything. Tests start it as it is. What needs
// no pages, such as practising in a terminal or a backup, begins at [Data]. No
// other package knows which store is used.
package app

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"time"

	"yardstick/app/watch"
	"yardstick/assess/model"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/practice"
	"yardstick/practice/firstrun"
	"yardstick/web"
	"yardstick/web/frame"
)

// Settings are what an App is made of.
type Settings struct {
	// Addr is where to listen, HOST:PORT; port 0 takes any that is free.
	Addr string
	Data Data
	// Database is the URL of a PostgreSQL database that several servers share; "" is the
	// file in the data folder.
	Database string
	// Clock is this machine's clock, nil for time.Now. Servers of one database go by the
	// database's.
	Clock func() time.Time
	// Access says who may enter; nobody but this machine needs to be let in.
	Access Entrance
	// Reader gives the reader of meaning, once, when it is needed first. Nil is
	// the embedded one.
	Reader Load
	// Judge is a language model that people may let read their answers too. Nil:
	// there is none.
	Judge *JudgeSettings
	// Letters are letters, clocks and retention rules of positions, nil those that come
	// with the program; Places those whose clocks count.
	Letters *letter.Book
	Places  []string
	// SignIn is where people may enter their accounts besides.
	SignIn  SignIn
	Log     *slog.Logger
	Version string
	// Operation is what whoever runs the program decides.
	Operation Operation
	// NoWorker leaves background work to others (yardstick worker).
	NoWorker bool
}

// App is everything that runs, wired. The address is taken and the database open.
type App struct {
	listener net.Listener
	kept     *Kept
	watch    *watch.Watch
	metrics  net.Listener // nil where nobody asked for them
	settings Operation
	site     http.Handler
	config   web.Config
	work     *Work
	works    bool // does background work
	links    []string
	embedded bool // the embedded reader is used
}

// New takes the address, opens the data and wires the pages. Invalid names the
// setting that is wrong, Unavailable says that the address is taken.
func New(ctx context.Context, s Settings) (_ *App, err error) {
	a := &App{embedded: s.Reader == nil, watch: watch.New(s.Version), settings: s.Operation}
	defer func() {
		if err != nil {
			a.Close()
		}
	}()
	if err = s.Operation.check(); err != nil {
		return nil, err
	}
	if a.listener, err = listen(ctx, "--addr", s.Addr); err != nil {
		return nil, err
	}
	if a.metrics, err = s.Operation.listen(ctx); err != nil {
		return nil, err
	}
	if a.kept, err = s.open(ctx); err != nil {
		return nil, err
	}
	coach := newCoach(s.Reader.orEmbedded())
	a.observe(coach)
	assessor := a.watch.Assessor(coach)
	a.config = web.Config{
		Desk:     func(person string) *practice.Desk { return a.kept.Desk(person, assessor) },
		Coaching: a.kept.Coaching, Owner: Owner, Sample: Sample, Now: a.kept.Now, Log: s.Log, Version: s.Version, Copies: a.kept,
		Lines: model.Lines{},
	}
	if err = a.positions(ctx, &s); err != nil {
		return nil, err
	}
	if err := a.background(ctx, coach, s); err != nil {
		return nil, err
	}
	if a.links, err = s.Access.apply(ctx, &a.config, a.listener.Addr(), a.kept); err != nil {
		return nil, err
	}
	if s.Judge != nil {
		judge, err := a.kept.Judge(*s.Judge)
		if err != nil {
			return nil, err
		}
		a.config.Second = judge
	}
	if a.site, err = web.New(a.config); err != nil {
		return nil, err
	}
	if a.site, err = a.withAPI(a.site, assessor); err != nil {
		return nil, err
	}
	a.site = a.watch.Requests(a.site, s.Log)
	return a, nil
}

// Sample is what the first run shows.
func Sample() (practice.Everything, error) { return firstrun.Sample(time.Now()) }

// Address is where the pages are, with the token that opens them where one is needed.
func (a *App) Address() string {
	return frame.Address("http://"+a.listener.Addr().String(), a.config.Access)
}

// Links are lines with a person's name and access link each.
func (a *App) Links() []string { return a.links }

// Run serves until ctx ends, then lets running requests finish.
func (a *App) Run(ctx context.Context) error {
	if a.embedded {
		defer warm().Stop()
	}
	if a.works {
		if err := a.work.Start(context.WithoutCancel(ctx)); err != nil { // who is told to end at once ends in order
			return err
		}
		defer func() { _ = stopWork(ctx, a.work, Settings{Operation: a.settings, Log: a.config.Log}) }() // what is cut off is gone on with
	}
	return a.serve(ctx)
}

// background wires the background work.
func (a *App) background(ctx context.Context, c *coach, s Settings) (err error) {
	desk := a.config.Positions
	a.works = !s.NoWorker
	kinds, err := positionKinds(desk, inBatches{c}, &s)
	if err != nil {
		return err
	}
	if a.work, err = a.kept.Work(inBatches{c}, a.works, s.Log, kinds...); err != nil {
		return err
	}
	a.config.Readings, a.config.Batches, a.config.Tasks = panel.NewReadings(desk, a.work), a.work.Batches, a.work
	a.config.Errands = a.work.Errands
	a.work.Courier, err = a.kept.Courier(ctx, s.Operation.PrivateHooks, s.Version)
	return err
}

// Close lets go of address and database. It may be called again.
func (a *App) Close() {
	if a.listener != nil {
		_ = a.listener.Close() // a server that has run has closed it already
	}
	if a.metrics != nil {
		_ = a.metrics.Close() // as the listener above
	}
	if a.kept != nil {
		a.kept.Close()
	}
}
