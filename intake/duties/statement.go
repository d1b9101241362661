package duties

import (
	"regexp"
	"strings"
)

// duty is one thing that the job does.
type duty struct {
	text     string // in the imperative, as the job file holds it
	source   string // the words it was read from, for scoring and for figures
	activity string // what its first verb does; empty where unknown
	chain    []verb // the verbs it begins with
	rest     string // what follows the verbs
	area     int    // area decided while splitting, or -1
}

// reader turns clauses into duties; title is the title of the job, in lower case.
type reader struct {
	lex   *lexicon
	title []string
}

var (
	modal = regexp.MustCompile(`(?i)^(?:(?:will|shall|would|can|should|must|also|then|typically|normally|usually|generally|regularly|personally|occasionally|primarily|sometimes|directly|independently|successfully|closely|actively|as required|as needed|as necessary|as directed|as appropriate|when necessary|in addition|be|is|are|being|has|have|expected|required|assigned|called upon|authorized|authorised|charged with|tasked with|accountable for|responsible for|in charge of|responsibility for|primary responsibility for|overall responsibility for|full responsibility for|maintains? responsibility for|takes? responsibility for|have responsibility for|responsible|to be able to|be able to|able to|to|typically|initially|involved in|duties include|duties are|tasks include)\b,?\s*)+`)
	may   = regexp.MustCompile(`(?i)^(?:may|might|could)\s+(?:also\s+|personally\s+|be (?:assigned|required|asked|called upon|trained|responsible) (?:to |for )?|be )*`)
	// subject is a subject by itself: "You", "The successful candidate", "Employees in this class".
	subject = regexp.MustCompile(`(?i)^(?:(?:under|with) (?:the )?(?:general |direct |immediate |limited )?(?:direction|supervision|guidance)[^,]*,\s*)?(?:you(?:(?:'|’)ll)?|he|she|he/she|they|it|we|i|(?:the|this|a|an|our|your)? ?(?:successful |ideal |selected )?(?:candidate|applicant|incumbent|employee|post ?holder|job ?holder|individual|person|role|position|post|class|role holder)|(?:an employee|employees|incumbents?|persons?|workers?|staff)(?: in (?:this|the) (?:class|classification|position|role|job))?)(?:\s+in (?:this|the) (?:class|classification|position|role))?\s+`)
	// under are the words of direction that bulletins begin with.
	under      = regexp.MustCompile(`(?i)^(?:under|with|as|through|directly or|on|in|at|by|within|when|while|if|after|following|reporting)\b[^,]{2,140},\s*`)
	through    = regexp.MustCompile(`(?i)^,?\s*(?:directly or )?(?:through|working through|via) subordinate[^,]*,?\s*`)
	relative   = regexp.MustCompile(`(?i)\b(?:who|which|that|where they|where)\s+`)
	lightWork  = regexp.MustCompile(`(?i)^(?:(?:do|perform|conduct|carry out|provide|undertake|engage)(?:es|s)?) (?:[\w/,-]+ ){0,8}?(?:work|duties|tasks|services?|activities|functions)(?: (?:of|and) [\w-]+(?: \w+)? character)?,? ?(?:in connection with|in|of|by|such as|including|related to|involving|which may include) (?:the )?`)
	midThrough = regexp.MustCompile(`(?i),?\s*(?:either )?(?:directly or |directly and )?through (?:the )?subordinate (?:[a-z]+ ?(?:and |or )?){0,3}?(?:,|\b(?:managers|supervisors|staff|personnel),?) `)
	servesAs   = regexp.MustCompile(`(?i)^(?:serves?|acts?) as [^;]{3,160}?, (\w+ing .*)$`)
	andMay     = regexp.MustCompile(`(?i)(?:,\s*(?:and |or )?|\s(?:and|or) )may `)
	eeoTail    = regexp.MustCompile(`(?i),?\s*(?:and )?fulfill?(?:s|ing)? equal (?:employment )?opportunity (?:employment )?responsibilities`)
	mistakenIs = regexp.MustCompile(`(?i)^(?:is|are|be) (?:a|an|the)\b`)
	adverb     = regexp.MustCompile(`(?i)^(?:[a-z]+ly|also|then|personally)$`)
)

// read gives the duties of one clause; it is empty where the clause holds none.
// strict asks for a verb at its start, otherwise a bare noun is a duty as well.
func (r *reader) read(clause string, strict bool) []duty {
	clause = midThrough.ReplaceAllString(clause, " ")
	clause = strings.TrimSpace(eeoTail.ReplaceAllString(clause, ""))
	if notDuty.MatchString(clause) || len(clause) < 4 {
		return nil
	}
	body, sometimes := r.predicate(clause)
	if body == "" {
		return nil
	}
	if m := servesAs.FindStringSubmatch(body); m != nil && r.gerundFirst(m[1]) {
		body = m[1]
	}
	if main, tail, ok := r.mayTail(body); ok {
		rest := r.read(main, strict)
		return append(rest, r.read(tail, true)...)
	}
	if m := lightWork.FindString(body); m != "" && r.gerundFirst(body[len(m):]) {
		body = body[len(m):]
	}
	var out []duty
	for _, part := range r.coordinated(body) {
		if m := modal.FindString(part); m != "" {
			part = part[len(m):]
		}
		d, ok := r.imperative(part)
		if !ok && (strict || len(words(part)) > 14) {
			continue
		}
		if sometimes && len(out) == 0 && ok {
			d.text = "May " + decapitalise(d.text)
		}
		if !notDuty.MatchString(part) {
			out = append(out, d)
		}
	}
	return out
}

// mayTail cuts "…, and may supervise others" off a predicate.
func (r *reader) mayTail(body string) (main, tail string, ok bool) {
	for _, m := range andMay.FindAllStringIndex(body, -1) {
		rest := body[m[0]:]
		rest = strings.TrimSpace(leadingJoin.ReplaceAllString(strings.TrimLeft(rest, " ,"), ""))
		after := words(clip(may.ReplaceAllString(rest, ""), 40))
		if len(after) > 1 && m[0] > 10 && (r.lex.base[after[0].low].base != "" || adverb.MatchString(after[0].low)) {
			return body[:m[0]], rest, true
		}
	}
	return "", "", false
}

// predicate takes subject and modal verbs off a clause: what is left begins
// with its verb. It reports whether the verb stood after "may".
func (r *reader) predicate(clause string) (body string, sometimes bool) {
	body = clause
	if m := under.FindString(body); m != "" && !r.startsWithVerb(body) {
		body = body[len(m):]
	}
	switch {
	case subject.MatchString(body):
		body = body[len(subject.FindString(body)):]
	case !r.startsWithVerb(body) && !may.MatchString(body) && !modal.MatchString(body):
		body = r.afterSubject(body)
	}
	body = through.ReplaceAllString(body, "")
	for range 3 {
		before := body
		if m := may.FindString(body); m != "" {
			sometimes, body = true, body[len(m):]
		}
		if mistakenIs.MatchString(body) {
			body = r.afterRelative(body)
		}
		if m := modal.FindString(body); m != "" {
			body = body[len(m):]
		}
		body = through.ReplaceAllString(body, "")
		if body == before {
			break
		}
	}
	if !r.startsWithVerb(body) {
		body = r.afterRelative(body)
	}
	if rest, ok := strings.CutPrefix(body, "in "); ok && r.gerundFirst(rest) {
		body = rest
	}
	return strings.TrimSpace(body), sometimes
}

// afterRelative skips "is a sworn officer, authorised …, who" to the verb.
func (r *reader) afterRelative(body string) string {
	for _, m := range relative.FindAllStringIndex(body, -1) {
		if rest := body[m[1]:]; r.startsWithVerb(rest) {
			return rest
		}
	}
	return body
}

// afterSubject skips a subject such as "A Senior Auditor" to the verb that
// follows it: the first verb in -s (or "may", "is", "will") after the title or
// after capitalised words.
func (r *reader) afterSubject(body string) string {
	all := words(body)
	skip := r.titleLength(all)
	for i := 1; i < len(all) && i < 16; i++ {
		w := all[i]
		if i < skip {
			continue
		}
		_, verbal := r.lex.third[w.low]
		plural := i > 0 && i >= skip && skip > 0 && r.lex.base[w.low].base != "" && strings.HasSuffix(all[i-1].low, "s")
		named := skip > 0 || capitalised(all[i-1].text) || i <= 3
		if w.low == "may" || w.low == "will" || w.low == "is" || w.low == "are" || (verbal || plural) && named && !capitalised(w.text) {
			return body[w.start:]
		}
	}
	return body
}

// titleLength gives how many words at the start belong to the title of the job.
func (r *reader) titleLength(all []word) int {
	for i := 0; i < 3 && i < len(all); i++ {
		n := 0
		for n < len(r.title) && i+n < len(all) && singular(r.title[n]) == all[i+n].stem {
			n++
		}
		if n > 0 && n == len(r.title) {
			return i + n
		}
	}
	return 0
}

// startsWithVerb reports whether s begins with a verb of the table in any form,
// adverbs skipped.
func (r *reader) startsWithVerb(s string) bool {
	for i, w := range words(clip(s, 80)) {
		if i > 2 {
			break
		}
		if r.verbOf(w.low).base != "" {
			return true
		}
		if !adverb.MatchString(w.low) {
			break
		}
	}
	return false
}

// gerundFirst reports whether s begins with a verb in -ing.
func (r *reader) gerundFirst(s string) bool {
	all := words(clip(s, 60))
	if len(all) < 2 || r.lex.gerund[all[0].low].base == "" {
		return false
	}
	// "receiving, care and disposition of": a list of nouns
	return !strings.Contains(all[1].glue, ",") || r.lex.gerund[all[1].low].base != ""
}

// verbOf looks a word up as a base form, a form in -s or a form in -ing.
func (r *reader) verbOf(low string) verb {
	for _, forms := range [...]map[string]verb{r.lex.third, r.lex.base, r.lex.gerund} {
		if v, ok := forms[low]; ok {
			return v
		}
	}
	return verb{}
}
