package draft

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/job"
)

// TestSeveral holds where a line says several duties, and where it says one.
func TestSeveral(t *testing.T) {
	t.Parallel()
	for duty, want := range map[string]string{
		"Take payments and balance the till every evening":                  "Take payments|Balance the till every evening",
		"Send weekly arrears letters and keep the rent ledger correct":      "Send weekly arrears letters|Keep the rent ledger correct",
		"Issue permits to fishermen and collect fees":                       "Issue permits to fishermen|Collect fees",
		"Open the shop, serve customers and cash up the till":               "Open the shop|Serve customers and cash up the till",
		"Sweep the yard, clean the gates and lock the sheds":                "Sweep the yard|Clean the gates|Lock the sheds",
		"Receive parcels, and then sort the post":                           "Receive parcels|Sort the post",
		"Write the rota and also pay the casual staff":                      "Write the rota|Pay the casual staff",
		"Plan and run the shift":                                            "",
		"Plan, run and review the shift":                                    "",
		"Greet owners and book appointments":                                "",
		"Answer calls from tenants and log every repair request":            "",
		"Answer calls and log them":                                         "",
		"Walk the floors every two hours and write down what you see":       "",
		"Book contractors and check that repairs are finished in time":      "",
		"Help residents to wash and dress the little ones":                  "",
		"Ensure drivers check the tyres and clean the cab":                  "",
		"Support parents and attend the clinic":                             "",
		"Tell visitors who ring the bell and ask the way where to go":       "",
		"Keep the books of shops that buy flour and sell the bread":         "",
		"Prepare salads and sandwiches":                                     "",
		"Order food and medicine stock weekly":                              "",
		"Check the tyres, brakes and lights of each bus":                    "",
		"Set up and take down the stage":                                    "",
		"Clean (by hand and clear the sink) the pans":                       "",
		"Lift boxes, stack the shelves, sweep the floor and lock the doors": "",
	} {
		t.Run(duty, func(t *testing.T) {
			t.Parallel()
			if want == "" {
				want = duty
			}
			if diff := cmp.Diff(want, strings.Join(several(duty), "|")); diff != "" {
				t.Errorf("duties (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSeveralLosesNothing holds that parting a duty drops no word but the
// joints, whatever it says.
func TestSeveralLosesNothing(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom(strings.Fields("take payments and balance the till or then also, lock doors, it every clean greet a guests ; help (at noon)"))
	bare := func(s string) (out []string) {
		for _, w := range strings.Fields(strings.ToLower(s)) {
			if w = strings.Trim(w, ",;"); w != "" && !strings.Contains(" and or then also ", " "+w+" ") {
				out = append(out, w)
			}
		}
		return out
	}
	rapid.Check(t, func(t *rapid.T) {
		duty := strings.Join(rapid.SliceOfN(word, 1, 14).Draw(t, "words"), " ")
		got := several(duty)
		if diff := cmp.Diff(bare(duty), bare(strings.Join(got, " "))); diff != "" || len(got) > maxSeveral {
			t.Errorf("%q gives %q (-want +got):\n%s", duty, got, diff)
		}
	})
}

// TestLineOfSeveral holds that a line that says two duties stays one line of the
// draft, which names both and their function.
func TestLineOfSeveral(t *testing.T) {
	t.Parallel()
	j := propose(t, written("# Cashier\n# Duties\n- Take payments and balance the till every evening\n- Answer customers' calls"))
	want := job.DraftLine{
		Text: "Take payments and balance the till every evening", Is: job.IsDuty, Function: j.Functions[0].ID, Duty: "Take payments",
		Also: []job.DraftDuty{{Duty: "Balance the till every evening", Function: j.Functions[0].ID}},
	}
	got := j.Draft.Lines[2]
	got.Why = ""
	if diff := cmp.Diff(want, got); diff != "" || len(duties(j)) != 3 {
		t.Errorf("%d duties; the line (-want +got):\n%s", len(duties(j)), diff)
	}
}
