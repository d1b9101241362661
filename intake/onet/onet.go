// Package onet makes jobs of the occupations of the O*NET database, as the US
// Department of Labor releases it: a folder or zip of tab-separated text
// files. Two of them are read, "Occupation Data.txt" (code, title,
// description) and "Task Statements.txt" (code and task); their names and
// columns are the same in all releases.
//
// The caller opens the folder or zip as an fs.FS; nothing here touches a disk.
package onet

import (
	"cmp"
	"context"
	"io/fs"
	"slices"
	"strings"

	"yardstick/intake/draft"
	"yardstick/internal/fault"
	"yardstick/job"
)

// The files that are read.
const (
	occupationFile = "Occupation Data.txt"
	taskFile       = "Task Statements.txt"
)

// Occupation is one occupation of the database with its tasks, the core tasks first.
type Occupation struct {
	Code        string // O*NET-SOC code such as 43-4051.00
	Title       string
	Description string
	Tasks       []string
}

// Database holds the occupations of a release in the order of their codes.
type Database struct {
	Occupations []Occupation
}

// Open reads a release from a folder or an opened zip; the files may lie in a
// folder within it. Errors are fault.Invalid and name file, line and column.
func Open(root fs.FS) (*Database, error) {
	occupations, err := readTable(root, occupationFile, []string{"O*NET-SOC Code", "Title", "Description"})
	if err != nil {
		return nil, err
	}
	tasks, err := readTable(root, taskFile, []string{"O*NET-SOC Code", "Task", "Task Type"})
	if err != nil {
		return nil, err
	}
	db := &Database{}
	at := map[string]int{}
	for _, row := range occupations {
		if _, twice := at[row[0]]; twice {
			continue
		}
		at[row[0]] = len(db.Occupations)
		db.Occupations = append(db.Occupations, Occupation{Code: row[0], Title: row[1], Description: row[2]})
	}
	for _, core := range [...]bool{true, false} {
		for _, row := range tasks {
			if i, known := at[row[0]]; known && (row[2] != "Supplemental") == core {
				db.Occupations[i].Tasks = append(db.Occupations[i].Tasks, row[1])
			}
		}
	}
	slices.SortStableFunc(db.Occupations, func(a, b Occupation) int { return cmp.Compare(a.Code, b.Code) })
	return db, nil
}

// ByCode finds an occupation by its O*NET-SOC code; a SOC code without the
// last two digits (43-4051) means the occupation 43-4051.00.
func (db *Database) ByCode(code string) (Occupation, error) {
	code = strings.TrimSpace(code)
	for _, o := range db.Occupations {
		if o.Code == code || o.Code == code+".00" {
			return o, nil
		}
	}
	return Occupation{}, fault.NotFoundf("no occupation has the code %q; a code looks like 43-4051.00, and --search finds it by title", code)
}

// Search finds the occupations whose titles hold every word of the query, in
// any case, singular or plural; an exact title comes alone. Titles that end with
// the query, as names of occupations do, come first, then shorter ones.
func (db *Database) Search(query string) []Occupation {
	wanted := fold(query)
	if len(wanted) == 0 {
		return nil
	}
	var out []Occupation
	for _, o := range db.Occupations {
		title := fold(o.Title)
		if slices.Equal(title, wanted) {
			return []Occupation{o}
		}
		if holdsAll(title, wanted) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Occupation) int {
		return cmp.Or(cmp.Compare(rank(a.Title, wanted), rank(b.Title, wanted)), cmp.Compare(len(fold(a.Title)), len(fold(b.Title))))
	})
	return out
}

// Exact reports whether the query is the title or the code of the occupation,
// and not only words of it: only then it is meant without a doubt.
func (o Occupation) Exact(query string) bool {
	query = strings.TrimSpace(query)
	return slices.Equal(fold(o.Title), fold(query)) || o.Code == query || o.Code == query+".00"
}

// Named gives the occupation with a title or code; where there is none, the
// error names those that come near.
func (db *Database) Named(query string) (Occupation, error) {
	if strings.TrimSpace(query) == "" {
		return Occupation{}, fault.Invalidf("is an O*NET release of %d occupations; say which one with its title or code (--posting TITLE)",
			len(db.Occupations))
	}
	if o, err := db.ByCode(query); err == nil {
		return o, nil
	}
	found := db.Search(query)
	if len(found) == 1 && found[0].Exact(query) {
		return found[0], nil
	}
	if len(found) == 0 {
		return Occupation{}, fault.NotFoundf("no occupation has a title with %q; try fewer or other words", query)
	}
	names := make([]string, 0, maxNear)
	for _, o := range found[:min(maxNear, len(found))] {
		names = append(names, o.Title+" ("+o.Code+")")
	}
	return Occupation{}, fault.NotFoundf("no occupation is called %q; near it are %s", query, strings.Join(names, ", "))
}

// maxNear is how many occupations an error names.
const maxNear = 5

// rank is 0 for a title that ends with the query, 1 for one that begins with it, else 2.
func rank(title string, wanted []string) int {
	words := fold(title)
	n := len(wanted)
	switch {
	case n <= len(words) && slices.Equal(words[len(words)-n:], wanted):
		return 0
	case n <= len(words) && slices.Equal(words[:n], wanted):
		return 1
	}
	return 2
}

// fold gives the words of s in lower case and in the singular.
func fold(s string) []string {
	out := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r <= 127 })
	for i, w := range out {
		switch {
		case len(w) > 4 && strings.HasSuffix(w, "ies"):
			out[i] = w[:len(w)-3] + "y"
		case len(w) > 3 && !strings.HasSuffix(w, "ss"):
			out[i] = strings.TrimSuffix(w, "s")
		}
	}
	return out
}

// holdsAll reports whether every wanted word is a word of the title.
func holdsAll(title, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(title, w) {
			return false
		}
	}
	return true
}

// Job makes a job of an occupation: its description is the purpose, its tasks
// are the duties. An occupation without tasks ("All Other") is an error.
func (o Occupation) Job() (job.Job, error) {
	if len(o.Tasks) == 0 {
		return job.Job{}, fault.Invalidf("the database holds no tasks for %s %s; choose a narrower occupation", o.Code, o.Title)
	}
	j, err := draft.Proposer{}.Arrange(context.Background(), o.Title, o.Description, o.Tasks)
	if err != nil {
		return job.Job{}, err
	}
	j.Review = append(j.Review, job.Review{
		Field:  "functions",
		Reason: "O*NET gives no figures: add to each function the measures and danger signs of your organisation (occupation " + o.Code + ")",
	})
	return j, nil
}
