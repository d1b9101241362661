package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"yardstick/internal/fault"
	"yardstick/web"
	"yardstick/web/access"
)

// accessFlags say who may enter over a network.
type accessFlags struct {
	PasswordFile string   `placeholder:"FILE" help:"A file with the password that opens the pages of this computer's owner; demanded on any address but loopback, unless --person is given."`
	Person       []string `placeholder:"NAME" help:"Print an access link for this person, who practises apart from all others; may be given several times."`
	HTTPS        bool     `help:"The pages are reached over https, through a proxy: cookies are sent over nothing else, and who asks is told by the proxy's X-Forwarded-For."`
	NoToken      bool     `help:"Let every account of this machine open the pages. Without this, and without --password-file or --person, the printed address carries a token."`
}

// secretFile holds what access links are made from, in the data folder.
const secretFile = "access.secret"

// guard decides who may enter, and gives the lines with access links.
func (f accessFlags) guard(c *web.Config, addr net.Addr, database string) (links []string, err error) {
	c.Secure = f.HTTPS
	loopback := isLoopback(addr)
	if loopback {
		c.Hosts, c.Cookie = hostsOf(addr), portOf(addr)
	}
	token := loopback && f.PasswordFile == "" && len(f.Person) == 0
	switch {
	case token && f.NoToken:
		return nil, nil
	case f.PasswordFile == "" && len(f.Person) == 0 && !loopback:
		return nil, fault.Invalidf("%s can be reached from other machines: give --password-file FILE, or --person NAME for an access link, or listen on 127.0.0.1", addr)
	}
	password, err := f.password()
	if err != nil {
		return nil, err
	}
	secret, err := secretIn(filepath.Join(filepath.Dir(database), secretFile))
	if err != nil {
		return nil, err
	}
	for _, person := range f.Person {
		if person == localOwner || person == "" || len(person) > 100 {
			return nil, fault.Invalidf("--person %q: choose another name of at most 100 characters", person)
		}
	}
	c.Access, err = access.New(access.Config{Password: password, Owner: localOwner, People: f.Person, Address: token, Secret: secret, Now: time.Now})
	if err != nil {
		return nil, err
	}
	for _, person := range f.Person {
		links = append(links, "For "+person+": http://"+addr.String()+"/enter/"+c.Access.Key(person))
	}
	return links, nil
}

// password reads the password: the first line of the file.
func (f accessFlags) password() (string, error) {
	if f.PasswordFile == "" {
		return "", nil
	}
	data, err := os.ReadFile(f.PasswordFile)
	if err != nil {
		return "", openFault(f.PasswordFile, err)
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return string(bytes.TrimSpace(line)), nil
}

// secretIn reads the secret, and makes it the first time. One that other
// accounts could read is none: it is made anew.
func secretIn(file string) ([]byte, error) {
	secret, err := os.ReadFile(file)
	if err == nil && len(secret) >= 32 && ownOnly(file) {
		return secret, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, openFault(file, err)
	}
	secret = make([]byte, 32)
	rand.Read(secret)
	err = writeOwn(file, func(w io.Writer) error {
		_, err := w.Write(secret)
		return err
	})
	return secret, err
}

// ownOnly reports whether no other account may read a file, as far as its
// permissions say.
func ownOnly(file string) bool {
	info, err := os.Stat(file)
	return err == nil && (info.Mode().Perm()&0o077 == 0 || runtime.GOOS == "windows")
}

// portOf is the port of an address.
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
