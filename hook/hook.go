// Package hook tells other programs that something has happened in a position, by
// requests that they can check: webhooks.
//
// The log of a position is the outbox. A hook remembers of each position how far it
// was told ([Seen]); [Courier.Look] compares that with the position as it is and keeps
// one [Delivery] for what is new, in the transaction that moves the mark. So nothing
// is lost and nothing told twice by us, whoever writes a log: pages, programs, a
// command, another server. [Courier.Deliver] sends what is due, signed as Standard
// Webhooks has it ([Sign]), and tries again, later each time.
//
// A message holds codes and counts. Names, answers and ratings are not in it: whoever
// is told asks the API, within the permissions of their token.
package hook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"yardstick/internal/fault"
	"yardstick/people"
)

// Limits of hooks.
const (
	MaxHooks = 20 // of one account
	MaxName  = 60
	MaxURL   = 2000
)

// Hook is where an account wants to be told.
type Hook struct {
	ID    string    `json:"id"`
	Owner string    `json:"owner"` // code of the account: it is told of the positions that it has to do with
	Name  string    `json:"name"`
	URL   string    `json:"url"`
	Made  time.Time `json:"made"`
}

// Check holds what a hook has to be; private allows http, and addresses that only
// this network knows. Errors are Invalid and name the field.
func (h *Hook) Check(private bool) error {
	u, err := url.Parse(h.URL)
	switch {
	case strings.TrimSpace(h.Name) == "" || utf8.RuneCountInString(h.Name) > MaxName || strings.ContainsFunc(h.Name, unicode.IsControl):
		return invalid("name", "is empty, longer than 60 characters, or holds characters that cannot be shown")
	case err != nil || u.Host == "" || u.Opaque != "" || len(h.URL) > MaxURL:
		return invalid("url", "is no address such as https://example.org/hooks/yardstick")
	case u.User != nil || u.Fragment != "":
		return invalid("url", "holds a password or a fragment; leave that out")
	case u.Scheme != "https" && (u.Scheme != "http" || !private):
		return invalid("url", "begins with https://, so that nobody on the way reads it")
	}
	if at, err := netip.ParseAddr(strings.Trim(u.Hostname(), "[]")); err == nil && !Reachable(at, private) {
		return invalid("url", "is an address that nothing is sent to from here")
	}
	return nil
}

func invalid(field, message string) error {
	return &fault.Error{Kind: fault.Invalid, Field: field, Message: message}
}

// shared are networks that are no public addresses although they are not private:
// carrier-grade NAT (RFC 6598), benchmarks (RFC 2544), the IETF's protocols (RFC 6890), what
// translates to another address (NAT64, RFC 6052 and 8215; 6to4, RFC 3056), reserved
// addresses (RFC 1112), and this network (RFC 791).
var shared = []netip.Prefix{
	netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("0.0.0.0/8"),
}

// Reachable reports whether something may be sent to an address: public ones, with
// private also those of this network and machine. Link-local ones, where clouds keep
// credentials, are never.
func Reachable(at netip.Addr, private bool) bool {
	at = at.Unmap()
	switch {
	case !at.IsValid(), at.IsUnspecified(), at.IsMulticast(), at.IsLinkLocalUnicast():
		return false
	case at.IsLoopback(), at.IsPrivate():
		return private
	}
	for _, s := range shared {
		if s.Contains(at) {
			return false
		}
	}
	return true
}

// Seen is how far a hook was told of a position.
type Seen struct {
	Position string
	Entries  int64
	Stage    people.Stage
}

// The types of event.
const (
	Opened  = "position.opened"  // a position that the hook did not know
	Changed = "position.changed" // its log has gone on
	Ping    = "ping"             // asked for, to try whether it arrives
)

// Event is what is told.
type Event struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	At       time.Time `json:"at"`
	Position string    `json:"position,omitempty"` // code
	Stage    string    `json:"stage,omitempty"`
	Entries  int64     `json:"entries,omitempty"` // of the log
	Before   *State    `json:"before,omitempty"`  // as it was told before
}

// State is how far a position was.
type State struct {
	Stage   string `json:"stage"`
	Entries int64  `json:"entries"`
}

// Delivery is an event on its way to a hook. Due is when it is tried next; nil: it is
// not tried any more, until somebody asks for it.
type Delivery struct {
	ID    string
	Hook  string
	Made  time.Time
	Due   *time.Time
	Tries int
	Body  []byte // an Event, JSON
	Said  string // what became of the last try
}

// delivery makes the delivery of an event.
func delivery(h string, e Event) (Delivery, error) {
	body, err := json.Marshal(e)
	return Delivery{ID: e.ID, Hook: h, Made: e.At, Due: &e.At, Body: body}, err
}

// Secret is what a hook's messages are signed with: 32 bytes made of a key of the
// installation and the hook's id, so that none is kept.
func Secret(key []byte, id string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("yardstick/webhook/v1\n" + id))
	return mac.Sum(nil)
}

// Written is a secret as it is given to people.
func Written(secret []byte) string { return "whsec_" + base64.StdEncoding.EncodeToString(secret) }

// Sign is the signature of a message as Standard Webhooks 1.0 has it (header
// webhook-signature): HMAC-SHA256 of id, time and body.
func Sign(secret []byte, id string, at time.Time, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(id + "." + strconv.FormatInt(at.Unix(), 10) + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
