package draft

import (
	"regexp"
	"strings"

	"yardstick/english"
)

// The beginnings of a sentence that say who does the work and not what it is.
var (
	numbered = regexp.MustCompile(`^(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[✔✓•▪◦–-])\s+`)
	// holder is a subject: the person or the job that the text is about.
	holder = `(?:you|we|he|she|they|he or she|she or he|he/she|s/he|it|i|somebody who|someone who` +
		`|(?:the |this |an? |our |your |each |any )?(?:(?:successful|ideal|right|appointed) )?(?:post ?holder|job ?holder|role ?holder|holder|incumbent|candidate|applicant|employee|person|individual|role|position|post|job)s?(?: in this (?:class|role|position))?)`
	modal   = `(?:will|shall|would|must|should|may|can|is to|are to|is expected to|are expected to|will be expected to|will need to|will have to|is required to|are required to|need to|needs to|have to|get to)`
	subject = regexp.MustCompile(`(?i)^(?:and |then |in this role,? |in addition,? |together with the team,? )?` + holder + `(?:(?:'|’)(?:ll|d|re))?\s+`)
	leading = regexp.MustCompile(`(?i)^(?:` + modal + `|to|(?:'|’)ll)\s+(?:also |then |normally |usually |mainly |mostly )?`)
	charge  = regexp.MustCompile(`(?i)^(?:is |are |be |being )?(?:(?:fully |jointly |directly |primarily |mainly )?(?:responsible|accountable) for|responsibility for|in charge of|tasked with|charged with|duties include|tasks include)\s+`)
	adverbs = regexp.MustCompile(`(?i)^(?:also|then|mostly|mainly|on occasion|occasionally)\s+`)
	aside   = regexp.MustCompile(`(?i)^(?:as|under|with|in|on|at|when|from|during|every|each|reporting|working)\b[^,.;]{2,100},\s+`)
)

// duty words a line as a duty: as it follows "I have to", where the line's form
// allows it, else as it stands. Only who does it and how it is numbered goes.
func (d *draft) duty(i int) string {
	s := numbered.ReplaceAllString(strings.TrimRight(strings.TrimSpace(d.lines[i].Text), " .;:,"), "")
	s = strings.TrimSuffix(s, "; and")
	s = strings.TrimSuffix(s, " and")
	rest := d.predicate(s)
	if done := acts(rest); done != "" {
		return english.Upper(done)
	}
	if done := acts(s); done != "" {
		return english.Upper(done)
	}
	return english.Upper(s)
}

// predicate is a sentence without its subject and what leads to its verb.
func (d *draft) predicate(s string) string {
	if m := aside.FindString(s); m != "" && subjectAt(s[len(m):], d.job.Title) > 0 {
		s = s[len(m):]
	}
	s = s[subjectAt(s, d.job.Title):]
	for range 3 {
		s = adverbs.ReplaceAllString(leading.ReplaceAllString(s, ""), "")
	}
	if bare := charge.ReplaceAllString(s, ""); bare != s {
		if acts(bare) != "" {
			return bare
		}
		return "be " + strings.TrimPrefix(strings.TrimPrefix(s, "are "), "is ")
	}
	return s
}

// subjectAt is how many bytes of a sentence are its subject: somebody who holds
// the job, or the job's own title.
func subjectAt(s, title string) int {
	if m := subject.FindString(s); m != "" {
		return len(m)
	}
	bare := s
	for _, article := range [...]string{"A ", "An ", "The ", "Our "} {
		bare = strings.TrimPrefix(bare, article)
	}
	words, named := strings.Fields(bare), strings.Fields(strings.ToLower(title))
	if len(bare) == len(s) || len(named) == 0 {
		return 0
	}
	at := len(s) - len(bare)
	for k := 0; k < len(words) && k < maxNamed; k++ {
		at += len(words[k]) + 1
		w := english.Singular(strings.ToLower(strings.Trim(words[k], ",")))
		if w == english.Singular(strings.Trim(named[len(named)-1], "s)(")) || strings.EqualFold(words[k], named[0]) && k+1 < len(words) && verbIn(words[k+1]) {
			return min(at, len(s))
		}
	}
	return 0
}

// maxNamed is the most words of a subject that names the job.
const maxNamed = 7

func verbIn(word string) bool { return english.Base(strings.ToLower(strings.Trim(word, ","))) != "" }

// acts brings what begins with a verb in any form, or with the noun of a deed,
// into the imperative; empty where it begins with neither.
func acts(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	if len(words) > 2 && strings.EqualFold(words[1], "of") {
		if verb := english.Deed(strings.ToLower(words[0])); verb != "" {
			return strings.Join(append([]string{verb}, words[2:]...), " ")
		}
	}
	first := strings.TrimRight(words[0], ",")
	if english.Base(strings.ToLower(first)) == "" && !strings.HasSuffix(strings.ToLower(first), "ly") {
		return ""
	}
	done := english.Duty(s)
	if done == "" {
		return ""
	}
	if low := strings.ToLower(first); low != english.Base(low) {
		return joinedVerbs(done, strings.HasSuffix(low, "ing"))
	}
	return done
}

// joinedVerbs brings the verbs that follow "and" or a comma into the form of
// the first, which was inflected: "answers calls and logs them".
func joinedVerbs(s string, gerunds bool) string {
	words := strings.Fields(s)
	for i := 1; i+1 < len(words); i++ {
		before := words[i-1]
		if before != "and" && before != "or" && !strings.HasSuffix(before, ",") {
			continue
		}
		bare := strings.TrimRight(words[i], ",")
		base := english.Base(bare)
		if base == "" || base == bare || strings.HasSuffix(bare, "ing") != gerunds {
			continue
		}
		if !gerunds && english.NounToo(base) && !strings.Contains(determiners, " "+strings.ToLower(words[i+1])+" ") {
			continue
		}
		words[i] = base + words[i][len(bare):]
	}
	return strings.Join(words, " ")
}

// determiners follow a verb, and seldom a noun.
const determiners = " a an the them it their our his her each every all any what whether that those these no new how who up out "
