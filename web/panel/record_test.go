package panel_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"net/http"
	"strings"
	"testing"
	"time"

	domain "yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web"
	"yardstick/web/text"
	"yardstick/web/webtest"
)

const recordPath = "/positions/" + sample.Code + "/record"

// withRoles is the invented position, and a visitor for each of some people.
func withRoles(t *testing.T, upto sample.Upto, roles map[string][]people.Role, options ...webtest.Option) (*webtest.Site, map[string]*webtest.Visitor) {
	t.Helper()
	site := webtest.Start(t, options...)
	if err := sample.Make(t.Context(), site.Positions(t), upto); err != nil {
		t.Fatal(err)
	}
	door := people.NewDoor(site.DB.People(), time.Now, rand.Reader)
	visitors := map[string]*webtest.Visitor{}
	for code, has := range roles {
		if err := door.Add(t.Context(), people.Person{Code: code, Name: "Name of " + code, Roles: has}, password); err != nil {
			t.Fatal(err)
		}
		visitors[code] = site.Visitor(t)
		visitors[code].Post("/panel/enter", "code", code, "password", password).Want(http.StatusOK)
	}
	return site, visitors
}

var everyRole = map[string][]people.Role{
	"alba": {people.Auditor}, "ines": nil, "tom": nil, "omar": nil, "boss": {people.Administrator},
}

// TestRecordPage: an auditor reads every entry in plain words, by kind, by person and
// part by part, and takes the packet along; a coordinator too; nobody else.
func TestRecordPage(t *testing.T) {
	t.Parallel()
	site, v := withRoles(t, sample.Decided, everyRole)
	for who, want := range map[string]int{"alba": http.StatusOK, "ines": http.StatusOK, "tom": http.StatusForbidden, "omar": http.StatusForbidden, "boss": http.StatusForbidden} {
		if p := v[who].Get(recordPath); p.Status != want {
			t.Errorf("%s: status %d, want %d", who, p.Status, want)
		}
		if p := v[who].Get(recordPath + ".csv"); p.Status != want {
			t.Errorf("the table for %s: status %d, want %d", who, p.Status, want)
		}
	}
	view, err := site.Positions(t).See(t.Context(), domain.Viewer{Code: "alba", Roles: []people.Role{people.Auditor}}, sample.Code, domain.Focus{})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	p := v["alba"].Get(recordPath).Want(http.StatusOK, "#chain", "a[href=/positions/invented/packet.zip]", "select[name=kind]", "input[name=person]")
	for {
		entries := p.Find("li.record-entry")
		seen += len(entries)
		if len(p.Find("a[rel=next]")) == 0 {
			break
		}
		p = v["alba"].Get(p.Value("a[rel=next]", "href")).Want(http.StatusOK, "#entries")
	}
	if int64(seen) != view.Entries {
		t.Errorf("%d entries are shown, the record has %d", seen, view.Entries)
	}
	table := v["alba"].Get(recordPath + ".csv").Want(http.StatusOK).Body
	if n := int64(strings.Count(table, "\n") - 1); n != view.Entries {
		t.Errorf("the table has %d entries, the record %d", n, view.Entries)
	}
	v["alba"].Get(recordPath+"?person=heron").Want(http.StatusOK, "a[href="+recordPath+".csv?person=heron]")
	if got := v["alba"].Get(recordPath + ".csv?kind=rating.changed").Body; !strings.Contains(got, ",mira,rating.changed,kestrel mira,") {
		t.Errorf("changed ratings: %s", got)
	}
	for asked, want := range map[string][]string{
		"?kind=rating.changed":          {"mira on kestrel", "level 4 became 2", "Reason: I had taken"},
		"?person=heron":                 {"Added the candidate heron", "heron offer"},
		"?kind=hold.placed":             {"There is no such entry"},
		"?kind=position.opened":         {"Opened the position “Customer service administrator (invented)”"},
		"?person=tom&kind=round.opened": {"tom, mira, zoe are to rate"},
	} {
		body := v["alba"].Get(recordPath + asked).Want(http.StatusOK).Text("main")
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s: the page lacks %q", asked, w)
			}
		}
	}
	v["alba"].Get(recordPath + "?person=Not%20a%20code").Want(http.StatusUnprocessableEntity)
	v["alba"].Get(recordPath + "?kind=no.such").Want(http.StatusUnprocessableEntity)
	if got := v["alba"].Get(recordPath).Text("#chain"); got != "The record is whole" {
		t.Errorf("the page says %q", got)
	}
	if !strings.Contains(v["alba"].Get(recordPath).Body, "No head has been signed yet") {
		t.Error("the page does not say that nothing was signed")
	}
	v["alba"].Get("/positions/invented/packet.zip").Want(http.StatusOK)
	if !strings.Contains(v["alba"].Get(recordPath).Body, "Compared with 1 head") {
		t.Error("the page does not compare the head that was signed")
	}
}

// tampered is a store of which somebody has changed a log on the disk.
type tampered struct {
	domain.Store
	from, to string
}

func (s *tampered) Load(ctx context.Context, position string) (domain.Kept, error) {
	k, err := s.Store.Load(ctx, position)
	k.Log = bytes.Replace(k.Log, []byte(s.from), []byte(s.to), 1)
	return k, err
}

// TestRecordPageTellsTampering: what somebody with the disk has changed in the log is
// said on the page.
func TestRecordPageTellsTampering(t *testing.T) {
	t.Parallel()
	var disk *tampered
	_, v := withRoles(t, sample.Decided, everyRole, func(c *web.Config) {
		disk = &tampered{Store: c.Positions.Store}
		c.Positions.Store = disk
	})
	v["alba"].Get("/positions/invented/packet.zip").Want(http.StatusOK)
	disk.from, disk.to = `"title":"Customer service`, `"title":"Costumer service`
	if got := v["alba"].Get(recordPath).Want(http.StatusOK, "[role=alert]").Text("#chain"); got != "The record is not as it was" {
		t.Errorf("the page says %q", got)
	}
	disk.from, disk.to = `"kind":"position.opened"`, `"kind":"position.closed"`
	if got := v["alba"].Get(recordPath).Want(http.StatusOK, "[role=alert]").Text("[role=alert]"); !strings.Contains(got, "does not hold its rules") {
		t.Errorf("the page says %q", got)
	}
}

// TestEveryKindIsTold: each kind of entry has a name, and a sentence.
func TestEveryKindIsTold(t *testing.T) {
	t.Parallel()
	table := text.English()
	for _, k := range domain.Kinds() {
		if !table.Has("entry.kind." + string(k)) {
			t.Errorf("the kind %s has no name", k)
		}
		one := table.Has("entry." + string(k))
		two := table.Has("entry."+string(k)+".yes") && table.Has("entry."+string(k)+".no")
		if !one && !two {
			t.Errorf("nothing says what %s is", k)
		}
	}
}
