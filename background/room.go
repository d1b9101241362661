package background

import "yardstick/internal/fault"

// Bounds of files that wait to be read in the background, or were made there: of each
// sort of work, so many bytes of one owner, and of everybody.
const (
	MaxHeld = 512 << 20
	MaxAll  = 4 << 30
)

// Room is how many bytes such files may have: those of one owner, and those of
// everybody. 0 is [MaxHeld] and [MaxAll].
type Room struct {
	Owner, All int64
}

// bounds are the bounds in force.
func (r Room) bounds() Room {
	if r.Owner == 0 {
		r.Owner = MaxHeld
	}
	if r.All == 0 {
		r.All = MaxAll
	}
	return r
}

// Fits reports whether more bytes go beside what an owner and everybody has. A Conflict
// where the owner has too much, who may remove some of it; Unavailable where all have
// too much, because room comes by itself.
func (r Room) Fits(more, owner, all int64) error {
	r = r.bounds()
	switch {
	case owner+more > r.Owner:
		return fault.Conflictf("your files in the background have %d MiB, and %d MiB more would be over the %d MiB that one may have; "+
			"remove one that is not needed, or wait", mebibytes(owner), mebibytes(more), mebibytes(r.Owner))
	case all+more > r.All:
		return &fault.Error{Kind: fault.Unavailable, Message: "there is no room for more files in the background just now; try again later"}
	}
	return nil
}

// mebibytes are bytes in MiB, rounded up.
func mebibytes(n int64) int64 { return (n + 1<<20 - 1) >> 20 }
