package access

import (
	"crypto/rand"
	"crypto/sha256"
	"time"
)

// begin makes a session and gives its token, which is kept nowhere here.
func (g *Gate) begin(w who) string {
	token := rand.Text()
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	now := g.now()
	g.sessions[sha256.Sum256([]byte(token))] = &session{who: w, since: now, touch: now}
	return token
}

// Person tells whose session the token stands for, and keeps it alive. A coach's
// is no person's.
func (g *Gate) Person(token string) (person string, ok bool) {
	if g.remembers(token) {
		return g.owner, true
	}
	w, ok := g.of(token)
	if !ok || w.coach {
		return "", false
	}
	return w.name, true
}

// Coach tells which coach's session the token stands for, and keeps it alive.
func (g *Gate) Coach(token string) (coach string, ok bool) {
	w, ok := g.of(token)
	if !ok || !w.coach {
		return "", false
	}
	return w.name, true
}

// of tells whose session the token stands for.
func (g *Gate) of(token string) (w who, ok bool) {
	if token == "" {
		return who{}, false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	id := sha256.Sum256([]byte(token))
	s := g.sessions[id]
	if s == nil {
		return who{}, false
	}
	now := g.now()
	if s.over(now) {
		delete(g.sessions, id)
		return who{}, false
	}
	s.touch = now
	return s.who, true
}

// Leave ends a session.
func (g *Gate) Leave(token string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.sessions, sha256.Sum256([]byte(token)))
}

// over reports whether a session has been idle or alive for too long.
func (s *session) over(now time.Time) bool {
	return now.Sub(s.touch) > IdleFor || now.Sub(s.since) > AtMost
}

// sweep drops what is over, and the one idle longest while there is no room.
func (g *Gate) sweep() {
	now := g.now()
	for id, s := range g.sessions {
		if s.over(now) {
			delete(g.sessions, id)
		}
	}
	for len(g.sessions) >= MaxSessions {
		oldest := [sha256.Size]byte{}
		var found *session
		for id, s := range g.sessions {
			if found == nil || s.touch.Before(found.touch) {
				oldest, found = id, s
			}
		}
		delete(g.sessions, oldest)
	}
}
