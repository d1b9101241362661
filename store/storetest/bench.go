package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/judge"
	"yardstick/panel"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/store/sqlstore"
)

// answer is an answer of some 1,500 characters.
var answer = strings.Repeat("I have failed when nobody rings back. ", 40)

// Bench measures what each operation costs; docs/performance.md has the table. The
// database holds one owner with 33 answers, and a position with 100 entries.
func Bench(b *testing.B, open func(b *testing.B) *sqlstore.DB) {
	b.Helper()
	db := open(b)
	s, ctx := db.Practice("ann"), b.Context()
	j, _ := begun(b, s)
	for n := range 33 {
		a := anAttempt(j, fmt.Sprint("more", n), n)
		a.Text = answer
		must(b, s.Begin(ctx, a))
		get[practice.Attempt](b)(s.Finish(ctx, a.ID, practice.Ending{At: at(8), Assessment: anAssessment(a.ID, assess.Met)}))
	}
	begunPosition(b, db.Panel(), "porter")
	for n := range int64(98) {
		name := fmt.Sprint("part-", n)
		must(b, db.Panel().Append(ctx, "porter", 2+n, panel.Batch{
			Lines: lines(answer[:400]), Put: []panel.Item{item("part", name, answer)}, Summary: summary("porter", 2),
		}))
	}
	must(b, db.People().AddPerson(ctx, people.Person{Code: "ann", Name: "Ann Example"}))
	must(b, db.Entrances().Add(ctx, people.Entrance{Hash: "h", Person: "Ann", Since: at(1), Touched: at(1)}))
	reading := map[judge.Key][]byte{}
	keys := make([]judge.Key, 8)
	for i := range keys {
		keys[i] = judge.Key{byte(i)}
		reading[keys[i]] = []byte(`{"a":1}`)
	}
	must(b, db.Judged().Keep(ctx, reading, at(1)))
	for _, op := range append(practiceOps(b, s, j), sharedOps(b, db, keys)...) {
		b.Run(op.name, func(b *testing.B) {
			var all []time.Duration
			for n := 0; b.Loop(); n++ {
				begun := time.Now()
				if err := op.do(n); err != nil {
					b.Fatal(err)
				}
				all = append(all, time.Since(begun))
			}
			slices.Sort(all) // on a busy machine the mean says how busy it is
			b.ReportMetric(float64(all[0].Microseconds()), "least-µs")
			b.ReportMetric(float64(all[len(all)/2].Microseconds()), "median-µs")
		})
	}
}

// op is one operation that is measured; n counts up.
type op struct {
	name string
	do   func(n int) error
}

// practiceOps are those of somebody who practises.
func practiceOps(b *testing.B, s practice.Store, j practice.Job) []op {
	b.Helper()
	ctx, revision := b.Context(), 0
	return []op{
		{"save a draft", func(int) error {
			a, err := s.Save(ctx, "a1", aDraft(revision, fmt.Sprint(answer, revision), "tab"))
			revision = a.Revision
			return err
		}},
		{"begin and finish an attempt", func(n int) error {
			a := anAttempt(j, fmt.Sprint("new", n), 1)
			a.Text = answer
			if err := s.Begin(ctx, a); err != nil {
				return err
			}
			if _, err := s.Finish(ctx, a.ID, practice.Ending{At: at(8), Assessment: anAssessment(a.ID, assess.Met)}); err != nil {
				return err
			}
			return s.RemoveAttempt(ctx, a.ID)
		}},
		{"one attempt", func(int) error { _, err := s.Attempt(ctx, "more1"); return err }},
		{"34 attempts", func(int) error { _, err := s.Attempts(ctx, practice.Filter{Job: j.ID}); return err }},
		{"jobs", func(int) error { _, err := s.Jobs(ctx); return err }},
	}
}

// sharedOps are those of panels and of every request.
func sharedOps(b *testing.B, db *sqlstore.DB, keys []judge.Key) []op {
	b.Helper()
	ctx, version := b.Context(), int64(100)
	return []op{
		{"append an entry with a part", func(int) error {
			name := fmt.Sprint("new-", version)
			err := db.Panel().Append(ctx, "porter", version, panel.Batch{
				Lines: lines(answer[:400]), Put: []panel.Item{item("part", name, answer)}, Summary: summary("porter", 2),
			})
			version++
			return err
		}},
		{"version of a position", func(int) error { _, err := db.Panel().Version(ctx, "porter"); return err }},
		{"load a position", func(int) error { _, err := db.Panel().Load(ctx, "porter"); return err }},
		{"whose session", func(int) error { _, err := db.Entrances().Find(ctx, "h"); return err }},
		{"note that a session is used", func(n int) error {
			return db.Entrances().Touch(ctx, "h", at(2).Add(time.Duration(n)*time.Millisecond))
		}},
		{"change an account", func(n int) error {
			_, err := db.People().ChangePerson(ctx, "ann", func(p *people.Person) error {
				p.Name = fmt.Sprint("Ann ", n)
				return nil
			})
			return err
		}},
		{"take a try", func(n int) error {
			_, err := db.Tries().Take(ctx, "here", at(1).Add(time.Duration(n)*time.Second), time.Second, 5)
			return err
		}},
		{"8 readings of a judge", func(int) error { _, err := db.Judged().Find(ctx, keys); return err }},
	}
}
