package storetest

import (
	"fmt"
	"testing"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/practice"
)

func aComment(id string, seconds int) practice.Comment {
	return practice.Comment{ID: id, Coach: "Cleo", Requirement: "a", Text: "Say what you did.", At: at(seconds)}
}

func access(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	must(t, s.AddJob(ctx, aJob(t, "porter")))
	one := practice.Access{Coach: "Cleo", Job: "porter", Corrections: true, At: at(1)}
	all := practice.Access{Coach: "Cleo", At: at(2)}
	must(t, s.Give(ctx, one))
	must(t, s.Give(ctx, all))
	same(t, "given", get[[]practice.Access](t)(s.Access(ctx)), []practice.Access{all, one})
	same(t, "of another person", len(get[[]practice.Access](t)(of("bob").Access(ctx))), 0)
	one.Corrections, one.At = false, at(3)
	must(t, s.Give(ctx, one))
	same(t, "the later one counts", get[[]practice.Access](t)(s.Access(ctx)), []practice.Access{all, one})
	is(t, "to a job that is not there", s.Give(ctx, practice.Access{Coach: "Cleo", Job: "nothing", At: at(1)}), fault.NotFound)
	must(t, s.TakeBack(ctx, "Cleo", ""))
	must(t, s.TakeBack(ctx, "Cleo", ""))
	must(t, of("bob").TakeBack(ctx, "Cleo", "porter"))
	same(t, "the rest stays", get[[]practice.Access](t)(s.Access(ctx)), []practice.Access{one})
	must(t, s.RemoveJob(ctx, "porter"))
	same(t, "what belongs to a job goes with it", len(get[[]practice.Access](t)(s.Access(ctx))), 0)
	must(t, s.AddJob(ctx, aJob(t, "porter")))
	same(t, "a job of the same name is another", len(get[[]practice.Access](t)(s.Access(ctx))), 0)
}

func comments(t *testing.T, of func(string) practice.Store) {
	s, ctx := of("ann"), t.Context()
	j, a := begun(t, s)
	is(t, "without access", s.Comment(ctx, a.ID, aComment("m1", 3)), fault.Forbidden)
	must(t, s.Give(ctx, practice.Access{Coach: "Cleo", Job: j.ID, At: at(1)}))
	is(t, "before the end", s.Comment(ctx, a.ID, aComment("m1", 3)), fault.Conflict)
	done := get[practice.Attempt](t)(s.Finish(ctx, a.ID, practice.Ending{At: at(2), Assessment: anAssessment(a.ID, assess.Partly)}))
	other := aComment("m1", 3)
	other.Coach = "Dan"
	is(t, "of a coach who was given nothing", s.Comment(ctx, a.ID, other), fault.Forbidden)
	is(t, "through another person", of("bob").Comment(ctx, a.ID, aComment("m1", 3)), fault.NotFound)
	must(t, s.Comment(ctx, a.ID, aComment("m1", 3)))
	is(t, "an id that is taken", s.Comment(ctx, a.ID, aComment("m1", 3)), fault.Conflict)
	must(t, s.Comment(ctx, a.ID, aComment("m0", 4)))
	done.Comments = []practice.Comment{aComment("m1", 3), aComment("m0", 4)}
	same(t, "kept in order of time", get[practice.Attempt](t)(s.Attempt(ctx, a.ID)), done)
	same(t, "in a list, too", get[[]practice.Attempt](t)(s.Attempts(ctx, practice.Filter{})), []practice.Attempt{done})
	must(t, s.TakeBack(ctx, "Cleo", j.ID))
	is(t, "after it was taken back", s.Comment(ctx, a.ID, aComment("m2", 5)), fault.Forbidden)
	same(t, "what was said stays", len(get[practice.Attempt](t)(s.Attempt(ctx, a.ID)).Comments), 2)
	is(t, "removed by another person", of("bob").RemoveComment(ctx, a.ID, "m1"), fault.NotFound)
	must(t, s.RemoveComment(ctx, a.ID, "m1"))
	is(t, "removed again", s.RemoveComment(ctx, a.ID, "m1"), fault.NotFound)
	must(t, s.Give(ctx, practice.Access{Coach: "Cleo", At: at(6)}))
	for i := range practice.MaxComments - 1 {
		must(t, s.Comment(ctx, a.ID, aComment(fmt.Sprintf("n%d", i), 7)))
	}
	is(t, "one too many", s.Comment(ctx, a.ID, aComment("last", 8)), fault.Conflict)
	must(t, s.RemoveAttempt(ctx, a.ID))
}
