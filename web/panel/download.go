package panel

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"

	domain "yardstick/panel"
)

// packet sends the record of the position as one file.
func (r *room) packet(v *visit) error {
	var b bytes.Buffer
	position := v.R.PathValue("position")
	if err := r.Desk.Packet(v.R.Context(), v.who, position, &b); err != nil {
		return err
	}
	return v.send(position+".zip", "application/zip", b.Bytes())
}

// send sends a file to be kept. Its name is the code of a position or candidate.
func (v *visit) send(name, kind string, data []byte) error {
	v.W.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	v.Write(http.StatusOK, kind, data)
	return nil
}

// ratings sends the ratings that the viewer may see as CSV.
func (r *room) ratings(v *visit) error {
	view, err := r.see(v, domain.Focus{Candidate: "*"})
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(view.RatingRows()); err != nil {
		return err
	}
	return v.send(view.Position+"-ratings.csv", "text/csv; charset=utf-8", b.Bytes())
}

// calendar sends the interviews as iCalendar.
func (r *room) calendar(v *visit) error {
	view, err := r.see(v, domain.Focus{})
	if err != nil {
		return err
	}
	return v.send(view.Position+".ics", "text/calendar; charset=utf-8", []byte(view.Calendar(r.Now())))
}

// access sends everything that is kept of one candidate.
func (r *room) access(v *visit) error {
	a, err := r.Desk.Access(v.R.Context(), v.who, v.R.PathValue("position"), v.R.PathValue("candidate"))
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(a, "", "  ")
	if err != nil {
		return err
	}
	return v.send(v.R.PathValue("candidate")+".json", "application/json", data)
}

// decisionIn reads decision.json.
func decisionIn(data []byte) ([]verdict, error) {
	if len(data) == 0 {
		return nil, nil
	}
	var d struct {
		Outcomes []verdict `json:"outcomes"`
	}
	return d.Outcomes, json.Unmarshal(data, &d)
}
