package draft

import (
	"math"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// group is duties that become one function: indexes of lines, in their order.
type group struct {
	name    string
	why     string
	members []int
}

// mostFunctions is how many functions a proposal has at most; a real job
// integrates two to six.
const mostFunctions = 6

// arrange groups the duties into functions: under the text's own headings,
// where these name areas of work, else by the things that they share.
func (d *draft) arrange() {
	duties := d.duties()
	groups := d.underHeadings(duties)
	if len(groups) < 2 {
		groups = d.byThings(duties)
		n := 0
		for _, i := range duties {
			n += len(d.worded(i))
		}
		d.review("functions", "%d duties grouped by the things they are about; move what is in the wrong place", n)
	} else {
		d.review("functions", "grouped as the text's headings do")
	}
	for _, g := range groups {
		d.add(g)
	}
	d.setPurpose(duties)
}

// duties are the lines marked as duties, each text once.
func (d *draft) duties() []int {
	var out []int
	seen := map[string]bool{}
	for i := range d.lines {
		if d.lines[i].mark != job.IsDuty {
			continue
		}
		if key := strings.ToLower(d.lines[i].Text); !seen[key] {
			seen[key] = true
			out = append(out, i)
		}
	}
	return out
}

// add makes a function of a group.
func (d *draft) add(g group) {
	k := len(d.job.Functions)
	f := job.Function{ID: d.unused(identifier(g.name, "function")), Name: clip(g.name, maxTitleRunes)}
	for n, i := range g.members {
		said := d.worded(i)
		if len(f.Duties)+len(said) > job.MaxEntries {
			d.review("functions["+itoa(k)+"].duties", "holds the first %d duties; those of %d more lines were left "+
				"out", len(f.Duties), len(g.members)-n)
			break
		}
		for _, duty := range said {
			f.Duties = append(f.Duties, clip(duty, job.MaxText))
		}
		d.lines[i].group, d.lines[i].duties = k, said
	}
	d.job.Functions = append(d.job.Functions, f)
	d.review("functions["+itoa(k)+"].name", "%s", g.why)
}

func (d *draft) unused(id string) string {
	for _, f := range d.job.Functions {
		if f.ID == id {
			return d.unused(id + "-2")
		}
	}
	return id
}

// setPurpose takes the duty that stands under a heading such as Purpose or
// Summary; the text says no other.
func (d *draft) setPurpose(duties []int) {
	for _, i := range duties {
		if above := d.lines[i].above; above >= 0 && purposeful.MatchString(d.lines[above].Text) {
			d.job.Purpose = clip(d.lines[i].Text, job.MaxText)
			d.review("purpose", "stands under “%s”", clip(d.lines[above].Text, maxQuoted))
			return
		}
	}
}

// byThings groups duties by the things that they are about and by how alike
// they read: the two closest groups are joined until few enough are left.
func (d *draft) byThings(duties []int) []group {
	most := min(max((len(duties)+2)/3, 1), mostFunctions)
	var groups []group
	for _, i := range duties {
		groups = append(groups, group{members: []int{i}})
	}
	if len(groups) > job.MaxFunctions*4 { // too many to compare each with each
		groups = chunked(duties, mostFunctions)
	}
	groups = joinedDown(groups, most, d.likeness())
	slices.SortFunc(groups, func(a, b group) int { return a.members[0] - b.members[0] })
	for k := range groups {
		groups[k].name, groups[k].why = d.nameOf(groups, k)
	}
	return sameName(groups)
}

// chunked cuts duties into n runs.
func chunked(duties []int, n int) []group {
	var out []group
	for part := range slices.Chunk(duties, (len(duties)+n-1)/n) {
		out = append(out, group{members: slices.Clone(part)})
	}
	return out
}

// joinedDown joins the two groups that are most alike until so many are left.
func joinedDown(groups []group, most int, alike func(i, j int) float64) []group {
	sums := make([][]float64, len(groups)) // of the likeness of all pairs of members
	for a := range groups {
		sums[a] = make([]float64, len(groups))
		for b := range groups {
			for _, i := range groups[a].members {
				for _, j := range groups[b].members {
					if a != b {
						sums[a][b] += alike(i, j)
					}
				}
			}
		}
	}
	for len(groups) > most {
		a, b := closest(groups, sums)
		groups[a].members = append(groups[a].members, groups[b].members...)
		slices.Sort(groups[a].members)
		for c := range sums {
			sums[a][c] += sums[b][c]
			sums[c][a] = sums[a][c]
		}
		for c := range sums {
			sums[c] = slices.Delete(sums[c], b, b+1)
		}
		groups, sums = slices.Delete(groups, b, b+1), slices.Delete(sums, b, b+1)
	}
	return groups
}

// closest gives the two groups whose members are most alike on average; small
// groups join more readily, so that none takes all.
func closest(groups []group, sums [][]float64) (int, int) {
	first, second, best := 0, 1, math.Inf(-1)
	for a := range groups {
		for b := a + 1; b < len(groups); b++ {
			n, m := float64(len(groups[a].members)), float64(len(groups[b].members))
			if score := sums[a][b]/(n*m) - sizeCost*(n+m); score > best {
				first, second, best = a, b, score
			}
		}
	}
	return first, second
}

// sizeCost is what every member of a joined group costs, against likeness that
// runs from 0 to about 2.
const sizeCost = 0.04

// likeness compares two lines: by the words they share, rarer ones counting
// more, by their vectors where there are some, and by standing together.
func (d *draft) likeness() func(i, j int) float64 {
	things, counts := map[int][]string{}, map[string]int{}
	for i := range d.lines {
		if d.lines[i].mark == job.IsDuty {
			things[i] = d.stems(i)
			for _, w := range things[i] {
				counts[w]++
			}
		}
	}
	centred := d.centred(things)
	cache := map[[2]int]float64{}
	return func(i, j int) float64 {
		key := [2]int{min(i, j), max(i, j)}
		if v, ok := cache[key]; ok {
			return v
		}
		var v float64
		for _, w := range things[i] {
			if slices.Contains(things[j], w) {
				v += 1 / math.Sqrt(float64(counts[w]))
			}
		}
		if key[1]-key[0] == 1 {
			v += besides
		}
		if centred != nil {
			v += cosine(centred[i], centred[j])
		}
		cache[key] = v
		return v
	}
}

// besides is what it counts to stand next to each other.
const besides = 0.15

// centred are the duties' vectors without what all of them have in common.
func (d *draft) centred(of map[int][]string) map[int][]float32 {
	if d.vectors == nil {
		return nil
	}
	mean := make([]float32, len(d.vectors[0]))
	for i := range d.lines {
		if _, ok := of[i]; ok {
			for k, v := range d.vectors[i] {
				mean[k] += v / float32(len(of))
			}
		}
	}
	out := map[int][]float32{}
	for i := range of {
		for k, v := range d.vectors[i] {
			out[i] = append(out[i], v-mean[k])
		}
	}
	return out
}

func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += float64(float64(a[i]) * float64(b[i]))
		aa += float64(float64(a[i]) * float64(a[i]))
		bb += float64(float64(b[i]) * float64(b[i]))
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(float64(aa*bb))
}

// stems are the stems of a line, made once.
func (d *draft) stems(i int) []string {
	if d.things == nil {
		d.things = map[int][]string{}
	}
	if d.things[i] == nil {
		d.things[i] = stems(d.lines[i].Text)
	}
	return d.things[i]
}

// stems are the words of a text that say what it is about, each once.
func stems(s string) []string {
	var out []string
	for _, w := range english.Words(s) {
		if w = english.Singular(w); len(w) > 2 && !plainWord(w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}
