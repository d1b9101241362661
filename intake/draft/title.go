package draft

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"yardstick/english"
	"yardstick/intake/outline"
	"yardstick/job"
)

var (
	// titleLabel is what stands before a title in a table or a head line.
	titleLabel = regexp.MustCompile(`(?i)^(?:job|position|post|role|vacancy|title)?[ -]?(?:title|name|vacancy|opening|offer|opportunity)?` +
		`(?: of (?:the )?(?:post|position|job|role))?$|^(?:(?:now |we(?: are|['’]re) )?(?:hiring|recruiting)|wanted|help wanted)$`)
	afterColon = regexp.MustCompile(`^([\p{L}][\p{L} /&-]{1,30}):\s+(\S.*)$`)
	// wanted is how a text without a head line names whom it looks for.
	wanted = regexp.MustCompile(`(?i)\b(?:looking for|seeking|seeks|recruiting|hiring|require|needs?|wants?|vacancy for|opening for|` +
		`opportunity for|join (?:us|our team) as|(?:position|post|role) of|work as|` +
		`become|apply as) (?:an? |our |the |another |one |two |` +
		`three )(?:new |experienced |friendly |reliable |freelance |part-time |full-time |qualified |enthusiastic |motivated |` +
		`skilled )*([\p{L}][\p{L}/&’' -]{2,60}?)(?: (?:who|to|for|from|in|at|with|into|on|that|and join|starting|for our)\b|[,.;:!(]|` +
		`$)`)
	// noTitle matches head lines that name the document or a field, and no job.
	noTitle = regexp.MustCompile(`(?i)^(?:(?:job|role|position|post|vacancy) (?:description|specification|profile|details|advertisement|` +
		`summary|overview|purpose|information)|vacancy|advert(?:isement)?|we are hiring|now hiring|join (?:us|our team)|apply now|home|` +
		`menu|about us|careers?|jobs?|duties|responsibilities|the (?:job|role)|overview|tasks|we offer|benefits|requirements|` +
		`(?:your|our|key|main|core) (?:tasks|duties|responsibilities|role|job|profile|offer|benefits|work)|` +
		`what you(?:['’]ll| will)? (?:do|bring|get|need)|what we offer)\W*$|^(?:job|position|post|role|vacancy|` +
		`competition|campaign|ref\w*|posting)\.? (?:no|nr|number|ref|reference|id)\b|^welcome to\b|^why (?:join|work)\b|` +
		`\b(?:ltd|limited|plc|gmbh|inc|llc|llp|ag|pty|b\.?v|s\.a|& (?:sons?|co|daughters?))\.?(?:$|,)`)
	// field matches labels of a head line that is a field of the advertisement: "Compensation: …".
	field = regexp.MustCompile(`(?i)^(?:compensation|salary|pay|wages?|remuneration|package|location|place|where|when|hours?|shift|` +
		`schedule|employer|company|firm|organi[sz]ation|agency|client|department|division|unit|team|ref(?:erence)?|requisition|job id|id|` +
		`class code|clos\w+|deadline|posted|date|start\w*|contract|type|employment|term|duration|grade|band|level|reports?|reporting|` +
		`supervisor|manager|contact|industry|sector|category|benefits?|bonus|about|website|phone|e-?mail)\b`)
	// gendered are marks that say that anybody may apply, and hours or shares of full time.
	gendered = regexp.MustCompile(`(?i)\s*\(\d+(?:[.,]\d+)?\s?(?:hours?|hrs?|h)\b[^)]*\)|` +
		`\s*\((?:[mfwdxh](?:\s?[/|*,]\s?[mfwdxh])+|all genders)\)|\s+[x×]\s?\d+$|` +
		`\s+\d{2,3}(?:\s?[–-]\s?\d{2,3})?\s?%`)
	// ending is what a head line adds to a title.
	ending = regexp.MustCompile(`(?i)^(?:(?:we(?: are|['’]re) |now )?(?:hiring|recruiting|seeking|looking for)|(?:join us|` +
		`join our team|come and ` +
		`work with us) as|(?:job |current )?(?:opening|opportunity)|vacancy|(?:job|post|position) (?:title|description|profile)|role profile|` +
		`terms of reference|position|post|role|wanted|needed|job)(?:\s*[:–-]\s*|\s+(?:for )?(?:an?|our|the)\s+)|\s+\|\s.*$|` +
		`\s*\(?\b(?:ref|req|job id|vacancy)\b[.:# ]*(?:no\.? ?|nr\.? ?)?[\w/-]*\d[\w/-]*\)?$|\s+(?:wanted|needed|required|sought)\b.*$`)
)

// setTitle takes the title that the format has a field for, one that stands
// behind its label, the first head line that can be one, or whom the text says
// it looks for.
func (d *draft) setTitle(o outline.Outline) {
	switch {
	case tidyTitle(o.Title) != "":
		d.job.Title = tidyTitle(o.Title)
		return
	case d.labelledTitle():
	case d.headTitle(o.Firm):
	case d.wantedTitle():
	default:
		d.job.Title = "Untitled job"
		d.review("title", "not known from the text; give the job a title")
		return
	}
	d.review("title", "taken from the start of the text")
}

// labelledTitle takes what stands behind "Job title".
func (d *draft) labelledTitle() bool {
	for i := range d.lines {
		label, value := d.lines[i].Label, d.lines[i].Text
		if m := afterColon.FindStringSubmatch(value); label == "" && m != nil && d.lines[i].begins {
			label, value = m[1], m[2]
		}
		if label = strings.TrimRight(strings.TrimSpace(label), ":"); label != "" && titleLabel.MatchString(label) &&
			len(strings.Fields(value)) <= maxTitle && tidyTitle(value) != "" {
			d.job.Title = tidyTitle(value)
			d.lines[i].mark, d.lines[i].why = job.IsHeading, "names the job"
			return true
		}
	}
	return false
}

// maxTitle is the most words of a title.
const maxTitle = 14

// headTitle takes the first of the head lines that can be a title: no label, no
// employer, no name of a document, no sentence. One that names a person goes before
// one that does not, which may be the employer.
func (d *draft) headTitle(firm string) bool {
	can := d.headLines(firm)
	if len(can) == 0 {
		return false
	}
	best := slices.IndexFunc(can[:min(len(can), mostHeads)], func(i int) bool { return holdsJob(d.lines[i].Text) })
	l := &d.lines[can[max(best, 0)]]
	d.job.Title = tidyTitle(l.Text)
	l.mark, l.why = job.IsHeading, "names the job"
	return true
}

// mostHeads is among how many head lines a title is looked for.
const mostHeads = 4

// headLines are the head lines that can be a title.
func (d *draft) headLines(firm string) []int {
	var out []int
	for i := range d.lines {
		l := &d.lines[i]
		if i >= lastHead || l.mark == job.IsDuty && l.Shape != outline.Heading {
			break
		}
		can := l.Shape == outline.Heading || l.Shape == outline.Paragraph && l.mark == job.IsHeading
		if !can || strings.EqualFold(l.Text, firm) || noTitle.MatchString(l.Text) || field.MatchString(l.Text) &&
			strings.Contains(l.Text, ":") ||
			l.Shape != outline.Heading && afterColon.MatchString(l.Text) ||
			strings.HasSuffix(l.Text, ":") || strings.HasSuffix(l.Text, ",") || strings.HasSuffix(l.Text, "?") ||
			len(strings.Fields(l.Text)) > maxTitle || tidyTitle(l.Text) == "" {
			continue
		}
		out = append(out, i)
	}
	return out
}

// holdsJob reports whether what a line names is a person: the last word before a
// preposition, a comma, a dash or a bracket, or the first before "of".
func holdsJob(s string) bool {
	s = strings.ToLower(tidyTitle(s))
	if cut := titleEnd.FindStringIndex(s); cut != nil {
		s = s[:cut[0]]
	}
	words := english.Words(s)
	if len(words) == 0 || strings.Contains(general, " "+words[0]+" ") {
		return false
	}
	w := english.Singular(words[len(words)-1])
	return isPerson(w) || holders.MatchString(w) && !noHolders.MatchString(w)
}

var (
	titleEnd = regexp.MustCompile(`(?:\s+[–—|/-]\s+|\s*[,(:/|]|\s+(?:of|for|in|at|to|with|and|&|i{1,3}|iv|\d+)(?:\s|$)).*$`)
	holders  = regexp.MustCompile(`(?:[a-z]{2}(?:er|or|ist|ian|ant|man|men|ee|woman|person|master|smith|wright|hand)|agent|` +
		`superintendent|resident|` +
		`chef|nurse|clerk|lead|head|aide?|trainee|pilot|guard|steward|captain|mate|host|hostess|judge|coach|guide|analyst|physio|rep|` +
		`executive|` +
		`fellow|secretary|warden|dean|medic|paramedic|midwife|vet|chaplain|buyer|barista|au pair|nanny|diver|deputy|chief|president)$`)
	noHolders = regexp.MustCompile(`^(?:cent(?:er|re)|water|power|paper|number|order|offer|career|tower|river|harbo(?:u)?r|motor|` +
		`sector|door|` +
		`floor|restaurant|computer|plant|chapter|letter|matter|summer|winter|corner|quarter|committee|coffee|employee|employer|customer|` +
		`member|answer|paper|server|charter|september|october|november|december|hotelier)$`)
)

// lastHead is how far down a title is looked for.
const lastHead = 12

// wantedTitle takes whom the text says it looks for.
func (d *draft) wantedTitle() bool {
	for i := range d.lines {
		if m := wanted.FindStringSubmatch(d.lines[i].Text); m != nil {
			d.job.Title = tidyTitle(strings.ToUpper(m[1][:1]) + m[1][1:])
			return true
		}
	}
	return false
}

// tidyTitle takes off what a head line adds to a title.
func tidyTitle(s string) string {
	s = strings.TrimLeftFunc(gendered.ReplaceAllString(s, ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if bare := strings.Trim(ending.ReplaceAllString(s, ""), " –-:!"); bare != "" {
		s = bare
	}
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSymbol(r) && r != '+' || unicode.IsSpace(r) })
	return clip(s, maxTitleRunes)
}

const maxTitleRunes = 120
