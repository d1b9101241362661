package practice

import (
	"strings"
	"time"
	"unicode/utf8"

	"yardstick/guide"
)

// Comment is what a coach says of a finished attempt, or of one point of it. It is
// kept with the attempt and belongs to the person, who may remove it.
type Comment struct {
	ID          string    `json:"id"`
	Coach       string    `json:"coach"`
	Requirement string    `json:"requirement,omitempty"` // empty for the whole answer
	Text        string    `json:"text"`
	At          time.Time `json:"at"`
}

// Limits on comments.
const (
	MaxComment  = 2_000 // code points of one
	MaxComments = 100   // of one attempt
)

// Check says what is wrong with a comment at the question q.
func (c *Comment) Check(q *guide.Question) error {
	known := c.Requirement == ""
	for _, r := range q.Requirements {
		known = known || r.ID == c.Requirement
	}
	switch {
	case !IsID(c.ID):
		return field("id", "is %.40q, which is no id", c.ID)
	case !IsName(c.Coach):
		return field("coach", "is no name of 1 to %d bytes", MaxCoach)
	case !known:
		return field("requirement", "there is no point %.40q at this question", c.Requirement)
	case !utf8.ValidString(c.Text) || strings.ContainsRune(c.Text, 0):
		return field("text", "is not text in UTF-8")
	case strings.TrimSpace(c.Text) == "":
		return field("text", "is empty: write what you would say")
	case utf8.RuneCountInString(c.Text) > MaxComment:
		return field("text", "has %d characters; the most is %d", utf8.RuneCountInString(c.Text), MaxComment)
	}
	return nil
}
