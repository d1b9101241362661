package draft

import (
	"regexp"
	"slices"
	"strings"

	"yardstick/english"
)

// The beginnings of a sentence that say who does the work and not what it is.
var (
	numbered = regexp.MustCompile(`^(?:(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]|\(?[a-z]\)|[✔✓•▪◦–-])\s+|(?i:and|or)\s+)+`)
	section  = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\s+(\p{Lu})`)
	// holder is a subject: the person or the job that the text is about.
	holder = `(?:he or she|she or he|he/she|s/he|you|we|he|she|they|it|i|somebody who|someone who` +
		`|(?:the |this |an? |our |your |each |any )?(?:(?:successful|ideal|right|appointed) )?(?:post ?holder|job ?holder|role ?holder|` +
		`holder|incumbent|candidate|applicant|employee|person|individual|role|position|post|job)s?(?: in this (?:class|role|` +
		`position))?)`
	modal = `(?:need (?:somebody|someone|a person|people) (?:who|to)|will|shall|would|must|should|may|can|is to|are to|is expected to|` +
		`are expected to|will be expected to|will need to|will have to|is required to|are required to|need to|needs to|have to|get to)`
	subject = regexp.MustCompile(`(?i)^(?:and |then |in this role,? |in addition,? |together with the team,? )?` + holder + `(?:(?:'|` +
		`’)(?:ll|d|re))?\s+`)
	leading = regexp.MustCompile(`(?i)^(?:` + modal + `|to|(?:'|’)ll)\s+(?:also |then |normally |usually |mainly |mostly )?`)
	charge  = regexp.MustCompile(`(?i)^(?:is |are |be |being )?(?:(?:fully |jointly |directly |primarily |mainly )?(?:responsible|` +
		`accountable) for|responsibility for|in charge of|tasked with|charged with|duties include|tasks include)\s+`)
	adverbs = regexp.MustCompile(`(?i)^(?:also|then|mostly|mainly|on occasion|occasionally)\s+`)
	aside   = regexp.MustCompile(`(?i)^(?:as|under|with|in|on|at|when|from|during|every|each|reporting|working)\b[^,.;]{2,100},\s+`)
)

// duty words a line as a duty: as it follows "I have to", where the line's form
// allows it, else as it stands. Only who does it and how it is numbered goes.
func (d *draft) duty(i int) string {
	s := unshouted(unnumbered(strings.TrimRight(strings.TrimSpace(d.lines[i].Text), " .;:,")))
	s = strings.TrimSuffix(strings.TrimSuffix(s, " and"), ";")
	rest, bare := predicate(s, d.job.Title)
	for _, form := range [...]string{rest, s} {
		if done := acts(form); done != "" {
			return english.Upper(done)
		}
	}
	first, others, ok := strings.Cut(rest, " ")
	next, _, _ := strings.Cut(strings.ToLower(others), " ")
	if ok && (rest != s && bare || strings.HasSuffix(first, "s") && strings.Contains(determiners, " "+next+" ")) {
		return english.Upper(joinedVerbs(english.Uninflected(strings.ToLower(first))+" "+others, false))
	}
	return english.Upper(s)
}

// unnumbered is a duty without the number or mark before it.
func unnumbered(s string) string {
	return section.ReplaceAllString(numbered.ReplaceAllString(s, ""), "$1")
}

// unshouted is a text in capitals in small letters, but for what has no vowels.
func unshouted(s string) string {
	if strings.ToUpper(s) != s || len(strings.Fields(s)) < 2 {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		if strings.ContainsAny(w, "AEIOUY") {
			words[i] = strings.ToLower(w)
		}
	}
	return english.Upper(strings.Join(words, " "))
}

// predicate is a sentence without its subject and what leads to its verb; bare
// reports that a subject or a modal verb went, so that a verb follows.
func predicate(s, title string) (rest string, bare bool) {
	for _, start := range [...]*regexp.Regexp{asYou, weLike, aside} {
		if m := start.FindString(s); m != "" && (start != aside || subjectAt(s[len(m):], title) > 0 || inflected(s[len(m):])) {
			s, bare = s[len(m):], start != aside
		}
	}
	if at := subjectAt(s, title); at > 0 {
		s, bare = s[at:], true
	}
	for range 3 {
		if m := leading.FindString(s); m != "" {
			s, bare = s[len(m):], true
		}
		s = adverbs.ReplaceAllString(s, "")
	}
	if work := charge.ReplaceAllString(s, ""); work != s {
		if acts(work) != "" {
			return work, true
		}
		return "be " + english.Lower(beginsBe.ReplaceAllString(s, "")), true
	}
	return s, bare
}

// asYou matches "As a bus driver with us you".
var asYou = regexp.MustCompile(`(?i)^as (?:an? |our |the )?[^,.;]{2,60}?,? you(?:(?:'|’)ll)?\s+`)

// weLike matches "We should like our new secretary to".
var weLike = regexp.MustCompile(`(?i)^(?:that|this|it) means (?:that )?(?:you )?|^(?:we|i)(?:(?:'|’)d| would| should)? (?:like|` +
	`want|need|expect|ask) (?:you|somebody|someone|(?:our|` +
	`the|an?)(?: [\w-]+){1,4}?) to\s+`)

// subjectAt is how many bytes of a sentence are its subject: somebody who holds
// the job, or words of the job's own title behind an article.
func subjectAt(s, title string) int {
	if m := subject.FindString(s); m != "" && !strings.HasPrefix(m, "Individual") { // "individual and group therapy"
		return len(m)
	}
	article, _, _ := strings.Cut(s, " ")
	if !strings.Contains(" a an the our ", " "+strings.ToLower(article)+" ") {
		return 0
	}
	named, at := english.Words(title), len(article)
	for {
		word, _, _ := strings.Cut(strings.TrimLeft(s[at:], " "), " ")
		low := strings.ToLower(strings.Trim(word, ","))
		same := func(w string) bool { return w == low || len(low) > 5 && strings.HasSuffix(w, low) }
		if low == "" || !slices.ContainsFunc(named, same) && !slices.Contains(named, english.Singular(low)) && !strings.Contains(" i ii "+
			"iii ", " "+low+" ") {
			break
		}
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " ")) + len(word)
	}
	next, _, _ := strings.Cut(strings.TrimLeft(s[at:], " "), " ")
	if low := strings.ToLower(next); at == len(article) || !verbIn(low) && !strings.Contains(" may will is must shall ", " "+low+" ") &&
		!strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ly") {
		return 0
	}
	return len(s) - len(strings.TrimLeft(s[at:], " "))
}

func verbIn(word string) bool { return english.Base(strings.ToLower(strings.Trim(word, ","))) != "" }

// acts brings what begins with a verb in any form, or with the noun of a deed,
// into the imperative; empty where it begins with neither.
func acts(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	if done, is := deeds(words); is {
		return done
	}
	first := strings.TrimRight(words[0], ",")
	if strings.HasSuffix(first, "s") && (!verbFirst(s) || ofThese.MatchString(s)) {
		return ""
	}
	if english.Base(strings.ToLower(first)) == "" && !strings.HasSuffix(strings.ToLower(first), "ly") {
		return ""
	}
	done := english.Duty(s)
	if done == "" {
		return ""
	}
	if strings.HasSuffix(strings.ToLower(first), "ly") && english.Base(strings.ToLower(first)) == "" {
		first = strings.TrimRight(words[1], ",")
	}
	if low := strings.ToLower(first); low != english.Base(low) {
		return joinedVerbs(done, strings.HasSuffix(low, "ing"))
	}
	return done
}

// ofThese matches a sentence about two things: "fences and troughs are looked over".
var ofThese = regexp.MustCompile(`(?i)^\w+s (?:and|or) (?:\w+ ){1,3}?(?:is|are|must|should|have|get)\b`)

// inflected reports whether a text begins with what somebody does: "maintains the layers".
func inflected(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return strings.HasSuffix(first, "s") && verbFirst(s)
}

// beginsBe matches the verb that "be" takes the place of.
var beginsBe = regexp.MustCompile(`^(?i:are|is|be|being) `)

// deeds turns nouns of deeds with what they are of into verbs: "preparation of
// rosters", "cleaning and disinfection of beds", "assessment of patients and
// planning of their stay". It is no such phrase where is is false, and one that
// cannot be said with verbs, as "assessment of X and sign-off of Y", where done is
// empty.
func deeds(words []string) (done string, is bool) {
	of := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, "of") })
	if of < 1 || of > maxDeeds || of == len(words)-1 {
		return "", false
	}
	out, ok := verbsOf(words[:of])
	if !ok {
		return "", false
	}
	rest := words[of+1:]
	for i := 0; i < len(rest); i++ {
		switch {
		case joint(rest[i]) && i+1 < len(rest) && rest[i+1] == "of":
			out, i = append(out, rest[i]), i+1
		case joint(rest[i]) && i+2 < len(rest) && rest[i+2] == "of":
			verb := english.Deed(strings.ToLower(rest[i+1]))
			switch {
			case verb != "":
				out = append(out, rest[i], verb)
			case strings.Contains(rest[i+1], "-") || nominal.MatchString(rest[i+1]):
				return "", true
			default:
				out = append(out, rest[i], rest[i+1], "of")
			}
			i += 2
		default:
			out = append(out, rest[i])
		}
	}
	return strings.Join(out, " "), true
}

// maxDeeds is the most words of nouns before "of".
const maxDeeds = 5

// nominal matches nouns that are made of verbs, whether or not the verb is known.
var nominal = regexp.MustCompile(`(?i)(?:tion|sion|ment|ance|ence|ing)$`)

// verbsOf are the verbs of nouns of deeds with the words that join them; false
// where one of them has no verb.
func verbsOf(nouns []string) ([]string, bool) {
	var out []string
	for i, w := range nouns {
		if joint(w) {
			out = append(out, w)
			continue
		}
		bare := strings.TrimSuffix(w, ",")
		verb := english.Deed(strings.ToLower(bare))
		if verb == "" || i > 0 && !joint(nouns[i-1]) && !strings.HasSuffix(nouns[i-1], ",") {
			return nil, false
		}
		out = append(out, verb+w[len(bare):])
	}
	return out, len(out) > 0
}

// joinedVerbs brings the verbs that follow the first one, which was inflected,
// into the base form too: all of a chain at the beginning ("assigns, reviews
// and evaluates"), and later those behind "and" or a comma that are surely
// verbs ("answers calls and logs them").
func joinedVerbs(s string, gerunds bool) string {
	words := strings.Fields(s)
	chain := true
	for i := 1; i+1 < len(words); i++ {
		before, bare := words[i-1], strings.TrimRight(words[i], ",")
		if joint(bare) || chain && strings.HasSuffix(bare, "ly") {
			continue
		}
		joined := joint(before) || strings.HasSuffix(before, ",") || strings.HasSuffix(before, "ly")
		base := english.Base(bare)
		chain = chain && joined && base != ""
		if !joined || base == "" || base == bare || strings.HasSuffix(bare, "ing") != gerunds {
			continue
		}
		next := " " + strings.ToLower(words[i+1]) + " "
		if !chain && (strings.Contains(" and or of are is ", next) || !gerunds && joint(before) && english.NounToo(base) &&
			!strings.Contains(determiners, next)) || !chain && !joint(before) && strings.HasSuffix(words[i], ",") {
			continue
		}
		words[i] = base + words[i][len(bare):]
	}
	return strings.Join(words, " ")
}

// determiners follow a verb, and seldom a noun.
const determiners = " a an the them it their our his her each every all any what whether that those these no new how who up out "
