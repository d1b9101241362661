package onet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
)

const (
	occupations = "O*NET-SOC Code\tTitle\tDescription\r\n" +
		"43-9999.00\tOrder Desk Clerks\tTake orders and keep customers informed.\r\n" +
		"43-9999.01\tNight Order Desk Clerks\tTake orders at night.\r\n" +
		"99-0000.00\tClerks, All Other\tAll clerks not listed separately.\r\n"
	tasks = "O*NET-SOC Code\tTask ID\tTask\tTask Type\tDate\r\n" +
		"43-9999.00\t1\tFile copies of invoices and keep records of orders.\tSupplemental\t01/2020\r\n" +
		"43-9999.00\t2\tAnswer questions of customers about their orders.\tCore\t01/2020\r\n" +
		"43-9999.01\t3\tAnswer calls of customers.\tCore\t01/2020\r\n"
)

func release(occupations, tasks string) fstest.MapFS {
	return fstest.MapFS{
		"db_30_0_text/Occupation Data.txt": {Data: []byte(occupations)},
		"db_30_0_text/Task Statements.txt": {Data: []byte(tasks)},
		"db_30_0_text/Skills.txt":          {Data: []byte("not read")},
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()
	db, err := Open(release(occupations, tasks))
	if err != nil {
		t.Fatal(err)
	}
	want := Occupation{
		Code: "43-9999.00", Title: "Order Desk Clerks", Description: "Take orders and keep customers informed.",
		Tasks: []string{"Answer questions of customers about their orders.", "File copies of invoices and keep records of orders."},
	}
	got, err := db.ByCode("43-9999")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("occupation, core tasks first (-want +got):\n%s", diff)
	}
	if _, err := db.ByCode("11-1111.00"); !fault.Is(err, fault.NotFound) {
		t.Errorf("an unknown code gives %v; want not found", err)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	db, err := Open(release(occupations, tasks))
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string][]string{
		"order":            {"43-9999.00", "43-9999.01"},
		"Order desk clerk": {"43-9999.00"}, // an exact title comes alone
		"night":            {"43-9999.01"},
		"clerk all other":  {"99-0000.00"},
		"astronaut":        nil,
		" ":                nil,
	} {
		var got []string
		for _, o := range db.Search(query) {
			got = append(got, o.Code)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("search %q (-want +got):\n%s", query, diff)
		}
	}
}

func TestJob(t *testing.T) {
	t.Parallel()
	db, err := Open(release(occupations, tasks))
	if err != nil {
		t.Fatal(err)
	}
	j, err := db.Occupations[0].Job()
	if err != nil {
		t.Fatal(err)
	}
	if len(j.Functions) != 1 || len(j.Functions[0].Duties) != 2 || j.Purpose != db.Occupations[0].Description {
		t.Errorf("%d functions, purpose %q; want one of two duties, and the description", len(j.Functions), j.Purpose)
	}
	if _, err := db.Occupations[2].Job(); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "no tasks") {
		t.Errorf("an occupation without tasks gives %v; want an invalid fault that says so", err)
	}
}

func TestOpenErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		root fstest.MapFS
		want string
	}{
		"no files":        {fstest.MapFS{}, "holds no file"},
		"wrong columns":   {release("Code\tName\n1\t2\n", tasks), `Occupation Data.txt:1: has no column "O*NET-SOC Code"`},
		"a short row":     {release(occupations, tasks+"43-9999.00\t9\n"), "Task Statements.txt:5: has 2 columns"},
		"binary":          {release("O*NET-SOC Code\x00", tasks), "is not a text file"},
		"only a header":   {release("O*NET-SOC Code\tTitle\tDescription\n", tasks), "has no rows"},
		"a cell too long": {release(occupations+"1\t"+strings.Repeat("x", maxCell+1)+"\ty\n", tasks), "is longer than"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Open(tc.root)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v; want an invalid fault with %q", err, tc.want)
			}
		})
	}
}

// TestRelease makes a job of every occupation of a real release.
func TestRelease(t *testing.T) {
	t.Parallel()
	dir := filepath.Join("..", "..", "..", "shared", "data", "onet")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no O*NET release in ../shared/data/onet: ", err)
	}
	if testing.Short() {
		t.Skip("some seconds; not with -short")
	}
	db, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	several, n := 0, 0
	for _, o := range db.Occupations {
		if len(o.Tasks) == 0 {
			continue
		}
		j, err := o.Job()
		if err != nil {
			t.Errorf("%s: %v", o.Code, err)
			continue
		}
		data, err := yaml.Marshal(j)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := job.Read(o.Code, data); err != nil {
			t.Errorf("%s is not a valid job: %v", o.Code, err)
		}
		if n++; len(j.Functions) > 1 && len(j.Functions) < 7 {
			several++
		}
	}
	if n < 900 || several*100 < n*95 {
		t.Errorf("%d of %d occupations give two to six functions; want at least 95 in 100", several, n)
	}
}

// FuzzOpen holds that any two files give a database or one clear error.
func FuzzOpen(f *testing.F) {
	f.Add(occupations, tasks)
	f.Add("O*NET-SOC Code\tTitle\tDescription\n\t\t\n", "O*NET-SOC Code\tTask\n\t\n")
	f.Fuzz(func(t *testing.T, a, b string) {
		db, err := Open(release(a, b))
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("error %v is not an invalid fault", err)
			}
			return
		}
		for _, o := range db.Occupations[:min(3, len(db.Occupations))] {
			if j, err := o.Job(); err == nil && len(j.Functions) == 0 {
				t.Errorf("%q gives a job without functions", o.Code)
			}
		}
	})
}
