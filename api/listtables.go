package api

import (
	"context"

	"yardstick/batch"
	"yardstick/hook"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	"yardstick/panel"
	"yardstick/people"
)

// batchTables are about batches, for people and coaches.
func (s *Service) batchTables() {
	desk := func() (*batch.Desk, error) {
		if s.Batches == nil {
			return nil, fault.NotFoundf("no batches are assessed here")
		}
		return s.Batches, nil
	}
	tabled(s, get("/batches", "get-batch-table", "Your batches").practising().orCoach(), "Batches",
		func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			d, err := desk()
			if err != nil {
				return nil, err
			}
			all, err := d.Store.List(ctx, c.batches())
			head, rows := batch.ListRows(all)
			return tableOf("Batches", head, rows), err
		})
	tabled(s, get("/batches/{batch}/alike", "get-alike-table",
		"Answers of different candidates of a batch that are nearly alike").practising().orCoach(), "Alike",
		func(ctx context.Context, c *caller, in *struct{ BatchID }) ([]*sheets.Table, error) {
			d, err := desk()
			if err != nil {
				return nil, err
			}
			pairs, err := pairsOf(ctx, d, c.batches(), in.Batch)
			head, rows := batch.PairRows(pairs)
			return tableOf("Alike", head, rows), err
		})
}

// recordTables are about the answers, ratings and entries of a position.
func (s *Service) recordTables() {
	tabled(s, get("/positions/{position}/alike", "get-alike-answers-table",
		"Answers of different candidates of a position that are nearly alike").positions().tell("For who runs the position."), "Alike",
		func(ctx context.Context, c *caller, in *struct{ PositionID }) ([]*sheets.Table, error) {
			v, err := s.alikeIn(ctx, c, in.Position)
			if err != nil {
				return nil, err
			}
			head, rows := v.Alike.Rows()
			return tableOf("Alike", head, rows), nil
		})
	tabled(s, get("/positions/{position}/agreement", "get-agreement-table", "How far the raters agree").positions(), "Agreement",
		func(ctx context.Context, c *caller, in *struct{ PositionID }) ([]*sheets.Table, error) {
			a, err := s.agreement(ctx, c, in.Position)
			if err != nil {
				return nil, err
			}
			head, rows := a.Rows()
			return tableOf("Agreement", head, rows), nil
		})
	tabled(s, get("/positions/{position}/record", "get-record-table", "The record of a position, entry by entry").positions().tell(
		"For who may read it; whole, or of one kind or person."), "Record",
		func(ctx context.Context, c *caller, in *struct {
			PositionID
			Entry
		},
		) ([]*sheets.Table, error) {
			v, err := s.seeRecord(ctx, c, in.Position, &panel.RecordFocus{Kind: in.Kind, Person: in.Person, Whole: true})
			if err != nil {
				return nil, err
			}
			head, rows := v.Record.Rows()
			return tableOf("Record", head, rows), nil
		})
}

// tokenTables are about what programs have from their owners.
func (s *Service) tokenTables() {
	tabled(s, get("/tokens", "get-token-table", "Your tokens").either(people.ReadScope).tell("What opens anything is not in it."), "Tokens",
		func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			all, err := s.Grants.Store.Grants(ctx, c.Realm, c.Owner)
			head, rows := people.GrantRows(all, s.Now())
			return tableOf("Tokens", head, rows), err
		})
	s.hookTables()
}

// hookTables are about webhooks.
func (s *Service) hookTables() {
	courier := func() (*hook.Courier, error) {
		if s.Courier == nil {
			return nil, fault.NotFoundf("nobody is told anything from here")
		}
		return s.Courier, nil
	}
	tabled(s, get("/hooks", "get-hook-table", "Your webhooks").positions(), "Webhooks",
		func(ctx context.Context, c *caller, _ *struct{}) ([]*sheets.Table, error) {
			k, err := courier()
			if err != nil {
				return nil, err
			}
			all, err := k.Store.Hooks(ctx, c.Owner)
			head, rows := hook.Rows(all)
			return tableOf("Webhooks", head, rows), err
		})
	tabled(s, get("/hooks/{hook}/deliveries", "get-delivery-table", "What is on its way to a webhook").positions(), "Deliveries",
		func(ctx context.Context, c *caller, in *struct{ HookID }) ([]*sheets.Table, error) {
			k, err := courier()
			if err != nil {
				return nil, err
			}
			h, err := k.Own(ctx, c.Owner, in.Hook)
			if err != nil {
				return nil, err
			}
			all, err := k.Store.Outbox(ctx, h.ID)
			head, rows := hook.DeliveryRows(all)
			return tableOf("Deliveries", head, rows), err
		})
}
