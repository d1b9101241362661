package duties

import (
	"regexp"
	"slices"
	"strings"
)

// divide looks for a second function where the duties make a single group: in
// the areas that the title outweighs, in the work that is led, in what is done
// ("installs, maintains and repairs wiring"), in what it is done to. It gives
// duties and groups unchanged where the words hold only one thing.
func (r *reader) divide(all []duty, groups []group, title string) ([]duty, []group) {
	if len(groups) != 1 {
		return all, groups
	}
	if again := r.group(all, r.weigh(all, "")); len(again) > 1 {
		return all, again
	}
	if led := r.ledWork(all, title); led != nil {
		if again := r.group(led, r.weigh(led, title)); len(again) > 1 {
			return led, again
		}
	}
	if parts, split := r.divideByDoing(all, groups[0].area); len(split) > 1 {
		return parts, split
	}
	if parts := r.divideByObject(all); len(parts) > len(all) {
		if again := r.group(parts, r.weigh(parts, "")); len(again) > 1 && len(again) <= maxFunctions {
			return parts, again
		}
	}
	return all, groups
}

// ledWork gives duties of leading the area of the work that is led, where all
// of them are about leading; nil where nothing is found.
func (r *reader) ledWork(all []duty, title string) []duty {
	lead := r.lead()
	out := slices.Clone(all)
	changed := false
	for i, d := range out {
		points := r.lex.scores(d.text + " " + title)
		points[lead] = 0
		if top := slices.Max(points); d.area == lead && !force.MatchString(d.source) && top >= 2 {
			out[i].area, changed = slices.Index(points, top), true
		}
	}
	if !changed {
		return nil
	}
	return out
}

// divideByDoing splits hands-on work by the groups of its verbs.
func (r *reader) divideByDoing(all []duty, area int) ([]duty, []group) {
	if area >= 0 && !slices.Contains(handsOn, r.lex.areas[area].family) {
		return nil, nil
	}
	var parts []duty
	for _, d := range all {
		parts = append(parts, r.divideDuty(d)...)
	}
	split := r.byActivity(parts, area)
	if len(split) > 4 {
		return nil, nil
	}
	return parts, split
}

var (
	listed  = regexp.MustCompile(`,\s*(?:and/or |and |or )?|\s+(?:and|or|and/or)\s+`)
	listing = regexp.MustCompile(`(?i)^.*?\b(?:including|such as|which includes?|consisting of)\s+`)
)

// divideByObject splits duties whose object is a list with items of several areas.
func (r *reader) divideByObject(all []duty) []duty {
	var out []duty
	for _, d := range all {
		parts := r.itemsByArea(d)
		if len(parts) < 2 {
			out = append(out, d)
			continue
		}
		out = append(out, parts...)
	}
	return out
}

func (r *reader) itemsByArea(d duty) []duty {
	var order []int
	items := map[int][]string{}
	last := -1
	for _, item := range listed.Split(listing.ReplaceAllString(d.rest, ""), -1) {
		item = strings.TrimSpace(item)
		all := words(item)
		if len(all) == 0 || len(all) > 6 || r.lex.base[all[0].low].base != "" && r.lex.nominal[all[0].low].base == "" && len(all) > 1 {
			return nil
		}
		points := r.lex.scores(item)
		top := slices.Max(points)
		a := slices.Index(points, top)
		if top < 3.5 {
			a = last
		}
		if a < 0 || top < 1 || strings.HasPrefix(item, "other ") {
			return nil
		}
		if !slices.Contains(order, a) {
			order = append(order, a)
		}
		items[a], last = append(items[a], item), a
	}
	if len(order) < 2 || len(order) > 5 {
		return nil
	}
	var out []duty
	for _, a := range order {
		object := joinList(items[a])
		part := duty{source: object, chain: d.chain, rest: object, area: a, activity: d.activity}
		part.text = clip(sentenceCase(strings.TrimSpace(joinVerbs(d.chain)+" "+object)), maxDuty)
		out = append(out, part)
	}
	return out
}

// handsOn are the families in which what is done makes functions of its own.
var handsOn = []string{"trades", "operation", "building", "grounds", "facilities", "transport", "production", "engineering", "safety", "inspection"}

// telling are the groups of activities that may stand for a function.
var telling = []string{"build", "keep", "check", "run", "teach", "sell", "buy", "clean", "design"}

// kindOfDuty gives the first telling kind among the verbs of a duty or, failing
// that, among the actions its words name.
func (r *reader) kindOfDuty(d duty) string {
	for _, v := range d.chain {
		if kind := r.kindOf(v.activity); kind != "" {
			return kind
		}
	}
	for _, w := range words(clip(d.rest, 120)) {
		v := r.lex.nominal[w.low]
		if v.base == "" {
			v = r.lex.gerund[w.low]
		}
		if kind := r.kindOf(v.activity); kind != "" {
			return kind
		}
	}
	return ""
}

// kindOf gives the group of activities of a duty, empty where it tells nothing.
func (r *reader) kindOf(activity string) string {
	if kind := r.lex.activities[activity].group; slices.Contains(telling, kind) {
		return kind
	}
	return ""
}

// divideDuty cuts one duty by the groups of its verbs.
func (r *reader) divideDuty(d duty) []duty {
	var kinds []string
	verbs := map[string][]verb{}
	for _, v := range d.chain {
		kind := r.kindOf(v.activity)
		if kind == "" && len(kinds) > 0 {
			kind = kinds[len(kinds)-1]
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
		verbs[kind] = append(verbs[kind], v)
	}
	if len(kinds) < 2 || len(kinds) > 4 || slices.Contains(kinds, "") {
		return []duty{d}
	}
	var out []duty
	for _, kind := range kinds {
		part := duty{source: d.source, chain: verbs[kind], rest: d.rest, area: d.area, activity: r.chainActivity(verbs[kind])}
		part.text = clip(sentenceCase(joinVerbs(part.chain)+" "+d.rest), maxDuty)
		out = append(out, part)
	}
	return out
}

// byActivity groups duties by what they do and names each group after the
// field of work and the activity.
func (r *reader) byActivity(all []duty, area int) []group {
	var out []group
	kinds := map[string]int{}
	last := ""
	for i, d := range all {
		kind := r.kindOfDuty(d)
		if kind == "" {
			kind = last
		}
		last = kind
		k, known := kinds[kind]
		if !known {
			k = len(out)
			kinds[kind] = k
			out = append(out, group{area: area})
		}
		out[k].members = append(out[k].members, i)
	}
	for k := range out {
		out[k].name = r.compound(all, out[k])
		out[k].reason = "the text holds one area of work, so it is split by what is done"
	}
	return distinct(out)
}

// distinct gives nil where two groups have the same name.
func distinct(groups []group) []group {
	for i, g := range groups {
		for _, h := range groups[:i] {
			if g.name == h.name {
				return nil
			}
		}
	}
	return groups
}

// compound gives "Plumbing installation" or, without a field, "Installation".
func (r *reader) compound(all []duty, g group) string {
	var nouns []string
	for _, m := range g.members {
		for _, v := range all[m].chain {
			noun := r.lex.activities[v.activity].noun
			if r.kindOf(v.activity) == r.kindOfDuty(all[g.members[0]]) && noun != "" && !slices.Contains(nouns, noun) && len(nouns) < 2 {
				nouns = append(nouns, noun)
			}
		}
	}
	if len(nouns) == 0 {
		return r.lex.areaName(g.area, r.objectName(all[g.members[0]]))
	}
	field := ""
	if g.area >= 0 {
		field = r.lex.areas[g.area].adjective
	}
	if field == "" {
		field = sentenceCase(one(r.object(all[g.members[0]].rest)))
	}
	return sentenceCase(squeeze(field + " " + strings.Join(nouns, " and ")))
}
