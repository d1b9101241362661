// Package drill makes bad weeks: a page of events, figures and messages from
// one week in a job, in which one function begins to fail while the others do
// what they always do. Whoever reads it finds what is failing, which sign came
// first and what to do first, and [Mess.Check] holds the answer against the truth.
//
// A mess is made from the job's own functions, measures and danger signs by
// [Make], the same for the same job and seed, byte for byte. Its truth can be
// found from what it shows: exactly one function has a measure that goes past
// its failing level, exactly one entry before that is a danger sign of that
// function, and exactly one step takes up that function's own work in time.
package drill

// Mess is one bad week. Entries are in order of time.
type Mess struct {
	Job       string   `json:"job"`
	Title     string   `json:"title"` // of the job
	Seed      uint64   `json:"seed"`
	Scene     string   `json:"scene"` // where and when it plays
	Entries   []Entry  `json:"entries"`
	Functions []Choice `json:"functions"` // one of them is failing
	Steps     []Choice `json:"steps"`     // one of them comes first
	Truth     Truth    `json:"truth"`     // not for the eyes of who is practising
	// Assumed is true where the job names no measures or danger signs for a
	// function, and the mess takes such as any work has.
	Assumed bool `json:"assumed,omitempty"`
}

// Form is what an entry is.
type Form string

// The forms of an entry.
const (
	Event   Form = "event"   // something that was seen or heard
	Message Form = "message" // something that somebody wrote or said, From a role
	Figures Form = "figures" // a table of the job's measures
)

// Entry is one thing on the page. Day is the day's name and Time HH:MM.
type Entry struct {
	ID      string   `json:"id"`
	Day     string   `json:"day"`
	Time    string   `json:"time"`
	Form    Form     `json:"form"`
	From    string   `json:"from,omitempty"`
	Text    string   `json:"text,omitempty"`
	Figures []Figure `json:"figures,omitempty"`
}

// Figure is one measure as it stood, written for people. Per is the period that
// it counts for.
type Figure struct {
	Function string `json:"function"` // its name
	Name     string `json:"name"`
	Per      string `json:"per,omitempty"`
	Value    string `json:"value"`
	Target   string `json:"target"`
	FailsAt  string `json:"fails_at"`
}

// Choice is one possible answer.
type Choice struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Truth is what is so: the id of the failing function, of the entry that was
// its first sign, of the entry whose figures passed the failing level, and of
// the step that comes first. Why explains, by id, each function, entry and step.
type Truth struct {
	Function string            `json:"function"`
	Sign     string            `json:"sign"`
	Later    string            `json:"later,omitempty"` // the entry that was a second sign, if there is one
	Line     string            `json:"line"`
	Step     string            `json:"step"`
	Why      map[string]string `json:"why"`
}

// Answer is what somebody found: the id of a function, of an entry and of a step.
type Answer struct {
	Function string `json:"function"`
	Sign     string `json:"sign"`
	Step     string `json:"step"`
}

// Result is the answer held against the truth, with an explanation of each part.
type Result struct {
	Function Part `json:"function"`
	Sign     Part `json:"sign"`
	Step     Part `json:"step"`
}

// Part is one part of a result. Close is an answer that is not right but was
// worth seeing, for instance a later sign of the failing function.
type Part struct {
	Right       bool   `json:"right"`
	Close       bool   `json:"close,omitempty"`
	Given       string `json:"given"` // what was chosen, in words; empty for nothing
	Truth       string `json:"truth"`
	Explanation string `json:"explanation"`
}
