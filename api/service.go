package api

import (
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/errand"
	"yardstick/hook"
	"yardstick/intake/draft"
	"yardstick/internal/inbound"
	"yardstick/internal/once"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/people"
	"yardstick/practice"
)

// Root is where version 1 is.
const Root = "/api/v1"

// Config is what the service needs from outside.
type Config struct {
	// Desk gives the desk of one person who practises; Owner is who practises where
	// nobody has to say who they are.
	Desk  func(person string) *practice.Desk
	Owner string
	// Positions is where positions are run. Door makes links for people there.
	// Readings has answers read in the background; it may be nil.
	Positions *panel.Desk
	Door      *people.Door
	Readings  *panel.Readings
	// Grants tells on whose behalf a token acts; Answered keeps the answers of
	// requests that may be repeated.
	Grants   *people.Grants
	Answered once.Store
	// Assessor reads answers that are sent along.
	Assessor practice.Assessor
	// Batches has many answers assessed at once; nil: nobody does.
	Batches *batch.Desk
	// Courier keeps webhooks; nil: there are none.
	Courier *hook.Courier
	// Tasks is where work in the background is looked after; nil: nobody does here.
	Tasks background.Office
	// Errands makes files in the background; nil: nothing is made there.
	Errands *errand.Desk
	// Coaching is where one coach works; Coaches are their names.
	Coaching func(coach string) *practice.Coaching
	Coaches  []string
	// Letters are letters, clocks and retention rules, nil those that come with the
	// program; Places those whose clocks count.
	Letters *letter.Book
	Places  []string
	// Second is a language model that may read answers too, where somebody asks for it
	// for one answer; nil: none does.
	Second SecondReader
	// Copies are files beside the store that hold what was practised; it may be nil.
	Copies Copies
	// Lines reads what the lines of an advertisement say; nil: their structure alone does.
	Lines draft.Encoder
	// Allowance counts requests where several servers share that; nil: in memory.
	Allowance inbound.Allowance

	Now     func() time.Time
	Random  io.Reader
	Log     *slog.Logger
	Version string
	// Hosts are the names under which the service may be asked for, without ports,
	// against DNS rebinding. Empty allows any.
	Hosts []string
	// Open lets a page of this very origin act for Owner without a token, where the
	// pages let everybody in who reaches them: on loopback, and only with Hosts.
	Open bool
	// Proxied says that the service is reached over https, through a proxy of ours.
	Proxied bool
}

// Service answers requests under [Root]. It is safe for concurrent use.
type Service struct {
	Config
	api    huma.API
	mux    *http.ServeMux
	limits *limits
	turns  *inbound.Turns
	names  map[string]bool // of parameters and properties that the description knows
	served []byte          // the description
	page   []byte          // the reference
	seal   string          // what answers to pages are sealed with
	routes []Route
}

// Route is one operation, for tests that walk all of them.
type Route struct {
	ID, Method, Path string
	Realm            people.Realm // "" for either
	Scope            people.Scope
}

// New registers all operations; a mistake in their types is found here, by a panic.
func New(c Config) (*Service, error) {
	if c.Letters == nil {
		var err error
		if c.Letters, err = letter.Standard(); err != nil {
			return nil, err
		}
	}
	s := &Service{
		Config: c, mux: http.NewServeMux(), limits: newLimits(c.Now, c.Allowance), turns: inbound.NewTurns(), names: map[string]bool{},
	}
	s.api = humago.NewWithPrefix(s.mux, Root, s.humaConfig())
	s.operations()
	s.finish()
	if err := s.describe(); err != nil {
		return nil, err
	}
	var err error
	if s.seal, _, err = people.NewToken(c.Random); err != nil {
		return nil, err
	}
	s.mux.HandleFunc("GET "+Root+"/{$}", s.reference)
	s.mux.HandleFunc("GET "+Root+"/reference.css", s.style)
	s.mux.HandleFunc("GET "+Root+"/openapi.json", s.description)
	s.mux.HandleFunc("/", s.nothing)
	return s, nil
}

// operations registers every operation, in the order of the reference.
func (s *Service) operations() {
	s.callerOperations()
	s.assessOperations()
	s.jobOperations()
	s.attemptOperations()
	s.practiceOperations()
	s.batchOperations()
	s.positionOperations()
	s.candidateOperations()
	s.ratingOperations()
	s.decisionOperations()
	s.tokenOperations()
	s.hookOperations()
	s.accountOperations()
	s.taskOperations()
	s.tableOperations()
	s.fileOperations()
	s.coachOperations()
	s.ownOperations()
	s.errandOperations()
}

// Handler is the service with all its protections.
func (s *Service) Handler() http.Handler {
	return inbound.Recovered(s.Log, s.failed, s.headers(s.ownHost(s.ownSite(s.known(s.limited(s.tagged(s.mux)))))))
}

// Routes lists the operations.
func (s *Service) Routes() []Route { return s.routes }

// OpenAPI is the description as it is served, JSON.
func (s *Service) OpenAPI() []byte { return s.served }

// humaConfig leaves out what huma would add of its own: links to schemas, a page
// with scripts of others, formats besides JSON.
func (s *Service) humaConfig() huma.Config {
	c := huma.DefaultConfig("Yardstick", "1")
	c.CreateHooks, c.DocsPath, c.OpenAPIPath, c.SchemasPath = nil, "", "", ""
	c.Components = &huma.Components{
		Schemas: huma.NewMapRegistry(schemaRoot, schemaName),
		SecuritySchemes: map[string]*huma.SecurityScheme{
			tokenScheme: {Type: "http", Scheme: "bearer", Description: "A token made with yardstick token, or on the pages."},
		},
	}
	c.Formats = map[string]huma.Format{"application/json": strict(), "json": strict()}
	c.RejectUnknownQueryParameters = true
	c.Transformers = []huma.Transformer{s.problems}
	c.Info.Description = about
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	return c
}

const tokenScheme = "token"

// schemaRoot is where the description keeps its schemas.
const schemaRoot = "#/components/schemas/"

const about = "Everything that the pages do but signing in, within the same permissions. Lists come in pages: `next` is the `cursor` of " +
	"the page after, absent at the end. What can change carries an ETag; send it back as `If-Match` so that nothing is written over " +
	"unseen, and as `If-None-Match` to be told that nothing changed. A request that changes something may carry an `Idempotency-Key`: " +
	"sent again under the same key within 24 hours, it is answered as it was the first time and changes nothing. Errors are problem " +
	"details (RFC 9457)."
