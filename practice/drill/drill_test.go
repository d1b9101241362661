package drill_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/practice/drill"
)

// seeds is how many weeks of each sample job are looked at.
const seeds = 30

// each makes bad weeks of every sample job.
func each(t *testing.T, look func(t *testing.T, j *job.Job, m *drill.Mess)) {
	t.Helper()
	for _, id := range sample.IDs() {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			j, err := sample.Load(id)
			if err != nil {
				t.Fatal(err)
			}
			for seed := range uint64(seeds) {
				m, err := drill.Make(j, seed)
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				look(t, j, &m)
			}
		})
	}
}

// TestDecidable: somebody who knows the job and reads the page finds the truth:
// which function has a figure past its failing level, which of that function's
// danger signs was noted first, which of its duties is said to be left undone.
func TestDecidable(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, j *job.Job, m *drill.Mess) {
		t.Helper()
		found := solve(t, j, m)
		want := drill.Answer{Function: m.Truth.Function, Sign: m.Truth.Sign, Step: m.Truth.Step}
		if d := cmp.Diff(want, found); d != "" {
			t.Errorf("seed %d: the truth and what a reader finds differ (-truth +found):\n%s", m.Seed, d)
		}
		if r := m.Check(found); r.Right() != 3 {
			t.Errorf("seed %d: the right answer is checked as %+v", m.Seed, r)
		}
	})
}

// TestAdvertisement: a job that names duties and nothing else has bad weeks, too,
// and they can be decided; the page says that figures and signs are assumed.
func TestAdvertisement(t *testing.T) {
	t.Parallel()
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		for i := range j.Functions {
			j.Functions[i].Measures, j.Functions[i].DangerSigns, j.Functions[i].WorksWith = nil, nil, nil
		}
		full := drill.Completed(j)
		for seed := range uint64(20) {
			m, err := drill.Make(j, seed)
			if err != nil {
				t.Fatal(err)
			}
			want := drill.Answer{Function: m.Truth.Function, Sign: m.Truth.Sign, Step: m.Truth.Step}
			if d := cmp.Diff(want, solve(t, full, &m)); d != "" || !m.Assumed {
				t.Errorf("%s, seed %d: assumed %v; the truth and what a reader finds differ (-truth +found):\n%s", id, seed, m.Assumed, d)
			}
		}
	}
}

// TestOneFunction: a job of one function is taken apart by its duties.
func TestOneFunction(t *testing.T) {
	t.Parallel()
	j := &job.Job{ID: "fitter", Title: "Cable fitter", Functions: []job.Function{{ID: "work", Name: "Cable work", Duties: []string{
		"install and splice cables in streets, buildings and plants", "install and splice cables in streets under the ground at night",
		"find faults", "keep the records of every line up to date", "train helpers",
	}}}}
	full := drill.Completed(j)
	for seed := range uint64(50) {
		m, err := drill.Make(j, seed)
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Functions) != 4 || !m.Assumed {
			t.Fatalf("%+v, assumed %v", m.Functions, m.Assumed)
		}
		want := drill.Answer{Function: m.Truth.Function, Sign: m.Truth.Sign, Step: m.Truth.Step}
		if d := cmp.Diff(want, solve(t, full, &m)); d != "" {
			t.Errorf("seed %d: the truth and what a reader finds differ (-truth +found):\n%s", seed, d)
		}
	}
}

// solve reads only what is shown, and the job.
func solve(t *testing.T, j *job.Job, m *drill.Mess) drill.Answer {
	t.Helper()
	f := failing(t, j, m)
	a := drill.Answer{Function: f.ID}
	for _, e := range m.Entries {
		if a.Sign == "" && mentions(e.Text, f.DangerSigns) != "" {
			a.Sign = e.ID
		}
	}
	for _, e := range m.Entries {
		duty := mentions(e.Text, f.Duties)
		if e.Form != drill.Message || duty == "" {
			continue
		}
		for _, s := range m.Steps {
			if mentions(s.Text, []string{duty}) != "" {
				if a.Step != "" {
					t.Errorf("seed %d: two steps take up what is left undone", m.Seed)
				}
				a.Step = s.ID
			}
		}
	}
	return a
}

// failing is the only function with a figure at or past its failing level.
func failing(t *testing.T, j *job.Job, m *drill.Mess) *job.Function {
	t.Helper()
	var names []string
	for _, e := range m.Entries {
		for _, f := range e.Figures {
			value, target, fails := number(t, f.Value), number(t, f.Target), number(t, f.FailsAt)
			past := value >= fails
			if fails < target {
				past = value <= fails
			}
			if past && !slices.Contains(names, f.Function) {
				names = append(names, f.Function)
			}
		}
	}
	if len(names) != 1 {
		t.Fatalf("seed %d: %d functions have failed: %v", m.Seed, len(names), names)
	}
	i := slices.IndexFunc(j.Functions, func(f job.Function) bool { return f.Name == names[0] })
	return &j.Functions[i]
}

var figure = regexp.MustCompile(`-?\d+(\.\d+)?`)

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(figure.FindString(s), 64)
	if err != nil {
		t.Fatalf("no number in %q", s)
	}
	return v
}

// mentions gives the first of the phrases that a text holds, whoever speaks.
func mentions(text string, phrases []string) string {
	for _, p := range phrases {
		if strings.Contains(plain(text), plain(p)) {
			return p
		}
	}
	return ""
}

// plain leaves out what changes with the speaker.
func plain(s string) string {
	var out []string
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.Trim(w, `.,;:?!"`)
		if !slices.Contains([]string{"i", "me", "my", "you", "your", "am", "are", "we", "our", "us"}, w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// TestReadsLikeAWeek: what every page has to have, whatever the job.
func TestReadsLikeAWeek(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, _ *job.Job, m *drill.Mess) {
		t.Helper()
		place := map[string]int{}
		texts := map[string]bool{}
		days := map[string]int{"Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5}
		at := ""
		for i, e := range m.Entries {
			place[e.ID] = i
			now := strconv.Itoa(days[e.Day]) + e.Time
			if now <= at || days[e.Day] == 0 || len(e.Time) != 5 {
				t.Errorf("seed %d: %s %s comes after %s", m.Seed, e.Day, e.Time, at)
			}
			at = now
			if texts[e.Text] || e.Text == "" || strings.Contains(e.Text, "%!") || strings.Contains(e.Text, "  ") {
				t.Errorf("seed %d: entry %s says %q", m.Seed, e.ID, e.Text)
			}
			texts[e.Text] = true
			if (e.Form == drill.Message) != (e.From != "") || (e.Form == drill.Figures) != (len(e.Figures) > 0) {
				t.Errorf("seed %d: entry %s is a %s from %q with %d figures", m.Seed, e.ID, e.Form, e.From, len(e.Figures))
			}
			if m.Truth.Why[e.ID] == "" {
				t.Errorf("seed %d: nothing explains entry %s", m.Seed, e.ID)
			}
		}
		if len(m.Entries) < 12 || len(m.Steps) < 4 || len(m.Functions) < 2 {
			t.Errorf("seed %d: %d entries, %d steps, %d functions", m.Seed, len(m.Entries), len(m.Steps), len(m.Functions))
		}
		tr := m.Truth
		if place[tr.Sign] >= place[tr.Line] || tr.Later != "" && (place[tr.Later] <= place[tr.Sign] || place[tr.Later] >= place[tr.Line]) {
			t.Errorf("seed %d: sign %s, second sign %s, line %s", m.Seed, tr.Sign, tr.Later, tr.Line)
		}
		for _, c := range slices.Concat(m.Functions, m.Steps) {
			if tr.Why[c.ID] == "" || c.Text == "" {
				t.Errorf("seed %d: choice %s %q is not explained", m.Seed, c.ID, c.Text)
			}
		}
	})
}

// TestSeedsDiffer: the same seed gives the same bytes, and seeds spread over
// functions, so that nobody learns the page by heart.
func TestSeedsDiffer(t *testing.T) {
	t.Parallel()
	j, err := sample.Load("charity-chief-executive")
	if err != nil {
		t.Fatal(err)
	}
	functions, pages := map[string]int{}, map[string]bool{}
	for seed := range uint64(200) {
		m, err := drill.Make(j, seed)
		if err != nil {
			t.Fatal(err)
		}
		again, err := drill.Make(j, seed)
		if d := cmp.Diff(m, again); d != "" || err != nil {
			t.Fatalf("seed %d made two messes (%v):\n%s", seed, err, d)
		}
		functions[m.Truth.Function]++
		data, err := json.Marshal(m.Entries)
		if err != nil {
			t.Fatal(err)
		}
		pages[string(data)] = true
	}
	if len(functions) < 3 || len(pages) != 200 {
		t.Errorf("200 seeds: failing functions %v, %d different pages", functions, len(pages))
	}
}

func TestCheckExplains(t *testing.T) {
	t.Parallel()
	j, err := sample.Load("customer-service-administrator")
	if err != nil {
		t.Fatal(err)
	}
	m, err := drill.Make(j, 1)
	if err != nil {
		t.Fatal(err)
	}
	later := m.Check(drill.Answer{Function: "customer-service", Sign: m.Truth.Later, Step: "nonsense"})
	if later.Right() != 0 || !later.Sign.Close || later.Function.Close {
		t.Errorf("a second sign is close, and nothing here is right: %+v", later)
	}
	for name, p := range map[string]drill.Part{"function": later.Function, "sign": later.Sign, "step": later.Step} {
		if p.Truth == "" || p.Explanation == "" || (name == "step") != (p.Given == "") {
			t.Errorf("%s: %+v", name, p)
		}
	}
	if none := m.Check(drill.Answer{}); none.Right() != 0 || none.Sign.Close || none.Sign.Explanation == "" {
		t.Errorf("no answer: %+v", none)
	}
}

// TestLacking: a job that cannot have a bad week says what it lacks.
func TestLacking(t *testing.T) {
	t.Parallel()
	two := []job.Function{{ID: "a", Name: "A", DangerSigns: []string{"a smells"}}, {ID: "b", Name: "B"}}
	for name, j := range map[string]job.Job{
		"one function": {ID: "x", Functions: two[:1]}, "no duty": {ID: "x", Functions: two}, "no functions": {ID: "x"},
	} {
		if _, err := drill.Make(&j, 1); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "two duties") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestVoices: those who are served do not say what colleagues say, and the other
// way round.
func TestVoices(t *testing.T) {
	t.Parallel()
	customers := regexp.MustCompile(
		`you people|wrong number|take it higher up|get through|No complaint|faster than I had hoped|All is well with me|I have been asking`,
	)
	colleagues := regexp.MustCompile(`holds us up|our desk|between us|on our side|handover|old extension|in the meeting|wrong tray`)
	each(t, func(t *testing.T, j *job.Job, m *drill.Mess) {
		t.Helper()
		for _, e := range m.Entries {
			if e.Form != drill.Message {
				continue
			}
			inside := e.From == "Your manager"
			for _, f := range j.Functions {
				inside = inside || slices.ContainsFunc(f.WorksWith, func(p string) bool {
					return !job.Served(p) && strings.HasSuffix(strings.ToLower(e.From), strings.ToLower(p))
				})
			}
			if inside && customers.MatchString(e.Text) {
				t.Errorf("seed %d: %s says %q", m.Seed, e.From, e.Text)
			}
			if job.Served(e.From) && colleagues.MatchString(e.Text) {
				t.Errorf("seed %d: %s says %q", m.Seed, e.From, e.Text)
			}
		}
	})
}

// TestFiguresAreToldApart: measures of the same name in several functions, assumed or the
// job's own, stand in the tables with their function, and the explanation names that one.
func TestFiguresAreToldApart(t *testing.T) {
	t.Parallel()
	level := func(v float64) *float64 { return &v }
	own := job.Measure{ID: "errors", Name: "errors", Unit: "errors", Better: job.Lower, Target: level(1), FailsAt: level(5), Per: "week"}
	function := func(name string, measures ...job.Measure) job.Function {
		return job.Function{ID: name, Name: name, Duties: []string{"plan " + name, "check " + name}, Measures: measures}
	}
	j := &job.Job{ID: "kitchen", Title: "Kitchen coordinator", Functions: []job.Function{
		function("routes"), function("diets"), function("money"), function("trays", own), function("vans", own),
	}}
	for seed := range uint64(20) {
		m, err := drill.Make(j, seed)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range m.Entries {
			seen := map[string]bool{}
			for _, f := range e.Figures {
				if seen[f.Name] {
					t.Errorf("seed %d, %s %s: two figures are called %s", seed, e.Day, e.Time, f.Name)
				}
				seen[f.Name] = true
			}
		}
		if why := m.Truth.Why[m.Truth.Function]; !strings.Contains(why, ", "+m.Truth.Function+":") {
			t.Errorf("seed %d: %s fails, and the explanation is %q", seed, m.Truth.Function, why)
		}
	}
}
