package storetest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/limit"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/store/sqlstore"
)

// OpenWhole gives an empty database, open until the test ends.
type OpenWhole func(t *testing.T) *sqlstore.DB

// schema is the number that files of the suite say they have.
const schema = 1

// RunWhole runs the suite of whole databases.
func RunWhole(t *testing.T, open OpenWhole) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, OpenWhole){
		"an installation there and back": installation,
		"what is no installation":        noInstallation,
		"over what is there":             overInstallation,
		"sessions of links":              entrances,
		"tries":                          tries,
		"ceremonies":                     ceremonies,
		"marks of keys":                  keyMarks,
		"readings of the judge":          judged,
		"order is that of bytes":         byteOrder,
		"texts that are no texts":        oddTexts,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open)
		})
	}
}

// FillWith puts something of everything into a database: what two people practise, a
// position with sealed ratings and one that is decided, accounts, sessions and readings.
func FillWith(t *testing.T, db *sqlstore.DB) {
	t.Helper()
	ctx := t.Context()
	full(t, db.Practice("ann"))
	_, a := begun(t, db.Practice("b\x1b\x00\xff"))
	get[practice.Attempt](t)(db.Practice("b\x1b\x00\xff").Save(ctx, a.ID, aDraft(0, "\x00\x1b1b \xff\n\"<&>\u2028", "t\x00")))
	get[bool](t)(db.Practice("ann").Welcome(ctx, practice.Everything{}))
	s := db.Practice("ann")
	revised := get[practice.Job](t)(s.Job(ctx, "porter"))
	revised.Guide = get[practice.Job](t)(s.Job(ctx, "cook")).Guide
	get[practice.Job](t)(s.Revise(ctx, revised, revised.Revision))
	must(t, s.Give(ctx, practice.Access{Coach: "Dora", Job: "porter", Corrections: true, At: at(3)}))

	must(t, sample.Make(ctx, paneltest.NewDesk(t, db.Panel()), sample.Rating))
	begunPosition(t, db.Panel(), "porter")
	must(t, db.Panel().Append(ctx, "porter", 2, panel.Batch{Put: []panel.Item{item("document", "empty", "")}, Summary: summary("porter", 2)}))
	must(t, db.Panel().SaveDraft(ctx, "porter", aRatingDraft("ann", "heron", "tab", 1)))
	must(t, db.Panel().SetGroup(ctx, "porter", "heron", "sex", "women"))

	p := db.People()
	must(t, p.AddPerson(ctx, people.Person{Code: "ann", Name: "Ann Example", Roles: []people.Role{people.Administrator}}))
	must(t, p.SetRules(ctx, people.Rules{SecondForAll: true}))
	must(t, p.AddSession(ctx, people.Session{Hash: "h", Person: "ann", Since: at(1), Touched: at(2), Half: true}))
	must(t, p.AddInvitation(ctx, people.Invitation{Hash: "i", Role: people.Auditor, Person: "ben", Expires: at(9)}))
	must(t, db.Entrances().Add(ctx, people.Entrance{Hash: "e", Person: "Cleo", Coach: true, Since: at(1), Touched: at(2)}))
	must(t, db.Judged().Keep(ctx, map[judge.Key][]byte{{1, 0, 255}: []byte(`{"a": 1}`)}, at(1)))
	must(t, db.Judged().Add(ctx, "2026-01-31", limit.Spent{Tokens: 10, Money: 5}))
	same(t, "mark", get[string](t)(db.KeyMark(ctx, "safe", "abc")), "abc")
}

// Exported is a database as a file.
func Exported(t *testing.T, db *sqlstore.DB) (file []byte, c sqlstore.Contents) {
	t.Helper()
	var b bytes.Buffer
	c = get[sqlstore.Contents](t)(db.Export(t.Context(), &b, schema))
	return b.Bytes(), c
}

func installation(t *testing.T, open OpenWhole) {
	from, to := open(t), open(t)
	FillWith(t, from)
	file, want := Exported(t, from)
	same(t, "checked", get[sqlstore.Contents](t)(sqlstore.Check(bytes.NewReader(file), schema)), want)
	same(t, "imported", get[sqlstore.Contents](t)(to.Import(t.Context(), bytes.NewReader(file), schema, false)), want)
	same(t, "what is there", get[sqlstore.Contents](t)(to.Contents(t.Context())), want)
	again, _ := Exported(t, to)
	same(t, "the file of the copy", string(again), string(file))
	SameWhole(t, from, to)
	_, err := to.Import(t.Context(), bytes.NewReader(file), schema, false)
	is(t, "into what is not empty", err, fault.Conflict)
	must(t, to.Practice("ann").RemoveSample(t.Context()))
	if left := get[sqlstore.Contents](t)(to.Contents(t.Context())); left == want {
		t.Error("the hash does not change with what is kept")
	}
}

// SameWhole compares what two databases hold as those see it who work with it.
func SameWhole(t *testing.T, a, b *sqlstore.DB) {
	t.Helper()
	ctx := t.Context()
	for _, owner := range []string{"ann", "b\x1b\x00\xff"} {
		same(t, "everything of "+fmt.Sprintf("%q", owner), get[practice.Everything](t)(b.Practice(owner).Everything(ctx)),
			get[practice.Everything](t)(a.Practice(owner).Everything(ctx)))
	}
	for _, code := range []string{sample.Code, "porter"} {
		same(t, "position "+code, get[panel.Kept](t)(b.Panel().Load(ctx, code)), get[panel.Kept](t)(a.Panel().Load(ctx, code)))
	}
	same(t, "accounts", get[[]people.Person](t)(b.People().People(ctx)), get[[]people.Person](t)(a.People().People(ctx)))
	same(t, "session", get[people.Session](t)(b.People().Session(ctx, "h")), get[people.Session](t)(a.People().Session(ctx, "h")))
	// Another desk with the same key goes on with the sealed ratings.
	view := get[panel.View](t)(paneltest.NewDesk(t, b.Panel()).See(ctx, panel.Viewer{Code: "tom"}, sample.Code, panel.Focus{}))
	same(t, "the position is seen", view.Position, sample.Code)
}

func noInstallation(t *testing.T, open OpenWhole) {
	from, to := open(t), open(t)
	FillWith(t, from)
	file, _ := Exported(t, from)
	text := string(file)
	newer := strings.Replace(text, `"schema":1`, `"schema":2`, 1)
	for name, content := range map[string]string{
		"empty": "", "a letter": "Dear diary", "JSON": "{}",
		"cut":                 text[:len(text)/2],
		"without its end":     text[:strings.LastIndex(text, `{"end"`)],
		"changed":             strings.Replace(text, "Ann Example", "Eve Example", 1),
		"a row less":          strings.Replace(text, `["2026-01-31",10,5]`+"\n", "", 1),
		"a fraction":          strings.Replace(text, `["2026-01-31",10,5]`, `["2026-01-31",4.9,5]`, 1),
		"a table of a guest":  strings.Replace(text, `{"table":"people"`, `{"table":"songs"`, 1),
		"a column of a guest": strings.Replace(text, `"columns":["day"`, `"columns":["song"`, 1),
		"an id of a path":     strings.ReplaceAll(text, `"porter"`, `"../porter"`),
		"more after its end":  text + "[]\n",
	} {
		_, err := to.Import(t.Context(), strings.NewReader(content), schema, false)
		is(t, name, err, fault.Invalid)
	}
	_, err := to.Import(t.Context(), strings.NewReader(newer), schema, false)
	is(t, "a newer one", err, fault.Conflict)
	same(t, "nothing was kept", get[sqlstore.Contents](t)(to.Contents(t.Context())).Rows, int64(0))
}

func overInstallation(t *testing.T, open OpenWhole) {
	db := open(t)
	FillWith(t, db)
	file, want := Exported(t, db)
	must(t, db.Practice("ann").Erase(t.Context()))
	begun(t, db.Practice("carol"))
	begunPosition(t, db.Panel(), "another")
	_, err := db.Import(t.Context(), bytes.NewReader(file[:len(file)/2]), schema, true)
	is(t, "half a file", err, fault.Invalid)
	same(t, "what was there stays", len(get[[]practice.Job](t)(db.Practice("carol").Jobs(t.Context()))), 1)
	same(t, "restored", get[sqlstore.Contents](t)(db.Import(t.Context(), bytes.NewReader(file), schema, true)), want)
	same(t, "restoring gives nobody access", len(get[[]practice.Given](t)(db.GivenTo(t.Context(), "Cleo"))), 0)
	same(t, "what came after is gone", len(get[[]practice.Job](t)(db.Practice("carol").Jobs(t.Context()))), 0)
	is(t, "its position, too", second(db.Panel().Load(t.Context(), "another")), fault.NotFound)
}

func entrances(t *testing.T, open OpenWhole) {
	e, ctx := open(t).Entrances(), t.Context()
	one := people.Entrance{Hash: "h1", Person: "Cleo", Coach: true, Since: at(0), Touched: at(0)}
	must(t, e.Add(ctx, one))
	same(t, "there and back", get[people.Entrance](t)(e.Find(ctx, "h1")), one)
	must(t, e.Touch(ctx, "h1", at(9)))
	must(t, e.Touch(ctx, "h1", at(5))) // late
	same(t, "touched", get[people.Entrance](t)(e.Find(ctx, "h1")).Touched, at(9))
	later := at(9).Add(people.IdleFor + time.Minute)
	must(t, e.Add(ctx, people.Entrance{Hash: "h2", Person: "Ann", Since: later, Touched: later}))
	is(t, "idle for too long", second(e.Find(ctx, "h1")), fault.NotFound)
	for n := range 100 {
		must(t, e.Add(ctx, people.Entrance{
			Hash: people.TokenHash(fmt.Sprint("many", n)), Person: "Ann", Since: later, Touched: later.Add(time.Duration(n+1) * time.Second),
		}))
	}
	is(t, "one too many ends the one idle longest", second(e.Find(ctx, "h2")), fault.NotFound)
	get[people.Entrance](t)(e.Find(ctx, "many99"))
	must(t, e.Drop(ctx, "many99"))
	must(t, e.Drop(ctx, "many99"))
	is(t, "dropped", second(e.Find(ctx, "many99")), fault.NotFound)
}

func tries(t *testing.T, open OpenWhole) {
	s, ctx := open(t).Tries(), t.Context()
	take := func(minute int) bool { return get[bool](t)(s.Take(ctx, "here", at(minute), time.Minute, 3)) }
	for n := range 3 {
		same(t, fmt.Sprint("try ", n), take(0), true)
	}
	same(t, "one too many", take(0), false)
	same(t, "taken", get[bool](t)(s.Taken(ctx, "here", at(2))), true)
	same(t, "not taken any more", get[bool](t)(s.Taken(ctx, "here", at(3))), false)
	same(t, "of another place", get[bool](t)(s.Take(ctx, "there", at(0), time.Minute, 3)), true)
	same(t, "a minute later", take(1), true)
	same(t, "and one more", take(1), false)
	must(t, s.GiveBack(ctx, "here", time.Minute))
	same(t, "one that did not count", take(1), true)
	same(t, "after a long time", take(50), true)
}

func ceremonies(t *testing.T, open OpenWhole) {
	c, ctx := open(t).Ceremonies(), t.Context()
	must(t, c.Begin(ctx, "h", []byte(`{"a": 1}`), at(0), at(5)))
	same(t, "there and back", string(get[[]byte](t)(c.End(ctx, "h", at(5)))), `{"a": 1}`)
	is(t, "twice", second(c.End(ctx, "h", at(5))), fault.NotFound)
	must(t, c.Begin(ctx, "late", []byte(`{}`), at(0), at(5)))
	is(t, "late", second(c.End(ctx, "late", at(6))), fault.NotFound)
}

func keyMarks(t *testing.T, open OpenWhole) {
	db, ctx := open(t), t.Context()
	same(t, "before", get[bool](t)(db.HasKeyMark(ctx, "safe")), false)
	same(t, "the first", get[string](t)(db.KeyMark(ctx, "safe", "one")), "one")
	same(t, "another", get[string](t)(db.KeyMark(ctx, "safe", "two")), "one")
	same(t, "after", get[bool](t)(db.HasKeyMark(ctx, "safe")), true)
}

func judged(t *testing.T, open OpenWhole) {
	j, ctx := open(t).Judged(), t.Context()
	a, b := judge.Key{1}, judge.Key{2}
	must(t, j.Keep(ctx, map[judge.Key][]byte{a: []byte(`{"a": 1}`)}, at(0)))
	must(t, j.Keep(ctx, map[judge.Key][]byte{a: []byte(`{"a":  2, "b":1e3}`), b: []byte(`{}`)}, at(1)))
	same(t, "as it was spelled", get[map[judge.Key][]byte](t)(j.Find(ctx, []judge.Key{a, b, {3}})),
		map[judge.Key][]byte{a: []byte(`{"a":  2, "b":1e3}`), b: []byte(`{}`)})
	for range 3 {
		must(t, j.Add(ctx, "2026-01-31", limit.Spent{Tokens: 10, Money: 5}))
	}
	same(t, "spent", get[limit.Spent](t)(j.Spent(ctx, "2026-01-31")), limit.Spent{Tokens: 30, Money: 15})
	same(t, "spent on no day", get[limit.Spent](t)(j.Spent(ctx, "2026-02-01")), limit.Spent{})
	same(t, "forgotten", get[int64](t)(j.Forget(ctx)), int64(2))
}

// byteOrder: lists are in the order of bytes, as Go sorts, whatever language the
// database was made for.
func byteOrder(t *testing.T, open OpenWhole) {
	db := open(t)
	want := []string{"B", "Z", "_", "a", "ab", "b", "z", "Ä", "ä", "漢"}
	for _, i := range []int{3, 9, 0, 5, 7, 1, 8, 2, 6, 4} {
		must(t, db.People().AddPerson(t.Context(), people.Person{Code: want[i], Name: "x"}))
	}
	var got []string
	for _, p := range get[[]people.Person](t)(db.People().People(t.Context())) {
		got = append(got, p.Code)
	}
	same(t, "order", got, want)
}

// oddTexts: a text that is no UTF-8, or has a byte 0, comes back as it went.
func oddTexts(t *testing.T, open OpenWhole) {
	s := open(t).Practice("ann")
	_, a := begun(t, s)
	for i, words := range []string{"\x00", "\x1b", "\x1b1b", "\xff\xfe", "a\xc3", "\ufffd", "\x1b00\x00", "e\u0301\x00\x00z"} {
		get[practice.Attempt](t)(s.Save(t.Context(), a.ID, aDraft(i, words, "tab")))
		same(t, fmt.Sprintf("%q", words), get[practice.Attempt](t)(s.Attempt(t.Context(), a.ID)).Text, words)
	}
}
