package practice

import (
	"time"

	"yardstick/practice/drill"
)

// Drill is a bad week that somebody was given, with the answer once there is
// one. The mess is kept whole, so that it stays what it was when the program
// makes other ones.
type Drill struct {
	ID       string        `json:"id"`
	Job      string        `json:"job"`
	Mess     drill.Mess    `json:"mess"`
	Answer   *drill.Answer `json:"answer,omitempty"`
	Result   *drill.Result `json:"result,omitempty"`
	Started  time.Time     `json:"started"`
	Finished *time.Time    `json:"finished,omitempty"`
	Sample   bool          `json:"sample,omitempty"`
}
