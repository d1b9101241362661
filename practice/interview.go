package practice

import "time"

// Interview is a mock interview: several questions in order, each answered by
// an attempt of its own that names the interview.
type Interview struct {
	ID        string     `json:"id"`
	Job       string     `json:"job"`
	Guide     string     `json:"guide_sha256"`
	Name      string     `json:"name,omitempty"` // whose report it will be; may be empty
	Mode      Mode       `json:"mode"`
	Questions []string   `json:"questions"`
	Started   time.Time  `json:"started"`
	Finished  *time.Time `json:"finished,omitempty"`
	Sample    bool       `json:"sample,omitempty"`
}
