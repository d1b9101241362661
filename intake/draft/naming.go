package draft

import (
	"slices"
	"strings"

	"yardstick/english"
)

// nameOf names a group after the thing that most of its duties are about and
// others are not, as the text calls it where it is first said whole. People are
// no function: where there is nothing else, its central duty names it.
func (d *draft) nameOf(groups []group, k int) (name, why string) {
	others, titled := map[string]int{}, stems(d.job.Title)
	for n, g := range groups {
		for _, i := range g.members {
			if n != k {
				for _, w := range d.stems(i) {
					others[w]++
				}
			}
		}
	}
	all := groups[k].members
	best := d.bestPhrase(all, all, others, titled)
	if best == "" {
		return d.doingOf(all), "named after its central duty"
	}
	if left := d.without(best, all); len(left)*2 > len(all)-1 {
		if second := d.bestPhrase(left, all, others, titled); second != "" && len(strings.Fields(best+" "+second)) < maxPair &&
			!joins(best) && !joins(second) && stands(second) && !slices.Equal(stems(best), stems(second)) {
			return english.Upper(best) + " and " + english.Lower(second), "named after what its duties are about"
		}
	}
	if !d.holds(best, all) {
		return d.doingOf(all), "named after its central duty"
	}
	return english.Upper(best), "named after what its duties are about"
}

// stands reports whether a phrase can be the second of two things that name a group:
// more than one word, or a word in the plural; "office" or "poor" says too little.
func stands(phrase string) bool {
	if strings.Contains(whens, " "+english.Singular(headOf(english.Words(phrase)))+" ") {
		return false
	}
	return strings.Contains(phrase, " ") || english.IsPlural(strings.ToLower(phrase)) || strings.HasSuffix(phrase, "ing")
}

// maxPair is the most words of a name of two things.
const maxPair = 8

// joins reports whether a phrase names several things already, or may not stand
// beside another: it begins with what can be a verb, or with whose it is.
func joins(phrase string) bool {
	first, _, more := strings.Cut(phrase, " ")
	if more && english.IsVerb(strings.ToLower(first)) || slices.ContainsFunc(strings.Fields(phrase), english.Possessive) {
		return true
	}
	return strings.Contains(phrase, " and ") || strings.Contains(phrase, " or ") || strings.Contains(phrase, ",")
}

// bestPhrase is the thing of some duties that says most of a group of them.
func (d *draft) bestPhrase(of, members []int, others map[string]int, titled []string) string {
	best, most := "", 0.0
	for _, i := range of {
		for _, p := range d.phrases(i) {
			if aboutPeople(p) || strings.EqualFold(p, headOf(english.Words(d.job.Title))) {
				continue
			}
			score := d.about(p, members, others, titled)
			if len(d.lines[i].figures()) > 0 {
				score -= ofMeasure
			}
			if score > most {
				best, most = p, score
			}
		}
	}
	return best
}

// ofMeasure is what it costs that a thing is said with a figure: it may be what is measured, and no area of work.
const ofMeasure = 1.2

// without are the duties of a group that a phrase says nothing of.
func (d *draft) without(phrase string, members []int) []int {
	said := stems(phrase)
	var out []int
	for _, i := range members {
		if !slices.ContainsFunc(d.stems(i), func(w string) bool { return slices.Contains(said, w) }) {
			out = append(out, i)
		}
	}
	return out
}

// holds reports whether a phrase can stand for a group: more than one word, a plural,
// or a word that more than one of three duties are about.
func (d *draft) holds(phrase string, members []int) bool {
	words := english.Words(phrase)
	if len(words) > 1 {
		return true
	}
	n := 0
	for _, i := range members {
		if slices.Contains(d.stems(i), english.Singular(words[0])) {
			n++
		}
	}
	return n > 1 || len(members) < 3 && (english.IsPlural(words[0]) || strings.HasSuffix(words[0], "ing"))
}

// about scores a phrase as the name of a group: how many of its duties share
// its head, less those elsewhere that do; a first object counts more.
func (d *draft) about(phrase string, members []int, others map[string]int, titled []string) float64 {
	words := english.Words(phrase)
	head := english.Singular(headOf(words))
	var score float64
	for _, i := range members {
		if slices.Contains(d.stems(i), head) {
			score++
		}
	}
	score -= 0.5 * float64(others[head])
	if vague(head) {
		score -= 1.5
	}
	if len(words) == 1 {
		score -= 0.4
	}
	if slices.ContainsFunc(stems(phrase), func(w string) bool { return slices.Contains(titled, w) }) {
		score += 0.5
	}
	if first := d.phrases(members[0]); len(first) > 0 && first[0] == phrase {
		score += 0.3
	}
	return score + 1
}

// headOf is the noun that a phrase is about: the last word before a preposition.
func headOf(words []string) string {
	for i, w := range words {
		if i > 0 && strings.Contains(links, " "+w+" ") {
			return words[i-1]
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
