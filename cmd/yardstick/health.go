package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"yardstick/app/watch"
	"yardstick/internal/fault"
)

// healthCmd is yardstick health: what a container or a script asks, where there is
// no other client of HTTP.
type healthCmd struct {
	Addr    string        `default:"127.0.0.1:8080" env:"YARDSTICK_ADDR" placeholder:"HOST:PORT" help:"Where the server listens."`
	Alive   bool          `help:"Ask whether it is alive; by default whether it is ready for requests."`
	Timeout time.Duration `default:"5s" placeholder:"TIME" help:"How long to wait for the reply."`
}

// maxWord is the most that is read of a reply, bytes.
const maxWord = 200

// Run asks; exit status 0 yes, 1 no.
func (c *healthCmd) Run(p *program) error {
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		wrong := fault.Invalidf("%q is no address; want HOST:PORT, such as 127.0.0.1:8080", c.Addr)
		wrong.Field = "--addr"
		return wrong
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // it listens everywhere, and so here
	}
	path := watch.ReadyPath
	if c.Alive {
		path = watch.HealthPath
	}
	ctx, cancel := context.WithTimeout(context.Background(), c.Timeout)
	defer cancel()
	status, word, err := ask(ctx, "http://"+net.JoinHostPort(host, port)+path)
	if err != nil {
		fmt.Fprintln(p.stdout, "no answer:", err)
		return errFailed
	}
	fmt.Fprintln(p.stdout, word)
	if status != http.StatusOK {
		return errFailed
	}
	return nil
}

// ask asks for an address and gives the first words of the reply.
func ask(ctx context.Context, at string) (status int, word string, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return 0, "", err
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer reply.Body.Close()
	said, err := io.ReadAll(io.LimitReader(reply.Body, maxWord))
	return reply.StatusCode, strings.TrimSpace(string(said)), err
}
