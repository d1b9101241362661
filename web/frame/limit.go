package frame

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"yardstick/internal/fault"
	"yardstick/web/asset"
)

// Limits on what one visitor may ask for.
const (
	perSecond = 30 // requests a second in the long run
	atOnce    = 120
	visitors  = 4096 // visitors that are remembered
)

// Limits on wrong passwords: a few from one place, and more in all, which those
// places do not feel from which the right one came before.
const (
	wrongEach    = 3 * time.Second
	wrongFew     = 5
	wrongEachAll = 10 * time.Second
	wrongFewAll  = 20
)

// limits counts requests by visitor, which is a person or an address: behind one
// address there may be several people, so that the limits are generous.
type limits struct {
	now             func() time.Time
	requests, wrong *buckets
	all             *rate.Limiter // wrong passwords from wherever
	known           *buckets      // places from which the right password came
}

func newLimits(now func() time.Time) *limits {
	return &limits{
		now: now, requests: newBuckets(perSecond, atOnce), wrong: newBuckets(rate.Every(wrongEach), wrongFew),
		all: rate.NewLimiter(rate.Every(wrongEachAll), wrongFewAll), known: newBuckets(1, 1),
	}
}

// tryPassword says whether one more password from this place may be tried. Told
// by settle how it went, a try that was not a wrong password does not count: who
// knows the password never runs out.
func (l *limits) tryPassword(source string) (settle func(err error), ok bool) {
	now := l.now()
	own, ok := reserve(l.wrong.of(source), now)
	if !ok {
		return nil, false
	}
	taken := []*rate.Reservation{own}
	if all, ok := reserve(l.all, now); ok {
		taken = append(taken, all)
	} else if !l.known.has(source) {
		own.CancelAt(now)
		return nil, false
	}
	return func(err error) {
		if err == nil {
			l.known.of(source)
		}
		for _, r := range taken {
			if !fault.Is(err, fault.Forbidden) {
				r.CancelAt(now)
			}
		}
	}, true
}

// reserve takes one from a bucket, if it holds one now.
func reserve(from *rate.Limiter, now time.Time) (*rate.Reservation, bool) {
	r := from.ReserveN(now, 1)
	if r.OK() && r.DelayFrom(now) == 0 {
		return r, true
	}
	r.CancelAt(now)
	return nil, false
}

// limited bounds the rate of requests. What a page from elsewhere makes the
// browser ask for is refused before it counts, and where somebody follows a link
// from there, that is counted apart: no other site uses up its visitor's limit.
func (f *Frame) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		visitor := f.visitor(r)
		if elsewhere(r) {
			if !followed(r) {
				http.Error(w, f.text.Must("fail.origin"), http.StatusForbidden)
				return
			}
			visitor = "from elsewhere to " + visitor
		}
		if !strings.HasPrefix(r.URL.Path, asset.Prefix) && !f.limits.requests.of(visitor).AllowN(f.Now(), 1) {
			w.Header().Set("Retry-After", "2")
			http.Error(w, f.text.Must("fail.rate"), http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// elsewhere reports whether the browser says that another site asks.
func elsewhere(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "cross-site" || site == "same-site"
}

// followed reports whether somebody follows a link to a whole page.
func followed(r *http.Request) bool {
	dest := r.Header.Get("Sec-Fetch-Dest")
	return r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" && (dest == "" || dest == "document")
}

// visitor tells visitors apart: by person where access is granted, otherwise by place.
func (f *Frame) visitor(r *http.Request) string {
	if f.Access != nil {
		switch v := visitorOf(r); {
		case v.Person != "":
			return "person " + v.Person
		case v.Coach != "":
			return "coach " + v.Coach
		}
	}
	return f.source(r)
}

// source is the place from which a request comes: its address or, for the
// many addresses that one machine has in IPv6, its network. Behind a proxy
// that is what the proxy, whose entry is the last one, says.
func (f *Frame) source(r *http.Request) string {
	host := r.RemoteAddr
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if all := r.Header.Values("X-Forwarded-For"); f.Secure && len(all) > 0 {
		last := all[len(all)-1]
		host = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	at, err := netip.ParseAddr(host)
	if err != nil {
		return "nowhere"
	}
	if at = at.Unmap(); at.Is6() {
		if network, err := at.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return at.String()
}
