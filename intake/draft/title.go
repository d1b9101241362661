package draft

import (
	"regexp"
	"strings"
	"unicode"

	"yardstick/english"
	"yardstick/intake/outline"
	"yardstick/job"
)

var (
	// titleLabel is what stands before a title in a table or a head line.
	titleLabel = regexp.MustCompile(`(?i)^(?:job|position|post|role|vacancy|vacant|class|working|official|title)?[ -]?(?:title|name|` +
		`vacancy|opening|` +
		`offer|opportunity|post|position|designation|occupation)?(?: of (?:the )?(?:post|position|job|role))?$|` +
		`^(?:(?:now |we(?: are|['’]re) )?(?:hiring|recruiting)|wanted|help wanted)$`)
	subjectLabel = regexp.MustCompile(`(?i)^(?:subject|re|regarding|betreff)$`)
	afterColon   = regexp.MustCompile(`^([\p{L}][\p{L} /&-]{1,30}):\s+(\S.*)$`)
	// wanted is how a sentence names whom it looks for.
	wanted = regexp.MustCompile(`(?i)\b(?:(?:looking for|(?:are|['’]re) after|seeking|seeks|recruiting|hiring|require|needs?|wants?|` +
		`(?:vacancy|vacancies|opening|` +
		`opportunity|position)(?: has arisen| exists| available)? for|become|be(?:ing)?) (?:an? |our |the |another |one |two |three )|` +
		`(?:(?:join (?:us|(?:our|the) \w+)|come(?: and work)?|work(?: with us)?|apply|start) as|(?:position|post|role|job|appointment|` +
		`recruitment) of|` +
		`(?:vacancy|opening|opportunity) for) (?:an? |the |our )?)` +
		`(?:new |next |experienced |friendly |reliable |freelance |part-time |full-time |qualified |enthusiastic |motivated |dedicated |` +
		`passionate |committed |talented |keen |organised |skilled |second |extra )*([\p{L}][\p{L}/&’' -]{2,60}?)` +
		`(?: (?:who|to|for|from|in|at|with|into|on|that|and join|starting|for our|near)\b|[,.;:!?(]| [–—|-]|$)`)
	// noTitle matches head lines that greet, or name the document or a field, and no job.
	noTitle = regexp.MustCompile(`(?i)^(?:hi|hello|hey|dear|alright|greetings|regards|yours|good (?:morning|afternoon|day|people)|` +
		`welcome to|` +
		`why (?:join|work))\b|^(?:home|menu|about us|careers?|jobs?|duties|responsibilities|the (?:job|role)|overview|tasks|we offer|` +
		`benefits|requirements|(?:your|our|key|main|core) (?:tasks|duties|responsibilities|role|job|profile|offer|benefits|work)|apply now|` +
		`join (?:us|our team)|what you(?:['’]ll| will)? (?:do|bring|get|need)|what we offer)\W*$|^(?:job|position|post|role|vacancy|` +
		`competition|campaign|ref\w*|posting)\.? (?:no|nr|number|ref|reference|id)\b|` +
		`\b(?:ltd|limited|plc|gmbh|inc|llc|llp|ag|pty|b\.?v|s\.a|& (?:sons?|co|daughters?))\.?(?:$|,)`)
	// calls matches what a head line has beside a title: that somebody is wanted, or what the document is.
	calls = regexp.MustCompile(`(?i)^\W*(?:(?:we(?: are|['’]re)|now|urgent(?:ly)?|immediate|internal|external|new|current|job|` +
		`exciting|situations?)\s+)*` +
		`(?:hiring|recruiting|seeking|looking for|vacanc(?:y|ies)|vacant|wanted|needed|required|openings?|opportunit(?:y|ies)|` +
		`advert(?:isement)?|` +
		`terms of reference|(?:job|post|position|role|vacancy)?\s?(?:title|name|description|profile|specification|details|summary|overview|` +
		`purpose|information|announcement|notice|post|position|role|job|vacant)|notice of vacancy)(?: for| of)?(?: no\.? ?\S+)?\W*$|` +
		`\b(?:is|are) (?:now )?(?:hiring|recruiting|looking for|seeking)\W*$`)
	// terms matches what a head line says of a contract, a place in a list or a scale, and not of the work.
	terms = regexp.MustCompile(`(?i)[£$€#]|\b(?:site|location|start):|\b(?:ref|req|requisition|competition|job id|jr|id|closing|v\d|` +
		`version|fte|pro rata|maternity|` +
		`fixed[- ]term|temporary|permanent|hybrid|remote|grade|scale|per (?:hour|week|month|year)|\d+(?:[.,]\d+)? ?(?:hours?|hrs?|h|` +
		`mornings|days?|nights|months?|%|k)|(?:three|four|five|six) (?:mornings|days|nights))\b|\d{3}`)
	// inBrackets matches those that stand in brackets.
	inBrackets = regexp.MustCompile(`(?i)\b(?:part|full)[- ]time\b|\bself-employed\b|` + strings.TrimSuffix(terms.String(), `|\d{3}`))
	// bars and dashes part a head line, bars more than dashes.
	bars   = regexp.MustCompile(`\s*\|\s*|[!?]\s+|\s+@\s*|\s+[·•/]{2}\s+|\s+[·•]\s+`)
	dashes = regexp.MustCompile(`\s+[–—-]+\s+|:\s+`)
	// field matches labels of a head line that is a field of the advertisement: "Compensation: …".
	field = regexp.MustCompile(`(?i)^(?:compensation|salary|pay|wages?|remuneration|package|location|place|where|when|hours?|shift|` +
		`schedule|employer|company|firm|organi[sz]ation|agency|client|department|division|unit|team|ref(?:erence)?|requisition|job id|id|` +
		`class code|clos\w+|deadline|posted|date|start\w*|contract|type|employment|term|duration|grade|band|level|reports?|reporting|` +
		`supervisor|manager|contact|industry|sector|category|benefits?|bonus|about|website|phone|e-?mail)\b[^|–]{0,20}:`)
	// gendered are marks that say that anybody may apply, how many are wanted, and shares of full time.
	gendered = regexp.MustCompile(`(?i)\s*\((?:[mfwdxh](?:\s?[/|*,]\s?[mfwdxh])+|all genders|male/female)\)|\s+[x×]\s?\d+$|` +
		`\s+\d{2,3}(?:\s?[–-]\s?\d{2,3})?\s?%`)
	// asked matches what stands about a title in one part of a head line: how many are wanted, that they are, what they earn.
	asked = regexp.MustCompile(`(?i)^\d{1,2}(?: [x×])? |\s+[£$€]\d.*$|\s+(?:wanted|needed|required|sought)\b.*$`)
)

// candidate is a text that may be the title: the line that it is of, and how much
// its place, its shape and its words speak for it.
type candidate struct {
	text  string
	line  int
	score float64
	heads bool // it is all that its line says
}

// What speaks for a title. A word for a person outweighs a place; a label that
// says that a title follows outweighs both.
const (
	behindLabel  = 8.0
	asSubject    = 4.0 // of a letter
	asHeading    = 2.5
	asHeadLine   = 2.0 // a line of running text that is a heading
	wantedInText = 0.5 // "we need a night porter"
	isHolder     = 3.0 // it names a person
	isMany       = 0.5
	perLine      = 0.1 // what each line further down costs
)

// setTitle takes the title that the format has a field for, or the text that most
// speaks for being one: behind a label, among the head lines, or whom the text says
// it looks for.
func (d *draft) setTitle(o outline.Outline) {
	if d.job.Title = tidyTitle(o.Title); d.job.Title != "" {
		return
	}
	var best candidate
	for _, c := range append(d.headLines(o.Firm), d.saidTitles()...) {
		c.score -= perLine * float64(min(c.line, lastHead))
		if holdsJob(c.text) {
			c.score += isHolder
		}
		if english.IsPlural(headOfTitle(c.text)) { // a firm may be called after many, a title is mostly of one
			c.score -= isMany
		}
		if best.text == "" || c.score > best.score {
			best = c
		}
	}
	if best.text == "" {
		d.job.Title = "Untitled job"
		d.review("title", "not known from the text; give the job a title")
		return
	}
	d.job.Title = english.Upper(best.text)
	if best.heads {
		d.lines[best.line].set(job.IsHeading, "names the job")
	}
	d.review("title", "taken from the start of the text")
}

// maxTitle is the most words of a title.
const maxTitle = 14

// lastHead is how far down a head line is looked for.
const lastHead = 12

// headLines are the head lines that can be a title: no label, no employer, no name
// of a document, no greeting, no sentence.
func (d *draft) headLines(firm string) []candidate {
	var out []candidate
	for i := range d.lines {
		l := &d.lines[i]
		if i >= lastHead || l.mark == job.IsDuty && l.Shape != outline.Heading {
			break
		}
		score := asHeading
		switch {
		case l.Shape == outline.Heading:
		case l.Shape != outline.Paragraph || afterColon.MatchString(l.Text):
			continue
		case l.mark == job.IsHeading:
			score = asHeadLine
		case i > 2 || !l.leads() || !holdsJob(tidyTitle(l.Text)):
			continue
		default:
			score = wantedInText
		}
		text := tidyTitle(l.Text)
		if text == "" || strings.EqualFold(l.Text, firm) || noTitle.MatchString(text) ||
			field.MatchString(l.Text) || strings.ContainsAny(l.Text[len(l.Text)-1:], ":,?") && !wanted.MatchString(l.Text) ||
			l.Shape == outline.Paragraph && strings.HasSuffix(l.Text, ".") || len(strings.Fields(text)) > maxTitle {
			continue
		}
		out = append(out, candidate{text, i, score, true})
	}
	return out
}

// saidTitles are what stands behind "Job title" or as the subject of a letter,
// and whom the text says it looks for.
func (d *draft) saidTitles() []candidate {
	var out []candidate
	for i := range d.lines {
		label, value := d.lines[i].Label, d.lines[i].Text
		if m := afterColon.FindStringSubmatch(value); label == "" && m != nil && d.lines[i].begins {
			label, value = m[1], m[2]
		}
		label, text := strings.TrimRight(strings.TrimSpace(label), ":"), tidyTitle(value)
		score := 0.0
		switch {
		case label == "" || text == "" || len(strings.Fields(value)) > maxTitle:
		case titleLabel.MatchString(label) && !strings.EqualFold(label, "name") && (holdsJob(text) || !strings.ContainsAny(text, "0123456789")):
			score = behindLabel
		case subjectLabel.MatchString(label):
			score = asSubject
		}
		if score > 0 {
			out = append(out, candidate{text, i, score, true})
		} else if m := wanted.FindStringSubmatch(d.lines[i].Text); m != nil && holdsJob(tidyTitle(m[1])) {
			out = append(out, candidate{tidyTitle(m[1]), i, wantedInText, false})
		}
	}
	return out
}

// headOfTitle is the noun that a title is about: the last word before a preposition, a
// comma, a dash or a bracket, or the first before "of". Of words that speak to the
// reader or point at something there is none.
func headOfTitle(s string) string {
	s = strings.ToLower(asked.ReplaceAllString(ranks.ReplaceAllString(s, ""), ""))
	if cut := titleEnd.FindStringIndex(s); cut != nil {
		s = s[:cut[0]]
	}
	words := english.Words(s)
	if len(words) == 0 || strings.Contains(" your our the this that who what how why my we you about ", " "+words[0]+" ") {
		return ""
	}
	return words[len(words)-1]
}

// holdsJob reports whether what a line names is a person.
func holdsJob(s string) bool {
	w := english.Singular(headOfTitle(s))
	return w != "" && !noHolders.MatchString(w) && (isPerson(w) || holders.MatchString(w))
}

var (
	ranks    = regexp.MustCompile(`(?i)^(?:band|level|grade|tier) \d+ `)
	titleEnd = regexp.MustCompile(`(?:\s+[–—|/-]\s+|\s*[,(:/|]|\s+(?:of|for|in|at|to|with|and|&|de|i{1,3}|iv)(?:\s|$)|\s+\d+$).*$`)
	holders  = regexp.MustCompile(`(?:[a-z]{2}(?:er|or|ist|ian|ant|man|men|ee|woman|person|master|smith|wright)|hand|legal|agent|` +
		`superintendent|resident|operative|representative|member|architect|surgeon|registrar|usher|maid|groom|-up|` +
		`chef|nurse|clerk|lead|head|aide?|trainee|pilot|guard|steward|captain|mate|host|hostess|judge|coach|guide|analyst|physio|rep|` +
		`executive|` +
		`fellow|secretary|warden|dean|medic|paramedic|midwife|vet|chaplain|buyer|barista|au pair|nanny|diver|deputy|chief|president)$`)
	noHolders = regexp.MustCompile(`^(?:cent(?:er|re)|water|power|paper|number|order|offer|career|tower|river|harbo(?:u)?r|motor|` +
		`sector|door|` +
		`floor|restaurant|computer|plant|chapter|letter|matter|summer|winter|corner|quarter|committee|coffee|employee|employer|customer|` +
		`answer|paper|server|charter|september|october|november|december|hotelier|candidate|applicant|person|people|client|patient|` +
		`guest|visitor|tenant|user|public|family|audience|child|citizen|` +
		`donor|holder|individual|parent|participant|pupil|prisoner|stakeholder|youth)$`)
)

// tidyTitle is the name of the job in a head line: of its parts the one that names
// a person, with what says which work it is, without calls and the terms of a
// contract; of a sentence, whom it looks for.
func tidyTitle(s string) string {
	s = strings.TrimLeftFunc(gendered.ReplaceAllString(s, ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if m := wanted.FindStringSubmatchIndex(s); m != nil && !holdsJob(s[:m[0]]) {
		s = s[m[2]:m[3]]
	}
	s = asked.ReplaceAllString(jobIn(jobIn(s, bars, 1), dashes, 2), "")
	for _, m := range bracketed.FindAllStringIndex(s, -1) {
		if inBrackets.MatchString(s[m[0]:m[1]]) {
			s = s[:m[0]]
			break
		}
	}
	if at := strings.Index(s, ", "); at > 0 && terms.MatchString(s[at:]) {
		s = s[:at]
	}
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSymbol(r) && r != '+' || unicode.IsSpace(r) })
	s = strings.TrimRight(s, "!–-: ")
	return clip(s, maxTitleRunes)
}

const maxTitleRunes = 120

// jobIn is the part of a head line that names the job: all that is no call and no
// term of a contract where few parts are, else the first of them that names a person.
func jobIn(s string, parting *regexp.Regexp, few int) string {
	from, to, n := -1, 0, 0
	best, start := "", 0
	for _, cut := range append(parting.FindAllStringIndex(s, -1), []int{len(s), len(s)}) {
		part, at := s[start:cut[0]], start
		start = cut[1]
		if calls.MatchString(part) || noTitle.MatchString(asked.ReplaceAllString(part, "")) {
			continue
		}
		n++
		if part != s && terms.MatchString(bracketed.ReplaceAllString(part, "")) {
			continue
		}
		if from < 0 {
			from = at
		}
		to = cut[0]
		if best == "" || !holdsJob(best) && holdsJob(part) {
			best = part
		}
	}
	if n <= few && from >= 0 {
		return s[from:to]
	}
	return best
}
