package web

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"yardstick/web/asset"
)

// Limits on what one visitor may ask for.
const (
	perSecond = 30 // requests a second in the long run
	atOnce    = 120
	enterEach = 3 * time.Second // tries to enter: one each, after a few
	enterFew  = 5
	maxBody   = 10 << 20 // bytes of a request; importers read at most 8 MiB
	visitors  = 4096     // visitors that are remembered

	importPath = "/yours/import"
	maxArchive = 64 << 20 // bytes of everything that somebody brings back
)

// limits counts requests by visitor, which is an address: behind one address
// there may be several people, so that the limits are generous.
type limits struct {
	now    func() time.Time
	mu     sync.Mutex
	seen   map[string]*rate.Limiter
	enters *rate.Limiter
}

func newLimits(now func() time.Time) *limits {
	return &limits{now: now, seen: make(map[string]*rate.Limiter), enters: rate.NewLimiter(rate.Every(enterEach), enterFew)}
}

// allow reports whether the visitor may ask now.
func (l *limits) allow(visitor string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	v := l.seen[visitor]
	if v == nil {
		if len(l.seen) >= visitors {
			clear(l.seen)
		}
		v = rate.NewLimiter(perSecond, atOnce)
		l.seen[visitor] = v
	}
	return v.AllowN(l.now(), 1)
}

// allowEntry reports whether one more try to enter may be made now, by anybody.
func (l *limits) allowEntry() bool { return l.enters.AllowN(l.now(), 1) }

// limited bounds the rate and the size of requests.
func (s *Server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, asset.Prefix) && !s.limits.allow(s.visitor(r)) {
			w.Header().Set("Retry-After", "2")
			http.Error(w, s.text.Must("fail.rate"), http.StatusTooManyRequests)
			return
		}
		most := int64(maxBody)
		if r.URL.Path == importPath {
			most = maxArchive
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}

// visitor tells visitors apart: by person where access is granted, otherwise by address.
func (s *Server) visitor(r *http.Request) string {
	if s.Access != nil {
		if person, ok := s.Access.Person(sessionToken(r)); ok {
			return "person " + person
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
