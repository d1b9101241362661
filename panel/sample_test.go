package panel_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record/packet"
)

var auditor = panel.Viewer{Code: "alba", Roles: []people.Role{people.Auditor}}

func made(t *testing.T, upto sample.Upto) *panel.Desk {
	t.Helper()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	if err := sample.Make(t.Context(), d, upto); err != nil {
		t.Fatal(err)
	}
	return d
}

func see(t *testing.T, d *panel.Desk, who panel.Viewer) panel.View {
	t.Helper()
	v, err := d.See(t.Context(), who, sample.Code, panel.Focus{Candidate: "*", Variants: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestWholeWay goes from the opening to a packet that verifies.
func TestWholeWay(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Decided)
	v := see(t, d, panel.Viewer{Code: sample.Coordinator})
	if v.Stage != people.Decided || len(v.Candidates) != 4 || v.Results == nil || len(v.Results.Frozen) != 4 {
		data, _ := json.MarshalIndent(v, "", " ")
		t.Fatalf("%s", data)
	}
	t.Logf("%+v", v.Results.Frozen)
	t.Logf("%+v %+v", v.Results.Agenda, v.Results.DependsOn)
	var b bytes.Buffer
	if err := d.Packet(t.Context(), auditor, sample.Code, &b); err != nil {
		t.Fatal(err)
	}
	r, err := packet.Verify(bytes.NewReader(b.Bytes()), int64(b.Len()), packet.Options{Rules: panel.Rules()})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Checks {
		t.Logf("%s %s: %s", c.Name, c.Status, c.Found)
	}
	if !r.Whole {
		t.Errorf("the packet is not whole")
	}
}
