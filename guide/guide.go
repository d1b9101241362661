// Package guide holds interview guides: questions with predetermined
// requirements, rating anchors and a pass rule.
//
// A guide is read with [Read], derived from a job with [Derive], checked with
// [Lint], and made immutable with [Seal] before the first answer; [Verify]
// finds any change after that. A changed guide is a new version, never the
// same one. Values of this package are plain data; nothing here does I/O.
package guide

import "time"

// Format is the value of the field yardstick in a guide file.
const Format = "guide/v1"

// DefaultPass is the pass score of a guide that names none.
const DefaultPass = 0.6

// Guide is the questions of an interview with what their answers must contain.
type Guide struct {
	Format    string     `yaml:"yardstick" json:"yardstick"`
	ID        string     `yaml:"id" json:"id"`
	Title     string     `yaml:"title,omitempty" json:"title,omitempty"`
	Job       string     `yaml:"job,omitempty" json:"job,omitempty"` // id or title of the job
	Version   int        `yaml:"version,omitempty" json:"version,omitempty"`
	Scale     Scale      `yaml:"scale,omitempty" json:"scale,omitempty"`
	Questions []Question `yaml:"questions" json:"questions"`
	Pass      Pass       `yaml:"pass,omitempty" json:"pass,omitempty"`
	Record    Rule       `yaml:"verdict_of_record,omitempty" json:"verdict_of_record,omitempty"` // empty: RuleEmbedded
	Seal      *Sealing   `yaml:"seal,omitempty" json:"seal,omitempty"`
}

// Scale names the levels of the rating scale, 1 to 5.
type Scale map[int]string

// Top is the highest level: the last of a scale that names every level from 1 on
// without a gap, and two at least; otherwise 5.
func (s Scale) Top() int {
	if n := len(s); n >= 2 {
		for level := range s {
			if level < 1 || level > n {
				return 5
			}
		}
		return n
	}
	return 5
}

// Pass is the pass rule: an answer meets the criteria when every must is met
// and its score is at least Score (0 to 1).
type Pass struct {
	Score float64 `yaml:"score" json:"score"`
}

// Rule says whose verdict stands where a language model reads answers beside the
// embedded assessor. It counts only in a sealed guide: predetermined means before.
type Rule string

// The rules. RuleBoth: where the two differ, the requirement is not assessed.
const (
	RuleEmbedded Rule = "embedded"
	RuleJudge    Rule = "judge"
	RuleBoth     Rule = "both"
	RuleStricter Rule = "stricter"
)

// Rules lists the rules.
func Rules() []Rule { return []Rule{RuleEmbedded, RuleJudge, RuleBoth, RuleStricter} }

// Sealing is what makes a guide immutable: who sealed which version when, and
// the SHA-256, in hex, of the canonical JSON of the guide with this very field
// SHA256 left empty.
type Sealing struct {
	SHA256 string    `yaml:"sha256" json:"sha256"`
	At     time.Time `yaml:"at" json:"at"`
	By     string    `yaml:"by" json:"by"`
}

// QuestionType says what a question asks for.
type QuestionType string

// The types of question.
const (
	DefineFailure QuestionType = "define-failure"
	DefineSuccess QuestionType = "define-success"
	DangerSigns   QuestionType = "danger-signs"
	Behavioral    QuestionType = "behavioral"
	Situational   QuestionType = "situational"
	Custom        QuestionType = "custom"
)

// Question is one question and what an answer to it must contain.
type Question struct {
	ID           string         `yaml:"id" json:"id"`
	Text         string         `yaml:"text" json:"text"`
	Type         QuestionType   `yaml:"type,omitempty" json:"type,omitempty"`
	Purpose      string         `yaml:"purpose,omitempty" json:"purpose,omitempty"`
	Seconds      int            `yaml:"seconds,omitempty" json:"seconds,omitempty"`
	Probes       []string       `yaml:"probes,omitempty" json:"probes,omitempty"`
	Requirements []Requirement  `yaml:"requirements" json:"requirements"`
	Anchors      map[int]string `yaml:"anchors,omitempty" json:"anchors,omitempty"` // level 1 to 5
}

// Kind says what sort of thing a requirement asks an answer to contain.
type Kind string

// The kinds of requirement. Content is the default.
const (
	Content  Kind = "content"  // the answer says it
	Coverage Kind = "coverage" // at least AtLeast of the Items
	MeasureK Kind = "measure"  // a figure, threshold, date or other checkable fact
	Personal Kind = "personal" // own part or ownership
	Example  Kind = "example"  // one concrete case
	Cause    Kind = "cause"
	Action   Kind = "action"
	Result   Kind = "result"
	Lesson   Kind = "lesson"
	Sign     Kind = "sign"    // an early sign of failure
	Balance  Kind = "balance" // no blame or contempt
)

// Requirement is one thing an answer must contain. Weight defaults to 1; Must
// decides the verdict whatever the total. Items and AtLeast belong to
// Coverage. Shows and Misses are sample sentences that do and do not meet it.
type Requirement struct {
	ID      string   `yaml:"id" json:"id"`
	Text    string   `yaml:"text" json:"text"`
	Kind    Kind     `yaml:"kind,omitempty" json:"kind,omitempty"`
	Must    bool     `yaml:"must,omitempty" json:"must,omitempty"`
	Weight  float64  `yaml:"weight,omitempty" json:"weight,omitempty"`
	Items   []string `yaml:"items,omitempty" json:"items,omitempty"`
	AtLeast int      `yaml:"at_least,omitempty" json:"at_least,omitempty"`
	Shows   []string `yaml:"shows,omitempty" json:"shows,omitempty"`
	Misses  []string `yaml:"misses,omitempty" json:"misses,omitempty"`
}
