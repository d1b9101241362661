package assess

import (
	"regexp"
	"strings"

	"yardstick/assess/text"
)

// disowned finds what the speaker says and does not stand behind: a sentence
// that is denied as a whole ("it would be wrong to say that …"), somebody
// else's view that is then rejected or left open ("they say that … I never
// believed it"), all that was said before a sentence that takes it back ("none
// of this is true"), and what is only asked of the listener ("would you say
// that …? Yes."). What it does not know for certain it leaves to the reader.
func disowned(doc *text.Document) []text.Span {
	var found []text.Span
	for i, s := range doc.Sentences {
		words := joined(doc.WordsIn(s))
		switch {
		case deniedForm.MatchString(words), asksBack(doc, s, words):
			found = append(found, s)
		case allBackForm.MatchString(words) && i > 0:
			found = append(found, text.Span{Start: doc.Sentences[0].Start, End: s.End})
		case reportForm.MatchString(words) && ownForm.FindStringIndex(words) == nil && leftAlone(doc, i):
			found = append(found, s)
		case quotedForm.MatchString(words) && (rejectForm.MatchString(words) || leftAlone(doc, i)):
			found = append(found, s)
		}
	}
	return append(found, rejectedQuotes(doc)...)
}

// quotedLeast is the words of a quotation that may be an answer.
const quotedLeast = 6

// rejectedQuotes finds quotations, of however many sentences, that one of the
// next sentences rejects or leaves open.
func rejectedQuotes(doc *text.Document) []text.Span {
	var found []text.Span
	for _, q := range quotations(doc.Raw) {
		if len(doc.WordsIn(q)) < quotedLeast {
			continue
		}
		left := rejectReach
		for _, s := range doc.Sentences {
			if s.End <= q.End || left == 0 {
				continue
			}
			left--
			words := joined(doc.WordsIn(text.Span{Start: max(s.Start, q.End), End: s.End}))
			if agreeForm.MatchString(words) {
				break
			}
			if rejectForm.MatchString(words) || openForm.MatchString(words) {
				found = append(found, q)
				break
			}
		}
	}
	return found
}

// quotations are the stretches between quotation marks, straight or curly.
func quotations(raw string) []text.Span {
	var found []text.Span
	open := -1
	for i, r := range raw {
		switch {
		case open < 0 && (r == '"' || r == '“'):
			open = i
		case open >= 0 && (r == '"' || r == '”'):
			found = append(found, text.Span{Start: open, End: i})
			open = -1
		}
	}
	return found
}

// rejectReach is how many sentences after a report may reject it.
const rejectReach = 2

// leftAlone reports whether one of the next sentences rejects what sentence i
// reports, or says that the speaker has nothing to say to it, before any takes it on.
func leftAlone(doc *text.Document, i int) bool {
	for k := i + 1; k < min(len(doc.Sentences), i+1+rejectReach); k++ {
		words := joined(doc.WordsIn(doc.Sentences[k]))
		if agreeForm.MatchString(words) {
			return false
		}
		if rejectForm.MatchString(words) || openForm.MatchString(words) {
			return true
		}
	}
	return false
}

// asksBack reports whether a sentence only asks the listener.
func asksBack(doc *text.Document, s text.Span, words string) bool {
	end := s.End
	for end > s.Start && (doc.Raw[end-1] == ' ' || doc.Raw[end-1] == '\n' || doc.Raw[end-1] == '"') {
		end--
	}
	return end > s.Start && doc.Raw[end-1] == '?' && askForm.MatchString(words)
}

// The forms are matched against the words of one sentence in lower case, each
// followed by a blank.
var (
	// Denied as a whole, in front.
	deniedForm = anyOf(`^(?:\S+ ){0,3}(?:`,
		`(?:it )?(?:is|was|would be) (?:wrong|false|untrue|a lie|nonsense|not true|not right|not the case) `+
			`(?:to (?:say|claim|think|tell you) )?that `,
		`i (?:refuse|decline) to (?:accept|say|agree|believe) (?:that )?`,
		`i (?:do not|don't|would not|wouldn't|would never|will not) (?:agree|accept|believe|say) that `,
		`a (?:bad|poor|weak|worse) (?:candidate|applicant|answer) would `,
		`)`)
	// All that was said is taken back.
	allBackForm = anyOf(`^(?:\S+ ){0,3}(?:`,
		`(?:none|nothing|not (?:a|one) (?:word|bit|line|part)) of (?:it|this|that|these|those|what i (?:just )?(?:said|say|told you)) `+
			`(?:is |was |are |were |would be |has |ever |really |actually )?`+
			`(?:true|right|correct|so|mine|meant|my view|my own view|believed|happened|(?:a )?failure of mine) (?:at all |to me )?(?:$|i |it |we )`,
		`i (?:do not|don't|never|did not|didn't) (?:agree with|believe|believed|mean|meant|accept|hold with|stand behind) `+
			`(?:any|a word|one word|a bit|anything) (?:of (?:it|this|that|these|those|them) )?(?:at all )?$`,
		`(?:forget|scrap|strike|ignore) (?:all (?:of )?|everything )(?:that|this|it|i (?:just )?said) `,
		`(?:all|everything) (?:of )?(?:that|this|i (?:just )?(?:said|told you)) (?:is|was) `+
			`(?:wrong|untrue|false|made up|invented|a lie|nonsense|rubbish) $`,
		`)`)
	// Somebody else says, thinks, writes it.
	reportForm = anyOf(`^(?:`,
		`(?:\S+ ){0,7}(?:people|they|others?|somebody|someone|everybody|everyone|he|she|manager|boss|supervisor|teacher|trainer|`+
			`colleagues?|`+
			`friend|candidate|advert|advertisement|posting|books?|website|internet|leaflet|manual|article|slogan|poster|coach) `+
			`(?:\S+ )?(?:used to )?(?:always )?`+
			`(?:says?|said|thinks?|claims?|claimed|writes?|wrote|insists?|preach|preached|answer|(?:tell|tells|told) (?:you|me|us) that) `,
		`(?:\S+ ){0,2}i (?:have |had )?(?:once )?(?:read|heard) (?:somewhere |it said |once )?(?:that )?`,
		`)`)
	quotedForm = anyOf(`^(?:`, `according to `, `in the words of `, `)`)
	// What the speaker adds of the own makes it the own.
	ownForm = anyOf(`(?:`,
		`(?:and|which) (?:he|she|they|it|that) (?:is|was|are|were) (?:so |quite |absolutely )?right `,
		`i (?:fully |completely |always |strongly )?agree `,
		`taught me `,
		`)`)
	// Rejects one thing.
	rejectForm = anyOf(`(?:`,
		`(?:that|this|it|which) (?:is|was|'s) (?:all |just |complete |pure |total )?`+
			`(?:nonsense|rubbish|wrong|untrue|bullshit|a lie|not true|not right|not my view|not how i (?:see|work)) `,
		`i (?:\S+ )?(?:never|do not|don't|did not|didn't|cannot|can't|could not|couldn't) (?:\S+ )?`+
			`(?:agree|agreed|share that|see it that way|think so|thought so|hold with|(?:believed?|accept|accepted) (?:it|this|that|any|a|one)) `,
		`i (?:disagree|disagreed|reject|rejected|see it differently|think otherwise) `,
		`i would (?:not|never) (?:work|do it|act|say) (?:that way|like that|so) `,
		`none of (?:it|this|that) would be `,
		`)`)
	// Says nothing of the own.
	openForm = anyOf(`(?:`,
		`i (?:have|had|hold) no (?:opinion|view|idea) `,
		`i (?:have not|haven't) thought (?:about|of) `,
		`i (?:cannot|can't|could not|couldn't) (?:add anything|say (?:more|if|whether)) `,
		`(?:more|anything else|the rest) i (?:cannot|can't|could not) (?:say|add|tell)`,
		`i would (?:answer|say|add) nothing `,
		`^i (?:will|would|do) not $`,
		`)`)
	// Takes it on.
	agreeForm = anyOf(`(?:`,
		`(?:^|and )(?:he|she|they|it|that) (?:is|was|are|were) (?:so |quite |absolutely )?right `,
		`i (?:fully |completely |strongly |do )?agree `,
		`(?:^|and )so do i `,
		`i (?:see|do) it the same `,
		`)`)
	// Asks the listener for the answer.
	askForm = anyOf(`^(?:(?:so|and|but|well|mm|or|ok|okay) ){0,2}(?:`,
		`(?:would|do|should|could|can) (?:you|one) `,
		`(?:should|shall) i (?:say|answer|mention) `,
		`)`)
)

// anyOf is the form that begins with the first part, goes on with any of those
// between, and ends with the last.
func anyOf(parts ...string) *regexp.Regexp {
	last := len(parts) - 1
	return regexp.MustCompile(parts[0] + strings.Join(parts[1:last], "|") + parts[last])
}
