package draft

import (
	"regexp"
	"strings"

	"yardstick/intake/outline"
	"yardstick/job"
)

var (
	// ruledOut matches a line that says what the holder does not do.
	ruledOut = regexp.MustCompile(`(?i)^(?:please note:? |note:? |but |` + holder + ` )*` +
		`(?:(?:you |it |this |the )?(?:will|would|do|does|are|is|need|should|can|may|has|have)(?: not|n['’]t) |won['’]t |cannot |(?:not|` +
		`never) (?:required|expected|included|responsible|asked|needed|part of|to|allowed)|excludes? |no (?:\w+ ){0,4}?(?:\w+ing|` +
		`duties|responsibilit\w+|management|supervision|reports|budget|cash|driving|travel|selling|sales|staff|people|cooking|` +
		`work)\b)`)
	// notHere matches a heading over what does not belong to the job.
	notHere = regexp.MustCompile(`(?i)\b(?:not|never|won['’]t|isn['’]t|aren['’]t|doesn['’]t|don['’]t|excluded|outside the scope|` +
		`out of scope)\b`)
	// asksFor matches a heading over what the applicant has to have, givesTo over what he or she gets.
	asksFor = regexp.MustCompile(`(?i)\b(?:requirements?|qualif\w+|person(?:al)? spec\w*|essentials?|desirable|skills?|competenc\w+|` +
		`must[- ]haves?|nice[- ]to[- ]haves?|about you|who (?:you are|are we after|we are looking for)|limits of authority|` +
		`your (?:profile|background|experience|strengths)|(?:candidate|desired|preferred|ideal|our) (?:profile|candidate)|` +
		`(?:you|(?:candidate|applicant)s?)(?:['’](?:ll|ve)| will| should| must)? (?:need|have|bring|got|possess)|` +
		`we (?:expect|need|ask|look for|are looking for|would like)|how do i qualify|to be successful)\b`)
	givesTo = regexp.MustCompile(`(?i)\b(?:we (?:can |do )?(?:offer|give|pay|provide)|our offer|benefits?|perks?|in return|` +
		`what(?:['’]s| is) in it|you(?: will|['’]ll)? (?:get|receive|enjoy)|package|remuneration|compensation|salary|rewards?)\b`)
	// ofWork matches headings over duties or figures that begin like those: "Essential duties", "Results we pay for".
	ofWork = regexp.MustCompile(`(?i)\b(?:dut(?:y|ies)|functions?|responsibilit\w+|tasks?|activit\w+|work|results|measures?|deliver|` +
		`(?:to|you(?:['’]ll| will)?) do)\b`)
	// tellsYou matches the beginning of a sentence that says what the holder will do.
	tellsYou  = regexp.MustCompile(`(?i)^(?:you|we|in|on|at)\b`)
	underWhom = regexp.MustCompile(`(?i)^(?:` + holder + `\s+)?(?:works?\b.{0,20}\bunder the (?:\w+ )?(?:direction|supervision|` +
		`guidance) of|reports? (?:directly )?to) [^,;]{3,60}$`)
	dutiesIn  = regexp.MustCompile(`(?i)^(?:main |key |your |principal |essential )?(?:duties|tasks|responsibilities|activities)\b`)
	figuresIn = regexp.MustCompile(`(?i)^(?:key |your )?(?:targets?|kpis?|measures?|key figures|goals|objectives|indicators)\W*$`)
	underOne  = regexp.MustCompile(`(?i)^(?:supervises|manages|leads|line[ -]manages|direct reports|reports to) ?: `)
	catchAll  = regexp.MustCompile(`(?i)\b(?:and )?(?:perform|do|does|carry out|undertake|performs|carries out|undertakes)? ?(?:any |` +
		`such )?(?:other |related )+(?:related )?(?:reasonable )?(?:duties|work|tasks)\b`)
)

// maxHeading is the most words of what a document calls a heading and is one.
const maxHeading = 14

// correct sets the mark where structure or a negation is surer than reading:
// what a document calls a heading is one, and work that is ruled out is no duty.
func (l *line) correct(all []line) {
	words := len(strings.Fields(l.Text))
	switch {
	case l.Shape == outline.Heading && words <= maxHeading:
		l.set(job.IsHeading, "the document says that it is a heading")
	case l.Shape == outline.Row && figuresIn.MatchString(l.Label) && len(scan(l.Text)) > 0:
		l.set(job.IsFigure, "stands behind “"+clip(l.Label, maxQuoted)+"”")
	case l.mark != job.IsDuty && l.Shape == outline.Row && dutiesIn.MatchString(l.Label) && opensClause(l.Text) &&
		!ruledOut.MatchString(l.Text):
		l.set(job.IsDuty, "stands behind “"+clip(l.Label, maxQuoted)+"”")
	case l.mark == job.IsFigure && l.under(all, asksFor) && l.Shape == outline.Item:
		l.set(job.IsCondition, "stands under “"+clip(all[l.above].Text, maxQuoted)+"”")
	case l.mark != job.IsDuty:
	case seeking(l.Text):
		l.set(job.IsOther, "says whom the text looks for")
	case strings.HasSuffix(l.Text, ":") && words <= maxHeading:
		l.set(job.IsHeading, "leads to the lines below it")
	case ruledOut.MatchString(unnumbered(l.Text)):
		l.set(job.IsCondition, "says what does not belong to the job")
	case l.above >= 0 && notHere.MatchString(strings.ReplaceAll(all[l.above].Text, "not limited", "")):
		l.set(job.IsCondition, "stands under “"+clip(all[l.above].Text, maxQuoted)+"”")
	case l.under(all, asksFor) && (l.Shape == outline.Item || !tellsYou.MatchString(l.Text)):
		l.set(job.IsCondition, "stands under “"+clip(all[l.above].Text, maxQuoted)+"”")
	case l.under(all, givesTo):
		l.set(job.IsOffer, "stands under “"+clip(all[l.above].Text, maxQuoted)+"”")
	case words <= 14 && underWhom.MatchString(l.Text):
		l.set(job.IsPerson, "says who leads")
	case words <= 14 && underOne.MatchString(l.Text):
		l.set(job.IsPerson, "says who is led")
	case catchesAll(unnumbered(l.Text)):
		l.set(job.IsOther, "could be said of any job")
	case words < 2 || !worded(l.Text):
		l.set(job.IsOther, "too short to say what is done")
	}
}

// seeking reports whether a sentence says whom the employer looks for, and no work.
func seeking(s string) bool {
	m := wanted.FindStringSubmatchIndex(s)
	return m != nil && len(strings.Fields(s)) <= maxCall && weSeek.MatchString(s) && holdsJob(s[m[2]:m[3]]) &&
		!thenDoes.MatchString(strings.ReplaceAll(s[m[3]:], "to join", ""))
}

// maxCall is the most words of such a sentence; a longer one says more.
const maxCall = 16

var (
	weSeek = regexp.MustCompile(`(?i)^(?:we|our client|\p{Lu}[\p{L}&’' ]{1,40})(?: are|['’]re| is)? (?:now |currently |` +
		`also )?(?:seek|look|recruit|hir|need|requir|want|after)`)
	thenDoes = regexp.MustCompile(`(?i)^.{0,40}\b(?:to|who|whose)\b`)
)

// catchesAll reports whether a line says no more than that there may be other duties.
func catchesAll(s string) bool {
	at := catchAll.FindStringIndex(s)
	return at != nil && (at[0] == 0 || len(strings.Fields(s)) <= 9)
}

// under reports whether the heading over a line is of a kind, and over no work.
func (l *line) under(all []line, kind *regexp.Regexp) bool {
	return l.above >= 0 && kind.MatchString(all[l.above].Text) && !ofWork.MatchString(all[l.above].Text)
}

// maxQuoted is how much of a heading a reason quotes, in code points.
const maxQuoted = 40

func (l *line) set(mark job.Mark, why string) { l.mark, l.why = mark, why }

// worded reports whether a text has several different words: no "asdf asdf".
func worded(s string) bool {
	seen := map[string]bool{}
	all := strings.Fields(strings.ToLower(s))
	for _, w := range all {
		seen[w] = true
	}
	return len(seen) > 1 && (len(all) < 12 || len(seen)*4 > len(all))
}
