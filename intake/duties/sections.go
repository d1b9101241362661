package duties

import (
	"regexp"
	"strings"
)

// section is the part of a description in which a line stands.
type section int

const (
	unsaid    section = iota // before any heading: about the job, mostly
	summary                  // what the job is for
	doing                    // duties and responsibilities
	targets                  // figures to be reached
	setting                  // where and how the work is done
	elsewhere                // requirements, pay, benefits, the employer, notes
)

// line is a line of a description with its section; bullet is true for an
// item of a list.
type line struct {
	text    string
	section section
	bullet  bool
}

// labels are the facts a description gives as "Label: value".
type labels struct {
	title, reportsTo, worksWith, setting, team string
}

// headings say which words in a heading open which section; the first that
// matches decides, so the narrower ones come first.
var headings = []struct {
	section section
	words   *regexp.Regexp
}{
	{targets, regexp.MustCompile(`(?i)\b(kpis?|targets|performance (measures|indicators|standards|targets)|key performance|success (measures|metrics)|how (we|success is|you will be) measured?|what success looks like|service levels?|metrics)\b`)},
	{elsewhere, regexp.MustCompile(`(?i)\b(requirements?|qualifications?|qualified|skills?|about you|who you are|you have|you bring|you'?ll (have|bring|need)|education|person specification|looking for|criteria|knowledge|competenc(y|ies)|abilities|certifications?|licen[sc]es?|physical|experience|benefits?|salary|compensation|pay|wage|what we offer|we offer|perks|apply|application|applicants|equal|diversity|eeo|notes?|selection|closing|about us|about the (company|team|organi[sz]ation|employer|department)|who we are|our (company|mission|values|story|culture)|company (overview|profile|description)|disclaimer|nice to have|desirable|preferred|attributes|contact|examination|probation\w*|vacanc\w+|background)\b`)},
	{setting, regexp.MustCompile(`(?i)\b(work(ing)? (conditions|environment|setting)|hours|schedule|shift|location|environment|conditions)\b`)},
	{doing, regexp.MustCompile(`(?i)\b(duties|duty|responsibilit(y|ies)|responsible|what you('ll| will)? ?(be )?do(ing)?|you will|you'll|tasks?|accountabilit(y|ies)|day[- ]to[- ]day|a typical day|functions|key (areas|activities)|job content|deliverables|essential job|in this (role|job|position)|role will)\b`)},
	{summary, regexp.MustCompile(`(?i)\b(summary|purpose|overview|about the (role|job|position|opportunity)|the (role|job|position|opportunity)|objective|job description|description|position|role|introduction)\b`)},
}

// inline are headings within a running paragraph: "… Duties include: …".
var inline = regexp.MustCompile(`(?i)(?:^|[.;!?)]\s+|\n)((?:the |your |key |main |essential |core |major |principal |general |specific |minimum |job |typical |primary )*(?:duties|responsibilities|requirements|qualifications|benefits|salary|notes?|tasks|functions|skills|education|experience|working conditions|hours|duties and responsibilities|kpis|targets)(?: and \w+)?(?: may)?(?: include[sd]?| are)?(?: the following)?(?:, but are not limited to)?\s*:)`)

var (
	bulletMark = regexp.MustCompile(`^\s*(?:[-*•·‣▪●○◦–—§o]\s+|[•·‣▪●○◦]|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+|[ivx]{1,4}[.)]\s+)`)
	labelled   = regexp.MustCompile(`^\s*\**(?i:(job title|title|position title|position|role|reports? to|reporting to|line manager|supervisor|works? with|working with|liaises with|key relationships|key contacts|internal contacts|external contacts|contacts|hours|schedule|location|working conditions|setting|team|direct reports))\**\s*[:–]\**\s*(\S.*)$`)
	noteMark   = regexp.MustCompile(`\s+NOTES?\s*:.*$`)
)

// readLines cuts a description into lines, each with its section, and takes
// out the labels.
func readLines(text string) ([]line, labels) {
	var out []line
	var found labels
	at := unsaid
	text = inline.ReplaceAllStringFunc(text, func(m string) string {
		i := strings.IndexFunc(m, func(r rune) bool { return !strings.ContainsRune(".;!?) \n\t", r) })
		return m[:max(i, 0)] + "\n" + m[max(i, 0):] + "\n"
	})
	for raw := range strings.Lines(text) {
		raw = strings.TrimSpace(raw)
		if raw == "" {
			continue
		}
		if found.take(raw) {
			continue
		}
		if s, rest, ok := heading(raw); ok {
			at = s
			if raw = rest; raw == "" {
				continue
			}
		}
		mark := bulletMark.FindString(raw)
		body := squeeze(strings.Trim(noteMark.ReplaceAllString(raw[len(mark):], ""), "*_# "))
		if body != "" {
			out = append(out, line{text: body, section: at, bullet: mark != ""})
		}
	}
	return out, found
}

// heading reports whether a line is a heading, what it opens, and what follows
// it on the same line.
func heading(raw string) (s section, rest string, ok bool) {
	if bulletMark.MatchString(raw) && !strings.HasPrefix(raw, "* *") && !strings.HasSuffix(raw, ":") {
		return 0, "", false
	}
	head, rest, colon := strings.Cut(raw, ":")
	bare := strings.Trim(head, " *#_=-–—:")
	count := len(strings.Fields(bare))
	marked := colon || strings.HasPrefix(raw, "#") || strings.HasPrefix(raw, "**") || strings.ToUpper(bare) == bare
	if count == 0 || count > 9 || strings.HasSuffix(strings.TrimSpace(raw), ".") && !colon || !marked && (count > 5 || !capitalised(bare)) {
		return 0, "", false
	}
	for _, h := range headings {
		if h.words.MatchString(bare) {
			return h.section, strings.Trim(rest, " *"), true
		}
	}
	return 0, "", false
}

// take keeps the value of a label line and reports whether raw is one.
func (f *labels) take(raw string) bool {
	m := labelled.FindStringSubmatch(raw)
	if m == nil || len(m[2]) > 200 {
		return false
	}
	value := strings.TrimRight(squeeze(strings.Trim(m[2], "* ")), ".")
	switch strings.ToLower(m[1]) {
	case "job title", "title", "position title", "position", "role":
		f.title = value
	case "report to", "reports to", "reporting to", "line manager", "supervisor":
		f.reportsTo = value
	case "team", "direct reports":
		f.team = value
	case "hours", "schedule", "location", "working conditions", "setting":
		f.setting = value
	default:
		f.worksWith = value
	}
	return true
}
