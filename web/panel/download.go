package panel

import (
	"bytes"
	"encoding/json"
	"net/http"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	domain "yardstick/panel"
	"yardstick/web/frame"
)

// downloads are the routes of what is taken along of a position.
func (r *room) downloads(do func(pattern string, h func(v *visit) error, most int64) frame.Route) []frame.Route {
	return []frame.Route{
		do("GET /positions/{position}/packet.zip", r.packet, 0),
		do("GET /positions/{position}/ratings.csv", r.ratings("csv"), 0),
		do("GET /positions/{position}/ratings.xlsx", r.ratings("xlsx"), 0),
		do("GET /positions/{position}/results.csv", r.resultsAs("csv"), 0),
		do("GET /positions/{position}/results.xlsx", r.resultsAs("xlsx"), 0),
		do("GET /positions/{position}/candidates.csv", r.candidatesAs("csv"), 0),
		do("GET /positions/{position}/candidates.xlsx", r.candidatesAs("xlsx"), 0),
		do("GET /positions/{position}/dues.csv", r.duesAs("csv"), 0),
		do("GET /positions/{position}/dues.xlsx", r.duesAs("xlsx"), 0),
		do("GET /positions/{position}/impact.csv", r.impactAs("csv"), 0),
		do("GET /positions/{position}/impact.xlsx", r.impactAs("xlsx"), 0),
		do("GET /positions/{position}/alike.csv", r.alikeAs("csv"), 0),
		do("GET /positions/{position}/alike.xlsx", r.alikeAs("xlsx"), 0),
		do("GET /positions/{position}/agreement.csv", r.agreementAs("csv"), 0),
		do("GET /positions/{position}/agreement.xlsx", r.agreementAs("xlsx"), 0),
		do("GET /positions/{position}/record.csv", r.recordAs("csv"), 0),
		do("GET /positions/{position}/record.xlsx", r.recordAs("xlsx"), 0),
		do("GET /positions/{position}/guide.json", r.guideAs("json"), 0),
		do("GET /positions/{position}/guide.md", r.guideAs("md"), 0),
		do("GET /positions/{position}/guide.case.json", r.guideAs("case"), 0),
		do("GET /positions/{position}/interviews.ics", r.calendar, 0),
	}
}

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

// ratings sends the ratings that the viewer may see, as a table in a format.
func (r *room) ratings(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{Ratings: true})
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Ratings"}
		t.Head, t.Rows = view.RatingRows().Cells()
		return v.Table(view.Position+"-ratings", format, t)
	}
}

// resultsAs sends the results that the viewer may see, as a table in a format.
func (r *room) resultsAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{})
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Results"}
		t.Head, t.Rows = view.ResultRows()
		return v.Table(view.Position+"-results", format, t)
	}
}

// guideAs sends the sealed guide of the position for people, or for other programs.
func (r *room) guideAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{Guide: true})
		if err != nil {
			return err
		}
		if view.Guide == nil || len(view.Guide.Document) == 0 {
			return fault.NotFoundf("there is no sealed guide here that you may see")
		}
		if format == "json" {
			return v.send(view.Position+"-guide.json", "application/json", view.Guide.Document)
		}
		all, err := guide.Read("guide.json", view.Guide.Document)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if format == "md" {
			if err := guide.Markdown(&b, &all[0]); err != nil {
				return err
			}
			return v.send(view.Position+"-guide.md", "text/markdown; charset=utf-8", b.Bytes())
		}
		if err := rubric.Write(&b, &all[0], rubric.Options{}); err != nil {
			return err
		}
		return v.send(view.Position+"-guide.case.json", "application/json", b.Bytes())
	}
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
