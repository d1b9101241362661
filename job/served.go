package job

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
)

// Served reports whether the name of a party that a function works with is that
// of people whom it serves, customers in the widest sense, rather than of those
// who work in the same house.
func Served(party string) bool { return isServed(party) }

// peopleServed are words for those whom work is done for, most telling first.
const peopleServed = `patients residents pupils students guests passengers customers clients callers shoppers tenants donors
 members readers visitors learners children families citizens taxpayers borrowers policyholders applicants users employees
 players spectators diners listeners viewers owners investors`

// NamesServed reports whether a phrase is nothing but a word for people served:
// "patients".
func NamesServed(phrase string) bool { return slices.Contains(strings.Fields(peopleServed), phrase) }

// ServedBy are those whom the work is done for: whom the job names as such, else
// the word for people served that it uses most often, and more than once or in
// its purpose. It is empty where the job does not say.
func ServedBy(j *Job) []string {
	if j.Served != nil {
		return slices.Clone(j.Served)
	}
	text := strings.ToLower(allText(j))
	if strings.Contains(text, "people we serve") || strings.Contains(text, "those we serve") {
		return []string{"the people served"}
	}
	counts := map[string]int{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r < 'a' || r > 'z' }) {
		counts[w]++
		counts[w+"s"]++ // patient, patients
	}
	best, most := "", 1
	for _, w := range strings.Fields(peopleServed) {
		if counts[w] > most {
			best, most = w, counts[w]
		}
	}
	if best == "" {
		return nil
	}
	return []string{best}
}

// serves reports whether the job names a party, or a word for it, among those it
// serves; all but what the job names counts as worked with.
func (j *Job) serves(party string) bool {
	if j.Served == nil {
		return isServed(party)
	}
	said := english.Words(party)
	return slices.ContainsFunc(j.Served, func(s string) bool {
		head := english.Words(s)
		return len(head) > 0 && slices.ContainsFunc(said, func(w string) bool {
			return english.Singular(w) == english.Singular(head[len(head)-1])
		})
	})
}

// led are those whom a job leads more often than serves: they count as served
// only where its title, its purpose or its setting names them.
var led = regexp.MustCompile(`(?i)\b(employees?|learners?)\b`)

// allText is all that the job says, its purpose and title twice, because they
// say best whom the work is for.
func allText(j *Job) string {
	parts := []string{j.Title, j.Title, j.Purpose, j.Purpose, j.Team}
	parts = append(parts, j.Setting...)
	for _, f := range j.Functions {
		parts = append(parts, f.Name)
		for _, s := range slices.Concat(f.WorksWith, f.Duties, f.DangerSigns) {
			parts = append(parts, led.ReplaceAllString(s, ""))
		}
		for _, m := range f.Measures {
			parts = append(parts, m.Name, m.Unit)
		}
	}
	return strings.Join(parts, " . ")
}
