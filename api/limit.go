package api

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"golang.org/x/time/rate"

	"yardstick/internal/inbound"
)

// Limits on what one token may ask for.
const (
	perSecond = 30 // requests a second in the long run
	atOnce    = 120
)

// wrongFew is how many wrong tokens one place may show at once; one more each few
// seconds. Nobody guesses one: this keeps the database from being asked for ever.
const (
	wrongFew  = 20
	wrongEach = 3 * time.Second
)

// limits counts requests by token, or by place where nobody says who asks, and wrong
// tokens by place.
type limits struct {
	now      func() time.Time
	requests *inbound.Meter
	wrong    *inbound.Buckets
}

func newLimits(now func() time.Time, shared inbound.Allowance) *limits {
	return &limits{
		now: now, requests: inbound.NewMeter(perSecond, atOnce, shared), wrong: inbound.NewBuckets(rate.Every(wrongEach), wrongFew),
	}
}

// count counts a wrong token.
func (l *limits) count(source string) { l.wrong.Of(source).AllowN(l.now(), 1) }

// tired reports whether a place has shown too many wrong tokens lately.
func (l *limits) tired(source string) bool {
	return l.wrong.Has(source) && l.wrong.Of(source).TokensAt(l.now()) < 1
}

// limited bounds the rate of requests, and says in headers how many are left, as the
// IETF's draft on RateLimit header fields has it.
func (s *Service) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := callerOf(r.Context())
		key := "place " + s.source(r)
		if c != nil {
			key = "token " + c.id()
		}
		ok, left := s.limits.requests.Allow(r.Context(), key, s.Now())
		full := int(math.Ceil(float64(atOnce-left) / perSecond))
		h := w.Header()
		h.Set("RateLimit-Policy", fmt.Sprintf(`"token";q=%d;w=%d`, atOnce, atOnce/perSecond))
		h.Set("RateLimit", fmt.Sprintf(`"token";r=%d;t=%d`, left, full))
		if !ok {
			h.Set("Retry-After", strconv.Itoa(1))
			s.write(w, problem(http.StatusTooManyRequests, "wait a second, and ask less often"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// source is the place from which a request comes.
func (s *Service) source(r *http.Request) string { return inbound.Source(r, s.Proxied) }
