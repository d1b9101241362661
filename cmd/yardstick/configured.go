package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"yardstick/app"
	"yardstick/app/watch"
	"yardstick/assess/model"
)

// configFlags give a program that runs its settings from a file too
// (docs/configuration.md).
type configFlags struct {
	Config string `placeholder:"FILE" option:"place" help:"Read settings from this file, YAML or JSON: a field for each flag (docs/configuration.md). Variables go over it, flags over both."`
	Check  bool   `option:"flag" help:"Print what is in force and whence it comes, and serve nothing; exit status 2 where something is wrong."`
}

// operationFlags are for whoever keeps the program running.
type operationFlags struct {
	Metrics        string        `placeholder:"HOST:PORT" help:"Where Prometheus finds metrics, apart from the pages; nowhere by default. Keep it inside: nobody is asked who they are."`
	LogFormat      string        `enum:"text,json" default:"text" help:"How lines of the log are written, to standard error: text or json."`
	LogLevel       string        `enum:"debug,info,warn,error" default:"info" help:"The least that is logged: debug has every request, warn what went wrong."`
	Drain          time.Duration `default:"0s" placeholder:"TIME" help:"How long to go on after a signal to end, saying at /readyz that no more requests are wanted: as long as a proxy needs to see that, at most 10m. A second signal ends at once."`
	WebhookPrivate bool          `help:"Let webhooks go over http, and to addresses that only this network or machine knows."`
	EraseOverdue   int           `placeholder:"DAYS" help:"Erase what is personal of the candidates of closed positions, so many days (1 to 3650) after the day until which each is kept, unless a legal hold stands; the record says so. Where nothing is said, people erase (docs/letters.md)."`
	StopWithin     time.Duration `default:"20s" placeholder:"TIME" help:"How long requests that run when the program ends may take to finish; at most 10m."`
}

// operation is what the flags say, with the logger.
func (f *operationFlags) operation(p *program, s *app.Settings) (err error) {
	s.Operation = app.Operation{
		Metrics: f.Metrics, Drain: f.Drain, StopWithin: f.StopWithin, PrivateHooks: f.WebhookPrivate, Notify: os.Getenv("NOTIFY_SOCKET"),
		EraseOverdue: f.EraseOverdue,
	}
	if f.LogFormat == "" { // a command that was made without being parsed
		f.LogFormat, f.LogLevel = "text", "info"
	}
	s.Log, err = watch.Log(p.stderr, f.LogFormat, f.LogLevel)
	return err
}

// inForce runs a program with settings until it is told to end, or with --check only
// prints them. An error names the place in the file or the variable that it comes from;
// already is one of the settings themselves.
func (c *configFlags) inForce(p *program, s app.Settings, already error, run func(ctx context.Context) error) error {
	if c.Check {
		return c.checked(p, s, already)
	}
	if already != nil {
		return p.choice.Locate(already)
	}
	p.misspelt(&s)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the next signal ends at once
	return p.choice.Locate(run(ctx))
}

// checked prints what is in force, and says all that is wrong with it, already
// included where it is not nil.
func (c *configFlags) checked(p *program, s app.Settings, already error) error {
	if err := p.choice.Write(p.stdout); err != nil {
		return err
	}
	wrong := append(app.Check(s), p.choice.Unknown(os.Environ(), variables())...)
	if already != nil {
		wrong = append(wrong, already)
	}
	for i, err := range wrong {
		wrong[i] = p.choice.Locate(err)
	}
	return errors.Join(wrong...)
}

// variables are those that are no options of a program that runs.
func variables() []string {
	return []string{app.KeyVariable, model.KernelVariable, "YARDSTICK_AS", "YARDSTICK_CODE", "YARDSTICK_ORIGIN"}
}

// misspelt warns of variables that look like settings and are none.
func (p *program) misspelt(s *app.Settings) {
	for _, err := range p.choice.Unknown(os.Environ(), variables()) {
		if !strings.Contains(err.Error(), "YARDSTICK_TEST") {
			s.Log.Warn(err.Error())
		}
	}
}
