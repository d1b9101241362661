package frame

import (
	"log/slog"
	"net/http"
	"time"

	"yardstick/internal/inbound"
	"yardstick/web/access"
	"yardstick/web/asset"
	"yardstick/web/text"
)

// Config is what the frame needs from outside.
type Config struct {
	// Owner is who visits where nobody has to say who they are.
	Owner string
	Now   func() time.Time
	Log   *slog.Logger
	// Access decides who may enter. Nil lets everybody in: for loopback alone.
	Access *access.Gate
	// Tries counts wrong passwords where several servers share that; nil: in memory.
	Tries Tries
	// Allowance counts requests where several servers share that; nil: in memory.
	Allowance inbound.Allowance
	// Hosts are the names under which the pages may be asked for, without ports,
	// against DNS rebinding. Empty allows any.
	Hosts []string
	// Secure marks the session cookie as being for https alone.
	Secure bool
	// Cookie ends the name of the session cookie; empty is allowed.
	Cookie  string
	Version string
	// Promise is the key of what the foot of every page promises; empty is that
	// answers stay where they are.
	Promise string
}

// Frame answers requests with the pages of its rooms. It is safe for concurrent use.
type Frame struct {
	Config
	text    text.Table
	assets  *asset.Set
	own     pages // the frame's own pages
	nav     []NavItem
	mux     *http.ServeMux
	limits  *limits
	turns   *inbound.Turns
	packers *packers
}

// New packs all assets, parses all templates and mounts all routes; a mistake in
// them is found here.
func New(c Config, rooms ...Room) (*Frame, error) {
	f := &Frame{
		Config: c, text: text.English(), mux: http.NewServeMux(), limits: newLimits(c.Now, c.Allowance),
		turns: inbound.NewTurns(), packers: newPackers(),
	}
	var err error
	if f.assets, err = asset.New(); err != nil {
		return nil, err
	}
	if f.own, err = f.parse(nil); err != nil {
		return nil, err
	}
	f.mount()
	for i := range rooms {
		if err := f.add(&rooms[i]); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Handler is the frame with all its protections.
func (f *Frame) Handler() http.Handler {
	return inbound.Recovered(f.Log, f.failed, f.ownHost(f.headers(f.ownSite(f.known(f.limited(f.mux))))))
}

// mount adds what belongs to no room: assets, the way in, and what is nowhere.
func (f *Frame) mount() {
	f.mux.Handle("GET "+asset.Prefix, f.assets)
	f.mux.HandleFunc("GET /favicon.ico", f.favicon)
	for _, r := range []Route{
		{"GET /enter", Anybody, f.enterPage, maxEntrance},
		{"POST /enter", Anybody, f.enter, maxEntrance},
		{"GET /enter/{key}", Anybody, f.enterLink, maxEntrance},
		{"POST /enter/{key}", Anybody, f.enterByLink, maxEntrance},
		{"POST /leave", Anybody, f.leave, maxEntrance},
		{"/", Entered, f.nothing, maxForm},
	} {
		f.mux.Handle(r.Pattern, f.serve(r, &mounted{pages: f.own}))
	}
}

// favicon answers browsers that ask for it without being told.
func (f *Frame) favicon(w http.ResponseWriter, r *http.Request) {
	path, err := f.assets.Path("icon.svg")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	http.Redirect(w, r, path, http.StatusSeeOther)
}
