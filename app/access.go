package app

import (
	"bytes"
	"context"
	"net"
	"os"

	"yardstick/internal/disk"
	"yardstick/web"
	"yardstick/web/access"
)

// Entrance says who may enter the pages.
type Entrance struct {
	// PasswordFile names a file whose first line opens the pages of the owner.
	// It, or People, is demanded on any address but loopback.
	PasswordFile string
	// People have an access link each, and practise apart; names of 1 to 100 bytes.
	People []string
	// Coaches have an access link each, to what people give them to see; names of
	// 1 to 100 bytes, none of them a person's.
	Coaches []string
	// HTTPS: the pages are reached over https, through a proxy.
	HTTPS bool
	// Open lets every account of this machine in, where neither of the above is given.
	Open bool
}

// apply decides who may enter, and gives the lines with access links.
func (a Entrance) apply(ctx context.Context, c *web.Config, addr net.Addr, k *Kept) (links []string, err error) {
	c.Secure = a.HTTPS
	loopback := isLoopback(addr)
	if loopback {
		c.Hosts, c.Cookie = hostsOf(addr), portOf(addr)
	}
	if err := a.enough(addr); err != nil {
		return nil, err
	}
	if !a.named() && a.Open {
		return nil, nil
	}
	if c.Access, err = a.gate(ctx, k, !a.named()); err != nil {
		return nil, err
	}
	for _, person := range a.People {
		links = append(links, "For "+person+": http://"+addr.String()+"/enter/"+c.Access.Key(person))
	}
	for _, coach := range a.Coaches {
		links = append(links, "For "+coach+", as a coach: http://"+addr.String()+"/enter/"+c.Access.CoachKey(coach))
	}
	return links, nil
}

// named reports whether somebody is let in by name or password.
func (a Entrance) named() bool { return a.PasswordFile != "" || len(a.People) > 0 }

// enough says whether it is said who may enter at an address.
func (a Entrance) enough(addr net.Addr) error {
	switch {
	case !a.named() && !isLoopback(addr):
		return setting("--addr", "%s can be reached from other machines: give --password-file FILE, "+
			"or --person NAME for an access link, or listen on 127.0.0.1", addr)
	case !a.named() && a.Open && len(a.Coaches) > 0:
		return setting("--no-token", "without a token everybody enters as this computer's owner: leave it out where there is a --coach")
	}
	return nil
}

// gate makes the gate; token says that the printed address carries one.
func (a Entrance) gate(ctx context.Context, k *Kept, token bool) (*access.Gate, error) {
	password, err := a.password()
	if err != nil {
		return nil, err
	}
	secret, err := k.secret(ctx)
	if err != nil {
		return nil, err
	}
	if err := a.names(); err != nil {
		return nil, err
	}
	return access.New(access.Config{
		Password: password, Owner: Owner, People: a.People, Coaches: a.Coaches, Address: token, Secret: secret, Now: k.Now,
		Sessions: k.db.Entrances(),
	})
}

// password reads the password: the first line of the file.
func (a Entrance) password() (string, error) {
	if a.PasswordFile == "" {
		return "", nil
	}
	data, err := os.ReadFile(a.PasswordFile)
	if err != nil {
		return "", disk.ReadFault(a.PasswordFile, err)
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return string(bytes.TrimSpace(line)), nil
}

// portOf is what ends the name of a cookie: the port of an address.
func portOf(addr net.Addr) string {
	_, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return ""
	}
	return "-" + port
}

// isLoopback reports whether only this machine can reach the address.
func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// hostsOf are the names under which a loopback address may be asked for.
func hostsOf(addr net.Addr) []string {
	own, _, err := net.SplitHostPort(addr.String())
	if err != nil {
		return nil
	}
	return []string{"localhost", "127.0.0.1", "::1", own}
}
