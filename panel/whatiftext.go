package panel

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WhatIf is the order as it stands and as it would be otherwise.
type WhatIf struct {
	Standing  []Total   `json:"standing"`
	Variants  []Variant `json:"variants"`
	DependsOn []string  `json:"depends_on"`
}

// WhatIf takes the variants out of a view that was focused on them; where the
// viewer may not see results it is empty.
func (v *View) WhatIf() *WhatIf {
	if v.Results == nil {
		return &WhatIf{Standing: []Total{}, Variants: []Variant{}, DependsOn: []string{}}
	}
	return &WhatIf{Standing: v.Results.Standing, Variants: v.Results.Variants, DependsOn: v.Results.DependsOn}
}

// WriteText writes it for people.
func (w *WhatIf) WriteText(out io.Writer) error {
	b := bufio.NewWriter(out)
	if len(w.Variants) == 0 {
		b.WriteString("there is no revealed rating that you may see; nothing to compare yet\n")
		return b.Flush()
	}
	fmt.Fprintf(b, "as it stands: %s\n", orderText(w.Standing))
	for _, v := range w.Variants {
		name := v.What
		if v.Who != "" {
			name = strings.TrimPrefix(v.What, "leave out a ")
			name = "without the " + name + " " + v.Who
		}
		if len(v.Switched) == 0 {
			fmt.Fprintf(b, "%s: the same order\n", name)
			continue
		}
		fmt.Fprintf(b, "%s: %s\n", name, orderText(v.Totals))
		for _, s := range v.Switched {
			fmt.Fprintf(b, "    %s was %s %s, is %s\n", s.First, joined(s.Was), s.Second, s.Is)
		}
	}
	if len(w.DependsOn) == 0 {
		b.WriteString("the order does not depend on any one rater\n")
	} else {
		fmt.Fprintf(b, "the order depends on %s\n", strings.Join(w.DependsOn, ", and on "))
	}
	return b.Flush()
}

func joined(order string) string {
	if order == "tied" {
		return "tied with"
	}
	return order
}

// orderText writes an order in one line, ties joined by =.
func orderText(totals []Total) string {
	var b strings.Builder
	for i, t := range totals {
		switch {
		case i == 0:
		case t.Rank != 0 && t.Rank == totals[i-1].Rank:
			b.WriteString(" = ")
		default:
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s %.2f", t.Candidate, t.Mean)
	}
	return b.String()
}
