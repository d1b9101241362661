package assess

import (
	"crypto/sha256"
	"slices"

	"yardstick/assess/text"
)

// maxCopies is how many answers are remembered: some 50 MB. Beyond them, only
// copies of these are found.
const maxCopies = 500_000

// Copies finds answers that say the same as another one of the same stream,
// word for word: capitals, punctuation and spelling of a region aside. The zero
// value is ready. It is not safe for concurrent use.
type Copies struct{ seen map[[sha256.Size]byte]bool }

// Mark adds the warning [WarnCopied] to the assessment of an answer that an
// earlier one to the same question has said already. Answers of a few words
// coincide by chance and are left alone. The findings stay as they are: two
// equal answers are worth the same, and who copied whom is for people to say.
func (c *Copies) Mark(a *Assessment, answer string) {
	doc, err := text.Parse(answer)
	if err != nil || len(doc.Words) < shortWords {
		return
	}
	h := sha256.New()
	for _, part := range []string{a.GuideSHA256, a.Guide, a.Question, joined(doc.Words)} {
		_, _ = h.Write(append([]byte(part), 0)) // never fails
	}
	key := [sha256.Size]byte(h.Sum(nil))
	switch {
	case c.seen[key]:
		a.Warnings = append(slices.Clip(a.Warnings), WarnCopied)
	case len(c.seen) < maxCopies:
		if c.seen == nil {
			c.seen = make(map[[sha256.Size]byte]bool)
		}
		c.seen[key] = true
	}
}
