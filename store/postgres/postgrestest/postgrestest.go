// Package postgrestest starts a PostgreSQL server for tests: a temporary cluster of
// the binaries that Debian and others install, reached over a socket in its own
// folder, gone when the tests end. Each test has a schema of its own, so that all run
// at the same time.
package postgrestest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver named pgx
)

// Cluster is a running server.
type Cluster struct {
	folder string
	server *exec.Cmd
	admin  *sql.DB
	next   atomic.Int64

	mu   sync.Mutex
	used []string // schemas of tests that have ended, empty again
}

const (
	startFor = 30 * time.Second
	owner    = "yardstick"
)

// Start starts a server; the error says why it cannot, for instance because
// PostgreSQL is not installed. Stop it.
func Start() (*Cluster, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "yspg")
	if err != nil {
		return nil, err
	}
	c := &Cluster{folder: folder}
	if err := c.start(bin); err != nil {
		c.Stop()
		return nil, err
	}
	return c, nil
}

// binaries finds the folder of initdb and postgres: the newest that is installed.
func binaries() (string, error) {
	if found, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(found), nil
	}
	all, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(all) == 0 {
		return "", errors.New("PostgreSQL is not installed (no initdb in the path or under /usr/lib/postgresql): what needs it is not tested")
	}
	slices.Sort(all)
	return filepath.Dir(all[len(all)-1]), nil
}

func (c *Cluster) start(bin string) error {
	kept := filepath.Join(c.folder, "kept")
	if err := os.Mkdir(kept, 0o700); err != nil {
		return err
	}
	if err := giveAway(c.folder, kept); err != nil {
		return err
	}
	// A collation that orders as people do: what is not ordered by bytes on purpose shows.
	made := command(filepath.Join(bin, "initdb"), "-D", kept, "-U", owner, "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions",
		"--locale=C", "--locale-provider=icu", "--icu-locale=en")
	if out, err := made.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	c.server = command(filepath.Join(bin, "postgres"), "-D", kept, "-k", c.folder, "-h", "", "-c", "fsync="+durable(),
		"-c", "max_connections=200", "-c", "shared_buffers=32MB", "-c", "log_min_messages=fatal", "-c", "log_min_error_statement=panic")
	if err := c.server.Start(); err != nil {
		c.server = nil
		return err
	}
	var err error
	if c.admin, err = sql.Open("pgx", c.URL()); err != nil {
		return err
	}
	c.admin.SetMaxIdleConns(1)
	return c.await()
}

// durable is off, because tests lose nothing by a loss of power, unless benchmarks
// want to know what durability costs.
func durable() string {
	if os.Getenv("YARDSTICK_TEST_FSYNC") != "" {
		return "on"
	}
	return "off"
}

// await waits until the server answers.
func (c *Cluster) await() error {
	until := time.Now().Add(startFor)
	for {
		err := c.admin.PingContext(context.Background())
		if err == nil || time.Now().After(until) {
			return err
		}
		time.Sleep(20 * time.Millisecond) // there is nothing to wait on
	}
}

// URL names the cluster's database, with the schema public.
func (c *Cluster) URL(parameters ...string) string {
	q := url.Values{"host": {c.folder}}
	for i := 0; i+1 < len(parameters); i += 2 {
		q.Set(parameters[i], parameters[i+1])
	}
	return "postgres://" + owner + "@/postgres?" + q.Encode()
}

// Schema makes an empty schema and gives the URL that leads into it. It goes when
// the test ends.
func (c *Cluster) Schema(tb testing.TB) string {
	tb.Helper()
	name := fmt.Sprint("test_", c.next.Add(1))
	c.Exec(tb, "CREATE SCHEMA "+name)
	tb.Cleanup(func() {
		if !tb.Failed() {
			_, _ = c.admin.ExecContext(context.Background(), "DROP SCHEMA "+name+" CASCADE") // the folder goes in the end
		}
	})
	return c.URL("search_path", name, "application_name", name)
}

// Used is Schema with the tables of a test before, where there was one, and nothing in
// them: migrating takes longer than most tests. It is for tests that leave the tables
// as they are.
func (c *Cluster) Used(tb testing.TB) string {
	tb.Helper()
	c.mu.Lock()
	name := ""
	if last := len(c.used) - 1; last >= 0 {
		name, c.used = c.used[last], c.used[:last]
	}
	c.mu.Unlock()
	if name == "" {
		name = fmt.Sprint("used_", c.next.Add(1))
		c.Exec(tb, "CREATE SCHEMA "+name)
	}
	tb.Cleanup(func() {
		if _, err := c.admin.ExecContext(context.Background(), fmt.Sprintf(emptied, name)); err == nil && !tb.Failed() {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.used = append(c.used, name)
		}
	})
	return c.URL("search_path", name, "application_name", name)
}

// emptied deletes everything in a schema but which migrations it has; as a replica does,
// without triggers that keep logs as they are.
const emptied = `DO $$
DECLARE t text;
BEGIN
	SET LOCAL session_replication_role = replica;
	FOR t IN SELECT format('%%I.%%I', schemaname, tablename) FROM pg_tables
		WHERE schemaname = '%s' AND tablename NOT IN ('goose_db_version', 'river_migration') LOOP
		EXECUTE 'DELETE FROM ' || t;
	END LOOP;
END $$`

// Exec runs a statement as the owner of the cluster.
func (c *Cluster) Exec(tb testing.TB, statement string) {
	tb.Helper()
	if _, err := c.admin.ExecContext(tb.Context(), statement); err != nil {
		tb.Fatal(err)
	}
}

// Disconnect breaks all connections to a schema's URL, as a network does.
func (c *Cluster) Disconnect(tb testing.TB, schemaURL string) {
	tb.Helper()
	_, name, _ := strings.Cut(schemaURL, "search_path=")
	name, _, _ = strings.Cut(name, "&")
	// What a connection was started with is not shown by the server: the application's name tells schemas apart.
	c.Exec(tb, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = '"+name+"'")
}

// Stop ends the server and removes everything.
func (c *Cluster) Stop() {
	if c == nil {
		return
	}
	if c.admin != nil {
		c.admin.Close()
	}
	if c.server != nil {
		_ = c.server.Process.Signal(os.Interrupt) // fast shutdown
		_ = c.server.Wait()
	}
	_ = os.RemoveAll(c.folder) // what is left over does no harm
}
