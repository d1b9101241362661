// Package batch has many answers assessed in the background: a file of up to
// [MaxAnswers] answers, a sealed guide, and somebody who says which column holds
// what.
//
//	Draft ─▶ Look ─▶ Start ─▶ read: chunks of answers ─▶ assess: a task a chunk ─▶ Results
//	                             └─▶ compare: answers that are nearly alike
//
// The file is kept until it is read; each chunk of it is kept in the transaction
// that asks for its assessing, so that results come while the file is still read,
// and a program that is killed goes on where it was. An answer is known by what it
// says ([Content]): one that was seen before by the same assessor is not read
// again. What is wrong with one row is a [Problem] of that row.
//
// [Desk] is where a batch is begun and looked at, [Workshop] what does the work.
package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"yardstick/assess"
	"yardstick/background"
)

// Bounds of a batch.
const (
	MaxAnswers = 200_000  // of one file
	MaxFile    = 96 << 20 // bytes
	MaxBatches = 200      // of one owner
	ChunkRows  = 200      // answers of one task
)

// State is where a batch stands.
type State string

// The states. Draft: nobody has said yet what its columns are.
const (
	Draft     State = "draft"
	Reading   State = "reading" // what was read is assessed already
	Assessing State = "assessing"
	Finished  State = "finished"
	Failed    State = "failed" // the file cannot be read
	Cancelled State = "cancelled"
)

// Over reports whether nothing more is done.
func (s State) Over() bool { return s == Finished || s == Failed || s == Cancelled }

// Batch is one file of answers and how far it is.
type Batch struct {
	ID      string   `json:"id"`
	Owner   string   `json:"-"`
	File    string   `json:"file"` // its name
	State   State    `json:"state"`
	Problem string   `json:"problem,omitempty"` // why it failed
	Guide   Sealed   `json:"guide"`
	Columns Columns  `json:"columns"`
	Made    Moment   `json:"made"`
	Ended   Moment   `json:"ended"`
	Counts  Counts   `json:"counts"`
	Pace    Pace     `json:"-"`
	Alike   Likeness `json:"alike"`
}

// Moment is a time that may not have come yet.
type Moment struct{ time.Time }

// MarshalJSON writes null for a time that has not come.
func (m Moment) MarshalJSON() ([]byte, error) {
	if m.IsZero() {
		return []byte("null"), nil
	}
	return m.Time.UTC().MarshalJSON()
}

// Sealed is the guide of a batch: its canonical JSON is kept with the batch.
type Sealed struct {
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	SHA256   string          `json:"sha256"`
	Document json.RawMessage `json:"-"`
}

// Columns say what a file alone does not. Empty ones are found by their own names.
type Columns struct {
	Sheet     string `json:"sheet,omitempty"`
	Answer    string `json:"answer,omitempty"`
	ID        string `json:"id,omitempty"`
	Candidate string `json:"candidate,omitempty"`
	Question  string `json:"question,omitempty"`
	// Asked is the question of every answer that names none.
	Asked string `json:"asked,omitempty"`
}

// Counts are answers of a batch. Rows = Wrong + Again + Assessed + those that wait.
type Counts struct {
	Rows     int `json:"rows"`     // read so far
	Wrong    int `json:"wrong"`    // rows that are no answers, or cannot be assessed
	Again    int `json:"again"`    // say what another answer said, which was assessed
	Assessed int `json:"assessed"` // read by the assessor for this batch
}

// Left is how many answers wait.
func (c Counts) Left() int { return c.Rows - c.Wrong - c.Again - c.Assessed }

// Likeness is what comparing the answers gave.
type Likeness struct {
	Done  bool `json:"done"`
	Pairs int  `json:"pairs"` // kept: the most alike
	More  int  `json:"more"`  // beyond those
}

// All is how many pairs were found.
func (l Likeness) All() int { return l.Pairs + l.More }

// Item is one row of a file.
type Item struct {
	Row       int // from 1, in the order of the file
	ID        string
	Candidate string
	Question  string // its id
	Place     string // in the file, for people
	Text      string
	Content   Content
	Problem   string // what is wrong with the row; then there is no assessment
}

// Content is what an answer is known by.
type Content [sha256.Size]byte

// ContentOf is the hash of an answer's text with what it is measured against.
func ContentOf(guideSHA256, question, text string) Content {
	h := sha256.New()
	for _, part := range []string{guideSHA256, question, text} {
		sum := sha256.Sum256([]byte(part))
		_, _ = h.Write(sum[:]) // never fails
	}
	return Content(h.Sum(nil))
}

// String is the hash in hex.
func (c Content) String() string { return hex.EncodeToString(c[:]) }

// AssessorKey names an assessor with version and model: what it found holds for it
// alone.
func AssessorKey(a assess.Assessor) string { return a.Name + " " + a.Version + " " + a.Model }

// Finding is what the assessor made of an item: an assessment, or why there is none.
type Finding struct {
	Row        int
	Content    Content
	Assessor   string // AssessorKey
	Assessment *assess.Assessment
	Problem    string
	At         time.Time
}

// Claim says who assesses answers, until when others leave them alone. A worker may
// claim again what it has claimed.
type Claim struct {
	Assessor string // AssessorKey
	Worker   string
	Now      time.Time
	Until    time.Time
}

// Result is a row with what was found. Same is the row whose answer says the same, 0
// for none; Assessment is nil while it waits, and where there is a Problem.
type Result struct {
	Item
	Same       int
	Assessment *assess.Assessment
}

// Pair are two answers of different candidates to one question that are nearly
// alike: Shared of their All three-word sequences.
type Pair struct {
	A, B        Item
	Shared, All int
}

// Store keeps batches. What is read of a batch that an owner does not have is NotFound.
type Store interface {
	// Draft keeps a new batch with its file; a Conflict where the owner has MaxBatches, and
	// what [background.Room.Fits] says of the files that were not read yet.
	Draft(ctx context.Context, b Batch, file []byte, room background.Room) error
	// Batch gives a batch, List those of an owner, the latest first.
	Batch(ctx context.Context, owner, id string) (Batch, error)
	List(ctx context.Context, owner string) ([]Batch, error)
	// File gives the file of a batch that is not read yet.
	File(ctx context.Context, owner, id string) ([]byte, error)
	// Start makes a draft one that is read, and asks for the task, in one transaction;
	// a Conflict where it is no draft any more.
	Start(ctx context.Context, b Batch, task background.Task) error
	// Take keeps a chunk, with the task for it where anything of it is to be assessed:
	// an answer that an earlier row or, by this assessor, an earlier batch of the owner
	// has said is not. A chunk that is there already is left as it is.
	Take(ctx context.Context, b Batch, chunk int, items []Item, assessor string, task background.Task) error
	// Read notes that the file was read, or with a problem that it could not be, drops it,
	// and asks for the tasks.
	Read(ctx context.Context, b Batch, problem string, at time.Time, tasks ...background.Task) error
	// Chunks is the number of chunks that were taken.
	Chunks(ctx context.Context, b Batch) (int, error)
	// Claim gives the items of a chunk that are to be assessed still and that nobody else
	// assesses, and claims them; others is how many others do. There are none of a batch
	// that was cancelled or removed. What was found meanwhile, also for another batch of the
	// owner, holds for the items that say the same.
	Claim(ctx context.Context, b Batch, chunk int, c Claim) (mine []Item, others int, err error)
	// Keep keeps findings on items of a chunk, and ends the claim on each of whoever found
	// them; what another worker or assessor has claimed stays claimed. A finding that is
	// there is left as it is.
	Keep(ctx context.Context, b Batch, chunk int, by Claim, found []Finding) error
	// Results gives up to n rows after a row, in order.
	Results(ctx context.Context, owner, id string, after, n int) ([]Result, error)
	// Texts gives up to n rows with their texts after a row, none of which has a problem.
	Texts(ctx context.Context, owner, id string, after, n int) ([]Item, error)
	// Compared keeps pairs and how many more there were; Pairs gives them.
	Compared(ctx context.Context, b Batch, pairs []Pair, more int) error
	Pairs(ctx context.Context, owner, id string) ([]Pair, error)
	// Cancel ends a batch where it is; what was found stays. It may be called again.
	Cancel(ctx context.Context, owner, id string, at time.Time) error
	// Remove removes a batch, and what no other batch of the owner rests on.
	Remove(ctx context.Context, owner, id string) error
	// Unfinished gives batches of everybody that are read, assessed, or not compared yet;
	// Open the chunks of one of which something waits.
	Unfinished(ctx context.Context) ([]Batch, error)
	Open(ctx context.Context, b Batch) ([]int, error)
	// Abandoned removes drafts that nobody has started since.
	Abandoned(ctx context.Context, before time.Time) (int, error)
}
