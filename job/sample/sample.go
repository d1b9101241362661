// Package sample holds sample jobs, written for this project and embedded in
// the program: hourly to executive work in varied sectors. They show what a
// good job file looks like, and commands take their ids where they take files.
package sample

import (
	"embed"
	"slices"
	"strings"

	"yardstick/internal/document"
	"yardstick/internal/fault"
	"yardstick/job"
)

//go:embed *.yaml
var files embed.FS

// Level says how much a job answers for.
type Level string

// The levels of the sample jobs.
const (
	Hourly       Level = "hourly"
	Skilled      Level = "skilled"
	Professional Level = "professional"
	Supervisor   Level = "supervisor"
	Manager      Level = "manager"
	Executive    Level = "executive"
)

// Entry is one sample job in the catalogue.
type Entry struct {
	ID    string
	Level Level
}

// Catalogue lists the sample jobs from hourly to executive work.
func Catalogue() []Entry {
	return []Entry{
		{"bus-driver", Hourly},
		{"home-care-aide", Hourly},
		{"warehouse-picker", Hourly},
		{"customer-service-administrator", Skilled},
		{"electrician", Skilled},
		{"school-secretary", Skilled},
		{"accountant", Professional},
		{"hospital-pharmacist", Professional},
		{"recruiter", Professional},
		{"sales-representative", Professional},
		{"software-engineer-on-call", Professional},
		{"teacher", Professional},
		{"housekeeping-supervisor", Supervisor},
		{"plant-maintenance-supervisor", Supervisor},
		{"restaurant-shift-manager", Supervisor},
		{"project-manager", Manager},
		{"ward-charge-nurse", Manager},
		{"charity-chief-executive", Executive},
		{"finance-director", Executive},
	}
}

// IDs returns the ids of the sample jobs in the order of the catalogue.
func IDs() []string {
	var out []string
	for _, e := range Catalogue() {
		out = append(out, e.ID)
	}
	return out
}

// Load returns the sample job with this id. For any other id it returns a
// NotFound fault that names the nearest ids.
func Load(id string) (*job.Job, error) {
	all := IDs()
	if !slices.Contains(all, id) {
		return nil, notFound(id, all)
	}
	name := id + ".yaml"
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Internal, File: name, Message: "the sample is not embedded", Cause: err}
	}
	return job.Read(name, data)
}

// Source returns the file of a sample job as it was written, for a user to copy.
func Source(id string) ([]byte, error) {
	if !slices.Contains(IDs(), id) {
		return nil, notFound(id, IDs())
	}
	return files.ReadFile(id + ".yaml")
}

// notFound names the sample jobs that a person who asked for id may have meant.
func notFound(id string, all []string) error {
	var near []string
	for _, known := range all {
		if sharesWord(id, known) {
			near = append(near, known)
		}
	}
	if n := document.Nearest(id, all); n != "" && !slices.Contains(near, n) {
		near = append([]string{n}, near...)
	}
	if len(near) == 0 {
		return fault.NotFoundf("no sample job %q; yardstick job list shows the %d there are", id, len(all))
	}
	return fault.NotFoundf("no sample job %q; did you mean %s?", id, strings.Join(near, " or "))
}

// sharesWord reports whether two ids have a word of four letters or more in common.
func sharesWord(a, b string) bool {
	for w := range strings.SplitSeq(strings.ToLower(a), "-") {
		if len(w) >= 4 && slices.Contains(strings.Split(b, "-"), w) {
			return true
		}
	}
	return false
}
