package eval

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"yardstick/internal/figure"
	"yardstick/judge"
)

// WriteText writes the report for people: the table of readers, what the model
// took, and then the whole report on the model.
func (j *Judged) WriteText(w io.Writer) error {
	var b strings.Builder
	b.WriteString("A language model as one more rater\n\n")
	fmt.Fprintf(&b, "  Model      %s at %s\n", j.Model, j.Endpoint)
	fmt.Fprintf(&b, "  Prompt     SHA-256 %s\n", j.PromptSHA256)
	fmt.Fprintf(
		&b,
		"  Asked      temperature %d, seed %d, %d requirements a call, up to %d rounds, %s\n",
		j.Parameters.Temperature,
		j.Parameters.Seed,
		j.Parameters.Batch,
		j.Parameters.Rounds,
		masked(j.Parameters.Masked),
	)
	b.WriteString("\nBoth readers, people, and each other: the same pairs of answer and requirement\n\n")
	j.writeReaders(&b)
	b.WriteString("\n  Both agree, stricter: what the rules of record of these names would give (verdict_of_record in the guide).\n")
	b.WriteString("  What was not assessed is left out of a row's figures and never counted as zero. ECE: expected calibration error.\n")
	j.writeUse(&b)
	j.writeTrials(&b)
	b.WriteString("\n\nThe language model in full. ")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	return j.Judge.WriteText(w)
}

func masked(yes bool) string {
	if yes {
		return "names, addresses and numbers masked"
	}
	return "nothing masked"
}

func (j *Judged) writeReaders(b *strings.Builder) {
	var s figure.Sheet
	s.Add("", "against", "cases", "not assessed", "exact", "kappa", "95 % interval", "within answers", "macro F1", "ECE")
	for _, r := range j.Readers {
		s.Add(r.Name, r.Against, figure.Thousands(r.N), figure.Thousands(r.NotAssessed), figure.Short(r.Exact), figure.Short(r.Kappa.Value),
			figure.Interval(r.Kappa.Low, r.Kappa.High), figure.Short(r.Within), figure.Short(r.MacroF1), figure.Short(r.ECE))
	}
	s.Write(b)
}

// writeUse writes what the model took.
func (j *Judged) writeUse(b *strings.Builder) {
	u := &j.Use
	answers := max(j.Judge.Answers, 1)
	b.WriteString("\nWhat it took\n\n")
	fmt.Fprintf(
		b,
		"  %s: %s of %s readings known before, %s asked a third time.\n",
		figure.Plural(u.Calls, "call"),
		figure.Thousands(u.Cached),
		figure.Thousands(u.Requirements),
		figure.Thousands(u.Third),
	)
	if u.Repairs > 0 {
		fmt.Fprintf(b, "  %s asked to mend a reply that could not be read.\n", figure.Plural(u.Repairs, "call"))
	}
	fmt.Fprintf(b, "  %s tokens in, %s out: %s an answer.", figure.Thousands(u.PromptTokens), figure.Thousands(u.CompletionTokens),
		figure.Thousands((u.PromptTokens+u.CompletionTokens)/answers))
	if j.Cost != "" {
		fmt.Fprintf(b, " Cost by the prices given: %s.", j.Cost)
	}
	fmt.Fprintf(
		b,
		"\n  %.1f seconds of the model, %.2f an answer.\n",
		float64(u.Milliseconds)/1000,
		float64(u.Milliseconds)/1000/float64(answers),
	)
	fmt.Fprintf(b, "  Unstable: %s of the requirements (95 %% interval %s).\n", share(j.Unstable), between(j.Interval))
	for _, reason := range byName(j.Reasons) {
		if reason != judge.Unstable {
			fmt.Fprintf(b, "  Not assessed, %s: %s. %s\n", reason, figure.Thousands(j.Reasons[reason]), explained(reason))
		}
	}
}

func explained(reason string) string {
	if meaning := judge.Explain(reason); meaning != reason {
		return meaning
	}
	return ""
}

// writeTrials writes how many requirements a call are worth taking.
func (j *Judged) writeTrials(b *strings.Builder) {
	if len(j.Trials) == 0 {
		return
	}
	b.WriteString("\nRequirements a call\n\n")
	s := figure.Sheet{Notes: true}
	s.Add("", "calls", "tokens in", "out", "seconds", "not assessed", "unstable", "exact", "kappa", "95 % interval", "")
	for i := range j.Trials {
		t := &j.Trials[i]
		note := ""
		if t.Chosen {
			note = fmt.Sprintf("fewest tokens within %.2f of the best kappa: --judge-batch %d", asGood, t.Batch)
		}
		s.Add(
			strconv.Itoa(t.Batch),
			figure.Thousands(t.Use.Calls),
			figure.Thousands(t.Use.PromptTokens),
			figure.Thousands(t.Use.CompletionTokens),
			fmt.Sprintf("%.1f", float64(t.Use.Milliseconds)/1000),
			figure.Thousands(t.NotAssessed),
			share(t.Unstable),
			figure.Short(t.Exact),
			figure.Short(t.Kappa.Value),
			figure.Interval(t.Kappa.Low, t.Kappa.High),
			note,
		)
	}
	s.Write(b)
	if slices.ContainsFunc(j.Trials, func(t Trial) bool { return t.Use.Cached > 0 }) {
		b.WriteString("\n  Some of it was known before and took nothing: --judge-no-cache measures tokens and seconds anew.\n")
	}
}
