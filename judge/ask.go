package judge

import (
	"context"
	"strings"
	"unicode"

	"yardstick/assess"
	"yardstick/assess/text"
)

// The reasons for which a model's reading of a requirement does not stand.
const (
	Unstable   = "unstable"   // asked again in another order, it said something else
	Unreadable = "unreadable" // its reply was not in the form, also when asked to mend it
	Refused    = "refused"    // it, or its server, would not reply
	Obeyed     = "obeyed"     // it said that the canary is met: it obeyed something in the answer
	Unread     = "language"   // it does not read the language of the answer
	Differ     = "readers_differ"
)

// Explain says what a reason means, or gives it back where it is unknown.
func Explain(reason string) string {
	switch reason {
	case Unstable:
		return "The language model was asked again in another order and said something else."
	case Unreadable:
		return "The language model's reply was not in the form that was asked for."
	case Refused:
		return "The language model, or its server, refused to reply."
	case Obeyed:
		return "The language model found met what no answer can meet: it followed something other than its rules. Nothing of that reply counts."
	case Unread:
		return "The language model says that it does not read the language of the answer."
	case Differ:
		return "The two readers differ, and the guide wants both to agree."
	}
	return reason
}

// vote is what one round found of a claim; reason is set where it found nothing.
type vote struct {
	verdict assess.Verdict
	spans   []text.Span
	why     string
	reason  string
}

// ask asks one call and gives a vote for each of its claims, in their order.
func (r *Reader) ask(ctx context.Context, c call, claims []assess.Claim, x *index) ([]vote, error) {
	ids := append([]string{c.canary}, c.ids...)
	found, reason, err := r.findings(ctx, c.request, ids)
	if err != nil {
		return nil, err
	}
	switch {
	case reason != "":
	case *found.Findings[c.canary].Verdict != assess.NotMet:
		reason = Obeyed
	case !*found.Reads:
		reason = Unread
	}
	votes := make([]vote, len(c.claims))
	for i, n := range c.claims {
		votes[i] = vote{verdict: assess.NotAssessed, reason: reason}
		if reason == "" {
			votes[i] = x.vote(found.Findings[c.ids[i]], &claims[n])
		}
	}
	return votes, nil
}

// findings asks, and once more where the reply cannot be read: with what was
// wrong and, where it was cut off, with twice the room.
func (r *Reader) findings(ctx context.Context, q Request, ids []string) (f findings, reason string, err error) {
	for try := range 2 {
		reply, err := r.model.Ask(ctx, q)
		if err != nil {
			return f, "", err
		}
		watcher(ctx).asked(&reply, try > 0)
		if reply.Refusal != "" || reply.Finish == Filtered {
			return f, Refused, nil
		}
		f, err = parseFindings(reply.Text, ids)
		if err == nil {
			return f, "", nil
		}
		if reply.Finish == CutOff {
			q.MaxTokens *= 2
		}
		q = mend(q, reply, err, ids)
	}
	return f, Unreadable, nil
}

// shownReply is how much of a reply that cannot be read goes back, bytes.
const shownReply = 4_000

// mend asks for the same once more, with what was wrong.
func mend(q Request, reply Reply, wrong error, ids []string) Request {
	was := reply.Text
	if len(was) > shownReply {
		was = strings.ToValidUTF8(was[:shownReply], "")
	}
	if was == "" {
		was = "(nothing)"
	}
	q.Messages = append(q.Messages[:len(q.Messages):len(q.Messages)], Message{"assistant", was},
		Message{"user", fill(promptText("repair"), "fault", wrong.Error(), "ids", list(ids))})
	return q
}

// vote takes a finding for what it can show: without a quote that stands in the
// answer, in words that are not those of the question or the requirement, there is
// no verdict above not_met. That the answer is about the job earns
// nothing by itself and needs none.
func (x *index) vote(f finding, c *assess.Claim) vote {
	v := vote{verdict: *f.Verdict, why: oneLine(f.Why)}
	if v.verdict == assess.NotMet {
		return v
	}
	span, ok := x.find(f.Quote)
	switch {
	case ok && !echoes(f.Quote, c):
		v.spans = []text.Span{span}
	case v.verdict == assess.Met && c.Kind == assess.AboutJob:
	default:
		v.verdict, v.why = assess.NotMet, ""
	}
	return v
}

// echoLeast is the words of a quote that nobody shares with a requirement by chance.
const echoLeast = 4

// echoes reports whether a quote only repeats the requirement or the question.
func echoes(quote string, c *assess.Claim) bool {
	q := strings.Trim(foldAll(quote), `"' .`)
	if len(strings.Fields(q)) < echoLeast {
		return false
	}
	for _, asked := range []string{c.Text, c.Item, c.Question} {
		if strings.Contains(foldAll(asked), q) {
			return true
		}
	}
	return false
}

// mostWhy is the length of a model's sentence, in code points.
const mostWhy = 240

// oneLine makes a model's sentence safe to show: one line without control and
// hidden characters, of bounded length.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > mostWhy {
		return string(runes[:mostWhy-1]) + "…"
	}
	return string(runes)
}

func list(ids []string) string { return strings.Join(ids, ", ") }
