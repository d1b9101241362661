package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/internal/disk"
	"yardstick/internal/fault"
)

// serveCmd is yardstick serve.
type serveCmd struct {
	configFlags
	Addr     string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen; by default 127.0.0.1:8080, which this machine alone can reach. Any address but loopback demands --password-file or --person."`
	NoWorker bool   `help:"Leave background work to processes of their own (yardstick worker)."`
	dataFlag
	accessFlags    `embed:"" group:"Who may enter:"`
	readerFlags    `embed:"" group:"Reading:"`
	judgeFlags     `embed:"" group:"Language model:"`
	signInFlags    `embed:"" group:"Signing in to positions:"`
	positionFlags  `embed:"" group:"Positions:"`
	operationFlags `embed:"" group:"Operation:"`
}

// accessFlags say who may enter over a network.
type accessFlags struct {
	PasswordFile string   `placeholder:"FILE" help:"A file with the password that opens the pages of this computer's owner; demanded on any address but loopback, unless --person is given."`
	Person       []string `placeholder:"NAME" help:"Print an access link for this person, who practises apart from all others; may be given several times."`
	Coach        []string `placeholder:"NAME" help:"Print an access link for this coach, who sees what people give them to see, and nothing else; may be given several times."`
	HTTPS        bool     `help:"The pages are reached over https, through a proxy: cookies are sent over nothing else, and who asks is told by the proxy's X-Forwarded-For."`
	LinksFile    string   `placeholder:"FILE" help:"Write the address with its token, and the access links, into this file, which its owner alone may read, instead of printing them: what a service prints is kept in a log."`
	NoToken      bool     `help:"Let every account of this machine open the pages. Without this, and without --password-file or --person, the printed address carries a token."`
}

// Run serves pages until it is told to stop.
func (c *serveCmd) Run(p *program) error {
	settings, err := c.settings(p)
	return c.inForce(p, settings, err, func(ctx context.Context) error {
		a, err := app.New(ctx, settings)
		if err != nil {
			return err
		}
		defer a.Close()
		if err := c.announce(p, a); err != nil {
			return err
		}
		return a.Run(ctx)
	})
}

// settings are what flags, variables and file say.
func (c *serveCmd) settings(p *program) (app.Settings, error) {
	settings := app.Settings{
		Addr: c.Addr, Data: c.Data, Database: c.Database, NoWorker: c.NoWorker, Version: version, SignIn: c.signIn(),
		Access: app.Entrance{PasswordFile: c.PasswordFile, People: c.Person, Coaches: c.Coach, HTTPS: c.HTTPS, Open: c.NoToken},
	}
	if err := c.operation(p, &settings); err != nil {
		return settings, err
	}
	if err := c.forPositions(p, &settings); err != nil {
		return settings, err
	}
	if !c.embedded() {
		reader, err := c.reader(p)
		if err != nil {
			return settings, err
		}
		settings.Reader = func() (assess.Reader, error) { return reader, nil }
	}
	return settings, c.second(p, &settings)
}

// announce says where the pages are, and who enters by which link.
func (c *serveCmd) announce(p *program, a *app.App) error {
	if c.LinksFile == "" {
		fmt.Fprintf(p.stdout, "Yardstick is ready: %s\n", a.Address())
		for _, link := range a.Links() {
			fmt.Fprintln(p.stdout, link)
		}
		fmt.Fprintln(p.stdout, "Press Ctrl+C to stop.")
		return nil
	}
	place, _, _ := strings.Cut(a.Address(), "?")
	fmt.Fprintf(p.stdout, "Yardstick is ready: %s (with its links: %s)\n", place, c.LinksFile)
	return disk.WriteOwn(c.LinksFile, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, strings.Join(append([]string{a.Address()}, a.Links()...), "\n"))
		return err
	})
}

// second offers a language model that people may let read their answers too.
func (c *serveCmd) second(p *program, s *app.Settings) error {
	switch {
	case c.JudgeRecord != "" || c.JudgeReplay != "":
		return fault.Invalidf("--judge-record and --judge-replay are for a run of assess or eval; pages have no end")
	case !c.wanted():
		return c.check()
	}
	judge, err := c.judgeFlags.settings(p)
	if err != nil {
		return err
	}
	s.Judge = &judge
	return nil
}
