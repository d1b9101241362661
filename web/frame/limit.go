package frame

import (
	"net/http"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"yardstick/internal/fault"
	"yardstick/internal/inbound"
	"yardstick/web/asset"
)

// Limits on what one visitor may ask for.
const (
	perSecond = 30 // requests a second in the long run
	atOnce    = 120
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
	now      func() time.Time
	requests *inbound.Meter
	wrong    *inbound.Buckets
	all      *rate.Limiter    // wrong passwords from wherever
	known    *inbound.Buckets // places from which the right password came
}

func newLimits(now func() time.Time, shared inbound.Allowance) *limits {
	return &limits{
		now: now, requests: inbound.NewMeter(perSecond, atOnce, shared), wrong: inbound.NewBuckets(rate.Every(wrongEach), wrongFew),
		all: rate.NewLimiter(rate.Every(wrongEachAll), wrongFewAll), known: inbound.NewBuckets(1, 1),
	}
}

// tryPassword says whether one more password from this place may be tried. Told
// by settle how it went, a try that was not a wrong password does not count: who
// knows the password never runs out.
func (l *limits) tryPassword(source string) (settle func(err error), ok bool) {
	now := l.now()
	own, ok := reserve(l.wrong.Of(source), now)
	if !ok {
		return nil, false
	}
	taken := []*rate.Reservation{own}
	if all, ok := reserve(l.all, now); ok {
		taken = append(taken, all)
	} else if !l.known.Has(source) {
		own.CancelAt(now)
		return nil, false
	}
	return func(err error) {
		if err == nil {
			l.known.Of(source)
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

// limited bounds the rate of requests. Where somebody follows a link from another
// site, that is counted apart: no other site uses up its visitor's limit.
func (f *Frame) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		visitor := f.visitor(r)
		if inbound.OtherSite(r) {
			visitor = "from elsewhere to " + visitor
		}
		if !strings.HasPrefix(r.URL.Path, asset.Prefix) {
			if ok, _ := f.limits.requests.Allow(r.Context(), "page "+visitor, f.Now()); !ok {
				w.Header().Set("Retry-After", "2")
				http.Error(w, f.text.Must("fail.rate"), http.StatusTooManyRequests)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
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

// source is the place from which a request comes.
func (f *Frame) source(r *http.Request) string { return inbound.Source(r, f.Secure) }
