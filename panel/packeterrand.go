package panel

import (
	"bytes"
	"context"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/internal/fault"
	"yardstick/people"
)

// LargePacket is how many entries a log has at least whose packet is made in the
// background: with as many it takes about half a second of a processor.
const LargePacket = 3000

// PacketErrand makes packets of positions for accounts, which are looked up when it is
// done: what they may read then counts.
func PacketErrand(desk func(ctx context.Context) (*Desk, error), accounts people.Store) errand.Kind {
	return errand.Kind{Name: errand.Packet, Make: func(ctx context.Context, e errand.Errand, tell errand.Tell) (errand.Made, error) {
		code, ok := background.Account(e.Owner)
		if !ok {
			return errand.Made{}, fault.Invalidf("a packet is for an account, not for %.80q", e.Owner)
		}
		p, err := accounts.Person(ctx, code)
		if err != nil {
			return errand.Made{}, err
		}
		if p.Left {
			return errand.Made{}, forbidden("the account has ended")
		}
		d, err := desk(ctx)
		if err != nil {
			return errand.Made{}, err
		}
		var b bytes.Buffer
		if err := d.Packet(ctx, Viewer{Code: p.Code, Roles: p.Roles}, e.About, &b); err != nil {
			return errand.Made{}, err
		}
		tell(background.Progress{Done: 1, Of: 1})
		return errand.Made{Name: e.About + ".zip", Type: "application/zip", Data: b.Bytes()}, nil
	}}
}

// MayReadRecord is nil where somebody may read the record of a position now.
func (d *Desk) MayReadRecord(ctx context.Context, who Viewer, position string) error {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	return people.Need(who.rolesIn(s), people.ReadRecord, s.Stage())
}
