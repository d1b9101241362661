package assess

import (
	"testing"

	"yardstick/guide"
)

func TestAdvice(t *testing.T) {
	t.Parallel()
	coverage := guide.Requirement{Text: "Covers both.", Kind: guide.Coverage, Items: []string{"phones", "post"}, AtLeast: 2}
	cases := []struct {
		name string
		r    guide.Requirement
		f    Requirement
		want string
	}{
		{"met", guide.Requirement{Text: "Says it."}, Requirement{Verdict: Met}, ""},
		{"not assessed", guide.Requirement{Text: "Says it."}, Requirement{Verdict: NotAssessed}, "This was not assessed, which is not a zero."},
		{
			"not met",
			guide.Requirement{Text: "Names what came of it."},
			Requirement{Kind: guide.Result, Verdict: NotMet},
			"The answer does not show this yet: “names what came of it”. Ask yourself: how did it end, for whom, and what was different afterwards?",
		},
		{
			"measure without a figure",
			guide.Requirement{Text: "KPIs have a limit."},
			Requirement{Kind: guide.MeasureK, Verdict: Partly},
			"The answer touches on this without a figure, date or limit that could be checked: “KPIs have a limit”. Ask yourself: from which number, date or limit on would I call it one thing rather than the other, and counted over what time?",
		},
		{
			"coverage", coverage,
			Requirement{Kind: guide.Coverage, Verdict: Partly, Items: []Item{{Name: "phones", Verdict: Met}, {Name: "post", Verdict: NotMet}}},
			"1 of 2 parts said clearly, at least 2 wanted. Little or nothing yet about: post. Ask yourself: in each of these, what would go well or badly, and how would I notice?",
		},
		{
			"content that says what is to be told",
			guide.Requirement{Text: "Says what he or she owes the members."},
			Requirement{Kind: guide.Content, Verdict: NotMet},
			"The answer does not show this yet: “says what he or she owes the members”. Ask yourself: what you owe the members – which detail of it would convince someone who does the work?",
		},
		{
			"content that names something",
			guide.Requirement{Text: "Names one strength that the work needs."},
			Requirement{Kind: guide.Content, Verdict: NotMet},
			"The answer does not show this yet: “names one strength that the work needs”. Ask yourself: which one would I name, why that one, and where have I met it?",
		},
		{
			"content that is to be shown",
			guide.Requirement{Text: "Shows that success depends on colleagues."},
			Requirement{Kind: guide.Content, Verdict: Partly},
			"The answer touches on this but leaves it vague or incomplete: “shows that success depends on colleagues”. Ask yourself: where have I seen this for myself, and what did I do about it?",
		},
		{
			"other content",
			guide.Requirement{Text: "Was open about it."},
			Requirement{Kind: guide.Content, Verdict: NotMet},
			"The answer does not show this yet: “was open about it”. Ask yourself: what do I know about this from doing it, and which detail would convince someone who does the work?",
		},
		{
			"contradicted",
			guide.Requirement{Text: "Asks for help."},
			Requirement{Kind: guide.Content, Verdict: Contradicted},
			"The answer says the opposite of what is looked for: “asks for help”. Ask yourself: do I mean that, and would I still do it so?",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := advice(&c.r, &c.f); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
