package panel

import (
	"context"
	"time"

	"yardstick/people"
)

// Store keeps positions. Every method is one transaction: whole or not at all, and
// what it has returned from without an error survives the end of the process. What
// is not there is a NotFound fault. It is safe for concurrent use, also by several
// processes. It sees log lines, sealed bytes and summaries, and no rating.
type Store interface {
	// Create keeps a new position. A code that is taken is a Conflict.
	Create(ctx context.Context, position string, b Batch) error
	// Append adds to a position whose log has version entries. It is a Conflict
	// where the log has another number of entries; nothing is kept then.
	Append(ctx context.Context, position string, version int64, b Batch) error
	// Load gives everything of a position.
	Load(ctx context.Context, position string) (Kept, error)
	// Version is the number of entries of a position's log.
	Version(ctx context.Context, position string) (int64, error)
	// Summaries lists the positions, the latest first.
	Summaries(ctx context.Context) ([]Summary, error)
	// SummariesFrom lists a part of them, in the same order.
	SummariesFrom(ctx context.Context, l Listing) ([]Summary, error)
	// Remove removes a position with everything that belongs to it, beyond recovery
	// from the database's files. It is for positions that were never real.
	Remove(ctx context.Context, position string) error

	// SaveDraft keeps what a rater has written so far, one for each writer (a tab, a
	// machine), so that none takes another's place. One with a smaller revision than
	// what is there has come late, and changes nothing.
	SaveDraft(ctx context.Context, position string, d Draft) error
	// Drafts lists the drafts of a rater on a candidate, the latest first.
	Drafts(ctx context.Context, position, rater, candidate string) ([]Draft, error)
	// DropDrafts drops the drafts of a rater on a candidate.
	DropDrafts(ctx context.Context, position, rater, candidate string) error

	// SetGroup keeps to which group a candidate says they belong, apart from all
	// else; an empty group forgets it.
	SetGroup(ctx context.Context, position, candidate, attribute, group string) error
	// Groups gives the group of each candidate who has told it.
	Groups(ctx context.Context, position, attribute string) (map[string]string, error)
}

// Batch is what one turn keeps: lines at the end of the log, items beside it.
type Batch struct {
	Lines   [][]byte
	Put     []Item
	Drop    []ItemID
	Forget  []string // candidates or members whose drafts and groups are dropped
	Summary Summary
}

// Kept is everything of a position as the store has it.
type Kept struct {
	Log   []byte // lines, each with its newline
	Items []Item
}

// The kinds of item.
const (
	itemSecret     = "secret"     // of the log's key, wrapped
	itemKey        = "key"        // of a subject, wrapped
	itemSealed     = "sealed"     // what opens a commitment, wrapped
	itemPart       = "part"       // sealed with its subject's key
	itemDocument   = "document"   // of the packet
	itemCheckpoint = "checkpoint" // signed
)

// ItemID names an item of a position.
type ItemID struct{ Kind, Name string }

// Item is something that belongs to a position beside its log.
type Item struct {
	ItemID
	Data []byte
}

// Summary is a position in a list.
type Summary struct {
	Position   string       `json:"position"`
	Title      string       `json:"title"`
	Stage      people.Stage `json:"stage"`
	Opened     time.Time    `json:"opened"`
	Last       time.Time    `json:"last"`
	Entries    int64        `json:"entries"`
	Candidates int          `json:"candidates"`
	Members    []string     `json:"members"`
	Waiting    []string     `json:"waiting"` // raters whose ratings are awaited
	Invented   bool         `json:"invented"`
}

// Listing says which positions are listed. The zero value is all of them.
type Listing struct {
	Member string // of whose panel the person is; "" for any
	After  string // position after which the list begins; nothing comes after one that is not there
	Most   int    // how many there are at most; 0: all
}

// Draft is what a rater has written so far, sealed. Revision counts up with each
// save of its writer.
type Draft struct {
	Rater     string    `json:"rater"`
	Candidate string    `json:"candidate"`
	Writer    string    `json:"writer"`
	Revision  int64     `json:"revision"`
	Body      []byte    `json:"body"`
	At        time.Time `json:"at"`
}
