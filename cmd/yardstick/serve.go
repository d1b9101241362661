package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/firstrun"
	"yardstick/web"
)

// Bounds on what one connection may take.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 60 * time.Second // an upload over a slow line
	writeTimeout  = 120 * time.Second
	idleTimeout   = 120 * time.Second
	headerBytes   = 64 << 10
	shutdownAfter = 10 * time.Second
)

// serveCmd is yardstick serve.
type serveCmd struct {
	Addr     string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen; by default 127.0.0.1:8080, which this machine alone can reach. Any address but loopback demands --password-file or --person."`
	Database string `placeholder:"URL" help:"A database past one machine; not built yet."`
	dataFlag
	accessFlags
	readerFlags
}

// Run serves pages until it is told to stop.
func (c *serveCmd) Run(p *program) error {
	if c.Database != "" {
		return fault.Invalidf("--database is not built yet: this release keeps everything in one folder, --data DIR")
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return c.serve(ctx, p)
}

// serve listens, says where, and serves until ctx ends.
func (c *serveCmd) serve(ctx context.Context, p *program) error {
	listener, err := listen(ctx, c.Addr)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // where nothing was served; a server has closed it already
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	assessor, err := c.assessor(p)
	if err != nil {
		return err
	}
	defer c.warm().Stop()
	config := web.Config{
		Desk:  func(person string) *practice.Desk { return newDesk(db, person, assessor) },
		Owner: localOwner, Sample: firstSample, Now: time.Now, Log: slog.New(slog.NewTextHandler(p.stderr, nil)), Version: version, Copies: db,
	}
	links, err := c.guard(&config, listener.Addr(), db.Path())
	if err != nil {
		return err
	}
	site, err := web.New(config)
	if err != nil {
		return err
	}
	announce(p, web.Address("http://"+listener.Addr().String(), config.Access), links)
	return runServer(ctx, listener, site.Handler(), config.Log)
}

// firstSample is what the first run shows.
func firstSample() (practice.Everything, error) { return firstrun.Sample(time.Now()) }

// warmAfter is how long the first page has the processor to itself.
const warmAfter = time.Second

// warm unpacks the embedded weights while the first page is read, so that the
// first answer need not wait for them.
func (c *serveCmd) warm() *time.Timer {
	return time.AfterFunc(warmAfter, func() {
		if c.Model == "" && !c.Plain {
			_, _ = model.Embedded()
			_, _ = model.Quick()
		}
	})
}

// assessor is the reader that was chosen. The embedded one is loaded later: the
// first page does not wait for it.
func (c *serveCmd) assessor(p *program) (practice.Assessor, error) {
	if c.Model == "" && !c.Plain {
		return newCoach(func() (assess.Reader, error) { return model.Embedded() }), nil
	}
	r, err := c.reader(p)
	if err != nil {
		return nil, err
	}
	return newCoach(func() (assess.Reader, error) { return r, nil }), nil
}

// listen opens the address, and says clearly when it is taken.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, &fault.Error{Kind: fault.Unavailable, Message: addr + " is taken by another program; choose another port with --addr, for instance --addr 127.0.0.1:8081", Cause: err}
	case err != nil:
		return nil, &fault.Error{Kind: fault.Invalid, Field: "--addr", Message: fmt.Sprintf("cannot listen on %s: %v", addr, err), Cause: err}
	}
	return l, nil
}

// announce says where the pages are.
func announce(p *program, address string, links []string) {
	fmt.Fprintf(p.stdout, "Yardstick is ready: %s\n", address)
	for _, link := range links {
		fmt.Fprintln(p.stdout, link)
	}
	fmt.Fprintln(p.stdout, "Press Ctrl+C to stop.")
}

// runServer serves until ctx ends, then lets running requests finish.
func runServer(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: headerBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownAfter)
		defer cancel()
		stopped <- server.Shutdown(late)
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
