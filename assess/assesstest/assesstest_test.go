package assesstest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/assess/text"
	"yardstick/guide"
)

func TestRead(t *testing.T) {
	t.Parallel()
	const answer = "I love this town. The refunds of customers waited for weeks. Forty parcels were lost."
	doc, err := text.Parse(answer)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		claim assess.Claim
		want  assess.Verdict
		quote string
	}{
		"words":        {assess.Claim{Text: "Customers wait for refunds."}, assess.Met, "The refunds of customers waited for weeks."},
		"some words":   {assess.Claim{Text: "Names refunds, invoices."}, assess.Partly, "The refunds of customers waited for weeks."},
		"an item":      {assess.Claim{Text: "Names what is dealt with.", Item: "parcels", Kind: guide.Coverage}, assess.Met, "Forty parcels were lost."},
		"a figure":     {assess.Claim{Text: "Draws the line.", Kind: guide.MeasureK}, assess.Met, "Forty parcels were lost."},
		"other words":  {assess.Claim{Text: "Bakes bread before dawn."}, assess.NotMet, ""},
		"no words":     {assess.Claim{}, assess.NotMet, ""},
		"not of words": {assess.Claim{Text: "Customers wait for refunds.", Kind: assess.AboutJob}, assess.NotAssessed, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := assesstest.Reader{}.Read(t.Context(), doc, []assess.Claim{tt.claim})
			if err != nil || len(got) != 1 {
				t.Fatalf("%d readings, error %v", len(got), err)
			}
			quote := ""
			for _, s := range got[0].Spans {
				quote += answer[s.Start:s.End]
			}
			if d := cmp.Diff([]string{string(tt.want), tt.quote}, []string{string(got[0].Verdict), quote}); d != "" {
				t.Errorf("verdict and quote (-want +got):\n%s", d)
			}
		})
	}
}
