package duties

import (
	"slices"
	"strings"
)

// coordinated cuts a predicate where a second verb with its own object begins:
// "makes arrests and appears in court" has two.
func (r *reader) coordinated(body string) []string {
	all := words(body)
	if len(all) < 5 {
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

// secondVerb reports whether word i, joined by a comma or "and", begins a
// predicate of its own: a verb in the form of the first with an object after
// it, which does not belong to the verbs that the clause begins with.
func (r *reader) secondVerb(all []word, i, start int) bool {
	w, next := all[i], all[i+1]
	joined := strings.Contains(w.glue, ",") || all[i-1].low == "and" || all[i-1].low == "or"
	if !joined || capitalised(w.text) || i-start < 2 || r.withinChain(all, i, start) {
		return false
	}
	if slices.Contains(particles, all[i-2].low) && all[i-1].low == "and" || slices.Contains(particles, all[i-1].low) {
		return false // "assess the need for and dispatch …": one object for both
	}
	ends := strings.ContainsAny(next.glue, ",.;()") || slices.Contains(notObject, next.low) || next.low == "such" && i+2 < len(all) && all[i+2].low == "as"
	determined := slices.Contains(determiners, next.low) && !ends
	switch first := all[start].low; {
	case r.lex.third[w.low].base != "" && (r.lex.third[first].base != "" || determined):
		return r.thirdHere(all, i, ends, determined)
	case r.lex.gerund[w.low].base != "" && r.lex.gerund[first].base != "":
		return !ends && !slices.Contains(linking, w.low) && (determined || !slices.Contains(nounsInIng, w.low)) && !governed(r.lex, all[start:i])
	case r.lex.base[w.low].base != "" && r.lex.base[first].base != "" && r.lex.third[w.low].base == "":
		return determined && !nounLike(w.low+"s") && !purposed(all[:i]) || w.low == "testify"
	}
	return false
}

// thirdHere reports whether word i, a form in -s, is a verb and no plural: ends
// says that no object can follow it, determined that one surely does.
func (r *reader) thirdHere(all []word, i int, ends, determined bool) bool {
	low, next := all[i].low, all[i+1].low
	_, moving := r.lex.gerund[next]
	switch {
	case moving && nounLike(low): // "stores serving other departments"
		return false
	case slices.Contains(compounding, low):
		return determined || r.chainAhead(all, i)
	}
	return !ends || r.chainAhead(all, i) || slices.Contains(particles, next) && !nounLike(low)
}

// withinChain reports whether there are only verbs, in the form of the first,
// from start to word i.
func (r *reader) withinChain(all []word, i, start int) bool {
	forms := r.lex.third
	for _, other := range [...]map[string]verb{r.lex.base, r.lex.gerund} {
		if forms[all[start].low].base == "" {
			forms = other
		}
	}
	for k := start; k < i; k++ {
		if k > start && forms[all[k].low].base != "" && !joins(all, k) {
			return false // the object of the verb before it
		}
		if low := all[k].low; forms[low].base == "" && !slices.Contains(chaining, low) && !adverb.MatchString(low) && !particleInList(all, k) {
			return false
		}
	}
	return true
}

// chaining are words that stand between the verbs of a chain.
var chaining = []string{"and", "or", "and/or", "out", "up"}

// particleInList reports whether word k is a particle before a comma: "searches
// for, collects and keeps".
func particleInList(all []word, k int) bool {
	return slices.Contains(particles, all[k].low) && k+1 < len(all) && strings.Contains(all[k+1].glue, ",")
}

var (
	determiners = []string{"the", "a", "an", "all", "any", "their", "his", "her", "our", "your", "its", "this", "these", "those", "each", "every", "other", "new", "various"}
	// particles follow verbs without an object.
	particles = []string{"in", "as", "to", "with", "on", "for", "from"}
	// notObject are words after which the form before them was a noun.
	notObject = []string{"and", "or", "of", "for", "in", "on", "are", "is", "may", "that", "which", "at", "by", "from", "to", "with", "as", "engaged", "including", "related", "within", "between", "pertaining", "relating", "necessary"}
)

// nounsInIng are forms in -ing that are nouns before another noun: "waiting rooms".
var nounsInIng = strings.Fields(`waiting training planning engineering accounting building programming housing recycling meeting testing
	drafting operating reporting dining parking filing purchasing marketing learning bearing lighting plumbing heating cooling wiring
	drawing shipping landscaping zoning briefing hearing recording processing budgeting banking manufacturing nursing teaching`)

// compounding are plurals that other nouns follow: "claims administration".
var compounding = strings.Fields("records claims grants sales systems works parks contracts materials supplies accounts plans projects programs services reports")

// linking are forms in -ing that link rather than say what is done.
var linking = strings.Fields("including using involving regarding concerning following according during relating requiring providing")

// governed reports whether the last words hold a form in -ing that follows a
// preposition: what is joined to it belongs to it ("for controlling risks and
// preventing losses").
func governed(l *lexicon, all []word) bool {
	for i := max(1, len(all)-7); i < len(all); i++ {
		if l.gerund[all[i].low].base != "" && slices.Contains([]string{"for", "in", "of", "by", "to", "through", "including", "with", "on", "from", "while", "such", "as"}, all[i-1].low) {
			return true
		}
	}
	return false
}

// purposed reports whether the last words hold a "to": what follows says why.
func purposed(all []word) bool {
	for _, w := range all[max(0, len(all)-4):] {
		if w.low == "to" {
			return true
		}
	}
	return false
}

// nounLike reports whether a form in -s is more often a plural than a verb in
// lists of this kind of text: "plans, designs and specifications".
func nounLike(low string) bool {
	return slices.Contains(strings.Fields(`plans designs analyses reports records details estimates studies programs projects schedules contracts
		forms charts maps tests works services supplies orders samples surveys costs uses controls prints photographs repairs audits
		claims permits grants leases loans purchases sales files logs lists letters needs results issues documents
		drafts sketches models signs stores stocks tools trains trucks tracks facts files reviews reserves ranges rates
		requests responses returns schools screens searches seals ships shops switches trades transfers travels types views visits
		walks watches waters wells crafts crews paints plants pumps tours boards budgets funds features changes benefits
		accounts notes books boxes bills checks classes commands concerns conducts copies covers crops cuts decks dishes doors drains dresses
		drills drives duties fields fires fits floors foods frames games gardens goals groups guards guides hands heads
		helps hires holds homes hosts inputs interests interviews invoices joins keys labels lands lathes leads lines links loads locks
		machines mails marks markets materials matters measures meals messages meters moves names networks offers outputs parts
		patterns payments pays phones pipes places ports posts practices presents presses prices products rooms roots routes
		rules runs scores sections sets shapes shifts sites slopes sorts spots staffs stages states stations steps stops
		structures studios subjects systems tables tapes tasks taxes teams terms tiles tones traces treats trees trends trims turns
		units uses values vans voices walls wastes ways winds wires words worlds works writes zones supports leads`), low)
}

// chainAhead reports whether several forms in -s follow each other from word i
// on, not all of them plurals, and then an object: ", plans, organizes and directs the".
func (r *reader) chainAhead(all []word, i int) bool {
	n, sure := 0, false
	for ; i < len(all); i++ {
		low := all[i].low
		if r.lex.third[low].base != "" && (n == 0 || joins(all, i)) {
			if n, sure = n+1, sure || !nounLike(low); n == 2 && !sure {
				return false
			}
			continue
		}
		if low != "and" && low != "or" {
			break
		}
	}
	return n > 1 && sure && i < len(all) && !strings.Contains(all[i].glue, ",") && !slices.Contains(notObject, all[i].low)
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
		chain, rest = r.leadingActions(strings.TrimPrefix(part, "the "))
	}
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
	if all := words(part); len(all) > 0 && r.lex.base[all[0].low].base == chain[0].base && r.lex.third[all[0].low].base == "" {
		d.text = clip(sentenceCase(part), maxDuty) // in the imperative already
	}
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
			rest = strings.TrimSpace(strings.TrimLeft(part[end:], " ,"))
			return chain, strings.TrimPrefix(rest, "of ")
		}
	}
	return nil, part
}

// chainIn reads "V, V and V" in one set of forms from word at on; it gives the
// verbs and where the last of them ends.
func (r *reader) chainIn(forms map[string]verb, all []word, at int) (chain []verb, end int) {
	for i := at; i < len(all) && len(chain) < 14; i++ {
		v, ok := forms[all[i].low]
		switch {
		case ok && (len(chain) == 0 || joins(all, i)) && !r.nounHere(forms, all, i, len(chain)):
			chain, end = append(chain, v), all[i].end
		case len(chain) > 0 && slices.Contains(particles, all[i].low) && i+1 < len(all) && strings.Contains(all[i+1].glue, ","):
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
	all := words(clip(s, 400))
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
	return joinList(names)
}

// joinList writes a, b and c.
func joinList(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}
