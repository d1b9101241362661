package duties

import (
	"slices"
	"strings"
)

// divide splits a single group by what is done: "installs, maintains and
// repairs wiring" is installation on one side, maintenance and repair on the
// other. It gives the duties and groups unchanged where the words hold only
// one thing.
func (r *reader) divide(all []duty, groups []group) ([]duty, []group) {
	if len(groups) != 1 {
		return all, groups
	}
	if len(all) == 1 {
		if parts := r.divideDuty(all[0]); len(parts) > 1 {
			all = parts
		}
	}
	split := r.byActivity(all, groups[0].area)
	if len(split) < 2 || len(split) > 4 {
		return all, groups
	}
	return all, split
}

// kindOf gives the group of activities of a duty, empty where it has none.
func (r *reader) kindOf(activity string) string { return r.lex.activities[activity].group }

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
	if len(kinds) < 2 || len(kinds) > 4 {
		return nil
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
	for i, d := range all {
		kind := r.kindOf(d.activity)
		if kind == "" && len(out) > 0 {
			out[len(out)-1].members = append(out[len(out)-1].members, i)
			continue
		}
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
			if noun := r.lex.activities[v.activity].noun; noun != "" && !slices.Contains(nouns, noun) && len(nouns) < 2 {
				nouns = append(nouns, noun)
			}
		}
	}
	if len(nouns) == 0 {
		return r.objectName(all[g.members[0]])
	}
	field := ""
	if g.area >= 0 {
		field = r.lex.areas[g.area].adjective
	} else {
		field = sentenceCase(one(r.object(all[g.members[0]].rest)))
	}
	return sentenceCase(strings.TrimSpace(field + " " + strings.Join(nouns, " and ")))
}
