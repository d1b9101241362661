package app_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/assess/model"
	"yardstick/job/sample"
	"yardstick/panel"
	panelsample "yardstick/panel/sample"
	"yardstick/practice"
	"yardstick/web"
)

// growthVariable says with how many stored answers the pages of lists are measured, with
// commas; growthDatabase in which database: sqlite, or postgres for a temporary one.
const (
	growthVariable = "YARDSTICK_GROWTH"
	growthDatabase = "YARDSTICK_GROWTH_DATABASE"
)

// Of so many answers one person has each, one position, and one account.
const (
	answersEach     = 33
	answersPosition = 500
	answersAccount  = 100
)

// TestGrowth measures what the pages of lists take while more and more is stored
// (docs/performance.md). It holds nothing: it says.
func TestGrowth(t *testing.T) {
	sizes := os.Getenv(growthVariable)
	if sizes == "" {
		t.Skip("a measurement: set " + growthVariable + "=10000,100000,1000000 and " + growthDatabase + "=sqlite or postgres")
	}
	place, raw := growing(t)
	kept, err := place.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	site := &pages{kept: kept}
	admin := site.admin(t)
	template(t, kept)
	filled := 0
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		fill(t, raw, place.Database != "", filled, n)
		filled = n
		t.Logf("%d answers, filled in %v", n, time.Since(begun).Round(time.Second))
		site.measure(t, n/answersEach, admin)
	}
}

// growing gives the place to fill, and statements on it.
func growing(t *testing.T) (app.Place, *sql.DB) {
	t.Helper()
	place := app.Place{Folder: app.Data(t.TempDir())}
	driver, source := "sqlite", "file:"+filepath.Join(string(place.Folder), "yardstick.db")+"?_pragma=busy_timeout(10000)&_pragma=synchronous(0)"
	if os.Getenv(growthDatabase) == "postgres" {
		t.Setenv("YARDSTICK_TEST_FSYNC", "1")
		place.Database = cluster(t).URL()
		driver, source = "pgx", place.Database
	}
	raw, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = raw.Close() })
	return place, raw
}

// template practises once, makes a position and gives a coach access: what is copied.
func template(t *testing.T, kept *app.Kept) {
	t.Helper()
	desk := kept.Desk("template", reader{assess.New(assesstest.Reader{})})
	j, err := sample.Load("customer-service-administrator")
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := desk.Choose(t.Context(), j, practice.FromSample)
	if err != nil {
		t.Fatal(err)
	}
	a, err := desk.Begin(t.Context(), chosen.ID, "define-failure", practice.Coach)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("I have failed when a client waits longer than a day and nobody rings back, and I would see it first in the queue. ", 7)
	if _, err := desk.Finish(t.Context(), a.ID, practice.Version{Text: text, Source: practice.Typed, Writer: "tab"}); err != nil {
		t.Fatal(err)
	}
	if err := desk.Store.Give(t.Context(), practice.Access{Coach: "Cleo", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	positions, err := kept.Panel(t.Context())
	if err == nil {
		err = panelsample.Make(t.Context(), positions, panelsample.Decided)
	}
	if err != nil {
		t.Fatal(err)
	}
}

type reader struct{ *assess.Engine }

func (r reader) Assess(_ context.Context, q practice.Request) (assess.Assessment, error) {
	return r.Engine.Assess(q.Guide, q.SHA256, q.Question, q.ID, q.Answer)
}

// fill copies the template so often that n answers are stored, of which has are there.
func fill(t *testing.T, db *sql.DB, postgres bool, has, n int) {
	t.Helper()
	series := func(from, to int) string {
		if postgres {
			return fmt.Sprintf("generate_series(%d, %d) AS s(i)", from, to-1)
		}
		return fmt.Sprintf("(WITH RECURSIVE r(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM r WHERE i + 1 < %d) SELECT i FROM r) AS s", from, to)
	}
	people, positions, accounts := series(has/answersEach, n/answersEach), series(has/answersPosition, n/answersPosition),
		series(has/answersAccount, n/answersAccount)
	answers := series(0, answersEach)
	steps := []string{
		`INSERT INTO jobs (owner, id, sample, added, body) SELECT 'p' || s.i, id, sample, added, body FROM jobs, ` + people +
			` WHERE owner = 'template'`,
		`INSERT INTO attempts (owner, id, job, guide, question, interview, mode, text, source, seconds, revision, writer, started, saved, finished,
			assessment, sample) SELECT 'p' || s.i, 'a' || k.i, job, guide, question, interview, mode, text, source, seconds, revision, writer,
			started + k.i, saved, finished, assessment, sample FROM attempts, ` + people + `, ` + strings.Replace(answers, " AS s", " AS k", 1) +
			` WHERE owner = 'template'`,
		`INSERT INTO access (owner, coach, job, corrections, at) SELECT 'p' || s.i, 'Cleo', job, corrections, at FROM access, ` + people +
			` WHERE owner = 'template' AND s.i < 200`,
		// What is sealed of a position opens under its own code alone: the copies are in a stage in which no list looks into them.
		`INSERT INTO positions (code, version, opened, summary) SELECT 'p' || s.i, version, opened + s.i,
			replace(replace(summary, '"invented"', '"p' || s.i || '"'), '"decided"', '"rating"')
			FROM positions, ` + positions + ` WHERE code = 'invented'`,
		`INSERT INTO position_members (position, person) SELECT 'p' || s.i, person FROM position_members, ` + positions +
			` WHERE position = 'invented'`,
		`INSERT INTO position_entries (position, sequence, line) SELECT 'p' || s.i, sequence, line FROM position_entries, ` + positions +
			` WHERE position = 'invented'`,
		`INSERT INTO position_items (position, kind, name, data) SELECT 'p' || s.i, kind, name, data FROM position_items, ` + positions +
			` WHERE position = 'invented'`,
		`INSERT INTO accounts (code, body) SELECT 'x' || s.i, replace(body, '"ines"', '"x' || s.i || '"') FROM accounts, ` + accounts +
			` WHERE code = 'ines'`,
	}
	for _, step := range append(steps, "ANALYZE") {
		if _, err := db.ExecContext(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	}
}

// pages are pages over what was stored.
type pages struct{ kept *app.Kept }

// of are the pages of a person, who need not say who they are.
func (p *pages) of(t *testing.T, person string) http.Handler {
	t.Helper()
	positions, err := p.kept.Panel(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(web.Config{
		Desk:     func(person string) *practice.Desk { return p.kept.Desk(person, nil) },
		Coaching: p.kept.Coaching, Owner: person, Now: time.Now, Log: slog.New(slog.DiscardHandler), Version: "test",
		Sample:    func() (practice.Everything, error) { return practice.Everything{}, nil },
		Positions: positions, Accounts: p.kept.Accounts(), Lines: model.Lines{},
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// admin makes the first account, an administrator's, and gives a session.
func (p *pages) admin(t *testing.T) *cookiejar.Jar {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(p.of(t, app.Owner))
	defer server.Close()
	w, err := (&http.Client{Jar: jar}).PostForm(server.URL+"/panel/first", url.Values{
		"code": {"ines"}, "name": {"Ines Example"}, "password": {"correct horse battery"},
	})
	if err != nil {
		t.Fatal(err)
	}
	w.Body.Close()
	if w.StatusCode != http.StatusOK {
		t.Fatalf("the first account: status %d", w.StatusCode)
	}
	return jar
}

// measure asks for each page of a list as twenty people do, ten times each, and says
// what it took: on a busy machine the least and the first quarter say what the page costs,
// and the 95th percentile how busy the machine is.
func (p *pages) measure(t *testing.T, people int, admin *cookiejar.Jar) {
	t.Helper()
	const who, times = 20, 10
	chance := rand.New(rand.NewPCG(1, uint64(people))) //nolint:gosec // a choice of pages
	took := map[string][]time.Duration{}
	ask := func(path string, site http.Handler, jar *cookiejar.Jar) {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = "127.0.0.1"
		if jar != nil {
			for _, c := range jar.Cookies(&url.URL{Scheme: "http", Host: "127.0.0.1", Path: "/"}) {
				r.AddCookie(c)
			}
		}
		w := httptest.NewRecorder()
		begun := time.Now()
		site.ServeHTTP(w, r)
		took[path] = append(took[path], time.Since(begun))
		if w.Code != http.StatusOK {
			t.Fatalf("%s: status %d: %s", path, w.Code, w.Body.String())
		}
	}
	for range who {
		site := p.of(t, fmt.Sprint("p", chance.IntN(people)))
		for range times {
			for _, path := range []string{
				"/", "/yours", "/jobs/customer-service-administrator", "/jobs/customer-service-administrator/rehearse",
				"/jobs/customer-service-administrator/progress",
			} {
				ask(path, site, nil)
			}
		}
		for range times {
			for _, path := range []string{"/panel", "/panel/accounts"} {
				ask(path, site, admin)
			}
			begun := time.Now()
			coached, _, err := p.kept.Coaching("Cleo").Standings(t.Context(), "", 10)
			if err != nil {
				t.Fatal(err)
			}
			took["what a coach sees"] = append(took["what a coach sees"], time.Since(begun))
			begun = time.Now()
			for _, x := range coached { // as it was before: with all attempts
				for i := range x.Jobs {
					if _, err := p.kept.Coaching("Cleo").Job(t.Context(), x.Person, x.Jobs[i].Job.ID); err != nil {
						t.Fatal(err)
					}
				}
			}
			took["the same with all attempts"] = append(took["the same with all attempts"], time.Since(begun))
			begun = time.Now()
			positions, err := p.kept.Panel(t.Context())
			if err == nil {
				_, _, err = positions.ListFrom(t.Context(), panel.Viewer{Code: "tom"}, "", 50)
			}
			if err != nil {
				t.Fatal(err)
			}
			took["positions of a rater"] = append(took["positions of a rater"], time.Since(begun))
		}
	}
	for path, all := range took {
		slices.Sort(all)
		at := func(of100 int) time.Duration { return all[(len(all)-1)*of100/100].Round(10 * time.Microsecond) }
		t.Logf("%-50s least %8v, quarter %8v, median %8v, 95 %% %8v", path, at(0), at(25), at(50), at(95))
	}
}
