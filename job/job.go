// Package job holds a job and the criteria that decide success and failure in
// it: what the job is for, the functions that it integrates, the measures and
// danger signs of each, and, for every function and every kind of failure, a
// criterion at the personal level.
//
// A job is read with [Read], checked with [Lint] and completed with
// [Criteria]: what the author wrote wins, the rest is derived and says so.
// Values of this package are plain data; nothing here does I/O.
package job

import "time"

// Format is the value of the field yardstick in a job file.
const Format = "job/v1"

// Job is a role: its purpose, its functions, its team.
type Job struct {
	Format    string     `yaml:"yardstick" json:"yardstick"`
	ID        string     `yaml:"id" json:"id"`
	Title     string     `yaml:"title" json:"title"`
	Purpose   string     `yaml:"purpose,omitempty" json:"purpose,omitempty"`
	Setting   []string   `yaml:"setting,omitempty" json:"setting,omitempty"`
	Functions []Function `yaml:"functions" json:"functions"`
	Team      string     `yaml:"team,omitempty" json:"team,omitempty"`
	// Served are those whom the work is done for, in the plural: residents. Nil
	// leaves it to the words of the job (see ServedBy); an empty list says that
	// nobody is to be named.
	Served   []string    `yaml:"served,omitzero" json:"served,omitzero"`
	Criteria []Criterion `yaml:"criteria,omitempty" json:"criteria,omitempty"`
	// Review lists what an importer guessed and a person should look at.
	Review []Review `yaml:"review,omitempty" json:"review,omitempty"`
	// Draft is there until a person has agreed to a job that was read from a text.
	Draft *Draft `yaml:"draft,omitempty" json:"draft,omitempty"`
	// Agreement says who stands behind the job. Nil where nobody was asked: the author wrote it.
	Agreement *Agreement `yaml:"agreed,omitempty" json:"agreed,omitempty"`
}

// Agreement says who agreed to a job as it stands, and when.
type Agreement struct {
	By string    `yaml:"by" json:"by"`
	At time.Time `yaml:"at" json:"at"`
}

// Function is one integrated area of work in a job.
type Function struct {
	ID          string    `yaml:"id" json:"id"`
	Name        string    `yaml:"name" json:"name"`
	Duties      []string  `yaml:"duties,omitempty" json:"duties,omitempty"`
	Measures    []Measure `yaml:"measures,omitempty" json:"measures,omitempty"`
	DangerSigns []string  `yaml:"danger_signs,omitempty" json:"danger_signs,omitempty"`
	WorksWith   []string  `yaml:"works_with,omitempty" json:"works_with,omitempty"`
}

// Measure is a named figure with unit, direction, target, failing level and
// period: a key performance indicator. Target and FailsAt are nil where the
// author gave none; between them lies performance that is neither.
type Measure struct {
	ID      string    `yaml:"id" json:"id"`
	Name    string    `yaml:"name" json:"name"`
	Unit    string    `yaml:"unit,omitempty" json:"unit,omitempty"`
	Better  Direction `yaml:"better,omitempty" json:"better,omitempty"`
	Target  *float64  `yaml:"target,omitempty" json:"target,omitempty"`
	FailsAt *float64  `yaml:"fails_at,omitempty" json:"fails_at,omitempty"`
	Per     string    `yaml:"per,omitempty" json:"per,omitempty"`
}

// Direction says which way a measure improves.
type Direction string

// The directions of a measure.
const (
	Higher Direction = "higher"
	Lower  Direction = "lower"
)

// FailureKind is one of the seven kinds of failure.
type FailureKind string

// The seven kinds of failure, in the order in which they are always shown.
const (
	Goals         FailureKind = "goals"
	Deadlines     FailureKind = "deadlines"
	Backlogs      FailureKind = "backlogs"
	Complaints    FailureKind = "complaints"
	Processes     FailureKind = "processes"
	Relationships FailureKind = "relationships"
	Staffing      FailureKind = "staffing"
)

// FailureKinds returns the seven kinds in order.
func FailureKinds() []FailureKind {
	return []FailureKind{Goals, Deadlines, Backlogs, Complaints, Processes, Relationships, Staffing}
}

// Outcome is the side of a criterion.
type Outcome string

// The outcomes of a criterion.
const (
	Failure Outcome = "failure"
	Success Outcome = "success"
)

// Criterion is one function × one failure kind at the personal level: the
// statement of failure or success, the measure that decides it and the danger
// sign that is seen first. Function and Measure are ids within the job.
type Criterion struct {
	Function  string      `yaml:"function" json:"function"`
	Kind      FailureKind `yaml:"kind" json:"kind"`
	Outcome   Outcome     `yaml:"outcome" json:"outcome"`
	Statement string      `yaml:"statement" json:"statement"`
	Measure   string      `yaml:"measure,omitempty" json:"measure,omitempty"`
	Sign      string      `yaml:"sign,omitempty" json:"sign,omitempty"`
	// Derived is true where the statement was derived and not written by the author.
	Derived bool `yaml:"derived,omitempty" json:"derived,omitempty"`
}

// Review marks one guessed field, for instance functions[0].name, and why a
// person should look at it.
type Review struct {
	Field  string `yaml:"field" json:"field"`
	Reason string `yaml:"reason" json:"reason"`
}
