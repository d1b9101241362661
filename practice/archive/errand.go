package archive

import (
	"bytes"
	"context"
	"time"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// What takes too long to wait for: archives of so many bytes to take in, and so many
// attempts to give out.
const (
	Large         = 4 << 20
	LargeAttempts = 2000
)

// Begins reports whether data begin as an archive does, so that what is none need not
// wait for its turn to be told so.
func Begins(data []byte) bool {
	head := data[:min(len(data), 200)]
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(Format))
}

// Errands give out what somebody has practised, and take it in, from the store of each
// person.
func Errands(store func(person string) practice.Store, now func() time.Time) []errand.Kind {
	out := func(ctx context.Context, e errand.Errand, tell errand.Tell) (errand.Made, error) {
		person, err := whose(&e)
		if err != nil {
			return errand.Made{}, err
		}
		all, err := store(person).Everything(ctx)
		if err != nil {
			return errand.Made{}, err
		}
		tell(background.Progress{Done: 1, Of: 2})
		var b bytes.Buffer
		at := now()
		if err := Write(&b, all, at); err != nil {
			return errand.Made{}, err
		}
		return errand.Made{Name: "yardstick-" + at.Format("2006-01-02") + ".json", Type: "application/json", Data: b.Bytes()}, nil
	}
	in := func(ctx context.Context, e errand.Errand, brought []byte, end errand.End) error {
		person, err := whose(&e)
		if err != nil {
			return err
		}
		all, err := ReadFor(ctx, "the archive", bytes.NewReader(brought))
		if err != nil {
			return err
		}
		_, err = store(person).MergeThen(ctx, all, func(ctx context.Context, tx any, m practice.Merged) error {
			return end(ctx, tx, errand.Taken(m))
		})
		return err
	}
	return []errand.Kind{{Name: errand.Export, Make: out}, {Name: errand.Import, Take: in}}
}

// whose is who practises what an errand is about.
func whose(e *errand.Errand) (string, error) {
	person, ok := background.Person(e.Owner)
	if !ok {
		return "", fault.Invalidf("this is for who practises, not for %.80q", e.Owner)
	}
	return person, nil
}
