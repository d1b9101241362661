package web

import (
	"log/slog"
	"net/http"
	"sync"
	"time"

	"yardstick/practice"
	"yardstick/web/access"
	"yardstick/web/asset"
	"yardstick/web/text"
)

// Config is what the pages need from outside.
type Config struct {
	// Desk gives the desk of one person, who is Owner or somebody whom Access knows.
	Desk func(person string) *practice.Desk
	// Owner is who practises where nobody has to say who they are.
	Owner string
	// Sample makes what the first run shows. It may be nil.
	Sample func() (practice.Everything, error)
	Now    func() time.Time
	Log    *slog.Logger
	// Copies are files beside the store that hold what was practised. It may be nil.
	Copies Copies
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
}

// Copies are files that hold older states of everything: of everybody's data,
// so that only the owner is shown them.
type Copies interface {
	Copies() ([]string, error)
	// RemoveCopies removes files that Copies has named.
	RemoveCopies(names []string) error
}

// Server answers requests for pages. It is safe for concurrent use.
type Server struct {
	Config
	text    text.Table
	assets  *asset.Set
	pages   pages
	limits  *limits
	protect *http.CrossOriginProtection
	welcome *welcomed
	turns   *turns
	packers *packers
	samples func() ([]sampleJob, error) // read once, when they are asked for
}

// New parses all templates and packs all assets; a mistake in them is found here.
func New(c Config) (*Server, error) {
	s := &Server{
		Config: c, text: text.English(), limits: newLimits(c.Now),
		protect: http.NewCrossOriginProtection(), welcome: newWelcomed(), turns: newTurns(),
		packers: newPackers(), samples: sync.OnceValues(sampleJobs),
	}
	var err error
	if s.assets, err = asset.New(); err != nil {
		return nil, err
	}
	if s.pages, err = parsePages(s.text, s.assets); err != nil {
		return nil, err
	}
	return s, nil
}

// Handler is the server with all its protections.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	s.routes(mux)
	return s.recovered(s.ownHost(s.headers(s.sameOrigin(s.limited(mux)))))
}
