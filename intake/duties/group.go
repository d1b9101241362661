package duties

import (
	"cmp"
	"math"
	"slices"
)

// group is a function in the making: its area (-1 where the table knows none),
// the areas joined to it, and the places of its duties.
type group struct {
	area    int
	joined  []int
	members []int
	name    string // set where it does not follow from the areas
	reason  string // why a person should look at the name or at the grouping
}

// evidence holds how strongly each duty points to each area: [duty][area],
// points as in the table, and the strongest of each duty.
type evidence struct {
	points [][]float64
	top    []float64
	title  []float64 // points of the title
}

const named = 2 // points from which an area counts as named by a duty

// weigh scores all duties; an area that the title names too gets a little more.
func (r *reader) weigh(all []duty, title string) evidence {
	fromTitle := r.lex.scores(title)
	var e evidence
	e.title = fromTitle
	for _, d := range all {
		points := r.lex.scores(d.source)
		if d.area >= 0 {
			points = make([]float64, len(r.lex.areas))
			points[d.area] = 10
		}
		if d.area < 0 && !people.MatchString(clip(d.rest, 80)) && !people.MatchString(clip(d.text, 80)) {
			points[r.lead()] = 0 // "supervise the preparation of maps" leads no one
		}
		for a := range points {
			if points[a] >= named {
				points[a] += min(3, fromTitle[a]*0.75)
			}
		}
		e.points, e.top = append(e.points, points), append(e.top, slices.Max(points))
		if len(all) > 4 {
			r.addFamilies(points)
		}
	}
	return e
}

// familyShare is what a family counts of its strongest area: less than the
// area itself, so that a family is chosen only where it explains more duties.
const familyShare = 0.85

// addFamilies fills in the points of the families.
func (r *reader) addFamilies(points []float64) {
	lead := r.lead()
	for f := r.lex.named; f < len(points); f++ {
		for a, p := range points[:r.lex.named] {
			if r.lex.areas[a].family == r.lex.areas[f].family && a != lead {
				points[f] = max(points[f], p*familyShare)
			}
		}
	}
}

// affinity is how well area a fits duty i, 1 for the best of its areas.
func (e evidence) affinity(i, a int) float64 {
	if e.top[i] < named || e.points[i][a] < 1 {
		return 0
	}
	return e.points[i][a] / e.top[i]
}

// group puts the duties into at most six groups.
func (r *reader) group(all []duty, e evidence) []group {
	areas := r.choose(len(all), e)
	groups := make([]group, len(areas))
	for k, a := range areas {
		groups[k].area = a
	}
	var loose []int
	for i := range all {
		k := bestGroup(groups, i, e, 0.5)
		if k < 0 {
			loose = append(loose, i)
			continue
		}
		groups[k].members = append(groups[k].members, i)
	}
	groups = slices.DeleteFunc(groups, func(g group) bool {
		faint := len(all) > 2 && (len(groups) > 2 || len(all) > 4 && len(groups) > 1) && len(g.members) == 1 && e.top[g.members[0]] < faintest(len(all))
		if faint {
			loose = append(loose, g.members[0])
		}
		return len(g.members) == 0 || faint
	})
	slices.Sort(loose)
	groups = r.settle(groups, loose, all, e)
	return r.specific(r.reduce(groups, len(all), e), e)
}

// faintest is the number of points below which one duty alone does not make a function.
func faintest(n int) float64 {
	if n < 6 {
		return 2.5
	}
	return 4
}

// wanted is how many groups a number of duties should make: two or three for
// a handful, five or six for twenty.
func wanted(n int) int {
	return min(maxFunctions, max(2, int(math.Ceil(math.Sqrt(float64(n))))+1))
}

// choose picks the areas that explain the duties best, one after the other:
// each takes those that point to it and leaves the rest to the next.
func (r *reader) choose(n int, e evidence) []int {
	covered := make([]float64, n)
	var chosen []int
	for len(chosen) < wanted(n) {
		best, gain := -1, 0.0
		for a := range r.lex.areas {
			if g := e.gain(a, covered); g > gain+1e-9 {
				best, gain = a, g
			}
		}
		if best < 0 || gain < 0.4 || n > 8 && gain < 1.1 && len(chosen) > 1 {
			break
		}
		chosen = append(chosen, best)
		for i := range covered {
			covered[i] = max(covered[i], square(e.affinity(i, best)))
		}
	}
	return chosen
}

// gain is what area a adds to what is covered already.
func (e evidence) gain(a int, covered []float64) float64 {
	var sum float64
	for i := range covered {
		if fit := square(e.affinity(i, a)); fit > covered[i] {
			sum += fit - covered[i]
		}
	}
	return sum
}

func square(x float64) float64 { return x * x }

// bestGroup gives the group whose area fits duty i best, if well enough.
func bestGroup(groups []group, i int, e evidence, least float64) int {
	best, fit := -1, 0.0
	for k, g := range groups {
		if g.area < 0 {
			continue
		}
		if f := e.affinity(i, g.area); f > fit {
			best, fit = k, f
		}
	}
	if fit < least {
		return -1
	}
	return best
}

// settle places the loose duties: with the area that fits a little, with
// another area of the same family, in a group of their own while there are
// few, or else with the duty before them.
func (r *reader) settle(groups []group, loose []int, all []duty, e evidence) []group {
	n, lead := len(all), r.lead()
	for _, i := range loose {
		k := bestGroup(groups, i, e, 0.25)
		if k < 0 {
			k = r.relative(groups, i, e)
		}
		own := r.topArea(i, e)
		if k < 0 && (own >= 0 && e.top[i] >= faintest(n) && n <= 6 && len(groups) < wanted(n) || len(groups) < 1 || len(groups) < 2 && n <= 3 && r.saying(all[i])) {
			groups = append(groups, group{area: own, members: []int{i}})
			continue
		}
		if k < 0 && (e.top[i] < named || n <= 12) {
			k = e.titled(groups)
		}
		if k < 0 {
			k = nearest(groups, i, lead)
		}
		if k < 0 {
			groups = append(groups, group{area: own, members: []int{i}})
			continue
		}
		groups[k].members = append(groups[k].members, i)
	}
	return groups
}

// topArea gives the area duty i points to most clearly, or -1.
func (r *reader) topArea(i int, e evidence) int {
	if e.top[i] < named {
		return -1
	}
	return slices.Index(e.points[i], e.top[i])
}

// relative gives the group of the same family as the best area of duty i.
func (r *reader) relative(groups []group, i int, e evidence) int {
	a := r.topArea(i, e)
	if a < 0 {
		return -1
	}
	return slices.IndexFunc(groups, func(g group) bool { return g.area >= 0 && r.lex.areas[g.area].family == r.lex.areas[a].family })
}

// titled gives the group whose area the title names most clearly, or -1.
func (e evidence) titled(groups []group) int {
	best, most := -1, 2.0
	for k, g := range groups {
		if g.area >= 0 && e.title[g.area] > most {
			best, most = k, e.title[g.area]
		}
	}
	return best
}

// nearest gives the group that holds the duty closest before i, or after it,
// and is not that of leading people, where only what says so belongs; or -1.
func nearest(groups []group, i, lead int) int {
	best, distance := -1, math.MaxInt
	for k, g := range groups {
		if g.area == lead {
			continue
		}
		for _, m := range g.members {
			d := 2 * (i - m)
			if m > i {
				d = 2*(m-i) + 1
			}
			if d < distance {
				best, distance = k, d
			}
		}
	}
	return best
}

// reduce dissolves groups of one duty where there are many duties, joins
// relatives while there are more than six, and puts the rest in order.
func (r *reader) reduce(groups []group, n int, e evidence) []group {
	lead := r.lead()
	for len(groups) > 2 {
		small := smallest(groups)
		if len(groups) <= maxFunctions && (n < 9 || len(groups[small].members) > 1) {
			break
		}
		k := r.kin(groups, small)
		switch {
		case k >= 0:
			groups[k].joined = append(groups[k].joined, groups[small].area)
			groups[k].members = append(groups[k].members, groups[small].members...)
		default:
			rest := slices.Delete(slices.Clone(groups), small, small+1)
			for _, i := range groups[small].members {
				to := bestGroup(rest, i, e, 0.2)
				if to < 0 {
					to = max(0, nearest(rest, i, lead))
				}
				rest[to].members = append(rest[to].members, i)
			}
			groups = rest
			continue
		}
		groups = slices.Delete(groups, small, small+1)
	}
	for k := range groups {
		slices.Sort(groups[k].members)
	}
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(a.members[0], b.members[0]) })
	return groups
}

func smallest(groups []group) int {
	best := 0
	for k := range groups {
		if len(groups[k].members) <= len(groups[best].members) {
			best = k
		}
	}
	return best
}

// kin gives the smallest other group of the same family as group k.
func (r *reader) kin(groups []group, k int) int {
	best := -1
	if groups[k].area < 0 {
		return best
	}
	for o, g := range groups {
		if o == k || g.area < 0 || len(g.joined) > 0 || r.lex.areas[g.area].family != r.lex.areas[groups[k].area].family {
			continue
		}
		if best < 0 || len(g.members) < len(groups[best].members) {
			best = o
		}
	}
	return best
}

// specific names the groups of a family after the areas in them where these
// are one or two.
func (r *reader) specific(groups []group, e evidence) []group {
	for k, g := range groups {
		if g.area < r.lex.named {
			continue
		}
		var areas []int
		for _, i := range g.members {
			for a, p := range e.points[i][:r.lex.named] {
				if p == e.top[i] && p >= named && r.lex.areas[a].family == r.lex.areas[g.area].family && !slices.Contains(areas, a) {
					areas = append(areas, a)
					break
				}
			}
		}
		siblings := slices.ContainsFunc(groups, func(o group) bool {
			return o.area >= 0 && o.area < r.lex.named && r.lex.areas[o.area].family == r.lex.areas[g.area].family
		})
		if siblings && len(areas) > 1 {
			areas = areas[:1]
		}
		if len(areas) == 1 || len(areas) == 2 && joinable(r.lex.areas[areas[0]].name, r.lex.areas[areas[1]].name) {
			groups[k].area, groups[k].joined = areas[0], slices.Concat(areas[1:], g.joined)
		}
	}
	return groups
}
