package eval

import (
	"encoding/csv"
	"io"
)

// WritePredictions writes one row a pair, in the order of the answers and of
// the guide's requirements: CSV with the columns id, requirement, label and
// predicted. A contradicted requirement is not_met there, as in the labels.
func (r *Interview) WritePredictions(w io.Writer) error {
	rows := [][]string{{"id", "requirement", "label", "predicted"}}
	for _, p := range r.predictions {
		rows = append(rows, []string{p.Answer, p.Requirement, string(p.Label), string(p.Predicted)})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// WritePredictions writes one row a student's answer, in the order of the
// folders and files: CSV with the columns id, gold and predicted.
func (r *SemEval) WritePredictions(w io.Writer) error {
	rows := [][]string{{"id", "gold", "predicted"}}
	for _, p := range r.predictions {
		rows = append(rows, []string{p.id, p.gold, p.predicted})
	}
	return csv.NewWriter(w).WriteAll(rows)
}
