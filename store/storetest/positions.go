package storetest

import (
	"fmt"
	"sync"
	"testing"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
)

// OpenPanel gives an empty store of positions, open until the test ends.
type OpenPanel func(t *testing.T) panel.Store

// RunPanel runs the suite of stores of positions.
func RunPanel(t *testing.T, open OpenPanel) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, panel.Store){
		"a position there and back":      position,
		"a version that is old":          oldVersion,
		"whole or not at all":            appendWhole,
		"many raters at once":            manyRaters,
		"what is dropped":                dropped,
		"summaries":                      summaries,
		"summaries in parts":             partly,
		"drafts of raters":               ratingDrafts,
		"groups stand apart":             groups,
		"removing a position":            removingPosition,
		"the invented position as a way": inventedPosition,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func item(kind, name, data string) panel.Item {
	return panel.Item{ItemID: panel.ItemID{Kind: kind, Name: name}, Data: []byte(data)}
}

func lines(texts ...string) (out [][]byte) {
	for _, text := range texts {
		out = append(out, []byte(text))
	}
	return out
}

func summary(code string, minute int) panel.Summary {
	return panel.Summary{
		Position: code, Title: "Title of " + code, Stage: people.Preparing, Opened: at(minute), Last: at(minute), Entries: 2,
		Members: []string{"ann"}, Waiting: []string{},
	}
}

func begunPosition(t testing.TB, s panel.Store, code string) {
	t.Helper()
	must(t, s.Create(t.Context(), code, panel.Batch{
		Lines: lines(`{"n":0}`, `{"n":1}`),
		Put:   []panel.Item{item("secret", "log", "s"), item("part", "identity-2", "p\x00p")}, Summary: summary(code, 1),
	}))
}

func position(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	is(t, "a code that is taken", s.Create(t.Context(), "porter", panel.Batch{Lines: lines("x"), Summary: summary("porter", 2)}),
		fault.Conflict)
	must(t, s.Append(t.Context(), "porter", 2, panel.Batch{
		Lines: lines(`{"n":2,"text":"Grüße 漢字"}`), Put: []panel.Item{item("document", "guide.json", "{}")}, Summary: summary("porter", 3),
	}))
	got := get[panel.Kept](t)(s.Load(t.Context(), "porter"))
	same(t, "kept", got, panel.Kept{
		Log:   []byte("{\"n\":0}\n{\"n\":1}\n{\"n\":2,\"text\":\"Grüße 漢字\"}\n"),
		Items: []panel.Item{item("document", "guide.json", "{}"), item("part", "identity-2", "p\x00p"), item("secret", "log", "s")},
	})
	same(t, "version", get[int64](t)(s.Version(t.Context(), "porter")), int64(3))
	for what, err := range map[string]error{
		"load": second(s.Load(t.Context(), "none")), "version": second(s.Version(t.Context(), "none")),
		"append": s.Append(t.Context(), "none", 0, panel.Batch{Lines: lines("x")}), "remove": s.Remove(t.Context(), "none"),
		"drafts": second(s.Drafts(t.Context(), "none", "r", "c")),
		"draft":  s.SaveDraft(t.Context(), "none", panel.Draft{Rater: "r", Candidate: "c", Writer: "w", Body: []byte("x")}),
	} {
		is(t, what+" of a position that is not there", err, fault.NotFound)
	}
}

func second[T any](_ T, err error) error { return err }

func oldVersion(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	for _, version := range []int64{0, 1, 3, -1} {
		is(t, fmt.Sprint("version ", version), s.Append(t.Context(), "porter", version,
			panel.Batch{Lines: lines("late"), Put: []panel.Item{item("part", "x", "x")}}), fault.Conflict)
	}
	got := get[panel.Kept](t)(s.Load(t.Context(), "porter"))
	same(t, "log", string(got.Log), "{\"n\":0}\n{\"n\":1}\n")
	same(t, "items", len(got.Items), 2)
}

// appendWhole appends only items: the version stays, and they are there.
func appendWhole(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	must(t, s.Append(t.Context(), "porter", 2, panel.Batch{Put: []panel.Item{
		item("checkpoint", "2", "head"),
		item("part", "identity-2", "again"),
	}, Summary: summary("porter", 2)}))
	got := get[panel.Kept](t)(s.Load(t.Context(), "porter"))
	same(t, "items", got.Items, []panel.Item{item("checkpoint", "2", "head"), item("part", "identity-2", "again"), item("secret", "log", "s")})
	same(t, "version", get[int64](t)(s.Version(t.Context(), "porter")), int64(2))
}

// manyRaters: of many who append to the same version one succeeds, and nothing of
// the others is kept.
func manyRaters(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	const writers, turns = 4, 10
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for n := 0; n < turns; {
				version, err := s.Version(t.Context(), "porter")
				if err != nil {
					t.Error(err)
					return
				}
				name := fmt.Sprint(w, "-", n)
				err = s.Append(t.Context(), "porter", version,
					panel.Batch{Lines: lines(name), Put: []panel.Item{item("part", name, name)}, Summary: summary("porter", 2)})
				switch {
				case err == nil:
					n++
				case !fault.Is(err, fault.Conflict):
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	got := get[panel.Kept](t)(s.Load(t.Context(), "porter"))
	same(t, "version", get[int64](t)(s.Version(t.Context(), "porter")), int64(2+writers*turns))
	same(t, "items", len(got.Items), 2+writers*turns)
}

func dropped(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	must(t, s.SaveDraft(t.Context(), "porter", aRatingDraft("ann", "heron", "tab", 1)))
	must(t, s.SaveDraft(t.Context(), "porter", aRatingDraft("ann", "wren", "tab", 1)))
	must(t, s.SetGroup(t.Context(), "porter", "heron", "sex", "women"))
	must(t, s.Append(t.Context(), "porter", 2, panel.Batch{
		Lines: lines("tombstone"), Drop: []panel.ItemID{{Kind: "part", Name: "identity-2"}, {Kind: "part", Name: "never there"}},
		Forget: []string{"heron"}, Summary: summary("porter", 2),
	}))
	got := get[panel.Kept](t)(s.Load(t.Context(), "porter"))
	same(t, "items", got.Items, []panel.Item{item("secret", "log", "s")})
	same(t, "drafts of the erased", len(get[[]panel.Draft](t)(s.Drafts(t.Context(), "porter", "ann", "heron"))), 0)
	same(t, "drafts of others", len(get[[]panel.Draft](t)(s.Drafts(t.Context(), "porter", "ann", "wren"))), 1)
	same(t, "groups", len(get[map[string]string](t)(s.Groups(t.Context(), "porter", "sex"))), 0)
}

// partly lists positions in parts, and those of one person.
func partly(t *testing.T, s panel.Store) {
	codes := func(l panel.Listing) string {
		return ids(get[[]panel.Summary](t)(s.SummariesFrom(t.Context(), l)), func(s panel.Summary) string { return s.Position })
	}
	for i, code := range []string{"e", "d", "c", "b", "a"} {
		sum := summary(code, i/2) // two were opened at the same moment
		if i%2 == 0 {
			sum.Members = []string{"ben", "ann"}
		}
		must(t, s.Create(t.Context(), code, panel.Batch{Lines: lines("x"), Summary: sum}))
	}
	same(t, "all", codes(panel.Listing{}), "[a b c d e]")
	same(t, "two", codes(panel.Listing{Most: 2}), "[a b]")
	same(t, "two more", codes(panel.Listing{After: "b", Most: 2}), "[c d]")
	same(t, "the last", codes(panel.Listing{After: "d", Most: 2}), "[e]")
	same(t, "after nothing", codes(panel.Listing{After: "z", Most: 2}), "[]")
	same(t, "of one person", codes(panel.Listing{Member: "ben"}), "[a c e]")
	same(t, "of one person, in parts", codes(panel.Listing{Member: "ben", After: "a", Most: 1}), "[c]")
	left := summary("c", 1)
	must(t, s.Append(t.Context(), "c", 1, panel.Batch{Lines: lines("y"), Summary: left}))
	same(t, "after leaving one", codes(panel.Listing{Member: "ben"}), "[a e]")
	must(t, s.Remove(t.Context(), "a"))
	same(t, "after one was removed", codes(panel.Listing{Member: "ben"}), "[e]")
}

func summaries(t *testing.T, s panel.Store) {
	same(t, "none", get[[]panel.Summary](t)(s.Summaries(t.Context())), []panel.Summary{})
	for n, code := range []string{"b", "a", "c"} {
		must(t, s.Create(t.Context(), code, panel.Batch{Lines: lines("x"), Summary: summary(code, n/2)}))
	}
	changed := summary("a", 0)
	changed.Stage, changed.Candidates = people.Rating, 7
	must(t, s.Append(t.Context(), "a", 1, panel.Batch{Lines: lines("y"), Summary: changed}))
	same(t, "the latest first", get[[]panel.Summary](t)(s.Summaries(t.Context())), []panel.Summary{summary("c", 1), changed, summary("b", 0)})
}

func aRatingDraft(rater, candidate, writer string, revision int64) panel.Draft {
	return panel.Draft{
		Rater: rater, Candidate: candidate, Writer: writer, Revision: revision, Body: []byte(fmt.Sprint(rater, candidate, writer, revision)),
		At: at(int(revision)),
	}
}

func ratingDrafts(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	one, two := aRatingDraft("ann", "heron", "one", 1), aRatingDraft("ann", "heron", "two", 2)
	must(t, s.SaveDraft(t.Context(), "porter", one))
	must(t, s.SaveDraft(t.Context(), "porter", two))
	must(t, s.SaveDraft(t.Context(), "porter", aRatingDraft("ben", "heron", "one", 9)))
	same(t, "two tabs", get[[]panel.Draft](t)(s.Drafts(t.Context(), "porter", "ann", "heron")), []panel.Draft{two, one})
	newer := aRatingDraft("ann", "heron", "one", 5)
	must(t, s.SaveDraft(t.Context(), "porter", newer))
	must(t, s.SaveDraft(t.Context(), "porter", aRatingDraft("ann", "heron", "one", 4))) // late
	same(t, "the newest of each", get[[]panel.Draft](t)(s.Drafts(t.Context(), "porter", "ann", "heron")), []panel.Draft{newer, two})
	must(t, s.DropDrafts(t.Context(), "porter", "ann", "heron"))
	same(t, "dropped", len(get[[]panel.Draft](t)(s.Drafts(t.Context(), "porter", "ann", "heron"))), 0)
	same(t, "another rater's", len(get[[]panel.Draft](t)(s.Drafts(t.Context(), "porter", "ben", "heron"))), 1)
}

func groups(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	begunPosition(t, s, "other")
	must(t, s.SetGroup(t.Context(), "porter", "heron", "sex", "women"))
	must(t, s.SetGroup(t.Context(), "porter", "wren", "sex", "men"))
	must(t, s.SetGroup(t.Context(), "porter", "wren", "sex", "women"))
	must(t, s.SetGroup(t.Context(), "porter", "wren", "age", "40 or older"))
	must(t, s.SetGroup(t.Context(), "porter", "heron", "sex", ""))
	same(t, "sex", get[map[string]string](t)(s.Groups(t.Context(), "porter", "sex")), map[string]string{"wren": "women"})
	same(t, "of another position", get[map[string]string](t)(s.Groups(t.Context(), "other", "sex")), map[string]string{})
	kept := get[panel.Kept](t)(s.Load(t.Context(), "porter"))
	same(t, "items beside the log", len(kept.Items), 2)
}

func removingPosition(t *testing.T, s panel.Store) {
	begunPosition(t, s, "porter")
	begunPosition(t, s, "other")
	must(t, s.SaveDraft(t.Context(), "porter", aRatingDraft("ann", "heron", "one", 1)))
	must(t, s.Remove(t.Context(), "porter"))
	is(t, "after it", second(s.Load(t.Context(), "porter")), fault.NotFound)
	same(t, "the other", get[int64](t)(s.Version(t.Context(), "other")), int64(2))
	begunPosition(t, s, "porter")
	same(t, "drafts of a new one", len(get[[]panel.Draft](t)(s.Drafts(t.Context(), "porter", "ann", "heron"))), 0)
}

// inventedPosition goes the whole way at a desk, and folds what was kept.
func inventedPosition(t *testing.T, s panel.Store) {
	must(t, sample.Make(t.Context(), paneltest.NewDesk(t, s), sample.Decided))
	kept := get[panel.Kept](t)(s.Load(t.Context(), sample.Code))
	state := get[*panel.State](t)(panel.Fold(kept.Log))
	same(t, "stage", state.Stage(), people.Decided)
	same(t, "summary", get[[]panel.Summary](t)(s.Summaries(t.Context())), []panel.Summary{state.Summary()})
	for _, i := range kept.Items {
		if i.Kind == "sealed" {
			t.Errorf("what opens commitment %s is still kept after the reveal", i.Name)
		}
	}
}
