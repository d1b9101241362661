package duties

import (
	"regexp"
	"strings"
)

var (
	sentenceEnd = regexp.MustCompile(`[.!?]["”’)]?\s+`)
	shortForm   = regexp.MustCompile(`(?i)(?:\b(?:e\.g|i\.e|etc|vs|no|st|inc|ltd|co|mr|mrs|ms|dr|approx|dept|incl|u\.s|jr|sr|fig)|\b[A-Z])\.\s*$`)
	leadingJoin = regexp.MustCompile(`(?i)^(?:(?:and|or|also|as well as|additionally|in addition|furthermore|then|finally)\b[,:]?\s*)+`)
	introducer  = regexp.MustCompile(`(?i)^([^.;:]{0,200}?)\b(?:which |that )?(?:(?:may|will|shall) )?(?:include|includes|including|are|involves?)\s*(?:,? but (?:is|are) not limited to)?(?:the following)?\s*:\s*`)
)

// sentences cuts s after full stops, exclamation and question marks that end a sentence.
func sentences(s string) []string {
	var out []string
	start := 0
	for _, m := range sentenceEnd.FindAllStringIndex(s, -1) {
		next := s[m[1]:]
		if next == "" || shortForm.MatchString(s[max(start, m[0]-12):m[0]+1]) || !startsSentence(next) {
			continue
		}
		out = append(out, strings.TrimSpace(s[start:m[1]]))
		start = m[1]
	}
	return append(out, strings.TrimSpace(s[start:]))
}

func startsSentence(s string) bool {
	s = strings.TrimLeft(s, `"“‘'([`)
	return capitalised(s) || s != "" && s[0] >= '0' && s[0] <= '9'
}

// clauses cuts a line into its sentences, and these at semicolons that are not
// within brackets.
func clauses(s string) []string {
	var out []string
	for _, sentence := range sentences(introducer.ReplaceAllString(s, "$1; ")) {
		depth, start := 0, 0
		for i, r := range sentence {
			switch {
			case r == '(':
				depth++
			case r == ')':
				depth--
			case r == ';' && depth <= 0, r == '•':
				out = append(out, tidyClause(sentence[start:i]))
				start = i + len(string(r))
			}
		}
		out = append(out, tidyClause(sentence[start:]))
	}
	return out
}

// maxClause is the length in bytes to which a clause is read: what is longer is
// no sentence, and time grows with the square of it.
const maxClause = 4000

// tidyClause takes joining words from the start and stops from the end.
func tidyClause(s string) string {
	s = strings.Trim(squeeze(clip(s, maxClause)), " .,;:…")
	return leadingJoin.ReplaceAllString(s, "")
}

// notDuty matches what is not a duty wherever it stands: requirements, pay,
// equal-opportunity statements, notes, filler.
var notDuty = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`^fulfill?(?:s|ing)?\b.{0,40}\bequal\b`, `^performs? related\b`, `\bequal (?:employment )?opportunity employer\b`, `\breasonable accommodation`, `\bwithout regard to\b`, `\bnot discriminate\b`,
	`^(?:does|do|performs?|other|any other|perform|all other)\b.{0,25}\b(?:related|other|similar|assigned|additional)\b.{0,12}\b(?:work|duties|tasks|projects)\b[^,]{0,30}$`,
	`^(?:related|other|additional) (?:work|duties|tasks)`, `\b(?:duties|tasks) as (?:assigned|required|directed)$`, `\bbut (?:is|are) not limited to$`,
	`\byears?(?:'|’)? (?:of )?(?:\S+ ){0,4}experience\b`, `\b(?:bachelor|master)(?:'|’)?s?\b`, `\bdegree\b`, `\bdiploma\b`, `\b(?:high school|college|university) (?:graduat|education)`,
	`\b(?:valid|possess\w*|must have|requires?) .{0,30}\blicen[sc]e\b`, `^(?:some |all |successful |ideal |the )*(?:candidates?|applicants?)\b.{0,40}\b(?:must|should|who|are|have|appointed)\b`, `\bemployment is\b`, `\bpositions? (?:is|are) (?:limited|temporary|a|an|trainee|normally)\b`,
	`\bpositions? (?:may|will|normally|in this)\b`, `\b(?:employees?|incumbents?|persons?) in (?:this|the|a|these) .{0,40}(?:may|will|must|are)\b.{0,15}(?:be )?required to work`, `\bmay be required to (?:work|climb|lift|wear|carry)`, `\bwill be required to work\b`,
	`\b(?:is|are) subject to\b`, `\bprobation(?:ary)?\b.{0,20}\b(?:period|appoint|status)\b`, `\bpay ?grade\b`, `\bon-the-job (?:and formal )?training\b`, `\btrain(?:ing|ee) (?:position|period|program period|level)`, `\bthis class(?:ification)? is distinguished\b`, `\bdistinguished from\b`,
	`[£$€]\s?\d.{0,40}\b(?:salary|hour|annually|annum|wage|pay|compensation)\b`, `\b(?:salary|wage|pay|compensation)\b.{0,40}[£$€]\s?\d`, `\b(?:(?:annual|starting|base|competitive) salary|salary(?: range)?(?: is|:)|hourly rate|401\(?k|paid (?:time off|holiday|leave)|vacation days|health insurance|dental (?:plan|cover)|pension scheme|bonus)\b`, `\bapply (?:now|online|by|here|today|with)\b`, `\b(?:send|submit) your (?:cv|resume|résumé|application)\b`, `\bcover letter\b`,
	`\b(?:must|should|need to|needs to) (?:be able|be at least|be willing|be fluent|have|possess|hold|own)\b`, `^(?:must|should) be\b`, `^(?:ability|able|knowledge|familiarity|proficien|experience|excellent|strong|good|proven|fluent|minimum|at least \d+ years)\b`, `\bwe are (?:looking|seeking|an?|proud)\b`, `\bwe(?:'|’)re (?:looking|seeking|an?|proud)\b`, `\b(?:we|our company) (?:offer|were|was|believe|have been|value)\b`, `\bjoin (?:us|our)\b`,
	`\b(?:this|the) (?:job description|document) (?:is|does|may)\b`, `\bupon successful completion\b`, `\binitial assignment\b`, `\bworks? (?:nights|weekends|holidays|various hours|evening|irregular)\b`, `\bcriminal (?:record|background) check\b`, `\bability to\b.{0,40}\b(?:keyboard|lift|type|stand)\b`,
	`^(?:personally )?(?:perform|handle|do)(?:s|es)? (?:the )?(?:(?:more|most) )?(?:difficult|technical|complex|responsible|specialized|staff|routine|,|/|and|or|sensitive|highly| )+ ?(?:work|assignments|duties|tasks|functions|cases)?$`, `^(?:may |also )*(?:serves?|acts?) (?:as|in|on)\b.{0,20}\b(?:director|manager|assistant|supervisor|absence|behalf)\b`, `^takes? (?:appropriate|necessary|corrective|immediate) action$`, `^works? (?:specifically |directly )?(?:for|in|at) the\b`,
	`\bwork alone\b`, `^works? as (?:an? )?(?:trainee|apprentice)\b`, `^reports? (?:directly )?to\b`, `\bgraveyard shift`, `\bwork\b.{0,30}\bshifts?\b`, `^(?:see|note|page \d+|www\.|https?:)`, `^(?:duties|responsibilities|these positions|all positions)\b`,
}, "|"))
