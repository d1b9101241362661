package api

import (
	"fmt"
	"math"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits on what one token may ask for.
const (
	perSecond = 30 // requests a second in the long run
	atOnce    = 120
	remember  = 4096
)

// wrongFew is how many wrong tokens one place may show at once; one more each few
// seconds. Nobody guesses one: this keeps the database from being asked for ever.
const (
	wrongFew  = 20
	wrongEach = 3 * time.Second
)

// limits counts requests by token, and wrong tokens by place.
type limits struct {
	now func() time.Time
	mu  sync.Mutex
	at  map[string]*rate.Limiter
}

func newLimits(now func() time.Time) *limits {
	return &limits{now: now, at: make(map[string]*rate.Limiter)}
}

// of gives the limiter of a key. Where there are too many, those that are full again
// go: they say nothing.
func (l *limits) of(key string, each rate.Limit, burst int) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	own := l.at[key]
	if own == nil {
		if len(l.at) >= remember {
			l.sweep()
		}
		own = rate.NewLimiter(each, burst)
		l.at[key] = own
	}
	return own
}

func (l *limits) sweep() {
	now := l.now()
	for key, one := range l.at {
		if one.TokensAt(now) >= float64(one.Burst()) {
			delete(l.at, key)
		}
	}
	if len(l.at) >= remember {
		clear(l.at) // so many at once that counting each is worth nothing
	}
}

// wrong counts a wrong token.
func (l *limits) wrong(source string) {
	l.of("wrong "+source, rate.Every(wrongEach), wrongFew).AllowN(l.now(), 1)
}

// tired reports whether a place has shown too many wrong tokens lately.
func (l *limits) tired(source string) bool {
	return l.of("wrong "+source, rate.Every(wrongEach), wrongFew).TokensAt(l.now()) < 1
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
		own, now := s.limits.of(key, perSecond, atOnce), s.Now()
		ok := own.AllowN(now, 1)
		left := max(own.TokensAt(now), 0)
		full := int(math.Ceil((atOnce - left) / perSecond))
		h := w.Header()
		h.Set("RateLimit-Policy", fmt.Sprintf(`"token";q=%d;w=%d`, atOnce, atOnce/perSecond))
		h.Set("RateLimit", fmt.Sprintf(`"token";r=%d;t=%d`, int(left), full))
		if !ok {
			h.Set("Retry-After", strconv.Itoa(1))
			s.write(w, problem(http.StatusTooManyRequests, "wait a second, and ask less often"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// source is the place from which a request comes; behind a proxy, what the proxy,
// whose entry is the last one, says.
func (s *Service) source(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if all := r.Header.Values("X-Forwarded-For"); s.Proxied && len(all) > 0 {
		last := all[len(all)-1]
		host = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	return host
}
