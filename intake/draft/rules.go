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
	// having matches a heading over what the applicant has or gets.
	having = regexp.MustCompile(`(?i)^(?:(?:what )?(?:you|the (?:successful |ideal )?(?:candidate|applicant))(?:['’]ll| will| should|` +
		` must| need to)? (?:have|need|bring)\b|requirements|qualifications|person specification|essential|desirable|skills)`)
	// ofWork matches headings over duties that begin like those over requirements: "Essential duties".
	ofWork    = regexp.MustCompile(`(?i)\b(?:dut(?:y|ies)|functions?|responsibilit\w+|tasks?|activit\w+|work)\b`)
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
	case l.mark != job.IsDuty:
	case strings.HasSuffix(l.Text, ":") && words <= maxHeading:
		l.set(job.IsHeading, "leads to the lines below it")
	case ruledOut.MatchString(l.Text):
		l.set(job.IsCondition, "says what does not belong to the job")
	case l.above >= 0 && notHere.MatchString(strings.ReplaceAll(all[l.above].Text, "not limited", "")):
		l.set(job.IsCondition, "stands under “"+clip(all[l.above].Text, maxQuoted)+"”")
	case l.above >= 0 && l.Shape == outline.Item && having.MatchString(all[l.above].Text) && !ofWork.MatchString(all[l.above].Text):
		l.set(job.IsCondition, "stands under “"+clip(all[l.above].Text, maxQuoted)+"”")
	case words <= 14 && underWhom.MatchString(l.Text):
		l.set(job.IsPerson, "says who leads")
	case words <= 14 && underOne.MatchString(l.Text):
		l.set(job.IsPerson, "says who is led")
	case words <= 9 && catchAll.MatchString(l.Text):
		l.set(job.IsOther, "could be said of any job")
	case words < 2 || !worded(l.Text):
		l.set(job.IsOther, "too short to say what is done")
	}
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
