package people

import "time"

// Failures count how often signing in went wrong in a row.
type Failures struct {
	Count int       `json:"count"`
	Last  time.Time `json:"last"`
}

// What a person may try freely, and how long the wait grows after that.
const (
	freeTries = 5
	firstWait = 2 * time.Second
	mostWait  = 15 * time.Minute
	forgotten = 24 * time.Hour // a failure older than that counts no more
)

// Wait is how long the next try has to wait from now: nothing for the first five,
// then two seconds, doubled with each failure, a quarter of an hour at most. It
// never locks a person out for good, for anybody could do that to them.
func (f Failures) Wait(now time.Time) time.Duration {
	if f.Count < freeTries || now.Sub(f.Last) > forgotten {
		return 0
	}
	wait := firstWait
	for range min(f.Count-freeTries, 16) {
		wait *= 2
	}
	return max(0, min(wait, mostWait)-now.Sub(f.Last))
}

// Failed counts one more.
func (f Failures) Failed(now time.Time) Failures {
	if now.Sub(f.Last) > forgotten {
		f.Count = 0
	}
	return Failures{Count: min(f.Count+1, 1_000), Last: now}
}
