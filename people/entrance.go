package people

import "time"

// Entrance is a session of somebody without an account: who entered by the password of
// the pages, or by an access link. A store finds it by the hash of its token.
type Entrance struct {
	Hash    TokenHash
	Person  string // or the coach's name
	Coach   bool
	Since   time.Time
	Touched time.Time
}

// skew is how far the clocks of two servers may differ before a session that one of
// them began is over for the other.
const skew = time.Minute

// Over reports whether the session has been idle or alive for too long.
func (e *Entrance) Over(now time.Time) bool { return ended(e.Since, e.Touched, now) }

// ended reports whether a session is over by the clock, or by a clock that is wrong.
func ended(since, touched, now time.Time) bool {
	return now.Add(skew).Before(since) || now.Sub(touched) > IdleFor || now.Sub(since) > AtMost
}
