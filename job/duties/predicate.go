package duties

import (
	"slices"
	"strings"
)

// coordinated cuts a predicate where a second verb with its own object begins:
// "makes arrests and appears in court" has two.
func (r *reader) coordinated(body string) []string {
	all := words(body)
	if len(all) < 5 || r.lex.third[all[0].low].base == "" {
		return []string{body}
	}
	var out []string
	start := 0
	for i := 2; i+1 < len(all); i++ {
		if r.secondVerb(all, i, start) {
			out = append(out, cutTail(body[all[start].start:all[i].start]))
			start = i
		}
	}
	return append(out, cutTail(body[all[start].start:]))
}

// secondVerb reports whether word i, a form in -s after a comma or "and",
// begins a predicate of its own and does not belong to the chain at start.
func (r *reader) secondVerb(all []word, i, start int) bool {
	w, next := all[i], all[i+1]
	if r.lex.third[w.low].base == "" || capitalised(w.text) || i-start < 3 {
		return false
	}
	joined := strings.Contains(w.glue, ",") || all[i-1].low == "and" || all[i-1].low == "or"
	if !joined || strings.ContainsAny(next.glue, ",.;()") || slices.Contains(notObject, next.low) {
		return r.chainAhead(all, i) && joined
	}
	for k := start; k < i; k++ { // still within the verbs that the clause begins with?
		if low := all[k].low; r.lex.third[low].base == "" && low != "and" && low != "or" && !adverb.MatchString(low) {
			return true
		}
	}
	return false
}

// notObject are words after which the form in -s before them was a noun.
var notObject = []string{"and", "or", "of", "for", "in", "on", "are", "is", "may", "that", "which", "at", "by", "from", "to", "with", "as", "engaged", "such", "including", "related", "within", "between", "pertaining", "relating", "necessary"}

// chainAhead reports whether several forms in -s follow each other from word i
// on and are then followed by an object: ", plans, organizes and directs the".
func (r *reader) chainAhead(all []word, i int) bool {
	n := 0
	for ; i < len(all); i++ {
		low := all[i].low
		if r.lex.third[low].base != "" && r.lex.base[low].base == "" {
			n++
			continue
		}
		if low != "and" && low != "or" {
			break
		}
	}
	return n > 1 && i < len(all) && !slices.Contains(notObject, all[i].low)
}

func cutTail(s string) string {
	s = strings.Trim(s, " ,;.")
	for _, tail := range [...]string{" and", " or", " and/or", " as well as", " also"} {
		s = strings.TrimSuffix(s, tail)
	}
	return strings.Trim(s, " ,")
}

// imperative puts a predicate into the imperative ("Inspect and repair …") and
// reports whether it began with a verb.
func (r *reader) imperative(part string) (duty, bool) {
	part = cutTail(part)
	d := duty{source: part, area: -1}
	chain, rest := r.leadingVerbs(part)
	if len(chain) == 0 {
		d.text = clip(sentenceCase(part), maxDuty)
		d.rest = part
		return d, false
	}
	if m := lightWork.FindString(part); m != "" {
		if inner, tail := r.leadingActions(part[len(m):]); len(inner) > 0 && tail != "" {
			chain, rest = inner, tail
		}
	}
	d.chain, d.rest, d.activity = chain, rest, r.chainActivity(chain)
	d.text = clip(sentenceCase(strings.TrimSpace(joinVerbs(chain)+" "+rest)), maxDuty)
	return d, true
}

func (r *reader) chainActivity(chain []verb) string {
	for _, v := range chain {
		if v.activity != "" {
			return v.activity
		}
	}
	return ""
}

// leadingVerbs reads the verbs that a predicate begins with, in one form
// throughout, and what follows them. Adverbs between them stay with the rest.
func (r *reader) leadingVerbs(part string) (chain []verb, rest string) {
	all := words(part)
	at := 0
	for at < len(all) && at < 2 && adverb.MatchString(all[at].low) && r.verbOf(all[at].low).base == "" {
		at++
	}
	for _, forms := range [...]map[string]verb{r.lex.third, r.lex.base, r.lex.gerund} {
		if chain, end := r.chainIn(forms, all, at); len(chain) > 0 {
			return chain, strings.TrimSpace(strings.TrimLeft(part[end:], " ,"))
		}
	}
	return nil, part
}

// chainIn reads "V, V and V" in one set of forms from word at on; it gives the
// verbs and where the last of them ends.
func (r *reader) chainIn(forms map[string]verb, all []word, at int) (chain []verb, end int) {
	for i := at; i < len(all) && len(chain) < 8; i++ {
		v, ok := forms[all[i].low]
		switch {
		case ok && (len(chain) == 0 || joins(all, i)) && !r.nounHere(forms, all, i, len(chain)):
			chain, end = append(chain, v), all[i].end
		case len(chain) > 0 && (all[i].low == "and" || all[i].low == "or" || all[i].low == "and/or" || adverb.MatchString(all[i].low) && joins(all, i)):
		default:
			return chain, end
		}
	}
	return chain, end
}

// nounHere reports whether a later word of a chain is rather a noun: a base
// form at the end or before a joining word with no object to come
// ("prepare plans and designs").
func (r *reader) nounHere(_ map[string]verb, all []word, i, have int) bool {
	if have == 0 {
		return false
	}
	return i+1 >= len(all) || slices.Contains([]string{"of", "are", "is", "that", "which"}, all[i+1].low)
}

// joins reports whether word i is joined to the one before by a comma, a slash
// or a joining word.
func joins(all []word, i int) bool {
	prev := all[i-1].low
	return strings.ContainsAny(all[i].glue, ",/") || prev == "and" || prev == "or" || prev == "and/or" || adverb.MatchString(prev)
}

// leadingActions reads a list of actions given as nouns or in -ing ("the
// installation, maintenance and repair of pumps") as verbs and object.
func (r *reader) leadingActions(s string) (chain []verb, rest string) {
	all := words(s)
	end, nominal := 0, false
	for i, w := range all {
		if i > 0 && (w.low == "and" || w.low == "or" || w.low == "the") {
			continue
		}
		v, isNoun := r.lex.nominal[w.low]
		if !isNoun {
			v = r.lex.gerund[w.low]
		}
		if v.base == "" || i > 0 && !joins(all, i) && all[i-1].low != "the" {
			break
		}
		chain, end, nominal = append(chain, v), w.end, isNoun
	}
	rest = strings.TrimSpace(s[end:])
	if after, ok := strings.CutPrefix(rest, "of "); ok {
		return chain, after
	} else if nominal || rest == "" || strings.HasPrefix(rest, ",") {
		return nil, ""
	}
	return chain, rest
}

// joinVerbs writes verbs as a list: inspect, test and repair.
func joinVerbs(chain []verb) string {
	var names []string
	for _, v := range chain {
		if !slices.Contains(names, v.base) {
			names = append(names, v.base)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
