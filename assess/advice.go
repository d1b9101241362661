package assess

import (
	"fmt"
	"slices"
	"strings"

	"yardstick/english"
	"yardstick/guide"
)

// advice says what an answer lacks for a requirement and which question to ask
// oneself; it gives no words to repeat. Where the requirement is met it is empty.
func advice(r *guide.Requirement, f *Requirement) string {
	switch f.Verdict {
	case Met:
		return ""
	case NotAssessed:
		return "This was not assessed, which is not a zero."
	}
	return lack(r, f) + " " + selfQuestion(r, f)
}

// lack says what is missing, in the requirement's own terms.
func lack(r *guide.Requirement, f *Requirement) string {
	wanted := quoteText(r.Text)
	switch {
	case f.Verdict == Contradicted:
		return "The answer says the opposite of what is looked for: " + wanted + "."
	case f.Kind == guide.Coverage && len(f.Items) > 0:
		return missingItems(r, f)
	case f.Verdict == Partly && f.Kind == guide.MeasureK:
		return "The answer touches on this without a figure, date or limit that could be checked: " + wanted + "."
	case f.Verdict == Partly:
		return "The answer touches on this but leaves it vague or incomplete: " + wanted + "."
	}
	return "The answer does not show this yet: " + wanted + "."
}

// missingItems names the items that were not clearly said.
func missingItems(r *guide.Requirement, f *Requirement) string {
	var missing []string
	for _, it := range f.Items {
		if it.Verdict != Met {
			missing = append(missing, it.Name)
		}
	}
	if len(missing) == 0 {
		return "Every part is mentioned, but not clearly enough to count: " + quoteText(r.Text) + "."
	}
	least := r.AtLeast
	if least <= 0 || least > len(f.Items) {
		least = len(f.Items)
	}
	return fmt.Sprintf("%d of %d parts said clearly, at least %d wanted. Little or nothing yet about: %s.",
		len(f.Items)-len(missing), len(f.Items), least, strings.Join(missing, "; "))
}

// selfQuestion is the question that leads to what is missing.
func selfQuestion(r *guide.Requirement, f *Requirement) string {
	if f.Verdict == Contradicted {
		return "Ask yourself: do I mean that, and would I still do it so?"
	}
	switch f.Kind {
	case guide.Coverage:
		return "Ask yourself: in each of these, what would go well or badly, and how would I notice?"
	case guide.MeasureK:
		return "Ask yourself: from which number, date or limit on would I call it one thing rather than the other, and counted over what time?"
	case guide.Personal:
		return "Ask yourself: what is my own part in this, what do I do myself, and what do I answer for?"
	case guide.Example:
		return "Ask yourself: which one day, person or case shows this, and what happened then?"
	case guide.Cause:
		return "Ask yourself: why did it come to this, and what lay behind that?"
	case guide.Action:
		return "Ask yourself: what exactly was done, by whom, and in what order?"
	case guide.Result:
		return "Ask yourself: how did it end, for whom, and what was different afterwards?"
	case guide.Lesson:
		return "Ask yourself: what do I do differently since then, and why?"
	case guide.Sign:
		return "Ask yourself: what would I see or hear first, days or weeks before anybody else calls it a problem?"
	case guide.Balance:
		return "Ask yourself: how would the people I speak of tell it, and would they find it fair?"
	}
	return contentQuestion(r.Text)
}

// contentQuestion is the question behind a requirement of no other kind, in its own
// words where it says what is to be told: "Says what members gain by it" asks what
// members gain by it.
func contentQuestion(text string) string {
	verb, rest, _ := strings.Cut(strings.TrimRight(english.Addressed(strings.TrimSpace(text)), ". "), " ")
	next, _, _ := strings.Cut(rest, " ")
	switch {
	case slices.Contains(interrogatives, next):
		return "Ask yourself: " + rest + " – which detail of it would convince someone who does the work?"
	case verb == "Name":
		return "Ask yourself: which one would I name, why that one, and where have I met it?"
	case verb == "Show" && next == "that":
		return "Ask yourself: where have I seen this for myself, and what did I do about it?"
	}
	return "Ask yourself: what do I know about this from doing it, and which detail would convince someone who does the work?"
}

var interrogatives = []string{"what", "who", "whom", "whose", "which", "how", "why", "where", "when", "whether"}

// quoteText puts a requirement into quotation marks without its full stop.
func quoteText(s string) string {
	return "“" + english.Lower(strings.TrimRight(strings.TrimSpace(s), ".")) + "”"
}
